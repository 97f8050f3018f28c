// Which purchase comes back: by the line, by the receipt, or by the product among what the member bought (no receipt needed, B-06).
import type { RequestReturnInput } from '../../../schema/tickets/return.inputs.ts';
import type { Tier } from '../../../schema/customers/customer.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { dayIn, daysBetween } from '../../core/clock.ts';
import { covers, reachOf, type WriteContext } from '../../core/context.ts';
import { demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { returnReasons } from './return.messages.ts';
import type { PastReturns } from './return.rules.ts';

export interface FoundLine {
  lineId: string; purchaseId: string; productId: string; storeId: string; quantity: string; amount: string; categoryId: string | null; categoryCode: string | null; productName: string; daysSince: number;
}

const LINE = `
  select l.id::text "lineId", l.purchase_id::text "purchaseId", l.product_id::text "productId", p.store_id::text "storeId", l.quantity::text, l.amount::text, g.category_id::text "categoryId", c.code "categoryCode",
    g.name "productName", p.business_on::text "boughtOn", s.time_zone zone
  from purchase_lines l join purchases p on p.customer_id = l.customer_id and p.id = l.purchase_id join products g on g.id = l.product_id left join categories c on c.id = g.category_id join stores s on s.id = p.store_id
  where l.customer_id = $1 and l.line_kind = 'SALE' and ($2::bigint is null or l.id = $2) and ($3::text is null or p.receipt_no = $3) and ($4::bigint is null or l.product_id = $4)
  order by exists (select 1 from return_cases r where r.customer_id = l.customer_id and r.purchase_line_id = l.id and r.state <> 'CANCELLED'), l.sold_at desc, l.line_no limit 2`;

/** The line that comes back; the newest that has not come back yet where several fit. Days are those of the store's own zone. */
export async function findLine(tx: WriteContext, ticket: Pick<Ticket, 'customerId' | 'purchaseLineId' | 'productId'>, input: RequestReturnInput): Promise<FoundLine> {
  const wire = input.purchaseLineId ? decodeId('PurchaseLine', input.purchaseLineId) : null;
  demand(!input.purchaseLineId || wire?.owner === ticket.customerId, 'input.purchaseLineId', returnReasons.RETURN_NOT_BOUGHT);
  const isSaid = Boolean(wire ?? input.receiptNo ?? input.productId);
  const lineId = wire?.id ?? (isSaid ? null : (ticket.purchaseLineId ?? null));
  const productId = input.productId ? (decodeId('Product', input.productId)?.id ?? '0') : isSaid || lineId ? null : (ticket.productId ?? null);
  demand(lineId ?? input.receiptNo ?? productId, 'input.purchaseLineId', returnReasons.RETURN_WHAT);
  const rows = await tx.manager.query<(FoundLine & { boughtOn: string; zone: string })[]>(LINE, [ticket.customerId, lineId, input.receiptNo?.trim() || null, productId]);
  const path = lineId ? 'input.purchaseLineId' : productId ? 'input.productId' : 'input.receiptNo';
  const found = rows[0];
  demand(found && (await mayKnow(tx, found)), path, returnReasons.RETURN_NOT_BOUGHT);
  // A receipt of several goods does not say which.
  demand(lineId ?? productId ?? (rows.length === 1), 'input.productId', returnReasons.RETURN_WHAT);
  return { ...found, daysSince: Math.max(0, daysBetween(found.boughtOn, dayIn(found.zone, tx.clock.now()))) };
}

/** Bought in a store in reach, or in sight as the customer's file is. */
async function mayKnow(tx: WriteContext, found: { storeId: string; purchaseId: string }): Promise<boolean> {
  const reach = reachOf(tx.viewer, 'tickets:open');
  return covers(reach, found.storeId) || (await visibleKeys(tx, 'Purchase', [found.purchaseId])).has(found.purchaseId);
}

const PAST = `
  select count(*) filter (where r.state in ('REQUESTED', 'ACCEPTED', 'REFUNDED'))::int count, count(*) filter (where r.is_without_receipt and r.state <> 'CANCELLED')::int receiptless,
    count(*) filter (where r.is_fresh and r.state <> 'CANCELLED')::int fresh, count(*) filter (where r.state = 'REFUSED')::int refused,
    coalesce(sum(r.refund_amount) filter (where r.state in ('ACCEPTED', 'REFUNDED')), 0)::text "returnedAmount"
  from return_cases r where r.customer_id = $1 and r.requested_at > $2::timestamptz - make_interval(days => $3::int) and r.id is distinct from $4::bigint`;

/** What is known of a customer's returns in a window of days. Nameless people have no past. */
export async function pastOf(tx: WriteContext, customerId: string, days: number, without: string | null = null): Promise<PastReturns> {
  const [customer] = await tx.manager.query<{ tier: Tier | null; standIn: boolean }[]>('select tier, is_stand_in "standIn" from customers where id = $1', [customerId]);
  if (!customer || customer.standIn) return { count: 0, receiptless: 0, fresh: 0, refused: 0, returnedAmount: '0', boughtAmount: '0', isVip: false };
  const [past] = await tx.manager.query<Omit<PastReturns, 'boughtAmount' | 'isVip'>[]>(PAST, [customerId, tx.clock.now(), days, without]);
  const [bought] = await tx.manager.query<{ amount: string }[]>(`select coalesce(sum(sales_amount), 0)::text amount from purchases where customer_id = $1 and purchased_at > $2::timestamptz - make_interval(days => $3::int)`, [customerId, tx.clock.now(), days]);
  return { ...(past as Omit<PastReturns, 'boughtAmount' | 'isVip'>), boughtAmount: bought?.amount ?? '0', isVip: customer.tier === 'GOLD' };
}
