// What happens to tickets, as playbooks at work hear it: a score is theirs too, and a ticket that is joined into another ends them.
import type { WriteContext } from '../../core/context.ts';
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { wireOf } from '../ticket.row.ts';

moveWithCustomer('PlaybookUse', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
moveWithCustomer('PlaybookTick', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });

onCustomersErased(async (tx, ids) => {
  // By statement: the event log must not take down what is being erased. Which steps were taken, and when, stays.
  await tx.manager.query(`with u as (update playbook_uses set filled_fields = null, note = null, version = version + 1 where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
  await tx.manager.query(`with u as (update playbook_ticks set evidence = null, note = null where customer_id = any($1::bigint[]) returning 1) select count(*) from u`, [ids]);
});

const RATED = `with u as (update playbook_uses set satisfaction = $3 where customer_id = $1 and ticket_id = $2 and state = 'FINISHED' returning 1) select count(*)::int n from u`;
const ENDED = `
  with u as (update playbook_uses set state = 'LEFT', finished_at = $3, used_seconds = greatest(0, extract(epoch from $3::timestamptz - started_at)), note = $4, version = version + 1, updated_at = $3
    where customer_id = $1 and ticket_id = $2 and state = 'RUNNING' returning 1) select count(*)::int n from u`;
const count = async (tx: WriteContext, text: string, params: unknown[]): Promise<number> => (await tx.manager.query<{ n: number }[]>(text, params))[0]?.n ?? 0;

// After clocks, customers and credit. A score of the callback is a score of the playbooks that led to it.
onTicketDone(40, async (tx, { act, at, after, detail }) => {
  const key = [after.customerId, after.id];
  const score = detail?.satisfaction;
  if ((act === 'settle' || act === 'reopen') && typeof score === 'number') await count(tx, RATED, [...key, score]);
  if (act !== 'join' && act !== 'archive') return;
  const left = await count(tx, ENDED, [...key, at, act === 'join' ? '工单已并入另一张 / ticket joined into another' : '工单已归档 / ticket archived']);
  if (left) await recordEvent(tx, { kind: 'playbook.left', resource: 'Ticket', resourceId: wireOf(after), customerId: after.customerId, storeId: after.storeId, after: { count: left } });
});
