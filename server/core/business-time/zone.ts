// Wall time of a zone and instants, both ways; the stretches between changes of the clock are kept, so that it costs nothing twice.
import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../clock.ts';

/** `YYYY-MM-DD` of a day number (days since 1970-01-01), and back. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
export const dayNumber = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY_MS);

/** A stretch of time in which the zone keeps one offset from UTC; all in milliseconds. */
interface Stretch { from: number; to: number; offset: number }
const stretches = new Map<string, Stretch[]>();

function stretchAt(zone: string, at: number): Stretch {
  let known = stretches.get(zone);
  if (!known) stretches.set(zone, known = []);
  const kept = known.find((one) => one.from <= at && at < one.to);
  if (kept) return kept;
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // "Previous" is strictly before: a millisecond on, it finds a change that happens at this very instant.
  const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = here.getTimeZoneTransition('next');
  const made = { from: previous?.epochMilliseconds ?? -Infinity, to: next?.epochMilliseconds ?? Infinity, offset: here.offsetNanoseconds / 1e6 };
  known.unshift(made);
  return made;
}

/** The day on which the instant falls in the zone. */
export const dayAt = (zone: string, at: number): number => Math.floor((at + stretchAt(zone, at).offset) / DAY_MS);

/** Minutes since midnight that the wall clock of the zone shows at the instant; parts of a minute are kept. */
export const minutesAt = (zone: string, at: number): number => { const wall = at + stretchAt(zone, at).offset; return (wall - Math.floor(wall / DAY_MS) * DAY_MS) / 60_000; };

/**
 * The first instant at which the wall clock of the zone has reached so many minutes after that day's midnight. Where summer time
 * skips the reading, it is the instant of the skip; where the reading comes twice, the first.
 */
export function instantAt(zone: string, day: number, minutes: number): number {
  const wall = day * DAY_MS + minutes * 60_000;
  // No zone is further than a day from UTC: from a day before on, the first stretch that has the reading, or begins beyond it.
  for (let stretch = stretchAt(zone, wall - DAY_MS); ; stretch = stretchAt(zone, stretch.to)) {
    const at = wall - stretch.offset;
    if (at < stretch.to) return Math.max(at, stretch.from);
  }
}

/** Wall time of an instant in the zone: `YYYY-MM-DD`, `HH:MM` (with seconds where they are not zero). */
export function wallAt(zone: string, at: number): { day: string; time: string } {
  const text = new Date(at + stretchAt(zone, at).offset).toISOString();
  return { day: text.slice(0, 10), time: text.slice(17, 19) === '00' ? text.slice(11, 16) : text.slice(11, 19) };
}
