// What the words of other ticket systems mean here: states, ways in, verdicts, and keys of categories. Pure.
import { NeedClass, TicketChannel, TicketLevel, TicketStatus } from '../../../schema/tickets/kinds.ts';

const plain = (text: string): string => text.toLowerCase().replace(/[\s_\-.]+/g, ' ').trim();

const STATES: readonly [TicketStatus, RegExp][] = [
  [TicketStatus.CLOSED, /^(closed?|done|complete(d)?|finished|archived|cancel(l?ed)?|duplicate|已?关闭|已?关单|已?完结|已?完成|已?办结|已?归档|已?取消|结案|已结案)$/],
  [TicketStatus.SOLVED, /^(solved|resolved|fixed|已?解决|已?处理)$/],
  [TicketStatus.WAITING, /^(waiting.*|pending.*|on hold|hold|awaiting.*|等待.*|待.*(顾客|客户|供应商|内部).*|挂起|暂停)$/],
  [TicketStatus.NEW, /^(new|unassigned|received|新建?|未受理|待受理|待分配|未分配)$/],
];
/** The state that a row was in. A closing time says more than a word; a word that nobody knows is an open ticket. */
export function stateOf(word: string | null | undefined, closedAt: string | null, solvedAt: string | null): TicketStatus {
  if (closedAt) return TicketStatus.CLOSED;
  const said = plain(word ?? '');
  const found = STATES.find(([, pattern]) => pattern.test(said))?.[0];
  if (found) return found;
  return solvedAt ? TicketStatus.SOLVED : TicketStatus.OPEN;
}

const CHANNELS: readonly [TicketChannel, RegExp][] = [
  [TicketChannel.WECOM, /wecom|wechat|weixin|微信|企微/],
  [TicketChannel.MINI_PROGRAM, /\bapp\b|mini ?program|小程序|客户端|手机应用/],
  [TicketChannel.SOCIAL, /social|twitter|weibo|facebook|tiktok|douyin|instagram|微博|抖音|小红书/],
  [TicketChannel.EMAIL, /e ?mail|邮件|邮箱/],
  [TicketChannel.PHONE, /call|phone|hotline|tele|电话|热线|来电/],
  [TicketChannel.CHAT, /chat|live ?support|web ?form|在线|聊天|客服对话/],
  [TicketChannel.KIOSK, /kiosk|self ?service|自助/],
  [TicketChannel.ON_SITE, /on ?site|field|visit|inspection|employee|staff|上门|现场|巡检|员工/],
  [TicketChannel.DESK, /desk|counter|walk ?in|store|服务台|柜台|门店|到店/],
];
/** The way by which it came in, guessed from the other system's name for it; what cannot be guessed came from that system. */
export const channelOf = (source: string | null | undefined): TicketChannel => CHANNELS.find(([, pattern]) => pattern.test(plain(source ?? '')))?.[0] ?? TicketChannel.API;

/** A stable key made of a category's name; Chinese names are kept apart by a number of their letters. */
export function categoryKeyOf(name: string): string {
  const slug = name.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  if (slug.length >= 2 && slug.length <= 40 && !/\p{Script=Han}/u.test(name)) return slug;
  const sum = [...name].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) as number), 16_777_619) >>> 0, 2_166_136_261).toString(36);
  return `${slug.slice(0, 30).replace(/-+$/, '') || 'kind'}-${sum}`;
}

export const ON_TIME_WORDS: Readonly<Record<string, string>> = {
  ontime: 'true', 'on time': 'true', on_time: 'true', yes: 'true', true: 'true', '1': 'true', met: 'true', 按时: 'true', 准时: 'true', 是: 'true', 达标: 'true', 未超时: 'true',
  overdue: 'false', late: 'false', no: 'false', false: 'false', '0': 'false', missed: 'false', breached: 'false', 超时: 'false', 逾期: 'false', 否: 'false', 未达标: 'false', 已超时: 'false',
};
export const CLASS_WORDS: Readonly<Record<string, string>> = {
  ordinary: NeedClass.ORDINARY, normal: NeedClass.ORDINARY, 普通: NeedClass.ORDINARY, urgent: NeedClass.URGENT, 紧急: NeedClass.URGENT, special: NeedClass.SPECIAL, 特殊: NeedClass.SPECIAL,
  emotional: NeedClass.EMOTIONAL, 情绪: NeedClass.EMOTIONAL,
};
export const LEVEL_WORDS: Readonly<Record<string, string>> = { l1: TicketLevel.L1, '1': TicketLevel.L1, 一级: TicketLevel.L1, l2: TicketLevel.L2, '2': TicketLevel.L2, 二级: TicketLevel.L2, l3: TicketLevel.L3, '3': TicketLevel.L3, 三级: TicketLevel.L3 };
