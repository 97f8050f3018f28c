// Published figures of others: 36 vectors of four business-hours libraries, and the Chinese working calendar of 2023-2026 to the day.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addMilliseconds, between, isOpen, nextOpening } from '../../server/core/business-time/arithmetic.ts';
import { calendarOf, type BusinessCalendar, type RawCalendar, type Shift } from '../../server/core/business-time/calendar.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../server/core/business-time/working-days.ts';
import { shippedCalendars } from '../../server/platform/calendar/calendar.shipped.ts';

const hours = new URL('../../../shared/data/business_hours/vectors.json', import.meta.url);
const holidays = new URL('../../../shared/data/calendar_cn/', import.meta.url);
const hasHours = existsSync(hours);
const hasHolidays = existsSync(new URL('truth.json', holidays));
for (const [there, name] of [[hasHours, 'business_hours'], [hasHolidays, 'calendar_cn']]) {
  if (!there) console.warn(`Left out: the figures of ${name}, because ../shared/data/${name} is not beside this checkout.`);
}

// biome-ignore lint/suspicious/noExplicitAny: files of figures in many shapes
type Vector = any;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const second = (at: Date | null | undefined): string | undefined => at?.toISOString().replace('.000Z', 'Z');

function answer(calendar: BusinessCalendar, v: Vector): unknown {
  switch (v.op) {
    case 'seconds_between': return between(calendar, v.from, v.to).milliseconds / 1000;
    case 'add_seconds': return second(addMilliseconds(calendar, v.from, v.seconds * 1000).at);
    case 'add_days': return addWorkingDays(calendar, v.from, v.days, { fromClosedDay: 'move' }).day;
    case 'days_between': return workingDaysBetween(calendar, v.from, v.to);
    case 'next_open': return second(nextOpening(calendar, v.from).at);
    case 'is_open': return isOpen(calendar, v.at);
    case 'sla': {
      const paused = (v.pauses as [string, string][]).reduce((sum, [from, to]) => sum + between(calendar, from, to).milliseconds, 0);
      const before = (v.pauses as [string, string][]).filter(([from]) => v.done && Date.parse(from) < Date.parse(v.done))
        .reduce((sum, [from, to]) => sum + between(calendar, from, Date.parse(to) < Date.parse(v.done) ? to : v.done).milliseconds, 0);
      const used = v.done ? Math.floor((between(calendar, v.opened, v.done).milliseconds - before) / 60_000) : 0;
      return { due: second(addMilliseconds(calendar, v.opened, v.target_minutes * 60_000 + paused).at), ...(v.done ? { minutes_used: used, minutes_left: v.target_minutes - used } : {}) };
    }
    default: return `unknown op ${v.op}`;
  }
}

describe.skipIf(!hasHours)('Vectors of four business-hours libraries (absent data: ../shared/data/business_hours)', () => {
  const groups: Vector[] = hasHours ? JSON.parse(readFileSync(hours, 'utf8')).groups : [];
  test.each(groups.map((group, i) => [`${i + 1}: ${group.source.split(' ')[0]}`, group]))('group %s holds', (_, group) => {
    const calendar = calendarOf({
      key: 'vectors', version: 1, kind: 'shifts', zone: group.time_zone, coveredFrom: null, coveredTo: null,
      week: Object.fromEntries(weekdays.map((name, i) => [i + 1, group.hours[name] ?? []])), exceptions: group.holidays.map((date: string) => ({ date, isWorking: false })),
    });
    for (const v of group.vectors) expect(answer(calendar, v), JSON.stringify(v)).toEqual(v.expect);
  });
  test('there are 36', () => expect(groups.reduce((sum, group) => sum + group.vectors.length, 0)).toBe(36));
});

describe.skipIf(!hasHolidays)('The Chinese working calendar, 2023 to 2026 (absent data: ../shared/data/calendar_cn)', () => {
  const read = (name: string): Vector => JSON.parse(readFileSync(new URL(name, holidays), 'utf8'));
  const truth: Vector = hasHolidays ? read('truth.json') : { years: {}, vectors: [] };
  const days: Vector[] = hasHolidays ? readdirSync(holidays).filter((name) => /^cn_holidays_\d{4}\.json$/.test(name)).flatMap((name) => read(name).days) : [];
  const calendar = (shifts: Shift[]): BusinessCalendar => calendarOf({
    key: 'cn', version: 1, kind: 'shifts', zone: 'Asia/Shanghai', week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, shifts])) as RawCalendar['week'],
    exceptions: days.map((day) => ({ date: day.date, isWorking: !day.isOffDay, nameZh: day.name })), coveredFrom: '2022-12-31', coveredTo: '2026-12-31',
  });
  const full = calendar([['09:00', '18:00']]);
  const lunch = calendar([['09:00', '12:00'], ['13:30', '18:00']]);
  const at = (text: string): string => `${text.replace(' ', 'T')}+08:00`;
  const wall = (moment: Date | null): string | undefined => (moment ? new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ') : undefined);

  test.each(Object.keys(truth.years))('%s: working days by month, make-up days, days off, longest runs', (year) => {
    const all: string[] = [];
    for (let day = new Date(`${year}-01-01T00:00:00Z`); day.toISOString().startsWith(year); day = new Date(day.getTime() + 86_400_000)) all.push(day.toISOString().slice(0, 10));
    const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());
    const longest = (isOn: boolean): { days: number; last_day: string } => {
      let best = { days: 0, last_day: '' };
      let run = 0;
      for (const day of all) { run = isWorkingDay(full, day) === isOn ? run + 1 : 0; if (run > best.days) best = { days: run, last_day: day }; }
      return best;
    };
    const work = all.filter((day) => isWorkingDay(full, day));
    expect({
      working_days: work.length, working_days_by_month: Array.from({ length: 12 }, (_, m) => work.filter((day) => Number(day.slice(5, 7)) === m + 1).length),
      make_up_days: all.filter((day) => full.exceptions.get(day)?.isWorking), weekdays_off: all.filter((day) => !isWeekend(day) && !isWorkingDay(full, day)).length,
      off_days_listed: all.filter((day) => full.exceptions.get(day)?.isWorking === false).length, longest_run_off: longest(false), longest_run_on: longest(true),
    }).toEqual(Object.fromEntries(Object.entries(truth.years[year]).filter(([key]) => key !== 'papers')));
    expect(workingDaysBetween(full, `${Number(year) - 1}-12-31`, `${year}-12-31`)).toBe(work.length);
  });

  test('the shipped head office works on the same days, and ends with the last announced year', () => {
    const shipped = shippedCalendars('Asia/Shanghai').find((one) => one.key === 'head-office')?.value as BusinessCalendar;
    for (let day = '2023-01-01'; day <= '2026-12-31'; day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)) expect(isWorkingDay(shipped, day), day).toBe(isWorkingDay(full, day));
    expect(shipped.coveredTo).toBe('2026-12-31');
  });

  test('every vector: minutes added and counted, with lunch and without, days after', () => {
    expect(truth.vectors.length).toBeGreaterThan(100);
    for (const v of truth.vectors) {
      const said = JSON.stringify(v);
      if ('add_working_minutes' in v) {
        expect([full, lunch].map((one) => wall(addMilliseconds(one, at(v.from), v.add_working_minutes * 60_000).at)), said).toEqual([v.due_full, v.due_lunch]);
      } else if ('to' in v) {
        expect([full, lunch].map((one) => between(one, at(v.from), at(v.to)).minutes), said).toEqual([v.working_minutes_full, v.working_minutes_lunch]);
      } else {
        expect({
          is_working_day: isWorkingDay(full, v.date), next_working_day: addWorkingDays(full, v.date, 1).day,
          plus_3_working_days: addWorkingDays(full, v.date, 3).day, plus_10_working_days: addWorkingDays(full, v.date, 10).day,
        }, said).toEqual({ is_working_day: v.is_working_day, next_working_day: v.next_working_day, plus_3_working_days: v.plus_3_working_days, plus_10_working_days: v.plus_10_working_days });
      }
    }
  });
});
