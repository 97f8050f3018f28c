// What money means for a ticket's life: one with open money is not closed, and what was given moves with a ticket that is joined.
import { TicketStatus } from '../../../schema/tickets/kinds.ts';
import type { WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { moneyReasons } from './money.messages.ts';

const OPEN = `select 1 from compensations where customer_id = $1 and ticket_id = $2 and state in ('PENDING', 'GRANTED') limit 1`;

async function moveMoney(tx: WriteContext, ends: { customerId: string; id: string }, into: string): Promise<void> {
  const [stays] = await tx.manager.query<{ id: string }[]>(`select ticket_id::text id from ticket_keys where kind = 'NUMBER' and value = $1 and customer_id = $2`, [into, ends.customerId]);
  if (!stays) return;
  for (const table of ['compensations', 'return_cases']) {
    await tx.manager.query(`with u as (update ${table} set ticket_id = $3, updated_at = $4 where customer_id = $1 and ticket_id = $2 returning 1) select count(*) from u`, [ends.customerId, ends.id, stays.id, tx.clock.now()]);
  }
}

// Before clocks and segments: what is refused here has not happened.
onTicketDone(5, async (tx, { act, before, after, detail }) => {
  // A need told twice is one case, and its limits count what was given on both; what a nameless ticket was given stays with it.
  if (act === 'join' && typeof detail?.into === 'string') await moveMoney(tx, after, detail.into);
  if (act === 'join' || after.status !== TicketStatus.CLOSED || before?.status === TicketStatus.CLOSED) return;
  if ((await tx.manager.query<unknown[]>(OPEN, [after.customerId, after.id])).length) throw new AppError('POLICY', moneyReasons.MONEY_OPEN);
});

moveWithCustomer('Compensation', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
onCustomersErased(async (tx, ids) => {
  await tx.manager.query(`with u as (update compensations set reason = '', what = null, voucher_code = null, reversal_reason = null, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids, tx.clock.now()]);
});
