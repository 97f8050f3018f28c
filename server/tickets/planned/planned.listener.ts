// When the time of a planned reply comes, and what becomes of it when its customer is merged or erased.
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { defineDue } from '../../platform/due/due.registry.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import { PLANNED_REPLY, sendPlanned } from './planned.service.ts';

moveWithCustomer('PlannedReply', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
onCustomersErased(async (tx, ids) => {
  await tx.manager.query(`with u as (update planned_replies set body = '', state = case when state in ('PLANNED', 'HELD') then 'CANCELLED' else state end, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, tx.clock.now()]);
});

defineDue({
  kind: PLANNED_REPLY,
  take: (tx, { payload }) => takeTicketById(tx, String(payload.ticketId)),
  run: (tx, { subject }) => sendPlanned(tx, subject),
});
