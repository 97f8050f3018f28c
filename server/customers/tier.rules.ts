// Which tier a customer has, as pure rules: levels from the highest, entry at once, grace before a fall.
import { z } from 'zod';
import { Tier } from '../../schema/customers/customer.ts';
import { addDays } from '../core/clock.ts';
import { parseRule, type RuleNode } from '../core/rule-tree/tree.ts';

export interface TierLevel { tier: Tier; entry: RuleNode; graceDays: number; labelZh: string; labelEn: string }

const rule = z.unknown().transform((raw, context): RuleNode => {
  try { return parseRule(raw); } catch { context.addIssue({ code: 'custom', message: 'rule' }); return z.NEVER; }
});
export const levelsSchema: z.ZodType<TierLevel[]> = z.array(z.strictObject({
  tier: z.enum(Tier), entry: rule, graceDays: z.number().int().min(0).max(730), labelZh: z.string().min(1).max(20), labelEn: z.string().min(1).max(40),
})).min(1).max(4).refine((levels) => new Set(levels.map((level) => level.tier)).size === levels.length && levels.every((level) => level.tier !== Tier.REGULAR));

const highValue: RuleNode[] = [{ field: 'spend365', op: 'over', value: '50000.00' }];
/** A younger module adds what else makes a customer one of high value, once, while it loads. */
export const alsoHighValue = (rule: RuleNode): void => { highValue.push(rule); };

/**
 * The rules a chain begins with. High value: over 50,000 in 365 days, or three service contacts a month on average over
 * twelve months (A-35; tickets add that half, for they know of contacts). Frequent: three visits a week over 90 days and a
 * mean basket over 200. New: first purchase within 30 days. Everybody else is regular; dormant is no tier but
 * a segment, for a dormant gold member is still gold.
 *
 * A contact is any identified contact with the chain, a visit too, and so the shipped segment of high value counts it. The
 * tiers look at service contacts alone: with visits among them, three a week would be twelve a month and always gold, and
 * the frequent customer, whom the sources know as a level of her own, would never be met.
 */
export const SHIPPED_LEVELS: TierLevel[] = [
  { tier: Tier.GOLD, graceDays: 90, labelZh: '高价值', labelEn: 'High value', entry: { any: highValue } },
  { tier: Tier.SILVER, graceDays: 30, labelZh: '常客', labelEn: 'Frequent', entry: { all: [
    { field: 'visitsPerWeek', op: 'atLeast', value: '3' }, { field: 'meanBasket', op: 'over', value: '200.00' }] } },
  { tier: Tier.NEW, graceDays: 0, labelZh: '新客', labelEn: 'New', entry: { field: 'firstPurchaseOn', op: 'withinDays', value: 30 } },
];

export interface Standing { tier: Tier; startedOn: string; graceUntil: string | null }
export type TierMove =
  | { kind: 'stay' }
  /** Conditions ceased or came back: only the day until which the tier is kept changes. */
  | { kind: 'grace'; until: string | null }
  | { kind: 'move'; tier: Tier };

/** What becomes of a standing. `met` says of each level, from the highest, whether its entry holds today. */
export function decideTier(levels: readonly TierLevel[], met: readonly boolean[], standing: Standing | null, today: string): TierMove {
  const index = met.findIndex(Boolean);
  const best = index < 0 ? Tier.REGULAR : (levels[index] as TierLevel).tier;
  if (!standing) return { kind: 'move', tier: best };
  const rank = (tier: Tier): number => { const found = levels.findIndex((level) => level.tier === tier); return found < 0 ? levels.length : found; };
  if (rank(best) < rank(standing.tier)) return { kind: 'move', tier: best };
  if (best === standing.tier) return standing.graceUntil === null ? { kind: 'stay' } : { kind: 'grace', until: null };
  const grace = levels[rank(standing.tier)]?.graceDays ?? 0;
  if (standing.graceUntil === null && grace > 0) return { kind: 'grace', until: addDays(today, grace) };
  // The tier is kept through the last day of grace.
  if (standing.graceUntil !== null && today <= standing.graceUntil) return { kind: 'stay' };
  return { kind: 'move', tier: best };
}
