// The numbers of audits, each defined once: how many, how well, what is critical, what comes again, how soon it is put right, how much of the plan was done.
import { AuditKind } from '../../../schema/quality/audit.ts';
import { DisputeState } from '../../../schema/quality/audit-parts.ts';
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { StoreFormat } from '../../../schema/staff/organisation.ts';
import { both, type Label } from '../../core/language.ts';
import { defineDimensions, defineMeasures, type Dimension, type MeasureDefinition } from '../../measures/measures.registry.ts';

const FORMATS: Record<StoreFormat, Label> = { SUPERMARKET: both('超市', 'Supermarket'), ECOMMERCE: both('电商', 'Web shop'), HOME: both('家居建材', 'Home') };
const KINDS: Record<AuditKind, Label> = { ANNOUNCED: both('提前通知', 'Announced'), UNANNOUNCED: both('不通知', 'Unannounced'), MYSTERY: both('神秘顾客', 'Mystery') };

const WHERE: readonly Dimension[] = [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'FORMAT', label: both('业态', 'Format'), path: ['store', 'format'], words: FORMATS },
];
defineDimensions('Audit', [
  ...WHERE,
  { key: 'TEMPLATE', label: both('模板', 'Template'), path: ['templateId'], names: { edge: 'template', zh: 'nameZh', en: 'nameEn' } },
  { key: 'KIND', label: both('方式', 'Kind'), path: ['auditKind'], words: KINDS },
  { key: 'BAND', label: both('等次', 'Band'), path: ['finalBand'] },
  // Of secret visits it is nobody: how strictly one judges is seen of inspectors alone.
  { key: 'INSPECTOR', label: both('检查人', 'Inspector'), path: ['inspectorId'], names: { edge: 'inspector', zh: 'name', en: 'nameEn' } },
]);
defineDimensions('AuditFailure', [
  ...WHERE,
  { key: 'SECTION', label: both('部分', 'Section'), path: ['sectionKey'] },
  { key: 'ITEM', label: both('检查项', 'Item'), path: ['labelEn'] },
]);
defineDimensions('AuditVisit', WHERE);

/** Published and not disputed; what is void, half done or held out counts nowhere. */
const COUNTED = { isCounted: { eq: true } };
const audit = (key: string, zh: string, en: string, more: Pick<MeasureDefinition, 'definition' | 'unit' | 'kind'> & Partial<MeasureDefinition>): MeasureDefinition => ({
  key: `audits.${key}`, version: 1, noun: 'Audit', label: both(zh, en), day: 'auditedOn', base: () => COUNTED, minSample: 3, ...more,
});
const failure = (key: string, zh: string, en: string, more: Pick<MeasureDefinition, 'definition' | 'unit' | 'kind'> & Partial<MeasureDefinition>): MeasureDefinition => ({
  ...audit(key, zh, en, more), key: `auditFailures.${key}`, noun: 'AuditFailure', isMoreBetter: false,
});

defineMeasures([
  audit('count', '检查次数', 'Audits', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: () => ({ ...COUNTED, finalScore: { isNull: false } }), definition: both('当期已公布、有得分、没有在申诉的检查', 'Audits of the period that are published, have a score and are not in dispute') }),
  audit('score', '检查得分', 'Audit score', {
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: { prop: 'finalScore' }, isMoreBetter: true,
    definition: both('当期检查得分的平均，复核和申诉改过的以改后为准；申诉中的先不算', 'Mean score of the period’s audits, as it stands after review and dispute; what is in dispute is held out'),
  }),
  audit('passRate', '检查合格率', 'Pass rate', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, base: () => ({ ...COUNTED, isFinalPass: { isNull: false } }), part: () => ({ isFinalPass: { eq: true } }),
    definition: both('判了合格或不合格的检查里，合格的占比', 'Share of audits that passed, among those that pass or fail') }),
  audit('repeatShare', '重复问题占比', 'Share with repeats', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: false, base: () => ({ ...COUNTED, hasPrevious: { eq: true } }), part: () => ({ isRepeat: { eq: true } }),
    definition: both('同店同模板上次查过的检查里，有上次没过的项这次又没过的占比', 'Among audits with one before of the same store and template: share in which something failed again') }),
  audit('disputedShare', '申诉占比', 'Share disputed', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: false, base: () => ({ publishedAt: { isNull: false } }), part: () => ({ disputes: { some: { state: { in: Object.values(DisputeState) } } } }),
    definition: both('当期公布给门店的检查里，门店提出申诉的占比，不管后来怎么定', 'Among the period’s audits that were published: share that the store disputed, however it was decided'),
  }),
  audit('upheldShare', '申诉成立的占比', 'Share of disputes upheld', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, base: () => ({ disputes: { some: { state: { ne: DisputeState.OPEN } } } }), part: () => ({ disputes: { some: { state: { in: [DisputeState.ACCEPTED, DisputeState.REVISIT] } } } }),
    definition: both('当期检查里申诉已裁定的，改了答案或重新到访的占比', 'Among the period’s audits whose dispute is decided: share in which answers were changed or the store was visited anew'),
  }),
  failure('count', '未通过项', 'Failed items', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, definition: both('当期检查里没通过的项数', 'Items that failed in the period’s audits') }),
  failure('critical', '关键项未通过', 'Critical fails', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: () => ({ ...COUNTED, isCritical: { eq: true } }), definition: both('当期检查里没通过的关键项数', 'Critical items that failed in the period’s audits') }),
  failure('correctionDays', '整改天数', 'Days to correction', {
    // Days are no minutes; the unit says that it is a plain number.
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEDIAN, value: { prop: 'correctionDays' }, base: () => ({ ...COUNTED, correctionDays: { isNull: false } }),
    definition: both('未通过的项从检查日到改好的天数的中位数，没有改好日期的不算', 'Median of the days from check to correction; items without a day of correction are left out') }),
  failure('correctedIn30', '30 天内改好', 'Corrected within 30 days', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, base: () => ({ ...COUNTED, correctionDays: { isNull: false } }), part: () => ({ correctionDays: { lte: 30 } }),
    definition: both('有改好日期的项里，30 天内改好的占比', 'Among items with a day of correction: share within 30 days') }),
  {
    key: 'auditVisits.coverage', version: 1, noun: 'AuditVisit', label: both('计划完成率', 'Coverage of programme'), day: 'plannedOn', unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, minSample: 3,
    base: () => ({ state: { ne: 'CANCELLED' } }), part: () => ({ state: { eq: 'DONE' } }),
    definition: both('计划在当期、没有取消的到访里，已交卷的占比', 'Share of the visits planned for the period, and not called off, whose audit was submitted'),
  },
]);
