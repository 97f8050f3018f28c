// What the runner decides by itself: two phones put together without loss, and what is done, failing and sent; the server agrees.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedOf, isDone, toSend, wantsNote, wantsPhoto } from '../../admin/runner/fill.ts';
import { mergeAnswers, sameAnswer, sameAnswers } from '../../admin/runner/merge.ts';
import type { Answers, Question } from '../../admin/forms/judge.ts';
import type { Paper } from '../../admin/runner/runner.operations.ts';

const answer = fc.oneof(fc.record({ value: fc.constantFrom<unknown>(true, false, 'a', '3', ['x', 'y']), note: fc.option(fc.constantFrom('灰', ''), { nil: undefined }) }), fc.constant({ isNotApplicable: true }));
const sheet: fc.Arbitrary<Answers> = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), answer as never);

describe('Two phones', () => {
  test('what one changed is taken, what both changed alike is taken once, what both changed differently is asked; nothing else', () => {
    fc.assert(fc.property(sheet, sheet, sheet, (base, mine, theirs) => {
      const { answers, conflicts } = mergeAnswers(base, mine, theirs);
      for (const key of ['a', 'b', 'c', 'd', 'e']) {
        const [iChanged, theyChanged] = [!sameAnswer(mine[key], base[key]), !sameAnswer(theirs[key], base[key])];
        expect(conflicts.includes(key), key).toBe(iChanged && theyChanged && !sameAnswer(mine[key], theirs[key]));
        if (iChanged) expect(sameAnswer(answers[key], mine[key]), key).toBe(true);
        else expect(sameAnswer(answers[key], theirs[key]), key).toBe(true);
      }
      expect(mergeAnswers(base, theirs, mine).conflicts).toEqual(conflicts);
    }), { numRuns: 800 });
  });
  test('one phone alone merges with nothing; a merge done again changes nothing', () => {
    fc.assert(fc.property(sheet, sheet, (base, mine) => {
      expect(mergeAnswers(base, mine, base)).toMatchObject({ conflicts: [] });
      expect(sameAnswers(mergeAnswers(base, mine, base).answers, mine)).toBe(true);
      expect(mergeAnswers(base, mine, mine).conflicts).toEqual([]);
    }));
  });
  test('an answer is the same whatever order its parts have and whatever was left empty', () => {
    expect(sameAnswer({ value: { name: '蒋', fileId: '1' } }, { value: { fileId: '1', name: '蒋' }, note: '' })).toBe(true);
    expect(sameAnswer(undefined, { value: '', evidence: [] })).toBe(true);
    expect(sameAnswer({ value: false }, undefined)).toBe(false);
    expect(sameAnswer({ value: ['a', 'b'] }, { value: ['b', 'a'] })).toBe(false);
    expect(sameAnswer({ value: { readings: ['1', ''] } }, { value: { readings: ['1'] } })).toBe(true);
  });
});

const words = { zh: '题', en: 'Q' };
const q = (key: string, type: Question['type'], more: Partial<Question> = {}): Question => ({ key, type, ...words, ...more });
const paper = (...questions: Question[]): Pick<Paper, 'sections'> => ({ sections: [{ key: 's', ...words, questions }] });
const state = (one: Question, given?: object) => { const answers = given ? { [one.key]: given } : {}; const [asked] = askedOf(paper(one), answers as Answers); if (!asked) throw new Error('It is not asked'); return { fails: asked.fails, done: isDone(asked, given as never), photo: wantsPhoto(asked, given as never), note: wantsNote(asked, given as never) }; };

describe('What the phone knows', () => {
  const proof = { evidence: 'ON_FAIL', noteOnFail: true } as const;
  test.each<[string, Question, object | undefined, Partial<ReturnType<typeof state>>]>([
    ['nothing answered', q('a', 'YES_NO'), undefined, { done: false, fails: false }],
    ['a fail that nobody told of', q('a', 'YES_NO'), { value: false }, { done: true, fails: false }],
    ['a fail that wants proof', q('a', 'YES_NO', { ...proof, failsOn: false }), { value: false }, { fails: true, photo: true, note: true, done: false }],
    ['a reversed one', q('a', 'YES_NO', { ...proof, failsOn: true }), { value: true }, { fails: true, done: false }],
    ['a reversed one that passes', q('a', 'YES_NO', { ...proof, failsOn: true }), { value: false }, { fails: false, done: true }],
    ['proved', q('a', 'YES_NO', { ...proof, failsOn: false }), { value: false, note: '灰', evidence: [{ fileId: 'shot-1' }] }, { fails: true, done: true }],
    ['a choice that fails', q('a', 'CHOICE', { ...proof, options: [{ key: 'x', ...words, isFail: true }] }), { value: 'x' }, { fails: true, done: false }],
    ['a number beyond', q('a', 'NUMBER', { most: '5', evidence: 'ON_FAIL' }), { value: '9' }, { fails: true, photo: true }],
    ['not applicable', q('a', 'YES_NO', { ...proof, failsOn: false, canBeNotApplicable: true }), { isNotApplicable: true }, { fails: false, done: true, photo: false }],
    ['always proof', q('a', 'YES_NO', { evidence: 'ALWAYS' }), { value: true }, { photo: true, done: false }],
    ['too few photos', q('a', 'PHOTO', { leastPhotos: 2 }), { value: [{ fileId: '1' }] }, { done: false }],
    ['photos enough', q('a', 'PHOTO', { leastPhotos: 2 }), { value: [{ fileId: '1' }, { fileId: '2' }] }, { done: true }],
    ['a signature without a name', q('a', 'SIGNATURE'), { value: { fileId: '1' } }, { done: false }],
    ['a name without a signature', q('a', 'SIGNATURE'), { value: { name: '蒋' } }, { done: false }],
    ['signed', q('a', 'SIGNATURE'), { value: { fileId: '1', name: '蒋' } }, { done: true }],
    ['too few readings', q('a', 'READING', { leastReadings: 3 }), { value: { readings: ['1', '2'] } }, { done: false }],
    ['readings with a box left empty', q('a', 'READING', { leastReadings: 2 }), { value: { readings: ['1', '', '2', ''] } }, { done: true }],
    ['too few beside an empty box', q('a', 'READING', { leastReadings: 2 }), { value: { readings: ['1', ''] } }, { done: false }],
    ['a reading by no instrument', q('a', 'READING', { instrument: 'GLOSS' }), { value: { readings: ['1'] } }, { done: false }],
    ['optional, its boxes empty again', q('a', 'READING', { isRequired: false }), { value: { readings: ['', ''] } }, { done: true }],
    ['optional and empty', q('a', 'TEXT', { isRequired: false }), { value: '' }, { done: true }],
    ['optional and half a signature', q('a', 'SIGNATURE', { isRequired: false }), { value: { fileId: '1' } }, { done: false }],
  ])('%s', (_what, question, given, wanted) => { expect(state(question, given)).toMatchObject(wanted); });

  test('sends what is asked and given, and neither half signatures nor empty words', () => {
    const form = paper(q('a', 'YES_NO', { failsOn: false, noteOnFail: true }), q('b', 'TEXT', { showWhen: { question: 'a', is: 'FAILED' } }), q('c', 'TEXT'), q('d', 'SIGNATURE'), q('e', 'READING'));
    expect(toSend(form, { a: { value: true, note: ' ' }, b: { value: 'hidden' }, c: { value: '' }, d: { value: { name: '蒋' } }, e: { value: { readings: [''] } } })).toEqual({ a: { value: true } });
    expect(toSend(form, { e: { value: { readings: ['', '1.5', ''], instrument: 'GL-1' } } })).toEqual({ e: { value: { readings: ['1.5'], instrument: 'GL-1' } } });
    expect(toSend(form, { a: { value: false, note: ' 灰 ' }, b: { value: 'shown' }, c: { isNotApplicable: true, value: 'x' } as never })).toEqual({ a: { value: false, note: '灰' }, b: { value: 'shown' }, c: { isNotApplicable: true } });
  });
});
