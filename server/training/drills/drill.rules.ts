// How two assessors are brought together: how far they agree, and what the drill comes to. Pure.
import { decimal, round } from '../../core/money.ts';

/** As much of a form as is needed. */
interface Rubric { sections: readonly { questions: readonly { key: string; type: string; from?: number; to?: number }[] }[] }
type Answers = Readonly<Record<string, { value?: unknown } | undefined>>;

/**
 * How far two filled rubrics agree, 0 to 1: the mean over the questions that both answered. A scale counts by how far the two lie
 * apart of how far they could; anything else is the same or is not. Null when both answered nothing in common.
 */
export function agreementOf(content: Rubric, one: Answers, other: Answers): string | null {
  const shares = content.sections.flatMap((section) => section.questions).flatMap((question) => {
    const [a, b] = [one[question.key]?.value, other[question.key]?.value];
    if (a === undefined || a === null || b === undefined || b === null || question.type === 'TEXT') return [];
    if (question.type === 'SCALE' && question.from !== undefined && question.to !== undefined) return [1 - Math.abs(Number(a) - Number(b)) / (question.to - question.from)];
    return [JSON.stringify(a) === JSON.stringify(b) ? 1 : 0];
  });
  return shares.length ? round(shares.reduce((sum, share) => sum.plus(share), decimal(0)).div(shares.length), 4).toString() : null;
}

/** The mean of two figures; null unless both are there. */
export const meanOf = (one: string | null | undefined, other: string | null | undefined): string | null =>
  (one === null || one === undefined || other === null || other === undefined ? null : round(decimal(one).plus(other).div(2), 4).toString());

/** Below this the two should talk before it counts for much: the console says so. */
export const LEAST_AGREEMENT = '0.7';
