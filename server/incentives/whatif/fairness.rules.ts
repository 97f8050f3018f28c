// How fairly pay is spread, before and after a change: figures that a chain can be asked about, each with what it means. Pure.
import type { Decimal } from 'decimal.js';
import type { Label } from '../../core/language.ts';
import { decimal, toDecimalText } from '../../core/money.ts';

export interface PaidPerson { storeId: string | null; position: string; before: string | null; after: string | null }
export interface Fairness { key: string; label: Label; definition: Label; before: string | null; after: string | null }
type Side = 'before' | 'after';

const DIGITS = 4;
const said = (value: Decimal | null): string | null => (value === null ? null : toDecimalText(value.toDecimalPlaces(DIGITS)));
const amounts = (people: readonly PaidPerson[], side: Side): Decimal[] => people.flatMap((one) => (one[side] === null ? [] : [decimal(one[side])])).sort((a, b) => a.comparedTo(b));
const sum = (list: readonly Decimal[]): Decimal => list.reduce((a, b) => a.plus(b), decimal(0));

/** The lowest mean of a group beside the highest: 1 when all groups have the same. */
function evenness(people: readonly PaidPerson[], side: Side, groupOf: (one: PaidPerson) => string | null): Decimal | null {
  const groups = new Map<string | null, Decimal[]>();
  for (const one of people) if (one[side] !== null) groups.set(groupOf(one), [...groups.get(groupOf(one)) ?? [], decimal(one[side])]);
  const means = [...groups.values()].map((list) => sum(list).dividedBy(list.length)).sort((a, b) => a.comparedTo(b));
  const most = means.at(-1);
  return !most || most.lessThanOrEqualTo(0) ? null : (means[0] as Decimal).dividedBy(most);
}

/** Gini of what people have: 0 when all have the same, towards 1 when one has all. */
function giniOf(sorted: readonly Decimal[]): Decimal | null {
  const total = sum(sorted);
  if (!sorted.length || total.lessThanOrEqualTo(0)) return null;
  const weighted = sorted.reduce((all, one, i) => all.plus(one.times(2 * (i + 1) - sorted.length - 1)), decimal(0));
  return weighted.dividedBy(total.times(sorted.length));
}

/** What the tenth from the top has beside the tenth from the bottom. */
function deciles(sorted: readonly Decimal[]): Decimal | null {
  const at = (share: number): Decimal | undefined => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [low, high] = [at(0.1), at(0.9)];
  return !low || !high || low.lessThanOrEqualTo(0) ? null : high.dividedBy(low);
}

/** The most that one person loses, as a share of what they had. */
function worst(people: readonly PaidPerson[]): Decimal | null {
  const losses = people.flatMap((one) => (one.before === null || one.after === null || decimal(one.before).lessThanOrEqualTo(0) ? [] : [decimal(one.before).minus(one.after).dividedBy(one.before)]));
  return losses.length ? losses.reduce((a, b) => (b.greaterThan(a) ? b : a), decimal(0)) : null;
}

/** All figures, in the order in which they are read. */
export function fairnessOf(people: readonly PaidPerson[]): Fairness[] {
  const of = (key: string, zh: string, en: string, definition: [string, string], measure: (side: Side) => Decimal | null): Fairness => ({ key, label: { zh, en }, definition: { zh: definition[0], en: definition[1] }, before: said(measure('before')), after: said(measure('after')) });
  return [
    of('stores', '门店均衡度', 'Evenness among stores', ['人均最低的门店 ÷ 人均最高的门店，1 为一样', 'The lowest mean of a store ÷ the highest; 1: all alike'], (side) => evenness(people, side, (one) => one.storeId)),
    of('positions', '岗位均衡度', 'Evenness among posts', ['人均最低的岗位 ÷ 人均最高的岗位，1 为一样', 'The lowest mean of a post ÷ the highest; 1: all alike'], (side) => evenness(people, side, (one) => one.position)),
    of('gini', '基尼系数', 'Gini', ['0 为人人一样，越接近 1 越集中在少数人', '0: everybody has the same; the nearer to 1, the fewer have it'], (side) => giniOf(amounts(people, side))),
    of('deciles', '高低比（九成位 ÷ 一成位）', 'Ninth decile ÷ first', ['排在 90% 处的人是 10% 处的几倍', 'How many times the pay at 90% is that at 10%'], (side) => deciles(amounts(people, side))),
    of('worst', '单人最大降幅', 'Most that one person loses', ['一个人少拿的占原来的比例，0 为没有人少拿', 'A share of what that person had; 0: nobody loses'], (side) => (side === 'before' ? null : worst(people))),
  ];
}
