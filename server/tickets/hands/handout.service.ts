// Giving out what comes into a queue: set by the transaction that puts it there, done by a worker once, tried again while nobody is there.
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { HandOut } from '../../../schema/tickets/desk.ts';
import { isOpen, nextOpening } from '../../core/business-time/arithmetic.ts';
import type { WriteContext } from '../../core/context.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { schedule } from '../../platform/due/due.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { matterOf } from '../ladder/ladder.registry.ts';
import type { TicketFacts } from '../ticket.hooks.ts';
import { addSystemLine, doToTicket, wireOf } from '../ticket.row.ts';
import { chosen, nextTry, sayCandidate } from './hands.rules.ts';
import { candidatesFor, HELD, openingOf } from './hands.service.ts';

/** The kind of the due action that gives a ticket out; its subject is the ticket's id. */
export const HAND_OUT = 'tickets.hand-out';
defineAlert({ kind: 'tickets.given', digest: { zh: '分派给你的工单', en: 'Tickets given to you' } });

/** How long a ticket lies where undo put it before it is given out like any other. */
const UNDONE_MS = 5 * 60_000;

const waitsIn = (one: TicketFacts | null): string | null => (one && !one.assigneeId && HELD.has(one.status) ? one.storeId : null);

/** After an act: a ticket that came to lie in the queue of a store that gives out by rule is given out as soon as a worker comes by. */
export async function watchQueue(tx: WriteContext, before: TicketFacts | null, after: TicketFacts, detail?: Record<string, unknown> | null): Promise<void> {
  const is = waitsIn(after);
  if (!is || is === waitsIn(before)) return;
  const [desk] = await tx.manager.query<{ handOut: HandOut }[]>('select hand_out "handOut" from ticket_desks where store_id = $1', [is]);
  if (desk?.handOut !== HandOut.BY_RULE) return;
  // Who takes a hand-over back wants to see to it herself, and has a while for it.
  const dueAt = new Date(tx.clock.now().getTime() + (detail?.isUndo ? UNDONE_MS : 0));
  // Who had it and gave it back, or lost it by silence, is not the next one.
  await schedule(tx, [{ kind: HAND_OUT, subject: after.id, dueAt, payload: { without: before?.assigneeId ? [before.assigneeId] : [] } }]);
}

/** Gives a ticket to whom the rules choose; its row is locked. Who took it up meanwhile keeps it. Answers what came of it. */
export async function handOut(tx: WriteContext, ticketId: string, payload: Record<string, unknown>, isLate: boolean): Promise<string> {
  const ticket = await tx.manager.findOneBy(Ticket, { id: ticketId });
  if (!ticket || ticket.assigneeId || !HELD.has(ticket.status)) return 'kept';
  // One at a time for a desk: the second sees what the first put into somebody's hands.
  const [desk] = await tx.manager.query<{ handOut: HandOut }[]>('select hand_out "handOut" from ticket_desks where store_id = $1 for update', [ticket.storeId]);
  if (desk?.handOut !== HandOut.BY_RULE) return 'off';
  const one = chosen(await candidatesFor(tx, ticket, Array.isArray(payload.without) ? payload.without.map(String) : []));
  if (!one) return wait(tx, ticket, payload);
  const said = sayCandidate(one);
  await doToTicket({ ...tx, reason: said.zh }, ticket, 'assign', { assigneeId: one.employeeId, firstContactOwnerId: ticket.firstContactOwnerId ?? one.employeeId, pickedUpAt: ticket.pickedUpAt ?? null },
    { fromId: null, toId: one.employeeId, byRule: true, reasonZh: said.zh, reasonEn: said.en, isBySystem: true });
  const { matter, again, link } = await matterOf(tx, ticket.id);
  await notify(tx, await usersOf(tx, [one.employeeId]), {
    matter, again, kind: 'tickets.given', title: { zh: `${ticket.number} 分派给你`, en: `${ticket.number} was given to you` }, body: said, link: link ?? { resource: 'Ticket', id: wireOf(ticket) },
  }, { isLate });
  return 'given';
}

/** Nobody who may is there: said in the thread the first time, and tried again when somebody may be. */
async function wait(tx: WriteContext, ticket: Ticket, payload: Record<string, unknown>): Promise<string> {
  const now = tx.clock.now();
  const calendar = await openingOf(tx, ticket.storeId);
  const [shift] = await tx.manager.query<{ at: Date | null }[]>(`select min(starts_at) at from on_calls where level = 'L1' and store_id = $1 and starts_at > $2`, [ticket.storeId, now]);
  const isClosed = calendar !== undefined && !isOpen(calendar, now);
  const opening = isClosed ? nextOpening(calendar, now) : null;
  const next = nextTry(now, { opensAt: opening?.at ?? opening?.provisionalAt ?? null, shiftAt: shift?.at ?? null, isClosed });
  if (!payload.isSaid) await addSystemLine(tx, ticket, { act: 'noHands', detail: { nextAt: next.toISOString(), isBySystem: true } });
  await schedule(tx, [{ kind: HAND_OUT, subject: ticket.id, dueAt: next, payload: { ...payload, isSaid: true } }]);
  return 'nobody';
}
