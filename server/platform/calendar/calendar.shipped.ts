// The calendars that a chain begins with: clock hours, the head office, shops and online service; Chinese holidays as far as they are announced.
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { Calendar, CalendarVersion, VersionState } from '../../../schema/platform/calendar.ts';
import { calendarOf, elapsedCalendar, plainCalendar, type BusinessCalendar, type DayException, type RawCalendar, type Shift } from '../../core/business-time/calendar.ts';
import type { Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { ALWAYS } from '../../core/version.ts';
import { stored } from './calendar.rules.ts';

/** First year whose holidays are shipped. */
const FIRST_YEAR = 2020;
/** Zones in which the holidays of the mainland are kept. */
const MAINLAND = new Set(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Urumqi', 'PRC']);

/** Public holidays and make-up working days of China from a year on, and the last day for which they are announced. */
export function chineseDays(firstYear = FIRST_YEAR): { days: DayException[]; coveredFrom: string; coveredTo: string } {
  const read = (list: Record<string, string>, isWorking: boolean): DayException[] => Object.entries(list).map(([date, said]) => {
    const [nameEn = '', nameZh = ''] = said.split(',');
    return { date, isWorking, nameZh, nameEn };
  });
  const all = [...read(announced.holidays, false), ...read(announced.workdays, true)].sort((a, b) => (a.date < b.date ? -1 : 1));
  const lastYear = (all.at(-1)?.date ?? '').slice(0, 4);
  return { days: all.filter((day) => day.date >= `${firstYear}-01-01`), coveredFrom: `${firstYear}-01-01`, coveredTo: `${lastYear}-12-31` };
}

const workdays = (key: string, zone: string, shifts: Shift[]): BusinessCalendar => {
  const isHere = MAINLAND.has(zone);
  const { days, coveredFrom, coveredTo } = chineseDays();
  return calendarOf({
    key, version: 1, kind: 'shifts', zone, week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, shifts])) as RawCalendar['week'],
    exceptions: isHere ? days : [], coveredFrom: isHere ? coveredFrom : null, coveredTo: isHere ? coveredTo : null,
  } as RawCalendar);
};

export interface ShippedCalendar { key: string; nameZh: string; nameEn: string; value: BusinessCalendar }

/** What is shipped, in the chain's zone. Keys are what shipped policies name. */
export const shippedCalendars = (zone: string): ShippedCalendar[] => [
  { key: 'clock-hours', nameZh: '自然时间', nameEn: 'Clock hours', value: elapsedCalendar(zone) },
  { key: 'head-office', nameZh: '总部工作时间', nameEn: 'Head office', value: workdays('head-office', zone, [['09:00', '12:00'], ['13:30', '18:00']]) },
  { key: 'shop', nameZh: '门店营业时间', nameEn: 'Shop hours', value: plainCalendar('shop', zone, [['08:00', '22:00']]) },
  { key: 'online', nameZh: '线上客服工作日', nameEn: 'Online service, working days', value: workdays('online', zone, [['09:00', '18:00']]) },
];


/** Brings in the shipped calendars whose key the chain does not have; what people made of the others stays. Answers the new keys. */
export async function shipCalendars(ctx: Context): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await tx.manager.query(`select pg_advisory_xact_lock(hashtext('shipped calendars'))`);
    const there = new Set((await tx.manager.find(Calendar)).map((one) => one.key));
    const fresh = shippedCalendars(ctx.db.settings.zone).filter((one) => !there.has(one.key));
    for (const { key, nameZh, nameEn, value } of fresh) {
      const calendar = await tx.manager.save(tx.manager.create(Calendar, { key, nameZh, nameEn, isShipped: true, hasHolidays: value.coveredTo !== null }));
      await tx.manager.save(tx.manager.create(CalendarVersion, { ...stored(value, null), calendarId: calendar.id, number: 1, state: VersionState.PUBLISHED, effectiveFrom: ALWAYS } as Partial<CalendarVersion>));
    }
    return fresh.map((one) => one.key);
  });
}
