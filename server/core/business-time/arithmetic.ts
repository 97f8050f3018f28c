// Counting open time: add, between, slices, isOpen, nextOpening; exact to the millisecond, never an endless loop.
import type { BusinessCalendar } from './calendar.ts';
import { isCoveredDay, lastHope, piecesOf, type Piece } from './open-days.ts';
import { dayAt, dayText } from './zone.ts';

export type InstantLike = Date | string;

/**
 * An instant that was looked for. EXACT: `at` is it. NOT_PUBLISHED: the holidays of `unpublishedDay` are not known, so `at` is
 * null; `provisionalAt` is what the usual week gives, to be shown as provisional and looked for again when the calendar has
 * grown. NEVER: there is no open time to count (or none within fifty years).
 */
export type Found =
  | { status: 'EXACT'; at: Date; provisionalAt: null; unpublishedDay: null }
  | { status: 'NOT_PUBLISHED'; at: null; provisionalAt: Date; unpublishedDay: string }
  | { status: 'NEVER'; at: null; provisionalAt: null; unpublishedDay: null };

/** Open time that was counted; `unpublishedDay` names the first counted day whose holidays are not known. */
export interface Counted { milliseconds: number; minutes: number; unpublishedDay: string | null }

/** One stretch of counted time, with the calendar day whose shift it is and that day's name where it is an exception. */
export interface Slice { from: Date; to: Date; milliseconds: number; day: string; isException: boolean; nameZh?: string; nameEn?: string }

const SEARCH_DAYS = 18_300;
export const NEVER: Found = { status: 'NEVER', at: null, provisionalAt: null, unpublishedDay: null };

/** Epoch milliseconds; an instant that is none throws, so that no deadline is made of it. */
export function millis(at: InstantLike): number {
  const value = at instanceof Date ? at.getTime() : Date.parse(at);
  if (!Number.isFinite(value)) throw new RangeError(`Not an instant: ${String(at)}`);
  return value;
}

/** The first day from one to another (either way) whose holidays are not known; null when all are. */
export function firstUncovered(calendar: BusinessCalendar, from: number, to: number): string | null {
  if (calendar.coveredFrom === null && calendar.coveredTo === null) return null;
  const [low, high] = from <= to ? [from, to] : [to, from];
  if (isCoveredDay(calendar, low) && isCoveredDay(calendar, high)) return null;
  if (!isCoveredDay(calendar, from)) return dayText(from);
  for (let day = from; day !== to; day += from < to ? 1 : -1) if (!isCoveredDay(calendar, day)) return dayText(day);
  return dayText(to);
}

/** Says what was found on `day`, counted from `fromDay`: exact, or provisional when a day in between is not published. */
export function found(calendar: BusinessCalendar, at: number, fromDay: number, day: number): Found {
  const unpublishedDay = firstUncovered(calendar, fromDay, day);
  return unpublishedDay === null
    ? { status: 'EXACT', at: new Date(at), provisionalAt: null, unpublishedDay: null }
    : { status: 'NOT_PUBLISHED', at: null, provisionalAt: new Date(at), unpublishedDay };
}

/** Open pieces from a day on (or back), each with its place in time; ends where none can come any more. */
function* walk(calendar: BusinessCalendar, start: number, direction: 1 | -1): Generator<Piece> {
  const limit = lastHope(calendar, direction, start);
  for (let steps = 0, day = start; steps < SEARCH_DAYS && (direction > 0 ? day <= limit : day >= limit); steps += 1, day += direction) {
    const pieces = piecesOf(calendar, day);
    for (let i = 0; i < pieces.length; i += 1) yield pieces[direction > 0 ? i : pieces.length - 1 - i] as Piece;
  }
}

/**
 * The earliest instant by which so many milliseconds of open time have passed since `from` (negative: the latest instant from
 * which they pass until it). Nothing to add answers the instant itself.
 */
export function addMilliseconds(calendar: BusinessCalendar, from: InstantLike, amount: number): Found {
  const at = millis(from);
  if (!Number.isFinite(amount)) throw new RangeError(`Not an amount of time: ${amount}`);
  const fromDay = dayAt(calendar.zone, at);
  if (amount === 0) return found(calendar, at, fromDay, fromDay);
  if (calendar.kind === 'elapsed') return found(calendar, at + amount, fromDay, fromDay);
  const direction = amount > 0 ? 1 : -1;
  let left = Math.abs(amount);
  // A night shift begins on the day before; where the clock is set back over midnight, the next day's piece may have begun.
  for (const piece of walk(calendar, fromDay - direction, direction)) {
    const begin = direction > 0 ? Math.max(at, piece.from) : piece.from;
    const end = direction > 0 ? piece.to : Math.min(at, piece.to);
    if (end <= begin) continue;
    if (left <= end - begin) return found(calendar, direction > 0 ? begin + left : end - left, fromDay, piece.day);
    left -= end - begin;
  }
  return NEVER;
}

/** `addMilliseconds` in minutes (halves allowed: 0.5 is 30 seconds). */
export const addMinutes = (calendar: BusinessCalendar, from: InstantLike, minutes: number): Found => addMilliseconds(calendar, from, Math.round(minutes * 60_000));

/** Every counted stretch from one instant to a later one, in order; adjoining shifts stay apart. */
export function slices(calendar: BusinessCalendar, from: InstantLike, to: InstantLike): Slice[] {
  const [start, end] = [millis(from), millis(to)];
  const list: Slice[] = [];
  if (end <= start) return list;
  const last = dayAt(calendar.zone, end) + 1;
  for (let day = dayAt(calendar.zone, start) - 1; day <= last; day += 1) {
    for (const piece of piecesOf(calendar, day)) {
      const [begin, close] = [Math.max(start, piece.from), Math.min(end, piece.to)];
      if (close <= begin) continue;
      const date = dayText(day);
      const exception = calendar.exceptions.get(date);
      list.push({
        from: new Date(begin), to: new Date(close), milliseconds: close - begin, day: date, isException: Boolean(exception),
        ...(exception?.nameZh ? { nameZh: exception.nameZh } : {}), ...(exception?.nameEn ? { nameEn: exception.nameEn } : {}),
      });
    }
  }
  return list;
}

/** Open time from one instant to another; negative when the second is earlier. `minutes` are whole ones. */
export function between(calendar: BusinessCalendar, from: InstantLike, to: InstantLike): Counted {
  const [start, end] = [millis(from), millis(to)];
  if (end < start) {
    const back = between(calendar, to, from);
    return { ...back, milliseconds: -back.milliseconds || 0, minutes: -back.minutes || 0 };
  }
  const [first, last] = [dayAt(calendar.zone, start), dayAt(calendar.zone, end)];
  let milliseconds = 0;
  if (calendar.kind === 'elapsed') milliseconds = end - start;
  else {
    for (let day = first - 1; day <= last + 1; day += 1) {
      for (const piece of piecesOf(calendar, day)) milliseconds += Math.max(0, Math.min(end, piece.to) - Math.max(start, piece.from));
    }
  }
  return { milliseconds, minutes: Math.trunc(milliseconds / 60_000), unpublishedDay: firstUncovered(calendar, first, last) };
}

/** Is it open at that instant? The opening instant is open, the closing instant closed. */
export function isOpen(calendar: BusinessCalendar, at: InstantLike): boolean {
  const time = millis(at);
  const day = dayAt(calendar.zone, time);
  return [day - 1, day, day + 1].some((one) => piecesOf(calendar, one).some((piece) => piece.from <= time && time < piece.to));
}

/** The instant itself when it is open, else the next opening. */
export function nextOpening(calendar: BusinessCalendar, at: InstantLike): Found {
  const time = millis(at);
  const day = dayAt(calendar.zone, time);
  if (calendar.kind === 'elapsed') return found(calendar, time, day, day);
  for (const piece of walk(calendar, day - 1, 1)) if (piece.to > time) return found(calendar, Math.max(time, piece.from), day, piece.day);
  return NEVER;
}
