// Tiers as a table: entry at once, grace before a fall, and the boundaries of the shipped rules.
import { describe, expect, test } from 'vitest';
import { Tier } from '../../schema/customers/customer.ts';
import { evaluateRule } from '../../server/core/rule-tree/evaluate.ts';
import { addDays } from '../../server/core/clock.ts';
import { customerCatalogue } from '../../server/customers/customer.catalogue.ts';
import type { CustomerSubject, SubjectBehaviour } from '../../server/customers/customer.subject.ts';
import { decideTier, levelsSchema, SHIPPED_LEVELS } from '../../server/customers/tier.rules.ts';

const today = '2026-02-13';
const env = { today, now: new Date('2026-02-13T09:30:00Z') };
const still: SubjectBehaviour = {
  firstPurchaseOn: '2024-01-01', lastPurchaseOn: '2026-02-01', visits: 0, visits30: 0, visits90: 0, visits180: 0, visits365: 0, spend: '0', spend30: '0', spend90: '0', spend180: '0',
  spend365: '0', netSpend: '0', returned: '0', meanBasket: null, visitsPerWeek: '0', returnRate: null, daysBetween: null, contacts365: 0,
};
const subject = (over: Partial<SubjectBehaviour>): CustomerSubject => ({
  id: '1', memberNo: '1', name: '王芳', gender: 'FEMALE', birthday: null, country: 'CN', storeId: '1', format: null, joinedOn: null, channel: null, tier: 'REGULAR', custom: {},
  behaviour: { ...still, ...over }, receipts: [], lines: [], tags: [], consents: [], segments: [], rfm: [], more: {},
});
const meets = (tier: Tier, over: Partial<SubjectBehaviour>) => evaluateRule(customerCatalogue, SHIPPED_LEVELS.find((level) => level.tier === tier)?.entry ?? { all: [] }, subject(over), env);

describe('the shipped rules', () => {
  test.each([['50000.00', 0, false], ['50000.01', 0, true], ['0', 300, false]])(
    'A-35 and 10.5: %s yuan and %i visits in a year: high value %s', (spend365, contacts365, is) => expect(meets(Tier.GOLD, { spend365, contacts365 })).toBe(is));
  test.each([['3.033333', '200.01', true], ['3.033333', '200.00', false], ['2.955556', '900', false]])(
    'A-25: %s visits a week and a basket of %s: frequent %s', (visitsPerWeek, meanBasket, is) => expect(meets(Tier.SILVER, { visitsPerWeek, meanBasket })).toBe(is));
  test.each([[30, true], [31, false]])('first bought %i days ago: new %s', (ago, is) => expect(meets(Tier.NEW, { firstPurchaseOn: addDays(today, -ago) })).toBe(is));
  test.each([[179, false], [180, true]])('A-36: %i days without a purchase: dormant %s', (ago, is) => {
    expect(evaluateRule(customerCatalogue, { field: 'idleDays', op: 'atLeast', value: 180 }, subject({ lastPurchaseOn: addDays(today, -ago) }), env)).toBe(is);
  });
  test('pass their own schema', () => expect(levelsSchema.safeParse(SHIPPED_LEVELS).success).toBe(true));
});

describe('standing', () => {
  const gold = { tier: Tier.GOLD, startedOn: '2025-01-01', graceUntil: null };
  const decide = (met: [boolean, boolean, boolean], standing: Parameters<typeof decideTier>[2], on = today) => decideTier(SHIPPED_LEVELS, met, standing, on);
  test('a first judgement gives the highest level met, or regular', () => {
    expect(decide([false, true, true], null)).toEqual({ kind: 'move', tier: Tier.SILVER });
    expect(decide([false, false, false], null)).toEqual({ kind: 'move', tier: Tier.REGULAR });
  });
  test('a higher level is given at once', () => expect(decide([true, false, true], { ...gold, tier: Tier.NEW })).toEqual({ kind: 'move', tier: Tier.GOLD }));
  test('a level no longer met is kept for its days of grace, through the last of them', () => {
    expect(decide([false, false, false], gold)).toEqual({ kind: 'grace', until: '2026-05-14' });
    const graced = { ...gold, graceUntil: '2026-05-14' };
    expect(decide([false, false, false], graced, '2026-05-14')).toEqual({ kind: 'stay' });
    expect(decide([false, true, false], graced, '2026-05-15')).toEqual({ kind: 'move', tier: Tier.SILVER });
  });
  test('grace ends without a fall when the level is met again', () => expect(decide([true, false, false], { ...gold, graceUntil: '2026-05-14' })).toEqual({ kind: 'grace', until: null }));
  test('a level without grace is left at once', () => expect(decide([false, false, false], { ...gold, tier: Tier.NEW })).toEqual({ kind: 'move', tier: Tier.REGULAR }));
  test('what is met stays as it is', () => expect(decide([true, true, false], gold)).toEqual({ kind: 'stay' }));
});
