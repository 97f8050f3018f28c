// Live news pass the reader's own rights: rows out of her sight are not told, those that leave it are told as gone.
// Alone in its fork: it gives customers another row rule, and loads little besides.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Customer, Gender, Tier } from '../../schema/customers/customer.ts';
import type { Reach, Viewer } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { defineRowRule, ruleOf } from '../../server/core/read/row-rules.ts';
import { changeRow, transact } from '../../server/core/transact.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { startLive, type Live } from '../../server/platform/outbox/live.ts';
import { orderOutbox } from '../../server/platform/outbox/notifier.ts';
import { newsOf } from '../../server/platform/outbox/news.service.ts';
import type { Context } from '../../server/core/context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
let live: Live;
let ctx: Context;
const stores: string[] = [];

beforeAll(async () => {
  defineRowRule('Customer', { store: 'storeId' });
  expect(ruleOf('Customer')).toEqual({ store: 'storeId' });
  database = await freshDatabase();
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
  live = await startLive(db);
  ctx = systemContext(db);
  const { rows: [region] } = await db.write.query<{ id: string }>("insert into regions (code, name_zh, name_en) values ('R', '区', 'R') returning id");
  for (const code of ['A', 'B']) {
    const { rows: [store] } = await db.write.query<{ id: string }>(
      "insert into stores (code, name_zh, name_en, region_id, format, time_zone, opening_hours) values ($1, '店', 'Store', $2, 'HOME', 'Asia/Shanghai', '[]') returning id::text", [code, region?.id],
    );
    stores.push(store?.id as string);
  }
});
afterAll(async () => { await live?.close(); await db?.close(); await database?.drop(); });

const saveAt = (storeId: string): Promise<Customer> => transact(ctx, (tx) => tx.manager.save(Object.assign(new Customer(), {
  name: '王', namePinyin: 'w', nameInitials: 'w', gender: Gender.UNKNOWN, tier: Tier.NEW, isStandIn: false, storeId,
})));
/** Everything written so far has been told: what follows is news. */
const settled = async (): Promise<void> => {
  while ((await orderOutbox(db)) !== 0);
  await new Promise((resolve) => { setTimeout(resolve, 300); });
};
const reader = (storeId: string): Context => {
  const reach: Reach = { all: false, storeIds: [storeId], own: true };
  const viewer: Viewer = { ...ctx.viewer, kind: 'user', userId: '1', reaches: new Map([['customers:read', reach]]) };
  return { ...ctx, viewer };
};

test('a customer of another store is never told, one of the own store is, with its version', async () => {
  const news = await newsOf(reader(stores[0] as string), 'Customer', null);
  const other = await saveAt(stores[1] as string);
  const own = await saveAt(stores[0] as string);
  await transact(ctx, (tx) => changeRow(tx, Customer, other.id, 1, { country: 'FR' }));
  expect((await news.next()).value).toMatchObject({ resource: 'Customer', id: own.id, version: 1 });
  await transact(ctx, (tx) => changeRow(tx, Customer, own.id, 1, { country: 'FR' }));
  expect((await news.next()).value).toMatchObject({ resource: 'Customer', id: own.id, version: 2 });
  await news.return();
});

test('a row that moves out of sight is told as gone, once, and nothing after', async () => {
  const own = await saveAt(stores[0] as string);
  const marker = await saveAt(stores[0] as string);
  await settled();
  const news = await newsOf(reader(stores[0] as string), 'Customer', [own.id, marker.id]);
  await transact(ctx, (tx) => changeRow(tx, Customer, own.id, 1, { storeId: stores[1] }));
  expect((await news.next()).value).toMatchObject({ resource: 'Customer', id: own.id, version: null });
  await transact(ctx, (tx) => changeRow(tx, Customer, own.id, 2, { country: 'FR' }));
  await transact(ctx, (tx) => changeRow(tx, Customer, marker.id, 1, { country: 'FR' }));
  expect((await news.next()).value).toMatchObject({ resource: 'Customer', id: marker.id, version: 2 });
  await news.return();
});

test('the present state comes first when it is asked for, and waiting ends at once', async () => {
  const own = await saveAt(stores[0] as string);
  const news = await newsOf(reader(stores[0] as string), 'Customer', [own.id], true);
  expect((await news.next()).value).toMatchObject({ resource: 'Customer', id: own.id, version: 1 });
  const waiting = news.next();
  await news.return();
  expect(await waiting).toEqual({ value: undefined, done: true });
  expect(live.followers).toBe(0);
});

test('without the word, for an unknown noun, for too many rows and for nobody it refuses and leaves no follower', async () => {
  const blind = reader(stores[0] as string);
  const without: Context = { ...blind, viewer: { ...blind.viewer, reaches: new Map() } };
  await expect(newsOf(without, 'Customer', null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(newsOf(blind, 'Nothing', null)).rejects.toMatchObject({ code: 'VALIDATION' });
  await expect(newsOf(blind, 'Customer', Array.from({ length: 201 }, (_, n) => String(n)))).rejects.toMatchObject({ code: 'VALIDATION' });
  await expect(newsOf({ ...blind, viewer: { ...blind.viewer, kind: 'anonymous' } }, 'Customer', null)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(live.followers).toBe(0);
});
