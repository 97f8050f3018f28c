// Who may be given a ticket: colleagues who work, who sign in, and whose rights reach its store (attack A30).
import { TicketLevel } from '../../schema/tickets/kinds.ts';
import { businessDay, covers, reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { heldOn } from '../platform/access/grants.service.ts';
import { deputiesOf } from '../platform/approval/deputy.service.ts';
import { viewersOf } from '../platform/access/people.service.ts';
import { ticketReasons } from './tickets.messages.ts';

/** Does a colleague work here, sign in, and do her rights reach a ticket of that store? */
export async function mayHold(tx: WriteContext, employeeId: string, storeId: string): Promise<boolean> {
  const works = decodeId('Employee', employeeId) && (await tx.manager.query<unknown[]>(
    'select 1 from employees where id = $1 and (left_on is null or left_on > $2::date)', [employeeId, businessDay(tx)])).length > 0;
  for (const viewer of works ? await viewersOf(tx, employeeId) : []) {
    const reaches = (['tickets:read', 'tickets:write'] as const).map((word) => reachOf(viewer, word));
    if (reaches.every((reach) => covers(reach, storeId))) return true;
  }
  return false;
}

/** Refuses a colleague who is not there, has left, or could not work on a ticket of that store: all with the same words. */
export async function demandAssignee(tx: WriteContext, employeeId: string, storeId: string): Promise<void> {
  if (!(await mayHold(tx, employeeId, storeId))) throw new AppError('FORBIDDEN', ticketReasons.TICKET_ASSIGNEE);
}

/** A team is a department of the ticket's store, or of the head office. */
export async function demandTeam(tx: WriteContext, teamId: string, storeId: string): Promise<void> {
  const known = decodeId('Department', teamId)
    && (await tx.manager.query<unknown[]>('select 1 from departments where id = $1 and (store_id = $2 or store_id is null)', [teamId, storeId])).length > 0;
  demand(known, 'input.teamId', ticketReasons.TICKET_TEAM);
}

// Those whose grants carry tickets:write, and the giving out of tickets, over the region (L2) or the chain (L3), the least laden first, the longest here among equals.
const LADDER = `
  select e.id::text id from ${heldOn('$2')} h join employees e on e.id = h.employee_id
  where h.words @> array['tickets:read', 'tickets:write', 'tickets:assign']
    and case when $3 then h.scope = 'ALL' else h.scope = 'REGION' and h.region_id = (select region_id from stores where id = $1) end
  order by (select count(*) from tickets t where t.assignee_id = e.id and t.is_open), e.hired_on, e.id limit 5`;
// On call for the level: of the store before its region, of the region before the chain; the least laden first.
const ON_CALL = `
  select o.employee_id::text id from on_calls o where o.level = $2 and o.starts_at <= $3 and o.ends_at > $3
    and (o.store_id = $1 or o.region_id = (select region_id from stores where id = $1) or (o.store_id is null and o.region_id is null))
  order by (o.store_id is null), (o.region_id is null), (select count(*) from tickets t where t.assignee_id = o.employee_id and t.is_open), o.id limit 5`;
// Who answers for the store: holds the word for that very store.
const ANSWERS = `
  select distinct e.id::text id, e.hired_on, e.id place from ${heldOn('$2')} h join employees e on e.id = h.employee_id
  where h.words @> array['tickets:retarget'] and h.scope = 'STORE' and h.store_id = $1 order by e.hired_on, place limit 5`;

/** Who stands on a level of the ladder for a store: who is on call for it, else its area supervisor, or the head office; null when nobody does. */
export async function ladderOf(tx: WriteContext, storeId: string, level: TicketLevel): Promise<string | null> {
  if (level === TicketLevel.L1) return null;
  const onCall = await tx.manager.query<{ id: string }[]>(ON_CALL, [storeId, level, tx.clock.now()]);
  const standing = await tx.manager.query<{ id: string }[]>(LADDER, [storeId, businessDay(tx), level === TicketLevel.L3]);
  for (const { id } of [...onCall, ...standing]) {
    const there = await thereFor(tx, id, storeId);
    if (there) return there;
  }
  return null;
}

/** The person, or while she is away who stands in for her, as far as one of them could hold a ticket of the store. */
export async function thereFor(tx: WriteContext, employeeId: string, storeId: string): Promise<string | null> {
  for (const deputy of await deputiesOf(tx, employeeId, tx.clock.now())) if (await mayHold(tx, deputy, storeId)) return deputy;
  return (await mayHold(tx, employeeId, storeId)) ? employeeId : null;
}

/** Who answers for a store: on call at its desk, else its managers. */
export async function answersFor(tx: WriteContext, storeId: string): Promise<string[]> {
  const onCall = await tx.manager.query<{ id: string }[]>(ON_CALL, [storeId, TicketLevel.L1, tx.clock.now()]);
  const list = onCall.length ? onCall : await tx.manager.query<{ id: string }[]>(ANSWERS, [storeId, businessDay(tx)]);
  const there: string[] = [];
  for (const { id } of list) { const one = await thereFor(tx, id, storeId); if (one) there.push(one); }
  return [...new Set(there)];
}
