// Time as an argument: the clock that the context carries, real or frozen, and days in a zone.
import { Temporal } from 'temporal-polyfill';

/** Tells the instant; injected everywhere, so that tests and demos can stand still. */
export interface Clock { now(): Date }

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at `iso` until told to move. */
export function frozenClock(iso: string): Clock & { set(iso: string): void; advance(ms: number): void } {
  let at = new Date(iso).getTime();
  return {
    now: () => new Date(at),
    set: (next) => { at = new Date(next).getTime(); },
    advance: (ms) => { at += ms; },
  };
}

/** The calendar day (`YYYY-MM-DD`) of an instant in an IANA zone. */
export function dayIn(zone: string, at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}
/** `day` moved by `days` (negative: back). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
/** Whole days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
