// Exams as pure rules: what questions hold, what answers earn, how papers are drawn, and what the figures of a question say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExamDifficulty, ExamQuestionKind } from '../../schema/training/exam-question.ts';
import { CertificateState } from '../../schema/training/certificate.ts';
import { dice, shuffled } from '../../server/core/draw.ts';
import { judge, pointsOf, resultOf, BY_PERSON, type Marked } from '../../server/training/exams/marking.rules.ts';
import { drawPaper, fromAliases, parsePaper, toAliases, type Offered, type PaperItem } from '../../server/training/exams/paper.rules.ts';
import { fitsQuestion, parseQuestion, QuestionError } from '../../server/training/exams/question.rules.ts';
import { correlation, itemStatistics, upperLower } from '../../server/training/exams/statistics.rules.ts';
import { endOf, holds, initialOf, nextNotice, startOfDay, stateAt } from '../../server/training/certificates/certificate.rules.ts';

const both = (text: string) => ({ zh: text, en: text });
const option = (key: string) => ({ key, ...both(key) });
const ABCD = ['a', 'b', 'c', 'd'].map(option);
const question = (kind: ExamQuestionKind, more: object) => parseQuestion(kind, { prompt: both('?'), ...more });
const CHOICES = question(ExamQuestionKind.CHOICES, { options: ABCD, right: ['a', 'c'] });
const ORDER = question(ExamQuestionKind.ORDER, { options: ABCD, right: ['a', 'b', 'c', 'd'] });
const NUMBER = question(ExamQuestionKind.NUMBER, { right: '4.80', tolerance: '0.05', unit: both('分') });

describe('questions', () => {
  test.each([
    ['a choice without its right option', ExamQuestionKind.CHOICE, { options: ABCD, right: 'z' }, 'right'],
    ['two options of one key', ExamQuestionKind.CHOICE, { options: [option('a'), option('a')], right: 'a' }, 'options'],
    ['an order that leaves one out', ExamQuestionKind.ORDER, { options: ABCD, right: ['a', 'b', 'c'] }, 'right'],
    ['the same twice', ExamQuestionKind.CHOICES, { options: ABCD, right: ['a', 'a'] }, 'right'],
    ['a number that is none', ExamQuestionKind.NUMBER, { right: '1e3' }, 'right'],
    ['a tolerance below nothing', ExamQuestionKind.NUMBER, { right: '1', tolerance: '-1' }, 'tolerance'],
    ['a text without what it should hold', ExamQuestionKind.TEXT, {}, 'rubric'],
    ['one language only', ExamQuestionKind.TEXT, { rubric: { zh: '要点' } }, 'rubric.en'],
    ['a property that nobody knows', ExamQuestionKind.TEXT, { rubric: both('x'), answer: 'x' }, ''],
  ])('%s is refused at its place', (_name, kind, more, path) => {
    expect(() => question(kind, more)).toThrow(QuestionError);
    try { question(kind, more); } catch (error) { expect((error as QuestionError).path).toBe(path); }
  });
  test('what is asked holds nothing of what is right', () => {
    expect(JSON.stringify(CHOICES.asked)).not.toContain('right');
  });
  test('answers that do not fit are known', () => {
    const keys = ['a', 'b', 'c'];
    expect([fitsQuestion(ExamQuestionKind.CHOICE, keys, 'a'), fitsQuestion(ExamQuestionKind.CHOICE, keys, 'z'), fitsQuestion(ExamQuestionKind.CHOICE, keys, ['a'])]).toEqual([true, false, false]);
    expect([fitsQuestion(ExamQuestionKind.CHOICES, keys, ['a', 'b']), fitsQuestion(ExamQuestionKind.CHOICES, keys, ['a', 'a']), fitsQuestion(ExamQuestionKind.CHOICES, keys, [])]).toEqual([true, false, false]);
    expect([fitsQuestion(ExamQuestionKind.ORDER, keys, ['c', 'a', 'b']), fitsQuestion(ExamQuestionKind.ORDER, keys, ['c', 'a'])]).toEqual([true, false]);
    expect([fitsQuestion(ExamQuestionKind.NUMBER, [], '4.8'), fitsQuestion(ExamQuestionKind.NUMBER, [], '4,8'), fitsQuestion(ExamQuestionKind.NUMBER, [], '1e9')]).toEqual([true, false, false]);
    expect([fitsQuestion(ExamQuestionKind.TEXT, [], '  '), fitsQuestion(ExamQuestionKind.TEXT, [], 'x'.repeat(4_001)), fitsQuestion(ExamQuestionKind.TEXT, [], null)]).toEqual([false, false, true]);
  });
});

describe('marking', () => {
  test.each([
    [['a', 'c'], '1'], [['a'], '0.5'], [['a', 'b'], '0'], [['a', 'b', 'c'], '0.5'], [['b', 'd'], '0'], [['a', 'b', 'c', 'd'], '0'], [null, '0'],
  ])('of a and c, %j earns %s: each right one a part, each wrong one takes one away', (answer, share) => { expect(judge(ExamQuestionKind.CHOICES, CHOICES.solution, answer)?.share).toBe(share); });
  test('all or nothing where the question says so', () => {
    const whole = question(ExamQuestionKind.CHOICES, { options: ABCD, right: ['a', 'c'], partial: 'WHOLE' });
    expect([['c', 'a'], ['a'], ['a', 'b', 'c']].map((answer) => judge(ExamQuestionKind.CHOICES, whole.solution, answer)?.share)).toEqual(['1', '0', '0']);
  });
  test.each([
    [['a', 'b', 'c', 'd'], '1'], [['d', 'c', 'b', 'a'], '0'], [['b', 'a', 'c', 'd'], '0.66666667'], [['d', 'a', 'b', 'c'], '0'], [['a', 'c', 'b', 'd'], '0.66666667'], [['b', 'a', 'd', 'c'], '0.33333333'],
  ])('an order %j earns %s: five pairs of six right and one wrong are four sixths', (answer, share) => { expect(Number(judge(ExamQuestionKind.ORDER, ORDER.solution, answer)?.share)).toBeCloseTo(Number(share), 7); });
  test.each([['4.80', '1'], ['4.85', '1'], ['4.75', '1'], ['4.8500001', '0'], ['4.7', '0'], ['-4.8', '0']])('a number within its tolerance, edges with it: %s earns %s', (answer, share) => { expect(judge(ExamQuestionKind.NUMBER, NUMBER.solution, answer)?.share).toBe(share); });
  test('a text waits for a person; none earns nothing by rule', () => {
    const text = question(ExamQuestionKind.TEXT, { rubric: both('三步') });
    expect(judge(ExamQuestionKind.TEXT, text.solution, '倾听、共情、方案')).toBeNull();
    expect(judge(ExamQuestionKind.TEXT, text.solution, null)?.share).toBe('0');
  });
  const line = (place: number, points: string, most: string): Marked => ({ place, points, most, prompt: both('?'), rule: BY_PERSON, isByPerson: true, remarks: 0 });
  test('the result is judged unrounded: 79.996 is shown as 80 and does not pass 80', () => {
    const close = resultOf([line(1, '199.99', '250')], '80', { key: 'x', version: 1 });
    expect([close.score, close.isPassed]).toEqual(['80', false]);
    const even = resultOf([line(1, '200', '250')], '80', { key: 'x', version: 1 });
    expect([even.score, even.isPassed, even.explanation.holds, even.explanation.inputs.length]).toEqual(['80', true, true, 1]);
    expect(resultOf([line(1, '3.33', '10'), line(2, '0', '5')], '60', { key: 'x', version: 2 })).toMatchObject({ earned: '3.33', most: '15', score: '22.2', isPassed: false });
  });
  test('no answer earns less than nothing or more than all', () => {
    fc.assert(fc.property(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }), fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4, maxLength: 4 }), (some, order) => {
      for (const share of [judge(ExamQuestionKind.CHOICES, CHOICES.solution, some)?.share, judge(ExamQuestionKind.ORDER, ORDER.solution, order)?.share]) {
        const points = Number(pointsOf(share as string, '7'));
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(7);
      }
    }));
  });
});

describe('papers', () => {
  const offered = (n: number, tags: string[], difficulty = ExamDifficulty.EASY): Offered => ({ key: `q${String(n).padStart(3, '0')}`, versionId: String(n), kind: ExamQuestionKind.CHOICE, difficulty, tags, optionKeys: ['a', 'b', 'c'] });
  const rule = (...draws: object[]) => parsePaper({ draws });
  test('a rule that is none is refused', () => {
    for (const raw of [{}, { draws: [] }, { draws: [{ count: 0, points: '1' }] }, { draws: [{ count: 1, points: '0' }] }, { draws: [{ count: 201, points: '1' }] }, { questions: [{ key: 'a', points: '1' }, { key: 'a', points: '1' }] }, { draws: [{ count: 1, points: '1' }], questions: [] }]) expect(() => parsePaper(raw), JSON.stringify(raw)).toThrow();
  });
  test('sorts that overlap are filled whenever they can be: the rare one gets its question, whatever the dice say', () => {
    const bank = [offered(1, ['law', 'food']), offered(2, ['food']), offered(3, ['food'])];
    for (let i = 0; i < 60; i += 1) {
      const paper = drawPaper(rule({ tags: ['food'], count: 2, points: '1' }, { tags: ['law'], count: 1, points: '5' }), bank, `s${i}`, true) as PaperItem[];
      expect(paper.map((one) => one.versionId).sort()).toEqual(['1', '2', '3']);
      expect(paper.find((one) => one.versionId === '1')?.points).toBe('5');
    }
    expect(drawPaper(rule({ tags: ['food'], count: 3, points: '1' }, { tags: ['law'], count: 1, points: '5' }), bank, 's', true)).toEqual({ at: 'draws.1', wanted: 1, found: 0 });
  });
  test('any rule and bank: no question twice, each of its sort, the same seed the same paper', () => {
    const tags = fc.subarray(['a', 'b', 'c']);
    fc.assert(fc.property(fc.array(fc.tuple(tags, fc.constantFrom(...Object.values(ExamDifficulty))), { minLength: 1, maxLength: 25 }), fc.array(fc.record({ tags, count: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 4 }), fc.string(), (sorts, draws, seed) => {
      const bank = sorts.map(([words, difficulty], i) => offered(i, words, difficulty));
      const asked = rule(...draws.map((draw, i) => ({ ...draw, points: String(i + 1) })));
      const paper = drawPaper(asked, bank, seed, true);
      expect(drawPaper(asked, [...bank].reverse(), seed, true)).toEqual(paper);
      if (!Array.isArray(paper)) return;
      expect(new Set(paper.map((one) => one.versionId)).size).toBe(paper.length);
      draws.forEach((draw, i) => {
        const mine = paper.filter((one) => one.points === String(i + 1));
        expect(mine.length).toBe(draw.count);
        for (const one of mine) expect(draw.tags.every((word) => bank[Number(one.versionId)]?.tags.includes(word))).toBe(true);
      });
      for (const one of paper) expect([...one.options].sort()).toEqual(['a', 'b', 'c']);
    }), { numRuns: 200 });
  });
  test('every order of three comes about alike often', () => {
    const seen = new Map<string, number>();
    for (let i = 0; i < 6_000; i += 1) { const word = shuffled(['a', 'b', 'c'], dice(`n${i}`)).join(''); seen.set(word, (seen.get(word) ?? 0) + 1); }
    expect(seen.size).toBe(6);
    // Each is expected 1,000 times; five standard deviations are 144.
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(145);
  });
  test('the names of options in an attempt go both ways, and a foreign one stands for nothing', () => {
    const options = ['c', 'a', 'b'];
    expect(fromAliases(options, toAliases(options, ['b', 'a']))).toEqual(['b', 'a']);
    expect([fromAliases(options, 'A'), fromAliases(options, 'D'), fromAliases(options, 'a'), fromAliases(options, ['A', 'Z']), fromAliases(options, null)]).toEqual(['c', undefined, undefined, undefined, null]);
  });
});

describe('what a question turned out to be', () => {
  // Worked by hand: item 1,1,1,0,0 with totals 9,8,7,4,2: mean of the right 8, of the wrong 3, deviation of all (over n) √6.8 = 2.6077,
  // p = 0.6, q = 0.4; point-biserial = (8 − 3) / 2.6077 × √0.24 = 0.9393.
  test('the point-biserial correlation is that of the textbook formula', () => { expect(correlation([1, 1, 1, 0, 0], [9, 8, 7, 4, 2])).toBeCloseTo(0.9393, 4); });
  test('without variation there is none', () => { expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull(); expect(correlation([1, 0], [2, 2])).toBeNull(); });
  test('best and last 27 % of eleven are three each: 3 of 3 less 1 of 3', () => {
    const goes = [1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0].map((share, i) => ({ share, rest: 11 - i }));
    expect(upperLower(goes)).toBeCloseTo(1 - 1 / 3, 10);
  });
  test('ties at the edge share it: the order of rows decides nothing', () => {
    fc.assert(fc.property(fc.array(fc.record({ share: fc.constantFrom(0, 0.5, 1), rest: fc.integer({ min: 0, max: 4 }) }), { minLength: 4, maxLength: 30 }), (goes) => {
      expect(upperLower([...goes].reverse())).toBeCloseTo(upperLower(goes) as number, 9);
    }));
  });
  test('flags say what deserves a look; too few say nothing', () => {
    const goes = (share: (i: number) => number, n = 20) => Array.from({ length: n }, (_, i) => ({ share: share(i), rest: i / n }));
    expect(itemStatistics(goes(() => 1, 9)).flags).toEqual(['FEW']);
    expect(itemStatistics(goes(() => 1)).flags).toEqual(['TOO_EASY']);
    expect(itemStatistics(goes((i) => (i < 10 ? 1 : 0)))).toMatchObject({ difficulty: 0.5, flags: ['INVERSE'] });
    expect(itemStatistics(goes((i) => (i >= 10 ? 1 : 0)))).toMatchObject({ difficulty: 0.5, upperLower: 1, flags: [] });
  });
});

describe('certificates', () => {
  test('the last day is whole: it ends as the next one begins in the chain’s zone, and not at that instant itself', () => {
    const { validUntilOn, expiresAt } = endOf('Asia/Shanghai', new Date('2026-03-01T17:00:00Z'), 365);
    expect([validUntilOn, expiresAt.toISOString()]).toEqual(['2027-03-02', '2027-03-02T16:00:00.000Z']);
    const held = { issuedAt: new Date('2026-03-01T17:00:00Z'), expiresAt, revokedAt: null };
    expect([holds(held, new Date(expiresAt.getTime() - 1)), holds(held, expiresAt), holds(held, new Date('2026-03-01T16:59:59Z'))]).toEqual([true, false, false]);
    expect(holds({ ...held, revokedAt: new Date('2026-04-01T00:00:00Z') }, new Date('2026-04-01T00:00:00Z'))).toBe(false);
    // Where clocks change at midnight the day begins at one.
    expect(startOfDay('America/Sao_Paulo', '2018-11-04').toISOString()).toBe('2018-11-04T03:00:00.000Z');
  });
  test('notices come 30, 14 and 7 days before the end, each once, whatever was missed', () => {
    const expiresAt = new Date('2026-06-30T16:00:00Z');
    const days = (after: string) => nextNotice(expiresAt, [7, 30, 14], new Date(after))?.days ?? null;
    expect([days('2026-01-01T00:00:00Z'), days('2026-05-31T16:00:00Z'), days('2026-06-16T16:00:00Z'), days('2026-06-23T16:00:00Z')]).toEqual([30, 14, 7, null]);
    const held = { issuedAt: new Date('2026-01-01T00:00:00Z'), expiresAt, revokedAt: null };
    expect(['2026-05-31T15:59:59Z', '2026-05-31T16:00:00Z', '2026-06-30T16:00:00Z'].map((at) => stateAt(held, [30, 14, 7], new Date(at)))).toEqual([CertificateState.VALID, CertificateState.EXPIRING, CertificateState.EXPIRED]);
  });
  test('strangers see the first sign of a name', () => { expect([initialOf('王小雨'), initialOf('李明'), initialOf('Ann Lee'), initialOf('欧')]).toEqual(['王**', '李*', 'A**', '欧*']); });
});
