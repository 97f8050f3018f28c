// Schemes that a chain begins with: the four indicators of after-sales service, hard and soft ones of support, the aspects of quality; for people, teams, stores and regions.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { SubjectKind } from '../../../schema/staff/kpi.ts';

export interface ShippedScheme { key: string; nameZh: string; nameEn: string; subjectKind: SubjectKind; periodKind: PeriodKind; positions: string[]; content: unknown }

const LINEAR = { type: 'LINEAR' };
const OF_TICKETS = { zh: '解决后回访时顾客对处理结果打的分；季度调查和平板问的是整体，不算到个人', en: 'what customers gave the solution when called back; the quarter’s survey and the tablet ask about the whole and are nobody’s own' };
/** C-37 to C-40: 4.8 points of satisfaction, 90 % on time, 80 % at the first time, 3 % of cost; 35, 25, 20, 20. */
const service = (cost: { of: 'STORE' } | object) => [
  // The text takes the score when a problem is solved and the customer is called back (C-09), so it is that of the ticket; the quarter's survey (C-42) and the tablet ask about the shop as a whole and are nobody's own.
  { key: 'satisfaction', zh: '满意度评分', en: 'Satisfaction', measure: 'tickets.satisfactionMean', target: '4.8', weight: '35', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 2, note: OF_TICKETS },
  { key: 'onTime', zh: '按时办结率', en: 'On time', measure: 'tickets.onTimeRate', target: '0.9', weight: '25', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 2 },
  { key: 'firstTime', zh: '一次解决率', en: 'First-time resolution', measure: 'tickets.firstTimeResolution', target: '0.8', weight: '20', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 2 },
  { key: 'cost', zh: '服务成本率', en: 'Service cost', measure: 'compensations.costRatio', target: '0.03', weight: '20', direction: 'AT_MOST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 1, ...cost },
];
const OF_STORE = { of: 'STORE', note: { zh: '按所在门店算', en: 'of the store where the person works' } };

export const SHIPPED_SCHEMES: readonly ShippedScheme[] = [
  { key: 'after-sales', nameZh: '售后服务四项', nameEn: 'After-sales service', subjectKind: SubjectKind.PERSON, periodKind: PeriodKind.MONTH, positions: ['service-agent', 'after-sales-specialist', 'reception'], content: { items: service(OF_STORE), peers: 'SIZE' } },
  { key: 'after-sales-week', nameZh: '每周红黑榜', nameEn: 'Weekly board', subjectKind: SubjectKind.PERSON, periodKind: PeriodKind.WEEK, positions: ['service-agent', 'after-sales-specialist', 'reception'], content: { items: service(OF_STORE).map((one) => ({ ...one, minSample: 1 })), peers: 'SIZE' } },
  {
    // hard, closing 98 % of the tickets; soft, letters of praise against bad reviews.
    key: 'hard-soft', nameZh: '硬指标与软指标', nameEn: 'Hard and soft indicators', subjectKind: SubjectKind.PERSON, periodKind: PeriodKind.MONTH, positions: ['technical-support', 'senior-adviser'],
    content: {
      items: [
        { key: 'closure', zh: '工单闭环率', en: 'Closure rate', measure: 'tickets.closureRate', target: '0.98', weight: '60', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 2, kind: 'HARD' },
        { key: 'praise', zh: '表扬与差评', en: 'Praise against bad reviews', measure: 'results.praiseShare', target: '0.8', weight: '40', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 1, kind: 'SOFT', note: { zh: '表扬信占表扬信与差评之和', en: 'letters of praise among praise and bad reviews together' } },
      ],
      peers: 'CHAIN',
    },
  },
  {
    // D-14: attitude, ability, efficiency, teamwork.
    key: 'quality-aspects', nameZh: '服务质量四方面', nameEn: 'Four aspects of quality', subjectKind: SubjectKind.PERSON, periodKind: PeriodKind.MONTH, positions: ['quality-supervisor', 'inspector'],
    content: {
      items: [
        { key: 'attitude', zh: '服务态度', en: 'Attitude', measure: 'results.mean', filter: { indicator: { eq: 'attitude' } }, target: '4.5', weight: '25', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 1, kind: 'SOFT' },
        { key: 'ability', zh: '业务能力', en: 'Ability', measure: 'results.mean', filter: { indicator: { eq: 'ability' } }, target: '4.5', weight: '25', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 1, kind: 'SOFT' },
        { key: 'efficiency', zh: '工作效率', en: 'Efficiency', measure: 'results.mean', filter: { indicator: { eq: 'efficiency' } }, target: '4.5', weight: '25', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 1, kind: 'HARD' },
        { key: 'teamwork', zh: '团队协作', en: 'Teamwork', measure: 'results.mean', filter: { indicator: { eq: 'teamwork' } }, target: '4.5', weight: '25', direction: 'AT_LEAST', mapping: LINEAR, missing: 'REWEIGHT', minSample: 1, kind: 'SOFT' },
      ],
      peers: 'CHAIN',
    },
  },
  { key: 'store-service', nameZh: '门店服务四项', nameEn: 'Service of stores', subjectKind: SubjectKind.STORE, periodKind: PeriodKind.MONTH, positions: [], content: { items: service({}), peers: 'FORMAT' } },
  { key: 'team-service', nameZh: '部门服务四项', nameEn: 'Service of departments', subjectKind: SubjectKind.TEAM, periodKind: PeriodKind.MONTH, positions: [], content: { items: service(OF_STORE), peers: 'CHAIN' } },
  { key: 'region-service', nameZh: '区域服务四项', nameEn: 'Service of regions', subjectKind: SubjectKind.REGION, periodKind: PeriodKind.MONTH, positions: [], content: { items: service({}), peers: 'CHAIN' } },
];
