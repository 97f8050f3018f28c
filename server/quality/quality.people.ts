// Who may do what to a finding or an action, who may be given one, and by when things are due on the store's calendar.
import { TicketLevel } from '../../schema/tickets/kinds.ts';
import { elapsedCalendar } from '../core/business-time/calendar.ts';
import { startTimer, knownDue } from '../core/business-time/timer.ts';
import { dayNumber, instantAt } from '../core/business-time/zone.ts';
import { dayIn } from '../core/clock.ts';
import { businessDay, type Context, covers, reachOf, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { viewersOf } from '../platform/access/people.service.ts';
import { shelfAsOf, type ShelvedCalendar } from '../platform/calendar/calendar-shelf.service.ts';
import { answerFor, standsOn } from '../tickets/ladder/ladder.service.ts';
import { qualityReasons } from './quality.messages.ts';

/** The employee who signs for an act; refused for those who are nobody's colleague. */
export function signer(ctx: Context): string {
  if (!ctx.viewer.employeeId) throw new AppError('FORBIDDEN', qualityReasons.QUALITY_PERSON);
  return ctx.viewer.employeeId;
}

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

export interface Deadline { dueAt: string; calendarVersionId: string | null }
/** The calendar by which days of a store count: its own, else that of shops; of the whole chain, the head office's. */
async function calendarFor(tx: WriteContext, storeId: string | null | undefined): Promise<ShelvedCalendar | null> {
  const shelf = await shelfAsOf(tx, tx.clock.now());
  return (storeId ? (shelf.byStore.get(storeId) ?? shelf.byKey.get('shop')) : shelf.byKey.get('head-office')) ?? null;
}
/** So many working days from now, by the store's calendar. */
export async function dueAfter(tx: WriteContext, storeId: string | null | undefined, workingDays: number): Promise<Deadline> {
  const now = tx.clock.now();
  const shelved = await calendarFor(tx, storeId);
  const calendar = shelved?.calendar ?? elapsedCalendar(await zoneOf(tx, storeId));
  const due = knownDue(startTimer(calendar, { unit: 'WORKING_DAYS', amount: workingDays }, now));
  return { dueAt: due ?? new Date(now.getTime() + workingDays * 86_400_000).toISOString(), calendarVersionId: due && shelved ? shelved.versionId : null };
}
/** The end of a day where the store is; refused when it has passed. */
export async function dueOn(tx: WriteContext, storeId: string | null | undefined, day: string, path: string): Promise<Deadline> {
  const zone = await zoneOf(tx, storeId);
  demand(day >= dayIn(zone, tx.clock.now()), path, qualityReasons.ACTION_DUE_PAST);
  return { dueAt: new Date(instantAt(zone, dayNumber(day) + 1, 0) - 1_000).toISOString(), calendarVersionId: null };
}

// Those who keep findings of the whole chain, the longest here first.
const KEEPERS = `
  select distinct e.id::text id, e.hired_on from role_grants g join roles r on r.id = g.role_id join users u on u.id = g.user_id join employees e on e.id = u.employee_id
  where r.words @> array['quality:configure'] and g.scope = 'ALL' and u.status = 'ACTIVE' and (e.left_on is null or e.left_on > $1::date)
    and g.starts_on <= $1::date and (g.ends_on is null or g.ends_on > $1::date) and r.key <> 'admin' order by e.hired_on, id limit 5`;
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
