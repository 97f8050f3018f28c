// Forms for the tests: small ones by hand, and random ones that are well formed, with answers to them.
import fc from 'fast-check';
import { QuestionType } from '../../schema/forms/form.ts';
import type { FormAnswers } from '../../server/forms/answers.rules.ts';
import { parseForm, type FormContent } from '../../server/forms/content.rules.ts';

// biome-ignore lint/suspicious/noExplicitAny: forms in many shapes, wrong ones too
export type Any = any;
const words = (text: string) => ({ zh: `${text} 题`, en: text });

export const ask = (key: string, type: keyof typeof QuestionType, more: object = {}): Any => ({ key, type, ...words(key), ...more });
export const section = (key: string, weight: string | undefined, ...questions: Any[]): Any => ({ key, ...words(key), ...(weight ? { weight } : {}), questions });
export const WEIGHTED = { key: 'whole', ...words('whole'), system: 'WEIGHTED' };
export const DEDUCTION = { key: 'whole', ...words('whole'), system: 'DEDUCTION' };
/** A form with one part, checked. */
export const form = (sections: Any[], part: object | null = WEIGHTED, more: object = {}): FormContent => parseForm({ ...(part ? { scoring: { parts: [part], ...more } } : {}), sections });

const scored = fc.constantFrom<keyof typeof QuestionType>('YES_NO', 'SCALE', 'CHOICE', 'CHOICES', 'NUMBER');
const options = (n: number, earns: number[]) => Array.from({ length: n }, (_, i) => ({ key: `o${i}`, ...words(`o${i}`), earns: String(earns[i] ?? 0) }));
const questionArb = fc.record({
  type: scored, weight: fc.integer({ min: 1, max: 9 }), points: fc.integer({ min: 0, max: 20 }), isReversed: fc.boolean(), to: fc.integer({ min: 2, max: 10 }),
  earns: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 5 }),
  critical: fc.option(fc.oneof(fc.constant({ effect: 'FAIL' }), fc.integer({ min: 0, max: 100 }).map((most) => ({ effect: 'CAP', most: String(most) }))), { nil: undefined, freq: 9 }),
});
type Drawn = typeof questionArb extends fc.Arbitrary<infer T> ? T : never;
const questionOf = (key: string, one: Drawn): Any => ask(key, one.type, {
  weight: String(one.weight), points: String(one.points), canBeNotApplicable: true, ...(one.critical ? { critical: one.critical } : {}),
  ...(one.type === 'YES_NO' ? { isReversed: one.isReversed } : {}), ...(one.type === 'SCALE' ? { from: 0, to: one.to, isReversed: one.isReversed } : {}),
  ...(one.type === 'CHOICE' || one.type === 'CHOICES' ? { options: options(one.earns.length, one.earns) } : {}),
  ...(one.type === 'NUMBER' ? { least: '10', most: '20' } : {}),
});

/** A value of a question, drawn by a number of 0 to 1: 0 is its worst, 1 its best; between them better comes later. */
export function valueAt(question: Any, at: number): unknown {
  switch (question.type as QuestionType) {
    case QuestionType.YES_NO: return (at >= 0.5) !== Boolean(question.isReversed);
    case QuestionType.SCALE: { const step = Math.round(at * question.to); return question.isReversed ? question.to - step : step; }
    case QuestionType.CHOICE: return [...question.options].sort((a: Any, b: Any) => Number(a.earns) - Number(b.earns))[Math.round(at * (question.options.length - 1))].key;
    case QuestionType.CHOICES: {
      const right = Math.round(at * question.options.length);
      return question.options.filter((one: Any, i: number) => (Number(one.earns) > 0) === (i < right)).map((one: Any) => one.key);
    }
    default: return at >= 0.5 ? '15' : '25';
  }
}

/** A well-formed form of one part, with a level from 0 to 1 for every question. */
export const formArb = (system: 'WEIGHTED' | 'DEDUCTION'): fc.Arbitrary<{ raw: Any; levels: number[] }> =>
  fc.array(fc.record({ share: fc.integer({ min: 1, max: 50 }), questions: fc.array(fc.tuple(questionArb, fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 5 }) }), { minLength: 1, maxLength: 5 })
    .map((drawn) => {
      const total = drawn.reduce((sum, one) => sum + one.share, 0);
      // Weights to four decimals that sum to 100 exactly: the last takes the rest.
      const weights = drawn.map((one) => Math.floor((one.share * 1_000_000) / total));
      weights[weights.length - 1] = 1_000_000 - weights.slice(0, -1).reduce((sum, one) => sum + one, 0);
      const sections = drawn.map((one, at) => section(`s${at}`, (weights[at] as number / 10_000).toFixed(4), ...one.questions.map(([question], index) => questionOf(`q${at}_${index}`, question))));
      return { raw: { scoring: { parts: [{ ...WEIGHTED, system }] }, sections }, levels: drawn.flatMap((one) => one.questions.map(([, level]) => level)) };
    });

/** Answers to a form, each question at its level. */
export const answersAt = (content: Any, levels: number[]): FormAnswers =>
  Object.fromEntries(content.sections.flatMap((one: Any) => one.questions).map((question: Any, at: number) => [question.key, { value: valueAt(question, levels[at] ?? 0) }]));
