// Two phones, one draft: what each changed since they last agreed is put together answer by answer; where both changed one, a person decides. Pure.
import type { Answer, Answers } from '../forms/judge.ts';

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
const canonical = (value: unknown): unknown => (Array.isArray(value) ? value.filter((one) => !isEmpty(one)).map(canonical) : value !== null && typeof value === 'object'
  ? Object.fromEntries(Object.entries(value).filter(([, one]) => !isEmpty(one)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)])) : value);
/** Are the answers alike, whatever order their parts stand in? What was left empty is nothing. */
export const sameAnswer = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(canonical(a ?? {})) === JSON.stringify(canonical(b ?? {}));

export interface Merged { answers: Answers; /** Questions that both changed, differently; `answers` holds mine there until somebody decides. */ conflicts: string[] }
/** `base` is what both agreed on last. */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers): Merged {
  const conflicts: string[] = [];
  const answers: Record<string, Answer> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, here, there] = [base[key], mine[key], theirs[key]];
    const taken = sameAnswer(here, was) ? there : here;
    if (!sameAnswer(here, was) && !sameAnswer(there, was) && !sameAnswer(here, there)) conflicts.push(key);
    if (taken) answers[key] = taken;
  }
  return { answers, conflicts: conflicts.sort() };
}

/** Do two sheets say the same? */
export const sameAnswers = (a: Answers, b: Answers): boolean => [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameAnswer(a[key], b[key]));
