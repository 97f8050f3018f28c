// Jobs on a real database: transactional queueing, progress, cancelling, failures, and workers killed in the middle.
import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { transact } from '../../server/core/transact.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { cancelJob, enqueue, installJobs, NEWEST_MIGRATION, type NewJob } from '../../server/platform/jobs/job.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { startWorker, type RunningWorker } from '../../server/platform/jobs/worker.service.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { builtWorker } from '../support/program.ts';
import { testJobs, type StepsInput } from './jobs.definitions.ts';

let database: TestDatabase;
let db: Database;
let ctx: Context;
let program = '';
let userId: string;
const children = new Set<ChildProcess>();
let worker: RunningWorker | null = null;

beforeAll(async () => {
  program = await builtWorker(new URL('./jobs.worker.ts', import.meta.url));
  database = await freshDatabase();
  await installJobs(database.url);
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
  ctx = systemContext(db);
  await db.write.query('create table effects (name text, step int)');
  const { rows } = await db.write.query<{ id: string }>(
    "insert into users (username, name, status, locale, password_hash) values ('starter', 'Starter', 'ACTIVE', 'en', '!') returning id::text",
  );
  userId = rows[0]?.id as string;
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => { await db?.close(); await database?.drop(); });

interface Row { state: string; done: number; total: number | null; error: string | null; result: unknown; attempts: number; started_at: Date | null; finished_at: Date | null; version: number }
const jobOf = async (id: string): Promise<Row> => (await db.write.query<Row>('select * from jobs where id = $1', [id])).rows[0] as Row;
const start = (job: Partial<NewJob> & { kind: string }): Promise<string> => transact(ctx, (tx) => enqueue(tx, { title: 'Test', input: null, ...job }));
const steps = (input: StepsInput): Promise<string> => start({ kind: 'test.steps', input });
const effects = async (name: string): Promise<number[]> =>
  (await db.write.query<{ step: number }>('select step from effects where name = $1 order by step', [name])).rows.map((row) => row.step);
async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean, ms = 15_000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() > end) throw new Error(`Still ${JSON.stringify(value)} after ${ms} ms`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
const ended = (id: string, state: string, ms?: number): Promise<Row> => until(() => jobOf(id), (row) => row.state === state, ms);
const work = async (): Promise<void> => { worker = await startWorker(db, { jobs: testJobs }); };

async function spawnWorker(atOnce = 4): Promise<ChildProcess> {
  const child = fork(program, [database.url, String(atOnce)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.add(child);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => { resolve(); });
    child.once('exit', (code) => { reject(new Error(`The worker ended with ${code}`)); });
  });
  return child;
}
const exit = (child: ChildProcess): Promise<void> => new Promise((resolve) => { if (child.exitCode !== null || child.signalCode) resolve(); else child.once('exit', () => { resolve(); }); });

describe('queueing', () => {
  test('the version that the quick check knows is the one that the package brings', async () => {
    const { rows } = await db.write.query<{ last: number }>('select max(id)::int as last from graphile_worker.migrations');
    expect(rows[0]?.last).toBe(NEWEST_MIGRATION);
  });

  test('a job whose transaction rolls back was never queued', async () => {
    const before = await db.write.query<{ n: number }>('select (select count(*) from jobs)::int + (select count(*) from graphile_worker.jobs)::int as n');
    await expect(transact(ctx, async (tx) => {
      await enqueue(tx, { kind: 'test.steps', title: 'no', input: {} });
      throw new Error('no');
    })).rejects.toThrow('no');
    const after = await db.write.query<{ n: number }>('select (select count(*) from jobs)::int + (select count(*) from graphile_worker.jobs)::int as n');
    expect(after.rows).toEqual(before.rows);
  });

  test('a second waiting job of one key is the first one', async () => {
    const one = await start({ kind: 'test.failing', input: { times: 0 }, jobKey: 'a' });
    expect(await start({ kind: 'test.failing', input: { times: 0 }, jobKey: 'a' })).toBe(one);
    expect(await start({ kind: 'test.failing', input: { times: 0 }, jobKey: 'b' })).not.toBe(one);
  });
});

describe('running', () => {
  test('a job tells its progress, its outcome and each change to live readers', async () => {
    await work();
    const id = await steps({ name: 'plain', steps: 5 });
    const row = await ended(id, 'DONE');
    expect(row).toMatchObject({ done: 5, total: 5, result: { steps: 5 }, error: null });
    expect(row.started_at).not.toBeNull();
    expect(row.finished_at).not.toBeNull();
    expect(await effects('plain')).toEqual([0, 1, 2, 3, 4]);
    const { rows } = await db.write.query<{ v: number }>("select row_version as v from outbox where resource = 'Job' and resource_id = $1 order by id", [id]);
    expect(rows.at(-1)?.v).toBe(row.version);
    expect(rows.length).toBeGreaterThanOrEqual(4);
  });

  test('it acts as its starter, and not for one who was suspended since', async () => {
    const asUser = { ...ctx, viewer: { ...ctx.viewer, kind: 'user' as const, userId, name: 'Starter' } };
    const id = await transact(asUser, (tx) => enqueue(tx, { kind: 'test.failing', title: 't', input: { times: 0 } }));
    await work();
    expect((await ended(id, 'DONE')).result).toEqual({ attempt: 1, viewer: 'Starter', kind: 'user' });
    await db.write.query("update users set status = 'SUSPENDED' where id = $1", [userId]);
    const late = await transact(asUser, (tx) => enqueue(tx, { kind: 'test.failing', title: 't', input: { times: 0 } }));
    expect(await ended(late, 'FAILED')).toMatchObject({ attempts: 1, error: expect.stringContaining('发起人') });
    await db.write.query("update users set status = 'ACTIVE' where id = $1", [userId]);
  });

  test('trouble is tried again; then it fails with words that tell nothing of the inside', async () => {
    await work();
    const recovers = await start({ kind: 'test.failing', input: { times: 1 }, attempts: 3 });
    const fails = await start({ kind: 'test.failing', input: { times: 9 }, attempts: 2 });
    expect((await ended(recovers, 'DONE')).result).toMatchObject({ attempt: 2 });
    const row = await ended(fails, 'FAILED');
    expect(row.attempts).toBe(2);
    expect(row.error).toMatch(/任务出错/);
    expect(row.error).not.toMatch(/secret|app\.ts/);
  });

  test('a refusal is final and says why', async () => {
    await work();
    const id = await start({ kind: 'test.failing', input: { times: 0, refuse: true } });
    expect(await ended(id, 'FAILED')).toMatchObject({ attempts: 1, error: expect.stringContaining('已经结束') });
  });

  test('a waiting job is cancelled at once, a running one at its next step, and only by those who may', async () => {
    const waiting = await steps({ name: 'waiting', steps: 3 });
    await cancelJob(ctx, waiting);
    expect((await jobOf(waiting)).state).toBe('CANCELLED');
    await expect(cancelJob(ctx, waiting)).rejects.toMatchObject({ code: 'POLICY' });
    await work();
    const running = await steps({ name: 'running', steps: 500, pauseMs: 50 });
    await until(() => effects('running'), (done) => done.length >= 2);
    const other = { ...ctx, viewer: { ...ctx.viewer, kind: 'user' as const, userId, reaches: new Map() } };
    await expect(cancelJob(other, running)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await cancelJob(ctx, running);
    await ended(running, 'CANCELLED', 5_000);
    expect((await effects('running')).length).toBeLessThan(100);
    expect(await effects('waiting')).toEqual([]);
  });

  test('F05: a worker that lost its lease can write no more', async () => {
    await work();
    const id = await steps({ name: 'fenced', steps: 500, pauseMs: 50 });
    await until(() => effects('fenced'), (done) => done.length >= 2);
    await db.write.query('update jobs set attempts = attempts + 1 where id = $1', [id]);
    const count = (await effects('fenced')).length;
    await new Promise((resolve) => { setTimeout(resolve, 800); });
    expect((await effects('fenced')).length).toBeLessThanOrEqual(count + 1);
    expect(await jobOf(id)).toMatchObject({ state: 'RUNNING', attempts: 2 });
    await db.write.query("update jobs set state = 'CANCELLED' where id = $1", [id]);
  });
});

describe('workers killed with -9', () => {
  test('P17, F04: killed before, in and after a step, the job is taken up within 15 s and each step happens once', async () => {
    const when = ['before', 'inside', 'after'] as const;
    const ids: string[] = [];
    for (const w of when) {
      const child = await spawnWorker();
      ids.push(await steps({ name: `killed-${w}`, steps: 6, pauseMs: 5, dieAt: { step: 3, when: w } }));
      await exit(child);
      expect(child.signalCode).toBe('SIGKILL');
    }
    const killedAt = performance.now();
    await work();
    for (const id of ids) await ended(id, 'DONE', 15_000);
    expect(performance.now() - killedAt).toBeLessThan(15_000);
    for (const w of when) expect(await effects(`killed-${w}`)).toEqual([0, 1, 2, 3, 4, 5]);
  }, 60_000);

  test('F05: of a worker that holds fifty leases none is lost: killed with -9, and stopped until they are gone and woken late, all are taken up by another, and each step happens once', async () => {
    const LEASES = 50;
    const STEPS = 3;
    for (const how of ['killed', 'stopped'] as const) {
      const child = await spawnWorker(LEASES);
      const ids: string[] = [];
      for (let n = 0; n < LEASES; n += 1) ids.push(await steps({ name: `${how} ${n}`, steps: STEPS, holdMs: 6_000 }));
      // All fifty are in its hands, none of them is done.
      await until(async () => (await db.write.query<{ n: number }>(`select count(*)::int n from jobs where id = any($1::bigint[]) and state = 'RUNNING' and cursor is not null`, [ids])).rows[0]?.n, (n) => n === LEASES, 20_000);
      child.kill(how === 'killed' ? 'SIGKILL' : 'SIGSTOP');
      if (how === 'killed') await exit(child);
      // Its connections are gone before it wakes, as when the net was cut.
      else await db.direct.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'aftercare liveness'`);
      const lostAt = performance.now();
      worker = await startWorker(db, { jobs: testJobs, recoverEveryMs: 500 });
      const taken = async (): Promise<number> => (await db.write.query<{ n: number }>(`select count(*)::int n from jobs where id = any($1::bigint[]) and attempts = 2`, [ids])).rows[0]?.n ?? 0;
      // It wakes in the midst of the other's work, with what it was about to write.
      await until(taken, (n) => n > (how === 'stopped' ? 0 : LEASES - 1), 15_000);
      if (how === 'stopped') child.kill('SIGCONT');
      await until(taken, (n) => n === LEASES, 15_000);
      expect(performance.now() - lostAt).toBeLessThan(15_000);
      await until(async () => (await db.write.query<{ n: number }>(`select count(*)::int n from jobs where id = any($1::bigint[]) and state = 'DONE' and attempts = 2 and done = ${STEPS}`, [ids])).rows[0]?.n, (n) => n === LEASES, 30_000);
      await new Promise((resolve) => { setTimeout(resolve, 2_000); });
      const { rows: [seen] } = await db.write.query<Record<string, number>>(`select count(*)::int n, count(distinct (name, step))::int once from effects where name like $1`, [`${how} %`]);
      expect(seen, how).toEqual({ n: LEASES * STEPS, once: LEASES * STEPS });
      await worker.stop();
      worker = null;
      child.kill('SIGKILL');
    }
  }, 120_000);

  test('P17: a job that kills its worker at every try is parked and says so', async () => {
    const id = await start({ kind: 'test.poison', attempts: 2 });
    await exit(await spawnWorker());
    await exit(await spawnWorker());
    await db.write.query("update graphile_worker._private_jobs set locked_at = locked_at - interval '3 seconds' where locked_at is not null");
    worker = await startWorker(db, { jobs: testJobs.filter((job) => job.kind !== 'test.poison'), recoverEveryMs: 500 });
    expect(await ended(id, 'FAILED', 15_000)).toMatchObject({ attempts: 2, error: expect.stringContaining('2 次') });
  }, 60_000);

  test('a living worker’s jobs are left alone', async () => {
    await spawnWorker();
    // Longer than the grace that a new name has.
    const id = await steps({ name: 'alive', steps: 75, pauseMs: 60 });
    await until(() => jobOf(id), (row) => row.state === 'RUNNING');
    worker = await startWorker(db, { jobs: testJobs, recoverEveryMs: 300 });
    expect(await ended(id, 'DONE', 20_000)).toMatchObject({ attempts: 1 });
    expect((await effects('alive')).length).toBe(75);
  }, 60_000);
});
