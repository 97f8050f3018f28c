// Hours at which stores are open and people are about: nobody sits an exam or stands at a tablet in the middle of the night.
import { Temporal } from 'temporal-polyfill';

/** The instant itself between 9 and 21 o'clock there; else an hour of the day that was before it, never a later instant. */
export function byDay(at: Date, zone: string): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  if (there.hour >= 9 && there.hour < 21) return at;
  const day = there.hour < 9 ? there.subtract({ days: 1 }) : there;
  return new Date(day.with({ hour: 10 + (there.hour % 9) }).epochMilliseconds);
}

/** The instant itself where people are at work there, from 9 to 18 o'clock; else such an hour of its own day, be it later. */
export function atWork(ms: number, zone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return there.hour >= 9 && there.hour < 18 ? ms : there.with({ hour: 10 + (there.hour % 7) }).epochMilliseconds;
}
