// The numbers of results that other systems keep: how many, how much, how good, how punctual.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { both } from '../core/language.ts';
import { defineDimensions, defineMeasures, type MeasureDefinition } from '../measures/measures.registry.ts';


defineDimensions('WorkResult', [
  { key: 'STORE', label: both('门店', 'Store'), path: ['storeId'], names: { edge: 'store', zh: 'nameZh', en: 'nameEn' } },
  { key: 'REGION', label: both('区域', 'Region'), path: ['store', 'regionId'], names: { edge: 'region', zh: 'nameZh', en: 'nameEn' } },
  { key: 'EMPLOYEE', label: both('员工', 'Person'), path: 'credit', names: { zh: 'name', en: 'nameEn' } },
  { key: 'INDICATOR', label: both('指标', 'Indicator'), path: ['indicator'] },
]);

const result = (key: string, zh: string, en: string, more: Pick<MeasureDefinition, 'definition' | 'unit' | 'kind'> & Partial<MeasureDefinition>): MeasureDefinition => ({
  key: `results.${key}`, version: 1, noun: 'WorkResult', label: both(zh, en), day: 'occurredOn', base: () => ({}), isMoreBetter: true, minSample: 1,
  creditTo: 'employeeId', credit: both('原系统记在谁名下', 'Whom the other system names'), ...more,
});
const SALES = { indicator: { eq: 'sale' } };
const PRAISE = { indicator: { in: ['praise', 'bad-review'] } };

defineMeasures([
  result('count', '业绩条数', 'Results', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, definition: both('当期的业绩记录条数；用指标筛选', 'Results of the period; narrowed by indicator') }),
  result('sum', '业绩合计', 'Sum of results', { unit: MeasureUnit.SCORE, kind: MeasureKind.SUM, value: { prop: 'amount' }, definition: both('当期业绩记录的数值之和；用指标筛选', 'Sum of the amounts of the period; narrowed by indicator') }),
  result('mean', '评分均值', 'Mean of ratings', { unit: MeasureUnit.SCORE, kind: MeasureKind.MEAN, value: { prop: 'amount' }, definition: both('当期业绩记录的数值的平均；用指标筛选', 'Mean of the amounts of the period; narrowed by indicator') }),
  result('median', '评分中位数', 'Median of ratings', { unit: MeasureUnit.SCORE, kind: MeasureKind.MEDIAN, value: { prop: 'amount' }, definition: both('当期业绩记录的数值的中位数，取较低者；用指标筛选', 'Median of the amounts of the period, the lower of two; narrowed by indicator') }),
  result('topTwoShare', '高分占比', 'Top two marks', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, base: () => ({ isTopTwo: { isNull: false } }), part: () => ({ isTopTwo: { eq: true } }), definition: both('当期有满分可比的评分中，给最高两档的占比', 'Share of the ratings of the period, of a known scale, that are one of its two best marks'),
  }),
  result('sales', '个人销售额', 'Sales by person', { unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, base: () => SALES, value: { prop: 'amount' }, definition: both('当期销售业绩的净额之和', 'Net amount of the sales of the period') }),
  result('grossSales', '个人销售额（折前）', 'Gross sales by person', { unit: MeasureUnit.MONEY, kind: MeasureKind.SUM, base: () => SALES, value: { prop: 'grossAmount' }, definition: both('当期销售业绩折扣前的金额之和', 'Amount of the sales of the period before discounts') }),
  result('orders', '成交单数', 'Orders', { unit: MeasureUnit.COUNT, kind: MeasureKind.COUNT, base: () => SALES, definition: both('当期销售业绩的单数', 'Orders among the sales of the period') }),
  result('averageOrder', '客单价', 'Average order', { unit: MeasureUnit.MONEY, kind: MeasureKind.MEAN, base: () => SALES, value: { prop: 'amount' }, definition: both('当期销售净额 ÷ 单数', 'Net sales of the period by orders') }),
  result('parties', '服务的客户数', 'Parties served', { unit: MeasureUnit.COUNT, kind: MeasureKind.DISTINCT, base: () => ({ ...SALES, party: { isNull: false } }), value: { prop: 'party' }, definition: both('当期销售业绩里不同客户的个数', 'Different parties among the sales of the period') }),
  result('onTimeShare', '按期交付率', 'Delivered on time', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, base: () => ({ isOnTime: { isNull: false } }), part: () => ({ isOnTime: { eq: true } }), definition: both('当期有约定日期、已完成的业绩中，按约定完成的占比', 'Share of the results of the period, promised and finished, that were finished by the day promised'),
  }),
  result('praiseShare', '表扬占比', 'Praise against bad reviews', {
    unit: MeasureUnit.SHARE, kind: MeasureKind.SHARE, base: () => PRAISE, part: () => ({ indicator: { eq: 'praise' } }), definition: both('当期表扬信 ÷（表扬信 + 差评）', 'Letters of praise by praise and bad reviews together, of the period'),
  }),
]);
