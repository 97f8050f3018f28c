// Cures for cells that cannot be read: what somebody most likely meant, offered for a cell or for a whole column.
import { narrow, parseCell } from './cells.rules.ts';
import type { ImportField } from './kind.registry.ts';

const CURES = ['EMPTY_WORD', 'DIGIT_LETTERS', 'COUNTRY_TWICE', 'FIRST_OF_MANY', 'UNIT', 'EMAIL_SIGNS', 'DAY_ONLY', 'CUT'] as const;
export type CureKey = (typeof CURES)[number];
export interface Cure { key: CureKey; text: string }

const EMPTY_WORDS = new Set(['无', '没有', '空', '暂无', '不详', '未知', '未填', 'n/a', 'na', 'none', 'null', 'nil', 'unknown', '-', '--', '—', '/', '\\', '?', '？', '.', '0']);
const DIGITS: Record<string, string> = { O: '0', o: '0', Q: '0', I: '1', l: '1', i: '1', '|': '1', L: '1', Z: '2', z: '2', S: '5', B: '8' };
const SPLIT = /[/、,，;；\s]+/;

/** Each way to mend, for the kinds of cell it is for; null where it does not apply. */
const WAYS: Record<CureKey, (field: ImportField, text: string) => string | null> = {
  EMPTY_WORD: (field, text) => (!field.required && EMPTY_WORDS.has(narrow(text).toLowerCase()) ? '' : null),
  DIGIT_LETTERS: (field, text) => (['phone', 'decimal', 'integer', 'day', 'instant'].includes(field.type) && /\d/.test(text) ? text.replace(/[OoQIliL|ZzSB]/g, (c) => DIGITS[c] ?? c) : null),
  COUNTRY_TWICE: (field, text) => (field.type === 'phone' ? text.replace(/^((?:\+|00)\s?86[\s-]*)+/, '+86') : null),
  FIRST_OF_MANY: (field, text) => (field.type === 'phone' || field.type === 'email' ? text.split(SPLIT).find((part) => part.length > 6) ?? null : null),
  UNIT: (field, text) => (field.type === 'decimal' || field.type === 'integer' ? /^\s*([-+−]?[\d,.]+)\s*[\p{L}/]+\s*$/u.exec(narrow(text))?.[1] ?? null : null),
  EMAIL_SIGNS: (field, text) => (field.type === 'email' ? narrow(text).replace(/\s+/g, '').replace(/[。,，]/g, '.').replace(/\.{2,}/g, '.').replace(/#|\(at\)/i, '@').replace(/\.$/, '') : null),
  DAY_ONLY: (field, text) => (field.type === 'day' ? /^\s*(\d{4}\D\d{1,2}\D\d{1,2}日?)/.exec(narrow(text))?.[1] ?? null : null),
  CUT: (field, text) => (field.type === 'text' && field.maxLength && text.length > field.maxLength ? text.slice(0, field.maxLength) : null),
};

/** The first way by which this cell could be read, or null. */
export function cureOf(field: ImportField, given: string, zone: string, isDayFirst = false): Cure | null {
  const text = given.trim();
  if (text === '') return null;
  for (const key of CURES) {
    const mended = WAYS[key](field, text);
    if (mended !== null && mended !== text && !parseCell(field, mended, zone, isDayFirst).reason) return { key, text: mended };
  }
  return null;
}
