// Laws of scoring on random forms and answers: bounds, monotone, what does not apply is neutral, weights sum, order does not count.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormError, parseForm } from '../../server/forms/content.rules.ts';
import { scoreForm } from '../../server/forms/scoring.rules.ts';
import { answersAt, formArb, type Any } from './forms-fixture.ts';

const RUNS = 400;
const score = (raw: Any, answers: Any): number | null => { const one = scoreForm(parseForm(raw), answers, { key: 'test' }); expect(one.faults).toEqual([]); return one.score === null ? null : Number(one.score); };
const questions = (raw: Any): Any[] => raw.sections.flatMap((one: Any) => one.questions);

describe.each(['WEIGHTED', 'DEDUCTION'] as const)('Scoring %s', (system) => {
  test('stays within 0 and 100, is full for the best answers, and is nothing for the worst', () => {
    fc.assert(fc.property(formArb(system), ({ raw, levels }) => {
      const one = score(raw, answersAt(raw, levels)) as number;
      expect(one).toBeGreaterThanOrEqual(0);
      expect(one).toBeLessThanOrEqual(100);
      if (questions(raw).every((each) => each.type !== 'CHOICE' || each.options.some((option: Any) => option.earns === '100'))) expect(score(raw, answersAt(raw, levels.map(() => 1)))).toBe(100);
      if (system === 'WEIGHTED' && questions(raw).every((each) => each.type !== 'CHOICE' || each.options.some((option: Any) => option.earns === '0'))) expect(score(raw, answersAt(raw, levels.map(() => 0)))).toBe(0);
    }), { numRuns: RUNS });
  });

  test('is monotone: a better answer never lowers the whole', () => {
    fc.assert(fc.property(formArb(system), fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), ({ raw, levels }, which, more) => {
      const at = which % levels.length;
      const better = levels.map((level, i) => (i === at ? Math.min(1, level + more) : level));
      expect(score(raw, answersAt(raw, better)) as number).toBeGreaterThanOrEqual(score(raw, answersAt(raw, levels)) as number);
    }), { numRuns: RUNS });
  });

  test('is neutral to what does not apply: as if the question had not been asked', () => {
    fc.assert(fc.property(formArb(system), fc.nat(), ({ raw, levels }, which) => {
      const all = questions(raw);
      if (all.length < 2) return;
      const gone = all[which % all.length].key as string;
      const answers = answersAt(raw, levels);
      const left = raw.sections.map((one: Any) => ({ ...one, questions: one.questions.filter((each: Any) => each.key !== gone) })).filter((one: Any) => one.questions.length);
      // Without a section the others' weights no longer sum to 100: they are scaled by hand to compare.
      if (left.length < raw.sections.length && system === 'WEIGHTED') return;
      const { [gone]: _, ...rest } = answers;
      expect(score(raw, { ...answers, [gone]: { isNotApplicable: true } })).toBe(score({ ...raw, sections: left }, rest));
    }), { numRuns: RUNS });
  });

  test('does not depend on the order of sections and questions', () => {
    fc.assert(fc.property(formArb(system), ({ raw, levels }) => {
      const answers = answersAt(raw, levels);
      const turned = { ...raw, sections: [...raw.sections].reverse().map((one: Any) => ({ ...one, questions: [...one.questions].reverse() })) };
      expect(score(turned, answers)).toBe(score(raw, answers));
    }), { numRuns: RUNS });
  });

  test('gives no score to a form that is half done', () => {
    fc.assert(fc.property(formArb(system), fc.nat(), ({ raw, levels }, which) => {
      const { [questions(raw)[which % levels.length].key as string]: _, ...some } = answersAt(raw, levels);
      const one = scoreForm(parseForm(raw), some, { key: 'test' });
      expect(one.score).toBeNull();
      expect(one.faults).toEqual([{ question: questions(raw)[which % levels.length].key, reason: 'FORM_MISSING' }]);
    }), { numRuns: RUNS });
  });
});

test('Sections whose weights do not sum to 100 are no form', () => {
  fc.assert(fc.property(formArb('WEIGHTED'), fc.integer({ min: 1, max: 9_999 }), ({ raw }, more) => {
    const [first, ...others] = raw.sections;
    const moved = (Number(first.weight) + (Number(first.weight) > 50 ? -1 : 1) * (more / 10_000)).toFixed(4);
    expect(() => parseForm({ ...raw, sections: [{ ...first, weight: moved }, ...others] })).toThrow(FormError);
  }), { numRuns: 200 });
});

test('The explanation of a score ends in its questions and carries the parts that were summed', () => {
  fc.assert(fc.property(formArb('WEIGHTED'), ({ raw, levels }) => {
    const one = scoreForm(parseForm(raw), answersAt(raw, levels), { key: 'test', version: 3 });
    expect(one.explanation.value).toBe(one.score);
    expect(one.explanation.rule).toEqual({ key: 'test', version: 3 });
    const whole = one.explanation.inputs[0] as Any;
    const sum = whole.inputs.reduce((total: number, each: Any, at: number) => total + (Number(each.value) * Number(raw.sections[at].weight)) / 100, 0);
    expect(Math.abs(sum - Number(whole.value))).toBeLessThan(0.011);
    expect(whole.inputs.flatMap((each: Any) => each.inputs)).toHaveLength(levels.length);
  }), { numRuns: 200 });
});
