// How numbers, money, days and times are said: thousands commas, a real minus, en dashes, days as people name them.
import { moneyWords } from '../i18n/currency.ts';
import type { Language } from '../i18n/messages.ts';
import { useMemo } from 'react';
import { useLanguage } from '../i18n/language.tsx';

/** The chain's zone, as the server wrote it into the page. */
export const BUSINESS_ZONE = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="business-zone"]')?.content || 'Asia/Shanghai';
export const EMPTY = '–';
type Numeric = number | string | null | undefined;

const usable = (value: Numeric): value is number | string => value !== null && value !== undefined && value !== '';
const minus = (text: string): string => text.replace(/^-/, '−');
const commas = (whole: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** An exact decimal text with thousands commas and so many digits; never through a float. */
export function decimal(value: Numeric, digits = 0): string {
  if (!usable(value)) return EMPTY;
  const text = typeof value === 'number' ? value.toFixed(Math.min(digits + 6, 12)) : value;
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return EMPTY;
  const [, sign = '', whole = '0', fraction = ''] = parts;
  // Half up on the digits themselves, so that 0.615 becomes 0.62 whatever binary floats make of it.
  let scaled = BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits));
  if ((fraction[digits] ?? '0') >= '5') scaled += 1n;
  const all = scaled.toString().padStart(digits + 1, '0');
  const left = digits ? all.slice(0, -digits) : all;
  const body = commas(left) + (digits ? `.${all.slice(-digits)}` : '');
  return scaled === 0n ? body : minus(sign + body);
}

/** 201,376 */
export const count = (value: Numeric): string => decimal(value, 0);
/** 68,420.50; the unit stands in the header. */
export const money = (value: Numeric): string => decimal(value, 2);
/** 68,420.50 元 / ¥68,420.50, where no header says the unit. */
export const moneyWithUnit = (value: Numeric, language: Language): string =>
  !usable(value) ? EMPTY : language === 'zh' ? `${money(value)} ${moneyWords(language).currency}` : money(value).replace(/^(−?)/, `$1${moneyWords(language).sign}`);
/** 92.4% of a share between 0 and 1. */
export const rate = (share: Numeric, digits = 1): string => (usable(share) ? `${decimal(shift(share), digits)}%` : EMPTY);

function shift(share: number | string): string {
  const text = typeof share === 'number' ? share.toFixed(12) : share;
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return '';
  const fraction = (parts[3] ?? '').padEnd(2, '0');
  return `${parts[1]}${parts[2]}${fraction.slice(0, 2)}.${fraction.slice(2) || '0'}`.replace(/^(-?)0+(?=\d)/, '$1');
}

/** 约 20.1 万 / about 201 k for what is estimated or stands in a tab; exact otherwise. */
export function roughCount(value: Numeric, language: Language, exact = false): string {
  if (!usable(value)) return EMPTY;
  const amount = Number(value);
  if (exact || Math.abs(amount) < 10_000) return count(Math.round(amount));
  const short = (n: number): string => (n >= 100 ? n.toFixed(0) : n.toFixed(1).replace(/\.0$/, ''));
  if (language === 'zh') return amount >= 1e8 ? `约 ${short(amount / 1e8)} 亿` : `约 ${(amount / 1e4).toFixed(1).replace(/\.0$/, '')} 万`;
  return amount >= 1e6 ? `about ${short(amount / 1e6)} M` : `about ${short(amount / 1e3)} k`;
}

/** +86, −12, 0: a difference with its sign. */
export const signed = (value: Numeric, digits = 0): string => {
  if (!usable(value)) return EMPTY;
  const text = decimal(value, digits);
  return text.startsWith('−') || Number(value) === 0 ? text : `+${text}`;
};

const dayParts = new Map<string, Intl.DateTimeFormat>();
function partsOf(at: Date, zone: string): { year: number; month: number; day: number; hour: string; minute: string } {
  const format = dayParts.get(zone) ?? new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  dayParts.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value])) as Record<string, string>;
  return { year: Number(part.year), month: Number(part.month), day: Number(part.day), hour: part.hour ?? '', minute: part.minute ?? '' };
}
const pad = (n: number): string => String(n).padStart(2, '0');

/** The business day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: Date, zone = BUSINESS_ZONE): string {
  const { year, month, day } = partsOf(at, zone);
  return `${year}-${pad(month)}-${pad(day)}`;
}
/** What the clock on the wall of a zone shows at an instant, as fields of time have it: `YYYY-MM-DDTHH:MM`. */
export const wallTime = (at: Date, zone = BUSINESS_ZONE): string => { const { hour, minute } = partsOf(at, zone); return `${dayOf(at, zone)}T${hour}:${minute}`; };
/** The instant at which that clock shows it. */
export function instantAt(wall: string, zone = BUSINESS_ZONE): string {
  const meant = Date.parse(`${wall}Z`);
  const shown = (at: number): number => Date.parse(`${wallTime(new Date(at), zone)}Z`);
  // Twice: the clock may be put forward or back between the first guess and the instant.
  const guess = meant - (shown(meant) - meant);
  return new Date(guess - (shown(guess) - meant)).toISOString();
}
/** The instant at which a day is over in a zone. */
export function midnightAfter(day: string, zone = BUSINESS_ZONE): string {
  const next = addDays(day, 1);
  // The day turns within 14 hours of the same midnight in UTC; the first minute whose day is the next one is it.
  const at = new Date(`${next}T00:00:00Z`).getTime();
  let [before, after] = [at - 15 * 3_600_000, at + 13 * 3_600_000];
  while (after - before > 60_000) {
    const middle = before + Math.floor((after - before) / 120_000) * 60_000;
    if (dayOf(new Date(middle), zone) >= next) after = middle; else before = middle;
  }
  return new Date(after).toISOString();
}

/** A day so many days later (or earlier). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** The last day of a month, of `2026-02`. */
export const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};
/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };

/** The day itself; of an instant the business day in which it lies. */
const dayIn = (given: string): string => (given.length > 10 ? dayOf(new Date(given)) : given);

/** 今天, 昨天, 2 月 13 日, 2025 年 2 月 13 日 / Today, Yesterday, 13 Feb, 13 Feb 2025. */
export function sayDay(day: string | null | undefined, language: Language, today = dayOf(new Date()), plain = false): string {
  if (!day) return EMPTY;
  const text = dayIn(day);
  if (!plain) {
    const ago = daysBetween(text, today);
    if (ago === 0) return language === 'zh' ? '今天' : 'Today';
    if (ago === 1) return language === 'zh' ? '昨天' : 'Yesterday';
  }
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  const other = year !== Number(today.slice(0, 4));
  return language === 'zh'
    ? `${other ? `${year} 年 ` : ''}${month} 月 ${date} 日`
    : `${date} ${MONTHS[month - 1]}${other ? ` ${year}` : ''}`;
}

/** 2 月 13 日 15:52 / 13 Feb, 15:52; with 今天 and 昨天. */
export function sayInstant(at: string | Date | null | undefined, language: Language, now = new Date(), zone = BUSINESS_ZONE): string {
  if (!at) return EMPTY;
  const date = typeof at === 'string' ? new Date(at) : at;
  if (Number.isNaN(date.getTime())) return EMPTY;
  const { hour, minute } = partsOf(date, zone);
  const day = sayDay(dayOf(date, zone), language, dayOf(now, zone));
  return language === 'zh' ? `${day} ${hour}:${minute}` : `${day}, ${hour}:${minute}`;
}

/** 15:52 */
export const sayTime = (at: Date, zone = BUSINESS_ZONE): string => {
  const { hour, minute } = partsOf(at, zone);
  return `${hour}:${minute}`;
};

/** 今天, 昨天, 6 天前 / Today, Yesterday, 6 d ago. */
export function daysAgo(day: string | null | undefined, language: Language, today = dayOf(new Date())): string {
  if (!day) return EMPTY;
  const ago = daysBetween(dayIn(day), today);
  if (ago < 2) return sayDay(day, language, today);
  return language === 'zh' ? `${count(ago)} 天前` : `${count(ago)} d ago`;
}

/** 2026 年 2 月 / February 2026, of `2026-02`. */
export function sayMonth(month: string, language: Language): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return language === 'zh' ? `${year} 年 ${number} 月` : `${MONTHS_LONG[number - 1]} ${year}`;
}

/** 2 月 13 日，周五 / Friday 13 Feb, as the home page is headed. */
export function sayDayWithWeekday(day: string, language: Language): string {
  const weekday = WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  const said = sayDay(day, language, day, true);
  return language === 'zh' ? `${said}，${weekday}` : `${weekday}, ${said}`;
}

/** The first letters for an avatar: the family name in Chinese, two initials otherwise. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}/u.test(trimmed)) return trimmed.slice(0, 1);
  const words = trimmed.split(/[\s.'-]+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? words[words.length - 1]?.[0] ?? '' : words[0]?.[1] ?? '')).toUpperCase() || '?';
}

/** 0081 4427: a member number in fours. */
export const memberNo = (no: string | null | undefined): string =>
  !no ? EMPTY : /^\d{8}$/.test(no) ? `${no.slice(0, 4)} ${no.slice(4)}` : no;

/** A noun's name in the language on screen: nouns carry `nameZh` and `nameEn`. */
export const named = (row: { nameZh?: string | null; nameEn?: string | null } | null | undefined, language: Language): string =>
  (language === 'zh' ? row?.nameZh || row?.nameEn : row?.nameEn || row?.nameZh) ?? EMPTY;

/** Names under which the program itself writes. */
const PROGRAM: ReadonlySet<string> = new Set(['aftercare', 'system']);
/** What somebody is called in the language on screen: by the English name where there is one and English is read. `none` is said of nobody, unless it is the program's own. */
export const personName = (row: { id?: unknown; name?: unknown; nameEn?: unknown } | null | undefined, language: Language, none: string = EMPTY): string =>
  String((language === 'en' && row?.nameEn) || row?.name || (PROGRAM.has(none) ? (language === 'zh' ? '系统' : 'The system') : none));

/** All of the above, bound to one language. */
const bind = (language: Language) => ({
  language, count, money, rate, signed, memberNo, initials, decimal,
  moneyWithUnit: (value: Numeric) => moneyWithUnit(value, language),
  rough: (value: Numeric, exact = false) => roughCount(value, language, exact),
  day: (day: string | null | undefined) => sayDay(day, language),
  instant: (at: string | Date | null | undefined) => sayInstant(at, language),
  /** The same inside a sentence: “as of today, 15:52”. */
  instantInside: (at: string | Date | null | undefined) => sayInstant(at, language).replace(/^(Today|Yesterday)/, (word) => word.toLowerCase()),
  ago: (day: string | null | undefined) => daysAgo(day, language),
  month: (month: string) => sayMonth(month, language),
  named: (row: Parameters<typeof named>[0]) => named(row, language),
  person: (row: Parameters<typeof personName>[0], none?: string) => personName(row, language, none),
  /** Picks the word of a `{ zh, en }` label. */
  label: (label: { zh: string; en: string } | null | undefined) => label?.[language] ?? '',
});
/** All of the above, bound to the language on screen; the same object until the language changes. */
export function useFormat(): ReturnType<typeof bind> {
  const language = useLanguage();
  return useMemo(() => bind(language), [language]);
}
