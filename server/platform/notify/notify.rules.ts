// When a person is left alone, and when many alerts become one. Pure.
import { Temporal } from 'temporal-polyfill';

export interface Quiet { from: string; to: string }
export const USUAL_QUIET: Quiet = { from: '22:00', to: '08:00' };
/** Mails wait so long, so that what comes together goes together. */
export const GATHER_MS = 60_000;
/** From so many alerts of a kind within STORM_MS on, the rest are folded into one. */
export const STORM_FROM = 5;
export const STORM_MS = 600_000;
/** Items that a digest lists. */
export const MOST_ITEMS = 50;

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The end of the quiet hours in which an instant lies, read on the wall clock of a zone; the instant itself outside them. */
export function afterQuiet(at: Date, zone: string, { from, to }: Quiet): Date {
  const [begin, end] = [minutes(from), minutes(to)];
  if (begin === end) return at;
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  const now = wall.hour * 60 + wall.minute;
  const isQuiet = begin < end ? now >= begin && now < end : now >= begin || now < end;
  if (!isQuiet) return at;
  const day = begin > end && now >= begin ? wall.toPlainDate().add({ days: 1 }) : wall.toPlainDate();
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(to) }).epochMilliseconds);
}

/** When a mail about something told at an instant goes out. */
export const mailAt = (at: Date, zone: string, quiet: Quiet, isUrgent: boolean): Date =>
  (isUrgent ? at : afterQuiet(new Date(at.getTime() + GATHER_MS), zone, quiet));

/** The slot of time into which a digest gathers. */
export const slotOf = (at: Date, length = STORM_MS): string => new Date(Math.floor(at.getTime() / length) * length).toISOString().slice(0, 16);
