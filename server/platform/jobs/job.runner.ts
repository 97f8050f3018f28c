// Runs one try of one job: takes the lease, acts as its starter, keeps its row true whatever happens.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/clock.ts';
import type { Context, Logger, WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { say, type Locale } from '../../core/messages.ts';
import { transact } from '../../core/transact.ts';
import { loadUser, systemViewer } from '../access/viewer.ts';
import { jobReasons } from './job.messages.ts';
import type { JobContext, JobDefinition } from './job.registry.ts';
import { endingOf, JobCancelled, JobInterrupted, LeaseLost } from './job.rules.ts';
import { systemContext } from './system-context.ts';

export interface RunnerOptions { clock: Clock; log: Logger; zone: string }
/** What the queue says about this try. */
export interface Try { jobId: string; attempt: number; attempts: number; signal: AbortSignal }

interface Leased { attempts: number; user_id: string | null; input: { input?: unknown; by?: string } | null; cursor: unknown; is_cancel_requested: boolean; total: number | null }

const PROGRESS_MS = 500;
/** The row's change and its news for live readers are one statement; every later write names the lease's number. */
const change = (set: string): string => `
  with j as (update jobs set ${set}, updated_at = now(), version = version + 1
             where id = $1 and attempts = $2 and state = 'RUNNING' returning id, version, is_cancel_requested)
  , o as (insert into outbox (topic, resource, resource_id, row_version) select 'job.progressed', 'Job', id::text, version from j)
  select is_cancel_requested from j`;
const TAKE = `
  with j as (update jobs set state = 'RUNNING', attempts = attempts + 1, started_at = coalesce(started_at, $2), error = null,
               updated_at = now(), version = version + 1
             where id = $1 and state in ('QUEUED', 'RUNNING')
             returning id, version, attempts, user_id::text, input, cursor, is_cancel_requested, total)
  , o as (insert into outbox (topic, resource, resource_id, row_version) select 'job.progressed', 'Job', id::text, version from j)
  select attempts, user_id, input, cursor, is_cancel_requested, total from j`;
const PROGRESS = change('done = $3, total = coalesce($4, total), failed_count = coalesce($5, failed_count)');
const CURSOR = change('cursor = $3');
const DONE = change('state = $3, result = $4, finished_at = $5, total = coalesce(total, done)');
const OVER = change('state = $3, error = $4, finished_at = $5');
const AGAIN = change("state = 'QUEUED', error = $3");

/** Runs a try; throws when the queue shall try again. A job that is over already is left alone. */
export async function runJob(db: Database, definition: JobDefinition, tried: Try, options: RunnerOptions): Promise<void> {
  const { rows } = await db.write.query<Leased>(TAKE, [tried.jobId, options.clock.now()]);
  const leased = rows[0];
  if (!leased) return;
  const write = async (text: string, ...values: unknown[]): Promise<boolean> => {
    const answer = await db.write.query<{ is_cancel_requested: boolean }>(text, [tried.jobId, leased.attempts, ...values]);
    if (!answer.rows[0]) throw new LeaseLost(`Job ${tried.jobId} was taken by another worker`);
    return answer.rows[0].is_cancel_requested;
  };
  const requestId = randomUUID();
  let locale: Locale = 'zh';
  try {
    const starter = await starterOf(db, leased, options);
    locale = starter.locale;
    const base: Context = { ...systemContext(db, { ...options, viewer: starter.viewer }), locale, requestId };
    const ctx = jobContext(base, leased, tried, write);
    await ctx.pause();
    const result = await definition.run(ctx, leased.input?.input);
    // Work that asked, heard that it was cancelled and came back early is not done.
    await write(DONE, ctx.wasCancelled ? 'CANCELLED' : 'DONE', JSON.stringify(result ?? null), options.clock.now());
  } catch (error) {
    const ending = endingOf(error, tried.attempt, tried.attempts);
    if (ending === 'lost') throw error;
    if (ending === 'cancelled') { await write(OVER, 'CANCELLED', null, options.clock.now()); return; }
    options.log.error({ err: error, jobId: tried.jobId, kind: definition.kind, attempt: tried.attempt, requestId }, 'job failed');
    const words = error instanceof AppError ? error.say(locale) : say(jobReasons.JOB_FAILED, locale, { requestId });
    if (ending === 'failed') { await write(OVER, 'FAILED', words, options.clock.now()); return; }
    await write(AGAIN, error instanceof JobInterrupted ? null : words);
    throw error;
  }
}

/** The starter with the rights of now: who was suspended since then does nothing more. */
async function starterOf(db: Database, leased: Leased, options: RunnerOptions): Promise<{ viewer: Context['viewer']; locale: Locale }> {
  if (!leased.user_id) return { viewer: systemViewer(), locale: 'zh' };
  const kind = leased.input?.by === 'apiKey' ? 'apiKey' : 'user';
  const user = await loadUser(db, leased.user_id, options.clock.now(), options.zone, kind);
  if (!user || user.status !== 'ACTIVE') throw new AppError('FORBIDDEN', jobReasons.JOB_STARTER_GONE);
  // What the system does in a person's name carries all rights, as when it was queued.
  if (leased.input?.by === 'system') return { viewer: { ...systemViewer(user.viewer.name), userId: leased.user_id }, locale: localeOf(user.locale) };
  return { viewer: user.viewer, locale: localeOf(user.locale) };
}
const localeOf = (locale: string | null): Locale => (locale?.startsWith('en') ? 'en' : 'zh');

type Write = (text: string, ...values: unknown[]) => Promise<boolean>;

function jobContext(base: Context, leased: Leased, tried: Try, write: Write): JobContext & { readonly wasCancelled: boolean } {
  const state = { cursor: leased.cursor, cancelled: leased.is_cancel_requested, told: false, wroteAt: 0, askedAt: 0 };
  const ctx: JobContext & { readonly wasCancelled: boolean } = {
    ...base, jobId: tried.jobId, attempt: leased.attempts, signal: tried.signal,
    get cursor() { return state.cursor; },
    get wasCancelled() { return state.told; },
    async progress(done, total = null, failedCount) {
      const now = performance.now();
      const isLast = total !== null && total !== undefined && done >= total;
      if (!isLast && now - state.wroteAt < PROGRESS_MS) return;
      state.wroteAt = now;
      state.cancelled = await write(PROGRESS, done, total ?? null, failedCount ?? null);
      state.askedAt = now;
    },
    async isCancelled() {
      const now = performance.now();
      if (!state.cancelled && now - state.askedAt >= PROGRESS_MS) {
        state.askedAt = now;
        const { rows } = await base.db.write.query<{ c: boolean }>('select is_cancel_requested as c from jobs where id = $1 and attempts = $2', [tried.jobId, leased.attempts]);
        if (!rows[0]) throw new LeaseLost(`Job ${tried.jobId} was taken by another worker`);
        state.cancelled = rows[0].c;
      }
      state.told ||= state.cancelled;
      return state.cancelled;
    },
    async pause() {
      if (await ctx.isCancelled()) throw new JobCancelled('The job was cancelled');
      if (tried.signal.aborted) throw new JobInterrupted('The worker stops');
    },
    async chunk(work) {
      await ctx.pause();
      const next = await transact(base, async (tx: WriteContext) => {
        const cursor = (await work(tx)) ?? null;
        // Last in the transaction: whoever takes the lease meanwhile either waits for this commit or makes it fail.
        const rows = (await tx.manager.query(CURSOR, [tried.jobId, leased.attempts, JSON.stringify(cursor)])) as unknown[];
        if (!rows.length) throw new LeaseLost(`Job ${tried.jobId} was taken by another worker`);
        return cursor;
      });
      state.cursor = next;
    },
  };
  return ctx;
}
