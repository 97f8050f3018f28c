// Rule fields that look into purchases: how often, for how much and when last, by category, product, store and time of day.
import type { Catalogue, Grouped, ParamDefinition, SqlArgs } from '../core/rule-tree/catalogue.ts';
import { addDays } from '../core/rule-tree/days.ts';
import { both, type Label } from '../core/language.ts';
import { decimal } from '../core/money.ts';
import type { RuleParams } from '../core/rule-tree/tree.ts';
import type { DayBand } from '../../schema/customers/purchase.ts';
import { BANDS } from './band.rules.ts';
import { textParam, type CustomerSubject } from './customer.subject.ts';

const group = both('购买', 'Purchases');
const right = 'customers:read-orders';
const times = both('次', 'time|times');
const yuan = both('元', 'yuan');
const daysParam: ParamDefinition = { key: 'days', type: 'days', label: both('天数', 'days'), unit: both('天', 'day|days'), fallback: 90, min: 1, max: 3_660 };
const categoryParam: ParamDefinition = { key: 'category', type: 'reference', source: 'category', cast: 'bigint', label: both('品类', 'category') };
const productParam: ParamDefinition = { key: 'product', type: 'reference', source: 'product', cast: 'bigint', label: both('商品', 'product') };
const storeParam: ParamDefinition = { key: 'store', type: 'reference', source: 'store', cast: 'bigint', label: both('门店', 'store') };
const bandNames: Record<DayBand, Label> = {
  MORNING: both('早上', 'the morning'), NOON: both('中午', 'the noon hours'), AFTERNOON: both('下午', 'the afternoon'), EVENING: both('傍晚', 'the evening'), NIGHT: both('夜里', 'the night'),
};
const bandParam: ParamDefinition = { key: 'band', type: 'enum', label: both('时段', 'time of day'), options: BANDS.map((band) => ({ value: band, label: bandNames[band] })) };
const weekParam: ParamDefinition = { key: 'week', type: 'enum', label: both('平日或周末', 'working days or weekend'), fallback: 'ANY', options: [
  { value: 'ANY', label: both('任一天', 'any day') }, { value: 'WORKDAY', label: both('周一至周五', 'Monday to Friday') }, { value: 'WEEKEND', label: both('周末', 'the weekend') }] };

/** The last N days of a day D are the days after D − N, as in the windows of behaviour. */
const since = (args: SqlArgs): string => `${args.param(addDays(args.env.today, -Number(args.params.days)), 'date')}`;
const after = (rows: { businessOn: string }, params: RuleParams, today: string): boolean => rows.businessOn > addDays(today, -Number(params.days));

const LINES = 'purchase_lines l join purchases p on p.customer_id = l.customer_id and p.id = l.purchase_id join products g on g.id = l.product_id';
const lines = (args: SqlArgs, what: string, value: string, windowed = true): Grouped => ({
  from: LINES, key: 'l.customer_id', value, where: `l.line_kind = 'SALE' and ${what}${windowed ? ` and p.business_on > ${since(args)}` : ''}` });
const receipts = (args: SqlArgs, value: string, what?: string): Grouped => ({
  from: 'purchases p', key: 'p.customer_id', value, where: `p.sale_line_count > 0 and p.business_on > ${since(args)}${what ? ` and ${what}` : ''}` });
const ofCategory = (args: SqlArgs): string => `g.category_id = ${args.param(args.params.category, 'bigint')}`;
const ofProduct = (args: SqlArgs): string => `l.product_id = ${args.param(args.params.product, 'bigint')}`;
const sum = (amounts: readonly string[]): string | null => (amounts.length ? amounts.reduce((total, amount) => total.plus(amount), decimal(0)).toFixed(4) : null);
const distinct = (ids: readonly string[]): number => new Set(ids).size;
const lastOf = (days: readonly string[]): string | null => [...days].sort().at(-1) ?? null;

/** Adds the fields about purchases to the customers' catalogue. */
export function definePurchaseFields(catalogue: Catalogue<CustomerSubject>): void {
  const inCategory = (c: CustomerSubject, p: RuleParams) => c.lines.filter((line) => line.categoryId === textParam(p, 'category'));
  const ofItem = (c: CustomerSubject, p: RuleParams) => c.lines.filter((line) => line.productId === textParam(p, 'product'));
  const evidence = (c: CustomerSubject) => ({ rows: { resource: 'purchases', filter: { customerId: { eq: c.id }, saleLineCount: { gt: 0 } } } });
  catalogue
    .defineField({ key: 'purchases.count', type: 'number', unit: times, label: both('近 {days} 购买次数', 'purchases in the last {days}'), group, right, params: [daysParam], whenNone: 0, evidence,
      grouped: (a) => receipts(a, 'count(*)'), read: (c, p, env) => c.receipts.filter((receipt) => after(receipt, p, env.today)).length })
    .defineField({ key: 'purchases.amount', type: 'money', unit: yuan, label: both('近 {days} 消费', 'spend in the last {days}'), group, right, params: [daysParam], whenNone: 0, evidence,
      grouped: (a) => receipts(a, 'sum(p.sales_amount)'), read: (c, p, env) => sum(c.receipts.filter((receipt) => after(receipt, p, env.today)).map((receipt) => receipt.amount)) })
    .defineField({ key: 'category.count', type: 'number', unit: times, label: both('近 {days} 购买{category}的次数', 'purchases of {category} in the last {days}'), group, right, params: [categoryParam, daysParam], whenNone: 0, evidence,
      grouped: (a) => lines(a, ofCategory(a), 'count(distinct l.purchase_id)'),
      read: (c, p, env) => distinct(inCategory(c, p).filter((line) => after(line, p, env.today)).map((line) => line.purchaseId)) })
    .defineField({ key: 'category.amount', type: 'money', unit: yuan, label: both('近 {days} 在{category}的消费', 'spend on {category} in the last {days}'), group, right, params: [categoryParam, daysParam], whenNone: 0, evidence,
      grouped: (a) => lines(a, ofCategory(a), 'sum(l.amount)'),
      read: (c, p, env) => sum(inCategory(c, p).filter((line) => after(line, p, env.today)).map((line) => line.amount)) })
    .defineField({ key: 'category.last', type: 'date', label: both('最近购买{category}', 'last purchase of {category}'), group, right, params: [categoryParam], whenNone: null, evidence,
      grouped: (a) => lines(a, ofCategory(a), 'max(p.business_on)', false), read: (c, p) => lastOf(inCategory(c, p).map((line) => line.businessOn)) })
    .defineField({ key: 'product.count', type: 'number', unit: times, label: both('近 {days} 购买{product}的次数', 'purchases of {product} in the last {days}'), group, right, params: [productParam, daysParam], whenNone: 0, evidence,
      grouped: (a) => lines(a, ofProduct(a), 'count(distinct l.purchase_id)'),
      read: (c, p, env) => distinct(ofItem(c, p).filter((line) => after(line, p, env.today)).map((line) => line.purchaseId)) })
    .defineField({ key: 'product.last', type: 'date', label: both('最近购买{product}', 'last purchase of {product}'), group, right, params: [productParam], whenNone: null, evidence,
      grouped: (a) => lines(a, ofProduct(a), 'max(p.business_on)', false), read: (c, p) => lastOf(ofItem(c, p).map((line) => line.businessOn)) })
    .defineField({ key: 'store.count', type: 'number', unit: times, label: both('近 {days} 在{store}购买的次数', 'purchases at {store} in the last {days}'), group, right, params: [storeParam, daysParam], whenNone: 0, evidence,
      grouped: (a) => receipts(a, 'count(*)', `p.store_id = ${a.param(a.params.store, 'bigint')}`),
      read: (c, p, env) => c.receipts.filter((receipt) => receipt.storeId === textParam(p, 'store') && after(receipt, p, env.today)).length })
    .defineField({ key: 'band.count', type: 'number', unit: times, label: both('近 {days}{week}{band}购买的次数', 'purchases in {band} on {week} in the last {days}'), group, right, params: [bandParam, weekParam, daysParam], whenNone: 0, evidence,
      grouped: (a) => {
        const week = a.param(a.params.week, 'text');
        return { from: 'purchases p', key: 'p.customer_id', value: 'count(*)',
          where: `p.sale_line_count > 0 and p.business_on > ${since(a)} and p.band = ${a.param(a.params.band, 'text')}
            and (${week} = 'ANY' or (p.weekday > 5) = (${week} = 'WEEKEND'))` };
      },
      read: (c, p, env) => c.receipts.filter((receipt) => after(receipt, p, env.today) && receipt.band === textParam(p, 'band')
        && (textParam(p, 'week') === 'ANY' || receipt.isWeekend === (textParam(p, 'week') === 'WEEKEND'))).length });
}
