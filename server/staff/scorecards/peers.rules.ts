// Whom somebody is compared with, and which place that makes. Pure.
import { decimal } from '../../core/money.ts';

export type StoreSize = 'S' | 'M' | 'L';

/** Stores by how many people work there: a third small, a third large; stores of equal size are of one group. */
export function sizesOf(heads: ReadonlyMap<string, number>): Map<string, StoreSize> {
  const sorted = [...heads.values()].sort((a, b) => a - b);
  const [small, large] = [sorted[Math.floor((sorted.length - 1) / 3)] ?? 0, sorted[Math.ceil(((sorted.length - 1) * 2) / 3)] ?? 0];
  return new Map([...heads].map(([id, count]) => [id, small === large ? 'M' : count <= small ? 'S' : count >= large ? 'L' : 'M']));
}

/** Places within each group by score, best first; equal scores share a place. Null: not compared. */
export function ranksOf<T>(rows: readonly T[], groupOf: (row: T) => string | null, scoreOf: (row: T) => string | null): Map<T, { rank: number; of: number }> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groupOf(row);
    if (group === null || scoreOf(row) === null) continue;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const places = new Map<T, { rank: number; of: number }>();
  for (const members of groups.values()) {
    const sorted = members.map((row) => ({ row, score: decimal(scoreOf(row) as string) })).sort((a, b) => b.score.comparedTo(a.score));
    let rank = 0;
    sorted.forEach(({ row, score }, i) => {
      if (i === 0 || !score.equals(sorted[i - 1]?.score as never)) rank = i + 1;
      places.set(row, { rank, of: members.length });
    });
  }
  return places;
}
