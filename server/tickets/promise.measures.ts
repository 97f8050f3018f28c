// The numbers of promises and of goods that come back, and what making good costs by sales.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { ReturnReason, ReturnState } from '../../schema/tickets/return.ts';
import { both, type Label } from '../core/language.ts';
import { defineDimensions, defineMeasures, type Dimension } from '../measures/measures.registry.ts';
import { CLOCK_WORDS } from './policy-words.rules.ts';

const places = (way: readonly string[]): Dimension[] => [
  { key: 'STORE', label: both('门店', 'Store'), path: [...way, 'storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: [...way, 'store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
];
defineDimensions('Clock', [
  { key: 'CLOCK', label: both('时效', 'Clock'), path: ['kind'], words: CLOCK_WORDS }, ...places(['ticket']),
  { key: 'CATEGORY', label: both('类别', 'Category'), path: ['ticket', 'categoryId'], names: { edge: 'category', zh: 'nameZh', en: 'nameEn' } },
]);
const REASONS: Record<ReturnReason, Label> = {
  NO_REASON: both('无理由', 'No reason'), QUALITY: both('质量问题', 'Quality'), FRESH: both('生鲜变质', 'Fresh goods'), NOT_AS_DESCRIBED: both('与描述不符', 'Not as described'),
  DAMAGED: both('破损', 'Damaged'), WRONG_ITEM: both('发错货', 'Wrong item'), OTHER: both('其他', 'Other'),
};
defineDimensions('ReturnCase', [...places([]), { key: 'REASON', label: both('原因', 'Reason'), path: ['returnReason'], words: REASONS }]);

defineMeasures([
  {
    key: 'clocks.onTimeRate', version: 1, noun: 'Clock', label: both('时效达成率', 'Promises kept'),
    definition: both('当期开的工单上，已经停表或已经超时的时效中，按时停表的占比；按时效种类拆分', 'Share of the clocks on tickets opened in the period, stopped or overdue, that were stopped in time; split by kind of clock'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'ticket.openedOn',
    base: ({ asOf }) => ({ state: { ne: 'VOID' }, or: [{ stoppedAt: { lte: asOf } }, { stoppedAt: { isNull: true }, dueAt: { lt: asOf } }] }), part: () => ({ state: { eq: 'MET' } }),
  },
  {
    key: 'returns.volume', version: 1, noun: 'ReturnCase', label: both('退货单量', 'Returns'),
    definition: both('当期开的工单上的退货；撤回的不算', 'Returns on tickets opened in the period, withdrawn ones left out'),
    unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: false, day: 'ticket.openedOn', base: () => ({ state: { ne: 'CANCELLED' } }),
  },
  {
    key: 'returns.noReasonKept', version: 1, noun: 'ReturnCase', label: both('无理由退货兑现率', 'Returns without a reason, kept'),
    definition: both('当期开的工单上、已经定了的无理由退货中，收下的占比；撤回的不算', 'Share accepted of the decided returns without a reason on tickets opened in the period, withdrawn ones left out'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, isMoreBetter: true, day: 'ticket.openedOn',
    base: () => ({ returnReason: { eq: ReturnReason.NO_REASON }, state: { in: [ReturnState.ACCEPTED, ReturnState.REFUNDED, ReturnState.REFUSED] } }), part: () => ({ state: { in: [ReturnState.ACCEPTED, ReturnState.REFUNDED] } }),
  },
  {
    key: 'compensations.costRatio', version: 1, noun: 'Compensation', label: both('服务成本率', 'Service cost ratio'),
    definition: both('当期补偿成本 ÷ 当期销售额（不超过 3%）', 'Compensation cost by sales of the period (at most 3%)'),
    unit: MeasureUnit.SHARE, kind: MeasureKind.RATIO, isMoreBetter: false, minSample: 1, day: 'grantedOn', base: () => ({ origin: { eq: 'GRANT' }, state: { in: ['GRANTED', 'PAID'] } }),
    ratio: { above: 'compensations.cost', below: 'sales.amount' }, without: ['FORMAT', 'KIND', 'SCENARIO'],
  },
]);
