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
/** The chain's zone, as the server wrote it into the page: a promise is kept by the store's clock, wherever the customer is. */
const ZONE = globalThis.document?.querySelector<HTMLMetaElement>('meta[name="business-zone"]')?.content || 'Asia/Shanghai';
/** An instant as people say it: today and tomorrow by name, the year only where it is another. */
export function when(at: string, now = new Date(), zone = ZONE): string {
  const date = new Date(at);
  const said = (one: Date, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(tag(), { ...options, timeZone: zone }).format(one);
  const time = said(date, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  // Days as numbers, by the calendar there: sv-SE writes YYYY-MM-DD.
  const dayOf = (one: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(one);
  const apart = (Date.parse(dayOf(date)) - Date.parse(dayOf(now))) / 86_400_000;
  if (apart === 0) return say('today', { time });
  if (apart === 1) return say('tomorrow', { time });
  if (apart === -1) return say('yesterday', { time });
  const part = dayOf(date).slice(0, 4) === dayOf(now).slice(0, 4) ? {} : { year: 'numeric' as const };
  return `${said(date, { ...part, month: language === 'zh' ? 'long' : 'short', day: 'numeric' })} ${time}`;
}

const dark = (): boolean => globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;
export function presentTheme(): 'light' | 'dark' {
  const before = kept('aftercare.theme');
  return before === 'light' || before === 'dark' ? before : dark() ? 'dark' : 'light';
}
export function markTheme(): void { document.documentElement.dataset.theme = presentTheme(); }
export function turnTheme(): void { keep('aftercare.theme', presentTheme() === 'dark' ? 'light' : 'dark'); markTheme(); }
