// Who may do what to whose training, by when it is due on the store's calendar, and how people are told.
import { elapsedCalendar } from '../core/business-time/calendar.ts';
import { knownDue, startTimer } from '../core/business-time/timer.ts';
import { dayNumber, instantAt } from '../core/business-time/zone.ts';
import { dayIn } from '../core/clock.ts';
import { businessDay, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import type { Label } from '../core/language.ts';
import { usersOf } from '../platform/access/people.service.ts';
import { shelfAsOf, type Shelf } from '../platform/calendar/calendar-shelf.service.ts';
import { defineAlert } from '../platform/notify/notify.registry.ts';
import { notify } from '../platform/notify/notify.service.ts';
import { trainingReasons } from './training.messages.ts';

defineAlert({ kind: 'training.assigned', digest: { zh: '给你安排的培训', en: 'Training that is yours' } });
defineAlert({ kind: 'training.overdue', digest: { zh: '逾期的培训', en: 'Overdue training' } });

/** The employee who signs for an act; refused for those who are nobody's colleague. */
export function signer(ctx: Context): string {
  if (!ctx.viewer.employeeId) throw new AppError('FORBIDDEN', trainingReasons.TRAINING_PERSON);
  return ctx.viewer.employeeId;
}

export interface Person { id: string; storeId: string | null; position: string; managerId: string | null; zone: string }
/** People who work here today, by id. */
export async function peopleOf(tx: WriteContext, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await tx.manager.query<Person[]>(
    `select e.id::text, e.store_id::text "storeId", e.position, e.manager_id::text "managerId", coalesce(s.time_zone, $3) zone from employees e left join stores s on s.id = e.store_id
     where e.id = any($1::bigint[]) and (e.left_on is null or e.left_on > $2::date)`, [ids, businessDay(tx), tx.db.settings.zone]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface Deadline { dueAt: string; dueOn: string; calendarVersionId: string | null }
export interface DueWish { dueOn?: string | null; workingDays?: number | null }
/** Working days that somebody has when nothing is said. */
const USUAL_DAYS = 10;

/** Makes deadlines of one instant for many people: the calendars are read once. */
export async function deadlines(tx: WriteContext): Promise<(person: Pick<Person, 'storeId' | 'zone'>, wish: DueWish) => Deadline> {
  const now = tx.clock.now();
  const shelf: Shelf = await shelfAsOf(tx, now);
  return ({ storeId, zone }, { dueOn, workingDays }) => {
    if (dueOn) {
      demand(dueOn >= dayIn(zone, now), 'input.dueOn', trainingReasons.TRAINING_DUE_PAST);
      return { dueAt: new Date(instantAt(zone, dayNumber(dueOn) + 1, 0) - 1_000).toISOString(), dueOn, calendarVersionId: null };
    }
    const days = workingDays ?? USUAL_DAYS;
    const shelved = (storeId ? (shelf.byStore.get(storeId) ?? shelf.byKey.get('shop')) : shelf.byKey.get('head-office')) ?? null;
    const due = knownDue(startTimer(shelved?.calendar ?? elapsedCalendar(zone), { unit: 'WORKING_DAYS', amount: days }, now));
    const dueAt = due ?? new Date(now.getTime() + days * 86_400_000).toISOString();
    return { dueAt, dueOn: dayIn(zone, new Date(dueAt)), calendarVersionId: due && shelved ? shelved.versionId : null };
  };
}

/** Tells employees about their training, once a matter. */
export async function tell(tx: WriteContext, employeeIds: readonly string[], kind: 'training.assigned' | 'training.overdue', matter: string, title: Label, link: { resource: string; id: string }, isLate = false): Promise<void> {
  await notify(tx, await usersOf(tx, [...new Set(employeeIds)]), { matter, kind, title, link, body: null, again: false }, { isLate });
}
