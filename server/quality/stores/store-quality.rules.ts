// What many audits come to side by side: cells of the heat map, breaks in a course, and in which order answers are read. Pure.
import { decimal, round, toDecimalText } from '../../core/money.ts';

/** Share of answers that passed, by four digits. */
export const passRateOf = (answers: number, failed: number): string => toDecimalText(round(decimal(answers - failed).dividedBy(answers), 4));

/** The course of a score: where the version of the form is another than the one before, it breaks. */
export function withBreaks<T extends { formVersion: number; note: string | null }>(points: readonly T[]): (T & { isBreak: boolean; breakNote: string | null })[] {
  return points.map((one, at) => {
    const before = points[at - 1];
    const isBreak = before !== undefined && before.formVersion !== one.formVersion;
    return { ...one, isBreak, breakNote: isBreak ? one.note : null };
  });
}

/** What failed first, then the latest; of one audit in the order of its questions. */
export function inReadingOrder<T extends { isFailed: boolean; auditedOn: string; auditId: string; place: number }>(answers: readonly T[]): T[] {
  return [...answers].sort((a, b) => Number(b.isFailed) - Number(a.isFailed) || b.auditedOn.localeCompare(a.auditedOn) || Number(b.auditId) - Number(a.auditId) || a.place - b.place);
}
