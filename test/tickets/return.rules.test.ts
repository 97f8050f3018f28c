// When a return is routine, how far returns look like abuse, and what the coupon is worth.
import { describe, expect, test } from 'vitest';
import { ReturnReason } from '../../schema/tickets/return.ts';
import { abuseOf, couponOf, judge, parseReturns, returnStates, SHIPPED_RETURNS, type PastReturns, type ReturnFacts } from '../../server/tickets/returns/return.rules.ts';

const facts = (more: Partial<ReturnFacts> = {}): ReturnFacts => ({ reason: ReturnReason.NO_REASON, daysSince: 3, isFresh: false, photos: 0, hasPackaging: true, categoryCode: 'HOME', abuseScore: 0, ...more });
const verdict = (more: Partial<ReturnFacts> = {}) => judge(facts(more), SHIPPED_RETURNS);

describe('routine', () => {
  test.each([[0, true, false], [7, true, false], [8, false, true]])('A-28 no reason on day %i: routine %s, late %s', (daysSince, isRoutine, isLate) => {
    expect(verdict({ daysSince })).toMatchObject({ isRoutine, isLate });
  });
  test('B-06 packaging is asked for where goods need it, and not for fresh and fast-moving ones', () => {
    expect(verdict({ hasPackaging: false }).isRoutine).toBe(false);
    for (const categoryCode of ['FRESH', 'DRINK', 'CLEAN']) expect(verdict({ hasPackaging: false, categoryCode }).isRoutine, categoryCode).toBe(true);
  });
  test('B-08 spoiled fresh goods: a photo is proof enough, without one a person looks, and goods that are not fresh cannot spoil', () => {
    const spoiled = { reason: ReturnReason.FRESH, isFresh: true, categoryCode: 'FRESH', daysSince: 1, hasPackaging: false };
    expect(verdict({ ...spoiled, photos: 1 }).isRoutine).toBe(true);
    expect(verdict(spoiled).grounds).toContainEqual({ zh: '照片 1 张以上', en: '1 photo(s) or more', holds: false });
    expect(verdict({ ...spoiled, photos: 2, daysSince: 3 }).isRoutine).toBe(false);
    expect(verdict({ ...spoiled, photos: 2, isFresh: false }).isRoutine).toBe(false);
  });
  test('faults have a month and a photo; other reasons are for people; late ones of a fault are no refusal', () => {
    expect(verdict({ reason: ReturnReason.QUALITY, daysSince: 20, photos: 1 }).isRoutine).toBe(true);
    expect(verdict({ reason: ReturnReason.QUALITY, daysSince: 20 }).isRoutine).toBe(false);
    expect(verdict({ reason: ReturnReason.DAMAGED, daysSince: 31, photos: 1 })).toMatchObject({ isRoutine: false, isLate: false });
    expect(verdict({ reason: ReturnReason.OTHER, photos: 3 })).toMatchObject({ isRoutine: false, isLate: false });
  });
  test('a high abuse score takes nothing away but the automatism', () => {
    expect(verdict({ abuseScore: 59 }).isRoutine).toBe(true);
    expect(verdict({ abuseScore: 60 })).toMatchObject({ isRoutine: false, isLate: false });
  });
});

describe('abuse', () => {
  const past = (more: Partial<PastReturns> = {}): PastReturns => ({ count: 0, receiptless: 0, fresh: 0, refused: 0, returnedAmount: '0', boughtAmount: '1000', isVip: false, ...more });
  test('says what it is made of; a quiet customer has none', () => {
    expect(abuseOf(past({ count: 3, receiptless: 2, fresh: 2, returnedAmount: '300' }), SHIPPED_RETURNS)).toEqual({ score: 0, reasons: [] });
    const loud = abuseOf(past({ count: 6, receiptless: 4, refused: 1, returnedAmount: '600' }), SHIPPED_RETURNS);
    expect(loud.reasons.map((one) => [one.key, one.points])).toEqual([['often', 30], ['much', 30], ['receiptless', 10], ['refused', 15]]);
    expect(loud.score).toBe(85);
    expect(loud.reasons[0]).toMatchObject({ zh: '90 天内退货 6 次', en: '6 returns in 90 days' });
  });
  test('A-39 who buys much is judged by half; never above 100', () => {
    const worst = past({ count: 40, receiptless: 40, fresh: 40, refused: 9, returnedAmount: '900' });
    expect(abuseOf(worst, SHIPPED_RETURNS).score).toBe(100);
    expect(abuseOf({ ...worst, isVip: true }, SHIPPED_RETURNS)).toMatchObject({ score: 50 });
    expect(abuseOf({ ...worst, isVip: true }, SHIPPED_RETURNS).reasons.at(-1)).toMatchObject({ key: 'vip', points: -50 });
  });
});

test.each([['186.00', '37.20'], ['10.00', '5.00'], ['900.00', '50.00']])('B-08 the coupon for %s is %s', (refund, coupon) => { expect(couponOf(refund, SHIPPED_RETURNS.coupon)).toBe(coupon); });
test('the policy as shipped reads as it is written; a wrong one is refused at its place', () => {
  expect(parseReturns(JSON.parse(JSON.stringify(SHIPPED_RETURNS)))).toEqual(SHIPPED_RETURNS);
  expect(() => parseReturns({ ...SHIPPED_RETURNS, noReasonDays: -1 })).toThrow('noReasonDays');
});
test('attack A29: what is paid or taken back goes nowhere any more', () => {
  for (const act of ['accept', 'refuse', 'refund', 'appeal', 'cancel'] as const) for (const state of ['REFUNDED', 'CANCELLED'] as const) expect(returnStates.can(state as never, act)).toBe(false);
});
