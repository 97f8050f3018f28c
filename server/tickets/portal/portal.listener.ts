// What becomes of customers' links when tickets are joined, customers are merged, and people are erased.
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { onTicketDone } from '../ticket.hooks.ts';

moveWithCustomer('PortalLink', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });

const count = 'select count(*) from u';
onCustomersErased(async (tx, ids) => {
  await tx.manager.query(`with u as (update portal_links set revoked_at = coalesce(revoked_at, $2), revoke_reason = null, sent_to = null, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) ${count}`, [ids, tx.clock.now()]);
  await tx.manager.query(`with u as (update ticket_events set detail = detail - 'to' where customer_id = any($1::bigint[]) and act in ('linkSent', 'linkUnsent') returning 1) ${count}`, [ids]);
});

// A ticket that was told twice goes on as another: its links do so too, where it is the same customer's. Another's thread is not hers to see.
onTicketDone(45, async (tx, { act, at, after, detail }) => {
  if (act !== 'join') return;
  const [stays] = await tx.manager.query<{ customerId: string; id: string }[]>(
    `select customer_id::text "customerId", ticket_id::text id from ticket_keys where kind = 'NUMBER' and value = $1`, [String(detail?.into ?? '')]);
  if (stays?.customerId === after.customerId) {
    await tx.manager.query(`with u as (update portal_links set ticket_id = $3, version = version + 1, updated_at = $4 where customer_id = $1 and ticket_id = $2 returning 1) ${count}`, [after.customerId, after.id, stays.id, at]);
  } else {
    await tx.manager.query(`with u as (update portal_links set revoked_at = $3, revoke_reason = '工单已并入另一张 / ticket joined into another', version = version + 1, updated_at = $3 where customer_id = $1 and ticket_id = $2 and revoked_at is null returning 1) ${count}`, [after.customerId, after.id, at]);
  }
});
