// Looking over tables whose rows change in place: when there is a need, and that a count by index opens no page afterwards.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { lookOver, needsLook } from '../../server/platform/jobs/upkeep.job.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => { database = await freshDatabase(); db = await openDatabase({ url: database.url, poolSize: 2 }); });
afterAll(async () => { await db?.close(); await database?.drop(); });

test('a hundredth of the rows, and 500 at least', () => {
  expect([[499, 100], [500, 100], [1_999, 200_000], [2_000, 200_000], [0, 0]].map(([changed = 0, rows = 0]) => needsLook(changed, rows))).toEqual([false, true, false, true, false]);
});

test('rows that changed in place cost a count nothing once they were looked over; who changes nothing is left alone', async () => {
  await db.direct.query('create table changing (id int primary key, at int) with (fillfactor = 50, autovacuum_enabled = off); insert into changing select i, 0 from generate_series(1, 2000) i');
  await db.direct.query('vacuum (analyze) changing');
  const opened = async (): Promise<number> => {
    await db.direct.query('set enable_seqscan = off; set enable_bitmapscan = off');
    const { rows: [plan] } = await db.direct.query<{ 'QUERY PLAN': { Plan: { Plans: { 'Heap Fetches': number }[] } }[] }>('explain (analyze, format json) select count(*) from changing where id > 0');
    return plan?.['QUERY PLAN'][0]?.Plan.Plans[0]?.['Heap Fetches'] ?? -1;
  };
  expect(await lookOver({ db })).not.toContain('changing');
  await db.direct.query('update changing set at = 1 where id % 2 = 0');
  expect(await opened()).toBeGreaterThan(1_000);
  await db.direct.query('select pg_stat_force_next_flush()');
  await db.direct.query('select 1');
  // Whoever looks at this database at the moment (autovacuum counting rows) would have the old ones kept.
  await expect.poll(async () => (await db.direct.query('select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null')).rowCount, { timeout: 20_000 }).toBe(0);
  expect(await lookOver({ db })).toContain('changing');
  expect(await opened()).toBe(0);
  expect(await lookOver({ db })).not.toContain('changing');
});
