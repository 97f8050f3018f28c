// The badge of a promise: shape, words and colour say the same; it counts down in place and opens its explanation where there is one.
import { useEffect, useState } from 'react';
import { useT } from '../i18n/language.tsx';
import { useFormat } from '../shared/format.ts';
import { type ClockTone, lookOf, type Promised, since, span } from './clock.ts';
import './tickets.css';

/** The instant, moved on while mounted: every 10 seconds, or every second near a deadline. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), everyMs); return () => clearInterval(timer); }, [everyMs]);
  return now;
}

const SHAPES: Record<ClockTone, (share: number) => React.ReactNode> = {
  ok: (share) => <><circle cx="7" cy="7" r="5" fill="none" stroke="var(--ok-dot)" strokeOpacity=".28" strokeWidth="2.4" /><circle cx="7" cy="7" r="5" fill="none" stroke="var(--ok-dot)" strokeWidth="2.4" strokeDasharray={`${Math.max(0.6, share * 31.4)} 31.4`} transform="rotate(-90 7 7)" /></>,
  soon: () => <><path d="M7 .9l6.3 11.4H.7z" fill="var(--soon-dot)" /><path d="M7 5v3.2" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" /><circle cx="7" cy="10.2" r=".9" fill="var(--surface)" /></>,
  late: () => <><path d="M4.3.8h5.4l3.5 3.5v5.4l-3.5 3.5H4.3L.8 9.7V4.3z" fill="var(--late-dot)" /><path d="M7 3.6v4" stroke="var(--surface)" strokeWidth="1.7" strokeLinecap="round" /><circle cx="7" cy="10" r="1" fill="var(--surface)" /></>,
  paused: () => <><rect x="3.2" y="2.6" width="2.6" height="8.8" rx="1" fill="var(--paused-dot)" /><rect x="8.2" y="2.6" width="2.6" height="8.8" rx="1" fill="var(--paused-dot)" /></>,
  met: () => <><circle cx="7" cy="7" r="6" fill="var(--ok-dot)" /><path d="M4.3 7.2l1.9 1.9 3.6-3.9" fill="none" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" /></>,
  idle: () => <circle cx="7" cy="7" r="5" fill="none" stroke="var(--control)" strokeWidth="1.6" strokeDasharray="2 2" />,
};

/** `words` where the badge says something else than the time: 等顾客. */
export function ClockBadge({ promise, waitingFor, words }: { promise: Promised; waitingFor?: string | null; words?: string }) {
  const t = useT();
  const { language } = useFormat();
  const now = useNow();
  const { tone, share, left } = lookOf(promise, now);
  const said = words ?? sayClock();
  function sayClock(): string {
    if (tone === 'met') return promise.from && promise.metAt ? span(Date.parse(promise.metAt) - Date.parse(promise.from), language) : t('clock.met');
    if (tone === 'paused') return [t(`clock.waiting.${waitingFor ?? 'INSIDE'}`), promise.pausedAt && t('clock.stopped', { time: since(promise.pausedAt, now, language) })].filter(Boolean).join(language === 'zh' ? '，' : ', ');
    if (tone === 'late') return left === null ? t('clock.missed') : t('clock.late', { time: span(left, language) });
    return left === null ? t('clock.idle') : t('clock.left', { time: span(left, language) });
  }
  return <span className={`clock ${tone === 'met' ? 'ok' : tone === 'ok' || tone === 'idle' ? '' : tone}`.trim()} data-tone={tone}><svg viewBox="0 0 14 14" aria-hidden>{SHAPES[tone](share)}</svg>{said}</span>;
}
