// What a case means for its ticket's life and for customers: what was agreed keeps it from closing; rows go with it, and words go in an erasure.
import { TicketStatus } from '../../../schema/tickets/kinds.ts';
import type { WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { liabilityReasons } from './liability.messages.ts';
import './remedy.service.ts';

const OPEN = `select 1 from remedies where customer_id = $1 and ticket_id = $2 and state in ('AGREED', 'WAITING', 'IN_HAND') limit 1`;

async function moveCase(tx: WriteContext, ends: { customerId: string; id: string }, into: string): Promise<void> {
  const [stays] = await tx.manager.query<{ id: string }[]>(`select ticket_id::text id from ticket_keys where kind = 'NUMBER' and value = $1 and customer_id = $2`, [into, ends.customerId]);
  if (!stays) return;
  // Of two decisions the one of the ticket that goes on holds.
  await tx.manager.query(`with u as (update liabilities set superseded_at = $4, updated_at = $4, version = version + 1 where customer_id = $1 and ticket_id = $2 and superseded_at is null
    and exists (select 1 from liabilities o where o.customer_id = $1 and o.ticket_id = $3 and o.superseded_at is null) returning 1) select count(*) from u`, [ends.customerId, ends.id, stays.id, tx.clock.now()]);
  for (const table of ['site_visits', 'liabilities', 'remedies', 'charge_backs']) {
    await tx.manager.query(`with u as (update ${table} set ticket_id = $3, updated_at = $4 where customer_id = $1 and ticket_id = $2 returning 1) select count(*) from u`, [ends.customerId, ends.id, stays.id, tx.clock.now()]);
  }
}

onTicketDone(5, async (tx, { act, before, after, detail }) => {
  if (act === 'join' && typeof detail?.into === 'string') await moveCase(tx, after, detail.into);
  if (act === 'join' || after.status !== TicketStatus.CLOSED || before?.status === TicketStatus.CLOSED) return;
  if ((await tx.manager.query<unknown[]>(OPEN, [after.customerId, after.id])).length) throw new AppError('POLICY', liabilityReasons.REMEDY_OPEN);
});

for (const noun of ['SiteVisit', 'Liability', 'Remedy', 'ChargeBack']) moveWithCustomer(noun, { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
onCustomersErased(async (tx, ids) => {
  const now = tx.clock.now();
  await tx.manager.query(`with u as (update site_visits set answers = '{}', finding = null, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, now]);
  await tx.manager.query(`with u as (update liabilities set reason = '', version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, now]);
  await tx.manager.query(`with u as (update remedies set what = '', agreement = null, waits_for = null, outcome = null, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, now]);
  await tx.manager.query(`with u as (update charge_backs set reason = '', answer = null, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, now]);
});
