// How far two people judge alike: Cohen's kappa, kappa with weights, and the gap between their scores; each with its explanation. Pure.
import { explain, type Explanation, type ExplainedRows } from '../../core/explanation.ts';
import type { Label } from '../../core/language.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';

export interface Kappa { n: number; observed: string; expected: string; /** Null where chance alone would agree always: nothing to measure. */ kappa: string | null }
const text = (value: ReturnType<typeof decimal>, digits = 4): string => toDecimalText(round(value, digits));

/** Disagreement weights of so many ordered categories: 0 on the diagonal, 1 in the far corner. */
export const linearWeights = (size: number): number[][] => Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (size < 2 ? 0 : Math.abs(i - j) / (size - 1))));
export const quadraticWeights = (size: number): number[][] => linearWeights(size).map((row) => row.map((one) => one * one));
const nominal = (size: number): number[][] => Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 0 : 1)));

/**
 * Kappa of a table of counts: row, what one said; column, what the other did. Without weights it is Cohen's (1960): every
 * disagreement counts alike; with weights it is Cohen's of 1968: 1 less the weighted disagreement that was, by that of chance.
 * `observed` and `expected` are agreements, which of a weighted kappa are 1 less the disagreement by the largest weight.
 */
export function kappaOf(table: readonly (readonly number[])[], weights: readonly (readonly number[])[] = nominal(table.length)): Kappa {
  const rows = table.map((row) => row.reduce((sum, one) => sum.plus(one), decimal(0)));
  const columns = table.map((_, j) => table.reduce((sum, row) => sum.plus(row[j] ?? 0), decimal(0)));
  const n = rows.reduce((sum, one) => sum.plus(one), decimal(0));
  const most = Math.max(0, ...weights.flat());
  if (n.isZero() || most === 0) return { n: n.toNumber(), observed: '1', expected: '1', kappa: null };
  let was = decimal(0);
  let byChance = decimal(0);
  table.forEach((row, i) => { row.forEach((count, j) => {
    const weight = decimal(weights[i]?.[j] ?? 0);
    was = was.plus(weight.times(count).dividedBy(n));
    byChance = byChance.plus(weight.times(rows[i] ?? 0).times(columns[j] ?? 0).dividedBy(n.times(n)));
  }); });
  return {
    n: n.toNumber(), observed: text(decimal(1).minus(was.dividedBy(most))), expected: text(decimal(1).minus(byChance.dividedBy(most))),
    kappa: byChance.isZero() ? null : text(decimal(1).minus(was.dividedBy(byChance))),
  };
}

/** Counts pairs of categories into a table, in the order given. */
export function tableOf<T>(pairs: readonly (readonly [T, T])[], categories: readonly T[]): number[][] {
  const place = new Map(categories.map((one, at) => [one, at]));
  const table = categories.map(() => categories.map(() => 0));
  for (const [one, other] of pairs) { const [i, j] = [place.get(one), place.get(other)]; if (i !== undefined && j !== undefined) (table[i] as number[])[j] = (table[i]?.[j] ?? 0) + 1; }
  return table;
}

/** Places on a scale from 0 to 1, whatever its ends, by quadratic weights. */
export function scaleKappa(pairs: readonly (readonly [number, number])[]): Kappa {
  const places = [...new Set(pairs.flat())].sort((a, b) => a - b);
  return kappaOf(tableOf(pairs, places), places.map((one) => places.map((other) => (one - other) ** 2)));
}

export type KappaWord = 'POOR' | 'SLIGHT' | 'FAIR' | 'MODERATE' | 'SUBSTANTIAL' | 'ALMOST_PERFECT';
/** As Landis and Koch (1977) call it. */
export function kappaWord(kappa: string | null): KappaWord | null {
  if (kappa === null) return null;
  const value = Number(kappa);
  return value < 0 ? 'POOR' : value <= 0.2 ? 'SLIGHT' : value <= 0.4 ? 'FAIR' : value <= 0.6 ? 'MODERATE' : value <= 0.8 ? 'SUBSTANTIAL' : 'ALMOST_PERFECT';
}

/** Mean of own less other, with one more digit than scores have. */
export function meanGap(pairs: readonly (readonly [string, string])[]): string | null {
  if (!pairs.length) return null;
  return text(pairs.reduce((sum, [own, other]) => sum.plus(own).minus(other), decimal(0)).dividedBy(pairs.length), 2);
}

/** Points by which two blind reviews of a ticket may differ and still agree. */
const AGREED_WITHIN = 10;
/** Do two reviews agree: the same verdict, and scores within ten points? */
export function agrees(one: { score: string | null; isPassed: boolean | null }, other: { score: string | null; isPassed: boolean | null }): { isAgreed: boolean; gap: string | null } {
  if (one.score === null || other.score === null) return { isAgreed: one.score === other.score, gap: null };
  const gap = decimal(one.score).minus(other.score).abs();
  return { isAgreed: one.isPassed === other.isPassed && gap.lessThanOrEqualTo(AGREED_WITHIN), gap: text(gap) };
}

/** The tree behind a kappa; `figure` is the field it explains, `rows` the sheets that were compared. */
export function explainKappa(label: Label, one: Kappa, figure: string, rows?: ExplainedRows): Explanation {
  return explain(label, one.kappa, {
    path: [figure], ...(rows ? { rows } : {}),
    note: one.kappa === null ? { zh: '没有可比的差异，算不出', en: 'Nothing differs that could be compared' } : { zh: '(实际一致 − 机遇一致) ÷ (1 − 机遇一致)', en: '(agreed − agreed by chance) ÷ (1 − agreed by chance)' },
    inputs: [
      explain({ zh: '实际一致', en: 'Agreed' }, one.observed), explain({ zh: '机遇一致', en: 'Agreed by chance' }, one.expected),
      explain({ zh: '比较的作答', en: 'Answers compared' }, one.n),
    ],
  });
}

/** The tree behind the share of answers that are alike. */
export function explainAlike(alike: number, compared: number, share: string | null, rows?: ExplainedRows): Explanation {
  return explain({ zh: '判断一致的作答', en: 'Answers judged alike' }, share, {
    path: ['agreedShare'], ...(rows ? { rows } : {}), note: { zh: '一致的作答 ÷ 比较的作答', en: 'Answers alike ÷ answers compared' },
    inputs: [explain({ zh: '一致的作答', en: 'Answers alike' }, alike), explain({ zh: '比较的作答', en: 'Answers compared' }, compared)],
  });
}

/** The tree behind a mean gap: both means, and how many sheets have both scores. */
export function explainGap(label: Label, other: Label, pairs: readonly (readonly [string, string])[], figure: string, rows?: ExplainedRows): Explanation {
  const mean = (at: 0 | 1): string => text(pairs.reduce((sum, pair) => sum.plus(pair[at]), decimal(0)).dividedBy(pairs.length), 2);
  return explain(label, meanGap(pairs), {
    path: [figure], ...(rows ? { rows } : {}), note: { zh: '自己的平均分 − 对照的平均分', en: 'Own mean − the mean it is held against' },
    inputs: pairs.length ? [explain({ zh: '自己的平均分', en: 'Own mean' }, mean(0)), explain(other, mean(1)), explain({ zh: '对照的评分表', en: 'Sheets compared' }, pairs.length)] : [],
  });
}
