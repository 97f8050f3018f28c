// P28: what a request may take of the database, and that it ends there: statements, locks, idle transactions; jobs are not cut.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/core/database.ts';
import { readEnv } from '../../server/core/env.ts';
import { serve, type Serving } from '../../server/main.ts';
import { authWorld, type AuthWorld } from '../platform/auth-fixture.ts';
import { SILENT } from '../support/app.ts';

/** A tenth or so of what is shipped, so that the test takes seconds. */
const SHORT = { STATEMENT_TIMEOUT_MS: '900', LOCK_TIMEOUT_MS: '300', IDLE_TIMEOUT_MS: '400' };
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-patience-'));
let world: AuthWorld;
let token = '';
let serving: Serving | null = null;
let warned: string[] = [];

beforeAll(async () => {
  world = await authWorld();
  await world.addUser('admin', [{ role: 'admin', scope: 'ALL' }]);
  await world.addUser('crm', [{ role: 'crm', scope: 'ALL' }]);
  token = (await world.signInAs('crm')).token;
  await world.db.write.query(`insert into customers (name, name_pinyin, name_initials, store_id) select 'N' || i, 'n', 'n', $1 from generate_series(1, 15) i`, [world.stores[0]]);
  // Each row now takes a tenth of a second: 1.5 s for all of them, over whatever path they are read.
  await world.db.write.query('alter table customers rename to customers_quick');
  await world.db.write.query('create view customers as select * from customers_quick where pg_sleep(0.1) is not null');
});
afterEach(async () => { await serving?.close(); serving = null; warned = []; });
afterAll(async () => { await world?.drop(); rmSync(folder, { recursive: true, force: true }); });

async function start(more: Record<string, string> = {}): Promise<string> {
  const env = readEnv({ NODE_ENV: 'test', PORT: '0', DATA_DIR: folder, DATABASE_URL: world.db.url, ...SHORT, ...more });
  serving = await serve(env, { log: { ...SILENT, warn: (_fields, text = '') => { warned.push(text); } } });
  return (serving.url as string).replace('localhost', '127.0.0.1');
}
interface Answer { ms: number; status: number; data?: Record<string, never> | null; errors?: { message: string; extensions: { code: string; reason: string; retryAfter?: number } }[] }
async function ask(url: string, query: string): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' }, body: JSON.stringify({ query }) });
  return { ...(await response.json() as object), status: response.status, ms: performance.now() - began };
}
const ALL = '{ customers(page: { limit: 100 }) { items { id name } } }';

describe('P28: slow SQL is cut', () => {
  test('P28: the shipped patience is 5 s a statement, 2 s a lock, 10 s an idle transaction, and none may be endless', () => {
    const url = 'postgres://u@127.0.0.1/x';
    expect(readEnv({ DATABASE_URL: url })).toMatchObject({ STATEMENT_TIMEOUT_MS: 5_000, LOCK_TIMEOUT_MS: 2_000, IDLE_TIMEOUT_MS: 10_000 });
    for (const name of Object.keys(SHORT)) expect(() => readEnv({ DATABASE_URL: url, [name]: '0' })).toThrow(new RegExp(`^${name} `));
  });

  test('P28: a request that reads too long is told so in a word of the list, while an export job over the same rows finishes', async () => {
    const url = await start();
    const cut = await ask(url, ALL);
    expect(cut.errors?.[0]).toMatchObject({ message: 'This took too long and was stopped; narrow it down', extensions: { code: 'LIMIT', reason: 'TOO_SLOW' } });
    expect(cut.data?.customers ?? null).toBeNull();
    expect(cut.ms).toBeGreaterThan(880);
    expect(cut.ms).toBeLessThan(4_000);
    // The statement itself has ended, not only the waiting for it.
    const { rows: [left] } = await world.db.write.query<{ n: number }>("select count(*)::int n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and query like '%customers%'");
    expect(left?.n).toBe(0);
    expect(await ask(url, '{ stores { total } }')).toMatchObject({ status: 200, data: { stores: { total: 3 } } });

    const queued = await ask(url, 'mutation { exportRows(input: { kind: "customers", columns: ["name"] }) { jobId } }');
    const { jobId } = (queued.data as unknown as { exportRows: { jobId: string } }).exportRows;
    type Seen = { state: string; done: number; seconds: number; error: string | null };
    let job: Seen | undefined;
    for (let round = 0; round < 200 && !/^(DONE|FAILED|CANCELLED)$/.test(job?.state ?? ''); round += 1) {
      await sleep(100);
      job = (await world.db.write.query<Seen>('select state, done, error, extract(epoch from finished_at - started_at)::float8 seconds from jobs where id = $1', [jobId])).rows[0];
    }
    expect(job).toMatchObject({ state: 'DONE', done: 15, error: null });
    expect(job?.seconds).toBeGreaterThan(1.5);
  }, 60_000);

  test('P28: what a caller who is gone had asked ends within a second, and ends nothing of those who stay', async () => {
    const url = await start({ STATEMENT_TIMEOUT_MS: '20000' });
    const running = async () => (await world.db.write.query<{ n: number }>("select count(*)::int n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and query like '%customers%'")).rows[0]?.n;
    for (let round = 0; round < 3; round += 1) {
      const stays = ask(url, ALL);
      const leaving = new AbortController();
      const gone = fetch(`${url}/graphql`, { method: 'POST', signal: leaving.signal, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: ALL }) }).catch((error: Error) => error.name);
      await sleep(300);
      expect(await running()).toBe(2);
      leaving.abort();
      expect(await gone).toBe('AbortError');
      const began = performance.now();
      while (await running() !== 1 && performance.now() - began < 1_000) await sleep(20);
      expect(await running()).toBe(1);
      // The connection that was called off serves the next one at once.
      expect(await ask(url, '{ stores { total } }')).toMatchObject({ status: 200, data: { stores: { total: 3 } } });
      expect((await stays).data?.customers).toMatchObject({ items: expect.arrayContaining([expect.anything()]) as unknown });
    }
  }, 60_000);

  test('P28: behind a lock that somebody holds a request is told to come again, and is served once the lock is gone', async () => {
    const url = await start();
    const locker = await world.db.direct.connect();
    try {
      await locker.query('begin');
      await locker.query('lock table regions in access exclusive mode');
      const busy = await ask(url, '{ regions { items { id } } }');
      expect(busy.errors?.[0]).toMatchObject({ message: 'Busy; try again shortly', extensions: { code: 'LIMIT', reason: 'BUSY', retryAfter: 2 } });
      expect(busy.ms).toBeGreaterThan(290);
      expect(busy.ms).toBeLessThan(880);
      expect(await ask(url, '{ stores { total } }')).toMatchObject({ status: 200, data: { stores: { total: 3 } } });
    } finally { await locker.query('rollback'); locker.release(); }
    expect((await ask(url, '{ regions { total } }')).data).toMatchObject({ regions: { total: 2 } });
  }, 60_000);

  test('P28: a transaction that lies idle on a handle of requests is ended, its locks with it, and the handle goes on', async () => {
    const db = await openDatabase({ url: world.db.url, poolSize: 2, patience: { statementMs: 900, lockMs: 300, idleMs: 400 } });
    try {
      const pooled = async () => { const client = await db.write.connect(); return { client, release: () => { client.release(true); } }; };
      const ofWrites = async () => { const runner = db.source.createQueryRunner(); return { client: await runner.connect() as PoolClient, release: () => runner.release() }; };
      for (const take of [pooled, ofWrites]) {
        const { client, release } = await take();
        const ended = new Promise<{ code?: string }>((resolve) => { client.once('error', resolve); });
        await client.query('begin');
        await client.query("update regions set name_en = 'idle' where code = 'R1'");
        // 25P03: idle_in_transaction_session_timeout.
        expect((await ended).code).toBe('25P03');
        await release();
        const { rows: [free] } = await world.db.write.query<{ name: string }>("select name_en as name from regions where code = 'R1' for update");
        expect(free?.name).toBe('R1');
      }
      expect((await db.write.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
    } finally { await db.close(); }
  }, 60_000);
});

describe('P28: behind a pooler', () => {
  /** The same database under another address: as if DATABASE_URL went through a pooler. */
  const pooled = () => ({ DATABASE_URL: `${world.db.url}${world.db.url.includes('?') ? '&' : '?'}fallback_application_name=pooled`, DATABASE_DIRECT_URL: world.db.url, ROLE: 'web' });

  test('P28: connections carry no settings that a pooler would refuse, and a role that cuts nothing is named at the start', async () => {
    const url = await start(pooled());
    expect(warned.filter((text) => text.includes('statement_timeout'))).toHaveLength(1);
    expect((await ask(url, ALL)).data).toMatchObject({ customers: { items: expect.arrayContaining([{ id: expect.any(String), name: 'N1' }]) } });
  }, 60_000);

  test('P28: a role that carries the limits itself is taken at its word', async () => {
    const { pathname } = new URL(world.db.url);
    await world.db.direct.query(`alter database "${pathname.slice(1)}" set statement_timeout = '900ms'`);
    try {
      const url = await start(pooled());
      expect(warned.filter((text) => text.includes('statement_timeout'))).toEqual([]);
      expect((await ask(url, ALL)).errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT', reason: 'TOO_SLOW' });
    } finally { await world.db.direct.query(`alter database "${pathname.slice(1)}" reset statement_timeout`); }
  }, 60_000);
});
