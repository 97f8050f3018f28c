// How days, hours and lengths of time are said in both languages, read on the wall clock of a zone.
import { labelOf, type Label, type Language } from '../language.ts';
import { weekdayOf } from './open-days.ts';
import type { Target } from './timer.ts';
import { dayNumber, wallAt } from './zone.ts';

const WEEKDAY = { zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'], en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] } as const;
const MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2月14日 周六`, `Sat 14 Feb`; with the year when asked. */
export function sayDay(day: string, language: Language, withYear = false): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const weekday = WEEKDAY[language][weekdayOf(dayNumber(day)) - 1] as string;
  return language === 'zh' ? `${withYear ? `${year} 年 ` : ''}${month} 月 ${date} 日 ${weekday}` : `${weekday} ${date} ${MONTH[month - 1]}${withYear ? ` ${year}` : ''}`;
}

/** An instant on the wall of the zone: day and time. */
export function sayInstant(zone: string, at: Date, language: Language): string {
  const { day, time } = wallAt(zone, at.getTime());
  return `${sayDay(day, language, true)} ${time}`;
}

/** From and to within a day; the end of a day is 24:00. */
export function saySpan(zone: string, from: Date, to: Date, language: Language): string {
  const [begin, end] = [wallAt(zone, from.getTime()), wallAt(zone, to.getTime())];
  if (begin.day === end.day) return `${sayDay(begin.day, language)} ${begin.time}–${end.time}`;
  const isMidnight = end.time === '00:00' && dayNumber(end.day) === dayNumber(begin.day) + 1;
  return isMidnight ? `${sayDay(begin.day, language)} ${begin.time}–24:00` : `${sayDay(begin.day, language)} ${begin.time} – ${sayDay(end.day, language)} ${end.time}`;
}

/** `3 小时 30 分钟`, `3 h 30 min`; seconds where there are any, never rounded up. */
export function sayLength(milliseconds: number, language: Language): string {
  const total = Math.trunc(Math.abs(milliseconds) / 1000);
  const parts: [number, string, string][] = [[Math.floor(total / 3600), '小时', 'h'], [Math.floor(total / 60) % 60, '分钟', 'min'], [total % 60, '秒', 's']];
  const said = parts.filter(([n]) => n > 0).map(([n, zh, en]) => `${n} ${language === 'zh' ? zh : en}`);
  return `${milliseconds < 0 && total > 0 ? '−' : ''}${said.length ? said.join(' ') : language === 'zh' ? '0 分钟' : '0 min'}`;
}

/** A target as people say it: `2 小时（营业时间）`, `3 working days`. */
export function sayTarget({ unit, amount }: Target): Label {
  if (unit === 'WORKING_DAYS') return { zh: `${amount} 个工作日`, en: `${amount} working ${amount === 1 ? 'day' : 'days'}` };
  if (unit === 'WORKING_DAYS_SAME_TIME') return { zh: `${amount} 个工作日（到同一时刻）`, en: `${amount} working ${amount === 1 ? 'day' : 'days'}, to the same time of day` };
  const length = labelOf((language) => sayLength(amount * 60_000, language));
  return unit === 'ELAPSED_MINUTES' ? { zh: `${length.zh}（自然时间）`, en: `${length.en} (clock hours)` } : { zh: `${length.zh}（营业时间）`, en: `${length.en} (business time)` };
}

/** The hours of a day as labels, by number: `9–10 点`, `09:00–10:00`. */
export const HOURS: Readonly<Record<string, Label>> = Object.fromEntries(Array.from({ length: 24 }, (_, hour) => {
  const at = (one: number): string => `${String(one).padStart(2, '0')}:00`;
  return [hour, { zh: `${hour}–${hour + 1} 点`, en: `${at(hour)}–${at(hour + 1)}` }];
}));
