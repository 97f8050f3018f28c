// Hours at which people are about: nobody sits an exam, stands at a tablet or writes down an idea in the middle of the night.
import { Temporal } from 'temporal-polyfill';

/** From when until when things happen in a store, by its own clock. */
export const FROM_HOUR = 9;
export const UNTIL_HOUR = 21;

const SECOND = 1_000;
/** From ten past nine until half past five: the hours in which every format of store is open and somebody has time to sit down. */
const QUIET = { from: (9 * 60 + 10) * 60, seconds: 500 * 60 };

/** An hour of the day of an instant by the store's clock, another for each `n`; never later than now. */
export function spreadByDay(about: Date, zone: string, now: Date, n: number): Date {
  const midnight = Temporal.Instant.fromEpochMilliseconds(about.getTime()).toZonedDateTimeISO(zone).startOfDay();
  // Steps of a prime that divides into the span at no round part: neighbours lie far apart and the same minute hardly comes again.
  const at = midnight.epochMilliseconds + (QUIET.from + ((n * 7_919 + 3_733) % QUIET.seconds)) * SECOND;
  return at > now.getTime() ? byDay(about, zone, now) : new Date(at);
}

/** The instant itself while people are about there; else such an hour of its own day, or of the day before where that day has not come so far yet. */
export function byDay(at: Date, zone: string, now: Date): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  if (there.hour >= FROM_HOUR && there.hour < UNTIL_HOUR) return at;
  const day = there.with({ hour: FROM_HOUR + 1 + (there.hour % (UNTIL_HOUR - FROM_HOUR - 2)) });
  return new Date((day.epochMilliseconds > now.getTime() ? day.subtract({ days: 1 }) : day).epochMilliseconds);
}
