// The alerts that a chain begins with: the figures of the requirements, and the four kinds of risk (D-30). Pure.
import { CauseTag } from '../../schema/quality/corrective-action.ts';
import { FindingSeverity } from '../../schema/quality/finding.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { RiskKind } from '../../schema/quality/risk-alert.ts';
import type { AlertRule } from './alert.rules.ts';

export interface ShippedRule { key: string; nameZh: string; nameEn: string; riskKind: RiskKind; rule: AlertRule }
const { MINOR, MAJOR, CRITICAL } = FindingSeverity;
const says = (words: readonly string[]) => ({ or: words.map((word) => ({ q: word })) });

export const SHIPPED_RULES: readonly ShippedRule[] = [
  {
    key: 'fresh-share', nameZh: '生鲜占投诉的比例', nameEn: 'Fresh food among complaints', riskKind: RiskKind.PRODUCT,
    rule: {
      measure: 'tickets.volume', period: PeriodKind.MONTH, days: 'RUNNING', test: { kind: 'SHARE', op: 'AT_LEAST', value: '0.4', of: { product: { category: { code: { eq: 'FRESH' } } } }, ofZh: '生鲜', ofEn: 'fresh food' },
      minSample: 20, quietDays: 30, severity: MAJOR, proposal: { zh: '供应链升级冷链监测：到货、陈列两段都测温留痕', en: 'Supply chain upgrades the monitoring of the cold chain: temperature on arrival and on display, on record', causeTag: CauseTag.SUPPLIER }, source: 'B-30',
    },
  },
  {
    key: 'return-rate', nameZh: '退货率', nameEn: 'Return rate', riskKind: RiskKind.PRODUCT,
    rule: {
      measure: 'sales.returnRate', period: PeriodKind.MONTH, days: 'RUNNING', by: 'STORE', test: { kind: 'LEVEL', op: 'ABOVE', value: '0.03' }, minSample: 30, quietDays: 30, severity: MAJOR,
      proposal: { zh: '逐单看退货原因，前三类各定一项改进', en: 'Read the reasons of the returns; one improvement for each of the first three', causeTag: CauseTag.METHOD }, source: 'C-41',
    },
  },
  {
    key: 'answered-24h', nameZh: '24 小时回复率', nameEn: 'Answered within 24 h', riskKind: RiskKind.SERVICE,
    rule: {
      measure: 'tickets.answeredIn24h', period: PeriodKind.MONTH, days: 'RUNNING', by: 'STORE', test: { kind: 'LEVEL', op: 'BELOW', value: '0.85' }, minSample: 10, quietDays: 14, severity: MAJOR,
      proposal: { zh: '补排值班，未回复工单每日清零', en: 'Fill the roster; no ticket unanswered at the end of a day', causeTag: CauseTag.PEOPLE }, source: 'C-41',
    },
  },
  {
    key: 'satisfied', nameZh: '满意率', nameEn: 'Satisfied share', riskKind: RiskKind.SERVICE,
    rule: {
      measure: 'tickets.satisfiedShare', period: PeriodKind.MONTH, days: 'COMPLETE', by: 'STORE', test: { kind: 'LEVEL', op: 'BELOW', value: '0.95' }, minSample: 10, quietDays: 30, severity: MINOR,
      proposal: { zh: '复盘全部低分工单，找出共同原因', en: 'Go through every badly rated ticket and find what they share', causeTag: CauseTag.PEOPLE }, source: 'C-41',
    },
  },
  {
    key: 'quality-rise', nameZh: '商品质量投诉上升', nameEn: 'Complaints of product quality rise', riskKind: RiskKind.PRODUCT,
    rule: {
      measure: 'tickets.volume', period: PeriodKind.MONTH, days: 'COMPLETE', filter: { category: { key: { eq: 'product-quality' } } }, test: { kind: 'CHANGE', op: 'AT_LEAST', value: '0.3' }, minSample: 20, quietDays: 30, severity: MAJOR,
      proposal: { zh: '约谈涉事供应商，按共担责任条款处理并加严到货检验', en: 'Call in the suppliers concerned, share the liability as agreed, and inspect arrivals more strictly', causeTag: CauseTag.SUPPLIER }, source: 'D-31',
    },
  },
  {
    key: 'information', nameZh: '个人信息投诉', nameEn: 'Complaints about personal data', riskKind: RiskKind.DATA,
    rule: {
      measure: 'tickets.volume', period: PeriodKind.WEEK, days: 'RUNNING', filter: says(['泄露', '隐私', '个人信息', '骚扰电话', 'privacy']), test: { kind: 'LEVEL', op: 'AT_LEAST', value: '1' }, minSample: 1, quietDays: 7, severity: CRITICAL,
      proposal: { zh: '核查数据访问记录，收回多余权限，按法定时限告知', en: 'Check who opened the data, take back rights that are not needed, and give notice within the time of the law', causeTag: CauseTag.SYSTEM }, source: 'D-30',
    },
  },
  {
    key: 'law', nameZh: '法律与监管投诉', nameEn: 'Law and authorities', riskKind: RiskKind.LAW,
    rule: {
      measure: 'tickets.volume', period: PeriodKind.WEEK, days: 'RUNNING', filter: says(['消协', '起诉', '律师', '监管', '举报', 'lawyer']), test: { kind: 'LEVEL', op: 'AT_LEAST', value: '1' }, minSample: 1, quietDays: 7, severity: CRITICAL,
      proposal: { zh: '法务介入，按消费者权益保护法与电子商务法核对处理', en: 'Legal steps in and checks it against consumer and e-commerce law', causeTag: CauseTag.METHOD }, source: 'D-30',
    },
  },
  {
    key: 'overdue-findings', nameZh: '逾期问题项', nameEn: 'Overdue findings', riskKind: RiskKind.SERVICE,
    rule: {
      measure: 'findings.overdue', period: PeriodKind.DAY, days: 'RUNNING', by: 'STORE', test: { kind: 'LEVEL', op: 'AT_LEAST', value: '3' }, minSample: 1, quietDays: 14, severity: MAJOR,
      proposal: { zh: '区域主管到店，逐项定责任人和日期', en: 'The area supervisor comes to the store and settles owner and date of each', causeTag: CauseTag.PEOPLE }, source: 'D-32',
    },
  },
];
