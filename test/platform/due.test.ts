// The due table on a real database: to the second, exactly once whatever dies, nothing held up by what fails, and cheap when nothing is due.
import { fork, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { transact } from '../../server/core/transact.ts';
import { cancelDue, schedule, type Due } from '../../server/platform/due/due.service.ts';
import { CLAIM, cleanDue, MOST_TRIES, sweepDue } from '../../server/platform/due/sweep.service.ts';
import { startSweeper, type Sweeper } from '../../server/platform/due/sweeper.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { builtWorker } from '../support/program.ts';
import './due.definitions.ts';

let database: TestDatabase;
let db: Database;
let ctx: Context;
let program = '';
const children = new Set<ChildProcess>();
let sweeper: Sweeper | null = null;
beforeAll(async () => {
  program = await builtWorker(new URL('./due.worker.ts', import.meta.url));
  database = await freshDatabase();
  db = await openDatabase({ url: database.url, poolSize: 6 });
  attachEventLog(db);
  ctx = systemContext(db);
  await db.write.query('create table effects (subject text, is_late boolean, at timestamptz default clock_timestamp()); create table tries (subject text)');
});
beforeEach(async () => { await db.write.query('delete from due_actions; delete from effects; delete from tries'); });
afterEach(async () => {
  await sweeper?.stop();
  sweeper = null;
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => { await db?.close(); await database?.drop(); });

const put = (list: readonly Due[]): Promise<void> => transact(ctx, (tx) => schedule(tx, list));
const due = (subject: string, payload: Record<string, unknown> = {}, secondsFromNow = -1, kind = 'test.effect'): Due => ({ kind, subject, payload, dueAt: new Date(Date.now() + secondsFromNow * 1_000) });
const effects = async (): Promise<string[]> => (await db.write.query<{ subject: string }>('select subject from effects order by subject')).rows.map((row) => row.subject);
const waiting = async (): Promise<number> => (await db.write.query<{ n: number }>('select count(*)::int n from due_actions where done_at is null')).rows[0]?.n ?? -1;
async function until(holds: () => Promise<boolean>, ms = 20_000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Not so after ${ms} ms`);
    await new Promise((resolve) => { setTimeout(resolve, 40); });
  }
}
async function spawnWorker(skewMs = 0): Promise<ChildProcess> {
  const child = fork(program, [database.url, String(skewMs)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.add(child);
  await new Promise<void>((resolve, reject) => { child.once('message', () => { resolve(); }); child.once('exit', (code) => { reject(new Error(`The worker ended with ${code}`)); }); });
  return child;
}
const exit = (child: ChildProcess): Promise<void> => new Promise((resolve) => { if (child.exitCode !== null || child.signalCode) resolve(); else child.once('exit', () => { resolve(); }); });

describe('putting and taking', () => {
  test('what its transaction takes back was never due; the same subject is moved, not doubled; what is cancelled never happens', async () => {
    await expect(transact(ctx, async (tx) => { await schedule(tx, [due('lost')]); throw new Error('no'); })).rejects.toThrow('no');
    await put([due('moved'), due('gone')]);
    await put([due('moved', {}, 3_600)]);
    await transact(ctx, (tx) => cancelDue(tx, [{ kind: 'test.effect', subject: 'gone' }, { kind: 'test.effect', subject: 'never there' }]));
    expect(await sweepDue(db)).toBe(0);
    expect(await effects()).toEqual([]);
    expect(await sweepDue(db, { now: () => new Date(Date.now() + 3_700_000) })).toBe(1);
    expect(await effects()).toEqual(['moved']);
  });

  test('an action may put its own next round on the table', async () => {
    await put([due('round', {}, -1, 'test.again')]);
    expect(await sweepDue(db)).toBe(1);
    expect(await waiting()).toBe(1);
  });

  test('what fails leaves nothing behind, holds nobody up, is tried again later, and in the end is left to people', async () => {
    await put([due('unlucky', { times: 2 }, -2, 'test.failing'), due('fine')]);
    expect(await sweepDue(db)).toBe(1);
    expect(await effects()).toEqual(['fine']);
    const { rows: [row] } = await db.write.query('select attempts, error, run_at > now() later, due_at < now() due from due_actions where done_at is null');
    expect(row).toEqual({ attempts: 1, error: 'no luck', later: true, due: true });
    for (let i = 0; i < 2; i += 1) { await db.write.query('update due_actions set run_at = now() where done_at is null'); await sweepDue(db); }
    expect(await effects()).toEqual(['fine', 'unlucky']);
    await put([due('hopeless', { times: 99 }, -2, 'test.failing')]);
    for (let i = 0; i < MOST_TRIES + 2; i += 1) { await sweepDue(db); await db.write.query(`update due_actions set run_at = now() where done_at is null and run_at < 'infinity'`); }
    expect((await db.write.query(`select attempts, run_at = 'infinity' parked from due_actions where subject = 'hopeless'`)).rows).toEqual([{ attempts: MOST_TRIES, parked: true }]);
  });

  test('what was done long ago is cleared away, what waits never', async () => {
    await put([due('old'), due('waits', {}, 3_600)]);
    await sweepDue(db);
    await db.write.query(`update due_actions set done_at = now() - interval '20 days' where done_at is not null; update due_actions set due_at = now() - interval '20 days' where done_at is null`);
    expect(await cleanDue(db)).toBe(1);
    expect(await waiting()).toBe(1);
  });
});

describe('a living worker', () => {
  test('takes up what is due to the second, also what was put on the table while it slept', async () => {
    sweeper = startSweeper(db);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    await put([due('soon', {}, 1.6), due('sooner', {}, 0.4)]);
    await until(async () => (await waiting()) === 0);
    const { rows } = await db.write.query<{ late: number }>('select extract(epoch from e.at - d.due_at)::float late from effects e join due_actions d using (subject)');
    for (const { late } of rows) { expect(late).toBeGreaterThanOrEqual(0); expect(late).toBeLessThan(1.5); }
  });

  test('after a day without any, all of it is done, and known to be late', async () => {
    await put([due('yesterday', {}, -86_400), due('now', {}, -2)]);
    sweeper = startSweeper(db);
    await until(async () => (await waiting()) === 0);
    expect((await db.write.query('select subject, is_late from effects order by subject')).rows).toEqual([{ subject: 'now', is_late: false }, { subject: 'yesterday', is_late: true }]);
  });
});

describe('workers that die', () => {
  test('F04: killed with -9 before, in and after an action, each action happens exactly once, taken up within 15 s', async () => {
    for (const die of ['before', 'inside', 'after']) {
      await put([due(`killed ${die}`, { die })]);
      const child = await spawnWorker();
      await exit(child);
      expect(child.signalCode).toBe('SIGKILL');
      // What was not committed left nothing behind.
      expect((await effects()).includes(`killed ${die}`)).toBe(die === 'after');
    }
    const from = performance.now();
    sweeper = startSweeper(db);
    await until(async () => (await waiting()) === 0, 15_000);
    expect(performance.now() - from).toBeLessThan(15_000);
    expect(await effects()).toEqual(['killed after', 'killed before', 'killed inside']);
  }, 60_000);

  test('F05: one that stands still in the middle loses its action to another, and its late write is refused', async () => {
    await put([due('stood still', { die: 'stands' })]);
    const child = await spawnWorker();
    await until(async () => ((await db.write.query<{ n: number }>('select count(*)::int n from tries')).rows[0]?.n ?? 0) === 1);
    sweeper = startSweeper(db);
    await until(async () => (await waiting()) === 0, 15_000);
    expect(await effects()).toEqual(['stood still']);
    child.kill('SIGCONT');
    await put([due('afterwards')]);
    await until(async () => (await waiting()) === 0);
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    expect(await effects()).toEqual(['afterwards', 'stood still']);
  }, 60_000);

  test('P32, F20: workers whose clocks are ten minutes fast, ten minutes slow and an hour back: nothing early, nothing late, nothing twice', async () => {
    const children = await Promise.all([600_000, -600_000, -3_600_000].map((skew) => spawnWorker(skew)));
    expect(children.length).toBe(3);
    // By the database's clock: what is due now, soon, and in five minutes, which a fast clock would take at once.
    await db.write.query(`insert into due_actions (kind, subject, due_at, run_at) select 'test.effect', 'soon ' || n, t, t from generate_series(1, 60) n, lateral (select now() + interval '1 second' + n * interval '50 milliseconds' t) x`);
    await db.write.query(`insert into due_actions (kind, subject, due_at, run_at) select 'test.effect', 'later ' || n, now() + interval '5 minutes', now() + interval '5 minutes' from generate_series(1, 20) n`);
    await until(async () => (await waiting()) === 20, 30_000);
    await new Promise((resolve) => { setTimeout(resolve, 1_500); });
    expect(await waiting()).toBe(20);
    const { rows: [seen] } = await db.write.query<Record<string, number>>(`select count(*)::int n, count(distinct e.subject)::int once, count(*) filter (where e.is_late)::int late, count(*) filter (where e.at < d.due_at)::int early,
      max(extract(epoch from e.at - d.due_at))::float worst, count(*) filter (where d.done_at < d.due_at)::int noted_early from effects e join due_actions d using (subject)`);
    expect(seen).toMatchObject({ n: 60, once: 60, late: 0, early: 0, noted_early: 0 });
    expect(seen?.worst).toBeLessThan(5);
    // A deadline that passed under the wrong clocks is noted at the database's instant.
    const { rows: [noted] } = await db.write.query<{ worst: number }>(`select max(abs(extract(epoch from e.at - d.done_at)))::float worst from effects e join due_actions d using (subject)`);
    expect(noted?.worst).toBeLessThan(5);
  }, 90_000);

  test('P18: three workers race over two hundred actions while two of them are killed: each is done once', async () => {
    await put(Array.from({ length: 200 }, (_, i) => due(`race ${i}`)));
    const [one, two] = await Promise.all([spawnWorker(), spawnWorker()]);
    sweeper = startSweeper(db);
    await until(async () => (await waiting()) < 160);
    one?.kill('SIGKILL');
    await until(async () => (await waiting()) < 70);
    two?.kill('SIGKILL');
    await until(async () => (await waiting()) === 0, 30_000);
    const { rows: [row] } = await db.write.query('select count(*)::int n, count(distinct subject)::int distinct_n from effects');
    expect(row).toEqual({ n: 200, distinct_n: 200 });
  }, 90_000);
});

test('with 200,000 deadlines waiting, a sweep that finds nothing due reads the head of an index and takes 50 ms at most', async () => {
  await db.write.query(`insert into due_actions (kind, subject, due_at, run_at) select 'tickets.clock-due', n::text, now() + interval '1 day' + n * interval '1 second', now() + interval '1 day' + n * interval '1 second' from generate_series(1, 200000) n`);
  await db.write.query(`insert into due_actions (kind, subject, due_at, run_at, done_at) select 'tickets.clock-due', 'd' || n, now() - interval '1 day', now() - interval '1 day', now() from generate_series(1, 50000) n`);
  await db.write.query('analyze due_actions');
  const { rows } = await db.write.query<{ 'QUERY PLAN': string }>(`explain ${CLAIM.replaceAll('$1::timestamptz', 'null::timestamptz').replace('$2::bigint[]', `'{}'::bigint[]`)}`);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index Scan using due_actions_due/);
  expect(plan).not.toMatch(/Seq Scan|Sort/);
  const times: number[] = [];
  for (let i = 0; i < 15; i += 1) { const from = performance.now(); expect(await sweepDue(db)).toBe(0); times.push(performance.now() - from); }
  expect(Math.min(...times)).toBeLessThan(50);
}, 120_000);
