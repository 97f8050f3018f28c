// Random calendars and moments around the nights at which clocks are changed, for property tests and the minute oracle.
import fc from 'fast-check';
import { calendarOf, type BusinessCalendar, type DayException, type Shift } from '../../../server/core/business-time/calendar.ts';
import { windowOf, type Window } from './minute-oracle.ts';

/** Zones and the weeks in which they are looked at: no summer time, gap, overlap, thirty minutes, a change at one past midnight, a change over midnight. */
const PLACES: readonly [zone: string, start: string][] = [
  ['Asia/Shanghai', '2026-02-10'], ['Asia/Shanghai', '2026-09-26'], ['America/New_York', '2026-03-02'], ['America/New_York', '2026-10-26'],
  ['Australia/Lord_Howe', '2026-03-30'], ['Australia/Lord_Howe', '2026-09-28'], ['Europe/Berlin', '2026-03-23'], ['America/St_Johns', '2010-11-01'],
  ['America/Havana', '2026-10-26'], ['Africa/Cairo', '2026-04-20'], ['Asia/Kathmandu', '2026-05-01'], ['Pacific/Apia', '2011-12-25'],
];
let made: Window[] | null = null;
/** The windows, read once: each is some twenty thousand readings of the platform's clock. */
export const windows = (): Window[] => (made ??= PLACES.map(([zone, start]) => windowOf(zone, start)));

const text = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Up to three shifts of a day; the last may go on over midnight. Round and odd minutes both. */
const shiftsArb: fc.Arbitrary<Shift[]> = fc.tuple(
  fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 95 }).map((n) => n * 15)), { minLength: 0, maxLength: 6 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 600 }),
).map(([cuts, kind, over]) => {
  const sorted = cuts.sort((a, b) => a - b);
  const shifts: Shift[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) shifts.push([text(sorted[i] as number), text(sorted[i + 1] as number)]);
  const last = shifts.at(-1);
  // One day in ten is open all day, one has a night shift at its end.
  if (kind === 0) return [['00:00', '24:00']];
  if (kind === 1 && last && minute(last[0]) > over) shifts[shifts.length - 1] = [last[0], text(over % 1440)];
  return shifts;
});
const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const exceptionsArb = (start: number): fc.Arbitrary<DayException[]> => fc.uniqueArray(
  fc.record({ offset: fc.integer({ min: -1, max: 16 }), isWorking: fc.boolean(), shifts: shiftsArb }), { maxLength: 5, selector: (one) => one.offset },
).map((list) => list.map(({ offset, isWorking, shifts }) => ({
  date: new Date(start + offset * 86_400_000).toISOString().slice(0, 10), isWorking, ...(isWorking && shifts.length ? { shifts } : {}),
})));

export interface Case { window: Window; calendar: BusinessCalendar; from: number; to: number; amount: number }

/** A calendar in one of the windows, two moments (whole minutes), an amount of open minutes. */
export const caseArb: fc.Arbitrary<Case> = fc.integer({ min: 0, max: PLACES.length - 1 }).chain((index) => {
  const window = windows()[index] as Window;
  const moment = fc.integer({ min: 1440 * 2, max: 1440 * 14 }).map((n) => window.start + n * 60_000);
  return fc.record({
    week: fc.array(shiftsArb, { minLength: 7, maxLength: 7 }), exceptions: exceptionsArb(window.start), from: moment, to: moment,
    amount: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 6_000 })),
  }).map(({ week, exceptions, from, to, amount }) => ({
    window, from: Math.min(from, to), to: Math.max(from, to), amount,
    calendar: calendarOf({
      key: 'random', version: 1, kind: 'shifts', zone: window.zone, week: Object.fromEntries(week.map((shifts, i) => [i + 1, shifts])) as never, exceptions: exceptions as never,
      coveredFrom: null, coveredTo: null,
    }),
  }));
});
