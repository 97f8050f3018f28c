// What a transaction sends: its beginning with its first statement, what nobody waits for with the next, the rest with its end.
import '../../schema/entities.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import type { Context, WriteContext } from '../../server/core/context.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { later, prepared, preparedAll, statementOf } from '../../server/core/hot-write.ts';
import { transact } from '../../server/core/transact.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
let ctx: Context;
let packets = 0;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase({ url: database.url, poolSize: 3 });
  ctx = systemContext(db, { clock: frozenClock('2026-03-01T00:00:00Z') });
  await db.write.query('create table words (id int primary key, word text not null)');
  const { master } = db.source.driver as unknown as { master: { on(event: string, listener: (client: { connection: { stream: { write(...args: unknown[]): boolean } } }) => void): void } };
  master.on('acquire', ({ connection: { stream } }) => {
    if (Object.hasOwn(stream, 'counted')) return;
    const write = stream.write.bind(stream);
    Object.assign(stream, { counted: true, write: (...args: unknown[]) => { packets += 1; return write(...args); } });
  });
});
afterAll(async () => { await db?.close(); await database?.drop(); });

const words = async () => (await db.write.query<{ id: number; word: string }>('select id, word from words order by id')).rows.map(({ id, word }) => `${id} ${word}`);
const INSERT = 'insert into words (id, word) values ($1, $2) returning id';
const sent = async (work: (tx: WriteContext) => Promise<unknown>) => { const before = packets; await transact(ctx, work); return packets - before; };

test('a transaction takes two packets around what it asks; one that asks nothing sends nothing', async () => {
  expect(await sent(async () => {})).toBe(0);
  expect(await sent(async (tx) => { expect(await prepared(tx, INSERT, [1, '一'])).toEqual([{ id: 1 }]); })).toBe(2);
  expect(await sent(async (tx) => {
    later(tx, statementOf(INSERT, [2, "O'Neil"]));
    expect(await preparedAll(tx, [statementOf('select word from words order by id'), statementOf(INSERT, [3, 'Zoë'])])).toEqual([[{ word: '一' }, { word: "O'Neil" }], [{ id: 3 }]]);
    later(tx, statementOf(INSERT, [4, '四']));
  })).toBe(2);
  expect(await words()).toEqual(['1 一', "2 O'Neil", '3 Zoë', '4 四']);
});

test('what goes ahead is there for whatever is sent next, whoever sends it', async () => {
  await transact(ctx, async (tx) => {
    later(tx, statementOf(INSERT, [10, 'ten']));
    expect(await tx.manager.query('select count(*)::int n from words where id = 10')).toEqual([{ n: 1 }]);
    later(tx, statementOf(INSERT, [11, 'eleven']));
    const client = await tx.manager.queryRunner?.connect() as { query(text: string): Promise<{ rows: unknown[] }> };
    expect((await client.query('select count(*)::int n from words where id = 11')).rows).toEqual([{ n: 1 }]);
    await tx.manager.transaction(async () => { later(tx, statementOf(INSERT, [12, 'twelve'])); });
  });
  expect((await words()).filter((word) => /^1\d/.test(word))).toEqual(['10 ten', '11 eleven', '12 twelve']);
});

test('a write that nobody waited for and that fails takes the transaction with it, at the next statement or at the end', async () => {
  const before = await words();
  await expect(transact(ctx, async (tx) => { await prepared(tx, INSERT, [20, 'x']); later(tx, statementOf(INSERT, [20, 'y'])); })).rejects.toMatchObject({ code: '23505' });
  await expect(transact(ctx, async (tx) => { later(tx, statementOf(INSERT, [1, 'again'])); await prepared(tx, INSERT, [21, 'x']); })).rejects.toMatchObject({ code: '23505' });
  await expect(transact(ctx, async (tx) => { later(tx, statementOf(INSERT, [1, 'again'])); await tx.manager.query('select 1'); })).rejects.toMatchObject({ code: '23505' });
  await expect(transact(ctx, async (tx) => { await prepared(tx, INSERT, [22, 'x']); await prepared(tx, INSERT, [22, 'y']).catch(() => {}); })).rejects.toThrow('rolled back');
  await expect(transact(ctx, async (tx) => { await prepared(tx, INSERT, [23, 'x']); throw new Error('no'); })).rejects.toThrow('no');
  expect(await words()).toEqual(before);
});

test('after an error in a packet the connection knows what it knew and learns the rest again', async () => {
  const fresh = (n: number) => `select ${n}::int n`;
  for (let round = 0; round < 4; round += 1) {
    await expect(transact(ctx, (tx) => preparedAll(tx, [statementOf(fresh(1)), statementOf('select 1 / $1::int n', [0]), statementOf(fresh(2))]))).rejects.toMatchObject({ code: '22012' });
    expect(await transact(ctx, (tx) => preparedAll(tx, [statementOf(fresh(1)), statementOf('select 1 / $1::int n', [1]), statementOf(fresh(2)), statementOf(fresh(2))]))).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 2 }], [{ n: 2 }]]);
  }
});

test('values of every kind arrive as pg sends them', async () => {
  const [row] = await transact(ctx, (tx) => prepared(tx, 'select $1::text a, $2::int b, $3::timestamptz c, $4::jsonb d, $5::int[] e, $6::bytea f, $7::text g, $8::date h, $9::bigint i, $10::boolean j',
    ['文字\n"', 5, new Date('2026-03-01T01:02:03.004Z'), JSON.stringify({ a: [1] }), [1, 2], Buffer.from([0, 255]), null, '2026-02-03', '9007199254740993', true]));
  expect(row).toEqual({ a: '文字\n"', b: 5, c: new Date('2026-03-01T01:02:03.004Z'), d: { a: [1] }, e: [1, 2], f: Buffer.from([0, 255]), g: null, h: '2026-02-03', i: '9007199254740993', j: true });
});

test('two that lock each other: one is tried again, and both are done', async () => {
  await db.write.query("insert into words values (30, '0'), (31, '0')");
  const add = (first: number, second: number) => transact(ctx, async (tx) => {
    const more = 'update words set word = word::int + 1 where id = $1';
    await prepared(tx, more, [first]);
    await new Promise((done) => { setTimeout(done, 100); });
    await prepared(tx, more, [second]);
  });
  await Promise.all([add(30, 31), add(31, 30)]);
  expect((await words()).slice(-2)).toEqual(['30 2', '31 2']);
});
