// Counting working days instead of minutes, and the deadline that so many working days give.
import { isWorkingDayNumber, lastHope, piecesOf, shiftsOn } from './open-days.ts';
import { dayAt, dayNumber, dayText, instantAt, minutesAt } from './zone.ts';
import { addMilliseconds, firstUncovered, found, millis, NEVER, nextOpening, type Found, type InstantLike } from './arithmetic.ts';
import { minutesOf, type BusinessCalendar } from './calendar.ts';

/** A day that was looked for; as `Found`, in days. */
export type FoundDay =
  | { status: 'EXACT'; day: string; provisionalDay: null; unpublishedDay: null }
  | { status: 'NOT_PUBLISHED'; day: null; provisionalDay: string; unpublishedDay: string }
  | { status: 'NEVER'; day: null; provisionalDay: null; unpublishedDay: null };

/** What a start on a closed day means: the next working day counts as the first (`count`), or the start is moved there first (`move`). */
export interface DayCounting { fromClosedDay?: 'count' | 'move' }

const SEARCH_DAYS = 40_000;

/** Is that day worked? */
export const isWorkingDay = (calendar: BusinessCalendar, day: string): boolean => isWorkingDayNumber(calendar, dayNumber(day));

function step(calendar: BusinessCalendar, start: number, count: number, counting: DayCounting): number | null {
  const direction = count < 0 ? -1 : 1;
  const limit = lastHope(calendar, direction, start);
  let day = start;
  let left = Math.abs(count);
  let steps = 0;
  const next = (): boolean => { day += direction; steps += 1; return steps < SEARCH_DAYS && (direction > 0 ? day <= limit : day >= limit); };
  if (counting.fromClosedDay === 'move') while (!isWorkingDayNumber(calendar, day)) if (!next()) return null;
  while (left > 0) {
    if (!next()) return null;
    if (isWorkingDayNumber(calendar, day)) left -= 1;
  }
  return day;
}

/** The day so many working days on (back when negative). Whole days only. */
export function addWorkingDays(calendar: BusinessCalendar, from: string, count: number, counting: DayCounting = {}): FoundDay {
  const start = dayNumber(from);
  const day = step(calendar, start, Math.trunc(count), counting);
  if (day === null) return { status: 'NEVER', day: null, provisionalDay: null, unpublishedDay: null };
  const unpublishedDay = firstUncovered(calendar, start, day);
  return unpublishedDay === null
    ? { status: 'EXACT', day: dayText(day), provisionalDay: null, unpublishedDay: null }
    : { status: 'NOT_PUBLISHED', day: null, provisionalDay: dayText(day), unpublishedDay };
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: BusinessCalendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from) || 0;
  let count = 0;
  for (let day = dayNumber(from) + 1, last = dayNumber(to); day <= last; day += 1) if (isWorkingDayNumber(calendar, day)) count += 1;
  return count;
}

/** The day of an instant in the calendar's zone. */
export const dayOf = (calendar: BusinessCalendar, at: InstantLike): string => dayText(dayAt(calendar.zone, millis(at)));

/**
 * The deadline that so many working days from an instant give: the close of business of the last of them, the day of the start
 * not counted (Civil Code of the PRC, art. 201 and 203). A part of a day, as a VIP's half makes it, is that part of the open
 * time of the next working day: 1.5 days end half-way through the second.
 */
export function addDays(calendar: BusinessCalendar, from: InstantLike, days: number): Found {
  if (!Number.isFinite(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
  const start = dayAt(calendar.zone, millis(from));
  if (days === 0) return found(calendar, millis(from), start, start);
  const part = days - Math.floor(days);
  const day = step(calendar, start, Math.ceil(days), {});
  if (day === null) return NEVER;
  const pieces = piecesOf(calendar, day);
  let left = Math.round(pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0) * (part || 1));
  for (const piece of pieces) {
    if (left <= piece.to - piece.from) return found(calendar, piece.from + left, start, day);
    left -= piece.to - piece.from;
  }
  // A night shift of the day before covers all of this day's: it is done when that day's own last shift is.
  const end = shiftsOn(calendar, day).at(-1);
  return end ? found(calendar, instantAt(calendar.zone, day, minutesOf(end)[1]), start, day) : NEVER;
}

/**
 * The same time of day so many working days later; a start outside the opening hours is moved to the next opening first. On a
 * calendar of clock hours every day counts, so that 30 days are 30 days by the wall clock, over a change to summer time too. A
 * part of a day is that part of the open time of the next working day, counted from there.
 */
export function addDaysSameTime(calendar: BusinessCalendar, from: InstantLike, days: number): Found {
  if (!Number.isFinite(days) || days < 0) throw new RangeError(`Not a number of working days: ${days}`);
  const opening = nextOpening(calendar, from);
  const begin = opening.at ?? opening.provisionalAt;
  if (!begin) return NEVER;
  const start = dayAt(calendar.zone, begin.getTime());
  const first = dayAt(calendar.zone, millis(from));
  const day = step(calendar, start, Math.floor(days), {});
  if (day === null) return NEVER;
  const at = day === start ? begin.getTime() : instantAt(calendar.zone, day, minutesAt(calendar.zone, begin.getTime()));
  const part = days - Math.floor(days);
  if (part === 0) return found(calendar, at, first, day);
  const next = step(calendar, day, 1, {});
  if (next === null) return NEVER;
  const open = calendar.kind === 'elapsed' ? 86_400_000 : piecesOf(calendar, next).reduce((sum, piece) => sum + piece.to - piece.from, 0);
  const end = addMilliseconds(calendar, new Date(at), Math.round(open * part));
  const last = end.at ?? end.provisionalAt;
  return last ? found(calendar, last.getTime(), first, dayAt(calendar.zone, last.getTime())) : NEVER;
}
