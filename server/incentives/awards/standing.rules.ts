// Places of people by how customers judged them: best mean first, then who resolved more; too few answers are no place; who is alike shares the better one. Pure.
import { explain, type ExplainedRows, type Explanation } from '../../core/explanation.ts';
import { compareNumbers } from '../../core/money.ts';
import { sayFigures } from '../formula-words.rules.ts';

export interface Judged { value: string | null; sample: number; rows?: ExplainedRows }
export interface Contender { employeeId: string; satisfaction: Judged; resolution: Judged }
export interface Placed extends Contender { place: number | null; alike: number; ranked: number }

/** Fewer answers than this are too few to be ranked by. */
export const LEAST_ANSWERS = 5;

function order(a: Contender, b: Contender): number {
  const by = compareNumbers(b.satisfaction.value as string, a.satisfaction.value as string);
  if (by !== 0) return by;
  // Who has no rate stands behind who has one.
  if (a.resolution.value === null || b.resolution.value === null) return Number(a.resolution.value === null) - Number(b.resolution.value === null);
  return compareNumbers(b.resolution.value, a.resolution.value);
}

/** Everybody with a place or without, the best first. */
export function placesOf(people: readonly Contender[], least = LEAST_ANSWERS): Placed[] {
  const isRanked = (one: Contender): boolean => one.satisfaction.value !== null && one.satisfaction.sample >= least;
  const ranked = people.filter(isRanked).sort((a, b) => order(a, b) || compareNumbers(a.employeeId, b.employeeId));
  const placed = ranked.map((one): Placed => ({ ...one, place: 1 + ranked.findIndex((each) => order(each, one) === 0), alike: ranked.filter((each) => order(each, one) === 0).length, ranked: ranked.length }));
  return [...placed, ...people.filter((one) => !isRanked(one)).map((one): Placed => ({ ...one, place: null, alike: 0, ranked: ranked.length }))];
}

/** A place in words, with the figures and the rows behind them. */
export function sayStanding(one: Placed, period: { from: string; until: string }, least = LEAST_ANSWERS): Explanation {
  const rows = (judged: Judged): { rows?: ExplainedRows } => (judged.rows ? { rows: judged.rows } : {});
  const text = one.place === null ? { zh: `评价不足 ${least} 条，不参加排名`, en: `not ranked: fewer than ${least} answers` }
    : { zh: `第 ${one.place} 名，共 ${one.ranked} 人${one.alike > 1 ? `（${one.alike} 人并列）` : ''}`, en: `${one.place} of ${one.ranked}${one.alike > 1 ? ` (${one.alike} alike)` : ''}` };
  return explain({ zh: '按指标的名次', en: 'Place by measures' }, one.place, {
    text, note: { zh: `${period.from} 至 ${period.until}（不含），先比满意度，再比解决率；并列者同名次`, en: `${period.from} to ${period.until} (not included): satisfaction first, then resolution; who is alike shares the place` },
    inputs: [
      explain({ zh: '顾客满意度', en: 'Satisfaction' }, one.satisfaction.value, { text: sayFigures(one.satisfaction.value, 'POINTS'), ...rows(one.satisfaction) }),
      explain({ zh: '评价数', en: 'Answers' }, one.satisfaction.sample, { holds: one.satisfaction.sample >= least, required: { zh: `至少 ${least}`, en: `at least ${least}` } }),
      explain({ zh: '投诉解决率', en: 'Resolution rate' }, one.resolution.value, { text: sayFigures(one.resolution.value, 'RATIO'), ...rows(one.resolution) }),
    ],
  });
}
