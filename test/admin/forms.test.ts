// The form in the browser agrees with the server: what is shown, what fails, what is sent; also when it does not know what questions earn.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeNow, timeRead, timeShown } from '../../admin/shared/answer-time.ts';
import { sentOf, shownOf, type Answers, type FillableContent } from '../../admin/forms/judge.ts';
import { judgeAnswers, readAnswers } from '../../server/forms/answers.rules.ts';
import { parseForm, type FormContent } from '../../server/forms/content.rules.ts';
import { fillable } from '../../server/forms/sheet.service.ts';
import { TILE_VISIT_FORM } from '../../server/tickets/liability/shipped-forms.rules.ts';
import { ask, form, section, type Any } from '../forms/forms-fixture.ts';

const options = [{ key: 'a', zh: '甲', en: 'A', earns: '100' }, { key: 'b', zh: '乙', en: 'B', earns: '0' }, { key: 'c', zh: '丙', en: 'C', isFail: true }];
const KINDS = ['YES_NO', 'CHOICE', 'CHOICES', 'SCALE', 'NUMBER', 'TEXT', 'READING'] as const;
const conditionArb = (before: string[]): fc.Arbitrary<Any> => {
  const leaf = fc.oneof(
    fc.record({ question: fc.constantFrom(...before), is: fc.constantFrom('ANSWERED', 'FAILED', 'PASSED') }),
    fc.record({ question: fc.constantFrom(...before), is: fc.constantFrom('EQUALS', 'AT_LEAST', 'AT_MOST'), value: fc.constantFrom<string | boolean>('a', '3', 'R10', true, false) }),
    fc.record({ question: fc.constantFrom(...before), is: fc.constant('ONE_OF'), value: fc.constant(['a', 'c', '2', 'R9']) }));
  return fc.oneof(leaf, fc.record({ not: leaf }), fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 3 }) }), fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }));
};
const more: Record<string, object> = {
  CHOICE: { options }, CHOICES: { options }, SCALE: { from: 1, to: 5, failsBelow: 3 }, NUMBER: { least: '2', most: '4' },
  READING: { grades: ['R9', 'R10', 'R11'], standards: [{ least: 'R10', zh: '至少 R10', en: 'R10', source: 'x' }] },
};
const values: Record<string, fc.Arbitrary<unknown>> = {
  YES_NO: fc.boolean(), CHOICE: fc.constantFrom('a', 'b', 'c'), CHOICES: fc.subarray(['a', 'b', 'c']), SCALE: fc.integer({ min: 1, max: 5 }), NUMBER: fc.constantFrom('1', '3', '3.0', '5'), TEXT: fc.constantFrom('好', 'a', ''),
  READING: fc.constantFrom({ readings: ['R9'] }, { readings: ['R11', 'R10'] }, { readings: ['R9', 'R11'] }),
};
const caseArb = fc.array(fc.tuple(fc.constantFrom(...KINDS), fc.boolean(), fc.nat(2)), { minLength: 2, maxLength: 8 }).chain((drawn) => {
  const keys = drawn.map((_, at) => `q${at}`);
  const conditions = fc.tuple(...drawn.map((_, at) => (at === 0 ? fc.constant(null) : fc.option(conditionArb(keys.slice(0, at))))));
  const answers = fc.tuple(...drawn.map(([kind]) => fc.option(fc.oneof({ weight: 5, arbitrary: values[kind] as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.constant('NA') }))));
  return fc.tuple(conditions, answers).map(([when, given]) => ({
    content: form([section('s', '100', ...drawn.map(([kind, isReversed], at) => ask(keys[at] as string, kind, { ...more[kind], canBeNotApplicable: true, isRequired: false, ...(isReversed && (kind === 'YES_NO' || kind === 'SCALE') ? { isReversed } : {}), ...(when[at] ? { showWhen: when[at] } : {}) })))], null),
    answers: Object.fromEntries(given.flatMap((value, at) => (value === null ? [] : [[keys[at], value === 'NA' ? { isNotApplicable: true } : { value }]]))) as Answers,
  }));
});

describe('A form in the browser', () => {
  test('shows what the server asks, and fails what the server fails', () => {
    fc.assert(fc.property(caseArb, ({ content, answers }) => {
      const server = judgeAnswers(content, readAnswers(answers) as Any, false);
      const here = shownOf(content as unknown as FillableContent, answers);
      expect([...here.keys()]).toEqual(server.visible);
      for (const [key, one] of server.judged) expect(here.get(key)?.isFail, key).toBe(one.isFail);
    }), { numRuns: 600 });
  });
  test('shows the same when it is given the questions alone', () => {
    fc.assert(fc.property(caseArb, ({ content, answers }) => {
      expect([...shownOf(fillable(content) as FillableContent, answers).keys()]).toEqual(judgeAnswers(content, readAnswers(answers) as Any, false).visible);
    }), { numRuns: 600 });
  });
  test('sends what the server takes: no answer to what is not asked, nothing empty', () => {
    fc.assert(fc.property(caseArb, ({ content, answers }) => {
      const sent = sentOf(content as unknown as FillableContent, answers);
      expect(judgeAnswers(content, readAnswers(sent) as Any, true).faults).toEqual([]);
      expect(Object.keys(sent).every((key) => judgeAnswers(content, readAnswers(answers) as Any, false).visible.includes(key))).toBe(true);
    }), { numRuns: 300 });
  });
  test('a box for a reading that was left empty is no reading', () => {
    const content = { sections: [{ key: 's', zh: '节', en: 'S', questions: [{ key: 'a', type: 'READING', zh: '光泽', en: 'Gloss', leastReadings: 2 }] }] } satisfies FillableContent;
    expect(sentOf(content, { a: { value: { readings: ['1', '', '2'] } } })).toEqual({ a: { value: { readings: ['1', '2'] } } });
    expect(sentOf(content, { a: { value: { readings: ['1', ''] } } })).toEqual({});
  });
  test('the shipped visit: a limit changes with the tile', () => {
    const content = fillable(parseForm(TILE_VISIT_FORM.content) as FormContent) as FillableContent;
    const at = (kind: string) => shownOf(content, { kind: { value: kind }, colour: { value: { readings: ['0.9'] } } });
    expect([at('glazed').get('colour')?.isFail, at('polished').get('colour')?.isFail]).toEqual([true, false]);
    expect([at('glazed').has('wear'), at('polished').has('wear')]).toEqual([true, false]);
  });
});

describe('a field for a time', () => {
  // The chain's clock, not the browser's: whoever fills in a form while abroad names the hour at the store.
  const zone = 'Asia/Shanghai';
  test.each([
    ['INSTANT', '2026-03-01T16:30:00.000Z', '2026-03-02T00:30'], ['INSTANT', '', ''], ['INSTANT', undefined, ''], ['INSTANT', 'no time', ''], ['DAY', '2026-03-02', '2026-03-02'], ['CLOCK', '08:05', '08:05'],
  ] as const)('%s %s is shown as “%s” and read back', (kind, answer, shown) => {
    expect(timeShown(kind, answer, zone)).toBe(shown);
    expect(timeRead(kind, shown, zone)).toBe(shown ? answer : undefined);
  });
  test('now is an instant, or the day and the hour on the chain’s wall; another zone reads the same hour as another instant', () => {
    const at = new Date('2026-03-01T16:30:00Z');
    expect((['INSTANT', 'DAY', 'CLOCK'] as const).map((kind) => timeNow(kind, at, zone))).toEqual(['2026-03-01T16:30:00.000Z', '2026-03-02', '00:30']);
    expect(timeRead('INSTANT', '2026-07-01T09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
  });
});
