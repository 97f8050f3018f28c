// Whether putting a ticket back into the queue only takes back what the same person did a moment ago: told by the event log, not by the caller.
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import type { WriteContext } from '../../core/context.ts';
import { verbOfAct, wireOf } from '../ticket.row.ts';

/** Longer than an offer to undo stands on the screen; after it a ticket is given back, which is another thing. */
const MOMENT_MS = 20_000;
const LAST = `select kind, actor_id::text "actorId", at, before ->> 'assigneeId' "was", after ->> 'assigneeId' "is" from events where resource = 'Ticket' and resource_id = $1 order by id desc limit 1`;

/** Is the last that happened to the ticket that this person took it out of the queue, just now? Then letting go of it leaves all as it was. */
export async function takesBack(tx: WriteContext, row: Ticket): Promise<boolean> {
  if (!row.assigneeId || !tx.viewer.userId) return false;
  const [last] = await tx.manager.query<{ kind: string; actorId: string | null; at: Date; was: string | null; is: string | null }[]>(LAST, [wireOf(row)]);
  return last?.kind === verbOfAct('assign') && last.actorId === tx.viewer.userId && last.was === null && last.is === row.assigneeId
    && tx.clock.now().getTime() - last.at.getTime() <= MOMENT_MS;
}
