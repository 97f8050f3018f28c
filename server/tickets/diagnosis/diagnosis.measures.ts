// How many visits photos have saved: counted by the decision, taken back when somebody was sent after all.
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { DiagnosisOutcome, DiagnosisState } from '../../../schema/tickets/diagnosis.ts';
import { both } from '../../core/language.ts';
import { defineDimensions, defineMeasures } from '../../measures/measures.registry.ts';

const DECIDER = { creditTo: 'decidedById', credit: both('看照片下结论的人', 'Who looked at the photos and decided') };
const AVOIDED = { outcome: { eq: DiagnosisOutcome.VISIT_AVOIDED }, isVisitedAfter: { eq: false } };

defineDimensions('RemoteDiagnosis', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'CATEGORY', label: both('类别', 'Category'), path: ['ticket', 'categoryId'], names: { edge: 'category', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { zh: 'name', en: 'nameEn' } },
]);

defineMeasures([
  {
    key: 'tickets.avoidedVisits', version: 1, noun: 'RemoteDiagnosis', label: both('免去的上门', 'Visits avoided'),
    definition: both('当期看过照片后判断不用上门的次数；后来还是派了人上门的不算', 'Remote diagnoses decided in the period that nobody need travel; where somebody was sent after all it does not count'),
    unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: true, day: 'decidedOn', base: () => AVOIDED, ...DECIDER,
  },
  {
    key: 'tickets.avoidedVisitShare', version: 1, noun: 'RemoteDiagnosis', label: both('远程免上门率', 'Share of visits avoided'),
    definition: both('当期有结论的远程诊断中，不用上门（后来也没有上门）的占比', 'Share of the remote diagnoses decided in the period after which nobody had to travel, then or later'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'decidedOn', base: () => ({ state: { eq: DiagnosisState.DECIDED } }), part: () => AVOIDED, ...DECIDER,
  },
]);
