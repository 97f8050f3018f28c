// Who may do what to whose training, by when it is due on the store's calendar, and how people are told.
import { dayIn } from '../core/clock.ts';
import { businessDay, type Context, type WriteContext } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import type { Label } from '../core/language.ts';
import { signerOf, usersOf } from '../platform/access/people.service.ts';
import { shelfAsOf } from '../platform/calendar/calendar-shelf.service.ts';
import { type Deadline, endOfDay, workingDaysFrom } from '../platform/calendar/deadline.service.ts';
import { defineAlert } from '../platform/notify/notify.registry.ts';
import { notify } from '../platform/notify/notify.service.ts';
import { trainingReasons } from './training.messages.ts';

defineAlert({ kind: 'training.assigned', digest: { zh: '给你安排的培训', en: 'Training that is yours' } });
defineAlert({ kind: 'training.overdue', digest: { zh: '逾期的培训', en: 'Overdue training' } });

/** The employee who signs for an act; refused for those who are nobody's colleague. */
export const signer = (ctx: Context): string => signerOf(ctx, trainingReasons.TRAINING_PERSON);

export interface Person { id: string; storeId: string | null; position: string; managerId: string | null; zone: string }
/** People who work here today, by id. */
export async function peopleOf(tx: WriteContext, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await tx.manager.query<Person[]>(
    `select e.id::text, e.store_id::text "storeId", e.position, e.manager_id::text "managerId", coalesce(s.time_zone, $3) zone from employees e left join stores s on s.id = e.store_id
     where e.id = any($1::bigint[]) and (e.left_on is null or e.left_on > $2::date)`, [ids, businessDay(tx), tx.db.settings.zone]);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface DueDay extends Deadline { dueOn: string }
export interface DueWish { dueOn?: string | null; workingDays?: number | null }
/** Working days that somebody has when nothing is said. */
const USUAL_DAYS = 10;

/** Makes deadlines of one instant for many people: the calendars are read once. */
export async function deadlines(tx: WriteContext): Promise<(person: Pick<Person, 'storeId' | 'zone'>, wish: DueWish) => DueDay> {
  const now = tx.clock.now();
  const shelf = await shelfAsOf(tx, now);
  return ({ storeId, zone }, { dueOn, workingDays }) => {
    if (dueOn) {
      demand(dueOn >= dayIn(zone, now), 'input.dueOn', trainingReasons.TRAINING_DUE_PAST);
      return { dueAt: endOfDay(zone, dueOn), dueOn, calendarVersionId: null };
    }
    const due = workingDaysFrom(shelf, storeId, zone, workingDays ?? USUAL_DAYS, now);
    return { ...due, dueOn: dayIn(zone, new Date(due.dueAt)) };
  };
}

/** Tells employees about their training, once a matter. */
export async function tell(tx: WriteContext, employeeIds: readonly string[], kind: 'training.assigned' | 'training.overdue', matter: string, title: Label, link: { resource: string; id: string }, isLate = false): Promise<void> {
  await notify(tx, await usersOf(tx, [...new Set(employeeIds)]), { matter, kind, title, link, body: null, again: false }, { isLate });
}
