// A month of a calendar as its days: which are worked, by which shifts, and why where they differ from the week. Pure.
import { addDays, lastDayOf } from '../shared/format.ts';
import type { Content, Exception, Shift } from './calendars.operations.ts';

export interface MonthDay { date: string; weekday: number; shifts: Shift[]; exception: Exception | null; isCovered: boolean }

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The days of a month, `2026-02`. */
export function daysOf(content: Content, month: string): MonthDay[] {
  const last = Number(lastDayOf(month).slice(8));
  const known = new Map(content.exceptions.map((one) => [one.date, one]));
  return Array.from({ length: last }, (_, at) => {
    const date = addDays(`${month}-01`, at);
    const weekday = weekdayOf(date);
    const exception = known.get(date) ?? null;
    const usual = content.week[String(weekday)] ?? [];
    // A make-up day without shifts of its own is worked like a Monday.
    const made = exception?.shifts ?? (usual.length > 0 ? usual : content.week['1'] ?? []);
    return { date, weekday, exception, shifts: content.calendarKind === 'ELAPSED' ? [['00:00', '24:00']] : exception ? (exception.isWorking ? made : []) : usual, isCovered: (!content.coveredFrom || date >= content.coveredFrom) && (!content.coveredTo || date <= content.coveredTo) };
  });
}

/** `09:00–12:00, 13:30–18:00` */
export const sayShifts = (shifts: readonly Shift[]): string => shifts.map(([from, to]) => `${from}–${to}`).join(', ');
/** Reads it again; null where it cannot be read. Commas, semicolons and line ends divide; any dash joins. */
export function readShifts(text: string): Shift[] | null {
  const parts = text.split(/[,，;；\n]+/).map((part) => part.trim()).filter(Boolean);
  const shifts: Shift[] = [];
  for (const part of parts) {
    const found = /^(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})$/.exec(part);
    if (!found) return null;
    const [, h1 = '', m1 = '', h2 = '', m2 = ''] = found;
    if (Number(h1) > 23 || Number(m1) > 59 || Number(h2) > 24 || Number(m2) > 59) return null;
    shifts.push([`${h1.padStart(2, '0')}:${m1}`, `${h2.padStart(2, '0')}:${m2}`]);
  }
  return shifts;
}
/** A month so many months on. */
export function stepMonth(month: string, by: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}
