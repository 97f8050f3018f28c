// The numbers of sales that others are held against: what was sold, what came back, and the one by the other.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import type { Label } from '../core/language.ts';
import { defineDimensions, defineMeasures } from '../measures/measures.registry.ts';

const both = (zh: string, en: string): Label => ({ zh, en });

defineDimensions('Purchase', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
]);
const sale = { version: 1, noun: 'Purchase', day: 'businessOn' } as const;
defineMeasures([
  { ...sale, key: 'sales.amount', label: both('销售额', 'Sales'), definition: both('当期小票上销售明细金额之和，不扣退货', 'Sum of the sale lines on the receipts of the period, before returns'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, isMoreBetter: true, base: () => ({ saleLineCount: { gt: 0 } }), value: { prop: 'salesAmount' } },
  { ...sale, key: 'sales.returned', label: both('退货额', 'Returned'), definition: both('当期小票上退货明细金额之和，取正数', 'Sum of the return lines on the receipts of the period, as a positive amount'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, isMoreBetter: false, base: () => ({ returnsAmount: { lt: '0' } }), value: { prop: 'returnsAmount', per: -1 } },
  { ...sale, key: 'sales.returnRate', label: both('退货率', 'Return rate'), definition: both('当期退货额 ÷ 当期销售额（C-41：不超过 3%）', 'Returned by sales of the period (C-41: at most 3%)'), unit: MeasureUnit.SHARE, kind: MeasureKind.RATIO, isMoreBetter: false, minSample: 1, base: () => ({ returnsAmount: { lt: '0' } }), ratio: { above: 'sales.returned', below: 'sales.amount' } },
]);
