// The schemes that the product ships: tiered pay of service staff with awards, care budget and team bonus. Pure.
export interface ShippedScheme { key: string; nameZh: string; nameEn: string; content: object }

const shared = (key: string, zh: string, en: string) => ({ key, zh, en });
/** Base 4,000 + complaint resolution rate × 500 + star of the quarter 1,500; interns 80 % of the same post, of all of it. */
export const SHIPPED_SCHEMES: readonly ShippedScheme[] = [{
  key: 'service-tiered', nameZh: '售后客服阶梯薪酬', nameEn: 'Tiered pay of service staff',
  content: {
    scope: { positions: ['service-agent'] }, intern: { factor: '0.8', on: 'ALL' },
    components: [
      { ...shared('base', '底薪', 'Base pay'), kind: 'FIXED', amount: '4000.00', isBase: true, prorate: true },
      { ...shared('resolution', '投诉解决奖', 'Resolution pay'), kind: 'FORMULA', formula: 'tickets.resolutionRate * money(500)' },
      { ...shared('star', '季度服务之星', 'Service star of the quarter'), kind: 'AWARD', amount: '1500.00', when: 'QUARTER_END', by: { how: 'NAMED' } },
      { ...shared('satisfaction', '顾客满意奖', 'Satisfaction award'), kind: 'AWARD', amount: '300.00', minSample: { name: 'tickets.satisfactionMean', least: 5 }, by: { how: 'RANK', on: 'tickets.satisfactionMean', top: 1, among: 'STORE', ties: 'SPLIT', least: '4' } },
      { ...shared('goldIdea', '金点子奖', 'Gold idea'), kind: 'AWARD', amount: '200.00', by: { how: 'NAMED', least: '200.00', most: '500.00' } },
      { ...shared('care', '员工关怀预算', 'Care budget'), kind: 'CARE_BUDGET', amount: '300.00' },
    ],
  },
}];
