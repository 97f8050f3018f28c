// Who may do what to a finding or an action, who may be given one, and by when things are due on the store's calendar.
import { TicketLevel } from '../../schema/tickets/kinds.ts';
import { dayIn } from '../core/clock.ts';
import { businessDay, type Context, covers, reachOf, type WriteContext } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { heldOn } from '../platform/access/grants.service.ts';
import { signerOf, viewersOf } from '../platform/access/people.service.ts';
import { shelfAsOf } from '../platform/calendar/calendar-shelf.service.ts';
import { type Deadline, endOfDay, workingDaysFrom } from '../platform/calendar/deadline.service.ts';
import { answerFor, standsOn } from '../tickets/ladder/ladder.service.ts';
import { qualityReasons } from './quality.messages.ts';

/** The employee who signs for an act; refused for those who are nobody's colleague. */
export const signer = (ctx: Context): string => signerOf(ctx, qualityReasons.QUALITY_PERSON);

/** Refuses a colleague who has left, or has no sight of findings of that store or of her own. */
export async function demandOwner(tx: WriteContext, employeeId: string, path = 'input.ownerId'): Promise<void> {
  const works = decodeId('Employee', employeeId)
    && (await tx.manager.query<unknown[]>('select 1 from employees where id = $1 and (left_on is null or left_on > $2::date)', [employeeId, businessDay(tx)])).length > 0;
  const sees = works && (await viewersOf(tx, employeeId)).some((viewer) => viewer.reaches.has('quality:read'));
  demand(sees, path, qualityReasons.QUALITY_OWNER);
}

/** The zone of a store; the chain's without one. */
export async function zoneOf(tx: WriteContext, storeId: string | null | undefined): Promise<string> {
  const [row] = storeId ? await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [storeId]) : [];
  return row?.zone ?? tx.db.settings.zone;
}

/** So many working days from now, by the store's calendar. */
export async function dueAfter(tx: WriteContext, storeId: string | null | undefined, workingDays: number): Promise<Deadline> {
  const now = tx.clock.now();
  return workingDaysFrom(await shelfAsOf(tx, now), storeId, await zoneOf(tx, storeId), workingDays, now);
}
/** The end of a day where the store is; refused when it has passed. */
export async function dueOn(tx: WriteContext, storeId: string | null | undefined, day: string, path: string): Promise<Deadline> {
  const zone = await zoneOf(tx, storeId);
  demand(day >= dayIn(zone, tx.clock.now()), path, qualityReasons.ACTION_DUE_PAST);
  return { dueAt: endOfDay(zone, day), calendarVersionId: null };
}

// Those who keep findings of the whole chain, the longest here first.
const KEEPERS = `
  select distinct e.id::text id, e.hired_on, e.id place from ${heldOn('$1')} h join employees e on e.id = h.employee_id
  where h.words @> array['quality:configure'] and h.scope = 'ALL' and h.role_key <> 'admin' order by e.hired_on, place limit 5`;
/** Who keeps quality for the whole chain. */
export const keepers = async (tx: WriteContext): Promise<string[]> => (await tx.manager.query<{ id: string }[]>(KEEPERS, [businessDay(tx)])).map((row) => row.id);

/** Who answers for a finding of that store when nobody was named: who answers for the store, else its area, else who keeps quality. */
export async function usualOwner(tx: WriteContext, storeId: string | null | undefined): Promise<string | null> {
  if (storeId) {
    const found = (await answerFor(tx, storeId))[0] ?? (await standsOn(tx, storeId, TicketLevel.L2));
    if (found) return found;
  }
  return (await keepers(tx))[0] ?? null;
}

/** Whom something overdue is taken to: the area supervisor (L2) or head office (L3) by the ladder of tickets; of the whole chain, who keeps quality. */
export async function ladderFor(tx: WriteContext, storeId: string | null | undefined, level: TicketLevel): Promise<string[]> {
  const one = storeId ? await standsOn(tx, storeId, level) : null;
  return one ? [one] : keepers(tx);
}

/** Who verifies an action: the finding's owner, the area, head office or who keeps quality, whichever of them neither owns nor did it. */
export async function usualVerifier(tx: WriteContext, storeId: string | null | undefined, findingOwner: string | null | undefined, not: readonly (string | null | undefined)[]): Promise<string | null> {
  const candidates = [findingOwner, ...(await ladderFor(tx, storeId, TicketLevel.L2)), ...(await keepers(tx))];
  for (const one of candidates) {
    if (!one || not.includes(one)) continue;
    if ((await viewersOf(tx, one)).some((viewer) => { const reach = reachOf(viewer, 'quality:verify'); return covers(reach, storeId); })) return one;
  }
  return null;
}
