// An independent judge of business time: looks at every single minute by the platform's own clock (Intl), and only counts.
import type { BusinessCalendar } from '../../../server/core/business-time/calendar.ts';

const MINUTE = 60_000;
const DAYS = 16;

/** Sixteen days of one zone, minute by minute: what the wall clock reads, in minutes since 1970 as if it were UTC. */
export interface Window { zone: string; start: number; wall: Int32Array }

/** Reads the wall clock of the zone at each minute from `start` (UTC midnight of that day). */
export function windowOf(zone: string, start: string): Window {
  const from = Date.parse(`${start}T00:00:00Z`);
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const wall = new Int32Array(DAYS * 1440);
  for (let i = 0; i < wall.length; i += 1) {
    const part = Object.fromEntries(format.formatToParts(from + i * MINUTE).map((one) => [one.type, Number(one.value)]));
    wall[i] = Date.UTC(part.year as number, (part.month as number) - 1, part.day, part.hour, part.minute) / MINUTE;
  }
  return { zone, start: from, wall };
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** Marks each minute of the window that the calendar opens: a shift lasts from the first minute whose wall time has reached its beginning to the first that has reached its end. */
export function openMinutes(calendar: BusinessCalendar, { wall }: Window): Uint8Array {
  const open = new Uint8Array(wall.length);
  const firstDay = Math.floor((wall[0] as number) / 1440) - 1;
  for (let day = firstDay; day <= firstDay + DAYS + 3; day += 1) {
    const date = new Date(day * 1440 * MINUTE);
    const exception = calendar.exceptions.get(date.toISOString().slice(0, 10));
    const weekday = (date.getUTCDay() || 7) as 1;
    const usual = calendar.week[weekday];
    const first = ([1, 2, 3, 4, 5, 6, 7] as const).map((one) => calendar.week[one]).find((shifts) => shifts.length) ?? [];
    const shifts = !exception ? usual : !exception.isWorking ? [] : exception.shifts?.length ? exception.shifts : usual.length ? usual : first;
    for (const [from, to] of shifts) {
      const begin = day * 1440 + minutes(from);
      const end = day * 1440 + minutes(to) + (minutes(to) <= minutes(from) ? 1440 : 0);
      let i = 0;
      while (i < wall.length && (wall[i] as number) < begin) i += 1;
      for (; i < wall.length && (wall[i] as number) < end; i += 1) open[i] = 1;
      // Where the clock goes back, the end has been reached once and stays reached.
    }
  }
  return open;
}

const MINUTES_OF = (window: Window, at: number): number => (at - window.start) / MINUTE;

/** Open minutes from one instant (whole minutes) to a later one. */
export function oracleBetween(open: Uint8Array, window: Window, from: number, to: number): number {
  let count = 0;
  for (let i = MINUTES_OF(window, from); i < MINUTES_OF(window, to); i += 1) count += open[i] as number;
  return count;
}

/** The earliest instant by which so many open minutes have passed; null when the window does not reach so far. */
export function oracleAdd(open: Uint8Array, window: Window, from: number, amount: number): number | null {
  let left = amount;
  let i = MINUTES_OF(window, from);
  for (; left > 0 && i < open.length; i += 1) left -= open[i] as number;
  return left > 0 ? null : window.start + i * MINUTE;
}

/** The latest instant from which so many open minutes pass until `to`; null when the window does not reach so far. */
export function oracleBack(open: Uint8Array, window: Window, to: number, amount: number): number | null {
  let left = amount;
  let i = MINUTES_OF(window, to);
  for (; left > 0 && i > 0; i -= 1) left -= open[i - 1] as number;
  return left > 0 ? null : window.start + i * MINUTE;
}

/** Is that minute open? */
export const oracleOpen = (open: Uint8Array, window: Window, at: number): boolean => open[MINUTES_OF(window, at)] === 1;
