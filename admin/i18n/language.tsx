// Chooses the language, keeps it, and hands react-admin a translator whose change re-renders screens without remounting them.
import { I18nContext, type I18nProvider, useTranslate } from 'ra-core';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type ReactNode, useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { moneyWords } from './currency.ts';
import { pangu } from './pangu.ts';
import type { Language } from './messages.ts';
import { bringAllWords, hasAllWords, onWords, wordsAtHand, wordsEdition } from './words.ts';

const KEY = 'aftercare.language';
const listeners = new Set<() => void>();

/** The language kept from before, else the browser's first that we speak, else Chinese. */
export function presentLanguage(): Language {
  const kept = globalThis.localStorage?.getItem(KEY);
  if (kept === 'zh' || kept === 'en') return kept;
  const wanted = globalThis.navigator?.languages ?? [];
  for (const tag of wanted) {
    if (/^zh/i.test(tag)) return 'zh';
    if (/^en/i.test(tag)) return 'en';
  }
  return wanted.length > 0 ? 'en' : 'zh';
}

/** Changes the language without a reload: at once, or as soon as its words are here. */
export function chooseLanguage(language: Language): void {
  const change = (): void => {
    localStorage.setItem(KEY, language);
    for (const listener of listeners) listener();
  };
  if (hasAllWords(language)) change();
  // Words that cannot be fetched were replaced by a newer release: the page is loaded anew with it.
  else void bringAllWords(language).then(change, () => { localStorage.setItem(KEY, language); location.reload(); });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language on screen. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, presentLanguage);

/** `zh-CN` or `en`, as `lang` and Intl want it. */
export const localeTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

/** A translator for one language. */
export function translatorOf(language: Language): I18nProvider {
  const messages = wordsAtHand(language);
  const provider = polyglotI18nProvider(() => messages, localeTag(language), [
    { locale: 'zh-CN', name: '中文' }, { locale: 'en', name: 'English' },
  ]);
  // Words of money say the chain's own currency.
  const money = moneyWords(language);
  if (language === 'en') return { ...provider, translate: (key, options) => provider.translate(key, options ? { ...money, ...options } : money) };
  // Values that are filled in meet Han characters on either side: the space between is put in here, once.
  return { ...provider, translate: (key, options) => (options ? pangu(provider.translate(key, { ...money, ...options })) : provider.translate(key, money)) };
}

/** Gives the screens below it their words, and `<html lang>` its value. A new translator object re-renders, never remounts. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const edition = useSyncExternalStore(onWords, wordsEdition);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new edition has more words
  const provider = useMemo(() => translatorOf(language), [language, edition]);
  useLayoutEffect(() => {
    document.documentElement.lang = localeTag(language);
  }, [language]);
  return <I18nContext.Provider value={provider}>{children}</I18nContext.Provider>;
}

/** The translate function, under a short name. */
export const useT = useTranslate;
