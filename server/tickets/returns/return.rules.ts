// What the shipped policy of returns says, when a return is routine, and how far a customer's returns look like abuse. Pure.
import { z } from 'zod';
import { ReturnReason, ReturnState } from '../../../schema/tickets/return.ts';
import { authorityShape, readRules, type Authority } from '../../core/authority.ts';
import type { Label } from '../../core/language.ts';
import { compareNumbers, decimal, isMoney, multiplyMoney, toMoney } from '../../core/money.ts';
import { stateMachine, type Transitions } from '../../core/state-machine.ts';

const money = z.string().refine((text) => isMoney(text) && !text.startsWith('-'));
const share = z.string().regex(/^(0(\.\d{1,4})?|1(\.0{1,4})?)$/);
const schema = z.strictObject({
  ...authorityShape,
  noReasonDays: z.number().int().min(0).max(365),
  /** Days in which goods that are wrong or bad come back without anybody asking twice. */
  faultDays: z.number().int().min(0).max(730),
  freshDays: z.number().int().min(0).max(30),
  /** Photos that prove spoiled fresh goods. */
  freshPhotos: z.number().int().min(0).max(12),
  /** A coupon for the same category beside the refund of fresh goods. */
  coupon: z.strictObject({ share, least: money, most: money }),
  /** Categories, by code, that need no packaging. */
  barePackaging: z.array(z.string().min(1).max(40)).max(100),
  abuse: z.strictObject({ from: z.number().int().min(1).max(101), windowDays: z.number().int().min(1).max(730), vipFactor: share }),
});
export interface ReturnRules extends Authority {
  noReasonDays: number; faultDays: number; freshDays: number; freshPhotos: number; coupon: { share: string; least: string; most: string }; barePackaging: string[];
  abuse: { from: number; windowDays: number; vipFactor: string };
}
export const parseReturns = (raw: unknown): ReturnRules => readRules(schema as z.ZodType<ReturnRules>, raw);

export const SHIPPED_RETURNS: ReturnRules = {
  // B-06: routine needs no manager; beyond it the ladder of approvals.
  limits: [
    { id: 'desk', per: 'GRANT', amount: '2000.00', roles: ['agent'], source: 'B-06' },
    { id: 'store', per: 'GRANT', amount: '5000.00', roles: ['manager', 'supervisor', 'admin'], source: 'B-06' },
  ],
  approvers: [
    { id: 'store', roles: ['manager'], upTo: '5000.00', source: 'B-06' },
    { id: 'area', roles: ['supervisor'], upTo: '20000.00', source: 'B-12' },
    { id: 'head', roles: ['crm', 'finance', 'admin'], upTo: null, source: 'B-13' },
  ],
  dueMinutes: 120,
  noReasonDays: 7, faultDays: 30, freshDays: 2, freshPhotos: 1,
  coupon: { share: '0.2', least: '5.00', most: '50.00' },
  barePackaging: ['FRESH', 'BAKERY', 'READY', 'DRINK', 'CLEAN', 'IMPORT'],
  abuse: { from: 60, windowDays: 90, vipFactor: '0.5' },
};

export interface ReturnFacts {
  reason: ReturnReason; daysSince: number; isFresh: boolean; photos: number; hasPackaging: boolean; categoryCode: string | null; abuseScore: number;
}
export interface Ground { zh: string; en: string; holds: boolean }

/** Why a return is or is not routine; it is when every ground holds. `isLate`: goods without a fault, and their days are over. */
export function judge(facts: ReturnFacts, rules: ReturnRules): { isRoutine: boolean; isLate: boolean; grounds: Ground[] } {
  const isFault = facts.reason !== ReturnReason.NO_REASON && facts.reason !== ReturnReason.OTHER;
  const isSpoiled = facts.reason === ReturnReason.FRESH || (facts.isFresh && facts.reason === ReturnReason.QUALITY);
  const days = isSpoiled ? rules.freshDays : isFault ? rules.faultDays : rules.noReasonDays;
  const grounds: Ground[] = [
    isSpoiled ? { zh: `生鲜，购买后 ${days} 天内`, en: `Fresh goods, within ${days} days of buying`, holds: facts.isFresh && facts.daysSince <= days }
      : isFault ? { zh: `商品有问题，购买后 ${days} 天内`, en: `At fault, within ${days} days of buying`, holds: facts.daysSince <= days }
        : { zh: `${days} 天无理由`, en: `No reason needed within ${days} days`, holds: facts.daysSince <= days },
  ];
  if (isSpoiled) grounds.push({ zh: `照片 ${rules.freshPhotos} 张以上`, en: `${rules.freshPhotos} photo(s) or more`, holds: facts.photos >= rules.freshPhotos });
  else if (isFault) grounds.push({ zh: '有照片', en: 'There is a photo', holds: facts.photos > 0 });
  if (facts.reason === ReturnReason.OTHER) grounds.push({ zh: '其他原因要人看', en: 'Other reasons are looked at by a person', holds: false });
  const isBare = facts.categoryCode !== null && rules.barePackaging.includes(facts.categoryCode);
  grounds.push(isBare ? { zh: '这类商品不需要包装', en: 'No packaging is needed for these goods', holds: true } : { zh: '包装还在', en: 'The packaging is there', holds: facts.hasPackaging });
  grounds.push({ zh: `退货异常分低于 ${rules.abuse.from}`, en: `Abuse score below ${rules.abuse.from}`, holds: facts.abuseScore < rules.abuse.from });
  return { isRoutine: grounds.every((ground) => ground.holds), isLate: facts.reason === ReturnReason.NO_REASON && facts.daysSince > rules.noReasonDays, grounds };
}

/** What is known of a customer's returns in the policy's window, this one not counted. */
export interface PastReturns { count: number; receiptless: number; fresh: number; refused: number; returnedAmount: string; boughtAmount: string; isVip: boolean }
export interface AbuseReason extends Label { key: string; points: number }

/** 0 to 100 with what makes it up: many returns, much of what was bought, often without a receipt, often spoiled, refused before. */
export function abuseOf(past: PastReturns, rules: ReturnRules): { score: number; reasons: AbuseReason[] } {
  const reasons: AbuseReason[] = [];
  const add = (key: string, points: number, zh: string, en: string): void => { if (points > 0) reasons.push({ key, points, zh, en }); };
  const days = rules.abuse.windowDays;
  add('often', Math.min(40, Math.max(0, past.count - 3) * 10), `${days} 天内退货 ${past.count} 次`, `${past.count} returns in ${days} days`);
  const part = compareNumbers(past.boughtAmount, '0') > 0 ? decimal(past.returnedAmount).dividedBy(past.boughtAmount).toNumber() : 0;
  add('much', part > 0.5 ? 30 : part > 0.3 ? 15 : 0, `退货金额占购买的 ${Math.round(part * 100)}%`, `${Math.round(part * 100)}% of what was bought came back`);
  add('receiptless', Math.min(20, Math.max(0, past.receiptless - 2) * 5), `无小票 ${past.receiptless} 次`, `${past.receiptless} without a receipt`);
  add('fresh', Math.min(20, Math.max(0, past.fresh - 2) * 10), `生鲜理赔 ${past.fresh} 次`, `${past.fresh} claims of spoiled goods`);
  add('refused', Math.min(30, past.refused * 15), `被拒 ${past.refused} 次`, `${past.refused} refused before`);
  const sum = Math.min(100, reasons.reduce((total, one) => total + one.points, 0));
  if (!past.isVip || sum === 0) return { score: sum, reasons };
  // Who buys much brings back much.
  const score = decimal(sum).times(rules.abuse.vipFactor).floor().toNumber();
  return { score, reasons: [...reasons, { key: 'vip', points: score - sum, zh: '高价值顾客，减轻', en: 'High-value customer: weighs less' }] };
}

/** The coupon that goes with the refund of fresh goods: a share of it, within bounds. */
export function couponOf(refund: string, { share: part, least, most }: ReturnRules['coupon']): string {
  const wanted = multiplyMoney(refund, part);
  return compareNumbers(wanted, least) < 0 ? toMoney(least) : compareNumbers(wanted, most) > 0 ? toMoney(most) : wanted;
}

export type ReturnAct = 'accept' | 'refuse' | 'refund' | 'appeal' | 'cancel';
const { REQUESTED, ACCEPTED, REFUNDED, REFUSED, CANCELLED } = ReturnState;
const table: Transitions<ReturnState, ReturnAct> = {
  REQUESTED: { accept: ACCEPTED, refuse: REFUSED, cancel: CANCELLED },
  ACCEPTED: { refund: REFUNDED },
  REFUNDED: {},
  REFUSED: { appeal: REQUESTED },
  CANCELLED: {},
};
export const returnStates = stateMachine<ReturnState, ReturnAct>(table, { REQUESTED: ['待审核', 'To review'], ACCEPTED: ['待退款', 'To be paid'], REFUNDED: ['已退款', 'Refunded'], REFUSED: ['已拒绝', 'Refused'], CANCELLED: ['已取消', 'Cancelled'] });
