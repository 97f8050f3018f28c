// The two languages of the product, words that come in both, and the space between Han and Latin characters.

import type { Locale } from './messages.ts';

/** The languages every text for people comes in. */
export type Language = Locale;
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** A text in both languages. */
export interface Label { zh: string; en: string }

/** A text in both languages, written where it is used. */
export const both = (zh: string, en: string): Label => ({ zh, en });
/** A label that reads the same in both languages: a name, a number, a code. */
export const sameLabel = (text: string): Label => ({ zh: text, en: text });

/** Builds a label by making each language's text with the same function. */
export const labelOf = (make: (language: Language) => string): Label => ({ zh: make('zh'), en: make('en') });

const HAN = '\\p{Script=Han}';
const LATIN = '[A-Za-z0-9¥$%+\\-−]';
const beforeLatin = new RegExp(`(${HAN})(?=${LATIN})`, 'gu');
const beforeHan = new RegExp(`(${LATIN})(?=${HAN})`, 'gu');
const endsHan = new RegExp(`${HAN}$`, 'u');
const startsHan = new RegExp(`^${HAN}`, 'u');
const endsLatin = new RegExp(`${LATIN}$`, 'u');
const startsLatin = new RegExp(`^${LATIN}`, 'u');

/** Puts one space between a Han character and a Latin letter or digit that touch. */
export const pangu = (text: string): string => text.replace(beforeLatin, '$1 ').replace(beforeHan, '$1 ');

/** The space, or nothing, that belongs between two texts set one after the other. */
export function panguBetween(left: string, right: string): string {
  return (endsHan.test(left) && startsLatin.test(right)) || (endsLatin.test(left) && startsHan.test(right)) ? ' ' : '';
}

/**
 * Fills a Chinese template: spaces beside places are set anew, as the values that come there need them, and what is filled in
 * (a name that somebody gave) keeps its own writing.
 */
export function fillHan(template: string, values: Record<string, string>): string {
  return template.split(/(\{\w+\})/).reduce((text, token) => {
    const part = /^\{\w+\}$/.test(token) ? fill(token, values) : pangu(token.trim());
    return text + panguBetween(text, part) + part;
  }, '');
}

/** Fills a template of either language. */
export const fillIn = (language: Language, template: string, values: Record<string, string>): string =>
  (language === 'zh' ? fillHan(template, values) : fill(template, values));

/** Fills `{key}` places of a template; a place without a value stays empty. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, key: string) => (Object.hasOwn(values, key) ? values[key] ?? '' : ''));
}

/** The English form for an amount: `time|times` gives `time` for one and `times` otherwise. */
export function plural(forms: string, amount: string): string {
  const [one = '', many = one] = forms.split('|');
  return amount === '1' ? one : many;
}

/** Joins a list as people say it: `A、B 或 C`, `A, B or C`. */
export function sayList(items: readonly string[], language: Language, last: 'or' | 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  const word = language === 'zh' ? (last === 'or' ? '或' : '和') : ` ${last} `;
  const comma = language === 'zh' ? '、' : ', ';
  return `${items.slice(0, -1).join(comma)}${word}${items[items.length - 1]}`;
}
