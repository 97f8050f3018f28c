// P18 with the database itself killed: nothing that was acknowledged is lost, and what follows the outbox by its cursor has each event once and in order.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../server/core/context.ts';
import { migrate, openDatabase, type Database } from '../../server/core/database.ts';
import { transact } from '../../server/core/transact.ts';
import { recordEvents } from '../../server/platform/events/event.service.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { startNotifier } from '../../server/platform/outbox/notifier.ts';
import { startPostgres } from '../../server/launcher/postgres.mjs';
import { makeFolder } from '../launcher/child.ts';

const TICKETS = 100;
const ROUNDS = 200;
const folder = makeFolder();
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let db: Database;
let ctx: Context;
beforeAll(async () => {
  postgres = await startPostgres({ dataDir: `${folder.path}/data` });
  await migrate(postgres.url);
  db = await openDatabase({ url: postgres.url });
  await db.source.runMigrations();
  attachEventLog(db);
  ctx = systemContext(db);
  await db.write.query(`create table applied (seq bigint primary key, ticket text not null, version int not null); create table cursors (name text primary key, seq bigint not null); insert into cursors values ('one', 0)`);
}, 180_000);
afterAll(async () => { await db?.close().catch(() => {}); await postgres?.stop(); folder.remove(); });

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
/** Takes what comes after its cursor and moves the cursor, in one transaction; two may try at once. Answers how many. */
async function apply(): Promise<number> {
  return transact(ctx, async (tx) => {
    const [{ seq }] = await tx.manager.query<{ seq: string }[]>(`select seq::text from cursors where name = 'one' for update`) as [{ seq: string }];
    const [done] = await tx.manager.query<{ n: number; last: string | null }[]>(`
      with a as (insert into applied select seq, resource_id, row_version from outbox where resource = 'Lot' and seq > $1 order by seq limit 500 returning seq),
        c as (update cursors set seq = (select max(seq) from a) where name = 'one' and exists (select 1 from a) returning 1)
      select (select count(*)::int from a) n, (select count(*) from c)::text last`, [seq]);
    return done?.n ?? 0;
  });
}

test('P18: 20,000 events of 100 tickets, the dispatcher cut 10 times and the database killed 3 times: none lost, each applied once, in order per ticket', async () => {
  const notifiers = [startNotifier(db), startNotifier(db)];
  const acknowledged = new Set<string>();
  let isOver = false;
  const followers = [0, 1].map(async () => { while (!isOver) { await apply().catch(() => pause(100)); await pause(10); } });
  let [kills, cuts] = [0, 0];
  for (let n = 1; n <= ROUNDS; n += 1) {
    try {
      await transact(ctx, (tx) => recordEvents(tx, Array.from({ length: TICKETS }, (_, k) => ({ kind: 'test.lot', resource: 'Lot', resourceId: String(k), version: n }))));
      acknowledged.add(String(n));
    } catch {
      // Whether it was kept is not known: it is asked, as a client with a key asks.
      for (let tries = 0; tries < 300; tries += 1) {
        const found = await db.write.query<{ n: number }>(`select count(*)::int n from outbox where resource = 'Lot' and row_version = $1`, [n]).then(({ rows }) => rows[0]?.n ?? 0, () => -1);
        if (found === 0) { n -= 1; break; }
        if (found === TICKETS) { acknowledged.add(String(n)); break; }
        expect(found, 'all of a transaction or nothing').toBe(-1);
        await pause(100);
      }
    }
    if (n % 20 === 10 && cuts < n / 20) { cuts += 1; await db.direct.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`).catch(() => {}); }
    if (n % 60 === 45 && kills < n / 60) { kills += 1; process.kill(Number(readFileSync(`${folder.path}/data/postgres-17/cluster/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGKILL'); }
  }
  const applied = async (): Promise<{ n: number; wrong: number }> => (await db.write.query<{ n: number; wrong: number }>(
    `select count(*)::int n, count(*) filter (where version <> place)::int wrong from (select version, row_number() over (partition by ticket order by seq) place from applied) x`)).rows[0] as { n: number; wrong: number };
  await expect.poll(() => applied().catch(() => null), { timeout: 60_000 }).toEqual({ n: ROUNDS * TICKETS, wrong: 0 });
  isOver = true;
  await Promise.all(followers);
  await Promise.all(notifiers.map((one) => one.stop().catch(() => {})));
  expect([kills, cuts, acknowledged.size]).toEqual([3, 10, ROUNDS]);
}, 300_000);
