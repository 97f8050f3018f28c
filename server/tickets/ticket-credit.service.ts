// Who is credited with what of a ticket: noted when it happens, in the same transaction, so that a later hand-over takes nothing away.
import { onTicketDone } from './ticket.hooks.ts';

/*
 * First answer: the colleague who gave it (or solved it without one); a machine's answer is nobody's. Solution: the colleague who
 * gave the last one; a reopening takes it back. What is owed to the end stays with whom the customer spoke to first (B-14),
 * which no hand-over and no escalation changes.
 */
onTicketDone(30, async (tx, { act, before, after }) => {
  const isSolved = act === 'resolve' || act === 'promise' || (act === 'settle' && !before?.solvedAt && !before?.closedAt);
  const isFirst = act === 'reply' ? !before?.firstRespondedAt && !before?.solvedAt : isSolved && !before?.firstRespondedAt;
  if (isFirst || isSolved) {
    await tx.manager.query(
      `update tickets set first_responder_id = case when $4 then coalesce(first_responder_id, $3) else first_responder_id end, solver_id = case when $5 then $3 else solver_id end where customer_id = $1 and id = $2`,
      [after.customerId, after.id, tx.viewer.employeeId, isFirst, isSolved]);
  } else if (before?.solvedAt && !after.solvedAt) await tx.manager.query('update tickets set solver_id = null where customer_id = $1 and id = $2', [after.customerId, after.id]);
});

/** Tickets that were written with their whole life at once get their credit from their threads; for the demo chain. */
export const CREDIT_FROM_THREADS = `
  update tickets t set
    first_responder_id = coalesce((select e.author_id from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.kind = 'MESSAGE' and e.direction = 'OUT' order by e.created_at, e.id limit 1), t.assignee_id),
    solver_id = case when t.solved_at is not null then coalesce((select e.author_id from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.act in ('resolve', 'promise') order by e.created_at desc, e.id desc limit 1), t.assignee_id) end
  where t.first_response_seconds is not null`;
