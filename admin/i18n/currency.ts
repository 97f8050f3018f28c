// How the chain's currency is said: its name beside an amount, its sign before one, and its code.
import type { Language } from './messages.ts';

/** The chain's currency, as the server wrote it into the page. */
export const CURRENCY = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="currency"]')?.content || 'CNY';

interface MoneyWords { currency: string; sign: string; code: string }
/** 元, ¥, CNY; 欧元, €, EUR. Messages have them as `%{currency}`, `%{sign}` and `%{code}`. */
export function moneyWordsOf(code: string, language: Language): MoneyWords {
  if (code === 'CNY') return { currency: language === 'zh' ? '元' : 'yuan', sign: '¥', code };
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const sign = new Intl.NumberFormat('en', { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find((part) => part.type === 'currency')?.value ?? code;
  return { currency: new Intl.DisplayNames(locale, { type: 'currency', fallback: 'code' }).of(code) ?? code, sign: sign === code ? `${code} ` : sign, code };
}

const known: Partial<Record<Language, MoneyWords>> = {};
export const moneyWords = (language: Language): MoneyWords => (known[language] ??= moneyWordsOf(CURRENCY, language));
