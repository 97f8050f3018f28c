// Gives outbox rows their order of visibility and says that there are some: one notifier per database, few NOTIFYs.
import type { Logger } from '../../core/context.ts';
import { nameOf } from '../../core/prepared.ts';
import type { Database } from '../../core/database.ts';

export const CHANNEL = 'aftercare_outbox';
const BATCH = 5_000;
/** Least time between two NOTIFYs: commits that notify queue for one lock of the server. */
const LEAST_GAP_MS = 50;
/** The answer to the write goes out first. */
const AT_ONCE_MS = 1;

const PEEK = 'select exists (select 1 from outbox where seq is null) as some';
const PEEK_NAME = nameOf(PEEK);
const ORDER = `
  with n as materialized (
    select place, nextval('outbox_seq') as seq from (select ctid as place from outbox where seq is null order by id limit ${BATCH}) w
  ), o as (update outbox set seq = n.seq from n where outbox.ctid = n.place returning outbox.seq)
  select count(*)::int as count, pg_notify('${CHANNEL}', max(seq)::text) from o having count(*) > 0`;

/**
 * Orders what waits; answers how many rows, or null when another process is at it. Because only one works at a time and
 * holds its lease until the commit, rows become visible in the order of `seq`: a reader behind a cursor misses none.
 */
export async function orderOutbox(db: Database): Promise<number | null> {
  const { rows } = await db.write.query<{ some: boolean }>({ name: PEEK_NAME, text: PEEK });
  if (!rows[0]?.some) return 0;
  const client = await db.write.connect();
  try {
    await client.query('begin');
    const lease = await client.query<{ ok: boolean }>("select pg_try_advisory_xact_lock(hashtextextended('aftercare outbox', 0)) as ok");
    const done = lease.rows[0]?.ok ? await client.query<{ count: number }>(ORDER) : null;
    await client.query('commit');
    return done ? (done.rows[0]?.count ?? 0) : null;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally { client.release(); }
}

export interface Notifier {
  /** Says that this process has just committed something: it is passed on at once, or LEAST_GAP_MS after what was passed on last. */
  hint(): void;
  stop(): Promise<void>;
}

/** Runs the notifier of this process; several at once take turns. */
export function startNotifier(db: Database, options: { everyMs?: number; log?: Logger } = {}): Notifier {
  const { everyMs = 200, log } = options;
  let stopped = false;
  let hinted = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let began = -LEAST_GAP_MS;

  const round = async (): Promise<void> => {
    hinted = false;
    began = performance.now();
    let count: number | null = 0;
    try { count = await orderOutbox(db); } catch (error) { log?.warn({ err: error }, 'notifier failed'); }
    running = null;
    if (!stopped) plan(hinted || (count ?? 0) >= BATCH ? LEAST_GAP_MS : everyMs);
  };
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => { running = round(); }, ms);
    timer.unref();
  };
  plan(LEAST_GAP_MS);

  return {
    hint() {
      if (stopped || hinted) return;
      hinted = true;
      // The first of a quiet time waits for nobody; those that follow it are gathered.
      if (!running) plan(Math.max(AT_ONCE_MS, began + LEAST_GAP_MS - performance.now()));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Removes rows that no reader needs any more, oldest first and in small steps; answers how many. */
export async function cleanOutbox(db: Database, olderThanDays = 3): Promise<number> {
  let removed = 0;
  for (;;) {
    // Along the order given: there is no index on the time, which every write would have to keep up.
    const { rowCount } = await db.write.query(
      `delete from outbox using (select seq from outbox where seq is not null order by seq limit 5000) old
       where outbox.seq = old.seq and at < now() - make_interval(days => $1)`, [olderThanDays],
    );
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < 5_000) return removed;
  }
}
