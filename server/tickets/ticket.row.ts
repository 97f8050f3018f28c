// A ticket in a writer's hand: found, locked, judged by rights and version; saved with its line in the thread and its news.
import { Ticket } from '../../schema/tickets/ticket.ts';
import type { Permission } from '../../schema/permission.ts';
import { authorise, type Context, covers, type Reach, reachOf, type Viewer, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId, encodeId } from '../core/read/ids.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { tellDone, type TicketFacts } from './ticket.hooks.ts';
import { lifeAfter, type TicketAct } from './ticket-states.rules.ts';
import { ticketReasons } from './tickets.messages.ts';

/** Does the reach of a word hold a ticket of that store, or one's own? The same as the row rule says. */
export const reachesTicket = (reach: Reach, viewer: Viewer, row: { storeId: string; assigneeId?: string | null }): boolean =>
  covers(reach, row.storeId) || (reach.own && viewer.employeeId !== null && row.assigneeId === viewer.employeeId);

/** NOT_FOUND for a ticket out of sight, FORBIDDEN where the word does not reach it. */
export function judgeTicket(tx: Context, row: { storeId: string; assigneeId?: string | null } | null | undefined, ...words: Permission[]): void {
  if (!row || !reachesTicket(reachOf(tx.viewer, 'tickets:read'), tx.viewer, row)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  for (const word of words) if (!reachesTicket(reachOf(tx.viewer, word), tx.viewer, row)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: word } });
}

export const wireOf = (row: { customerId: string; id: string }): string => encodeId('Ticket', { owner: row.customerId, id: row.id });

/** The ticket, locked, when the viewer may see it and holds the word for it; a stale `expectedVersion` is CONFLICT. */
export async function ticketToWrite(tx: WriteContext, wire: string, word: Permission, expectedVersion?: number): Promise<Ticket> {
  authorise(tx, word);
  const key = decodeId('Ticket', wire);
  const row = key && (await tx.manager.getRepository(Ticket).createQueryBuilder('t').setLock('pessimistic_write')
    .where('t.customer_id = :owner and t.id = :id', { owner: key.owner, id: key.id }).getOne());
  judgeTicket(tx, row, word);
  const found = row as Ticket;
  demandVersion(found, expectedVersion);
  return found;
}

export function demandVersion(row: { customerId: string; id: string; version: number }, expectedVersion?: number): void {
  if (expectedVersion !== undefined && row.version !== expectedVersion) {
    throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: wireOf(row), version: row.version } });
  }
}

/** Two tickets at once, locked in the order of their keys so that two writers never wait for each other. */
export async function bothToWrite(tx: WriteContext, one: string, other: string, word: Permission): Promise<[Ticket, Ticket]> {
  const keyOf = (wire: string) => BigInt(decodeId('Ticket', wire)?.id ?? 0);
  demand(one !== other, 'input.otherId', ticketReasons.TICKET_SAME);
  const found = new Map<string, Ticket>();
  for (const wire of [one, other].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) found.set(wire, await ticketToWrite(tx, wire, word));
  return [found.get(one) as Ticket, found.get(other) as Ticket];
}

export interface SystemLine { act: string; detail?: Record<string, unknown> | null }

/** Writes a line of what was done into the thread; the event log has it by the ticket's own event. */
export async function addSystemLine(tx: WriteContext, row: { customerId: string; id: string }, line: SystemLine): Promise<void> {
  await tx.manager.query(
    `insert into ticket_events (customer_id, ticket_id, created_at, kind, author_id, author_name, act, detail) values ($1, $2, $3, 'SYSTEM', $4, $5, $6, $7)`,
    [row.customerId, row.id, tx.clock.now(), tx.viewer.employeeId, tx.viewer.name || tx.viewer.kind, line.act, line.detail ? JSON.stringify(line.detail) : null]);
}

/** Whom the log names for each act. */
const VERBS: Record<TicketAct, string> = {
  assign: 'assigned', classify: 'classified', reply: 'replied', hear: 'heard', wait: 'waiting', resume: 'resumed', escalate: 'escalated', resolve: 'resolved',
  promise: 'resolved', settle: 'settled', close: 'closed', reopen: 'reopened', join: 'joined', split: 'split', archive: 'archived',
};
export const verbOfAct = (act: TicketAct): string => `ticket.${VERBS[act]}`;

/**
 * Does `act` to a ticket in hand: its life goes on by the state machine, `patch` is laid over it, the row is saved under the
 * act's name, the thread gets its line, and the listeners are told. Answers the row as saved.
 */
export async function doToTicket(tx: WriteContext, row: Ticket, act: TicketAct, patch: Partial<Ticket>, detail: Record<string, unknown> | null = null): Promise<Ticket> {
  const now = tx.clock.now();
  const at = now.toISOString();
  const before: TicketFacts = { ...row };
  const life = lifeAfter(row, act, at);
  Object.assign(row, life, patch, { lastEventAt: at, updatedAt: at, version: row.version + 1 });
  const saved = await withVerb(tx, verbOfAct(act), () => tx.manager.getRepository(Ticket).save(row));
  await addSystemLine(tx, row, { act, detail: { ...(before.status === row.status ? {} : { from: before.status, to: row.status }), ...detail } });
  await tellDone(tx, { act, at: now, before, after: saved, reason: tx.reason ?? null, detail });
  return saved;
}
