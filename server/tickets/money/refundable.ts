// What of a purchase may still be given back: what was paid, less what we refunded, less what the till took back.
import type { RefundableLine } from '../../../schema/tickets/compensation.outputs.ts';
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { encodeId } from '../../core/read/ids.ts';

interface Row { id: string; purchase: string; product: string; nameZh: string; nameEn: string | null; isFresh: boolean; quantity: string; soldAt: Date; paid: string; refunded: string; left: string }
export interface Refundable extends Row { receiptLeft: string }

// Pending refunds count: two that wait cannot both be right. What the till took back of a product counts as well, and is never
// taken for the echo of a refund of ours: better a refund too few than one too many. Half a cent is never given.
const LINES = `
  with line as (select * from purchase_lines where customer_id = $1 and ($2::bigint is null or purchase_id = $2) and ($3::bigint is null or id = $3) and line_kind = 'SALE'),
  live as (select * from compensations where customer_id = $1 and compensation_kind = 'REFUND' and state in ('PENDING', 'GRANTED', 'PAID') and id is distinct from $4::bigint),
  product as (
    select l.product_id, coalesce(sum(l.amount) filter (where l.amount > 0), 0) sold,
      coalesce(-sum(l.amount) filter (where l.amount < 0), 0) + coalesce((select sum(c.amount) from live c join purchase_lines p on p.customer_id = $1 and p.id = c.purchase_line_id where p.product_id = l.product_id), 0) back
    from purchase_lines l where l.customer_id = $1 and l.product_id in (select product_id from line) group by l.product_id),
  own as (select line.*, coalesce((select sum(c.amount) from live c where c.purchase_line_id = line.id), 0) refunded from line),
  judged as (
    select own.*, greatest(0, trunc(least(own.amount - own.refunded, product.sold - product.back), 2)) spare from own join product on product.product_id = own.product_id)
  select j.id::text, j.purchase_id::text purchase, j.product_id::text product, p.name "nameZh", p.name_en "nameEn", coalesce(g.code = any($5::text[]), false) "isFresh", j.quantity::text, j.sold_at "soldAt",
    trunc(j.amount, 2)::text paid, trunc(j.refunded, 2)::text refunded,
    greatest(0, least(j.spare, r.spare - r.whole))::numeric(20, 2)::text "left", greatest(0, r.spare - r.whole)::numeric(20, 2)::text "receiptLeft"
  from judged j join products p on p.id = j.product_id left join categories g on g.id = p.category_id
  cross join lateral (select
    (select coalesce(sum(greatest(0, l.amount - coalesce((select sum(c.amount) from live c where c.purchase_line_id = l.id), 0))), 0) from purchase_lines l where l.customer_id = $1 and l.purchase_id = j.purchase_id and l.line_kind = 'SALE') spare,
    (select coalesce(sum(c.amount), 0) from live c where c.purchase_id = j.purchase_id and c.purchase_line_id is null) whole) r
  order by j.purchase_id, j.line_no`;

/** Categories whose goods are fresh, by code. */
export const FRESH_CATEGORIES = ['FRESH', 'BAKERY', 'READY'] as const;

/** Lines of a receipt (or one line) of a customer; decides writes when it is asked in a transaction that holds the customer's lock. */
export async function refundableLines(ctx: Context | WriteContext, customerId: string, of: { purchaseId?: string | null; purchaseLineId?: string | null }, without: string | null = null): Promise<Refundable[]> {
  const values = [customerId, of.purchaseId ?? null, of.purchaseLineId ?? null, without, FRESH_CATEGORIES];
  return ask<Refundable>(ctx, LINES, values);
}

/** A line as the wire has it. */
export const lineOf = (customerId: string, row: Refundable): RefundableLine => ({
  purchaseLineId: encodeId('PurchaseLine', { owner: customerId, id: row.id }), purchaseId: encodeId('Purchase', { owner: customerId, id: row.purchase }), productId: row.product,
  productZh: row.nameZh, productEn: row.nameEn ?? row.nameZh, isFresh: row.isFresh, quantity: row.quantity, paid: row.paid, refunded: row.refunded, left: row.left,
});
