// By when something is due that is promised in days: so many working days of a store's calendar, or the end of a named day.
import { elapsedCalendar } from '../../core/business-time/calendar.ts';
import { knownDue, startTimer } from '../../core/business-time/timer.ts';
import { dayNumber, instantAt } from '../../core/business-time/zone.ts';
import type { Shelf, ShelvedCalendar } from './calendar-shelf.service.ts';

/** An instant, and the version of the calendar that made it, where one did. */
export interface Deadline { dueAt: string; calendarVersionId: string | null }

/** The calendar by which days of a store count: its own, else that of shops; of the whole chain, the head office's. */
export const calendarFor = (shelf: Shelf, storeId: string | null | undefined): ShelvedCalendar | null =>
  (storeId ? (shelf.byStore.get(storeId) ?? shelf.byKey.get('shop')) : shelf.byKey.get('head-office')) ?? null;

/** So many working days from now at a store; where no calendar tells, days of the clock. */
export function workingDaysFrom(shelf: Shelf, storeId: string | null | undefined, zone: string, days: number, now: Date): Deadline {
  const shelved = calendarFor(shelf, storeId);
  const due = knownDue(startTimer(shelved?.calendar ?? elapsedCalendar(zone), { unit: 'WORKING_DAYS', amount: days }, now));
  return { dueAt: due ?? new Date(now.getTime() + days * 86_400_000).toISOString(), calendarVersionId: due && shelved ? shelved.versionId : null };
}

/** The last second of a day in a zone. */
export const endOfDay = (zone: string, day: string): string => new Date(instantAt(zone, dayNumber(day) + 1, 0) - 1_000).toISOString();
