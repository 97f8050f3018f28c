// The numbers of how well tickets were handled: by chance drawn alone, for whoever solved them; and how far two reviewers agree.
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { both } from '../../core/language.ts';
import { defineDimensions, defineMeasures, type MeasureDefinition } from '../../measures/measures.registry.ts';

defineDimensions('SampledTicket', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'agent', zh: 'name', en: 'nameEn' } },
  { key: 'BAND', label: both('等次', 'Band'), path: ['finalBand'] },
]);

const FINAL = { state: { eq: 'FINAL' } };
/** What was drawn for its risk says nothing about the rest. */
const BY_CHANCE = { ...FINAL, isRisk: { eq: false }, finalScore: { isNull: false } };
const CREDIT = { creditTo: 'agentId', credit: both('解决工单的人', 'Who solved the ticket') };
const one = (key: string, zh: string, en: string, more: Omit<MeasureDefinition, 'key' | 'version' | 'noun' | 'label' | 'day'>): MeasureDefinition => ({ key: `ticketQuality.${key}`, version: 1, noun: 'SampledTicket', label: both(zh, en), day: 'solvedOn', ...more });

defineMeasures([
  one('score', '工单质检得分', 'Ticket quality score', {
    ...CREDIT, unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: { prop: 'finalScore' }, isMoreBetter: true, minSample: 5, base: () => BY_CHANCE,
    definition: both('当期解决、随机抽中的工单的质检得分的平均；按风险加抽的不算', 'Mean score of the tickets solved in the period that were drawn by chance; those drawn for their risk are left out'),
  }),
  one('passRate', '工单质检合格率', 'Ticket quality pass rate', {
    ...CREDIT, unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, minSample: 5, base: () => ({ ...BY_CHANCE, isFinalPass: { isNull: false } }), part: () => ({ isFinalPass: { eq: true } }),
    definition: both('随机抽中、已有结论的工单里合格的占比', 'Share that passed of the tickets drawn by chance that have a verdict'),
  }),
  one('riskScore', '风险工单质检得分', 'Score of risky tickets', {
    ...CREDIT, unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: { prop: 'finalScore' }, isMoreBetter: true, minSample: 5, base: () => ({ ...FINAL, isRisk: { eq: true }, finalScore: { isNull: false } }),
    definition: both('按风险加抽的工单的质检得分的平均；不代表全部工单', 'Mean score of the tickets drawn for their risk; it does not stand for all tickets'),
  }),
  one('reviewed', '质检工单数', 'Tickets reviewed', { ...CREDIT, unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: () => FINAL, definition: both('当期解决、已有质检结果的工单', 'Tickets solved in the period whose review is final') }),
  one('agreement', '双人质检一致率', 'Agreement of two reviewers', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, minSample: 5, base: () => ({ isDouble: { eq: true }, isAgreed: { isNull: false } }), part: () => ({ isAgreed: { eq: true } }),
    definition: both('两人各自质检的工单里，结论相同、分差不超过 10 分的占比', 'Of the tickets that two people reviewed apart: share with the same verdict and at most ten points between them'),
  }),
  one('gap', '双人质检分差', 'Gap of two reviewers', {
    unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: { prop: 'scoreGap' }, isMoreBetter: false, minSample: 5, base: () => ({ isDouble: { eq: true }, scoreGap: { isNull: false } }),
    definition: both('两人各自质检的工单，两个得分相差的平均', 'Mean difference of the two scores of tickets that two people reviewed apart'),
  }),
]);
