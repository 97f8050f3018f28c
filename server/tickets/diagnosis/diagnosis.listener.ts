// What becomes of diagnoses when links are revoked, visits made after all, tickets joined, customers merged, and people erased.
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { onCustomersErased } from '../../customers/younger.registry.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { onLinkRevoked } from '../portal/portal-link.service.ts';
import { onTaskGiven, onTicketDone } from '../ticket.hooks.ts';
import { wireOf } from '../ticket.row.ts';

moveWithCustomer('RemoteDiagnosis', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
moveWithCustomer('DiagnosisShot', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });

const count = 'select count(*)::int n from u';
const OPEN = `state in ('SENT', 'TAKING', 'SUBMITTED')`;

onLinkRevoked(async (tx, link) => {
  await tx.manager.query(`with u as (update remote_diagnoses set state = 'WITHDRAWN', version = version + 1, updated_at = $3 where customer_id = $1 and link_id = $2 and ${OPEN} returning 1) ${count}`, [link.customerId, link.id, tx.clock.now()]);
});

// An avoided visit that was made after all was none.
onTaskGiven(async (tx, task) => {
  if (task.taskKind !== 'SITE_VISIT') return;
  const [gone] = await tx.manager.query<{ n: number }[]>(
    `with u as (update remote_diagnoses set is_visited_after = true, version = version + 1, updated_at = $3 where customer_id = $1 and ticket_id = $2 and outcome = 'VISIT_AVOIDED' and not is_visited_after returning 1) ${count}`,
    [task.customerId, task.ticketId, tx.clock.now()]);
  if (gone?.n) await recordEvent(tx, { kind: 'diagnosis.visited-after', resource: 'Ticket', resourceId: wireOf({ customerId: task.customerId, id: task.ticketId }), customerId: task.customerId, after: { count: gone.n } });
});

// Photos go with their ticket's files; the shots before them, as both are checked at the commit.
onTicketDone(46, async (tx, { act, at, after, detail }) => {
  if (act !== 'join') return;
  const [stays] = await tx.manager.query<{ customerId: string; id: string }[]>(
    `select customer_id::text "customerId", ticket_id::text id from ticket_keys where kind = 'NUMBER' and value = $1`, [String(detail?.into ?? '')]);
  if (!stays) return;
  const key = [after.customerId, after.id, stays.customerId, stays.id];
  // A link names its diagnosis by its customer; what was asked of somebody nameless moves with its link.
  await tx.manager.query(`with u as (update portal_links set customer_id = $3, ticket_id = $4 where customer_id = $1 and purpose = 'DIAGNOSIS' and id in (select link_id from remote_diagnoses where customer_id = $1 and ticket_id = $2) returning 1) ${count}`, key);
  await tx.manager.query(`with u as (update remote_diagnoses set customer_id = $3, ticket_id = $4, state = case when $1 <> $3 and ${OPEN} then 'WITHDRAWN' else state end, version = version + 1, updated_at = $5 where customer_id = $1 and ticket_id = $2 returning 1) ${count}`, [...key, at]);
  await tx.manager.query(`with u as (update diagnosis_shots set customer_id = $3, ticket_id = $4 where customer_id = $1 and ticket_id = $2 returning 1) ${count}`, key);
});

onCustomersErased(async (tx, ids) => {
  // Photos are gone with the ticket's files; the numbers and the outcome stay.
  await tx.manager.query(`with d as (delete from diagnosis_shots where customer_id = any($1::bigint[]) returning 1) select count(*) from d`, [ids]);
  await tx.manager.query(`with u as (update remote_diagnoses set ask = null, remark = null, reason = null, state = case when ${OPEN} then 'WITHDRAWN' else state end, version = version + 1, updated_at = $2 where customer_id = any($1::bigint[]) returning 1) ${count}`, [ids, tx.clock.now()]);
});
