// What returns mean for a ticket's life and for customers: an open one keeps the ticket open, goes with it, and loses its words in an erasure.
import { TicketStatus } from '../../../schema/tickets/kinds.ts';
import { AppError } from '../../core/errors.ts';
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { moneyReasons } from '../money/money.messages.ts';
import { onTicketDone } from '../ticket.hooks.ts';

const OPEN = `select 1 from return_cases where customer_id = $1 and ticket_id = $2 and state in ('REQUESTED', 'ACCEPTED') limit 1`;
onTicketDone(5, async (tx, { act, before, after }) => {
  if (act === 'join' || after.status !== TicketStatus.CLOSED || before?.status === TicketStatus.CLOSED) return;
  if ((await tx.manager.query<unknown[]>(OPEN, [after.customerId, after.id])).length) throw new AppError('POLICY', moneyReasons.MONEY_OPEN);
});

// Returns before what pays them: both hang on the ticket alone.
moveWithCustomer('ReturnCase', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
onCustomersErased(async (tx, ids) => {
  await tx.manager.query(`with u as (update return_cases set remark = null, appeal = null, decision = null, evidence_ids = '{}', version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, tx.clock.now()]);
});
