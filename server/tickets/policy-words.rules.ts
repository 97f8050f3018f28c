// The words of promises in both languages: clocks, and what a target is keyed by.
import type { Tier } from '../../schema/customers/customer.ts';
import type { StoreFormat } from '../../schema/staff/organisation.ts';
import type { NeedClass, TicketChannel, TicketLevel } from '../../schema/tickets/kinds.ts';
import type { ClockKind } from '../../schema/tickets/policy.ts';
import { labelOf, sameLabel, type Label } from '../core/language.ts';
import type { PolicyWhen } from './policy.rules.ts';

export const CLOCK_WORDS: Readonly<Record<ClockKind, Label>> = {
  PICK_UP: { zh: '接起', en: 'Pick-up' }, FIRST_RESPONSE: { zh: '首次答复', en: 'First response' }, PLAN: { zh: '给出方案', en: 'Plan' }, CLOSE: { zh: '解决', en: 'Close' },
  RETURN_REVIEW: { zh: '退货审核', en: 'Return review' }, REFUND: { zh: '退款', en: 'Refund' }, CALLBACK: { zh: '回访', en: 'Callback' },
};
export const FORMAT_WORDS: Readonly<Record<StoreFormat, Label>> = {
  SUPERMARKET: { zh: '超市', en: 'supermarket' }, ECOMMERCE: { zh: '电商', en: 'e-commerce' }, HOME: { zh: '建材家居', en: 'home' },
};
export const CLASS_WORDS: Readonly<Record<NeedClass, Label>> = {
  ORDINARY: { zh: '普通', en: 'ordinary' }, URGENT: { zh: '紧急', en: 'urgent' }, SPECIAL: { zh: '特殊', en: 'special' }, EMOTIONAL: { zh: '情绪', en: 'emotional' },
};
export const TIER_WORDS: Readonly<Record<Tier, Label>> = {
  GOLD: { zh: '高价值', en: 'high value' }, SILVER: { zh: '常客', en: 'frequent' }, REGULAR: { zh: '普通会员', en: 'regular' }, NEW: { zh: '新客', en: 'new' },
};
const CHANNEL_WORDS: Readonly<Record<TicketChannel, Label>> = {
  DESK: { zh: '服务台', en: 'desk' }, PHONE: { zh: '电话', en: 'phone' }, CHAT: { zh: '在线聊天', en: 'chat' }, EMAIL: { zh: '邮件', en: 'e-mail' }, WECOM: { zh: '企业微信', en: 'WeCom' },
  MINI_PROGRAM: { zh: '小程序', en: 'mini-program' }, KIOSK: { zh: '自助机', en: 'kiosk' }, SOCIAL: { zh: '社交媒体', en: 'social media' }, ON_SITE: { zh: '上门', en: 'on site' }, API: { zh: '接口', en: 'API' },
};
const levelWord = (level: TicketLevel): Label => sameLabel(level);

/** What a target is keyed by: `超市、建材家居 · L1`; all tickets when it is keyed by nothing. */
export function sayWhen(condition: PolicyWhen): Label {
  const list = <T>(values: readonly T[] | undefined, word: (value: T) => Label): Label[] =>
    (values ? [labelOf((language) => values.map((value) => word(value)[language]).join(language === 'zh' ? '、' : ', '))] : []);
  const parts = [
    ...list(condition.formats, (value) => FORMAT_WORDS[value]), ...list(condition.classes, (value) => CLASS_WORDS[value]), ...list(condition.levels, levelWord),
    ...list(condition.tiers, (value) => TIER_WORDS[value]), ...list(condition.channels, (value) => CHANNEL_WORDS[value]), ...list(condition.categories, sameLabel),
    ...(condition.isReturn === undefined ? [] : [condition.isReturn ? { zh: '退换货', en: 'returns' } : { zh: '非退换货', en: 'no return' }]),
    ...(condition.isFresh === undefined ? [] : [condition.isFresh ? { zh: '生鲜', en: 'fresh goods' } : { zh: '非生鲜', en: 'not fresh' }]),
  ];
  return parts.length ? labelOf((language) => parts.map((part) => part[language]).join(' · ')) : { zh: '所有工单', en: 'all tickets' };
}
