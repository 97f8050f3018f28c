// The numbers of gold ideas: how many are proposed, how many are taken up.
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { both } from '../../core/language.ts';
import { defineDimensions, defineMeasures } from '../../measures/measures.registry.ts';

defineDimensions('Idea', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } }, { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { edge: 'proposer', zh: 'name', en: 'nameEn' } },
]);
const CREDIT = { creditTo: 'proposerId', credit: both('提出的人', 'Who proposed it') };
defineMeasures([
  { key: 'ideas.proposed', version: 1, noun: 'Idea', label: both('金点子数', 'Ideas proposed'), day: 'proposedOn', unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: true, base: () => ({ state: { ne: 'WITHDRAWN' } }), definition: both('当期提出、没有撤回的金点子', 'Ideas proposed in the period and not taken back'), ...CREDIT },
  { key: 'ideas.adopted', version: 1, noun: 'Idea', label: both('采纳的金点子', 'Ideas adopted'), day: 'adoptedOn', unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: true, base: () => ({ state: { eq: 'ADOPTED' } }), definition: both('当期第一次有门店采纳的金点子', 'Ideas that a store took up for the first time in the period'), ...CREDIT },
  { key: 'ideas.adoptionRate', version: 1, noun: 'Idea', label: both('金点子采纳率', 'Share adopted'), day: 'proposedOn', unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, minSample: 5, base: () => ({ state: { ne: 'WITHDRAWN' } }), part: () => ({ state: { eq: 'ADOPTED' } }), definition: both('当期提出的金点子中，有门店采纳的占比', 'Share of the ideas proposed in the period that a store took up'), ...CREDIT },
]);
