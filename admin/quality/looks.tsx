// How findings and actions look alike on every screen: tones of their states, the clock of a deadline, the mark of a repeat, the way to look at them.
import { useEffect, useState } from 'react';
import { Repeat2 } from 'lucide-react';
import { Link, useLocation } from 'react-router-dom';
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import type { FindingRow } from './quality.operations.ts';
import './quality.css';

type Tone = 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined;
export const FINDING_TONES: Record<string, Tone> = { OPEN: 'soon', ACTING: 'ac', CHECKING: 'paused', CLOSED: 'ok', DISMISSED: undefined };
export const ACTION_TONES: Record<string, Tone> = { OPEN: 'ac', DONE: 'soon', REJECTED: 'late', VERIFIED: 'paused', EFFECTIVE: 'ok', NOT_EFFECTIVE: 'late', CANCELLED: undefined };
export const RISK_TONES: Record<string, Tone> = { PROPOSED: 'soon', TAKEN: 'ac', DISMISSED: undefined };
const HOUR = 3_600_000;

/** The instant, moved on each minute while mounted. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), 60_000); return () => clearInterval(timer); }, []);
  return now;
}
/** What is left until a deadline, or how long it has passed; nothing is left of what is done. */
export function DueBadge({ dueAt, doneAt, breachedAt }: { dueAt: string; doneAt?: string | null; breachedAt?: string | null }) {
  const t = useT();
  const left = Date.parse(dueAt) - useMinute();
  if (doneAt) return <StatusTag tone={breachedAt ? 'paused' : 'ok'}>{t(breachedAt ? 'findings.wasLate' : 'findings.corrected')}</StatusTag>;
  const hours = Math.floor(Math.abs(left) / HOUR);
  const time = hours >= 48 ? t('findings.days', { count: Math.floor(hours / 24) }) : t('findings.hours', { count: hours });
  return left < 0 ? <StatusTag tone="late">{t('findings.late', { time })}</StatusTag> : <StatusTag tone={hours < 24 ? 'soon' : undefined}>{t('findings.left', { time })}</StatusTag>;
}
/** How bad it is; words and tone say the same. */
export function SeverityTag({ severity }: { severity: string }) {
  const t = useT();
  return <StatusTag tone={severity === 'CRITICAL' ? 'late' : severity === 'MAJOR' ? 'soon' : undefined}>{t(`severity.${severity}`)}</StatusTag>;
}
/** That it was found before, and how often. */
export function RepeatTag({ row }: { row: Pick<FindingRow, 'isRepeat' | 'repeatCount'> }) {
  const t = useT();
  if (!row.isRepeat) return null;
  return <span title={t('findings.repeatTitle', { count: row.repeatCount })}><StatusTag tone="late" icon={<Repeat2 size={12} aria-hidden />}>{t('findings.repeat', { count: row.repeatCount + 1 })}</StatusTag></span>;
}
/** The two ways to look at findings. */
export function ShowAs() {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <nav className="seg links" aria-label={t('findings.show')}>
      {([['/findings/board', 'board'], ['/findings', 'list']] as const).map(([to, name]) => <Link key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>{t(`findings.${name}`)}</Link>)}
    </nav>
  );
}
