// Keeps counting by index cheap: tables whose rows change in place are looked over before the database itself would see a need.
import type { Context } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { defineCron } from './job.registry.ts';

/**
 * A row that changes in place leaves nothing dead behind, so autovacuum does not come; but its page is no longer known to be seen by
 * all, and a count by index must open it. A sixth of the pages opened doubled the cost of counting a store's 9,400 closed tickets.
 */
const CHANGED_SHARE = 0.01;
const CHANGED_LEAST = 500;
export const needsLook = (changed: number, rows: number): boolean => changed >= Math.max(CHANGED_LEAST, rows * CHANGED_SHARE);

interface Changed { name: string; updates: number; rows: number }
/** Updates counted when a table was last looked over; another process, or a restart, begins by looking. */
const lookedOver = new WeakMap<Database, Map<string, number>>();

/** Looks over the tables with many changed rows since the last time; answers their names. */
export async function lookOver({ db }: Pick<Context, 'db'>): Promise<string[]> {
  let seen = lookedOver.get(db);
  if (!seen) lookedOver.set(db, seen = new Map());
  // Tables that leave room in their pages are those meant to change in place.
  const { rows: tables } = await db.direct.query<Changed>(`
    select s.relid::regclass::text name, s.n_tup_upd::float8 updates, greatest(c.reltuples, 0)::float8 rows
    from pg_stat_user_tables s join pg_class c on c.oid = s.relid
    where c.relkind = 'r' and exists (select 1 from unnest(c.reloptions) o where o like 'fillfactor=%') order by 1`);
  const done: string[] = [];
  for (const { name, updates, rows } of tables) {
    const before = seen.get(name) ?? 0;
    if (!needsLook(updates < before ? updates : updates - before, rows)) continue;
    // Where somebody holds the table, or another worker is at it, the next minute does.
    await db.direct.query(`vacuum (skip_locked, truncate off) ${name}`);
    seen.set(name, updates);
    done.push(name);
  }
  return done;
}

export const upkeepCron = defineCron({ kind: 'platform.look-over', at: { every: 1 }, async run(ctx) { await lookOver(ctx); } });
