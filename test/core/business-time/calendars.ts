// Calendars that the tests of business time stand on: the offices of a chain, and what the State Council announced for one year.
import { calendarOf, type BusinessCalendar, type DayException, type RawCalendar, type Shift } from '../../../server/core/business-time/calendar.ts';

export const nineToSix: Shift[] = [['09:00', '18:00']];
export const withLunch: Shift[] = [['09:00', '12:00'], ['13:30', '18:00']];

const off = (nameZh: string, nameEn: string, ...dates: string[]): DayException[] => dates.map((date) => ({ date, isWorking: false, nameZh, nameEn }));
const worked = (nameZh: string, nameEn: string, ...dates: string[]): DayException[] => dates.map((date) => ({ date, isWorking: true, nameZh, nameEn }));

/** Spring Festival and National Day of 2026 as announced (State Council, November 2025). */
export const days2026: DayException[] = [
  ...off('春节', 'Spring Festival', ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day}`)),
  ...worked('春节', 'Spring Festival', '2026-02-14', '2026-02-28'),
  ...off('国庆节', 'National Day', ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day}`)),
  ...worked('国庆节', 'National Day', '2026-09-20', '2026-10-10'),
];

/** Monday to Friday in these shifts, with exceptions, for a year that is covered. */
export const office = (shifts: Shift[], exceptions: DayException[] = days2026, more: Partial<RawCalendar> = {}): BusinessCalendar => calendarOf({
  key: 'office', version: 1, kind: 'shifts', zone: 'Asia/Shanghai', week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, shifts])),
  exceptions, coveredFrom: '2026-01-01', coveredTo: '2026-12-31', ...more,
});

/** Instants of a zone without summer time are easier read with their offset. */
export const shanghai = (wall: string): string => `${wall.replace(' ', 'T')}+08:00`;
