// When a store is open on each day of a week: by the calendar of its own, else by its usual hours with the holidays of the calendar of shops.
import { minutesOf as bounds } from '../../core/business-time/calendar.ts';
import { shiftsOn, weekdayOf } from '../../core/business-time/open-days.ts';
import { dayNumber, dayText, instantAt } from '../../core/business-time/zone.ts';
import type { Context } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { calendarFor } from '../../platform/calendar/deadline.service.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { DAY, minutesOf, type Span } from './shifts.rules.ts';

/** A day that is not as its weekday says: shut, or worked otherwise. */
export interface OtherDay { on: string; isOpen: boolean; label: Label }
export interface OpenWeek { days: Span[][]; others: OtherDay[] }
interface Store { id: string; zone: string; hours: Record<string, readonly [string, string][]> }

const CLOSED: Label = { zh: '休息', en: 'Closed' };
const WORKED: Label = { zh: '营业时间有变', en: 'Other hours' };

/** The spans of opening of seven days from a Monday, in minutes of each day; what lasts beyond midnight is the next day's. */
export async function openWeek(ctx: Context, store: Store, monday: string): Promise<OpenWeek> {
  const first = dayNumber(monday);
  // A week to come is planned by the version that will be in force then.
  const shelf = await shelfAsOf(ctx, new Date(Math.max(ctx.clock.now().getTime(), instantAt(store.zone, first, 0))));
  const calendar = calendarFor(shelf, store.id)?.calendar;
  const isOwn = shelf.byStore.has(store.id);
  const usual = (day: number): Span[] => (store.hours[String(weekdayOf(day))] ?? []).map(([from, until]) => ({ from: minutesOf(from), until: minutesOf(until) }));
  const spansOf = (day: number): Span[] => {
    if (!calendar) return usual(day);
    const exception = calendar.exceptions.get(dayText(day));
    if (!isOwn && (!exception || (exception.isWorking && !exception.shifts?.length))) return usual(day);
    if (calendar.kind === 'elapsed') return [{ from: 0, until: DAY }];
    return shiftsOn(calendar, day).map((shift) => { const [from, until] = bounds(shift); return { from, until }; });
  };
  const days = Array.from({ length: 7 }, (_, n) => [
    ...spansOf(first + n - 1).flatMap(({ until }) => (until > DAY ? [{ from: 0, until: until - DAY }] : [])),
    ...spansOf(first + n).map(({ from, until }) => ({ from, until: Math.min(DAY, until) })),
  ]);
  const others = days.flatMap((_, n): OtherDay[] => {
    const exception = calendar?.exceptions.get(dayText(first + n));
    if (!exception) return [];
    const label = exception.isWorking ? WORKED : CLOSED;
    return [{ on: dayText(first + n), isOpen: exception.isWorking, label: exception.nameZh || exception.nameEn ? { zh: `${label.zh}：${exception.nameZh ?? exception.nameEn ?? ''}`, en: `${label.en}: ${exception.nameEn ?? exception.nameZh ?? ''}` } : label }];
  });
  return { days, others };
}
