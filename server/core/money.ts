// Money and exact decimals: the one place that parses, rounds (half up) and prints them.
import { Decimal } from 'decimal.js';
import type { Language } from './language.ts';

// A clone of our own, so that no other user of decimal.js can change our precision or rounding.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 40 });

/** Anything that holds an exact number; floats are taken by their shortest text. */
export type Numeric = string | number | Decimal;

/** Largest amount taken from outside; more is a typing error. */
const MONEY_LIMIT = '1000000000000';
const moneyText = /^-?\d{1,13}(\.\d{1,2})?$/;
const decimalText = /^-?\d{1,15}(\.\d{1,8})?$/;

/** Thrown for text that is no amount, or has more digits than money has. */
class MoneyError extends Error {
  override name = 'MoneyError';
}

/** An exact decimal of a value that we made ourselves. */
export const decimal = (value: Numeric): Decimal => new Exact(value);

// In a run of pay the same few texts (rates, caps, tiers, counts) are reckoned with for thousands of people.
const met = new Map<string, Decimal>();
const MET = 5_000;
/** As `decimal`, of a text that comes again and again: what was made of it is shared, for no decimal ever changes. */
export function metDecimal(text: string): Decimal {
  const known = met.get(text);
  if (known) return known;
  if (met.size >= MET) met.clear();
  const made = new Exact(text);
  met.set(text, made);
  return made;
}
const exactOf = (value: Numeric): Decimal => (typeof value === 'object' ? value : new Exact(value));

/** Is it a plain decimal (no exponent, no separators) of a size that people type? */
export function isDecimal(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isFinite(value) && decimalText.test(new Exact(value).toFixed());
  return typeof value === 'string' && decimalText.test(value);
}

/** Is it an amount of at most two decimals and of a sane size? */
export function isMoney(value: unknown): value is string | number {
  if (typeof value === 'number') return Number.isFinite(value) && isMoney(new Exact(value).toFixed());
  return typeof value === 'string' && moneyText.test(value) && new Exact(value).abs().lessThanOrEqualTo(MONEY_LIMIT);
}

/** Reads an amount from outside as text of two digits; refuses exponents, separators and a third decimal. */
export function parseMoney(value: unknown): string {
  if (!isMoney(value)) throw new MoneyError('Not an amount of money');
  return toMoney(value);
}

/** Rounds half up (a half goes away from zero) to so many decimals. */
export const round = (value: Numeric, digits = 2): Decimal => exactOf(value).toDecimalPlaces(digits, Exact.ROUND_HALF_UP);

// Amounts in their stored form are whole numbers of hundredths, small enough to be exact: most sums need nothing more.
const storedText = /^-?\d{1,12}\.\d\d$/;
const hundredths = (value: Numeric): number | null => (typeof value === 'string' && storedText.test(value) ? Number(value.slice(0, -3) + value.slice(-2)) : null);
const storedOf = (count: number): string => { const size = Math.abs(count); return `${count < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`; };

/** The stored and sent form of an amount: text with exactly two digits, never `-0.00`. */
export function toMoney(value: Numeric): string {
  const count = hundredths(value);
  if (count !== null) return storedOf(count);
  const rounded = round(value);
  return (rounded.isZero() ? rounded.abs() : rounded).toFixed(2);
}

/** The plain text of an exact number: no exponent, no trailing zeros, never `-0`. */
export function toDecimalText(value: Numeric): string {
  const exact = exactOf(value);
  return (exact.isZero() ? exact.abs() : exact).toFixed();
}

/** Sum of amounts, rounded once at the end. */
export function addMoney(...values: Numeric[]): string {
  let sum = 0;
  for (const value of values) {
    const count = hundredths(value);
    if (count === null || !Number.isSafeInteger(sum + count)) return toMoney(values.reduce<Decimal>((all, one) => all.plus(one), new Exact(0)));
    sum += count;
  }
  return storedOf(sum);
}

/** Difference of two amounts. */
export const subtractMoney = (from: Numeric, what: Numeric): string => toMoney(decimal(from).minus(what));

/** An amount times a rate or a count, rounded once. */
export const multiplyMoney = (amount: Numeric, by: Numeric): string => toMoney(decimal(amount).times(by));

/** Below zero, zero or above zero, as sorting wants it. */
export const compareNumbers = (left: Numeric, right: Numeric): number => exactOf(left).comparedTo(right);

/** Splits an amount by weights so that the parts add up to it to the cent; the largest remainders get the cents left over. */
export function splitMoney(amount: Numeric, weights: readonly Numeric[]): string[] {
  const cents = round(amount).times(100);
  const total = weights.reduce<Decimal>((sum, weight) => sum.plus(weight), new Exact(0));
  if (!weights.length || total.lessThanOrEqualTo(0)) throw new MoneyError('Weights must add up to more than nothing');
  const shares = weights.map((weight, index) => {
    const exact = cents.times(weight).dividedBy(total);
    return { index, whole: exact.floor(), rest: exact.minus(exact.floor()) };
  });
  let left = shares.reduce<Decimal>((sum, share) => sum.minus(share.whole), cents).toNumber();
  for (const share of [...shares].sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index)) {
    if (left-- <= 0) break;
    share.whole = share.whole.plus(1);
  }
  return shares.map((share) => toMoney(share.whole.dividedBy(100)));
}

/** A number for people: thousands commas, a real minus sign; so many decimals, or as many as it has. */
export function formatNumber(value: Numeric, digits?: number): string {
  const exact = digits === undefined ? decimal(value) : round(value, digits);
  const [whole = '0', fraction] = exact.abs().toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = exact.isNegative() && !exact.isZero() ? '−' : '';
  return `${sign}${grouped}${fraction ? `.${fraction}` : ''}`;
}

// One process serves one chain, whose currency is a setting: pure rules that say amounts need not carry it along.
let spoken = 'CNY';
/** In which currency this process says amounts; set once, where the settings are read. Answers the one before. */
export function speakCurrency(currency: string): string { const before = spoken; spoken = currency; return before; }

/** What a currency is called where an amount stands beside it: 元, yuan, 欧元, Euro; its code where nobody has a name for it. */
export function currencyName(currency = spoken): { zh: string; en: string } {
  if (currency === 'CNY') return { zh: '元', en: 'yuan' };
  const named = (locale: string): string => new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' }).of(currency) ?? currency;
  return { zh: named('zh-CN'), en: named('en') };
}

const SIGNS: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€', GBP: '£', JPY: 'JP¥', HKD: 'HK$' };

/** An amount for people: `50,000.00 元` in Chinese, `¥50,000.00` in English. A price of a piece may have more than two digits. */
export function formatMoney(value: Numeric, language: Language, currency = spoken, digits = 2): string {
  const number = formatNumber(value, digits);
  if (language === 'zh' && currency === 'CNY') return `${number} 元`;
  const sign = SIGNS[currency] ?? `${currency} `;
  return number.startsWith('−') ? `−${sign}${number.slice(1)}` : `${sign}${number}`;
}
