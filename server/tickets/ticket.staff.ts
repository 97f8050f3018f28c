// Who may be given a ticket: colleagues who work, who sign in, and whose rights reach its store (attack A30).
import { TicketLevel } from '../../schema/tickets/kinds.ts';
import { reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { viewersOf } from '../platform/access/people.service.ts';
import { businessDay } from '../customers/behaviour.service.ts';
import { ticketReasons } from './tickets.messages.ts';

/** Refuses a colleague who is not there, has left, or could not work on a ticket of that store: all with the same words. */
export async function demandAssignee(tx: WriteContext, employeeId: string, storeId: string): Promise<void> {
  const works = decodeId('Employee', employeeId) && (await tx.manager.query<unknown[]>(
    'select 1 from employees where id = $1 and (left_on is null or left_on > $2::date)', [employeeId, businessDay(tx)])).length > 0;
  for (const viewer of works ? await viewersOf(tx, employeeId) : []) {
    const reaches = (['tickets:read', 'tickets:write'] as const).map((word) => reachOf(viewer, word));
    if (reaches.every((reach) => reach.all || reach.storeIds.includes(storeId))) return;
  }
  throw new AppError('FORBIDDEN', ticketReasons.TICKET_ASSIGNEE);
}

/** A team is a department of the ticket's store, or of the head office. */
export async function demandTeam(tx: WriteContext, teamId: string, storeId: string): Promise<void> {
  const known = decodeId('Department', teamId)
    && (await tx.manager.query<unknown[]>('select 1 from departments where id = $1 and (store_id = $2 or store_id is null)', [teamId, storeId])).length > 0;
  demand(known, 'input.teamId', ticketReasons.TICKET_TEAM);
}

// Those whose grants carry tickets:write over the region (L2) or the chain (L3), the least laden first, the longest here among equals.
const LADDER = `
  select e.id::text id from role_grants g join roles r on r.id = g.role_id join users u on u.id = g.user_id join employees e on e.id = u.employee_id
  where r.words @> array['tickets:read', 'tickets:write'] and u.status = 'ACTIVE' and (e.left_on is null or e.left_on > $2::date)
    and g.starts_on <= $2::date and (g.ends_on is null or g.ends_on > $2::date)
    and case when $3 then g.scope = 'ALL' else g.scope = 'REGION' and g.region_id = (select region_id from stores where id = $1) end
  order by (select count(*) from tickets t where t.assignee_id = e.id and t.is_open), e.hired_on, e.id limit 1`;

/** Who stands on a level of the ladder for a store: its area supervisor, or the head office; null when nobody does. */
export async function ladderOf(tx: WriteContext, storeId: string, level: TicketLevel): Promise<string | null> {
  if (level === TicketLevel.L1) return null;
  const [found] = await tx.manager.query<{ id: string }[]>(LADDER, [storeId, businessDay(tx), level === TicketLevel.L3]);
  return found?.id ?? null;
}
