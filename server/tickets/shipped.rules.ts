// The policies that a chain begins with: every figure of time that its sources name, each with the row it comes from.
import { Tier } from '../../schema/customers/customer.ts';
import { TimeUnit } from '../../schema/platform/calendar.inputs.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { NeedClass, TicketChannel, TicketLevel } from '../../schema/tickets/kinds.ts';
import { ClockKind } from '../../schema/tickets/policy.ts';
import type { PolicyRules, PolicyStep, PolicyTarget } from './policy.rules.ts';

export interface ShippedPolicy { key: string; nameZh: string; nameEn: string; isActive: boolean; rules: PolicyRules }

const { PICK_UP, FIRST_RESPONSE, PLAN, CLOSE, RETURN_REVIEW, REFUND, CALLBACK } = ClockKind;
const SHOPS = [StoreFormat.SUPERMARKET, StoreFormat.HOME];
const hours = (n: number): number => n * 60;
type Bare = Omit<PolicyTarget, 'id' | 'clock' | 'unit' | 'amount'>;
/** Open time of the store; a desk that is closed cannot answer. */
const business = (id: string, clock: ClockKind, amount: number, rest: Bare): PolicyTarget => ({ id, clock, unit: TimeUnit.BUSINESS_MINUTES, amount, ...rest });
/** Time of the wall: shops promise in clock hours, web shops in working days. */
const elapsed = (id: string, clock: ClockKind, amount: number, rest: Bare): PolicyTarget => ({ id, clock, unit: TimeUnit.ELAPSED_MINUTES, amount, ...rest });
const workingDays = (id: string, clock: ClockKind, amount: number, rest: Bare): PolicyTarget => ({ id, clock, unit: TimeUnit.WORKING_DAYS, amount, calendar: 'online', ...rest });

type BareStep = Omit<PolicyStep, 'id' | 'clock' | 'minutes' | 'act' | 'to'> & { minutes?: number };
const alert = (id: string, clock: ClockKind, minutes: number, to: PolicyStep['to'], rest: BareStep): PolicyStep => ({ id, clock, act: 'ALERT', to, ...rest, minutes });
const escalate = (id: string, clock: ClockKind, to: 'L2' | 'L3', rest: BareStep): PolicyStep => ({ id, clock, act: 'ESCALATE', to: [to], ...rest, minutes: rest.minutes ?? 0 });

/*
 * Where the sources disagree, all their figures stand here, each under what it is keyed by; of those that apply to one ticket
 * the strictest holds and says so. `calendar` unsaid is the store's own. A chain edits them as its own next versions.
 */
export const SHIPPED_POLICIES: readonly ShippedPolicy[] = [
  {
    key: 'shop-service', nameZh: '门店服务承诺', nameEn: 'Shop service promise', isActive: true,
    rules: { factors: [], targets: [
      business('pick-up', PICK_UP, 5, { when: { formats: SHOPS }, source: 'A-15', noteZh: '5 分钟响应', noteEn: 'response within 5 minutes' }),
      business('plan', PLAN, hours(2), { when: { formats: SHOPS, classes: [NeedClass.ORDINARY] }, source: 'A-15', noteZh: '2 小时给出方案', noteEn: 'a plan within 2 hours' }),
      elapsed('close', CLOSE, hours(24), { when: { formats: SHOPS, levels: [TicketLevel.L1, TicketLevel.L2] }, source: 'A-15', noteZh: '24 小时办结', noteEn: 'closed within 24 hours' }),
      business('urgent', FIRST_RESPONSE, hours(2), { when: { formats: SHOPS, classes: [NeedClass.URGENT] }, source: 'A-29', noteZh: '紧急需求 2 小时响应', noteEn: 'urgent needs answered within 2 hours' }),
    ] },
  },
  {
    key: 'levels', nameZh: '分级处理', nameEn: 'Levels of handling', isActive: true,
    rules: { factors: [], targets: [
      business('l1', PLAN, hours(1), { when: { formats: SHOPS, levels: [TicketLevel.L1] }, source: 'B-11', noteZh: '一线 1 小时内给出方案', noteEn: 'the desk gives a solution within 1 hour' }),
      business('l2', PLAN, hours(4), { when: { formats: SHOPS, levels: [TicketLevel.L2] }, source: 'B-12', noteZh: '区域主管 4 小时内介入', noteEn: 'the area supervisor steps in within 4 hours' }),
      elapsed('l3', PLAN, hours(24), { when: { formats: SHOPS, levels: [TicketLevel.L3] }, source: 'B-13', noteZh: '总部 24 小时内出整改方案', noteEn: 'head office gives its plan within 24 hours' }),
    ] },
  },
  {
    key: 'shop-returns', nameZh: '门店退换货', nameEn: 'Returns in shops', isActive: true,
    rules: { factors: [], targets: [
      business('review', RETURN_REVIEW, hours(2), { when: { formats: SHOPS }, source: 'B-07', noteZh: '2 小时审核', noteEn: 'review within 2 hours' }),
      elapsed('refund', REFUND, hours(24), { when: { formats: SHOPS }, source: 'B-07', noteZh: '24 小时退款或换货', noteEn: 'refund or exchange within 24 hours' }),
      business('fresh-refund', REFUND, 10, { when: { formats: SHOPS, isFresh: true }, source: 'B-08', noteZh: '生鲜传照片后 10 分钟退款', noteEn: 'fresh goods refunded 10 minutes after the photo' }),
    ] },
  },
  {
    key: 'web-shop', nameZh: '电商服务承诺', nameEn: 'Web shop promise', isActive: true,
    rules: { factors: [], targets: [
      business('answer', FIRST_RESPONSE, hours(2), { when: { formats: [StoreFormat.ECOMMERCE] }, source: 'D-24', noteZh: '咨询 2 小时内答复', noteEn: 'inquiries answered within 2 hours' }),
      elapsed('solution', PLAN, hours(24), { when: { formats: [StoreFormat.ECOMMERCE] }, source: 'D-24', noteZh: '投诉 24 小时内给出方案', noteEn: 'complaints get a solution within 24 hours' }),
      workingDays('ticket', CLOSE, 5, { when: { formats: [StoreFormat.ECOMMERCE] }, source: 'D-26', noteZh: '工单 5 个工作日内办结', noteEn: 'tickets closed within 5 working days' }),
      workingDays('return', CLOSE, 3, { when: { formats: [StoreFormat.ECOMMERCE], isReturn: true }, source: 'D-26', noteZh: '退换货 3 个工作日内办结', noteEn: 'returns closed within 3 working days' }),
      workingDays('return-review', RETURN_REVIEW, 3, { when: { formats: [StoreFormat.ECOMMERCE] }, source: 'D-26', noteZh: '退换货 3 个工作日内审核', noteEn: 'returns reviewed within 3 working days' }),
      workingDays('refund', REFUND, 3, { when: { formats: [StoreFormat.ECOMMERCE] }, source: 'D-26', noteZh: '3 个工作日内退款', noteEn: 'refunded within 3 working days' }),
    ] },
  },
  {
    key: 'tile-gauge', nameZh: '建材 24 小时响应', nameEn: 'Home: response in 24 hours', isActive: true,
    rules: { factors: [], targets: [
      elapsed('response', FIRST_RESPONSE, hours(24), { when: { formats: [StoreFormat.HOME] }, source: 'C-41', noteZh: '24 小时响应率的口径', noteEn: 'what the 24 hour response rate is measured by' }),
    ] },
  },
  {
    key: 'vip', nameZh: '贵宾通道', nameEn: 'VIP lane', isActive: true,
    rules: {
      targets: [
        business('pick-up', PICK_UP, 0.5, { when: { tiers: [Tier.GOLD], channels: [TicketChannel.PHONE, TicketChannel.WECOM, TicketChannel.CHAT] }, source: 'A-38', noteZh: '专线与企业微信 30 秒接起', noteEn: 'own line and WeCom answered within 30 seconds' }),
        business('return-review', RETURN_REVIEW, hours(2), { when: { tiers: [Tier.GOLD] }, source: 'A-39', noteZh: '退货 2 小时审批', noteEn: 'returns approved within 2 hours' }),
      ],
      factors: [{
        id: 'half', when: { tiers: [Tier.GOLD] }, clocks: [PICK_UP, FIRST_RESPONSE, PLAN, CLOSE, RETURN_REVIEW, REFUND], factor: 0.5,
        floors: { BUSINESS_MINUTES: 0.5, ELAPSED_MINUTES: 5, WORKING_DAYS: 0.5 }, source: 'A-39', noteZh: '用时为普通的一半', noteEn: 'half of the ordinary time',
      }],
    },
  },
  {
    key: 'callback', nameZh: '回访', nameEn: 'Callbacks', isActive: true,
    rules: { factors: [], targets: [elapsed('within', CALLBACK, hours(48), { when: {}, source: 'B-16', noteZh: '解决后 48 小时内回访', noteEn: 'called back within 48 hours of the solution' })] },
  },
  {
    key: 'escalation', nameZh: '升级阶梯', nameEn: 'Escalation ladder', isActive: true,
    rules: {
      targets: [], factors: [],
      steps: [
        alert('pick-up', PICK_UP, 0, ['MANAGER'], { when: { formats: SHOPS }, source: 'A-15', noteZh: '没人接起，告诉店里', noteEn: 'nobody took it: the store is told' }),
        alert('response-soon', FIRST_RESPONSE, -15, ['OWNER'], { when: {}, source: 'A-29', noteZh: '快到首次答复时限', noteEn: 'the first answer is nearly due' }),
        alert('plan-soon', PLAN, -15, ['OWNER'], { when: {}, source: 'A-15', noteZh: '快到方案时限', noteEn: 'the plan is nearly due' }),
        alert('close-soon', CLOSE, -120, ['OWNER', 'FIRST_CONTACT'], { when: {}, source: 'B-14', noteZh: '快到办结时限', noteEn: 'closing is nearly due' }),
        alert('response-late', FIRST_RESPONSE, 0, ['OWNER', 'MANAGER'], { when: {}, source: 'A-29', noteZh: '首次答复超时', noteEn: 'the first answer is late' }),
        escalate('plan-l2', PLAN, 'L2', { when: { levels: [TicketLevel.L1] }, source: 'B-12', within: { unit: TimeUnit.BUSINESS_MINUTES, amount: hours(4) }, noteZh: '方案超时，区域主管 4 小时内介入', noteEn: 'the plan is late: the area supervisor steps in within 4 hours' }),
        escalate('close-l2', CLOSE, 'L2', { when: { levels: [TicketLevel.L1] }, source: 'B-12', within: { unit: TimeUnit.BUSINESS_MINUTES, amount: hours(4) }, noteZh: '办结超时，区域主管 4 小时内介入', noteEn: 'closing is late: the area supervisor steps in within 4 hours' }),
        escalate('close-l3', CLOSE, 'L3', { when: { levels: [TicketLevel.L2] }, minutes: hours(12), source: 'B-13', within: { unit: TimeUnit.ELAPSED_MINUTES, amount: hours(24) }, noteZh: '区域仍未办结，总部 24 小时内出方案', noteEn: 'the area has not closed it either: head office gives its plan within 24 hours' }),
        alert('large', CLOSE, 0, ['L3'], { when: {}, minAmount: '2000.00', source: 'A-17', noteZh: '大额单超时，告诉总部', noteEn: 'a large case is late: head office is told' }),
        alert('gold', CLOSE, 0, ['L2'], { when: { tiers: [Tier.GOLD] }, source: 'A-38', noteZh: '贵宾单超时，告诉区域主管', noteEn: 'a VIP’s ticket is late: the area supervisor is told' }),
        alert('callback', CALLBACK, 0, ['OWNER', 'FIRST_CONTACT', 'MANAGER'], { when: {}, source: 'B-16', noteZh: '回访超时', noteEn: 'the callback is late' }),
      ],
      silence: [{ id: 'silent', when: { levels: [TicketLevel.L1] }, minutes: hours(2), source: 'B-14', noteZh: '顾客 2 小时没等到答复，回到队列', noteEn: 'the customer waited 2 hours without an answer: back to the queue' }],
    },
  },
  {
    // What a score at the call back brings; a chain that is stricter with itself publishes its next version.
    key: 'satisfaction', nameZh: '满意度跟进', nameEn: 'After the rating', isActive: true,
    rules: { targets: [], factors: [], ratings: [
      { id: 'bad-reopens', when: {}, atMost: 2, act: 'REOPEN', source: 'D-36', noteZh: '顾客不满意，重新打开', noteEn: 'the customer is not satisfied: opened again' },
      { id: 'again-escalates', when: {}, atMost: 2, minReopens: 1, act: 'ESCALATE', source: 'B-12', noteZh: '第二次不满意，上一级接手', noteEn: 'not satisfied for the second time: the next level takes over' },
      { id: 'vip-escalates', when: { tiers: [Tier.GOLD] }, atMost: 1, act: 'ESCALATE', source: 'A-38', noteZh: '贵宾给了最低分，上一级接手', noteEn: 'a VIP gave the lowest score: the next level takes over' },
    ] },
  },
  {
    // News before she asks: the time points of C-14.
    key: 'news', nameZh: '主动告知进展', nameEn: 'News before she asks', isActive: true,
    rules: { targets: [], factors: [], updates: [
      { id: 'usual', when: {}, minutes: hours(8), source: 'C-14', noteZh: '8 小时营业时间内主动告知一次进展', noteEn: 'told how it stands within 8 hours of business time' },
      { id: 'pressing', when: { classes: [NeedClass.URGENT, NeedClass.EMOTIONAL] }, minutes: hours(2), source: 'C-14', noteZh: '急事、情绪激动的，2 小时内主动告知', noteEn: 'urgent, or upset: within 2 hours' },
    ] },
  },
  {
    // The figures of one programme of 2023; a chain that wants them turns them on.
    key: 'programme-2023', nameZh: '2023 提速方案', nameEn: 'Programme of 2023', isActive: false,
    rules: { factors: [], targets: [
      business('response', FIRST_RESPONSE, hours(1), { when: { formats: [StoreFormat.SUPERMARKET] }, source: 'B-31', noteZh: '1 小时响应', noteEn: 'response within 1 hour' }),
      elapsed('close', CLOSE, hours(24), { when: { formats: [StoreFormat.SUPERMARKET] }, source: 'B-31', noteZh: '24 小时办结', noteEn: 'closed within 24 hours' }),
    ] },
  },
];
