// The numbers of tickets, each defined once: what counts, which of it holds, by which day, and to whom it is credited.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { NeedClass, TicketChannel, TicketLevel } from '../../schema/tickets/kinds.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { Tier } from '../../schema/customers/customer.ts';
import { HOURS } from '../core/business-time/words.ts';
import { both, type Label } from '../core/language.ts';
import { defineDimensions, defineMeasures, type MeasureDefinition, type Moment } from '../measures/measures.registry.ts';
import { businessMinutes, wallMinutes } from './ticket.open-time.ts';

const words = <K extends string>(list: Record<K, readonly [string, string]>): Record<K, Label> =>
  Object.fromEntries(Object.entries<readonly [string, string]>(list).map(([key, [zh, en]]) => [key, both(zh, en)])) as Record<K, Label>;

defineDimensions('Ticket', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'FORMAT', label: both('业态', 'Format'), path: ['store', 'format'], words: words<StoreFormat>({ SUPERMARKET: ['超市', 'Supermarket'], ECOMMERCE: ['电商', 'Web shop'], HOME: ['家居建材', 'Home'] }) },
  { key: 'CATEGORY', label: both('类别', 'Category'), path: ['categoryId'], names: { edge: 'category', zh: 'nameZh', en: 'nameEn' } },
  { key: 'CLASS', label: both('需求类型', 'Need class'), path: ['needClass'], words: words<NeedClass>({ ORDINARY: ['普通', 'Ordinary'], URGENT: ['紧急', 'Urgent'], SPECIAL: ['特殊', 'Special'], EMOTIONAL: ['情绪', 'Emotional'] }) },
  { key: 'LEVEL', label: both('级别', 'Level'), path: ['level'], words: words<TicketLevel>({ L1: ['L1 服务台', 'L1 desk'], L2: ['L2 区域主管', 'L2 area supervisor'], L3: ['L3 总部', 'L3 head office'] }) },
  { key: 'TIER', label: both('会员等级', 'Tier'), path: ['tier'], words: words<Tier>({ GOLD: ['金卡', 'Gold'], SILVER: ['银卡', 'Silver'], REGULAR: ['普通会员', 'Regular'], NEW: ['新客', 'New'] }) },
  {
    key: 'CHANNEL', label: both('渠道', 'Channel'), path: ['channel'],
    words: words<TicketChannel>({ DESK: ['服务台', 'Desk'], PHONE: ['电话', 'Phone'], CHAT: ['在线聊天', 'Chat'], EMAIL: ['邮件', 'E-mail'], WECOM: ['企业微信', 'WeCom'], MINI_PROGRAM: ['小程序', 'Mini-program'], KIOSK: ['自助机', 'Kiosk'], SOCIAL: ['社交媒体', 'Social media'], ON_SITE: ['上门', 'On site'], API: ['接口', 'Other system'] }),
  },
  { key: 'SOURCE', label: both('原系统来源', 'Source in the other system'), path: ['sourceName'] },
  { key: 'TEAM', label: both('部门', 'Department'), path: ['teamId'], names: { edge: 'team', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { zh: 'name', en: 'nameEn' } },
  { key: 'PRODUCT', label: both('商品', 'Product'), path: ['productId'], names: { edge: 'product', zh: 'name', en: 'nameEn' } },
  { key: 'PRODUCT_CATEGORY', label: both('品类', 'Product category'), path: ['product', 'categoryId'], names: { edge: 'category', zh: 'nameZh', en: 'nameEn' } },
  {
    key: 'WEEKDAY', label: both('星期', 'Weekday'), path: ['openedWeekday'], isNumber: true,
    words: words({ 1: ['周一', 'Monday'], 2: ['周二', 'Tuesday'], 3: ['周三', 'Wednesday'], 4: ['周四', 'Thursday'], 5: ['周五', 'Friday'], 6: ['周六', 'Saturday'], 7: ['周日', 'Sunday'] }),
  },
  { key: 'HOUR', label: both('时段', 'Hour'), path: ['openedHour'], isNumber: true, words: HOURS },
]);

/** One need told twice is one need: what was joined into another ticket counts there. */
const ONE_NEED = { joinedInto: { isNull: true } };
const OWNER = { creditTo: 'firstContactOwnerId', credit: both('首问责任人：转派、升级、重开都不变', 'Whom the customer spoke to first; no hand-over, escalation or reopening changes it') };
const SOLVER = { creditTo: 'solverId', credit: both('最后一次解决它的人；机器解决的不归任何人，重开后撤回', 'Who solved it the last time; a machine’s solution is nobody’s, a reopening takes it back') };
const ANSWERER = { creditTo: 'firstResponderId', credit: both('第一次回复的人；机器的回复不归任何人，之后转派不变', 'Who gave the first answer; a machine’s is nobody’s, a later hand-over changes nothing') };
const HOLDER = { creditTo: 'assigneeId', credit: both('现在的处理人', 'Who has it in hand now') };

/** An instant moved back by a day; the symbol of a definition stays one. */
const dayBefore = (at: string): string => (at.startsWith('{') ? `${at}-24h` : new Date(Date.parse(at) - 86_400_000).toISOString());
const DONE = (asOf: string) => ({ or: [{ solvedAt: { lte: asOf } }, { closedAt: { lte: asOf } }] });
/** Done with by then, in its time; or not yet done with, and not yet due. */
const onTime = (due: string, late: string) => ({ asOf }: Moment) => ({
  or: [{ and: [{ [late]: { eq: false } }, DONE(asOf)] }, { [due]: { gte: asOf }, and: [{ not: { solvedAt: { lte: asOf } } }, { not: { closedAt: { lte: asOf } } }] }],
});

const time = (key: string, kind: MeasureKind, zh: string, en: string, more: Pick<MeasureDefinition, 'definition' | 'value' | 'day' | 'base'> & Partial<MeasureDefinition>): MeasureDefinition =>
  ({ key: `tickets.${key}`, version: 1, noun: 'Ticket', label: both(zh, en), unit: MeasureUnit.MINUTES, kind, isMoreBetter: false, ...more });
const share = (key: string, zh: string, en: string, more: Pick<MeasureDefinition, 'definition' | 'day' | 'base' | 'part'> & Partial<MeasureDefinition>): MeasureDefinition =>
  ({ key: `tickets.${key}`, version: 1, noun: 'Ticket', label: both(zh, en), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, ...more });

const resolved = { day: 'solvedOn', base: () => ({ ...ONE_NEED, resolutionSeconds: { gte: 0 } }), ...SOLVER };
const answered = { day: 'openedOn', base: () => ({ ...ONE_NEED, firstResponseSeconds: { gte: 0 } }), value: { prop: 'firstResponseSeconds', per: 60 }, ...ANSWERER };
const MEANING = {
  elapsed: both('当期解决的工单，从开单到解决的实际时间；关单早于开单的不算', 'Of the tickets solved in the period: real time from opening to solution; one closed before it was opened has none'),
  business: both('当期解决的工单，从开单到解决之间门店日历的营业时间', 'Of the tickets solved in the period: time from opening to solution that the store’s calendar counts'),
  response: both('当期开的工单，从开单到第一次回复；没回复就解决的，算到解决', 'Of the tickets opened in the period: from opening to the first answer, or to the solution where that came first'),
};

defineMeasures([
  {
    key: 'tickets.volume', version: 1, noun: 'Ticket', label: both('工单量', 'Tickets'), definition: both('当期开的工单；并入别的工单的不重复算', 'Tickets opened in the period; one joined into another counts once'),
    unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'openedOn', base: () => ONE_NEED, ...OWNER,
  },
  {
    key: 'tickets.backlog', version: 1, noun: 'Ticket', label: both('未了结工单', 'Backlog'), definition: both('期末已开、还没关闭的工单；重开的算一直没关', 'Tickets open at the end of the period: opened before, not closed by then; a reopened one was open all along'),
    unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: false, base: ({ until }) => ({ ...ONE_NEED, openedOn: { lt: until }, or: [{ closedOn: { isNull: true } }, { closedOn: { gte: until } }] }), ...HOLDER,
  },
  share('closureRate', '关单率', 'Closure rate', {
    definition: both('当期开的工单中，已经关闭的占比；与一次解决率、机器解决率是三个不同的指标', 'Share of the tickets opened in the period that are closed; another number than first-time or machine resolution'),
    day: 'openedOn', base: () => ONE_NEED, part: ({ asOf }) => ({ closedAt: { lte: asOf } }), ...OWNER,
  }),
  share('onTimeRate', '按时率', 'On-time rate', {
    version: 2,
    definition: both('当期开的、有期限的工单中，在期限内办完或尚未到期的占比', 'Share of the tickets opened in the period with a due time that were done in time, or are not yet due'),
    day: 'openedOn', base: () => ({ ...ONE_NEED, dueAt: { isNull: false } }), part: onTime('dueAt', 'isLate'), ...OWNER,
  }),
  share('givenOnTimeRate', '按时率（原系统所记）', 'On-time rate as the other system noted it', {
    definition: both('当期开的、原系统给了期限和结论的工单中，记为按时的占比', 'Share of the tickets opened in the period, with a due time and a verdict of the other system, that it calls on time'),
    day: 'openedOn', base: () => ({ ...ONE_NEED, givenDueAt: { isNull: false }, isGivenOnTime: { isNull: false } }), part: () => ({ isGivenOnTime: { eq: true } }), ...OWNER,
  }),
  share('policyOnTimeRate', '按时率（按本店政策推算）', 'On-time rate by our own policies', {
    version: 2,
    definition: both('当期开的、接收自别的系统的工单，按现行政策和日历推算期限后的按时占比', 'Share of the tickets taken over from another system that our policies and calendars would call on time'),
    day: 'openedOn', base: () => ({ ...ONE_NEED, policyDueAt: { isNull: false } }), part: onTime('policyDueAt', 'isPolicyLate'), ...OWNER,
  }),
  share('firstTimeResolution', '一次解决率', 'First-time resolution', {
    definition: both('当期解决的工单中，没换过人也没重开过的占比；机器转给人不算换人', 'Share of the tickets solved in the period that changed no hands and were not opened again; from a machine to a person is no hand-over'),
    day: 'solvedOn', base: () => ({ ...ONE_NEED, solvedOn: { isNull: false } }), part: () => ({ reopenCount: { eq: 0 }, handoverCount: { eq: 0 } }), ...SOLVER,
  }),
  share('machineResolution', '机器解决率', 'Machine resolution', {
    definition: both('当期开的、由机器第一个回答的工单中，没有人插手就解决的占比', 'Share of the tickets opened in the period that a machine answered first and that were solved without a person'),
    day: 'openedOn', base: () => ({ ...ONE_NEED, firstRespondedAt: { isNull: false }, firstResponderId: { isNull: true }, events: { some: { direction: { eq: 'OUT' }, authorId: { isNull: true } } } }),
    part: () => ({ solvedOn: { isNull: false }, solverId: { isNull: true }, handoverCount: { eq: 0 } }), without: ['EMPLOYEE'],
  }),
  share('answeredIn24h', '24 小时回复率', 'Answered within 24 h', {
    definition: both('当期开的、已回复或已满 24 小时的工单中，24 小时内回复的占比', 'Share of the tickets opened in the period, answered or older than 24 hours, that were answered within 24 hours'),
    day: 'openedOn', base: ({ asOf }) => ({ ...ONE_NEED, or: [{ firstResponseSeconds: { gte: 0 } }, { and: [{ firstResponseSeconds: { isNull: true } }, { openedAt: { lte: dayBefore(asOf) } }] }] }),
    part: () => ({ firstResponseSeconds: { lte: 86_400 } }), ...ANSWERER,
  }),
  share('reopenRate', '重开率', 'Reopen rate', {
    definition: both('当期开的、至少解决过一次的工单中，重开过的占比', 'Share of the tickets opened in the period and solved at least once that were opened again'),
    day: 'openedOn', base: () => ({ ...ONE_NEED, or: [{ solvedOn: { isNull: false } }, { reopenCount: { gt: 0 } }] }), part: () => ({ reopenCount: { gt: 0 } }), isMoreBetter: false, ...OWNER,
  }),
  share('ordinaryShare', '普通需求占比', 'Share of ordinary needs', {
    definition: both('当期开的工单中，普通需求的占比（通常 60%–70%）', 'Share of the tickets opened in the period that are ordinary needs (usually 60% to 70%)'),
    day: 'openedOn', base: () => ONE_NEED, part: () => ({ needClass: { eq: NeedClass.ORDINARY } }), isMoreBetter: undefined, without: ['CLASS', 'EMPLOYEE'],
  }),
  {
    key: 'tickets.satisfactionMean', version: 1, noun: 'Ticket', label: both('满意度均分', 'Mean satisfaction'), definition: both('当期顾客打的分的平均（1–5 分）', 'Mean of the scores that customers gave in the period (1 to 5)'),
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, isMoreBetter: true, day: 'ratedOn', base: () => ({ ...ONE_NEED, satisfaction: { isNull: false } }), value: { prop: 'satisfaction' }, ...OWNER,
  },
  share('satisfiedShare', '满意率', 'Satisfied share', {
    definition: both('当期打了分的工单中，4 分或 5 分的占比；与均分是两个不同的指标', 'Share of the tickets scored in the period that got 4 or 5; another number than the mean'),
    day: 'ratedOn', base: () => ({ ...ONE_NEED, satisfaction: { isNull: false } }), part: () => ({ satisfaction: { gte: 4 } }), ...OWNER,
  }),
  time('firstResponseMean', MeasureKind.MEAN, '首次回复用时（平均）', 'First response, mean', { definition: MEANING.response, ...answered }),
  time('firstResponseMedian', MeasureKind.MEDIAN, '首次回复用时（中位）', 'First response, median', { definition: MEANING.response, ...answered }),
  time('resolutionMean', MeasureKind.MEAN, '解决用时（平均）', 'Resolution time, mean', { definition: MEANING.elapsed, value: { prop: 'resolutionSeconds', per: 60 }, ...resolved }),
  time('resolutionMedian', MeasureKind.MEDIAN, '解决用时（中位）', 'Resolution time, median', { definition: MEANING.elapsed, value: { prop: 'resolutionSeconds', per: 60 }, ...resolved }),
  time('resolutionWallMedian', MeasureKind.MEDIAN, '解决用时（中位，按墙钟）', 'Resolution time by the wall clock, median', {
    definition: both('同解决用时，但按门店墙上的钟算：夏令时切换的一小时不计', 'As resolution time, but as the clock on the store’s wall shows it: the hour of a change to summer time is not counted'), value: wallMinutes('openedAt', 'solvedAt'), ...resolved,
  }),
  time('businessResolutionMean', MeasureKind.MEAN, '解决用时（营业时间，平均）', 'Resolution in business time, mean', { definition: MEANING.business, value: businessMinutes('openedAt', 'solvedAt'), ...resolved }),
  time('businessResolutionMedian', MeasureKind.MEDIAN, '解决用时（营业时间，中位）', 'Resolution in business time, median', { definition: MEANING.business, value: businessMinutes('openedAt', 'solvedAt'), ...resolved }),
]);
