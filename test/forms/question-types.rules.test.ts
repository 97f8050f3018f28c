// Each type of question: what is an answer, what fails, what it earns, and how it is said; then what is shown, missing and critical.
import { describe, expect, test } from 'vitest';
import { QuestionType } from '../../schema/forms/form.ts';
import { filesOf, judgeAnswers } from '../../server/forms/answers.rules.ts';
import { answersFault } from '../../server/forms/answers.rules.ts';
import { allQuestions, FormError, parseForm, type FormQuestion } from '../../server/forms/content.rules.ts';
import { metresBetween, QUESTION_TYPES, rulesFor } from '../../server/forms/question-types.rules.ts';
import { scoreForm } from '../../server/forms/scoring.rules.ts';
import { fillable } from '../../server/forms/sheet.service.ts';
import { ask, DEDUCTION, form, section, WEIGHTED, type Any } from './forms-fixture.ts';

const options = [{ key: 'good', zh: '好', en: 'Good', earns: '100' }, { key: 'fair', zh: '一般', en: 'Fair', earns: '50' }, { key: 'bad', zh: '差', en: 'Bad', earns: '0' }];
const standards = [{ most: '0.5', zh: '不高于 0.5%', en: 'At most 0.5%', source: 'C-04' }];
const one = (type: keyof typeof QuestionType, more: object = {}): FormQuestion => allQuestions(form([section('s', '100', ask('q', type, more))]))[0] as FormQuestion;
const photo = (n: number) => Array.from({ length: n }, (_, i) => ({ fileId: `f${i}` }));

describe('The table of question types', () => {
  test('has every type', () => expect(Object.keys(QUESTION_TYPES).sort()).toEqual(Object.values(QuestionType).sort()));

  test.each<[string, FormQuestion, unknown, string | null]>([
    ['yes or no', one('YES_NO'), true, null], ['no words for yes', one('YES_NO'), 'yes', 'FORM_VALUE'],
    ['an option', one('CHOICE', { options }), 'fair', null], ['no such option', one('CHOICE', { options }), 'best', 'FORM_OPTION'],
    ['several', one('CHOICES', { options }), ['good', 'bad'], null], ['twice the same', one('CHOICES', { options }), ['good', 'good'], 'FORM_VALUE'],
    ['too many', one('CHOICES', { options, mostChosen: 1 }), ['good', 'bad'], 'FORM_TOO_MANY'], ['too few', one('CHOICES', { options, leastChosen: 2 }), ['good'], 'FORM_TOO_FEW'],
    ['on the scale', one('SCALE', { from: 1, to: 5 }), 5, null], ['off the scale', one('SCALE', { from: 1, to: 5 }), 6, 'FORM_RANGE'], ['between two marks', one('SCALE', { from: 1, to: 5 }), 2.5, 'FORM_VALUE'],
    ['an exact number', one('NUMBER', { digits: 2, smallest: '0', largest: '10' }), '9.75', null], ['too many decimals', one('NUMBER', { digits: 1 }), '9.75', 'FORM_DIGITS'], ['no number', one('NUMBER'), '1e3', 'FORM_VALUE'], ['too large', one('NUMBER', { largest: '10' }), '10.01', 'FORM_RANGE'],
    ['words', one('TEXT'), '都好', null], ['blanks', one('TEXT'), '   ', 'FORM_VALUE'], ['too many words', one('TEXT', { mostCharacters: 3 }), '四个汉字', 'FORM_TOO_LONG'],
    ['photos', one('PHOTO', { leastPhotos: 2 }), photo(2), null], ['too few photos', one('PHOTO', { leastPhotos: 2 }), photo(1), 'FORM_TOO_FEW'], ['no photo', one('PHOTO'), ['f1'], 'FORM_VALUE'],
    ['signed', one('SIGNATURE'), { fileId: 'f1', name: '王芳' }, null], ['unsigned', one('SIGNATURE'), { fileId: 'f1', name: ' ' }, 'FORM_VALUE'],
    ['a barcode', one('BARCODE', { pattern: 'EAN13' }), '6901234567892', null], ['a wrong check digit', one('BARCODE', { pattern: 'EAN13' }), '6901234567890', 'FORM_CHECK_DIGIT'],
    ['an instant', one('TIME'), '2026-02-28T10:00:00+08:00', null], ['no such day', one('TIME', { kind: 'DAY' }), '2026-02-30', 'FORM_VALUE'], ['a time of day', one('TIME', { kind: 'CLOCK' }), '23:59', null], ['no time of day', one('TIME', { kind: 'CLOCK' }), '24:00', 'FORM_VALUE'],
    ['a place', one('PLACE'), { latitude: 31.2, longitude: 121.5, accuracyMetres: 8 }, null], ['off the earth', one('PLACE'), { latitude: 91, longitude: 0 }, 'FORM_VALUE'],
    ['readings', one('READING', { standards, leastReadings: 2 }), { readings: ['0.4', '0.5'], instrument: 'WA-2' }, null], ['too few readings', one('READING', { standards, leastReadings: 2 }), { readings: ['0.4'] }, 'FORM_TOO_FEW'],
    ['no such grade', one('READING', { grades: ['R9', 'R10'], standards: [{ least: 'R10', zh: '至少 R10', en: 'R10', source: 'C-04' }] }), { readings: ['R8'] }, 'FORM_OPTION'],
  ])('%s', (_, question, value, fault) => expect(rulesFor(question).fault(value)).toBe(fault));

  test.each<[string, FormQuestion, unknown, number | null, boolean]>([
    ['yes', one('YES_NO'), true, 1, false], ['no', one('YES_NO'), false, 0, true], ['yes to a reversed one', one('YES_NO', { isReversed: true }), true, 0, true], ['no to a reversed one', one('YES_NO', { isReversed: true }), false, 1, false],
    ['half an option', one('CHOICE', { options }), 'fair', 0.5, false], ['the option that earns nothing', one('CHOICE', { options }), 'bad', 0, true],
    ['all that earn', one('CHOICES', { options }), ['good', 'fair'], 1, false], ['two of three right', one('CHOICES', { options }), ['good'], 2 / 3, false], ['all or nothing', one('CHOICES', { options, isAllOrNothing: true }), ['good'], 0, false],
    ['4 of 1 to 5', one('SCALE', { from: 1, to: 5 }), 4, 0.75, false], ['2 where 3 passes', one('SCALE', { from: 1, to: 5, failsBelow: 3 }), 2, 0.25, true], ['4 of a reversed scale', one('SCALE', { from: 1, to: 5, failsBelow: 3, isReversed: true }), 4, 0.25, true],
    ['within limits', one('NUMBER', { least: '0', most: '4' }), '4', 1, false], ['beyond them', one('NUMBER', { least: '0', most: '4' }), '4.01', 0, true], ['without limits', one('NUMBER'), '4', null, false],
    ['near', one('PLACE', { near: { latitude: 31.2304, longitude: 121.4737, metres: 200 } }), { latitude: 31.2314, longitude: 121.4737 }, 1, false], ['far', one('PLACE', { near: { latitude: 31.2304, longitude: 121.4737, metres: 100 } }), { latitude: 31.2324, longitude: 121.4737 }, 0, true],
    ['a text', one('TEXT'), '好', null, false],
  ])('%s earns and fails as it should', (_, question, value, earns, fails) => {
    const share = rulesFor(question).earns(value);
    if (earns === null) expect(share).toBeNull(); else expect(share?.toNumber()).toBeCloseTo(earns, 12);
    expect(rulesFor(question).fails(value)).toBe(fails);
  });

  test('places are measured along the ground', () => {
    expect(metresBetween({ latitude: 31.2304, longitude: 121.4737 }, { latitude: 39.9042, longitude: 116.4074 })).toBeCloseTo(1_067_000, -4);
  });
});

describe('C-04: a reading against a standard held as data', () => {
  const tile = form([section('s', '100',
    ask('kind', 'CHOICE', { options: [{ key: 'polished', zh: '抛光砖', en: 'Polished' }, { key: 'glazed', zh: '釉面砖', en: 'Glazed' }] }),
    ask('absorption', 'READING', { unit: { zh: '%', en: '%' }, leastReadings: 3, standards: [
      { when: { question: 'kind', is: 'EQUALS', value: 'polished' }, most: '0.5', zh: '平均吸水率不高于 0.5%', en: 'Mean absorption at most 0.5%', source: 'C-04' },
      { when: { question: 'kind', is: 'EQUALS', value: 'glazed' }, most: '10', zh: '不高于 10%', en: 'At most 10%', source: 'GB/T 4100' }] }),
    ask('slip', 'READING', { grades: ['R9', 'R10', 'R11', 'R12', 'R13'], standards: [{ least: 'R10', zh: '至少 R10', en: 'At least R10', source: 'C-04' }] }))], null);
  const said = (kind: string, absorption: string[], slip: string) => scoreForm(tile, { kind: { value: kind }, absorption: { value: { readings: absorption } }, slip: { value: { readings: [slip] } } }, { key: 'tile' });

  test('the mean counts, the limit itself passes, and which limit applies follows from the tile', () => {
    expect(said('polished', ['0.4', '0.5', '0.6'], 'R10').failed).toEqual([]);
    expect(said('polished', ['0.5', '0.5', '0.51'], 'R10').failed).toEqual(['absorption']);
    expect(said('glazed', ['0.5', '0.5', '0.51'], 'R9').failed).toEqual(['slip']);
    expect(said('glazed', ['0.5', '0.5', '0.51'], 'R13').failed).toEqual([]);
  });
  test('the explanation says figure, limit and source', () => {
    const line = said('polished', ['0.7', '0.7', '0.7'], 'R9').explanation.inputs[1] as Any;
    expect([line.text.en, line.required.en, line.holds]).toEqual(['0.7 %', 'Mean absorption at most 0.5% (shipped standard)', false]);
  });
});

describe('What is asked, and what is missing', () => {
  const two = form([section('s', '100',
    ask('damaged', 'YES_NO', { isReversed: true, evidence: 'ON_FAIL', noteOnFail: true }),
    ask('where', 'TEXT', { showWhen: { question: 'damaged', is: 'FAILED' } }),
    ask('count', 'NUMBER', { isRequired: false, showWhen: { all: [{ question: 'damaged', is: 'EQUALS', value: true }, { question: 'where', is: 'ANSWERED' }] } }),
    ask('proof', 'PHOTO', { evidence: 'NEVER', canBeNotApplicable: true }))]);
  test('a question is shown when its condition holds; a hidden answer is left out', () => {
    expect(judgeAnswers(two, { damaged: { value: false }, where: { value: '门口' }, proof: { value: photo(1) } }, true)).toMatchObject({ visible: ['damaged', 'proof'], faults: [], kept: { damaged: { value: false }, proof: { value: photo(1) } } });
    expect(judgeAnswers(two, { damaged: { value: true } }, false).visible).toEqual(['damaged', 'where', 'proof']);
    expect(Object.keys(judgeAnswers(two, { damaged: { value: false }, where: { value: '门口' } }, false).kept)).toEqual(['damaged']);
  });
  test('half a form says what is missing; a failure wants its proof and its note', () => {
    expect(judgeAnswers(two, { damaged: { value: true } }, true).faults).toEqual([
      { question: 'damaged', reason: 'FORM_EVIDENCE' }, { question: 'damaged', reason: 'FORM_NOTE' }, { question: 'where', reason: 'FORM_MISSING' }, { question: 'proof', reason: 'FORM_MISSING' }]);
    expect(judgeAnswers(two, { damaged: { value: true, note: '裂了', evidence: [{ fileId: 'f9' }] }, where: { value: '门口' }, proof: { isNotApplicable: true } }, true).faults).toEqual([]);
    expect(judgeAnswers(two, { damaged: { isNotApplicable: true }, ghost: { value: 1 } }, false).faults).toEqual([{ question: 'damaged', reason: 'FORM_NOT_APPLICABLE' }, { question: 'ghost', reason: 'FORM_UNKNOWN' }]);
  });
  test('a draft may be half done, never wrong', () => {
    expect(judgeAnswers(two, { damaged: { value: true } }, false).faults).toEqual([]);
    expect(judgeAnswers(two, { damaged: { value: 'perhaps' } }, false).faults).toEqual([{ question: 'damaged', reason: 'FORM_VALUE' }]);
  });
  test('files are named once, wherever they stand', () => {
    expect(filesOf({ a: { value: photo(2) }, b: { value: { fileId: 'f1', name: '王' }, evidence: [{ fileId: 'f7' }] } })).toEqual(['f0', 'f1', 'f7']);
  });
});

describe('Critical questions, bands and blends', () => {
  const bands = [{ key: 'good', zh: '好', en: 'Good', from: '90' }, { key: 'fair', zh: '中', en: 'Fair', from: '60' }, { key: 'poor', zh: '差', en: 'Poor', from: '0', isFail: true }];
  const shop = (critical: object) => form([section('s', '100', ask('clean', 'YES_NO', { weight: '9' }), ask('cold', 'YES_NO', { critical }))], WEIGHTED, { bands });
  const of = (critical: object, cold: boolean) => scoreForm(shop(critical), { clean: { value: true }, cold: { value: cold } }, { key: 'shop' });
  test('fail all, cap, raise', () => {
    expect(of({ effect: 'FAIL' }, true)).toMatchObject({ score: '100', band: 'good', isPassed: true });
    expect(of({ effect: 'FAIL' }, false)).toMatchObject({ score: '0', band: 'poor', isPassed: false, failed: ['cold'] });
    expect(of({ effect: 'CAP', most: '59.99' }, false)).toMatchObject({ score: '59.99', band: 'poor', isPassed: false });
    expect(of({ effect: 'CAP', most: '95' }, false)).toMatchObject({ score: '90', band: 'good', isPassed: true });
    expect(of({ effect: 'RAISE', level: 'L3' }, false)).toMatchObject({ score: '90', raised: [{ question: 'cold', level: 'L3' }] });
  });
  test('points go off from the start, and never below nothing', () => {
    const audit = form([section('s', undefined, ask('a', 'YES_NO', { points: '60' }), ask('b', 'YES_NO', { points: '60' }), ask('c', 'CHOICE', { options, points: '10' }))], { ...DEDUCTION, start: '90' });
    const at = (a: boolean, b: boolean, c: string) => scoreForm(audit, { a: { value: a }, b: { value: b }, c: { value: c } }, { key: 'audit' }).score;
    expect([at(true, true, 'good'), at(true, true, 'fair'), at(false, true, 'bad'), at(false, false, 'bad')]).toEqual(['90', '85', '20', '0']);
  });
  test('parts are blended by their shares, and wait for the figure from elsewhere', () => {
    const blend = parseForm({ scoring: { passMark: '80', parts: [
      { key: 'seen', zh: '看', en: 'Seen', system: 'WEIGHTED', share: '70', sections: ['s'] }, { key: 'told', zh: '扣', en: 'Off', system: 'DEDUCTION', share: '10', sections: ['t'] }, { key: 'calls', zh: '数', en: 'Calls', system: 'GIVEN', share: '20' }] },
      sections: [section('s', '100', ask('a', 'YES_NO')), section('t', undefined, ask('b', 'YES_NO', { points: '50' }))] });
    const answers = { a: { value: true }, b: { value: false } };
    expect(scoreForm(blend, answers, { key: 'b' }, { calls: '92.5' })).toMatchObject({ score: '93.5', isPassed: true });
    expect(scoreForm(blend, answers, { key: 'b' })).toMatchObject({ score: null, isPassed: null });
    expect(scoreForm(blend, answers, { key: 'b' }, { calls: '120' }).score).toBeNull();
  });
});

test('What is wrong with a form is said at its place', () => {
  const place = (raw: Any): string => { try { parseForm(raw); return ''; } catch (error) { return (error as FormError).path; } };
  const raw = (...questions: Any[]): Any => ({ sections: [section('s', '100', ...questions)] });
  expect(place(raw(ask('a', 'YES_NO'), ask('a', 'TEXT')))).toBe('sections.0.questions.1.key');
  expect(place(raw(ask('a', 'YES_NO', { showWhen: { question: 'b', is: 'ANSWERED' } }), ask('b', 'TEXT')))).toBe('sections.0.questions.0.showWhen');
  expect(place(raw(ask('a', 'GUESS' as never)))).toBe('sections.0.questions.0.type');
  expect(place(raw(ask('a', 'CHOICE', { options: [options[0]] })))).toBe('sections.0.questions.0.options');
  expect(place(raw({ ...ask('a', 'TEXT'), en: '' }))).toBe('sections.0.questions.0.en');
  expect(place(raw(ask('a', 'TEXT', { isReversed: true })))).toBe('sections.0.questions.0.isReversed');
  expect(place(raw(ask('a', 'READING', { standards: [{ most: 'R9', zh: '一', en: 'One', source: 'x' }] })))).toBe('sections.0.questions.0.standards.0.most');
  expect(place({ ...raw(ask('a', 'YES_NO')), scoring: { parts: [WEIGHTED], bands: [{ key: 'top', zh: '好', en: 'Top', from: '90' }] } })).toBe('scoring.bands');
  expect(place({ sections: [] })).toBe('sections');
  expect(place(null)).toBe('');
  // What is no number at all is said at its place, too, and compared with nothing.
  for (const odd of ['many', '', '1e', 'NaN', '--1', 7]) {
    for (const name of ['weight', 'points']) expect(place(raw(ask('a', 'YES_NO', { [name]: odd }))), `${name} ${odd}`).toBe(`sections.0.questions.0.${name}`);
    expect(place({ sections: [{ ...section('s', '100', ask('a', 'YES_NO')), weight: odd }] }), `section ${odd}`).toBe('sections.0.weight');
    expect(place(raw(ask('a', 'NUMBER', { least: odd, most: '3' }))), `least ${odd}`).toBe('sections.0.questions.0.least');
    expect(place({ ...raw(ask('a', 'YES_NO')), scoring: { parts: [WEIGHTED], passMark: odd } }), `pass mark ${odd}`).toBe('scoring.passMark');
  }
  const fault = (given: Any): string | null => { try { parseForm(given); return null; } catch (error) { return (error as FormError).fault; } };
  expect(fault(raw(ask('a', 'YES_NO'), ask('a', 'TEXT')))).toBe('FORM_KEY_TWICE');
  expect(fault(raw(ask('a', 'YES_NO', { showWhen: { question: 'b', is: 'ANSWERED' } })))).toBe('FORM_CONDITION_LATER');
  expect(fault({ sections: [section('s', '60', ask('a', 'YES_NO'))], scoring: { parts: [WEIGHTED] } })).toBe('FORM_WEIGHTS');
  expect(fault({ ...raw(ask('a', 'YES_NO')), scoring: { parts: [WEIGHTED, { ...WEIGHTED, key: 'two' }] } })).toBe('FORM_SHARES');
  expect(fault({ ...raw(ask('a', 'YES_NO')), scoring: { parts: [WEIGHTED], bands: [{ key: 'top', zh: '好', en: 'Top', from: '90' }] } })).toBe('FORM_BANDS');
  expect(fault(raw({ ...ask('a', 'TEXT'), en: '' }))).toBeNull();
});

test('Who fills it in is shown the questions, not what they earn', () => {
  const text = JSON.stringify(fillable(form([section('s', '100', ask('a', 'CHOICE', { options, weight: '7', critical: { effect: 'FAIL' } }), ask('b', 'YES_NO', { isReversed: true, points: '3' }))])));
  for (const word of ['earns', 'isFail', 'weight', 'critical', 'isReversed', 'points']) expect(text).not.toContain(word);
  expect(text).toContain('Fair');
});

test('Answers that are none are said at their question: a note too long, too many photos, a part that there is not', () => {
  expect(answersFault({ a: { note: 'x'.repeat(2_001) } })).toEqual({ question: 'a', reason: 'FORM_TOO_LONG' });
  expect(answersFault({ a: {}, b: { evidence: Array.from({ length: 21 }, (_, n) => ({ fileId: `f${n}` })) } })).toEqual({ question: 'b', reason: 'FORM_TOO_MANY' });
  expect(answersFault({ a: { colour: 'red' } })).toEqual({ question: null, reason: 'FORM_ANSWERS' });
  expect(answersFault({ a: { isNotApplicable: 'yes' } })).toEqual({ question: 'a', reason: 'FORM_VALUE' });
  for (const none of [[], 'x', 7, { a: null }]) expect(answersFault(none), JSON.stringify(none)).toEqual({ question: null, reason: 'FORM_ANSWERS' });
});
