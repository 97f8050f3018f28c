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

// Every request asks for the day of now. Days begin at a whole quarter of an hour of UTC since zones have been kept in such steps.
const QUARTER_MS = 900_000;
const SINCE_MS = Date.UTC(1980, 0, 1);
const lastDay = new Map<string, { quarter: number; day: string }>();

/** 24 hours: for spans of instants. Days of the calendar are counted by `addDays` and `daysBetween`. */
export const DAY_MS = 86_400_000;

/** The calendar day (`YYYY-MM-DD`) of an instant in an IANA zone. */
export function dayIn(zone: string, at: Date): string {
  const ms = at.getTime();
  const quarter = Math.floor(ms / QUARTER_MS);
  const last = lastDay.get(zone);
  if (last?.quarter === quarter && ms > SINCE_MS) return last.day;
  const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();
  if (lastDay.size > 1_000) lastDay.clear();
  lastDay.set(zone, { quarter, day });
  return day;
}
/** `day` moved by `days` (negative: back). */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
/** Whole days from `from` to `to`. */
export function daysBetween(from: string, to: string): number {
  const pair = `${from} ${to}`;
  let days = counted.get(pair);
  if (days === undefined) {
    days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
    if (counted.size >= PAIRS) counted.clear();
    counted.set(pair, days);
  }
  return days;
}
// Over thousands of people the same few stretches of days are counted: a month, a stay, a leave.
const counted = new Map<string, number>();
const PAIRS = 1_000;
