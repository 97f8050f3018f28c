// P20 and P18 at their size: the notifier does not slow writers, and no event is lost or applied twice over kills.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { transact } from '../../server/core/transact.ts';
import { recordEvent, recordEvents } from '../../server/platform/events/event.service.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { orderOutbox, startNotifier } from '../../server/platform/outbox/notifier.ts';
import { startLive } from '../../server/platform/outbox/live.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
let ctx: Context;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
  ctx = systemContext(db);
});
afterAll(async () => { await db?.close(); await database?.drop(); });

/** Writes of 8 writers in so many ms. */
async function writes(ms: number): Promise<number> {
  const until = performance.now() + ms;
  let count = 0;
  await Promise.all(Array.from({ length: 8 }, async (_, writer) => {
    while (performance.now() < until) {
      await transact(ctx, (tx) => recordEvent(tx, { kind: 'test.written', resource: 'Test', resourceId: String(writer) }));
      count += 1;
    }
  }));
  return count;
}

test('P20: writers reach 95 % and more of their speed with the notifier on', async () => {
  await writes(1_500);
  let on = 0;
  let off = 0;
  const ratios: number[] = [];
  for (let round = 0; round < 16; round += 1) {
    const was = { on, off };
    const run = async (isOn: boolean): Promise<void> => {
      const notifier = isOn ? startNotifier(db) : null;
      const count = await writes(1_500);
      if (isOn) on += count; else off += count;
      await notifier?.stop();
      while ((await orderOutbox(db)) !== 0);
    };
    await run(round % 2 === 0);
    await run(round % 2 === 1);
    ratios.push((on - was.on) / (off - was.off));
  }
  ratios.sort((a, b) => a - b);
  const median = ((ratios[7] as number) + (ratios[8] as number)) / 2;
  console.info(`notifier on ${on}, off ${off} writes; ratios ${ratios.map((r) => r.toFixed(2)).join(' ')}; median ${median.toFixed(3)}`);
  expect(median).toBeGreaterThanOrEqual(0.95);
}, 120_000);

test('P18: 20,000 events while every connection of the notifiers and listeners is cut 10 times: each heard, in order per row', async () => {
  while ((await orderOutbox(db)) !== 0);
  const live = await startLive(db);
  const other = await startLive(await openDatabase({ url: database.url }).then((opened) => { others.push(opened); return opened; }));
  try {
    const { rows: [from] } = await db.write.query<{ seq: string }>('select coalesce(max(seq), 0)::text as seq from outbox');
    for (let n = 0; n < 200; n += 1) {
      await transact(ctx, (tx) => recordEvents(tx, Array.from({ length: 100 }, (_, k) => ({
        kind: 'test.lot', resource: 'Lot', resourceId: String(k), version: n + 1,
      })))).catch(() => { n -= 1; });
      if (n % 20 === 10) {
        await db.direct.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and application_name in ('aftercare listener', 'aftercare write')`).catch(() => {});
      }
    }
    await expect.poll(async () => {
      const { rows } = await db.write.query<{ n: number }>("select count(*)::int as n from outbox where seq is null");
      return rows[0]?.n;
    }, { timeout: 20_000 }).toBe(0);
    const { rows: [seen] } = await db.write.query<{ n: number; wrong: number }>(
      `select count(*)::int as n, count(*) filter (where row_version <> place)::int as wrong from (
         select row_version, row_number() over (partition by resource_id order by seq) as place from outbox where resource = 'Lot' and seq > $1) x`, [from?.seq],
    );
    expect(seen).toEqual({ n: 20_000, wrong: 0 });
  } finally {
    await Promise.all([live.close(), other.close()]);
    await Promise.all(others.map((opened) => opened.close()));
  }
}, 120_000);
const others: Database[] = [];
