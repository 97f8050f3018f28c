// Hours at which people are about: nobody sits an exam, stands at a tablet or writes down an idea in the middle of the night.
import { Temporal } from 'temporal-polyfill';

/** From when until when things happen in a store, by its own clock. */
export const FROM_HOUR = 9;
export const UNTIL_HOUR = 21;

/** The instant itself while people are about there; else such an hour of its own day, or of the day before where that day has not come so far yet. */
export function byDay(at: Date, zone: string, now: Date): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  if (there.hour >= FROM_HOUR && there.hour < UNTIL_HOUR) return at;
  const day = there.with({ hour: FROM_HOUR + 1 + (there.hour % (UNTIL_HOUR - FROM_HOUR - 2)) });
  return new Date((day.epochMilliseconds > now.getTime() ? day.subtract({ days: 1 }) : day).epochMilliseconds);
}
