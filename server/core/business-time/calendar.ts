// A calendar as a value: when time counts, in a zone, with several shifts a day, holidays, make-up days and a stated end.
import { z } from 'zod';
import { isDay } from '../rule-tree/days.ts';

/*
 * How the files of this folder work together (all pure, no database, instants as ISO text or Date, answers as Date):
 *   calendar.ts      the value, its check (`calendarOf`) and the two that need no data (`ELAPSED`, `plainCalendar`)
 *   arithmetic.ts    add, between, slices, isOpen, nextOpening: counting open time
 *   working-days.ts  days instead of minutes: addWorkingDays, workingDaysBetween, addDays (a deadline in working days)
 *   timer.ts         one running promise: start, pause, resume, stop, retarget, remaining
 *   explain.ts       the tree that lists every counted slice, in both languages
 * A result that needs a day beyond `coveredTo` is never guessed: its `at` is null, its status NOT_PUBLISHED, and what the
 * usual week would give stands beside it as `provisionalAt`.
 */

/** From and to as the wall clock shows them, `HH:MM`; to `24:00` at most, or not after `from`: then it ends on the next day. */
export type Shift = readonly [from: string, to: string];
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Monday is 1, Sunday 7. */
export type Weekday = (typeof WEEKDAYS)[number];

/** A day that is not as its weekday says: closed, or worked (in its own shifts, or in those of a usual working day). */
export interface DayException { date: string; isWorking: boolean; shifts?: readonly Shift[]; nameZh?: string; nameEn?: string }

export interface BusinessCalendar {
  /** Which calendar, and which of its published versions: kept with every deadline that it gave. */
  key: string;
  version: number;
  /** `shifts`: open time counts. `elapsed`: all time counts, every day is a working day. */
  kind: 'shifts' | 'elapsed';
  /** IANA zone in which days and shifts are read. */
  zone: string;
  week: Readonly<Record<Weekday, readonly Shift[]>>;
  /** By day, `YYYY-MM-DD`. */
  exceptions: ReadonlyMap<string, DayException>;
  /** First and last day for which holidays are known; null where none need to be published. */
  coveredFrom: string | null;
  coveredTo: string | null;
}

/** Why a calendar cannot be used; `reason` is the word for the caller's error, `path` the place in the input. */
export class CalendarError extends Error {
  override name = 'CalendarError';
  constructor(readonly reason: CalendarProblem, readonly path: string) { super(`${reason} at ${path}`); }
}
const CALENDAR_PROBLEMS = [
  'CALENDAR_SHAPE', 'CALENDAR_ZONE', 'CALENDAR_SHIFT_ORDER', 'CALENDAR_SHIFT_COUNT', 'CALENDAR_DAY_TWICE', 'CALENDAR_CLOSED_WITH_SHIFTS',
  'CALENDAR_COVERAGE', 'CALENDAR_DAY_OUTSIDE', 'CALENDAR_NO_TIME',
] as const;
export type CalendarProblem = (typeof CALENDAR_PROBLEMS)[number];

const MAX_SHIFTS = 6;
const clock = /^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const day = z.string().refine(isDay);
const shift = z.tuple([z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), z.string().regex(clock)]);
const rawSchema = z.strictObject({
  key: z.string().min(1).max(80), version: z.number().int().min(0), kind: z.enum(['shifts', 'elapsed']), zone: z.string().min(1).max(60),
  week: z.record(z.string().regex(/^[1-7]$/), z.array(shift)),
  exceptions: z.array(z.strictObject({
    date: day, isWorking: z.boolean(), shifts: z.array(shift).optional(), nameZh: z.string().max(80).optional(), nameEn: z.string().max(80).optional(),
  })).max(4_000),
  coveredFrom: day.nullable(), coveredTo: day.nullable(),
});
/** A calendar as it is stored and sent: plain JSON. */
export type RawCalendar = z.input<typeof rawSchema>;

/** Minutes after midnight of `HH:MM`. */
export const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
/** A shift in minutes after the midnight of the day on which it begins; beyond 1,440 on the next day. */
export function minutesOf([from, to]: Shift): readonly [number, number] {
  const begin = minuteOf(from);
  const end = minuteOf(to);
  return [begin, end <= begin ? end + 1_440 : end];
}

function checkShifts(shifts: readonly Shift[], path: string): void {
  if (shifts.length > MAX_SHIFTS) throw new CalendarError('CALENDAR_SHIFT_COUNT', path);
  let last = 0;
  shifts.forEach((one, index) => {
    const [begin, end] = minutesOf(one);
    // An overnight shift is the last of its day; none lasts longer than a day.
    if (begin < last || end - begin > 1_440) throw new CalendarError('CALENDAR_SHIFT_ORDER', `${path}.${index}`);
    last = end;
  });
}

const isZone = (zone: string): boolean => {
  try { new Intl.DateTimeFormat('en', { timeZone: zone }); return /^[A-Za-z]/.test(zone); } catch { return false; }
};

/** Checks a stored or sent calendar and makes the value of it; throws CalendarError with the first thing wrong. */
export function calendarOf(raw: unknown): BusinessCalendar {
  const read = rawSchema.safeParse(raw);
  if (!read.success) throw new CalendarError('CALENDAR_SHAPE', read.error.issues[0]?.path.join('.') ?? '');
  const { week, exceptions, ...rest } = read.data;
  if (!isZone(rest.zone)) throw new CalendarError('CALENDAR_ZONE', 'zone');
  if (rest.coveredFrom !== null && rest.coveredTo !== null && rest.coveredTo < rest.coveredFrom) throw new CalendarError('CALENDAR_COVERAGE', 'coveredTo');
  const full = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, week[weekday] ?? []])) as unknown as Record<Weekday, Shift[]>;
  for (const weekday of WEEKDAYS) checkShifts(full[weekday], `week.${weekday}`);
  const byDay = new Map<string, DayException>();
  exceptions.forEach((one, index) => {
    if (byDay.has(one.date)) throw new CalendarError('CALENDAR_DAY_TWICE', `exceptions.${index}.date`);
    if (!one.isWorking && one.shifts?.length) throw new CalendarError('CALENDAR_CLOSED_WITH_SHIFTS', `exceptions.${index}.shifts`);
    if ((rest.coveredFrom !== null && one.date < rest.coveredFrom) || (rest.coveredTo !== null && one.date > rest.coveredTo)) {
      throw new CalendarError('CALENDAR_DAY_OUTSIDE', `exceptions.${index}.date`);
    }
    checkShifts(one.shifts ?? [], `exceptions.${index}.shifts`);
    byDay.set(one.date, one);
  });
  return { ...rest, week: full, exceptions: byDay };
}

/** The calendar as plain JSON again: `calendarOf(rawOf(x))` is `x`. */
export const rawOf = ({ exceptions, ...rest }: BusinessCalendar): RawCalendar => ({
  ...rest, week: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, rest.week[weekday].map(([from, to]) => [from, to])])),
  exceptions: [...exceptions.values()].map(({ shifts, ...one }) => ({ ...one, ...(shifts ? { shifts: shifts.map(([from, to]) => [from, to] as [string, string]) } : {}) })),
});

/** Does the usual week have any open time? A calendar without it is allowed as a draft and gives the status NEVER. */
export const hasOpenTime = (calendar: BusinessCalendar): boolean =>
  calendar.kind === 'elapsed' || WEEKDAYS.some((weekday) => calendar.week[weekday].length > 0);

const noShifts: Record<Weekday, Shift[]> = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

/** The calendar of clock hours: all time counts. The zone says where its days begin. */
export const elapsedCalendar = (zone: string): BusinessCalendar => ({
  key: 'elapsed', version: 0, kind: 'elapsed', zone, week: noShifts, exceptions: new Map(), coveredFrom: null, coveredTo: null,
});

/** A calendar that needs no published holidays: these shifts on these weekdays, always. */
export const plainCalendar = (key: string, zone: string, shifts: readonly Shift[], weekdays: readonly Weekday[] = WEEKDAYS): BusinessCalendar => calendarOf({
  key, version: 0, kind: 'shifts', zone, week: Object.fromEntries(weekdays.map((weekday) => [weekday, shifts])), exceptions: [], coveredFrom: null, coveredTo: null,
});
