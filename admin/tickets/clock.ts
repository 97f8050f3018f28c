// In what state a promise is, and how that is said: what is left, how late, whom it waits for. Pure.
import type { Language } from '../i18n/messages.ts';

export type ClockTone = 'ok' | 'soon' | 'late' | 'paused' | 'met' | 'idle';
/** A promise as far as it is drawn: when it began and is due, since when it stands still, when it was kept. */
export interface Promised { from: string | null; dueAt: string | null; pausedAt?: string | null; isPaused?: boolean; metAt?: string | null; isMissed?: boolean }
export interface ClockLook { tone: ClockTone; /** Share of the time that has gone, 0 to 1. */ share: number; /** Milliseconds left (late: below 0). */ left: number | null }

const HOUR = 3_600_000;
/** The looks of a promise at an instant: late past its due time; soon in its last quarter or hour. */
export function lookOf(promise: Promised, now: number): ClockLook {
  if (promise.metAt) return { tone: promise.isMissed ? 'late' : 'met', share: 1, left: null };
  if (promise.isPaused) return { tone: 'paused', share: 0, left: null };
  if (!promise.dueAt) return { tone: 'idle', share: 0, left: null };
  const due = Date.parse(promise.dueAt);
  const left = due - now;
  if (left < 0) return { tone: 'late', share: 1, left };
  const whole = promise.from ? due - Date.parse(promise.from) : 0;
  const share = whole > 0 ? Math.min(1, Math.max(0, 1 - left / whole)) : 0;
  return { tone: left < HOUR || (whole > 0 && left < whole / 4) ? 'soon' : 'ok', share, left };
}

/** 22 分, 3 时 20 分, 2 天 / 22 min, 3 h 20, 2 d; seconds below a minute. */
export function span(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) { const seconds = Math.floor(Math.abs(ms) / 1000); return language === 'zh' ? `${seconds} 秒` : `${seconds} s`; }
  if (minutes < 60) return language === 'zh' ? `${minutes} 分` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours >= 48) return language === 'zh' ? `${Math.floor(hours / 24)} 天` : `${Math.floor(hours / 24)} d`;
  const tail = String(rest).padStart(2, '0');
  return language === 'zh' ? `${hours} 时${rest ? ` ${tail} 分` : ''}` : `${hours} h${rest ? ` ${tail}` : ''}`;
}
/** 4 小时营业时间, 5 个工作日, 24 小时 / 4 business hours, 5 working days, 24 h. */
export function sayAmount({ unit, amount }: { unit: string; amount: string }, language: Language): string {
  // A promise that was made by a time of day is no whole number of minutes; people say it to the minute.
  const plain = Number(amount) < 1 ? Number(amount) : Math.round(Number(amount));
  if (unit === 'WORKING_DAYS') return language === 'zh' ? `${plain} 个工作日` : `${plain} working days`;
  const words = plain < 1 ? [Math.round(plain * 60), language === 'zh' ? '秒' : 's'] : plain % 60 === 0 ? [plain / 60, language === 'zh' ? '小时' : 'h'] : [plain, language === 'zh' ? '分钟' : 'min'];
  const length = `${words[0]} ${words[1]}`;
  return unit === 'BUSINESS_MINUTES' ? (language === 'zh' ? `${length}，营业时间` : `${length} of business time`) : length;
}
/** How long ago, without the word. */
export const since = (at: string, now: number, language: Language): string => span(Math.max(0, now - Date.parse(at)), language);

/** A clock of a ticket, as far as it is drawn in a list. */
export interface Clock { id: string; kind: string; state: string; startedAt: string; dueAt: string | null; pausedAt: string | null }
/** The clock that asks first: the nearest that runs, else one that stands still. */
export function nextClock<T extends Clock>(clocks: readonly T[] | null | undefined): T | null {
  const running = (clocks ?? []).filter((clock) => clock.state === 'RUNNING' && clock.dueAt).sort((a, b) => ((a.dueAt as string) < (b.dueAt as string) ? -1 : 1));
  return running[0] ?? (clocks ?? []).find((clock) => clock.state === 'PAUSED') ?? null;
}

/** Groups of the queue, in the order of its lines. */
export const DUE_GROUPS = ['late', 'hour', 'today', 'later', 'paused', 'none'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];
/** Into which group a ticket falls; `endOfDay` is the end of the business day. */
export function groupOf(row: { nextDueAt: string | null; status: string }, now: number, endOfDay: number): DueGroup {
  if (!row.nextDueAt) return row.status === 'WAITING' ? 'paused' : 'none';
  const due = Date.parse(row.nextDueAt);
  if (due < now) return 'late';
  if (due < now + HOUR) return 'hour';
  return due <= endOfDay ? 'today' : 'later';
}
