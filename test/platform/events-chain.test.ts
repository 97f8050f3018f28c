// P35: whatever is edited, removed, swapped or cut off in a sealed log is found.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { transact } from '../../server/core/transact.ts';
import { GENESIS, SEALED_SQL, sealOf } from '../../server/platform/events/event.rules.ts';
import { recordEvents } from '../../server/platform/events/event.service.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { startSealing } from '../../server/platform/events/seal.job.ts';
import { verifyLog, verifyOn } from '../../server/platform/events/verify-log.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

/** The promise's thousand in `npm run test:long`; an ordinary run tries fewer of the same. */
const TRIES = process.env.TEST_LONG ? 1_000 : 250;
const EVENTS = 400;
let database: TestDatabase;
let db: Database;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-chain-'));
  file = join(folder, 'events.jsonl');
  database = await freshDatabase();
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
  const ctx = systemContext(db);
  await transact(ctx, (tx) => recordEvents(tx, Array.from({ length: EVENTS }, (_, n) => ({
    kind: `test.${n % 7}`, resource: 'Test', resourceId: String(n), customerId: String(n % 50), before: n % 2 ? { n, 中: 'x' } : null, after: { n: n + 1 },
    reason: n % 5 ? null : 'why', private: n % 3 ? null : { before: null, after: { phone: `+86138${n}` } },
  }))));
  const sealer = startSealing(db, { anchors: file, anchorEveryMs: 0 });
  await sealer.sealOnce();
});
afterAll(async () => { await db?.close(); await database?.drop(); await rm(folder, { recursive: true, force: true }); });

type Query = (sql: string, values?: unknown[]) => Promise<pg.QueryResult>;
const row = fc.integer({ min: 1, max: EVENTS });
const two = fc.uniqueArray(row, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[number, number]>;
const COLUMNS: Record<string, string> = {
  at: "at + interval '1 microsecond'", actor_name: "actor_name || ' '", kind: "kind || 'x'", resource: "'Other'", resource_id: "coalesce(resource_id, '') || '0'",
  customer_id: 'coalesce(customer_id, 0) + 1', store_id: 'coalesce(store_id, 0) + 1', before: `'{"n": -1}'`, after: `jsonb_set(after, '{n}', '-1')`,
  reason: "coalesce(reason, '') || '.'", request_id: "'another'", private_hash: "coalesce(private_hash, '') || '0'", actor_id: 'coalesce(actor_id, 0) + 1',
};

/** Hashes everything anew after an edit, as somebody would who knows how it is made. */
async function forge(query: Query): Promise<void> {
  const { rows } = await query(`select json_build_array(s.seq::text, ${SEALED_SQL}) as r from event_seals s join events e on e.id = s.event_id order by s.seq`);
  let hash = GENESIS;
  const seals: [string[], string[], string[]] = [[], [], []];
  for (const { r: [seq, ...columns] } of rows as { r: (string | null)[] }[]) {
    const previous = hash;
    hash = sealOf(previous, columns);
    seals[0].push(seq as string); seals[1].push(previous); seals[2].push(hash);
  }
  await query('update event_seals s set prev_hash = n.p, hash = n.h from unnest($1::bigint[], $2::text[], $3::text[]) as n(seq, p, h) where s.seq = n.seq', seals);
  await query('update event_heads set hash = $1, seq = (select max(seq) from event_seals)', [hash]);
}

const tampering: fc.Arbitrary<{ name: string; run(query: Query): Promise<unknown> }> = fc.oneof(
  fc.tuple(row, fc.constantFrom(...Object.keys(COLUMNS))).map(([n, column]) => ({
    name: `edit ${column} of ${n}`, run: (query: Query) => query(`update events set ${column} = ${COLUMNS[column]} where id = $1`, [n]),
  })),
  fc.tuple(row, fc.boolean()).map(([n, withSeal]) => ({
    name: `delete ${n}${withSeal ? ' and its seal' : ''}`, run: async (query: Query) => {
      await query('delete from events where id = $1', [n]);
      if (withSeal) await query('delete from event_seals where event_id = $1', [n]);
    },
  })),
  row.map((n) => ({ name: `delete the seal of ${n}`, run: (query: Query) => query('delete from event_seals where event_id = $1', [n]) })),
  two.map(([a, b]) => ({
    name: `swap the ids of ${a} and ${b}`, run: async (query: Query) => {
      await query('update events set id = -$1::bigint where id = $1', [a]);
      await query('update events set id = $1 where id = $2', [a, b]);
      await query('update events set id = $1 where id = -$2::bigint', [b, a]);
    },
  })),
  two.map(([a, b]) => ({
    name: `swap the seals of ${a} and ${b}`, run: async (query: Query) => {
      await query('update event_seals set event_id = -event_id where event_id in ($1, $2)', [a, b]);
      await query('update event_seals set event_id = case event_id when -$1::bigint then $2::bigint else $1::bigint end where event_id < 0', [a, b]);
    },
  })),
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()).map(([count, withHead]) => ({
    name: `cut ${count} off${withHead ? ' and set the head back' : ''}`, run: async (query: Query) => {
      await query('delete from events where id in (select event_id from event_seals order by seq desc limit $1)', [count]);
      await query('delete from event_seals where seq > (select max(seq) from event_seals) - $1', [count]);
      if (withHead) await query('update event_heads set (seq, hash) = (select seq, hash from event_seals order by seq desc limit 1)');
    },
  })),
  row.map((n) => ({
    name: `edit ${n} and hash all anew`, run: async (query: Query) => {
      await query("update events set actor_name = 'Nobody' where id = $1", [n]);
      await forge(query);
    },
  })),
  row.filter((n) => n % 3 === 1).map((n) => ({
    name: `change the personal values of ${n}`, run: (query: Query) => query(`update event_private set data = '{"after": {"phone": "1"}}' where event_id = $1`, [n]),
  })),
  row.filter((n) => n % 3 === 1).map((n) => ({ name: `remove the personal values of ${n}`, run: (query: Query) => query('delete from event_private where event_id = $1', [n]) })),
);

test('a log hashed anew by somebody who knows how is given away by its anchors alone', async () => {
  const client = await db.direct.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query("update events set actor_name = 'Nobody' where id = 7");
    expect((await verifyOn(client, undefined)).problems).toMatchObject([{ kind: 'EDITED', eventId: '7' }]);
    await forge((sql, values) => client.query(sql, values));
    expect((await verifyOn(client, undefined)).problems).toEqual([]);
    expect((await verifyOn(client, file)).problems).toMatchObject([{ kind: 'ANCHOR_DIFFERS', seq: String(EVENTS) }]);
  } finally { await client.query('rollback'); client.release(); }
});

test(`P35: ${TRIES.toLocaleString('en')} random edits, deletions, swaps and cuts are all found`, async () => {
  const client = await db.direct.connect();
  let found = 0;
  try {
    await fc.assert(fc.asyncProperty(tampering, async ({ run }) => {
      await client.query('begin');
      await client.query('set local session_replication_role = replica');
      try {
        await run((sql, values) => client.query(sql, values));
        const report = await verifyOn(client, file);
        expect(report.ok).toBe(false);
        expect(report.problems.length).toBeGreaterThan(0);
        found += 1;
      } finally { await client.query('rollback'); }
    }), { numRuns: TRIES, endOnFailure: true });
  } finally { client.release(); }
  expect(found).toBe(TRIES);
  expect(await verifyLog(db, file)).toMatchObject({ ok: true, events: EVENTS, anchors: 1 });
}, 180_000);
