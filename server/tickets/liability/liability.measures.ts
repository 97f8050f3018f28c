// The numbers of cases, each defined once: visits on time, whose fault it was, what was claimed and came back.
import { FaultCause } from '../../../schema/tickets/liability.ts';
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { StoreFormat } from '../../../schema/staff/organisation.ts';
import { both, type Label } from '../../core/language.ts';
import { defineDimensions, defineMeasures } from '../../measures/measures.registry.ts';
import { CAUSE_WORDS } from './liability.rules.ts';

const FORMATS: Record<StoreFormat, Label> = { SUPERMARKET: both('超市', 'Supermarket'), ECOMMERCE: both('电商', 'Web shop'), HOME: both('家居建材', 'Home') };
const places = [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'FORMAT', label: both('业态', 'Format'), path: ['store', 'format'], words: FORMATS },
];
const EMPLOYEE = { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit' as const, names: { zh: 'name', en: 'nameEn' } };

defineDimensions('SiteVisit', [...places, EMPLOYEE]);
defineDimensions('Liability', [...places, { key: 'CAUSE', label: both('主要责任', 'Main cause'), path: ['mainCause'], words: CAUSE_WORDS }]);
defineDimensions('ChargeBack', [
  ...places, { key: 'CAUSE', label: both('责任', 'Cause'), path: ['cause'], words: CAUSE_WORDS },
  { key: 'PARTY', label: both('对方', 'Other side'), path: ['party'], words: { SUPPLIER: both('供应商', 'Supplier'), CARRIER: both('承运商', 'Carrier'), INSTALLER: both('安装方', 'Installer') } },
  { key: 'PARTY_NAME', label: both('对方名称', 'Name'), path: ['partyName'] },
]);

const CURRENT = { supersededAt: { isNull: true } };
const SHARE_OF: readonly [key: string, prop: string, cause: FaultCause][] = [
  ['productShare', 'productShare', FaultCause.PRODUCT], ['transportShare', 'transportShare', FaultCause.TRANSPORT], ['installationShare', 'installationShare', FaultCause.INSTALLATION], ['useShare', 'useShare', FaultCause.USE],
];

defineMeasures([
  {
    key: 'siteVisits.onTime', version: 1, noun: 'SiteVisit', label: both('准时上门率', 'Visits on time'), unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, day: 'arrivedOn', isMoreBetter: true, creditTo: 'technicianId', credit: both('上门的人', 'Who went there'),
    base: () => ({ arrivedAt: { isNull: false } }), part: () => ({ isLate: { eq: false } }),
    definition: both('当期到达的上门中，没有晚于约定时间的占比', 'Of the visits that arrived in the period, the share that was not late'),
  },
  {
    key: 'liability.cases', version: 1, noun: 'Liability', label: both('定责数', 'Liability decided'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, day: 'decidedOn', base: () => CURRENT,
    definition: both('当期判定责任的工单数，以现行判定为准', 'Tickets whose liability was decided in the period, by the decision in force'),
  },
  ...SHARE_OF.map(([key, prop, cause]) => ({
    key: `liability.${key}`, version: 1, noun: 'Liability', label: both(`${CAUSE_WORDS[cause].zh}责任占比`, `Share of ${CAUSE_WORDS[cause].en.toLowerCase()}`), unit: MeasureUnit.SHARE, kind: MeasureKind.MEAN, day: 'decidedOn',
    base: () => CURRENT, value: { prop, per: 100 }, ...(cause === FaultCause.USE ? {} : { isMoreBetter: false }),
    definition: both(`当期判定的责任中，${CAUSE_WORDS[cause].zh}所占份额的平均`, `Mean share of ${CAUSE_WORDS[cause].en.toLowerCase()} in the faults decided in the period`),
  })),
  {
    key: 'chargeBacks.claimed', version: 1, noun: 'ChargeBack', label: both('索赔金额', 'Claimed'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, day: 'claimedOn', value: { prop: 'amount' }, base: () => ({ state: { ne: 'WITHDRAWN' } }),
    definition: both('当期向供应商、承运商和安装方提出的索赔，不含撤回的', 'What suppliers, carriers and installers were asked to bear in the period, withdrawn claims apart'),
  },
  {
    key: 'chargeBacks.recovered', version: 1, noun: 'ChargeBack', label: both('追偿收回', 'Recovered'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, day: 'settledOn', value: { prop: 'acceptedAmount' }, isMoreBetter: true, base: () => ({ state: { eq: 'SETTLED' } }),
    definition: both('当期从供应商、承运商和安装方实际收回的金额', 'What suppliers, carriers and installers paid in the period'),
  },
]);
