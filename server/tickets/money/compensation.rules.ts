// What the shipped policy of compensation says, how it is read, and the words for it. Pure.
import { z } from 'zod';
import { CompensationKind } from '../../../schema/tickets/compensation.ts';
import { authorityShape, readRules, type Authority, type Per } from '../../core/authority.ts';
import type { Side } from '../../core/double-entry.ts';
import { move } from '../../core/double-entry.ts';
import { labelOf, type Label } from '../../core/language.ts';
import { decimal, formatMoney, isMoney, multiplyMoney } from '../../core/money.ts';

const word = z.string().min(1).max(60);
const suggestion = z.strictObject({
  scenario: word, labelZh: z.string().min(1).max(80), labelEn: z.string().min(1).max(80), kind: z.enum(CompensationKind),
  /** A share of what the line cost, or an amount. */
  share: z.string().regex(/^(0\.\d{1,4}|1(\.0{1,4})?)$/).optional(), amount: z.string().refine((text) => isMoney(text)).optional(), source: z.string().min(1).max(20),
}).refine((one) => (one.share === undefined) !== (one.amount === undefined), { path: ['amount'] });
const schema = z.strictObject({ ...authorityShape, suggestions: z.array(suggestion).max(100), voucherDays: z.number().int().min(1).max(730) });

export type Suggestion = z.infer<typeof suggestion>;
export interface CompensationRules extends Authority { suggestions: Suggestion[]; voucherDays: number }
export const parseCompensation = (raw: unknown): CompensationRules => readRules(schema as z.ZodType<CompensationRules>, raw);

const { REFUND, VOUCHER, GIFT, CARE } = CompensationKind;
/** 500 yuan a case for whoever works at a desk or over one; a month's sums keep a case from being many. */
export const SHIPPED_COMPENSATION: CompensationRules = {
  limits: [
    { id: 'case', per: 'CASE', amount: '500.00', source: 'A-17' },
    { id: 'customer-month', per: 'CUSTOMER_MONTH', amount: '1000.00', source: 'A-17' },
    { id: 'agent-month', per: 'ACTOR_MONTH', amount: '5000.00', roles: ['agent'], source: 'A-17' },
    { id: 'manager-month', per: 'ACTOR_MONTH', amount: '10000.00', roles: ['manager'], source: 'A-17' },
    { id: 'area-month', per: 'ACTOR_MONTH', amount: '20000.00', roles: ['supervisor', 'admin'], source: 'A-17' },
    { id: 'care-month', per: 'ACTOR_MONTH', amount: '300.00', kinds: [CARE], source: 'A-06' },
    { id: 'care-store', per: 'STORE_MONTH', amount: '3000.00', kinds: [CARE], source: 'A-06' },
    { id: 'missing-gift', per: 'GRANT', amount: '10.00', kinds: [VOUCHER], scenarios: ['missing-gift'], source: 'B-19' },
  ],
  approvers: [
    { id: 'manager', roles: ['manager'], upTo: '1000.00', source: 'A-17' },
    { id: 'area', roles: ['supervisor'], upTo: '5000.00', source: 'B-12' },
    { id: 'head', roles: ['crm', 'finance', 'admin'], upTo: null, source: 'B-13' },
  ],
  dueMinutes: 240,
  suggestions: [
    // 8-zhe is read as giving back a fifth of the price; a chain that means four fifths writes 0.8.
    { scenario: 'near-expiry', labelZh: '临期商品，退两成', labelEn: 'Near expiry: a fifth of the price back', kind: REFUND, share: '0.20', source: 'B-18' },
    { scenario: 'missing-gift', labelZh: '漏发赠品，补送加 10 元无门槛券', labelEn: 'Missing gift: sent again, with a 10 yuan voucher', kind: VOUCHER, amount: '10.00', source: 'B-19' },
    { scenario: 'fresh-spoiled', labelZh: '生鲜变质，等值券', labelEn: 'Spoiled fresh goods: a voucher of equal value', kind: VOUCHER, share: '1.00', source: 'B-12' },
    { scenario: 'attitude', labelZh: '服务态度，时令水果', labelEn: 'Attitude: seasonal fruit', kind: GIFT, amount: '30.00', source: 'A-31' },
    { scenario: 'urgent-care', labelZh: '急事相助，如雨天打车', labelEn: 'An urgent need, such as a taxi in the rain', kind: CARE, amount: '50.00', source: 'A-06' },
  ],
  voucherDays: 90,
};

export const KIND_WORDS: Readonly<Record<CompensationKind, Label>> = {
  REFUND: { zh: '退款', en: 'Refund' }, VOUCHER: { zh: '代金券', en: 'Voucher' }, GIFT: { zh: '礼品', en: 'Gift' }, SERVICE: { zh: '服务', en: 'Service' }, CARE: { zh: '关怀', en: 'Care' },
};
export const PER_WORDS: Readonly<Record<Per, Label>> = {
  GRANT: { zh: '每次', en: 'Each time' }, CASE: { zh: '每单', en: 'Each case' }, CUSTOMER_MONTH: { zh: '每位顾客每月', en: 'Each customer a month' }, ACTOR_MONTH: { zh: '本人每月', en: 'Yourself a month' },
  STORE_MONTH: { zh: '门店每月', en: 'The store a month' },
};

/** What is asked of an approver: `退款 600.00 元 · T-260213-0418`. */
export const titleOf = (kind: CompensationKind, amount: string, number: string, currency: string): Label =>
  labelOf((language) => `${KIND_WORDS[kind][language]} ${formatMoney(amount, language, currency)} · ${number}`);

/** What a suggestion comes to for a line that cost so much; null where it needs one. */
export const suggested = (one: Suggestion, paid: string | null): string | null => (one.amount ?? (paid === null ? null : multiplyMoney(paid, one.share ?? '0')));

/** How what is given is booked when it is given. */
export function grantSides(kind: CompensationKind, isReturn: boolean, amount: string, cost: string): Side[] {
  switch (kind) {
    case CompensationKind.REFUND: return move(amount, isReturn ? 'sales-returned' : 'compensation-cost', 'customers-payable');
    case CompensationKind.VOUCHER: return decimal(cost).isZero() ? [] : move(cost, 'compensation-cost', 'vouchers-out');
    case CompensationKind.CARE: return move(amount, 'care-cost', 'customers-payable');
    case CompensationKind.GIFT: case CompensationKind.SERVICE: return decimal(cost).isZero() ? [] : move(cost, 'compensation-cost', 'goods-given');
  }
}
/** How it is booked when it is handed over; a voucher is no money until it is used. */
export const payoutSides = (kind: string, amount: string): Side[] => (kind === CompensationKind.VOUCHER ? [] : move(amount, 'customers-payable', 'paid-out'));
/** Gifts and services go over the desk: no other system is asked. */
export const goesOut = (kind: CompensationKind): boolean => kind === CompensationKind.REFUND || kind === CompensationKind.VOUCHER || kind === CompensationKind.CARE;
