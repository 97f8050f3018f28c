// Tells what hangs on tickets (clocks, segments, measures, incidents) that something was done to one, inside the same transaction.
import type { WriteContext } from '../core/context.ts';
import type { Statement } from '../core/packet.ts';
import type { TicketAct } from './ticket-states.rules.ts';
import type { Ticket } from '../../schema/tickets/ticket.ts';

/** The columns of a ticket that acts are judged by. */
export type TicketFacts = Pick<Ticket, 'id' | 'customerId' | 'number' | 'status' | 'isOpen' | 'waitingFor' | 'channel' | 'categoryId' | 'needClass' | 'level'
  | 'priority' | 'tier' | 'storeId' | 'assigneeId' | 'firstContactOwnerId' | 'openedAt' | 'pickedUpAt' | 'firstRespondedAt' | 'unansweredSince' | 'solvedAt'
  | 'callbackDueAt' | 'closedAt' | 'reopenCount' | 'version'>;

/** What was done: `open` or an act of the state machine. `before` is null for a new ticket. */
export interface TicketDone {
  act: 'open' | TicketAct; at: Date; before: TicketFacts | null; after: TicketFacts; reason?: string | null;
  /** What the thread says of it: outcome of a call, from and to, and whether a reply told the plan (`isPlan`). */
  detail?: Record<string, unknown> | null;
}
export type TicketListener = (tx: WriteContext, done: TicketDone) => Promise<void>;

const listeners: { order: number; listener: TicketListener }[] = [];

/** Registers a listener; the lower order is told first (clocks 10, segments 20). It may change columns of the ticket by SQL. */
export function onTicketDone(order: number, listener: TicketListener): void {
  listeners.push({ order, listener });
  listeners.sort((a, b) => a.order - b.order);
}

type TicketKey = Pick<TicketFacts, 'id' | 'customerId'>;
const foreseers: ((ticket: TicketKey) => Statement)[] = [];
/** Names a statement that a listener asks of a ticket it is told of, so that a hot write may send it along with its first one. */
export const onTicketTaken = (foreseer: (ticket: TicketKey) => Statement): void => { foreseers.push(foreseer); };
export const foreseen = (ticket: TicketKey): Statement[] => foreseers.map((foreseer) => foreseer(ticket));

/** A task that was given to somebody, for whom it says more than the task does. */
export interface TaskGiven { customerId: string; ticketId: string; taskKind: string }
const taskListeners: ((tx: WriteContext, task: TaskGiven) => Promise<void>)[] = [];
export const onTaskGiven = (listener: (tx: WriteContext, task: TaskGiven) => Promise<void>): void => { taskListeners.push(listener); };
export async function tellTask(tx: WriteContext, task: TaskGiven): Promise<void> {
  for (const listener of taskListeners) await listener(tx, task);
}

/** Tells every listener, one after the other. */
export async function tellDone(tx: WriteContext, done: TicketDone): Promise<void> {
  for (const { listener } of listeners) await listener(tx, done);
}
