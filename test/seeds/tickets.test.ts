// The demo chain's tickets: half a year of threads in two languages, in every state, and as many more as are asked for.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { syncRoles } from '../../server/platform/access/role-sync.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { growTickets } from '../../seeds/tickets.ts';
import { seedDemo } from '../../seeds/run.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const NOW = '2026-02-13T09:30:00Z';
let fresh: TestDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url, poolSize: 4 });
  await installJobs(fresh.url);
  await syncRoles(db);
  await seedDemo(db, frozenClock(NOW), { customers: 900, months: 8, seed: 11 });
}, 240_000);
afterAll(async () => { await db?.close(); await fresh?.drop(); });
const one = async (sql: string, values: unknown[] = []): Promise<Record<string, number>> => (await db.write.query(sql, values)).rows[0] as Record<string, number>;

test('threads begin with the customer, in both languages, over six months, in every state, and what is done has its instants', async () => {
  const seen = await one(`select count(*)::int n, count(distinct status)::int states, count(distinct category_id)::int categories, count(distinct need_class)::int classes,
    count(*) filter (where opened_at > $1::timestamptz)::int future, (extract(epoch from max(opened_at) - min(opened_at)) / 86400)::int days,
    count(*) filter (where (status in ('CLOSED', 'ARCHIVED')) <> (closed_at is not null))::int odd, count(*) filter (where is_open and next_due_at is null)::int undue from tickets`, [NOW]);
  expect(seen.n).toBeGreaterThan(400);
  expect(seen.days).toBeGreaterThan(170);
  expect(seen).toMatchObject({ states: 7, categories: 7, classes: 4, future: 0, odd: 0, undue: 0 });
  const threads = await one(`select count(*)::int n, count(*) filter (where lang = 'en')::int en, count(*) filter (where body like '%{%')::int unfilled, count(*) filter (where created_at > $1::timestamptz)::int future from ticket_events`, [NOW]);
  expect(threads.n).toBeGreaterThan((seen.n ?? 0) * 3);
  expect(threads.en).toBeGreaterThan(50);
  expect(threads).toMatchObject({ unfilled: 0, future: 0 });
  const first = await one(`select count(*)::int n from tickets t where (select direction from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id order by created_at, id limit 1) is distinct from 'IN'`);
  expect(first.n).toBe(0);
});

test('more of them are grown by SQL: numbers stay unique, keys hold, three messages each', async () => {
  const before = await one('select count(*)::int n from tickets');
  const client = await db.direct.connect();
  try { await growTickets(client, 2_000, new Date(NOW)); } finally { client.release(); }
  const after = await one(`select count(*)::int n, count(distinct number)::int numbers, count(*) filter (where opened_at > $1::timestamptz)::int future, (select count(*)::int from ticket_keys) keys from tickets`, [NOW]);
  expect(after).toEqual({ n: (before.n ?? 0) + 2_000, numbers: (before.n ?? 0) + 2_000, keys: (before.n ?? 0) + 2_000, future: 0 });
  expect((await one(`select count(*)::int n from ticket_events where body = '照片发过去了，谢谢。'`)).n).toBe(2_000);
  // The indexes that were laid aside are back.
  expect((await one(`select count(*)::int n from pg_indexes where tablename = 'tickets'`)).n).toBeGreaterThan(14);
});
