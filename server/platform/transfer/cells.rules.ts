// Reading one cell: text as people type it becomes a value, mended where the meaning is plain, refused where it is not.
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { Temporal } from 'temporal-polyfill';
import { isWritten } from '../../../schema/text.ts';
import { decimal } from '../../core/money.ts';
import type { ImportField } from './kind.registry.ts';

export interface CellResult { value: string | null; isRepaired: boolean; reason?: string; /** What the words of the reason fill in. */ params?: Record<string, string | number> }

const good = (value: string | null, given: string): CellResult => ({ value, isRepaired: value !== null && value !== given.trim() });
const bad = (reason: string, params?: CellResult['params']): CellResult => ({ value: null, isRepaired: false, reason, ...(params ? { params } : {}) });

const wide = /[\uff01-\uff5e\u00a0\u3000\u2000-\u200a]/;
/** Full-width digits, letters and signs become their narrow form; other spaces become plain ones. */
export const narrow = (text: string): string => (!wide.test(text) ? text : text
  .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\u00a0\u3000\u2000-\u200a]/g, ' '));

/** Undoes what an export did to a cell that a spreadsheet would evaluate. */
export const unquoteFormula = (text: string): string => (text.startsWith("'") && /^'(?:[\t\r]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u.test(text) ? text.slice(1) : text);

const decimalText = /^-?\d{1,15}(\.\d{1,12})?$/;
function decimalCell(text: string): string | null {
  let t = narrow(text).replace(/[\s¥￥$£€元]/g, '').replace(/^\((.*)\)$/, '-$1').replace(/−/g, '-');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(t)) t = t.replaceAll(',', '');
  if (/^-?\d+(\.\d+)?[eE][+-]?\d{1,2}$/.test(t)) t = String(Number(t));
  t = t.replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  return decimalText.test(t) ? t : null;
}

/** A number as it is kept: places too many are rounded, as the database would do without telling. */
function keptDecimal(field: ImportField, given: string): CellResult {
  const v = decimalCell(given);
  if (v === null) return bad('CELL_NOT_NUMBER');
  if (field.under !== undefined && Math.abs(Number(v)) >= field.under) return bad('CELL_NUMBER_LARGE', { limit: field.under });
  const dot = v.indexOf('.');
  if (field.places === undefined || dot < 0 || v.length - dot - 1 <= field.places) return good(v, given);
  return { value: decimal(v).toDecimalPlaces(field.places).toFixed(), isRepaired: true };
}

const pad = (n: string | number): string => String(n).padStart(2, '0');
const dayPatterns: [RegExp, (m: RegExpExecArray, isDayFirst: boolean) => [string, string, string]][] = [
  [/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/, (m) => [m[1] as string, m[2] as string, m[3] as string]],
  [/^(\d{4})(\d{2})(\d{2})$/, (m) => [m[1] as string, m[2] as string, m[3] as string]],
  [/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/, (m, isDayFirst) => (isDayFirst || Number(m[1]) > 12
    ? [m[3] as string, m[2] as string, m[1] as string] : [m[3] as string, m[1] as string, m[2] as string])],
];
const days = new Map<string, string | null>();
/** `YYYY-MM-DD` out of the usual ways to write a day, or null. */
export function dayCell(text: string, isDayFirst = false): string | null {
  const key = `${isDayFirst ? 'd' : 'm'}${text}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  let day: string | null = null;
  const t = narrow(text).trim();
  for (const [pattern, parts] of dayPatterns) {
    const m = pattern.exec(t);
    if (!m) continue;
    const [y, mo, d] = parts(m, isDayFirst);
    try { day = Temporal.PlainDate.from({ year: Number(y), month: Number(mo), day: Number(d) }, { overflow: 'reject' }).toString(); } catch { day = null; }
    if (day && (day < '1900-01-01' || day > '2200-01-01')) day = null;
    break;
  }
  if (days.size > 20_000) days.clear();
  days.set(key, day);
  return day;
}

/** Midnight of a day in a zone, and whether every hour of it is as long as usual. */
const midnights = new Map<string, { at: number; isEven: boolean }>();
function midnight(day: string, zone: string): { at: number; isEven: boolean } {
  const key = `${zone} ${day}`;
  let found = midnights.get(key);
  if (!found) {
    const start = Temporal.PlainDate.from(day).toZonedDateTime(zone);
    found = { at: start.epochMilliseconds, isEven: start.hoursInDay === 24 };
    if (midnights.size > 20_000) midnights.clear();
    midnights.set(key, found);
  }
  return found;
}
/** ISO instant of a wall-clock time in a zone; a time that does not exist moves on by the gap, of two the earlier is taken. */
export function instantCell(text: string, zone: string, isDayFirst = false): string | null {
  const t = narrow(text).trim();
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(t)) {
    const at = new Date(t);
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  }
  const m = /^(\S+?)(?:[T ]+(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?(?:\.\d+)?秒?\s*([AaPp][Mm])?)?$/.exec(t);
  if (!m) return null;
  const day = dayCell(m[1] as string, isDayFirst);
  let hour = Number(m[2] ?? 0);
  const minute = Number(m[3] ?? 0);
  const second = Number(m[4] ?? 0);
  if (m[5]) hour = (hour % 12) + (/p/i.test(m[5]) ? 12 : 0);
  if (!day || hour > 23 || minute > 59 || second > 59) return null;
  const start = midnight(day, zone);
  if (start.isEven) return new Date(start.at + ((hour * 60 + minute) * 60 + second) * 1000).toISOString();
  return new Date(Temporal.PlainDateTime.from(`${day}T${pad(hour)}:${pad(minute)}:${pad(second)}`).toZonedDateTime(zone).epochMilliseconds).toISOString();
}

const yes = new Set(['1', 'y', 'yes', 'true', '是', '有', '同意', '✓', '√']);
const no = new Set(['0', 'n', 'no', 'false', '否', '无', '不同意', '拒绝', '×', 'x']);

/** Phone as E.164, Chinese when no country is said; null when it cannot be one. */
export function phoneCell(text: string): string | null {
  const t = narrow(text).replace(/[\s\-().]/g, '').replace(/^00/, '+').replace(/^86(1\d{10})$/, '+86$1');
  if (/^1[3-9]\d{9}$/.test(t)) return `+86${t}`;
  const parsed = parsePhoneNumberFromString(t, 'CN');
  return parsed?.isPossible() && (parsed.isValid() || /^\+861\d{10}$/.test(parsed.number)) ? parsed.number : null;
}

/** Says of a phone number that is none what is wrong with it: letters in it, or digits too few or too many for a mobile. */
function badPhone(text: string): CellResult {
  const t = narrow(text).replace(/[\s\-().]/g, '').replace(/^(\+|00)?86(?=1)/, '');
  const letters = [...new Set(t.match(/\p{L}/gu) ?? [])];
  if (/^1\d/.test(t) && letters.length) return bad('CELL_PHONE_LETTERS', { letters: letters.join('') });
  if (/^1[3-9]\d{5,8}$/.test(t)) return bad('CELL_PHONE_SHORT', { count: 11 - t.length });
  if (/^1[3-9]\d{10,12}$/.test(t)) return bad('CELL_PHONE_LONG', { count: t.length - 11 });
  return bad('CELL_NOT_PHONE');
}

/** Nothing in it, or nothing that anybody could see. */
const isBlank = (text: string): boolean => text === '' || (text.charCodeAt(0) > 0xac && !/[^\s\p{Cf}]/u.test(text));

/** Parses a cell for a field. Empty is null, and refused only when the field is required. */
export function parseCell(field: ImportField, given: string, zone: string, isDayFirst = false): CellResult {
  const text = unquoteFormula(given).trim();
  if (isBlank(text)) return field.required ? bad('CELL_REQUIRED') : { value: null, isRepaired: false };
  if (text.includes('\u0000')) return bad('CELL_UNREADABLE');
  switch (field.type) {
    case 'text': { const v = field.isNumber ? (/[\u00a0-\uffff]/.test(text) ? narrow(text).trim() : text).replace(/^(\d+)\.0+$/, '$1') : text; return v.length > (field.maxLength ?? 400) ? bad('CELL_TOO_LONG') : isWritten(v) ? good(v, given) : bad('CELL_UNREADABLE'); }
    case 'decimal': return keptDecimal(field, text);
    case 'integer': { const v = decimalCell(text); return v === null || !/^-?\d{1,9}(\.0+)?$/.test(v) ? bad('CELL_NOT_WHOLE') : good(v.replace(/\.0+$/, ''), given); }
    case 'day': { const v = dayCell(text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, ''), isDayFirst); return v === null ? bad('CELL_NOT_DAY') : good(v, given); }
    // An instant is always rewritten: that is no repair.
    case 'instant': { const v = instantCell(text, zone, isDayFirst); return v === null ? bad('CELL_NOT_TIME') : { value: v, isRepaired: false }; }
    case 'boolean': { const t = narrow(text).toLowerCase(); return yes.has(t) ? { value: 'true', isRepaired: false } : no.has(t) ? { value: 'false', isRepaired: false } : bad('CELL_NOT_BOOLEAN'); }
    case 'phone': { const v = phoneCell(text); return v === null ? badPhone(text) : { value: v, isRepaired: !v.endsWith(text.replace(/^\+/, '')) }; }
    case 'email': { const v = narrow(text).toLowerCase(); return /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}\.[a-z\u4e00-\u9fff-]{2,}$/.test(v) ? good(v, given.toLowerCase()) : bad('CELL_NOT_EMAIL'); }
    case 'choice': { const v = field.choices?.[narrow(text).toLowerCase()]; return v === undefined ? bad('CELL_NOT_CHOICE') : { value: v, isRepaired: false }; }
  }
}
