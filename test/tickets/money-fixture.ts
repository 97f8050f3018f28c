// Tickets with receipts: what the tests of compensation and returns stand on.
import { key, type Any, type TicketWorld } from './ticket-fixture.ts';

export const PANEL = `id version compensationKind state origin amount costAmount scenario voucherCode voucherEndsOn policyNumber grantedAt paidAt reason
  approval { id version state approverRoles dueAt amount titleZh } ticket { id number } purchaseLine { id } grantedBy { id }`;
export const GRANT = `mutation ($input: GrantCompensationInput!) { done: grantCompensation(input: $input) { ${PANEL} } }`;
let serial = 0;

/** A member of a store with a receipt; answers her, the receipt and its lines by sku. */
export async function boughtBy(w: TicketWorld, storeId: string, lines: { sku: string; quantity: string; unitPrice: string; category?: string }[], at = new Date(Date.now() - 3_600_000).toISOString()): Promise<{ memberNo: string; customerId: string; receiptNo: string; purchaseId: string; lines: Record<string, string> }> {
  const memberNo = `B-${(serial += 1)}`;
  const customerId = await w.customer(`顾客${serial}`, storeId, { memberNo });
  const receiptNo = `R-${serial}`;
  await w.ask(w.tokens.admin, 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id } }', { input: { storeId, receiptNo, purchasedAt: at, memberNo, lines } });
  const { customer } = await w.ask(w.tokens.admin, '{ customer(id: "$") { purchases(page: { limit: 1 }) { items { id lines { items { id product { sku } } } } } } }'.replace('$', customerId));
  const purchase = customer.purchases.items[0];
  return { memberNo, customerId, receiptNo, purchaseId: purchase.id, lines: Object.fromEntries(purchase.lines.items.map((line: Any) => [line.product.sku, line.id])) };
}

export const grant = async (w: TicketWorld, token: string, input: object): Promise<Any> => (await w.ask(token, GRANT, { input: { idempotencyKey: key(), kind: 'VOUCHER', reason: '商品有问题', ...input } })).done;
export const grantRefused = (w: TicketWorld, token: string, input: object): Promise<Any> => w.refusal(token, GRANT, { input: { idempotencyKey: key(), kind: 'VOUCHER', reason: '商品有问题', ...input } });
export const given = async (w: TicketWorld, ticketId: string): Promise<{ total: string; n: number }> => {
  const { rows: [row] } = await w.http.db.write.query<{ total: string; n: number }>(`select coalesce(sum(amount), 0)::numeric(20, 2)::text total, count(*)::int n from compensations where ticket_id = $1 and state in ('GRANTED', 'PAID')`, [ticketId.split('-')[1]]);
  return row as { total: string; n: number };
};
/** Every account and transaction adds up to nothing, and what compensations say is what the books say. */
export async function booksAgree(w: TicketWorld): Promise<{ total: string; unbooked: number }> {
  const { rows: [row] } = await w.http.db.write.query<{ total: string; unbooked: number }>(
    `select (select coalesce(sum(amount), 0)::text from ledger_entries) total,
       (select count(*)::int from compensations c where c.state in ('GRANTED', 'PAID') and c.cost_amount > 0 and not exists (select 1 from ledger_transactions t where t.key = 'compensation:' || c.id || ':granted')) unbooked`);
  return row as { total: string; unbooked: number };
}
