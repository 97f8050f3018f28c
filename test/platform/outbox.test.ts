// Live changes on a real database: order of visibility, lost connections, slow readers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/core/database.ts';
import type { Context } from '../../server/core/context.ts';
import { transact } from '../../server/core/transact.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { recordEvent } from '../../server/platform/events/event.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { Follower, MOST_WAITING, TooSlow, type Change } from '../../server/platform/outbox/follower.ts';
import { liveOf, startLive } from '../../server/platform/outbox/live.ts';
import { CHANNEL, cleanOutbox, orderOutbox, startNotifier } from '../../server/platform/outbox/notifier.ts';
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

const change = (resourceId: string, version = 1): Change => ({ topic: 'test.changed', resource: 'Test', resourceId, version, customerId: null, storeId: null, seq: '1' });
const write = (resourceId: string, version = 1): Promise<void> =>
  transact(ctx, (tx) => recordEvent(tx, { kind: 'test.changed', resource: 'Test', resourceId, version }));

/** Reads until `done` says so, or fails. */
async function readUntil(follower: Follower, done: (seen: Map<string, number | null>) => boolean, ms = 10_000): Promise<Map<string, number | null>> {
  const seen = new Map<string, number | null>();
  const end = setTimeout(() => follower.end(new Error(`only ${seen.size} rows came`)), ms);
  for await (const { resourceId, version } of follower) {
    seen.set(resourceId, version);
    if (done(seen)) break;
  }
  clearTimeout(end);
  return seen;
}

describe('a follower', () => {
  test('keeps the newest state of each row only', async () => {
    const follower = new Follower({ resource: 'Test' }, () => {});
    for (let version = 1; version <= 9; version += 1) { follower.take(change('1', version)); follower.take(change('2', version)); }
    const seen = [(await follower.next()).value, (await follower.next()).value];
    follower.end();
    expect(seen).toEqual([change('1', 9), change('2', 9)]);
    expect(await follower.next()).toEqual({ value: undefined, done: true });
  });

  test('takes its own rows, and a change of many rows, only', async () => {
    const follower = new Follower({ resource: 'Test', ids: ['1'] }, () => {});
    for (const given of [change('2'), { ...change('1'), resource: 'Other' }, change('1'), change('*')]) follower.take(given);
    follower.end();
    const ids = [];
    for await (const { resourceId } of follower) ids.push(resourceId);
    expect(ids).toEqual(['1', '*']);
  });

  test('that never reads is ended and keeps nothing', async () => {
    let ended = 0;
    const follower = new Follower({ resource: 'Test' }, () => { ended += 1; });
    for (let n = 0; n <= MOST_WAITING; n += 1) follower.take(change(String(n)));
    await expect(follower.next()).rejects.toBeInstanceOf(TooSlow);
    expect(ended).toBe(1);
  });
});

describe('the outbox', () => {
  test('rows that commit late come after those that others have already read', async () => {
    const late = await db.write.connect();
    await late.query('begin');
    await late.query("insert into outbox (topic, resource, resource_id) values ('t.t', 'Late', 'first')");
    await db.write.query("insert into outbox (topic, resource, resource_id) values ('t.t', 'Late', 'second')");
    expect(await orderOutbox(db)).toBe(1);
    await late.query('commit');
    late.release();
    expect(await orderOutbox(db)).toBe(1);
    const { rows } = await db.write.query("select resource_id from outbox where resource = 'Late' order by seq");
    expect(rows.map((row: { resource_id: string }) => row.resource_id)).toEqual(['second', 'first']);
  });

  test('several notifiers at once order each row once, without gaps', async () => {
    await db.write.query("insert into outbox (topic, resource, resource_id) select 't.t', 'Many', n::text from generate_series(1, 12000) n");
    const counts = await Promise.all(Array.from({ length: 6 }, () => orderOutbox(db)));
    while ((await orderOutbox(db)) !== 0) counts.push(0);
    const { rows } = await db.write.query<{ n: number; gaps: number }>(
      "select count(distinct seq)::int as n, (max(seq) - min(seq) + 1 - count(*))::int as gaps from outbox where resource = 'Many'",
    );
    expect(rows[0]).toEqual({ n: 12_000, gaps: 0 });
  });

  test('P20: however much is written, at most 20 NOTIFYs a second are sent', async () => {
    const ear = await db.direct.connect();
    let heard = 0;
    ear.on('notification', () => { heard += 1; });
    await ear.query(`listen ${CHANNEL}`);
    const notifier = startNotifier(db);
    const until = performance.now() + 2_000;
    let n = 0;
    while (performance.now() < until) { await write(`p20-${n}`); notifier.hint(); n += 1; }
    await notifier.stop();
    await ear.query('unlisten *');
    ear.release();
    expect(n).toBeGreaterThan(60);
    expect(heard).toBeGreaterThan(2);
    expect(heard).toBeLessThanOrEqual(42);
  });

  test('old rows are removed, those without order stay', async () => {
    await db.write.query("insert into outbox (at, topic, resource, resource_id, seq) values (now() - interval '9 days', 't.t', 'Old', '1', 0), (now() - interval '9 days', 't.t', 'Old', '2', null)");
    await cleanOutbox(db, 3);
    const { rows } = await db.write.query("select resource_id from outbox where resource = 'Old'");
    expect(rows).toEqual([{ resource_id: '2' }]);
  });
});

const CUT = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'aftercare listener' and datname = current_database()";

describe('live', () => {
  test('a committed change reaches its follower within half a second, a rolled back one never', async () => {
    while ((await orderOutbox(db)) !== 0);
    const live = await startLive(db);
    try {
      expect(liveOf(db)).toBe(live);
      const follower = live.follow({ resource: 'Test' });
      const took: number[] = [];
      for (let n = 0; n < 10; n += 1) {
        await transact(ctx, async (tx) => {
          await recordEvent(tx, { kind: 'test.changed', resource: 'Test', resourceId: `never-${n}` });
          throw new Error('rolled back');
        }).catch(() => {});
        const at = performance.now();
        await write(`quick-${n}`);
        const { value } = await follower.next();
        took.push(performance.now() - at);
        expect(value).toMatchObject({ resourceId: `quick-${n}`, version: 1, topic: 'test.changed' });
      }
      expect(took.sort((a, b) => a - b)[8]).toBeLessThan(500);
    } finally { await live.close(); }
  });

  test('F17: without NOTIFY, its queue full or its listener gone, polling alone brings every change', async () => {
    const live = await startLive(db, { pollMs: 200, listen: false });
    try {
      const follower = live.follow({ resource: 'Test' });
      await write('polled');
      expect([...(await readUntil(follower, (seen) => seen.has('polled'), 3_000)).keys()]).toEqual(['polled']);
    } finally { await live.close(); }
  });

  // At the size that the promise names in the long run.
  const ROUNDS = process.env.TEST_LONG ? 500 : 100;
  test(`P19, F17: ${ROUNDS * 20} changes while the listener is cut 20 times: the follower ends with the state of the database`, async () => {
    const live = await startLive(db);
    try {
      const follower = live.follow({ resource: 'Test' });
      const state = new Map<string, number>();
      let cuts = 0;
      const reading = readUntil(follower, (seen) => seen.get('last') === 1, ROUNDS * 250);
      for (let n = 0; n < ROUNDS; n += 1) {
        if (n % (ROUNDS / 20) === 2) cuts += (await db.direct.query(CUT)).rowCount ?? 0;
        await new Promise((resolve) => { setTimeout(resolve, 30); });
        await transact(ctx, async (tx) => {
          for (let k = 0; k < 20; k += 1) {
            const id = `row-${(n * 7 + k * 13) % 150}`;
            state.set(id, (state.get(id) ?? 0) + 1);
            await recordEvent(tx, { kind: 'test.changed', resource: 'Test', resourceId: id, version: state.get(id) as number });
          }
        });
      }
      await write('last');
      const seen = await reading;
      seen.delete('last');
      expect(cuts).toBeGreaterThanOrEqual(15);
      expect(Object.fromEntries([...seen].sort())).toEqual(Object.fromEntries([...state].sort()));
    } finally { await live.close(); }
  }, 180_000);

  test('closing ends the followers', async () => {
    const live = await startLive(db);
    const follower = live.follow({ resource: 'Test' });
    const next = follower.next();
    await live.close();
    expect(await next).toEqual({ value: undefined, done: true });
    expect(() => liveOf(db)).toThrow('startLive');
  });
});
