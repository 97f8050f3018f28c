// Plans that every chain can begin with: the eight-week roll-out (C-44), the goals of a store (C-45), the five goals of service (D-04), and its framework of five parts (D-05). Pure.
import { FrameworkPart } from '../../../schema/quality/monthly-review.ts';
import type { Label } from '../../core/language.ts';

export interface TemplateStep extends Label { /** Week by whose end it is done, 1 the first. */ week: number }
export interface TemplateGoal extends Label { part: FrameworkPart; measure: string; isRise: boolean; target: { value: string } | { change: string }; steps: TemplateStep[] }
export interface ShippedPlan { key: string; label: Label; source: string; weeks: number; goals: TemplateGoal[] }
const step = (week: number, zh: string, en: string): TemplateStep => ({ week, zh, en });

export const SHIPPED_PLANS: readonly ShippedPlan[] = [
  {
    key: 'roll-out', source: 'C-44', weeks: 8, label: { zh: '售后管理八周落地', en: 'Eight-week roll-out of after-sales service' },
    goals: [{
      zh: '八周把售后流程跑起来，第一次评估达标', en: 'The process runs within eight weeks, and passes its first evaluation', part: FrameworkPart.FLOW, measure: 'tickets.onTimeRate', isRise: true, target: { value: '0.95' },
      steps: [
        step(1, '第 1 周：定标准流程，人人有一份', 'Week 1: the standard flow is set, and everybody has it'),
        step(3, '第 2–3 周：培训全员，建考核', 'Weeks 2 and 3: everybody is trained, the assessment is set up'),
        step(4, '第 4 周：上线，开始记数据', 'Week 4: it goes live, and figures are taken'),
        step(8, '第 8 周：第一次评估', 'Week 8: the first evaluation'),
      ],
    }],
  },
  {
    key: 'store-goals', source: 'C-45', weeks: 26, label: { zh: '门店目标', en: 'Goals of a store' },
    goals: [
      { zh: '满意度 95% 以上', en: 'Satisfaction of 95% and more', part: FrameworkPart.EVALUATION, measure: 'tickets.satisfiedShare', isRise: true, target: { value: '0.95' }, steps: [step(4, '建好管理制度', 'The management system stands'), step(13, '每月看一次满意度，找出前三项问题', 'Satisfaction is looked at each month, with its top three problems')] },
      { zh: '投诉降 20%', en: 'Complaints down by 20%', part: FrameworkPart.FLOW, measure: 'tickets.volume', isRise: false, target: { change: '-0.20' }, steps: [step(4, '前三类投诉各有整改', 'Each of the three most frequent complaints has its corrective action')] },
      { zh: '退货率降 20%', en: 'Return rate down by 20%', part: FrameworkPart.TECHNOLOGY, measure: 'sales.returnRate', isRise: false, target: { change: '-0.20' }, steps: [step(4, '退货原因每单都记', 'Every return has its reason'), step(8, '退货最多的商品有对策', 'The goods that come back most have a remedy')] },
      { zh: '专业团队：工单质检合格率 95%', en: 'A professional team: 95% of reviewed tickets pass', part: FrameworkPart.PEOPLE, measure: 'ticketQuality.passRate', isRise: true, target: { value: '0.95' }, steps: [step(8, '全员上岗考核通过', 'Everybody has passed the exam of the post')] },
    ],
  },
  {
    key: 'five-goals', source: 'D-04', weeks: 52, label: { zh: '五大目标', en: 'Five goals' },
    goals: [
      { zh: '提高满意度', en: 'More satisfaction', part: FrameworkPart.EVALUATION, measure: 'tickets.satisfactionMean', isRise: true, target: { value: '4.5' }, steps: [step(13, '每季做一次满意度调查', 'Satisfaction is asked each quarter')] },
      { zh: '降低退货率', en: 'Fewer returns', part: FrameworkPart.TECHNOLOGY, measure: 'sales.returnRate', isRise: false, target: { value: '0.03' }, steps: [step(13, '每季看一次退货原因', 'Reasons of returns are looked at each quarter')] },
      { zh: '提高效率', en: 'Efficiency', part: FrameworkPart.FLOW, measure: 'tickets.answeredIn24h', isRise: true, target: { value: '0.95' }, steps: [step(13, '按班次核对人手', 'Hands are checked against need, shift by shift')] },
      { zh: '提升品牌形象', en: 'Image of the brand', part: FrameworkPart.PEOPLE, measure: 'audits.score', isRise: true, target: { value: '90' }, steps: [step(13, '神秘顾客每月到访', 'A mystery visit each month')] },
      { zh: '长期关系：少重开', en: 'Long-term relations: fewer reopened', part: FrameworkPart.COMMUNICATION, measure: 'tickets.reopenRate', isRise: false, target: { change: '-0.20' }, steps: [step(13, '回访做满', 'Every promised callback is made')] },
    ],
  },
  {
    key: 'five-parts', source: 'D-05', weeks: 26, label: { zh: '五部分框架', en: 'The framework of five parts' },
    goals: [
      { zh: '流程：简化步骤，按时办完', en: 'Flow: fewer steps, done on time', part: FrameworkPart.FLOW, measure: 'tickets.onTimeRate', isRise: true, target: { value: '0.95' }, steps: [step(4, '梳理“申请—处理—反馈”的每一步，去掉多余的', 'Every step of apply, handle, feed back is looked at, and what is needless goes'), step(8, '各步的时限写进时效政策', 'The times of the steps stand in the policies')] },
      { zh: '人员：培训到位，工单质检合格率 95%', en: 'People: trained, and 95% of reviewed tickets pass', part: FrameworkPart.PEOPLE, measure: 'ticketQuality.passRate', isRise: true, target: { value: '0.95' }, steps: [step(4, '排好培训计划', 'The training is planned'), step(13, '考核标准和激励办法公布', 'Standards of assessment and incentives are told')] },
      { zh: '技术：问题库用起来，一次解决 85%', en: 'Technology: the store of problems is used, 85% solved the first time', part: FrameworkPart.TECHNOLOGY, measure: 'tickets.firstTimeResolution', isRise: true, target: { value: '0.85' }, steps: [step(8, '常见问题的原因和办法都进了场景手册', 'Causes and remedies of what comes often stand in the playbooks'), step(13, '自动回复和远程诊断开通', 'Automatic replies and remote diagnosis are on')] },
      { zh: '沟通：各渠道 24 小时内答复', en: 'Communication: every channel answers within 24 hours', part: FrameworkPart.COMMUNICATION, measure: 'tickets.answeredIn24h', isRise: true, target: { value: '0.95' }, steps: [step(4, '电话、网上、门店的工单归到一处', 'Calls, web and desk come into one thread'), step(8, '说好的时间没到也主动说进展', 'Customers hear of it before they ask')] },
      { zh: '评价：满意度 4.5 分以上', en: 'Evaluation: satisfaction of 4.5 and more', part: FrameworkPart.EVALUATION, measure: 'tickets.satisfactionMean', isRise: true, target: { value: '4.5' }, steps: [step(4, '问卷和在线评分开通', 'Surveys and ratings are on'), step(13, '按评价调整一次做法', 'What is done is changed once by what was said')] },
    ],
  },
];

/** The figure by which a month is seen from each part. */
export const PART_MEASURES: Record<FrameworkPart, string> = {
  [FrameworkPart.FLOW]: 'tickets.onTimeRate', [FrameworkPart.PEOPLE]: 'ticketQuality.passRate', [FrameworkPart.TECHNOLOGY]: 'tickets.firstTimeResolution', [FrameworkPart.COMMUNICATION]: 'tickets.answeredIn24h', [FrameworkPart.EVALUATION]: 'tickets.satisfactionMean',
};
