// Finds dead workers: each holds a session lock in its name, and jobs held under a name whose lock is free are freed.
import pg from 'pg';
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';

/** The key of a worker's lock. */
const KEY = "hashtextextended('aftercare worker ' || $1, 0)";
/** A name younger than this may belong to a worker that is just taking its lock. */
const GRACE = "interval '3 seconds'";

export interface Liveness { hold(name: string): Promise<void>; close(): Promise<void> }

/** Holds locks for the workers of this process on one direct connection; takes them again when the connection breaks. */
export function holdLiveness(db: Database, log: Logger): Liveness {
  const names = new Set<string>();
  let client: pg.Client | null = null;
  let connecting: Promise<void> | null = null;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: db.directUrl, application_name: 'aftercare liveness', keepAlive: true });
    const gone = (error?: Error): void => {
      if (client !== next) return;
      client = null;
      log.warn({ err: error }, 'liveness connection lost');
      if (!closed) setTimeout(ensure, 200).unref();
    };
    next.on('error', gone);
    next.on('end', () => gone());
    await next.connect();
    if (closed) { await next.end(); return; }
    client = next;
    for (const name of names) await lock(next, name);
  }
  function ensure(): void {
    if (client || connecting || closed) return;
    connecting = connect().catch((error: unknown) => {
      log.warn({ err: error }, 'liveness connection failed');
      setTimeout(ensure, 500).unref();
    }).finally(() => { connecting = null; });
  }
  async function lock(on: pg.Client, name: string): Promise<void> {
    // Waits for the server to notice the death of a broken predecessor rather than failing.
    await on.query(`select pg_advisory_lock(${KEY})`, [name]);
  }

  return {
    async hold(name) {
      names.add(name);
      if (!client) { ensure(); await connecting; } else await lock(client, name);
    },
    async close() {
      closed = true;
      await connecting;
      const ending = client;
      client = null;
      await ending?.end().catch(() => {});
    },
  };
}

/** Frees the jobs of dead workers and parks what cannot run any more; answers how many workers were dead. */
export async function recoverDead(db: Database, words: { crashed: string; lost: string }): Promise<number> {
  const { rows } = await db.direct.query<{ name: string }>(
    `select distinct locked_by as name from graphile_worker._private_jobs where locked_by is not null and locked_at < now() - ${GRACE}
     union select locked_by from graphile_worker._private_job_queues where locked_by is not null and locked_at < now() - ${GRACE}`,
  );
  let dead = 0;
  for (const { name } of rows) dead += await freeIfDead(db, name);
  await park(db, words);
  return dead;
}

async function freeIfDead(db: Database, name: string): Promise<number> {
  const client = await db.direct.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${KEY}) as free`, [name]);
    if (rows[0]?.free) await client.query('select graphile_worker.force_unlock_workers(array[$1])', [name]);
    await client.query('commit');
    return rows[0]?.free ? 1 : 0;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally { client.release(); }
}

/** A job that broke its worker at each try, or whose place in the queue is gone, is said to have failed. */
async function park(db: Database, words: { crashed: string; lost: string }): Promise<void> {
  await db.direct.query(
    `with open as (
       select j.id, q.id as queued, q.attempts, q.max_attempts, q.locked_at from jobs j
       left join graphile_worker._private_jobs q on q.payload ->> 'jobId' = j.id::text
       where j.state in ('QUEUED', 'RUNNING') and j.updated_at < now() - ${GRACE}
     ), j as (
       update jobs set state = 'FAILED', finished_at = now(), updated_at = now(), version = version + 1,
         error = case when open.queued is null then $2 else replace($1, '{attempts}', open.attempts::text) end
       from open where jobs.id = open.id and jobs.state in ('QUEUED', 'RUNNING')
         and ((open.queued is null and jobs.updated_at < now() - interval '60 seconds')
           or (open.attempts >= open.max_attempts and open.locked_at is null))
       returning jobs.id, jobs.version
     )
     insert into outbox (topic, resource, resource_id, row_version) select 'job.progressed', 'Job', id::text, version from j`,
    [words.crashed, words.lost],
  );
}
