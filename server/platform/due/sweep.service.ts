// Sweeping the due table: each action in a transaction of its own that locks it, does it and marks it done; others skip what one has locked.
import type { Context, WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { nameOf } from '../../core/prepared.ts';
import { transact } from '../../core/transact.ts';
import { systemContext, type SystemOptions } from '../jobs/system-context.ts';
import { dueDefinition, LATE_MS, type DueAction } from './due.registry.ts';

export interface SweepOptions extends Pick<SystemOptions, 'log'> {
  /** For tests: the instant by which things are due. Else the database's own clock, so that no worker's clock matters. */
  now?: () => Date;
  /** A worker that stands still in the middle of an action loses it after so long (10 s); another takes it up. */
  holdMs?: number;
  /** Stops between two actions. */
  signal?: { readonly aborted: boolean };
}

/** Tries before an action is left to people. */
export const MOST_TRIES = 12;
const HOLD_MS = 10_000;
/** What is in somebody's hands is tried again so much later. */
const BUSY_MS = 100;

/** The one statement that a sweep with nothing due costs: the head of an index. */
export const CLAIM = `
  select id::text, kind, subject, due_at "dueAt", payload, attempts, coalesce($1::timestamptz, clock_timestamp()) "now" from due_actions d
  where done_at is null and run_at <= coalesce($1::timestamptz, now()) and d.id <> all ($2::bigint[])
  order by run_at, d.id limit 1 for update skip locked`;
const NEXT = `select extract(epoch from run_at - coalesce($1::timestamptz, clock_timestamp())) * 1000 ms from due_actions where done_at is null and run_at < 'infinity' order by run_at, id limit 1`;
const HOLD = `select set_config('idle_in_transaction_session_timeout', $1, true)`;
// Our instants have no microseconds: what was done within the millisecond of its deadline is not noted before it.
const DONE = 'update due_actions set done_at = greatest($2::timestamptz, run_at), attempts = attempts + 1, error = null where id = $1';
const FAILED = `update due_actions set attempts = attempts + 1, error = $2,
  run_at = case when attempts + 1 >= ${MOST_TRIES} then 'infinity'::timestamptz else now() + make_interval(secs => least(600, power(2, attempts))) end
  where id = $1 and done_at is null`;

interface Claimed extends DueAction { now: Date }
type Client = { query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }> };

/** Does everything that is due; answers how many actions were done. Safe to run in any number of processes at once. */
export async function sweepDue(db: Database, options: SweepOptions = {}): Promise<number> {
  const base = systemContext(db, { name: 'aftercare', log: options.log });
  const skipped = new Set<string>();
  let done = 0;
  while (!options.signal?.aborted) {
    const ended = await one(base, options, skipped);
    if (ended === 'nothing') return done;
    if (ended === 'done') done += 1;
  }
  return done;
}

async function one(base: Context, options: SweepOptions, skipped: Set<string>): Promise<'nothing' | 'done' | 'busy' | 'failed'> {
  let claimed: Claimed | undefined;
  try {
    return await transact(base, async (outer) => {
      const client = (await outer.manager.queryRunner?.connect()) as Client;
      [claimed] = (await client.query<Claimed>({ name: nameOf(CLAIM, 's'), text: CLAIM, values: [options.now?.() ?? null, [...skipped]] })).rows;
      if (!claimed) return 'nothing';
      const action = claimed;
      await client.query({ name: nameOf(HOLD, 's'), text: HOLD, values: [String(options.holdMs ?? HOLD_MS)] });
      // One action, one instant: that of the claim.
      const tx: WriteContext = { ...outer, clock: { now: () => action.now } };
      Object.assign(outer.manager.queryRunner?.data ?? {}, { ctx: tx });
      const definition = dueDefinition(action.kind);
      if (!definition) throw new Error(`Nobody knows the due kind ${action.kind}`);
      const hold = definition.take ? await definition.take(tx, action) : 'held';
      if (hold === 'busy') { skipped.add(action.id); return 'busy'; }
      // Marked first: what it does may put the next action of the same subject on the table.
      await tx.manager.query(DONE, [action.id, action.now]);
      const outcome = hold === 'gone' ? 'gone' : await definition.run(tx, action, { isLate: action.now.getTime() - action.dueAt.getTime() > LATE_MS, now: action.now });
      if (outcome) await tx.manager.query('update due_actions set outcome = $2 where id = $1', [action.id, outcome]);
      return 'done';
    });
  } catch (error) {
    if (!claimed) throw error;
    // It may not hold up the others; tried again later and later, in the end left to people.
    skipped.add(claimed.id);
    base.log.error({ err: error, due: claimed.id, kind: claimed.kind, attempts: claimed.attempts + 1 }, 'due action failed');
    await base.db.write.query(FAILED, [claimed.id, String((error as Error)?.message ?? error).slice(0, 500)]);
    return 'failed';
  }
}

/** Milliseconds until the next action is due (none: null), by the clock by which it will be taken. */
export async function untilNext(db: Database, options: SweepOptions = {}): Promise<number | null> {
  const { rows } = await db.write.query<{ ms: string | null }>({ name: nameOf(NEXT, 's'), text: NEXT, values: [options.now?.() ?? null] });
  const ms = rows[0]?.ms;
  return ms === undefined || ms === null || !Number.isFinite(Number(ms)) ? null : Math.max(Number(ms), BUSY_MS);
}

/** Removes what was done long ago; answers how many rows. */
export async function cleanDue(db: Database, olderThanDays = 14): Promise<number> {
  let removed = 0;
  for (;;) {
    const { rowCount } = await db.write.query(
      `delete from due_actions where id in (select id from due_actions where done_at < now() - make_interval(days => $1) limit 5000)`, [olderThanDays]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < 5_000) return removed;
  }
}
