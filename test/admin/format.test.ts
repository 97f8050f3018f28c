// Numbers, money and dates as looks.md wants them said, in both languages.
import { describe, expect, test } from 'vitest';
import { addDays, count, daysAgo, daysBetween, dayOf, decimal, initials, instantAt, memberNo, midnightAfter, money, moneyWithUnit, named, personName, rate, roughCount, sayDay, sayDayWithWeekday, sayInstant, sayMonth, signed, wallTime } from '../../admin/shared/format.ts';

describe('numbers', () => {
  test('have thousands commas and a real minus', () => {
    expect(count(201376)).toBe('201,376');
    expect(count(-1234)).toBe('−1,234');
    expect(count(0)).toBe('0');
    expect(count(null)).toBe('–');
  });
  test('money has two digits and is never taken through a float', () => {
    expect(money('68420.5')).toBe('68,420.50');
    expect(money('12345678901234567.89')).toBe('12,345,678,901,234,567.89');
    expect(money('-129.8')).toBe('−129.80');
  });
  test('money rounds half up on its digits', () => {
    expect(money('1.005')).toBe('1.01');
    expect(money('2.4449')).toBe('2.44');
    expect(money('-0.001')).toBe('0.00');
    expect(money('999.995')).toBe('1,000.00');
  });
  test('money says its unit where no header does', () => {
    expect(moneyWithUnit('480', 'zh')).toBe('480.00 元');
    expect(moneyWithUnit('-480', 'en')).toBe('−¥480.00');
  });
  test('rates have one digit', () => {
    expect(rate('0.9242')).toBe('92.4%');
    expect(rate('1')).toBe('100.0%');
    expect(rate('0.00049')).toBe('0.0%');
    expect(rate(null)).toBe('–');
  });
  test('large counts are rough in tabs and exact when asked', () => {
    expect(roughCount(201376, 'zh')).toBe('约 20.1 万');
    expect(roughCount(200000, 'zh')).toBe('约 20 万');
    expect(roughCount(201376, 'en')).toBe('about 201 k');
    expect(roughCount(1200000, 'en')).toBe('about 1.2 M');
    expect(roughCount(9999, 'zh')).toBe('9,999');
    expect(roughCount(201376, 'zh', true)).toBe('201,376');
  });
  test('differences carry their sign', () => {
    expect(signed(86)).toBe('+86');
    expect(signed(-12)).toBe('−12');
    expect(signed(0)).toBe('0');
  });
  test('a text that is no number is a dash', () => expect(decimal('abc')).toBe('–'));
});

describe('days and times', () => {
  const now = new Date('2026-02-13T09:30:00Z');
  test('an instant is said in the business zone', () => {
    expect(sayInstant('2026-02-11T07:52:00Z', 'zh', now)).toBe('2 月 11 日 15:52');
    expect(sayInstant('2026-02-11T07:52:00Z', 'en', now)).toBe('11 Feb, 15:52');
  });
  test('today and yesterday have names, also across midnight in Shanghai', () => {
    expect(sayInstant('2026-02-12T16:30:00Z', 'zh', now)).toBe('今天 00:30');
    expect(sayInstant('2026-02-12T15:30:00Z', 'en', now)).toBe('Yesterday, 23:30');
  });
  test('the year is said only when it is another', () => {
    expect(sayDay('2025-12-31', 'zh', '2026-02-13')).toBe('2025 年 12 月 31 日');
    expect(sayDay('2025-12-31', 'en', '2026-02-13')).toBe('31 Dec 2025');
    expect(sayDay('2026-01-03', 'en', '2026-02-13')).toBe('3 Jan');
    // Of an instant the chain's own day, which begins eight hours before that of UTC.
    expect(sayDay('2026-01-02T16:00:00.000Z', 'en', '2026-02-13')).toBe('3 Jan');
  });
  test('days ago', () => {
    expect(daysAgo('2026-02-11', 'zh', '2026-02-13')).toBe('2 天前');
    expect(daysAgo('2026-02-13', 'en', '2026-02-13')).toBe('Today');
    expect(daysAgo(null, 'en', '2026-02-13')).toBe('–');
  });
  test('the head of the home page', () => {
    expect(sayDayWithWeekday('2026-02-13', 'zh')).toBe('2 月 13 日，周五');
    expect(sayDayWithWeekday('2026-02-13', 'en')).toBe('Fri, 13 Feb');
  });
  test('months', () => {
    expect(sayMonth('2026-02', 'zh')).toBe('2026 年 2 月');
    expect(sayMonth('2026-02', 'en')).toBe('February 2026');
  });
  test('day arithmetic crosses months and leap days', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2025-12-31', '2026-01-02')).toBe(2);
    expect(dayOf(new Date('2026-02-13T16:00:00Z'))).toBe('2026-02-14');
  });
});

describe('names', () => {
  test('initials in both scripts', () => {
    expect(initials('王芳')).toBe('王');
    expect(initials('Wang Fang')).toBe('WF');
    expect(initials('Li')).toBe('LI');
    expect(initials(' ')).toBe('?');
  });
  test('member numbers in fours', () => {
    expect(memberNo('00814427')).toBe('0081 4427');
    expect(memberNo('17850')).toBe('17850');
    expect(memberNo(null)).toBe('–');
  });
  test('a noun says its name in the language on screen, or the one it has', () => {
    expect(named({ nameZh: '文化路店', nameEn: 'Wenhua Rd' }, 'en')).toBe('Wenhua Rd');
    expect(named({ nameZh: '文化路店', nameEn: '' }, 'en')).toBe('文化路店');
  });
  test.each([
    [{ name: '王芳', nameEn: 'Grace Wang' }, 'en', 'Grace Wang'], [{ name: '王芳', nameEn: 'Grace Wang' }, 'zh', '王芳'],
    [{ name: '王芳', nameEn: null }, 'en', '王芳'], [{ name: '王芳', nameEn: '' }, 'en', '王芳'], [null, 'en', '–'],
  ] as const)('a colleague %j is called in %s: %s', (row, language, said) => expect(personName(row, language)).toBe(said));
  test('what the program wrote by itself is said to be the system’s, in both languages', () => {
    expect([personName(null, 'zh', 'aftercare'), personName(null, 'en', 'system'), personName(null, 'zh', '王芳')]).toEqual(['系统', 'The system', '王芳']);
  });
});

describe('the end of a day', () => {
  test.each([
    ['2026-02-13', 'Asia/Shanghai', '2026-02-13T16:00:00.000Z'], ['2026-12-31', 'UTC', '2027-01-01T00:00:00.000Z'],
    ['2026-03-07', 'America/New_York', '2026-03-08T05:00:00.000Z'], ['2026-03-08', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-01-01', 'Pacific/Kiritimati', '2026-01-01T10:00:00.000Z'], ['2026-01-01', 'Pacific/Auckland', '2026-01-01T11:00:00.000Z'], ['2026-01-01', 'Pacific/Pago_Pago', '2026-01-02T11:00:00.000Z'],
  ])('%s in %s is over at %s', (day, zone, at) => expect(midnightAfter(day, zone)).toBe(at));
  test.each([
    ['2026-02-15T17:30', 'Asia/Shanghai', '2026-02-15T09:30:00.000Z'], ['2026-02-15T17:30', 'Europe/London', '2026-02-15T17:30:00.000Z'], ['2026-07-15T17:30', 'Europe/London', '2026-07-15T16:30:00.000Z'],
    // The hours before and after the clock is put forward, and back.
    ['2026-03-08T01:30', 'America/New_York', '2026-03-08T06:30:00.000Z'], ['2026-03-08T03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'], ['2026-11-01T03:00', 'America/New_York', '2026-11-01T08:00:00.000Z'],
  ])('the clock shows %s in %s at %s', (wall, zone, at) => {
    expect(instantAt(wall, zone)).toBe(at);
    expect(wallTime(new Date(at), zone)).toBe(wall);
  });
});
