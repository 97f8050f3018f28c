// Which pieces of real time a calendar day opens: shifts read on the wall clock of the zone, over summer time too.
import { minutesOf, WEEKDAYS, type BusinessCalendar, type Shift, type Weekday } from './calendar.ts';
import { dayNumber, dayText, instantAt } from './zone.ts';

/** A stretch of open time in epoch milliseconds; `day` is the calendar day whose shift it belongs to, counted from 1970-01-01. */
export interface Piece { from: number; to: number; day: number }

/** Monday 1 to Sunday 7; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): Weekday => ((((day + 3) % 7) + 7) % 7 + 1) as Weekday;

/** The shifts of a day: its own when it is an exception, else its weekday's; a make-up day without its own has those of a usual working day. */
export function shiftsOn(calendar: BusinessCalendar, day: number): readonly Shift[] {
  const usual = calendar.week[weekdayOf(day)];
  const exception = calendar.exceptions.get(dayText(day));
  if (!exception) return usual;
  if (!exception.isWorking) return [];
  if (exception.shifts?.length) return exception.shifts;
  if (usual.length) return usual;
  return calendar.week[WEEKDAYS.find((weekday) => calendar.week[weekday].length) ?? 1];
}

/** Is work done on that day? */
export const isWorkingDayNumber = (calendar: BusinessCalendar, day: number): boolean => calendar.kind === 'elapsed' || shiftsOn(calendar, day).length > 0;

/** Is the day within the years for which holidays are known? */
export function isCoveredDay(calendar: BusinessCalendar, day: number): boolean {
  const text = dayText(day);
  return (calendar.coveredFrom === null || text >= calendar.coveredFrom) && (calendar.coveredTo === null || text <= calendar.coveredTo);
}

interface Kept { pieces: Map<number, readonly Piece[]>; bounds: { first: number; last: number } }
const kept = new WeakMap<BusinessCalendar, Kept>();
const KEPT_DAYS = 6_000;

function keptOf(calendar: BusinessCalendar): Kept {
  const known = kept.get(calendar);
  if (known) return known;
  const days = [...calendar.exceptions.keys()].sort();
  const made: Kept = { pieces: new Map(), bounds: { first: days[0] ? dayNumber(days[0]) : Infinity, last: days.length ? dayNumber(days.at(-1) as string) : -Infinity } };
  kept.set(calendar, made);
  return made;
}

const whole = (calendar: BusinessCalendar, day: number): readonly [number, number][] =>
  (calendar.kind === 'elapsed'
    ? [[instantAt(calendar.zone, day, 0), instantAt(calendar.zone, day + 1, 0)]]
    : shiftsOn(calendar, day).map((shift) => { const [from, to] = minutesOf(shift); return [instantAt(calendar.zone, day, from), instantAt(calendar.zone, day, to)]; }));

/** The open pieces of a day, in order and without what a night shift of the day before already opens. */
export function piecesOf(calendar: BusinessCalendar, day: number): readonly Piece[] {
  const { pieces } = keptOf(calendar);
  const known = pieces.get(day);
  if (known) return known;
  const before = calendar.kind === 'elapsed' ? 0 : whole(calendar, day - 1).reduce((end, [, to]) => Math.max(end, to), 0);
  const made: Piece[] = [];
  for (const [from, to] of whole(calendar, day)) {
    const begin = before > from ? Math.min(before, to) : from;
    if (to > begin) made.push({ from: begin, to, day });
  }
  if (pieces.size >= KEPT_DAYS) pieces.clear();
  pieces.set(day, made);
  return made;
}

/** After (before) this day no exception stands: if the usual week is empty too, no open time comes any more. */
export function lastHope(calendar: BusinessCalendar, direction: 1 | -1, from: number): number {
  const { bounds } = keptOf(calendar);
  const edge = direction > 0 ? Math.max(bounds.last, from) : Math.min(bounds.first, from);
  const hasWeek = calendar.kind === 'elapsed' || WEEKDAYS.some((weekday) => calendar.week[weekday].length);
  return hasWeek ? direction * Infinity : edge + direction;
}
