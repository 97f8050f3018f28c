// The numbers of findings and of what is done about them, each defined once.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import type { CauseTag } from '../../schema/quality/corrective-action.ts';
import type { FindingSeverity, FindingSource } from '../../schema/quality/finding.ts';
import { both, type Label } from '../core/language.ts';
import { defineDimensions, defineMeasures, type Dimension, type MeasureDefinition } from '../measures/measures.registry.ts';

const places: Dimension[] = [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
];
const OWNER: Dimension = { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'owner', zh: 'name', en: 'nameEn' } };
const SEVERITIES: Record<FindingSeverity, Label> = { MINOR: both('轻微', 'Minor'), MAJOR: both('一般', 'Major'), CRITICAL: both('严重', 'Critical') };
const SOURCES: Record<FindingSource, Label> = { AUDIT: both('检查', 'Audit'), TICKET: both('工单', 'Ticket'), INCIDENT: both('群体事件', 'Incident'), SURVEY: both('调查', 'Survey'), ALERT: both('预警', 'Alert'), PERSON: both('目视', 'By sight') };
const CAUSES: Record<CauseTag, Label> = {
  PEOPLE: both('人员', 'People'), METHOD: both('方法', 'Method'), MATERIAL: both('物料', 'Material'), EQUIPMENT: both('设备', 'Equipment'), ENVIRONMENT: both('环境', 'Environment'), SUPPLIER: both('供应商', 'Supplier'),
  SYSTEM: both('系统', 'System'), OTHER: both('其他', 'Other'),
};
defineDimensions('Finding', [
  ...places, { key: 'CATEGORY', label: both('类别', 'Category'), path: ['categoryId'], names: { edge: 'category', zh: 'nameZh', en: 'nameEn' } },
  { key: 'SEVERITY', label: both('严重程度', 'Severity'), path: ['severity'], words: SEVERITIES }, { key: 'SOURCE', label: both('来源', 'Source'), path: ['source'], words: SOURCES },
  { key: 'SECTION', label: both('检查项', 'Section'), path: ['section'] }, OWNER,
]);
defineDimensions('CorrectiveAction', [
  ...places, { key: 'CATEGORY', label: both('类别', 'Category'), path: ['finding', 'categoryId'], names: { edge: 'category', zh: 'nameZh', en: 'nameEn' } },
  { key: 'CAUSE', label: both('原因', 'Cause'), path: ['causeTag'], words: CAUSES }, OWNER,
]);

const CREDIT = { creditTo: 'ownerId', credit: both('现在的负责人', 'Who answers for it now') };
const REAL = { state: { ne: 'DISMISSED' } };
/** Not put right by the end of the period, as far as is known. */
const standing = (until: string | null) => ({ ...REAL, foundOn: { lt: until }, or: [{ correctedOn: { isNull: true } }, { correctedOn: { gte: until } }] });
const finding = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label'>): MeasureDefinition => ({ key: `findings.${key}`, version: 1, noun: 'Finding', label: both(zh, en), isMoreBetter: false, ...CREDIT, ...more });
const action = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label'>): MeasureDefinition => ({ key: `correctiveActions.${key}`, version: 1, noun: 'CorrectiveAction', label: both(zh, en), ...CREDIT, ...more });

defineMeasures([
  finding('found', '新增问题项', 'Findings', { definition: both('当期登记的问题项，判为不成立的不算', 'Findings opened in the period, dismissed ones left out'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'foundOn', base: () => REAL }),
  finding('open', '未整改的问题项', 'Findings not put right', {
    definition: both('期末已登记、还没整改到位的问题项', 'Findings opened by the end of the period and not put right by then'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: ({ until }) => standing(until),
  }),
  finding('overdue', '逾期的问题项', 'Overdue findings', {
    definition: both('期末还没整改到位、期限已过的问题项', 'Findings not put right by the end of the period whose deadline has passed'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT,
    base: ({ until, asOf }) => ({ ...standing(until), dueAt: { lt: asOf } }),
  }),
  finding('repeatShare', '重复问题占比', 'Share of repeats', {
    definition: both('当期登记的问题项中，同一门店 90 天内出现过同一问题的占比', 'Share of the findings of the period that were found at the same store within 90 days before'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, day: 'foundOn', base: () => REAL, part: () => ({ isRepeat: { eq: true } }),
  }),
  finding('repeats', '重复问题', 'Repeats', { definition: both('当期登记的、同一门店 90 天内出现过的问题项', 'Findings of the period that were found at the same store within 90 days before'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'foundOn', base: () => ({ ...REAL, isRepeat: { eq: true } }) }),
  finding('correctionMean', '整改用时（平均）', 'Time to correction, mean', {
    definition: both('当期整改到位的问题项，从登记到最后一项整改复核通过', 'Of the findings put right in the period: from opening to the verification of the last action'), unit: MeasureUnit.MINUTES, kind: MeasureKind.MEAN, day: 'correctedOn', base: () => ({ ...REAL, correctionSeconds: { gte: 0 } }), value: { prop: 'correctionSeconds', per: 60 },
  }),
  finding('correctionMedian', '整改用时（中位）', 'Time to correction, median', {
    definition: both('当期整改到位的问题项，从登记到最后一项整改复核通过', 'Of the findings put right in the period: from opening to the verification of the last action'), unit: MeasureUnit.MINUTES, kind: MeasureKind.MEDIAN, day: 'correctedOn', base: () => ({ ...REAL, correctionSeconds: { gte: 0 } }), value: { prop: 'correctionSeconds', per: 60 },
  }),
  finding('onTimeRate', '整改按时率', 'Put right on time', {
    definition: both('当期整改到位的问题项中，没有超过期限的占比', 'Share of the findings put right in the period that never passed their deadline'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'correctedOn', base: () => ({ ...REAL, correctedOn: { isNull: false } }), part: () => ({ breachedAt: { isNull: true } }),
  }),
  action('effectiveShare', '整改有效率', 'Share that helped', {
    definition: both('当期登记的问题项的整改中，已验证的里有效的占比', 'Of the actions of findings opened in the period that were looked at again: the share that helped'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'finding.foundOn',
    base: () => ({ state: { in: ['EFFECTIVE', 'NOT_EFFECTIVE'] } }), part: () => ({ state: { eq: 'EFFECTIVE' } }),
  }),
  action('cost', '整改费用', 'Cost of corrections', {
    definition: both('当期登记的问题项的整改费用，取消的不算', 'What the actions of findings opened in the period cost, called-off ones left out'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, isMoreBetter: false, day: 'finding.foundOn', base: () => ({ state: { ne: 'CANCELLED' } }), value: { prop: 'costAmount' },
  }),
]);
