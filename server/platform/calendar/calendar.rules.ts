// Calendars as rows and as values: checked, compared, and holidays merged into what is known.
import { CalendarKind, type CalendarVersion } from '../../../schema/platform/calendar.ts';
import type { CalendarDraftInput } from '../../../schema/platform/calendar.inputs.ts';
import { calendarOf, rawOf, type BusinessCalendar, type DayException } from '../../core/business-time/calendar.ts';

/** What one version says, as it is stored. */
export type CalendarContent = Pick<CalendarVersion, 'calendarKind' | 'zone' | 'week' | 'exceptions' | 'coveredFrom' | 'coveredTo' | 'note'>;

/** The value that a stored version stands for; throws CalendarError where it does not make sense. */
export const calendarValue = (key: string, number: number, content: CalendarContent): BusinessCalendar => calendarOf({
  key, version: number, kind: content.calendarKind === CalendarKind.ELAPSED ? 'elapsed' : 'shifts', zone: content.zone,
  week: content.week, exceptions: content.exceptions, coveredFrom: content.coveredFrom ?? null, coveredTo: content.coveredTo ?? null,
});

/** What a draft that was sent says, in the form in which it is stored: checked, days in order. */
export function contentOf(draft: CalendarDraftInput, zone: string): CalendarContent {
  const value = calendarOf({
    key: 'draft', version: 0, kind: draft.kind === CalendarKind.ELAPSED ? 'elapsed' : 'shifts', zone: draft.zone ?? zone, week: draft.week,
    exceptions: draft.exceptions ?? [], coveredFrom: draft.coveredFrom ?? null, coveredTo: draft.coveredTo ?? null,
  });
  return stored(value, draft.note ?? null);
}

/** A value in the form in which it is stored. */
export function stored(value: BusinessCalendar, note: string | null): CalendarContent {
  const { week, exceptions } = rawOf(value);
  return {
    calendarKind: value.kind === 'elapsed' ? CalendarKind.ELAPSED : CalendarKind.SHIFTS, zone: value.zone, week,
    exceptions: [...exceptions].sort((a, b) => (a.date < b.date ? -1 : 1)), coveredFrom: value.coveredFrom, coveredTo: value.coveredTo, note,
  };
}

/** What is compared and shown of a version: days by their date, so that one day more is one difference. */
export const comparable = (content: CalendarContent): Record<string, unknown> => ({
  kind: content.calendarKind, zone: content.zone, week: content.week, coveredFrom: content.coveredFrom ?? null, coveredTo: content.coveredTo ?? null,
  days: Object.fromEntries((content.exceptions as DayException[]).map(({ date, ...rest }) => [date, rest])),
});

const sameDay = (a: DayException | undefined, b: DayException): boolean =>
  a !== undefined && a.isWorking === b.isWorking && (b.nameZh === undefined || a.nameZh === b.nameZh) && JSON.stringify(a.shifts ?? []) === JSON.stringify(b.shifts ?? a.shifts ?? []);

/** Days off that a year must at least have in a file, for the year to be taken as published: New Year alone is no notice. */
const DAYS_OF_A_NOTICE = 5;

/**
 * Days merged into a calendar. A year for which the file brings a whole notice (at least five days off) and that adjoins the
 * covered ones is covered from then on. Answers the content, which days changed it, and which lie outside the covered days.
 */
export function mergeDays(content: CalendarContent, days: readonly DayException[]): { content: CalendarContent; changed: Set<string>; outside: Set<string> } {
  const known = new Map((content.exceptions as DayException[]).map((one) => [one.date, one]));
  let { coveredFrom = null, coveredTo = null } = content;
  const off = new Map<number, number>();
  for (const day of days) if (!day.isWorking) off.set(Number(day.date.slice(0, 4)), (off.get(Number(day.date.slice(0, 4))) ?? 0) + 1);
  const noticed = [...off].filter(([, count]) => count >= DAYS_OF_A_NOTICE).map(([year]) => year).sort((a, b) => a - b);
  for (const year of noticed) if (coveredTo !== null && coveredTo === `${year - 1}-12-31`) coveredTo = `${year}-12-31`;
  for (const year of [...noticed].reverse()) if (coveredFrom !== null && coveredFrom === `${year + 1}-01-01`) coveredFrom = `${year}-01-01`;
  const changed = new Set<string>();
  const outside = new Set<string>();
  for (const day of days) {
    if ((coveredFrom !== null && day.date < coveredFrom) || (coveredTo !== null && day.date > coveredTo)) { outside.add(day.date); continue; }
    const before = known.get(day.date);
    if (sameDay(before, day)) continue;
    known.set(day.date, { ...(before?.isWorking === day.isWorking ? before : {}), ...day });
    changed.add(day.date);
  }
  return { content: { ...content, coveredFrom, coveredTo, exceptions: [...known.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) }, changed, outside };
}
