// The numbers of money given to customers, each defined once: how much, at what cost, how often.
import { CompensationKind } from '../../../schema/tickets/compensation.ts';
import { MeasureKind, MeasureUnit } from '../../../schema/measures/measure.ts';
import { StoreFormat } from '../../../schema/staff/organisation.ts';
import { both, type Label } from '../../core/language.ts';
import { defineDimensions, defineMeasures, type MeasureDefinition } from '../../measures/measures.registry.ts';
import { KIND_WORDS } from './compensation.rules.ts';

const FORMATS: Record<StoreFormat, Label> = { SUPERMARKET: both('超市', 'Supermarket'), ECOMMERCE: both('电商', 'Web shop'), HOME: both('家居建材', 'Home') };

defineDimensions('Compensation', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'FORMAT', label: both('业态', 'Format'), path: ['store', 'format'], words: FORMATS },
  { key: 'KIND', label: both('种类', 'Kind'), path: ['compensationKind'], words: KIND_WORDS as Record<CompensationKind, Label> },
  { key: 'SCENARIO', label: both('场景', 'Scenario'), path: ['scenario'] },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { zh: 'name', en: 'nameEn' } },
]);

/** Out of somebody's authority, or by approval; what a return pays back is the customer's own money. */
const GIVEN = { origin: { eq: 'GRANT' }, state: { in: ['GRANTED', 'PAID'] } };
const given = (key: string, zh: string, en: string, more: Pick<MeasureDefinition, 'definition' | 'unit' | 'kind'> & Partial<MeasureDefinition>): MeasureDefinition => ({
  key: `compensations.${key}`, version: 1, noun: 'Compensation', label: both(zh, en), day: 'grantedOn', base: () => GIVEN, isMoreBetter: false, creditTo: 'grantedById', credit: both('提出补偿的人', 'Who gave it, or asked for it'), ...more,
});

defineMeasures([
  given('cost', '补偿成本', 'Compensation cost', {
    unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, value: { prop: 'costAmount' },
    definition: both('当期给出的补偿对我们的成本，不含退货退款', 'What compensation given in the period cost us; refunds of returns apart'),
  }),
  given('amount', '补偿金额', 'Compensation amount', {
    unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, value: { prop: 'amount' },
    definition: both('当期给出的补偿对顾客的价值，不含退货退款', 'What compensation given in the period was worth to customers; refunds of returns apart'),
  }),
  given('count', '补偿次数', 'Compensations', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, definition: both('当期给出的补偿的次数', 'How often compensation was given in the period') }),
]);
