// Plans that every chain can begin with: the eight-week roll-out (C-44), the goals of a store (C-45), and the five goals of service (D-04). Pure.
import type { Label } from '../../core/language.ts';

export interface TemplateStep extends Label { /** Week by whose end it is done, 1 the first. */ week: number }
export interface TemplateGoal extends Label { measure: string; isRise: boolean; target: { value: string } | { change: string }; steps: TemplateStep[] }
export interface ShippedPlan { key: string; label: Label; source: string; weeks: number; goals: TemplateGoal[] }
const step = (week: number, zh: string, en: string): TemplateStep => ({ week, zh, en });

export const SHIPPED_PLANS: readonly ShippedPlan[] = [
  {
    key: 'roll-out', source: 'C-44', weeks: 8, label: { zh: '售后管理八周落地', en: 'Eight-week roll-out of after-sales service' },
    goals: [{
      zh: '八周把售后流程跑起来，第一次评估达标', en: 'The process runs within eight weeks, and passes its first evaluation', measure: 'tickets.onTimeRate', isRise: true, target: { value: '0.95' },
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
      { zh: '满意度 95% 以上', en: 'Satisfaction of 95% and more', measure: 'tickets.satisfiedShare', isRise: true, target: { value: '0.95' }, steps: [step(4, '建好管理制度', 'The management system stands'), step(13, '每月看一次满意度，找出前三项问题', 'Satisfaction is looked at each month, with its top three problems')] },
      { zh: '投诉降 20%', en: 'Complaints down by 20%', measure: 'tickets.volume', isRise: false, target: { change: '-0.20' }, steps: [step(4, '前三类投诉各有整改', 'Each of the three most frequent complaints has its corrective action')] },
      { zh: '退货率降 20%', en: 'Return rate down by 20%', measure: 'sales.returnRate', isRise: false, target: { change: '-0.20' }, steps: [step(4, '退货原因每单都记', 'Every return has its reason'), step(8, '退货最多的商品有对策', 'The goods that come back most have a remedy')] },
      { zh: '专业团队：工单质检合格率 95%', en: 'A professional team: 95% of reviewed tickets pass', measure: 'ticketQuality.passRate', isRise: true, target: { value: '0.95' }, steps: [step(8, '全员上岗考核通过', 'Everybody has passed the exam of the post')] },
    ],
  },
  {
    key: 'five-goals', source: 'D-04', weeks: 52, label: { zh: '五大目标', en: 'Five goals' },
    goals: [
      { zh: '提高满意度', en: 'More satisfaction', measure: 'tickets.satisfactionMean', isRise: true, target: { value: '4.5' }, steps: [step(13, '每季做一次满意度调查', 'Satisfaction is asked each quarter')] },
      { zh: '降低退货率', en: 'Fewer returns', measure: 'sales.returnRate', isRise: false, target: { value: '0.03' }, steps: [step(13, '每季看一次退货原因', 'Reasons of returns are looked at each quarter')] },
      { zh: '提高效率', en: 'Efficiency', measure: 'tickets.answeredIn24h', isRise: true, target: { value: '0.95' }, steps: [step(13, '按班次核对人手', 'Hands are checked against need, shift by shift')] },
      { zh: '提升品牌形象', en: 'Image of the brand', measure: 'audits.score', isRise: true, target: { value: '90' }, steps: [step(13, '神秘顾客每月到访', 'A mystery visit each month')] },
      { zh: '长期关系：少重开', en: 'Long-term relations: fewer reopened', measure: 'tickets.reopenRate', isRise: false, target: { change: '-0.20' }, steps: [step(13, '回访做满', 'Every promised callback is made')] },
    ],
  },
];
