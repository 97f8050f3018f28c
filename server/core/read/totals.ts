// Totals too large to be counted again at once: an estimate is recalled for a few seconds, with the very values it was made for.
import { LRUCache } from 'lru-cache';
import type { Database } from '../database.ts';
import type { Getter, RunEnv } from './binder.ts';

/** How long nobody counts to 10,001 again what had more than that. A total said to be exact was always counted for this very answer. */
const RECALLED_MS = 5_000;

/** White space to whoever reads JSON, and nothing that the database writes of itself: stands behind a total that was estimated. */
export const ESTIMATED = '\t\r\t';
const estimatedIn = (answer: string): number | null => {
  const end = answer.indexOf(ESTIMATED);
  if (end < 0) return null;
  let from = end;
  while (from > 0 && answer.charCodeAt(from - 1) >= 48 && answer.charCodeAt(from - 1) <= 57) from -= 1;
  return from < end ? Number(answer.slice(from, end)) : null;
};

/** A total within a statement: the text that counts, and the one that takes a number which is known. */
export interface TotalSql { counting: string; known: string }

const recalled = new WeakMap<Database, LRUCache<string, number>>();
function recalledOf(db: Database): LRUCache<string, number> {
  let cache = recalled.get(db);
  if (!cache) recalled.set(db, cache = new LRUCache<string, number>({ max: 2_000, ttl: RECALLED_MS }));
  return cache;
}

/** One total with the values of one request: its name is that of its text, rights and all, so whoever has the same key would be told the same. */
export class Total {
  private readonly key: string;
  constructor(private readonly db: Database, { name, getters }: { name: string; getters: readonly Getter[] }, env: RunEnv) {
    this.key = `${name}|${JSON.stringify(getters.map((get) => get(env) ?? null))}`;
  }
  recall(): number | undefined { return recalledOf(this.db).get(this.key); }
  learn(answer: string): void {
    const estimate = estimatedIn(answer);
    if (estimate !== null) recalledOf(this.db).set(this.key, estimate);
  }
}
