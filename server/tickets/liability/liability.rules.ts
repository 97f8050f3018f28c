// Pure rules of liability: what a visit suggests, what may still be claimed, what leads to what, and whether a case is out of balance.
import { ChargeState, FaultCause, RemedyKind, RemedyState, VisitState } from '../../../schema/tickets/liability.ts';
import { CompensationKind } from '../../../schema/tickets/compensation.ts';
import type { Label } from '../../core/language.ts';
import { labelOf } from '../../core/language.ts';
import { addMoney, compareNumbers, decimal, isDecimal, multiplyMoney, splitMoney, subtractMoney, toDecimalText } from '../../core/money.ts';
import { stateMachine } from '../../core/state-machine.ts';

/*
 * liability.rules.ts     this file
 * shipped-forms.rules.ts the form of a visit to tiles, with its standards as data
 * visit.service.ts       planning, arriving, finishing; liability.service.ts deciding
 * remedy.service.ts      proposing, agreeing, putting in hand, carrying out; charge-back.service.ts claiming and settling
 * case.service.ts        how a case stands
 */
export const visitStates = stateMachine<VisitState, 'arrive' | 'finish' | 'cancel'>({
  PLANNED: { arrive: VisitState.ON_SITE, cancel: VisitState.CANCELLED }, ON_SITE: { finish: VisitState.DONE, cancel: VisitState.CANCELLED }, DONE: {}, CANCELLED: {},
}, { PLANNED: ['已安排', 'planned'], ON_SITE: ['在现场', 'on site'], DONE: ['已检测', 'done'], CANCELLED: ['已取消', 'called off'] });
export const remedyStates = stateMachine<RemedyState, 'agree' | 'decline' | 'start' | 'delay' | 'return' | 'finish' | 'cancel'>({
  PROPOSED: { agree: RemedyState.AGREED, decline: RemedyState.DECLINED, cancel: RemedyState.CANCELLED },
  AGREED: { start: RemedyState.IN_HAND, delay: RemedyState.WAITING, cancel: RemedyState.CANCELLED },
  WAITING: { start: RemedyState.IN_HAND, delay: RemedyState.WAITING, cancel: RemedyState.CANCELLED },
  // What was given cannot be taken back by a word; what was refused goes back to what was agreed.
  IN_HAND: { finish: RemedyState.DONE, return: RemedyState.AGREED, delay: RemedyState.IN_HAND }, DECLINED: {}, DONE: {}, CANCELLED: {},
}, { PROPOSED: ['待顾客答复', 'proposed'], AGREED: ['已商定', 'agreed'], DECLINED: ['顾客不要', 'declined'], WAITING: ['在等', 'waits'], IN_HAND: ['办理中', 'in hand'], DONE: ['已办完', 'done'], CANCELLED: ['已取消', 'dropped'] });
export const chargeStates = stateMachine<ChargeState, 'accept' | 'refuse' | 'settle' | 'withdraw'>({
  CLAIMED: { accept: ChargeState.ACCEPTED, refuse: ChargeState.REFUSED, withdraw: ChargeState.WITHDRAWN },
  ACCEPTED: { settle: ChargeState.SETTLED, withdraw: ChargeState.WITHDRAWN }, SETTLED: {}, REFUSED: {}, WITHDRAWN: {},
}, { CLAIMED: ['等答复', 'claimed'], ACCEPTED: ['已认可', 'accepted'], SETTLED: ['已到账', 'paid'], REFUSED: ['不认', 'refused'], WITHDRAWN: ['已撤回', 'withdrawn'] });

/** Every remedy is given out of somebody's authority, as what it is to the books. */
export const GIVEN_AS: Readonly<Record<RemedyKind, CompensationKind>> = {
  REPAIR: CompensationKind.SERVICE, REPLACE: CompensationKind.GIFT, REFUND: CompensationKind.REFUND, SERVICE: CompensationKind.SERVICE, GIFT: CompensationKind.GIFT, VOUCHER: CompensationKind.VOUCHER,
};
/** Money is done when it is paid; work and goods when a person says that they were carried out. */
export const isDoneByPaying = (kind: RemedyKind): boolean => kind === RemedyKind.REFUND || kind === RemedyKind.VOUCHER;

export const CAUSE_WORDS: Readonly<Record<FaultCause, Label>> = {
  PRODUCT: { zh: '产品', en: 'Product' }, TRANSPORT: { zh: '运输', en: 'Transport' }, INSTALLATION: { zh: '安装', en: 'Installation' }, USE: { zh: '使用', en: 'Use' },
};
export type Shares = Readonly<Record<FaultCause, string>>;
const CAUSES = [FaultCause.PRODUCT, FaultCause.TRANSPORT, FaultCause.INSTALLATION, FaultCause.USE] as const;

/** Which share is wrong: a cause, or `SUM` when the four do not make 100; null when all is well. */
export function faultOfShares(shares: Shares): FaultCause | 'SUM' | null {
  const wrong = CAUSES.find((cause) => !isDecimal(shares[cause]) || decimal(shares[cause]).decimalPlaces() > 2 || compareNumbers(shares[cause], 0) < 0 || compareNumbers(shares[cause], 100) > 0);
  if (wrong) return wrong;
  return CAUSES.reduce((sum, cause) => sum.plus(shares[cause]), decimal(0)).equals(100) ? null : 'SUM';
}

/** The largest share; of equal ones the first in the order in which fault is looked for. */
export const mainCauseOf = (shares: Shares): FaultCause => [...CAUSES].sort((a, b) => compareNumbers(shares[b], shares[a]))[0] ?? FaultCause.PRODUCT;

export interface Finding { cause: FaultCause; label: Label }
export interface ShareProposal { shares: Shares; reason: Label }
/** What findings suggest: each weighs the same. Nothing found beyond a standard is use, as far as was measured. */
export function proposeShares(findings: readonly Finding[]): ShareProposal {
  const counts = CAUSES.map((cause) => findings.filter((one) => one.cause === cause).length);
  const isNone = counts.every((count) => count === 0);
  const parts = splitMoney(100, isNone ? [0, 0, 0, 1] : counts).map((part) => toDecimalText(part));
  const shares = Object.fromEntries(CAUSES.map((cause, at) => [cause, parts[at] ?? '0'])) as unknown as Shares;
  const reason = isNone ? { zh: '所量各项都在标准内', en: 'All that was measured lies within its standard' }
    : labelOf((language) => findings.map((one) => `${CAUSE_WORDS[one.cause][language]}${language === 'zh' ? '：' : ': '}${one.label[language]}`).join(language === 'zh' ? '；' : '; '));
  return { shares, reason };
}

export interface Claim { cause: FaultCause; state: ChargeState; amount: string; acceptedAmount?: string | null }
/** What a claim counts against the cost: what was accepted once it is known, nothing when refused or withdrawn. */
export const weightOf = (claim: Claim): string => (claim.state === ChargeState.REFUSED || claim.state === ChargeState.WITHDRAWN ? '0.00' : claim.acceptedAmount ?? claim.amount);

/** Most that may be claimed for a cause, what is, and what is left: bounded by its share and, together with all others, by the cost. */
export function roomOfCause(cost: string, share: string, claims: readonly Claim[], cause: FaultCause): { most: string; claimed: string; left: string } {
  const most = multiplyMoney(cost, decimal(share).dividedBy(100));
  const claimed = addMoney(...claims.filter((one) => one.cause === cause).map(weightOf));
  const all = subtractMoney(cost, addMoney(...claims.map(weightOf)));
  const own = subtractMoney(most, claimed);
  const left = compareNumbers(own, all) < 0 ? own : all;
  return { most, claimed, left: compareNumbers(left, 0) < 0 ? '0.00' : left };
}

/** C-29, the balance of cost: OVER when it costs us more than the goods had; UNDER when the fault is not hers and nothing is agreed a day after it was decided. */
export function balanceOf(given: { net: string; paid: string | null; useShare: string | null; decidedAt: string | null; agreed: number }, now: Date): 'OVER' | 'UNDER' | null {
  if (given.paid !== null && compareNumbers(given.net, given.paid) > 0) return 'OVER';
  const isOurs = given.useShare !== null && compareNumbers(given.useShare, 100) < 0;
  const isDue = given.decidedAt !== null && now.getTime() - new Date(given.decidedAt).getTime() > 86_400_000;
  return isOurs && isDue && given.agreed === 0 ? 'UNDER' : null;
}
