// The page's language and theme: chosen here or taken from the browser; words and times said in them.
import { pangu } from '../i18n/pangu.ts';
import { portalWords, type PortalWord } from './portal.messages.ts';

export type Language = 'zh' | 'en';
/** A text that the server gives in both languages. */
export interface Label { zh: string; en: string }

const kept = (key: string): string | null => { try { return localStorage.getItem(key); } catch { return null; } };
const keep = (key: string, value: string): void => { try { localStorage.setItem(key, value); } catch { /* kept for this page only */ } };

function firstLanguage(): Language {
  const before = kept('aftercare.language');
  if (before === 'zh' || before === 'en') return before;
  return /^en\b/i.test((navigator.languages ?? [navigator.language]).find((tag) => /^(zh|en)\b/i.test(tag)) ?? 'zh') ? 'en' : 'zh';
}

let language: Language = firstLanguage();
export const present = (): Language => language;
export function choose(next: Language): void { language = next; keep('aftercare.language', next); markLanguage(); }
export function markLanguage(): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = say('title');
}

/** The words for a key; `{name}` is filled in. */
export function say(key: PortalWord, values: Record<string, string | number> = {}): string {
  const text = portalWords[key][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return language === 'zh' && Object.keys(values).length > 0 ? pangu(text) : text;
}
export const said = (label: Label): string => label[language];

const tag = (): string => (language === 'zh' ? 'zh-CN' : 'en-GB');
/** An instant as people say it: today and tomorrow by name, the year only where it is another. */
export function when(at: string, now = new Date()): string {
  const date = new Date(at);
  const time = new Intl.DateTimeFormat(tag(), { hour: '2-digit', minute: '2-digit', hour12: false }).format(date);
  const day = (one: Date): number => Math.floor((one.getTime() - one.getTimezoneOffset() * 60_000) / 86_400_000);
  const apart = day(date) - day(now);
  if (apart === 0) return say('today', { time });
  if (apart === 1) return say('tomorrow', { time });
  if (apart === -1) return say('yesterday', { time });
  const part = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return `${new Intl.DateTimeFormat(tag(), { ...part, month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(date)} ${time}`;
}

const dark = (): boolean => globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;
export function presentTheme(): 'light' | 'dark' {
  const before = kept('aftercare.theme');
  return before === 'light' || before === 'dark' ? before : dark() ? 'dark' : 'light';
}
export function markTheme(): void { document.documentElement.dataset.theme = presentTheme(); }
export function turnTheme(): void { keep('aftercare.theme', presentTheme() === 'dark' ? 'light' : 'dark'); markTheme(); }
