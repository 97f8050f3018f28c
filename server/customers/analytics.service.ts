// The analyses over purchases: totals, months, cohorts, inactivity, best customers and products; every figure by one statement.
import type {
  Cohort, CountrySales, Inactivity, Pareto, PurchaseTotals, SalesFilter, SalesMonth, SalesSummary, TopCustomer, TopProduct,
} from '../../schema/customers/analytics.ts';
import { addDays } from '../core/clock.ts';
import type { Context } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { KNOWN, rowsOf, SALES, scopeOf } from './analytics.scope.ts';
import { customerReasons } from './customers.messages.ts';
import { CANCELLING_RECEIPT } from './purchase.rules.ts';

const plain = (expression: string): string => `trim_scale(coalesce(${expression}, 0))::text`;
const limitOf = (limit = 10): number => { demand(limit >= 1 && limit <= 500, 'limit', customerReasons.LIMIT_RANGE); return limit; };

/** Everything on the receipts, nameless buyers included. */
export async function purchaseTotals(ctx: Context, filter?: SalesFilter): Promise<PurchaseTotals> {
  const { where, params } = scopeOf(ctx, filter);
  const [row] = await rowsOf<PurchaseTotals>(ctx, `
    with l as materialized (
      select l.*, p.receipt_no ~ '${CANCELLING_RECEIPT}' cancels, n.id is not null nameless from purchase_lines l
      join purchases p on p.customer_id = l.customer_id and p.id = l.purchase_id
      left join customers n on n.id = l.customer_id and n.is_stand_in where ${where}
    ) select count(*)::int lines, count(distinct purchase_id)::int receipts, count(distinct product_id)::int products,
      (count(distinct customer_id) filter (where not nameless))::int customers, count(distinct country)::int countries,
      (count(*) filter (where nameless))::int "namelessLines", (count(*) filter (where cancels))::int "cancellingLines",
      (count(distinct purchase_id) filter (where cancels))::int "cancellingReceipts",
      (select coalesce(sum(n - 1), 0) from (select count(*) n from l group by purchase_id, product_id, description, quantity, unit_price, sold_at, country) d)::int "duplicateLines",
      ${plain('sum(quantity)')} quantity, ${plain('sum(amount)')} "value", min(sold_at) "firstAt", max(sold_at) "lastAt",
      (select count(*) from (select 1 from l where not nameless group by customer_id having count(distinct country) > 1) c)::int "customersInSeveralCountries"
    from l`, params);
  return row as PurchaseTotals;
}

/** Sales to known customers. */
export async function salesSummary(ctx: Context, filter?: SalesFilter): Promise<SalesSummary> {
  const { where, params, rows } = scopeOf(ctx, filter);
  const [row] = await rowsOf<SalesSummary>(ctx, `
    with c as (
      select p.customer_id, sum(p.sale_line_count) lines, (count(*) filter (where p.sale_line_count > 0)) receipts, sum(p.sales_amount) sales,
        sum(p.returns_amount) returns, bool_or(p.returns_amount <> 0) returned
      from purchases p where ${where} and ${KNOWN} group by p.customer_id
    ) select coalesce(sum(lines), 0)::int lines, coalesce(sum(receipts), 0)::int receipts, (count(*) filter (where receipts > 0))::int customers,
      ${plain('sum(sales)')} "value", ${plain('sum(returns)')} "returnsValue", (count(*) filter (where returned))::int "customersWithReturns",
      (count(*) filter (where receipts = 1))::int "oneTimeBuyers" from c`, params);
  return { ...row as SalesSummary, rows: rows() };
}

/** Months of sales with their active and new customers. */
export async function salesByMonth(ctx: Context, filter?: SalesFilter): Promise<SalesMonth[]> {
  const { where, params, rows } = scopeOf(ctx, filter);
  const found = await rowsOf<SalesMonth & { first: string; last: string }>(ctx, `
    with s as (select p.customer_id, to_char(p.business_on, 'YYYY-MM') as month, p.sales_amount from purchases p where ${where} and ${SALES}),
    f as (select month, count(*)::int n from (select min(month) as month from s group by customer_id) x group by month)
    select s.month, count(distinct s.customer_id)::int "activeCustomers", coalesce(max(f.n), 0)::int "newCustomers", count(*)::int receipts, ${plain('sum(s.sales_amount)')} "value",
      (s.month || '-01') "first", ((s.month || '-01')::date + interval '1 month - 1 day')::date::text "last"
    from s left join f on f.month = s.month group by s.month order by s.month`, params);
  return found.map(({ first, last, ...month }) => ({ ...month, rows: rows({ businessOn: { gte: first, lte: last } }) }));
}

/** Of the customers who first bought in a month: how many bought in that month and in each month after it, to the last with sales. */
export async function cohorts(ctx: Context, filter?: SalesFilter): Promise<Cohort[]> {
  const { where, params } = scopeOf(ctx, filter);
  return rowsOf<Cohort>(ctx, `
    with s as (select distinct p.customer_id, to_char(p.business_on, 'YYYY-MM') as month from purchases p where ${where} and ${SALES}),
    f as (select customer_id, min(month) first from s group by customer_id),
    m as (select distinct month from s),
    a as (select f.first, s.month, count(*)::int n from s join f using (customer_id) group by 1, 2)
    select o.month, array_agg(coalesce(a.n, 0) order by t.month) active
    from m o join m t on t.month >= o.month left join a on a.first = o.month and a.month = t.month group by o.month order by o.month`, params);
}

/** Customers whose last sale before `asOf` lies so many days back or more. */
export async function inactivity(ctx: Context, asOf: string, days: readonly number[], filter?: SalesFilter): Promise<Inactivity[]> {
  demand(days.length <= 20 && days.every((n) => n >= 0 && n <= 36_500), 'days', customerReasons.LIMIT_RANGE);
  const { where, params, bind, asked } = scopeOf(ctx, filter);
  const day = `${bind(asOf)}::date`;
  const found = await rowsOf<{ days: number; customers: number }>(ctx, `
    with l as (select max(p.business_on) last from purchases p where ${where} and ${SALES} and p.business_on < ${day} group by p.customer_id)
    select d.days, (count(l.last))::int customers from unnest(${bind([...days])}::int[]) with ordinality d(days, place)
    left join l on ${day} - l.last >= d.days group by d.days, d.place order by d.place`, params);
  const bought = (businessOn: Record<string, string>) => ({ saleLineCount: { gt: 0 }, ...asked, and: [{ businessOn }] });
  return found.map((row) => {
    const last = addDays(asOf, -row.days);
    return { ...row, rows: { purchases: { some: bought({ lte: last, lt: asOf }), none: bought({ gt: last, lt: asOf }) } } };
  });
}

/** Best customers by sales, or by sales less returns. */
export async function topCustomers(ctx: Context, filter?: SalesFilter, net = false, limit?: number): Promise<TopCustomer[]> {
  const { where, params } = scopeOf(ctx, filter);
  const amount = net ? 'p.amount' : 'p.sales_amount';
  return rowsOf<TopCustomer>(ctx, `
    with s as (select p.customer_id, sum(${amount}) amount, (count(*) filter (where p.sale_line_count > 0))::int receipts from purchases p
      where ${where} and ${net ? KNOWN : SALES} group by p.customer_id)
    select s.customer_id "customerId", c.member_no "memberNo", c.name, ${plain('s.amount')} "value", s.receipts
    from s join customers c on c.id = s.customer_id order by s.amount desc, c.member_no collate "C", c.id limit ${limitOf(limit)}`, params);
}

/** Products on the most receipts with a sale. */
export async function topProducts(ctx: Context, filter?: SalesFilter, limit?: number): Promise<TopProduct[]> {
  const { where, params } = scopeOf(ctx, filter);
  return rowsOf<TopProduct>(ctx, `
    with s as (select l.product_id, count(distinct l.purchase_id)::int receipts, sum(l.amount) amount
      from purchases p join purchase_lines l on l.customer_id = p.customer_id and l.purchase_id = p.id and l.line_kind = 'SALE'
      where ${where} and ${SALES} group by l.product_id)
    select s.product_id "productId", pr.sku, pr.name, s.receipts, ${plain('s.amount')} "value"
    from s join products pr on pr.id = s.product_id order by s.receipts desc, pr.sku collate "C" limit ${limitOf(limit)}`, params);
}

/** Sales by country, the largest first. */
export async function salesByCountry(ctx: Context, filter?: SalesFilter): Promise<CountrySales[]> {
  const { where, params } = scopeOf(ctx, filter);
  return rowsOf<CountrySales>(ctx, `
    select p.country, count(distinct p.customer_id)::int customers, count(*)::int receipts, ${plain('sum(p.sales_amount)')} "value"
    from purchases p where ${where} and ${SALES} group by p.country order by sum(p.sales_amount) desc, p.country`, params);
}

/** How many customers bring the asked share of sales, and what share the best fifth bring. */
export async function pareto(ctx: Context, filter?: SalesFilter, share = '0.8'): Promise<Pareto> {
  demand(Number(share) >= 0 && Number(share) <= 1, 'share', customerReasons.LIMIT_RANGE);
  const { where, params, bind } = scopeOf(ctx, filter);
  const [row] = await rowsOf<Pareto>(ctx, `
    with s as (select sum(p.sales_amount) amount from purchases p where ${where} and ${SALES} group by p.customer_id),
    r as (select amount, row_number() over w place, sum(amount) over w - amount before, sum(amount) over () total, count(*) over () n
      from s window w as (order by amount desc rows unbounded preceding))
    select (count(*) filter (where before < total * ${bind(share)}::numeric))::int "customersForShare", coalesce(max(n) / 5, 0)::int "topFifthCustomers",
      ${plain('round(sum(amount) filter (where place <= n / 5) / nullif(max(total), 0), 6)')} "topFifthShare" from r`, params);
  return row as Pareto;
}
