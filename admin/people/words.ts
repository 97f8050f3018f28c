// How numbers of scorecards are said, and the rooms beside each other.
import { useT } from '../i18n/language.tsx';
import type { Section } from '../shared/SectionTabs.tsx';
import { count, decimal, EMPTY, rate, useFormat } from '../shared/format.ts';
import { usePosts } from '../shared/posts.ts';

export const ROOMS: readonly Section[] = [
  { to: '/scorecards', title: 'scorecards.title', right: 'staff:read-scorecards' },
  { to: '/boards', title: 'boards.title', right: 'staff:read' },
  { to: '/kpiSchemes', title: 'kpiSchemes.title', right: 'staff:read' },
  { to: '/staffing', title: 'staffing.title', right: 'staff:plan' },
];

/** A value by its unit, a target with its sign, points with two digits. */
export function useSay() {
  const t = useT();
  const posts = usePosts();
  const format = useFormat();
  const value = (unit: string, given: string | null | undefined): string => {
    if (given === null || given === undefined) return EMPTY;
    if (unit === 'SHARE') return rate(given);
    if (unit === 'COUNT') return count(given);
    if (unit === 'MONEY') return format.money(given);
    return decimal(given, 2);
  };
  return {
    value,
    points: (given: string | null | undefined) => (given === null || given === undefined ? EMPTY : decimal(given, 2)),
    plain: (given: string | null | undefined) => (given ? Number(given).toLocaleString('en-US', { maximumFractionDigits: 2 }) : EMPTY),
    target: (unit: string, direction: string, given: string | null) => `${direction === 'AT_LEAST' ? '≥' : '≤'} ${value(unit, given)}`,
    days: (from: string, until: string) => { const last = new Date(Date.parse(`${until}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10); return from === last ? format.day(from) : t('scorecards.days', { from: format.day(from), until: format.day(last) }); },
    position: posts.position,
  };
}

/** First and last day of the period that holds a day; the last is the first that no longer counts. */
export function periodOf(kind: string, on: string): { from: string; until: string } {
  if (kind === 'WEEK') {
    const at = Date.parse(`${on}T00:00:00Z`);
    const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000;
    return { from: new Date(monday).toISOString().slice(0, 10), until: new Date(monday + 7 * 86_400_000).toISOString().slice(0, 10) };
  }
  const [year = 0, month = 1] = on.split('-').map(Number);
  const step = kind === 'YEAR' ? 12 : kind === 'QUARTER' ? 3 : 1;
  const first = month - 1 - ((month - 1) % step);
  const at = (n: number): string => new Date(Date.UTC(year, n, 1)).toISOString().slice(0, 10);
  return { from: at(first), until: at(first + step) };
}
