// A customer's habits over some days: favourite categories, time of day by weekday, months; each with the receipts behind it.
import type { CategoryShare, CustomerPatterns, HourBand, MonthSpend } from '../../schema/customers/analytics.ts';
import { addDays } from '../core/clock.ts';
import { businessDay, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { maySeeCustomer } from './customer.service.ts';
import { customerReasons } from './customers.messages.ts';

/** Habits of a customer whom the viewer may see with her orders; null where not. The last N days of today are the days after today − N. */
export async function customerPatterns(ctx: Context, customerId: string, days = 365): Promise<CustomerPatterns | null> {
  if (!ctx.viewer.reaches.has('customers:read-orders')) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'customers:read-orders' } });
  demand(days >= 1 && days <= 3_660, 'days', customerReasons.LIMIT_RANGE);
  if (!(await maySeeCustomer(ctx, customerId, 'customers:read-orders'))) return null;
  const from = addDays(businessDay(ctx), 1 - days);
  const params = [customerId, from];
  const mine = `p.customer_id = $1 and p.business_on >= $2::date and p.sale_line_count > 0`;
  const ask = async <T extends object>(text: string) => (await ctx.db.read.query<T>(text, params)).rows;
  const [categories, hours, monthly] = await Promise.all([
    ask<CategoryShare>(`
      with s as (select g.category_id, l.purchase_id, l.amount from purchases p join purchase_lines l on l.customer_id = p.customer_id and l.purchase_id = p.id and l.line_kind = 'SALE'
        join products g on g.id = l.product_id where ${mine})
      select s.category_id::text "categoryId", c.name_zh "nameZh", c.name_en "nameEn", trim_scale(sum(s.amount))::text amount,
        trim_scale(round(sum(s.amount) / nullif((select sum(amount) from s), 0), 6))::text share, count(distinct s.purchase_id)::int count
      from s left join categories c on c.id = s.category_id group by 1, 2, 3 order by sum(s.amount) desc, 1`),
    ask<HourBand>(`
      select p.weekday, p.band, count(*)::int visits from purchases p where ${mine} group by 1, 2 order by 1, 2`),
    ask<MonthSpend>(`
      select to_char(p.business_on, 'YYYY-MM') as month, trim_scale(sum(p.sales_amount))::text amount, count(*)::int visits from purchases p where ${mine} group by 1 order by 1`),
  ]);
  return { days, from, categories, hours, monthly, rows: { customerId: { eq: customerId }, saleLineCount: { gt: 0 }, businessOn: { gte: from } } };
}
