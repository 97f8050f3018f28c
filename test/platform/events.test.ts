// The event log on a real database: rows in the same transaction, personal values apart, the chain and its proof.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Customer, Gender, Tier } from '../../schema/customers/customer.ts';
import { Tag, TagColour, TagKind } from '../../schema/customers/tag.ts';
import { Session, User, UserStatus } from '../../schema/platform/user.ts';
import { frozenClock } from '../../server/core/clock.ts';
import type { Context, WriteContext } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { changeRow, transact } from '../../server/core/transact.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { appendEvents, behindSavepoint, erasePrivate, recordEvent, withVerb } from '../../server/platform/events/event.service.ts';
import { startSealing } from '../../server/platform/events/seal.job.ts';
import { verifyLog } from '../../server/platform/events/verify-log.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
let ctx: Context;
let folder: string;
const clock = frozenClock('2026-03-02T08:00:00.000Z');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aftercare-events-'));
  database = await freshDatabase();
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
  ctx = systemContext(db, { name: 'Wang Fang', clock });
});
afterAll(async () => { await db?.close(); await database?.drop(); await rm(folder, { recursive: true, force: true }); });

interface EventRow { id: string; kind: string; resource: string; resource_id: string; customer_id: string; actor_name: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null; private_hash: string | null; reason: string | null; request_id: string | null; at: Date }
const eventsAfter = async (id: string): Promise<EventRow[]> => (await db.write.query<EventRow>('select * from events where id > $1 order by id', [id])).rows;
const lastId = async (): Promise<string> => (await db.write.query<{ id: string }>('select coalesce(max(id), 0)::text id from events')).rows[0]?.id ?? '0';

let start = '0';
beforeEach(async () => { start = await lastId(); });

const newCustomer = (over: Partial<Customer> = {}): Customer => Object.assign(new Customer(), {
  name: '王芳', namePinyin: 'wangfang', nameInitials: 'wf', phone: '+8613812345678', email: 'wf@example.com', gender: Gender.FEMALE,
  tier: Tier.NEW, isStandIn: false, country: 'CN',
}, over);
const saveCustomer = (over: Partial<Customer> = {}): Promise<Customer> => transact(ctx, (tx) => tx.manager.save(newCustomer(over)));

describe('writing', () => {
  test('a saved row leaves one event with who, when, what and its request', async () => {
    const customer = await saveCustomer();
    const events = await eventsAfter(start);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      kind: 'customer.created', resource: 'Customer', resource_id: customer.id, customer_id: customer.id, actor_name: 'Wang Fang',
      before: null, request_id: ctx.requestId, at: clock.now(),
    });
    expect(events[0]?.after).toMatchObject({ country: 'CN', gender: 'FEMALE', tier: 'NEW' });
  });

  test('an update holds only the columns that changed, and its outbox row the new version', async () => {
    const customer = await saveCustomer();
    const from = await lastId();
    await transact({ ...ctx, reason: 'moved' }, (tx) => changeRow(tx, Customer, customer.id, 1, { country: 'SG' }));
    const [event, ...more] = await eventsAfter(from);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ kind: 'customer.updated', before: { country: 'CN' }, after: { country: 'SG' }, reason: 'moved', private_hash: null });
    const { rows } = await db.write.query("select topic, resource, resource_id, row_version, customer_id from outbox where payload ->> 'event' = $1", [event?.id]);
    expect(rows).toEqual([{ topic: 'customer.updated', resource: 'Customer', resource_id: customer.id, row_version: 2, customer_id: customer.id }]);
  });

  test('a removed row leaves what was there', async () => {
    const tag = await transact(ctx, (tx) => tx.manager.save(Object.assign(new Tag(), {
      key: 'gone', nameZh: '去', nameEn: 'gone', groupZh: '组', groupEn: 'group', colour: TagColour.TEAL, tagKind: TagKind.MANUAL, isArchived: false,
    }) as Tag));
    const from = await lastId();
    await transact(ctx, async (tx) => tx.manager.remove(tag));
    const [event] = await eventsAfter(from);
    expect(event).toMatchObject({ kind: 'tag.removed', after: null });
    expect(event?.before).toMatchObject({ nameZh: '去' });
  });

  test('a transaction that rolls back leaves neither event nor outbox row', async () => {
    await expect(transact(ctx, async (tx) => {
      await tx.manager.save(newCustomer());
      await recordEvent(tx, { kind: 'customer.tagged', resource: 'Customer' });
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await eventsAfter(start)).toEqual([]);
  });

  test('a savepoint that rolls back takes its events along and leaves the others', async () => {
    await transact(ctx, async (tx) => {
      await recordEvent(tx, { kind: 'test.outer', resource: 'Customer' });
      await tx.manager.transaction(async (inner) => {
        await inner.save(newCustomer());
        throw new Error('inner');
      }).catch(() => {});
      await tx.manager.transaction(async (inner) => { await inner.save(newCustomer({ country: 'FR' })); });
    });
    const events = await eventsAfter(start);
    expect(events.map((event) => event.kind)).toEqual(['test.outer', 'customer.created']);
    expect(events[1]?.after).toMatchObject({ country: 'FR' });
  });

  test('of work that was only tried, or refused, neither row nor event nor what was to follow stays', async () => {
    const followed: string[] = [];
    const work = (country: string, fails = false) => async (row: WriteContext): Promise<string> => {
      await row.manager.save(newCustomer({ country }));
      await recordEvent(row, { kind: `test.${country}`, resource: 'Customer' });
      row.afterCommit(() => { followed.push(country); });
      if (fails) throw new Error('refused');
      return country;
    };
    const answers = await transact(ctx, async (tx) => [
      await behindSavepoint(tx, work('DE', true)).catch((error: Error) => error.message), await behindSavepoint(tx, work('IT'), true), await behindSavepoint(tx, work('ES')),
    ]);
    expect(answers).toEqual(['refused', 'IT', 'ES']);
    expect(followed).toEqual(['ES']);
    expect((await eventsAfter(start)).map((event) => event.kind)).toEqual(['customer.created', 'test.ES']);
    expect((await db.write.query("select country from customers where country in ('DE', 'IT', 'ES')")).rows).toEqual([{ country: 'ES' }]);
  });

  test('what follows a commit may fail: the write stands, once, and its caller is not told that it failed', async () => {
    const failures: object[] = [];
    const log = { ...ctx.log, error: (fields: object) => { failures.push(fields); } };
    const tries: number[] = [];
    await expect(transact({ ...ctx, log }, async (tx) => {
      tries.push(1);
      tx.afterCommit(() => { throw Object.assign(new Error('deadlock'), { code: '40P01' }); });
      tx.afterCommit(() => { tries.push(2); });
      await recordEvent(tx, { kind: 'test.committed', resource: 'Customer' });
      return 'done';
    })).resolves.toBe('done');
    expect(tries).toEqual([1, 2]);
    expect(failures).toHaveLength(1);
    expect((await eventsAfter(start)).map((event) => event.kind)).toEqual(['test.committed']);
  });

  test('a service can name its verb, and many rows are written in order', async () => {
    await transact(ctx, async (tx) => {
      await withVerb(tx, 'customer.merged', () => tx.manager.save(newCustomer()));
      for (let n = 0; n < 2_500; n += 1) await recordEvent(tx, { kind: `test.n${n}`, resource: 'Customer' });
    });
    const kinds = (await eventsAfter(start)).map((event) => event.kind);
    expect(kinds).toEqual(['customer.merged', ...Array.from({ length: 2_500 }, (_, n) => `test.n${n}`)]);
  });

  test('recording without the subscriber refuses instead of losing events', async () => {
    const bare = await openDatabase({ url: database.url });
    try {
      await expect(transact({ ...ctx, db: bare }, (tx) => recordEvent(tx, { kind: 'a.b', resource: 'Customer' }))).rejects.toThrow('attachEventLog');
    } finally { await bare.close(); }
  });
});

describe('personal values and secrets', () => {
  test('guarded, masked and naming values stand apart under a salted hash', async () => {
    const customer = await saveCustomer({ phone: '+8613899990001' });
    const [event] = await eventsAfter(start);
    const text = JSON.stringify(event);
    for (const value of ['13899990001', '王芳', 'wf@example.com', 'wangfang']) expect(text).not.toContain(value);
    expect(event?.after?._private).toEqual(expect.arrayContaining(['phone', 'email', 'name']));
    const { rows } = await db.write.query('select customer_id, data from event_private where event_id = $1', [event?.id]);
    expect(rows[0]).toMatchObject({ customer_id: customer.id, data: { before: null, after: { phone: '+8613899990001', name: '王芳' } } });
  });

  test('password and token hashes are nowhere in the log', async () => {
    const user = await transact(ctx, (tx) => tx.manager.save(Object.assign(new User(), {
      username: 'log-test', name: 'x', status: UserStatus.ACTIVE, passwordHash: '$argon2id$SECRET',
    }) as User));
    await transact(ctx, (tx) => changeRow(tx, User, user.id, 1, { passwordHash: '$argon2id$SECRET2', name: 'y' }));
    const session = await transact(ctx, (tx) => tx.manager.save(Object.assign(new Session(), {
      userId: user.id, tokenHash: 'SECRET3', lastSeenAt: clock.now().toISOString(), expiresAt: clock.now().toISOString(),
    }) as Session));
    const from = await lastId();
    await transact(ctx, (tx) => changeRow(tx, Session, session.id, 1, { lastSeenAt: '2026-03-03T00:00:00Z' }));
    expect(await eventsAfter(from)).toEqual([]);
    const all = await db.write.query("select (select string_agg(e::text, '') from events e) || coalesce((select string_agg(p::text, '') from event_private p), '') as t");
    expect((all.rows[0] as { t: string }).t).not.toContain('SECRET');
  });

  test('erasing a customer removes her values and leaves the chain whole', async () => {
    const sealer = startSealing(db);
    const erased = await saveCustomer({ name: '李娜', phone: '+8613700001111' });
    const kept = await saveCustomer({ name: '赵敏' });
    await sealer.sealOnce();
    expect((await verifyLog(db)).problems).toEqual([]);
    expect(await transact(ctx, (tx) => erasePrivate(tx, erased.id))).toBe(1);
    await sealer.sealOnce();
    expect((await verifyLog(db)).problems).toEqual([]);
    const { rows } = await db.write.query<{ data: unknown; customer_id: string }>('select * from event_private');
    expect(JSON.stringify(rows)).not.toContain('李娜');
    expect(rows.some((row) => row.customer_id === kept.id)).toBe(true);
  });

  test('personal values removed or changed by hand are found', async () => {
    const sealer = startSealing(db);
    const removed = await saveCustomer();
    const changed = await saveCustomer();
    await sealer.sealOnce();
    await db.write.query('delete from event_private where customer_id = $1', [removed.id]);
    await db.write.query(`update event_private set data = jsonb_set(data, '{after,phone}', '"+861"') where customer_id = $1`, [changed.id]);
    const { problems } = await verifyLog(db);
    expect(problems.map((problem) => problem.kind)).toEqual(['PERSONAL_VALUES', 'PERSONAL_VALUES']);
    // Puts both right again: the log of this file is shared.
    await transact(ctx, async (tx) => { await erasePrivate(tx, removed.id); await erasePrivate(tx, changed.id); });
    await sealer.sealOnce();
    expect((await verifyLog(db)).problems).toEqual([]);
  });
});

describe('the chain', () => {
  test('A68: events and seals cannot be updated, deleted or truncated', async () => {
    await saveCustomer();
    await startSealing(db).sealOnce();
    for (const sql of [
      "update events set actor_name = 'x'", 'delete from events', 'truncate events cascade', "update event_seals set hash = ''",
      'delete from event_seals', 'truncate event_seals',
    ]) await expect(db.write.query(sql), sql).rejects.toThrow(/never changed/);
  });

  test('two sealers and writers at once give one chain without gaps, also over ids that commit late', async () => {
    const late = await db.write.connect();
    await late.query('begin');
    await appendEvents(late, ctx, [{ kind: 'test.late', resource: 'Customer' }]);
    const sealers = [startSealing(db, { everyMs: 1 }), startSealing(db, { everyMs: 1 })];
    await Promise.all(Array.from({ length: 60 }, (_, n) => transact(ctx, async (tx) => {
      await recordEvent(tx, { kind: `test.w${n}`, resource: 'Customer' });
    })));
    await sealers[0]?.sealOnce();
    await late.query('commit');
    late.release();
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    const { rows } = await db.write.query<{ unsealed: number; seals: number; top: string }>(
      `select (select count(*)::int from events e where not exists (select 1 from event_seals s where s.event_id = e.id)) as unsealed,
              (select count(*)::int from event_seals) as seals, (select max(seq)::text from event_seals) as top`,
    );
    expect(rows[0]).toMatchObject({ unsealed: 0, top: String(rows[0]?.seals) });
    expect((await verifyLog(db)).problems).toEqual([]);
  });

  test('a log written anew from the beginning differs from its anchors outside', async () => {
    const file = join(folder, 'anew.jsonl');
    const sealer = startSealing(db, { anchors: file, anchorEveryMs: 0 });
    await saveCustomer();
    await sealer.sealOnce();
    const honest = await verifyLog(db, file);
    expect(honest).toMatchObject({ ok: true, anchors: 1 });
    await tamper(async (query) => {
      await query('delete from event_seals');
      await query("update events set actor_name = 'Somebody else' where id = (select min(id) from events)");
      await query("update event_heads set seq = 0, hash = repeat('0', 64)");
    });
    await startSealing(db).sealOnce();
    expect((await verifyLog(db)).ok).toBe(true);
    expect((await verifyLog(db, file)).problems.map((problem) => problem.kind)).toContain('ANCHOR_DIFFERS');
  });
});

/** What somebody with the server's own rights can do: the triggers are set aside. */
async function tamper(work: (query: (sql: string, values?: unknown[]) => Promise<unknown>) => Promise<void>): Promise<void> {
  const client = await db.write.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await work((sql, values) => client.query(sql, values));
    await client.query('commit');
  } finally { client.release(); }
}
