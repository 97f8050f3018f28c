// Business time by hand-made tables: shifts, lunch, holidays, make-up days, night shifts, summer time, and where a calendar ends.
import { describe, expect, test } from 'vitest';
import { addMilliseconds, addMinutes, between, isOpen, nextOpening, slices } from '../../../server/core/business-time/arithmetic.ts';
import { calendarOf, CalendarError, elapsedCalendar, plainCalendar, rawOf, type BusinessCalendar, type Shift } from '../../../server/core/business-time/calendar.ts';
import { addDays, addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../server/core/business-time/working-days.ts';
import { nineToSix, office, shanghai, withLunch } from './calendars.ts';

const full = office(nineToSix);
const lunch = office(withLunch);
const due = (calendar: BusinessCalendar, from: string, minutes: number): string | undefined => addMinutes(calendar, from, minutes).at?.toISOString();
const at = (wall: string): string => new Date(shanghai(wall)).toISOString();

describe('minutes in a working week', () => {
  test.each([
    ['inside a day', '2026-01-05 10:00', 90, '2026-01-05 11:30', '2026-01-05 11:30'],
    ['over lunch', '2026-01-05 11:30', 60, '2026-01-05 12:30', '2026-01-05 14:00'],
    ['to the very end of a day', '2026-01-05 17:00', 60, '2026-01-05 18:00', '2026-01-05 18:00'],
    ['over night', '2026-01-05 17:30', 120, '2026-01-06 10:30', '2026-01-06 10:30'],
    ['over a weekend', '2026-01-09 17:30', 60, '2026-01-12 09:30', '2026-01-12 09:30'],
    ['from a closed evening', '2026-01-09 23:00', 1, '2026-01-12 09:01', '2026-01-12 09:01'],
    ['into a make-up Saturday', '2026-02-13 17:30', 60, '2026-02-14 09:30', '2026-02-14 09:30'],
    ['over nine days of Spring Festival', '2026-02-14 17:30', 60, '2026-02-24 09:30', '2026-02-24 09:30'],
    ['from inside a holiday', '2026-10-03 10:00', 30, '2026-10-08 09:30', '2026-10-08 09:30'],
  ])('%s', (_, from, minutes, dueFull, dueLunch) => {
    expect(due(full, shanghai(from), minutes)).toBe(at(dueFull));
    expect(due(lunch, shanghai(from), minutes)).toBe(at(dueLunch));
  });

  test('counted back, the latest instant from which they pass', () => {
    expect(due(full, shanghai('2026-01-12 09:30'), -60)).toBe(at('2026-01-09 17:30'));
    expect(due(lunch, shanghai('2026-01-05 14:00'), -60)).toBe(at('2026-01-05 11:30'));
  });

  test('half a minute is thirty seconds (A-38)', () => expect(due(full, shanghai('2026-01-05 10:00:10'), 0.5)).toBe(at('2026-01-05 10:00:40')));
  test('nothing to add is the instant itself, open or not', () => expect(due(full, shanghai('2026-01-10 10:00'), 0)).toBe(at('2026-01-10 10:00')));

  test('between two instants; the other way round negative', () => {
    expect(between(full, shanghai('2026-01-09 17:00'), shanghai('2026-01-12 10:00'))).toEqual({ milliseconds: 7_200_000, minutes: 120, unpublishedDay: null });
    expect(between(full, shanghai('2026-01-12 10:00'), shanghai('2026-01-09 17:00')).minutes).toBe(-120);
    expect(between(lunch, shanghai('2026-01-05 11:00'), shanghai('2026-01-05 14:00')).minutes).toBe(90);
    expect(between(full, shanghai('2026-01-10 00:00'), shanghai('2026-01-11 00:00')).minutes).toBe(0);
  });

  test('the opening instant is open, the closing instant is not', () => {
    expect(['08:59:59.999', '09:00', '11:59:59.999', '12:00', '13:29', '13:30', '18:00'].map((time) => isOpen(lunch, shanghai(`2026-01-05 ${time}`))))
      .toEqual([false, true, true, false, false, true, false]);
    expect(nextOpening(lunch, shanghai('2026-01-05 12:00')).at?.toISOString()).toBe(at('2026-01-05 13:30'));
    expect(nextOpening(lunch, shanghai('2026-01-05 13:45')).at?.toISOString()).toBe(at('2026-01-05 13:45'));
    expect(nextOpening(lunch, shanghai('2026-02-14 18:00')).at?.toISOString()).toBe(at('2026-02-24 09:00'));
  });

  test('slices name each counted stretch, and the days that are not as their weekday says', () => {
    expect(slices(lunch, shanghai('2026-02-13 17:00'), shanghai('2026-02-24 10:00')).map((one) => [one.from.toISOString(), one.milliseconds / 60_000, one.day, one.nameZh])).toEqual([
      [at('2026-02-13 17:00'), 60, '2026-02-13', undefined], [at('2026-02-14 09:00'), 180, '2026-02-14', '春节'],
      [at('2026-02-14 13:30'), 270, '2026-02-14', '春节'], [at('2026-02-24 09:00'), 60, '2026-02-24', undefined],
    ]);
  });
});

describe('working days', () => {
  test('over holidays and make-up days; a closed start counts the next day, or is moved there first', () => {
    expect(isWorkingDay(full, '2026-02-14')).toBe(true);
    expect(isWorkingDay(full, '2026-02-16')).toBe(false);
    expect(addWorkingDays(full, '2026-02-12', 3).day).toBe('2026-02-24');
    expect(addWorkingDays(full, '2026-02-24', -3).day).toBe('2026-02-12');
    expect(addWorkingDays(full, '2026-01-10', 1).day).toBe('2026-01-12');
    expect(addWorkingDays(full, '2026-01-10', 1, { fromClosedDay: 'move' }).day).toBe('2026-01-13');
    expect(addWorkingDays(full, '2026-01-10', 0, { fromClosedDay: 'move' }).day).toBe('2026-01-12');
    expect([workingDaysBetween(full, '2026-02-12', '2026-02-24'), workingDaysBetween(full, '2026-02-24', '2026-02-12')]).toEqual([3, -3]);
  });

  test('D-26: three and five working days end with the last day’s business, the day of the start not counted', () => {
    expect(addDays(full, shanghai('2026-01-05 10:00'), 3).at?.toISOString()).toBe(at('2026-01-08 18:00'));
    expect(addDays(full, shanghai('2026-01-10 10:00'), 3).at?.toISOString()).toBe(at('2026-01-14 18:00'));
    expect(addDays(full, shanghai('2026-09-30 20:00'), 5).at?.toISOString()).toBe(at('2026-10-13 18:00'));
  });

  test('A-39: half of three working days ends half-way through the second', () => {
    expect(addDays(full, shanghai('2026-01-05 10:00'), 1.5).at?.toISOString()).toBe(at('2026-01-07 13:30'));
    expect(addDays(lunch, shanghai('2026-01-05 10:00'), 1.5).at?.toISOString()).toBe(at('2026-01-07 14:15'));
  });
});

describe('clock hours', () => {
  const elapsed = elapsedCalendar('America/New_York');
  test('all time counts, also through a night of summer time', () => {
    expect(due(elapsed, '2026-03-08T05:00:00Z', 24 * 60)).toBe('2026-03-09T05:00:00.000Z');
    expect(between(elapsed, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z').minutes).toBe(23 * 60);
    expect(isOpen(elapsed, '2026-12-25T03:00:00Z')).toBe(true);
  });
  test('its days are calendar days of the zone', () => {
    expect(addDays(elapsed, '2026-03-07T12:00:00Z', 1).at?.toISOString()).toBe('2026-03-09T04:00:00.000Z');
    expect(slices(elapsed, '2026-03-08T00:00:00Z', '2026-03-10T00:00:00Z').map((one) => one.milliseconds / 3_600_000)).toEqual([5, 23, 20]);
  });
});

describe('P31: summer time is counted as it passes', () => {
  const night = (zone: string, ...shifts: Shift[]): BusinessCalendar => plainCalendar('night', zone, shifts);
  test('New York: an hour is skipped in March and comes twice in November', () => {
    const all = night('America/New_York', ['00:00', '08:00']);
    expect(between(all, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z').minutes).toBe(7 * 60);
    expect(between(all, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z').minutes).toBe(9 * 60);
    expect(due(all, '2026-03-08T06:30:00Z', 60)).toBe('2026-03-08T07:30:00.000Z');
  });
  test('a shift that begins in the skipped hour begins when it is over; one that begins in the doubled hour, the first time', () => {
    const early = night('America/New_York', ['02:30', '05:00']);
    expect(nextOpening(early, '2026-03-08T06:00:00Z').at?.toISOString()).toBe('2026-03-08T07:00:00.000Z');
    expect(between(early, '2026-03-08T06:00:00Z', '2026-03-08T12:00:00Z').minutes).toBe(120);
    const doubled = night('America/New_York', ['01:30', '03:00']);
    expect(nextOpening(doubled, '2026-11-01T05:00:00Z').at?.toISOString()).toBe('2026-11-01T05:30:00.000Z');
    expect(between(doubled, '2026-11-01T05:00:00Z', '2026-11-01T09:00:00Z').minutes).toBe(150);
  });
  test('a shift that lies in the skipped hour opens nothing that day', () => {
    expect(slices(night('America/New_York', ['02:10', '02:50']), '2026-03-08T00:00:00Z', '2026-03-09T00:00:00Z')).toEqual([]);
  });
  test('Lord Howe moves by thirty minutes', () => {
    const all = night('Australia/Lord_Howe', ['00:00', '06:00']);
    expect(between(all, '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z').minutes).toBe(5.5 * 60);
    expect(between(all, '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z').minutes).toBe(6.5 * 60);
  });
  test('a shift over midnight belongs to the day on which it begins', () => {
    const bar = plainCalendar('bar', 'Asia/Shanghai', [['18:00', '02:00']], [5]);
    expect(between(bar, shanghai('2026-01-09 00:00'), shanghai('2026-01-12 00:00')).minutes).toBe(480);
    expect(isOpen(bar, shanghai('2026-01-10 01:59'))).toBe(true);
    expect(isOpen(bar, shanghai('2026-01-10 18:30'))).toBe(false);
    expect(due(bar, shanghai('2026-01-10 01:00'), -120)).toBe(at('2026-01-09 23:00'));
  });
  test('what a night shift and the next morning’s shift both open counts once', () => {
    const both = plainCalendar('both', 'Asia/Shanghai', [['04:00', '10:00'], ['20:00', '06:00']]);
    expect(between(both, shanghai('2026-01-05 00:00'), shanghai('2026-01-06 00:00')).minutes).toBe(14 * 60);
    expect(due(both, shanghai('2026-01-05 03:00'), 240)).toBe(at('2026-01-05 07:00'));
    expect(due(both, shanghai('2026-01-05 07:00'), -240)).toBe(at('2026-01-05 03:00'));
  });
});

describe('where a calendar ends', () => {
  test('a deadline beyond the covered years is not guessed: it says which day is not published, and what is provisional', () => {
    expect(addMinutes(full, shanghai('2026-12-31 17:30'), 60)).toEqual({
      status: 'NOT_PUBLISHED', at: null, provisionalAt: new Date(shanghai('2027-01-01 09:30')), unpublishedDay: '2027-01-01',
    });
    expect(addMinutes(full, shanghai('2026-12-31 17:30'), 30).status).toBe('EXACT');
    expect(addDays(full, shanghai('2026-12-30 10:00'), 3)).toMatchObject({ status: 'NOT_PUBLISHED', at: null, unpublishedDay: '2027-01-01' });
    expect(addWorkingDays(full, '2026-12-31', 1)).toEqual({ status: 'NOT_PUBLISHED', day: null, provisionalDay: '2027-01-01', unpublishedDay: '2027-01-01' });
    expect(between(full, shanghai('2026-12-31 00:00'), shanghai('2027-01-03 00:00')).unpublishedDay).toBe('2027-01-01');
    expect(addMinutes(full, shanghai('2025-12-31 17:30'), 30)).toMatchObject({ status: 'NOT_PUBLISHED', unpublishedDay: '2025-12-31' });
    expect(nextOpening(full, shanghai('2026-12-31 19:00'))).toMatchObject({ status: 'NOT_PUBLISHED', at: null });
  });
  test('attack A62: without working days there is an answer and no endless loop', () => {
    const closed = calendarOf({ key: 'x', version: 1, kind: 'shifts', zone: 'Asia/Shanghai', week: {}, exceptions: [], coveredFrom: null, coveredTo: null });
    expect(addMinutes(closed, shanghai('2026-01-05 10:00'), 5)).toEqual({ status: 'NEVER', at: null, provisionalAt: null, unpublishedDay: null });
    expect(nextOpening(closed, shanghai('2026-01-05 10:00')).status).toBe('NEVER');
    expect(addWorkingDays(closed, '2026-01-05', 1).status).toBe('NEVER');
    expect(addDays(closed, shanghai('2026-01-05 10:00'), 3).status).toBe('NEVER');
    expect(between(closed, shanghai('2026-01-05 10:00'), shanghai('2126-01-05 10:00')).minutes).toBe(0);
    const once = calendarOf({ key: 'x', version: 1, kind: 'shifts', zone: 'Asia/Shanghai', week: {}, exceptions: [{ date: '2026-03-01', isWorking: true, shifts: [['09:00', '10:00']] }], coveredFrom: null, coveredTo: null });
    expect(addMinutes(once, shanghai('2026-01-05 10:00'), 60).at?.toISOString()).toBe(at('2026-03-01 10:00'));
    expect(addMinutes(once, shanghai('2026-01-05 10:00'), 61).status).toBe('NEVER');
  });
  test('attack A22: what is no instant, day or amount is refused; a hundred years are counted', () => {
    for (const wrong of ['', '2024-02-30T99:00:00Z', '0000-00-00', '+275760-09-13T00:00:00.001Z']) expect(() => addMinutes(full, wrong, 5)).toThrow(RangeError);
    expect(() => addMilliseconds(full, shanghai('2026-01-05 10:00'), Number.NaN)).toThrow(RangeError);
    expect(() => addDays(full, shanghai('2026-01-05 10:00'), -1)).toThrow(RangeError);
    expect(addMinutes(full, shanghai('2026-01-05 10:00'), 1e12).status).toBe('NEVER');
    expect(workingDaysBetween(plainCalendar('p', 'Asia/Shanghai', nineToSix), '1926-01-01', '2026-01-01')).toBe(36_525);
  });
});

describe('what a calendar may say', () => {
  const raw = rawOf(full);
  test.each([
    ['CALENDAR_ZONE', { zone: 'Asia/Nowhere' }], ['CALENDAR_SHIFT_ORDER', { week: { 1: [['09:00', '12:00'], ['11:00', '18:00']] } }],
    ['CALENDAR_SHIFT_COUNT', { week: { 1: Array.from({ length: 7 }, (_, i) => [`0${i}:00`, `0${i}:30`]) } }], ['CALENDAR_SHAPE', { week: { 8: [] } }],
    ['CALENDAR_SHAPE', { week: { 1: [['9:00', '12:00']] } }], ['CALENDAR_SHAPE', { week: { 1: [['25:00', '26:00']] } }],
    ['CALENDAR_DAY_TWICE', { exceptions: [{ date: '2026-05-01', isWorking: false }, { date: '2026-05-01', isWorking: true }] }],
    ['CALENDAR_SHAPE', { exceptions: [{ date: '2026-02-30', isWorking: false }] }],
    ['CALENDAR_CLOSED_WITH_SHIFTS', { exceptions: [{ date: '2026-05-01', isWorking: false, shifts: [['09:00', '10:00']] }] }],
    ['CALENDAR_DAY_OUTSIDE', { exceptions: [{ date: '2027-01-01', isWorking: false }] }], ['CALENDAR_COVERAGE', { coveredTo: '2025-12-31' }],
  ])('%s is refused with its place', (reason, change) => {
    let error: unknown;
    try { calendarOf({ ...raw, ...change }); } catch (thrown) { error = thrown; }
    expect(error).toBeInstanceOf(CalendarError);
    expect((error as CalendarError).reason).toBe(reason);
  });
  test('as plain JSON and back it is the same', () => expect(calendarOf(JSON.parse(JSON.stringify(raw)))).toEqual(full));
});
