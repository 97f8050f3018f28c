// Where somebody worked within a period: stays made of placements, cut to its days, and the days on leave. Pure, in half-open days.
import { daysBetween } from '../../core/clock.ts';

export interface PlacedRow {
  storeId: string | null; departmentId: string | null; position: string; level: string; employment: string; managerId: string | null;
  fromOn: string; untilOn: string | null;
}
export interface Days { from: string; until: string }
/** A stretch of days in one store and position; level, department and manager are those of its last day. */
export interface Stay extends Days { storeId: string | null; departmentId: string | null; position: string; level: string; employment: string; managerId: string | null; days: number; leaveDays: number }

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string | null): string => (b === null || a < b ? a : b);

/** Days of a stretch on which there was leave; days of two leaves count once. */
export function leaveDaysIn(stretch: Days, leaves: readonly Days[]): number {
  let days = 0;
  let counted = stretch.from;
  for (const leave of [...leaves].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = later(leave.from, counted);
    const until = earlier(leave.until, stretch.until);
    if (from >= until) continue;
    days += daysBetween(from, until);
    counted = until;
  }
  return days;
}

/** The stays of one person within a period, first to last; placements that adjoin in one store and position are one stay. */
export function staysIn(placements: readonly PlacedRow[], period: Days, leaves: readonly Days[] = []): Stay[] {
  const stays: Stay[] = [];
  for (const one of [...placements].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const [from, until] = [later(one.fromOn, period.from), earlier(period.until, one.untilOn)];
    if (from >= until) continue;
    const last = stays.at(-1);
    const { fromOn: _from, untilOn: _until, ...facts } = one;
    if (last && last.until === from && last.storeId === one.storeId && last.position === one.position) Object.assign(last, facts, { until });
    else stays.push({ ...facts, from, until, days: 0, leaveDays: 0 });
  }
  for (const stay of stays) { stay.days = daysBetween(stay.from, stay.until); stay.leaveDays = leaveDaysIn(stay, leaves); }
  return stays;
}
