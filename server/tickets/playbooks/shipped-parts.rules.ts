// The parts that shipped playbooks are made of: fields that tickets fill, steps and outcomes that come in many scenarios.
import { NeedClass, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { EvidenceKind } from '../../../schema/tickets/playbook.ts';
import type { Label } from '../../core/language.ts';
import type { PlaybookContent, PlaybookField, PlaybookStep } from './playbook.rules.ts';

export interface ShippedPlaybook {
  key: string; nameZh: string; nameEn: string; category: string; needClass: NeedClass; level: TicketLevel; words: readonly string[]; content: PlaybookContent;
}

type Field = Omit<PlaybookField, 'isRequired'> & { isRequired?: boolean };
const field = (key: string, kind: PlaybookField['kind'], zh: string, en: string, more: Partial<PlaybookField> = {}): PlaybookField => ({ key, kind, zh, en, isRequired: true, ...more });

/** Fields that the ticket fills by itself. */
export const CUSTOMER = field('customer', 'TEXT', '顾客称呼', 'Customer', { from: 'CUSTOMER' });
export const PRODUCT = field('product', 'TEXT', '商品', 'Product', { from: 'PRODUCT' });
export const STORE = field('store', 'TEXT', '门店', 'Store', { from: 'STORE' });
export const RECEIPT = field('receipt', 'TEXT', '小票号或订单号', 'Receipt or order number', { from: 'RECEIPT' });
export const COLLEAGUE = field('colleague', 'TEXT', '经办人', 'Your name', { from: 'COLLEAGUE' });
export const AMOUNT = field('amount', 'AMOUNT', '退款金额', 'Amount of the refund');
export const DATE = field('date', 'DATE', '办好的日期', 'Day it will be done');
export const TIME = field('time', 'TIME', '上门或答复的时间', 'Time of the visit or answer');
/** A field of one scenario; `usual` is a figure that the chain may set otherwise in its own version. */
export const own = (key: string, kind: PlaybookField['kind'], zh: string, en: string, more: Partial<Field> = {}): PlaybookField => field(key, kind, zh, en, more);

type More = Partial<Omit<PlaybookStep, 'key' | 'zh' | 'en' | 'who'>>;
export const step = (key: string, who: PlaybookStep['who'], zh: string, en: string, more: More = {}): PlaybookStep => ({ key, who, zh, en, evidence: [], ...more });

/** most that one case is given without asking. */
export const ALONE = '500.00';
const { PHOTO, RECEIPT: BOUGHT, NOTE } = EvidenceKind;

/** nothing is decided before the customer has told it all. */
export const hear = step('hear', 'AGENT', '听完，不打断、不辩解；记下内容和顾客希望的办法', 'Hear it to the end, without interrupting or defending; note it and what the customer wishes', { evidence: [NOTE], source: 'C-06' });
export const find = step('find', 'AGENT', '用会员号或手机号查到购买，不要小票', 'Find the purchase by member number or phone; no receipt is asked for', { evidence: [BOUGHT], source: 'B-06' });
export const photo = step('photo', 'AGENT', '请顾客发照片，或当面拍照', 'Ask for photos, or take them at the desk', { evidence: [PHOTO], source: 'B-08' });
export const refund = (limit = ALONE): PlaybookStep => step('refund', 'AGENT', '原路退款，告诉顾客到账时间（审核 2 小时内，退款 24 小时内）', 'Refund the way it was paid and say when it arrives (review within 2 hours, money within 24)', { limit, withinMinutes: 1_440, source: 'B-07' });
export const voucher = (limit = '200.00'): PlaybookStep => step('voucher', 'AGENT', '另赠等值商品券', 'Add a voucher of equal value', { limit, source: 'B-12', isOptional: true });
export const promise = step('promise', 'AGENT', '约好回访：办结后 48 小时内，问满意度', 'Promise the call back: within 48 hours of the solution, to ask if all is well', { source: 'B-16' });
export const record = step('record', 'AGENT', '写明原因、方案和顾客的意见；首问的人跟到底', 'Note cause, solution and what the customer said; who heard it first follows it to the end', { evidence: [NOTE], source: 'B-14' });

type Outcome = PlaybookContent['outcomes'][number];
export const outcome = (key: string, zh: string, en: string, isGood = true): Outcome => ({ key, zh, en, isGood });
/** How every scenario may end. */
const ENDS: readonly Outcome[] = [
  outcome('settled', '顾客接受，已办结', 'Accepted and settled'), outcome('refused', '顾客不接受', 'Not accepted', false), outcome('escalated', '已升级', 'Escalated', false),
];

interface Told {
  key: string; name: Label; category: string; needClass?: NeedClass; level?: TicketLevel; words: readonly string[]; fields: PlaybookField[];
  listen: Label; empathise: Label; plan: Label; steps: PlaybookStep[]; ends?: Outcome[];
}
/** A scenario as it is shipped; ordinary and of the first level unless said otherwise. */
export const scenario = (one: Told): ShippedPlaybook => ({
  key: one.key, nameZh: one.name.zh, nameEn: one.name.en, category: one.category, needClass: one.needClass ?? NeedClass.ORDINARY, level: one.level ?? TicketLevel.L1, words: one.words,
  content: { fields: one.fields, script: { listen: one.listen, empathise: one.empathise, plan: one.plan }, steps: one.steps, outcomes: [...(one.ends ?? []), ...ENDS] },
});
