// The plan, said afterwards: a message that went to the customer without the mark is what told her what will be done.
import type { MarkPlanInput } from '../../schema/tickets/ticket.inputs.ts';
import { ClockState } from '../../schema/tickets/clock.ts';
import { ClockKind } from '../../schema/tickets/policy.ts';
import type { Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { clocksOf } from './clocks/clock.store.ts';
import { tellDone, type TicketFacts } from './ticket.hooks.ts';
import { addSystemLine, ticketToWrite, wireOf } from './ticket.row.ts';
import { ticketStates } from './ticket-states.rules.ts';
import { ticketReasons } from './tickets.messages.ts';

/**
 * Says that one of our messages was the plan. The clock stops now, not when the message went: nobody can say of a word
 * spoken long ago that a deadline which has passed since was kept by it. Answers the ticket's wire id.
 */
export async function markPlan(ctx: Context, input: MarkPlanInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.id, 'tickets:write', input.expectedVersion);
    ticketStates.next(row.status, 'classify');
    const clock = (await clocksOf(tx, row)).find((one) => one.kind === ClockKind.PLAN && (one.state === ClockState.RUNNING || one.state === ClockState.PAUSED));
    if (!clock) throw new AppError('POLICY', ticketReasons.TICKET_NO_PLAN);
    const key = decodeId('TicketEvent', input.eventId);
    const [message] = key ? await tx.manager.query<{ id: string }[]>(
      `select id::text from ticket_events where customer_id = $1 and ticket_id = $2 and id = $3 and kind = 'MESSAGE' and direction = 'OUT' and created_at >= $4`, [row.customerId, row.id, key.id, clock.startedAt]) : [];
    demand(message, 'input.eventId', ticketReasons.TICKET_PLAN_MESSAGE);
    const before: TicketFacts = { ...row };
    const now = tx.clock.now();
    Object.assign(row, { lastEventAt: now.toISOString(), updatedAt: now.toISOString(), version: row.version + 1 });
    const saved = await withVerb(tx, 'ticket.plan-told', () => tx.manager.save(row));
    await addSystemLine(tx, row, { act: 'plan', detail: { eventId: message.id } });
    await tellDone(tx, { act: 'classify', at: now, before, after: saved, detail: { isPlan: true } });
    return wireOf(row);
  });
}
