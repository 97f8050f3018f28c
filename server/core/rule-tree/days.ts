// Calendar days as plain text (`YYYY-MM-DD`): checked, and counted forward and back without any time zone.

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Is it a day that the calendar has? */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !shape.test(value) || value < '1000') return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The day so many days later (earlier when negative). */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);

/** How many days lie from one day to a later one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
