// A month of planned and made audits as days with what stands on each: what is planned, done or overdue by the day of today. Pure.
import type { PlanAudit, PlanVisit } from './store-quality.operations.ts';

export type PlanTone = 'planned' | 'started' | 'done' | 'late' | 'cancelled';
export interface PlanEntry { key: string; day: string; tone: PlanTone; visit: PlanVisit | null; audit: PlanAudit | null }

const toneOf = (visit: PlanVisit, today: string): PlanTone => {
  if (visit.state === 'DONE') return 'done';
  if (visit.state === 'CANCELLED') return 'cancelled';
  if (visit.state === 'MISSED') return 'late';
  if (visit.plannedOn < today) return 'late';
  return visit.state === 'STARTED' ? 'started' : 'planned';
};

/** A visit with its audit is one entry, on the day on which it was planned; audits of no visit in sight stand on their own day. */
export function entriesOf(visits: readonly PlanVisit[], audits: readonly PlanAudit[], today: string): PlanEntry[] {
  const byVisit = new Map(audits.flatMap((one) => (one.visitId ? [[one.visitId, one] as const] : [])));
  const planned = visits.map((visit): PlanEntry => ({ key: `v${visit.id}`, day: visit.plannedOn, tone: toneOf(visit, today), visit, audit: byVisit.get(visit.id) ?? null }));
  const seen = new Set(visits.map((one) => one.id));
  const alone = audits.filter((one) => !one.visitId || !seen.has(one.visitId)).map((audit): PlanEntry => ({ key: `a${audit.id}`, day: audit.auditedOn, tone: 'done', visit: null, audit }));
  return [...planned, ...alone].sort((a, b) => a.day.localeCompare(b.day) || (a.visit?.windowStart ?? '').localeCompare(b.visit?.windowStart ?? ''));
}

/** Weeks of a month from Monday on; null for days of the months beside it. `month`: 2026-02. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const lead = (first.getUTCDay() + 6) % 7;
  const cells = Array.from({ length: Math.ceil((lead + days) / 7) * 7 }, (_, at) => {
    const day = at - lead + 1;
    return day < 1 || day > days ? null : `${month}-${String(day).padStart(2, '0')}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The month so many on. */
export function monthOn(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** First days of the months from one on, up to the last that begins before a day. */
export function monthsFrom(month: string, until: string): string[] {
  const months: string[] = [];
  for (let at = 0; `${monthOn(month, at)}-01` < until && at < 36; at += 1) months.push(`${monthOn(month, at)}-01`);
  return months;
}
