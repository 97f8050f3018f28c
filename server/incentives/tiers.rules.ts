// Tier tables: each part at its own rate, the whole at the rate reached, or at a rate that grows as tiers fill; on one figure or on top of a running total. Pure.
import type { Decimal } from 'decimal.js';
import { decimal, metDecimal, toDecimalText, type Numeric } from '../core/money.ts';

export const TIER_METHODS = ['WHOLE', 'MARGINAL', 'INTERPOLATED'] as const;
export type TierMethod = (typeof TIER_METHODS)[number];
/** From (counted) to (no longer counted); no end: for all beyond. */
export interface Tier { from: string; to: string | null; rate: string }
export interface TierPart { from: string; to: string | null; rate: string; amount: string }
export interface TierResult { pay: Decimal; parts: TierPart[]; rate: string | null }

/** Do tiers follow each other without gap, each ending after it begins? */
export function areTiersFit(tiers: readonly Tier[]): boolean {
  return tiers.length > 0 && tiers.every((tier, i) => {
    const next = tiers[i + 1];
    return !decimal(tier.from).isNegative() && (tier.to === null ? !next : decimal(tier.to).greaterThan(tier.from) && (!next || decimal(next.from).equals(tier.to)));
  });
}

/** The tier in which a figure stands; below the first none, beyond the last the last. */
function tierOf(tiers: readonly Tier[], figure: Numeric): Tier | null {
  const at = decimal(figure);
  return tiers.filter((tier) => at.greaterThanOrEqualTo(metDecimal(tier.from))).at(-1) ?? null;
}

const partOf = (tier: Tier, amount: Decimal): TierPart => ({ ...tier, amount: toDecimalText(amount) });

/** What a figure earns; `before` is what the tiers were filled with already, of a running total. A figure below nothing earns nothing. */
export function tierPay(method: TierMethod, tiers: readonly Tier[], figure: Numeric, before: Numeric = 0): TierResult {
  const amount = decimal(figure);
  if (amount.lessThanOrEqualTo(0)) return { pay: decimal(0), parts: [], rate: null };
  const start = decimal(before);
  const end = start.plus(amount);
  if (method === 'WHOLE') {
    const tier = tierOf(tiers, end);
    return tier ? { pay: amount.times(tier.rate), parts: [partOf(tier, amount)], rate: tier.rate } : { pay: decimal(0), parts: [], rate: null };
  }
  const filled = tiers.map((tier) => {
    const top = tier.to === null || end.lessThan(metDecimal(tier.to)) ? end : metDecimal(tier.to);
    const bottom = method === 'MARGINAL' && start.greaterThan(metDecimal(tier.from)) ? start : metDecimal(tier.from);
    return { tier, width: top.minus(bottom) };
  }).filter((one) => one.width.greaterThan(0));
  const parts = filled.map((one) => partOf(one.tier, one.width));
  if (method === 'MARGINAL') return { pay: filled.reduce((sum, one) => sum.plus(one.width.times(metDecimal(one.tier.rate))), decimal(0)), parts, rate: null };
  // A tier without an end is never filled; its rate counts whole once it is reached.
  const rate = filled.reduce((sum, { tier, width }) => sum.plus(tier.to === null ? tier.rate : decimal(tier.rate).times(width).dividedBy(decimal(tier.to).minus(tier.from))), decimal(0));
  return { pay: amount.times(rate), parts, rate: toDecimalText(rate) };
}
