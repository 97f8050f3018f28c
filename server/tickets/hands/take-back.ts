// Taking a hand-over back: asked for by whoever presses undo, and believed only where the event log says that the same person did it a moment ago.
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import type { TicketStatus } from '../../../schema/tickets/kinds.ts';
import type { WriteContext } from '../../core/context.ts';
import { verbOfAct, wireOf } from '../ticket.row.ts';

/** Longer than an offer to undo stands on the screen; after it a ticket is handed over or given back, which is another thing. */
const MOMENT_MS = 20_000;
const LAST = `select kind, actor_id::text "actorId", at, before, after from events where resource = 'Ticket' and resource_id = $1 order by id desc limit 1`;
type Facts = Partial<Record<'assigneeId' | 'firstContactOwnerId' | 'pickedUpAt', string | null>> & { handoverCount?: number; status?: TicketStatus };
const instantOf = (given: string | null | undefined): number | null => (given ? new Date(given).getTime() : null);
const idOf = (given: unknown): string | null => (given === null || given === undefined ? null : String(given));

/** How the ticket stood before this person put it into the hands that it is in, when that was the last that happened to it, just now, and `to` is who had it; null: there is nothing to take back. */
export async function handsBefore(tx: WriteContext, row: Ticket, to: string | null): Promise<Pick<Ticket, 'handoverCount' | 'firstContactOwnerId' | 'pickedUpAt' | 'status'> | null> {
  if (!row.assigneeId || !tx.viewer.userId) return null;
  const [last] = await tx.manager.query<{ kind: string; actorId: string | null; at: Date; before: Facts | null; after: Facts | null }[]>(LAST, [wireOf(row)]);
  if (last?.kind !== verbOfAct('assign') || last.actorId !== tx.viewer.userId || tx.clock.now().getTime() - last.at.getTime() > MOMENT_MS) return null;
  const [was, is] = [last.before ?? {}, last.after ?? {}];
  if (idOf(is.assigneeId) !== row.assigneeId || idOf(was.assigneeId) !== to) return null;
  const wasPickedUp = 'pickedUpAt' in was && instantOf(is.pickedUpAt) === instantOf(row.pickedUpAt);
  return {
    // Not taken up and, where it was new, new again: its clock of being picked up goes on.
    pickedUpAt: (wasPickedUp ? was.pickedUpAt : row.pickedUpAt) ?? null,
    status: was.status && is.status === row.status ? was.status : row.status,
    handoverCount: was.handoverCount ?? row.handoverCount,
    firstContactOwnerId: 'firstContactOwnerId' in was && 'firstContactOwnerId' in is ? idOf(was.firstContactOwnerId) : (row.firstContactOwnerId ?? null),
  };
}
