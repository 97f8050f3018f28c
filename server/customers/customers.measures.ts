// The numbers of sales that others are held against: what was sold, what came back, and the one by the other.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { HOURS } from '../core/business-time/words.ts';
import { both } from '../core/language.ts';
import { defineDimensions, defineMeasures } from '../measures/measures.registry.ts';


defineDimensions('Purchase', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  {
    key: 'WEEKDAY', label: both('星期', 'Weekday'), path: ['weekday'], isNumber: true,
    words: { 1: both('周一', 'Monday'), 2: both('周二', 'Tuesday'), 3: both('周三', 'Wednesday'), 4: both('周四', 'Thursday'), 5: both('周五', 'Friday'), 6: both('周六', 'Saturday'), 7: both('周日', 'Sunday') },
  },
  { key: 'HOUR', label: both('时段', 'Hour'), path: ['hour'], isNumber: true, words: HOURS },
]);
const sale = { version: 1, noun: 'Purchase', day: 'businessOn' } as const;
defineMeasures([
  { ...sale, key: 'sales.amount', label: both('销售额', 'Sales'), definition: both('当期小票上销售明细金额之和，不扣退货', 'Sum of the sale lines on the receipts of the period, before returns'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, isMoreBetter: true, base: () => ({ saleLineCount: { gt: 0 } }), value: { prop: 'salesAmount' } },
  { ...sale, key: 'sales.receipts', label: both('销售单数', 'Receipts'), definition: both('当期有销售明细的小票张数', 'Receipts of the period with a sale on them'), unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, isMoreBetter: true, base: () => ({ saleLineCount: { gt: 0 } }) },
  { ...sale, key: 'sales.returned', label: both('退货额', 'Returned'), definition: both('当期小票上退货明细金额之和，取正数', 'Sum of the return lines on the receipts of the period, as a positive amount'), unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, isMoreBetter: false, base: () => ({ returnsAmount: { lt: '0' } }), value: { prop: 'returnsAmount', per: -1 } },
  { ...sale, key: 'sales.returnRate', label: both('退货率', 'Return rate'), definition: both('当期退货额 ÷ 当期销售额（不超过 3%）', 'Returned by sales of the period (at most 3%)'), unit: MeasureUnit.SHARE, kind: MeasureKind.RATIO, isMoreBetter: false, minSample: 1, base: () => ({ returnsAmount: { lt: '0' } }), ratio: { above: 'sales.returned', below: 'sales.amount' } },
]);
