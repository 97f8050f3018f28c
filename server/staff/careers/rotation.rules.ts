// Who of a year is among the best tenth, as a pure rule: among people of the same position, small positions together, equals alike.
import { compareNumbers } from '../../core/money.ts';

export interface Judged { id: string; position: string; score: string; months: number }
export interface Listed extends Judged { group: string; place: number; of: number }

/** Fewer months of scorecards are no year. */
const LEAST_MONTHS = 6;
/** A position of fewer people is no field of its own: such people are compared together. */
const LEAST_PEERS = 10;
/** Fewer than this, even together, are nobody's tenth. */
const LEAST_POOL = 5;
const POOL = 'others';

/**
 * The best tenth of each group, rounded up, so that ten people have one and eleven two. Whoever equals the last of them is listed,
 * too: nobody falls out by a tie.
 */
export function rotationList(people: readonly Judged[]): Listed[] {
  const fit = people.filter((one) => one.months >= LEAST_MONTHS);
  const size = new Map<string, number>();
  for (const one of fit) size.set(one.position, (size.get(one.position) ?? 0) + 1);
  const groups = new Map<string, Judged[]>();
  for (const one of fit) { const group = (size.get(one.position) ?? 0) >= LEAST_PEERS ? one.position : POOL; groups.set(group, [...(groups.get(group) ?? []), one]); }
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).flatMap(([group, list]) => {
    if (group === POOL && list.length < LEAST_POOL) return [];
    const sorted = [...list].sort((a, b) => compareNumbers(b.score, a.score) || a.id.localeCompare(b.id));
    const last = sorted[Math.ceil(sorted.length / 10) - 1];
    return sorted.flatMap((one): Listed[] => (last && compareNumbers(one.score, last.score) >= 0 ? [{ ...one, group, place: 1 + sorted.filter((each) => compareNumbers(each.score, one.score) > 0).length, of: sorted.length }] : []));
  });
}
