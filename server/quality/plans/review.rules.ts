// What a monthly review says of its figures, and whether a plan moved its measure: pure, the day as argument.
import { daysBetween } from '../../core/clock.ts';
import { currencyName, decimal, round, toDecimalText } from '../../core/money.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import type { Label } from '../../core/language.ts';

export interface Counted { key: string | null; label: Label; value: string | null; filter: Record<string, unknown> }
export interface Problem { key: string | null; label: Label; count: number; share: string | null; before: number; filter: Record<string, unknown>; /** The rows of the month before; none where there were none. */ beforeFilter?: Record<string, unknown> }

/** The three most complained of, the largest first; equal ones by their key, so that a review taken twice says the same. */
export function topProblems(now: readonly Counted[], before: readonly Counted[], most = 3): Problem[] {
  const count = (one: Counted): number => Number(one.value ?? 0);
  const total = now.reduce((sum, one) => sum + count(one), 0);
  const earlier = new Map(before.map((one) => [one.key, one] as const));
  return [...now].filter((one) => one.key !== null && count(one) > 0).sort((a, b) => count(b) - count(a) || String(a.key).localeCompare(String(b.key))).slice(0, most)
    .map((one) => {
      const then = earlier.get(one.key);
      return { key: one.key, label: one.label, count: count(one), share: total ? toDecimalText(round(decimal(count(one)).dividedBy(total), 4)) : null, before: then ? count(then) : 0, filter: one.filter, ...(then ? { beforeFilter: then.filter } : {}) };
    });
}

/** `rows`: what the week’s value counted. */
export interface Week { from: string; until: string; value: string | null; sample: number; rows?: Record<string, unknown> }
export interface Swing { from: string; until: string; before: string; value: string; change: string; sample: number; rows?: Record<string, unknown>; beforeRows?: Record<string, unknown> }
/** Answers of fewer customers swing by themselves. */
const LEAST_RATINGS = 5;
/** Points of a five-point scale that are a swing. */
const SWING = '0.3';

/** Weeks in which mean satisfaction rose or fell by three tenths or more against the week before that had enough ratings. */
export function swingsOf(weeks: readonly Week[]): Swing[] {
  const judged = weeks.filter((one): one is Week & { value: string } => one.value !== null && one.sample >= LEAST_RATINGS);
  return judged.flatMap((one, at) => {
    const before = judged[at - 1];
    if (!before) return [];
    const change = decimal(one.value).minus(before.value);
    return change.abs().greaterThanOrEqualTo(SWING) ? [{ from: one.from, until: one.until, before: before.value, value: one.value, change: toDecimalText(round(change, 2)), sample: one.sample, rows: one.rows, beforeRows: before.rows }] : [];
  });
}

export interface Aim { isRise: boolean; baseline: string | null; target: string | null }
export interface Effect { wayShare: string | null; isReached: boolean; isMoved: boolean }
/** How far a measure came on the way from where it began to where it should be. */
export function effectOf(aim: Aim, value: string | null): Effect {
  if (value === null || aim.target === null) return { wayShare: null, isReached: false, isMoved: false };
  const isReached = aim.isRise ? decimal(value).greaterThanOrEqualTo(aim.target) : decimal(value).lessThanOrEqualTo(aim.target);
  if (aim.baseline === null) return { wayShare: null, isReached, isMoved: false };
  const way = decimal(aim.target).minus(aim.baseline);
  const gone = decimal(value).minus(aim.baseline);
  const isMoved = aim.isRise ? gone.greaterThan(0) : gone.lessThan(0);
  return { wayShare: way.isZero() ? null : toDecimalText(round(gone.dividedBy(way), 4)), isReached, isMoved };
}

/** How many days a plan lasts, and over how many before it its measure is looked at: as many, a quarter of a year at the most. */
export function baselineDays(startsOn: string, endsOn: string): { days: number; back: number } {
  const days = daysBetween(startsOn, endsOn) + 1;
  return { days, back: Math.min(days, 92) };
}
/** Over fewer days there is less of it. */
export const isCounted = (measure: { kind: string; day?: string } | undefined): boolean => Boolean(measure?.day && ['COUNT', 'SUM'].includes(measure.kind));
/** A figure of a measure as people read it. */
export function saidBy(measure: { unit: string } | undefined, value: string): Label {
  const said = measure?.unit === 'SHARE' ? `${round(decimal(value).times(100), 1).toFixed(1)}%` : Number(value).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return { zh: said, en: said };
}

/** A target that is said against the baseline: 20 % less of 0.05 is 0.04. */
export function targetOf(target: { value: string } | { change: string }, baseline: string | null): string | null {
  if ('value' in target) return target.value;
  return baseline === null ? null : toDecimalText(round(decimal(baseline).times(decimal(1).plus(target.change)), 6));
}

export interface LeverFacts { sales: string; returned: string; /** What a return costs beside the goods: compensation and care on returns, by what was returned. */ handling: string }
/** Shares that a chain knows and the figures do not say: with these a point is worth four points of profit, which is what C-02 was written of. */
export const LEVER = { grossMargin: '0.15', lostOnReturn: '0.05', netMargin: '0.05' } as const;
export type LeverKey = keyof typeof LEVER;
export type LeverShares = Record<LeverKey, string>;
export const LEVER_WORDS: Record<LeverKey, Label> = { grossMargin: { zh: '毛利率', en: 'Gross margin' }, lostOnReturn: { zh: '退货贬值', en: 'Worth lost by a return' }, netMargin: { zh: '净利率', en: 'Net margin' } };

/** A share of 0 to 1, the net margin above 0: nothing is a share of no profit. */
export const isLeverShare = (key: LeverKey, value: string): boolean => decimal(value).greaterThanOrEqualTo(0) && decimal(value).lessThanOrEqualTo(1) && (key !== 'netMargin' || decimal(value).greaterThan(0));

/**
 * C-02: one point less of return rate. What comes back no more is sold for good: its margin is kept, it does not lose worth on
 * the way, and its return is not handled. Against a profit of so much of sales these are the points of profit.
 */
export function leverOf(facts: LeverFacts, shares: LeverShares = LEVER, own: readonly LeverKey[] = []): { returnRate: string | null; worth: string; profitPoints: string | null; explanation: Explanation } {
  const sales = decimal(facts.sales);
  const returned = decimal(facts.returned);
  const point = sales.dividedBy(100);
  const handlingShare = returned.isZero() ? decimal(0) : decimal(facts.handling).dividedBy(returned);
  const margin = round(point.times(shares.grossMargin), 2);
  const lost = round(point.times(shares.lostOnReturn), 2);
  const handled = round(point.times(handlingShare), 2);
  const worth = margin.plus(lost).plus(handled);
  const profit = sales.times(shares.netMargin);
  const returnRate = sales.isZero() ? null : toDecimalText(round(returned.dividedBy(sales), 6));
  const profitPoints = profit.isZero() ? null : toDecimalText(round(worth.times(100).dividedBy(profit), 2));
  const money: Label = currencyName();
  const assumed = (key: LeverKey): Explanation => explain(LEVER_WORDS[key], null, { text: percent(shares[key]), note: own.includes(key) ? { zh: '自己的数', en: 'own figure' } : { zh: '假设，可以换成自己的', en: 'assumed, and may be your own' } });
  const percent = (value: string): Label => ({ zh: `${decimal(value).times(100).toString()}%`, en: `${decimal(value).times(100).toString()}%` });
  return {
    returnRate, worth: worth.toFixed(2), profitPoints,
    explanation: explain({ zh: '退货率降 1 个百分点值多少', en: 'What a point less of return rate is worth' }, worth.toFixed(2), {
      unit: money, rule: { key: 'return-lever' }, note: { zh: '一年的数；毛利率、退货贬值和净利率要自己给，没给的按假设', en: 'Of a year; gross margin, loss of worth and net margin are given by whoever asks, or else assumed' },
      inputs: [
        explain({ zh: '一年销售额', en: 'Sales of a year' }, sales.toFixed(2), { unit: money }), explain({ zh: '一年退货额', en: 'Returned in a year' }, returned.toFixed(2), { unit: money }), explain({ zh: '退货率', en: 'Return rate' }, returnRate), ...(Object.keys(LEVER_WORDS) as LeverKey[]).map(assumed),
        explain({ zh: '少退的货，留住的毛利', en: 'Margin kept' }, margin.toFixed(2), { unit: money, note: { zh: `销售额的 1% × 毛利率 ${percent(shares.grossMargin).zh}`, en: `1% of sales × gross margin ${percent(shares.grossMargin).en}` } }),
        explain({ zh: '少退的货，没有贬值', en: 'Worth not lost' }, lost.toFixed(2), { unit: money, note: { zh: `销售额的 1% × 退货贬值 ${percent(shares.lostOnReturn).zh}`, en: `1% of sales × loss of worth ${percent(shares.lostOnReturn).en}` } }),
        explain({ zh: '不用处理的退货', en: 'Handling saved' }, handled.toFixed(2), { unit: money, note: { zh: `每退 1 ${money.zh}，补偿 ${round(handlingShare, 4).toString()} ${money.zh}（自己的数）`, en: `${round(handlingShare, 4).toString()} of compensation for each ${money.en} returned (own figures)` } }),
        explain({ zh: '折合利润', en: 'As points of profit' }, profitPoints, { required: { zh: '通常 3 到 5 个点', en: 'usually 3 to 5 points' }, note: { zh: `净利率按 ${percent(shares.netMargin).zh}`, en: `net margin taken as ${percent(shares.netMargin).en}` } }),
      ],
    }),
  };
}
