// What screens of training share: the tag of a state, how far somebody is, hours in words, the tabs.
import { useT } from '../i18n/language.tsx';
import { StatusTag } from '../shared/cells.tsx';
import { decimal, useFormat } from '../shared/format.ts';
import type { Section } from '../shared/SectionTabs.tsx';
import './training.css';

export const ROOMS: readonly Section[] = [
  { to: '/trainingRecords', title: 'trainingRecords.title', right: 'training:read' }, { to: '/courses', title: 'courses.title', right: 'training:read' }, { to: '/learningPaths', title: 'learningPaths.title', right: 'training:read' },
  { to: '/trainingSessions', title: 'trainingSessions.title', right: 'training:read' }, { to: '/drills', title: 'drills.title', right: 'training:read' },
];
export const SUBJECTS = ['PRODUCT', 'PROCESS', 'COMMUNICATION', 'LAW', 'CULTURE'];
export const SESSION_TONES: Record<string, 'ok' | 'soon' | 'paused' | undefined> = { PLANNED: 'soon', HELD: 'ok', CANCELLED: 'paused' };
export const DRILL_TONES: Record<string, 'ok' | 'soon' | 'ac' | 'paused' | undefined> = { GRADING: 'soon', GRADED: 'ac', DEBRIEFED: 'ok', CANCELLED: 'paused' };
const TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { ASSIGNED: undefined, IN_PROGRESS: 'ac', OVERDUE: 'late', COMPLETED: 'ok', WITHDRAWN: 'paused' };
export function StateTag({ state }: { state: string }) {
  const t = useT();
  return <StatusTag tone={TONES[state]}>{t(`trainingState.${state}`)}</StatusTag>;
}

/** Minutes below an hour as minutes, else as hours with one digit where needed. */
export function useLength(): (minutes: number) => string {
  const t = useT();
  return (minutes) => (minutes < 60 ? t('learn.minutes', { count: minutes }) : t('learn.hours', { count: decimal(String(Math.round(minutes / 6) / 10), minutes % 60 === 0 ? 0 : 1) }));
}

/** How much of what is required is credited. */
export function Progress({ have, need, label }: { have: number; need: number; label: string }) {
  const share = need > 0 ? Math.min(100, Math.floor((have * 100) / need)) : 0;
  return <div className="training-bar" role="progressbar" aria-label={label} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}><span style={{ width: `${share}%` }} /></div>;
}

/** A day that is due, red once it has passed undone. */
export function Due({ dueOn, isLate, isDone }: { dueOn: string; isLate: boolean; isDone: boolean }) {
  const format = useFormat();
  return isLate && !isDone ? <StatusTag tone="late">{format.day(dueOn)}</StatusTag> : <span className="t2 nw">{format.day(dueOn)}</span>;
}
