// Starting and cancelling background work; the job's row and its place in the queue are written by one transaction.
import pg from 'pg';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../events/event.service.ts';
import { jobReasons } from './job.messages.ts';

const DEFAULT_ATTEMPTS = 5;

export interface NewJob {
  kind: string;
  /** Says in the words of its starter what it does; no personal values. */
  title: string;
  input: unknown;
  /** Whose job it is; the viewer's when unsaid. */
  userId?: string | null;
  /** One waiting job of a key: a second `enqueue` answers the first one's id. */
  jobKey?: string;
  attempts?: number;
  runAt?: Date;
  total?: number | null;
}

/** Queues a job in the caller's transaction and answers its id: it runs after the commit, and never when that fails. */
export async function enqueue(tx: WriteContext, job: NewJob): Promise<string> {
  const userId = job.userId === undefined ? tx.viewer.userId : job.userId;
  if (job.jobKey) {
    await tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`job:${job.jobKey}`]);
    const [waiting] = (await tx.manager.query(
      "select id::text from jobs where state = 'QUEUED' and kind = $1 and input ->> 'jobKey' = $2 limit 1", [job.kind, job.jobKey],
    )) as { id: string }[];
    if (waiting) return waiting.id;
  }
  const stored = { input: job.input ?? null, by: tx.viewer.kind, ...(job.jobKey ? { jobKey: job.jobKey } : {}) };
  const [row] = (await tx.manager.query(
    `with j as (
       insert into jobs (kind, title, state, done, total, user_id, input, created_at, updated_at)
       values ($1, $2, 'QUEUED', 0, $3, $4, $5, $6, $6) returning id
     )
     select id::text, (graphile_worker.add_job($1, json_build_object('jobId', id::text), max_attempts := $7, run_at := $8)).id as queued from j`,
    [job.kind, job.title, job.total ?? null, userId, JSON.stringify(stored), tx.clock.now(), job.attempts ?? DEFAULT_ATTEMPTS, job.runAt ?? null],
  )) as [{ id: string }];
  await recordEvent(tx, { kind: 'job.queued', resource: 'Job', resourceId: row.id, version: 1, after: { kind: job.kind } });
  return row.id;
}

interface JobRow { id: string; state: string; user_id: string | null; version: number }

/** Asks a job to stop: at once when it waits, at its next pause when it runs. One's own, or any with the right to all jobs. */
export async function cancelJob(ctx: Context, id: string): Promise<string> {
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  return transact(ctx, async (tx) => {
    const [row] = /^\d{1,18}$/.test(id)
      ? ((await tx.manager.query('select id::text, state, user_id::text, version from jobs where id = $1 for update', [id])) as JobRow[]) : [];
    const isTheirs = row && ((row.user_id !== null && row.user_id === ctx.viewer.userId) || ctx.viewer.reaches.get('platform:read-all-jobs')?.all);
    if (!row || !isTheirs) throw new AppError('NOT_FOUND', jobReasons.JOB_UNKNOWN);
    if (row.state !== 'QUEUED' && row.state !== 'RUNNING') throw new AppError('POLICY', jobReasons.JOB_OVER);
    await tx.manager.query(
      `update jobs set is_cancel_requested = true, updated_at = $2, version = version + 1,
         state = case state when 'QUEUED' then 'CANCELLED' else state end,
         finished_at = case state when 'QUEUED' then $2 else finished_at end where id = $1`, [id, tx.clock.now()],
    );
    await recordEvent(tx, { kind: 'job.cancelled', resource: 'Job', resourceId: id, version: row.version + 1 });
    return id;
  });
}

/** Are the queue's tables there, and as new as the pinned graphile-worker? */
export async function areJobsInstalled(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: [queue] } = await client.query<{ there: boolean }>("select to_regclass('graphile_worker.migrations') is not null as there");
    if (!queue?.there) return false;
    const { rows: [done] } = await client.query<{ last: number | null }>('select max(id)::int as last from graphile_worker.migrations');
    return (done?.last ?? 0) >= NEWEST_MIGRATION;
  } finally { await client.end(); }
}

/** Queue tables of graphile-worker, brought up to date where they are not. */
export async function installJobs(url: string): Promise<void> {
  if (await areJobsInstalled(url)) return;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => { client.on('error', () => {}); });
  try {
    const { runMigrations } = await import('graphile-worker');
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}
/** The last migration of the pinned graphile-worker; a test compares it with the package. */
export const NEWEST_MIGRATION = 19;
