// How many statements a request sends, whatever it answers: counted at the pools, sign-in included.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../server/core/database.ts';
import { hashOf, newKey, prefixOf } from '../../server/platform/auth/tokens.ts';
import { authWorld, type AuthWorld } from '../platform/auth-fixture.ts';
import { serveApp, type TestApp } from '../support/app.ts';

const LIST = `query ($limit: Int!) { customers(page: { limit: $limit }) { total hasNext
  items { id name store { id nameZh } behaviour { spend365 } tags { id nameZh } purchases(page: { limit: 3 }) { items { id amount store { nameZh } } } } } }`;

let world: AuthWorld;
let app: TestApp;
let token = '';
let userId = '';

beforeAll(async () => {
  world = await authWorld();
  userId = await world.addUser('crm', [{ role: 'crm', scope: 'ALL' }]);
  const { db, stores } = world;
  await db.write.query(`insert into customers (name, name_pinyin, name_initials, store_id, joined_on, gender) select 'N' || i, 'n', 'n', $1, '2024-01-01', 'FEMALE' from generate_series(1, 200) i`, [stores[0]]);
  await db.write.query(`insert into purchases (customer_id, purchased_at, business_on, store_id, receipt_no, amount, sales_amount, returns_amount, line_count, sale_line_count)
    select c.id, now() - k * interval '1 day', current_date - k, $1, c.id || '-' || k, 10, 10, 0, 1, 1 from customers c, generate_series(1, 4) k`, [stores[0]]);
  app = await serveApp({ db });
  token = (await world.signInAs('crm')).token;
});
afterAll(async () => { await app.close(); await world.drop(); });

/** Sends an operation and counts what it sends to the database. */
async function counted(query: string, variables: object = {}, bearer = token): Promise<{ statements: number; answer: Awaited<ReturnType<TestApp['gql']>> }> {
  const spy = vi.spyOn(world.db.write, 'query');
  try {
    const answer = await app.gql(query, { variables, token: bearer });
    // The followers of the outbox ask by the clock, whoever reads.
    const own = spy.mock.calls.filter(([statement]) => !/outbox/.test(JSON.stringify(statement)));
    return { answer, statements: own.length };
  } finally { spy.mockRestore(); }
}

describe('statements of a request', () => {
  it('P06: a page of 1, 25 and 200 rows with its relations is one statement, and the sign-in is asked within it', async () => {
    await app.gql(LIST, { variables: { limit: 2 }, token });
    for (const limit of [1, 25, 200]) {
      const { answer, statements } = await counted(LIST, { limit });
      expect(answer.errors).toBeUndefined();
      expect((answer.data as unknown as { customers: { items: unknown[] } }).customers.items).toHaveLength(limit);
      expect(statements).toBe(1);
    }
  });

  it('P06: a first request asks the sign-in and its rights apart, once', async () => {
    const { token: fresh } = await world.signInAs('crm');
    expect((await counted(LIST, { limit: 5 }, fresh)).statements).toBeLessThanOrEqual(3);
    expect((await counted(LIST, { limit: 5 }, fresh)).statements).toBe(1);
  });

  it('several roots and a refused field stay one statement', async () => {
    const two = `query ($limit: Int!) { customers(page: { limit: $limit }) { items { id name } } stores { items { id code } } }`;
    await app.gql(two, { variables: { limit: 3 }, token });
    expect((await counted(two, { limit: 3 })).statements).toBe(1);
  });
});

describe('a remembered sign-in under attack', () => {
  const one = '{ customers(page: { limit: 1 }) { items { id } } }';
  const mine = '{ customers(page: { limit: 200 }) { items { store { code } } } }';
  const warm = async (headers: Record<string, string>) => { for (let i = 0; i < 3; i += 1) expect((await app.gql(one, { headers })).errors).toBeUndefined(); };

  it.each([
    ['revoked', 'update api_keys set revoked_at = now() where secret_hash = $1'], ['expired', `update api_keys set expires_at = now() - interval '1 second' where secret_hash = $1`],
    ['of a suspended account', `update users set status = 'SUSPENDED' where id = (select user_id from api_keys where secret_hash = $1)`],
  ])('attack A63: a key %s is refused by the next read, remembered or not', async (word, text) => {
    const id = await world.addUser(`key ${word}`, [{ role: 'api', scope: 'STORE', storeId: world.stores[0] as string }]);
    const secret = newKey();
    await world.db.write.query(`insert into api_keys (name, prefix, secret_hash, user_id, expires_at) values ('k', $2, $1, $3, now() + interval '1 day')`, [hashOf(secret), prefixOf(secret), id]);
    await warm({ authorization: `Bearer ${secret}` });
    await world.db.write.query(text, [hashOf(secret)]);
    const answer = await app.gql(one, { token: secret });
    expect([answer.status, answer.data, answer.errors?.[0]?.extensions.code]).toEqual([401, undefined, 'UNAUTHENTICATED']);
  });

  it('attack A65: people with equal rights share a plan and never rows, in whatever order they ask', async () => {
    const { db, stores } = world;
    await db.write.query(`insert into customers (name, name_pinyin, name_initials, store_id, joined_on) select 'M', 'm', 'm', $1, '2024-01-01' from generate_series(1, 3)`, [stores[1]]);
    const people: [string, string][] = [];
    for (const [i, code] of ['S1', 'S2'].entries()) {
      await world.addUser(`desk-${code}`, [{ role: 'manager', scope: 'STORE', storeId: stores[i] as string }]);
      people.push([code, (await world.signInAs(`desk-${code}`)).token]);
    }
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([...people, ...people].map(async ([code, bearer]) => {
        const { data } = await app.gql(mine, { token: bearer });
        const seen = (data as unknown as { customers: { items: { store: { code: string } }[] } }).customers.items.map((item) => item.store.code);
        expect(new Set(seen)).toEqual(new Set([code]));
      }));
    }
  });

  it('attack A43: a cookie that is remembered is still refused under a foreign origin, and is nobody once its session has ended', async () => {
    const { token: kept } = await world.signInAs('crm');
    const cookie = `aftercare_session=${kept}`;
    await warm({ cookie });
    expect((await app.gql(one, { headers: { cookie, origin: 'https://evil.example' } })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'ORIGIN_FOREIGN' });
    expect((await app.gql(one, { headers: { cookie, authorization: 'Bearer x' } })).status).toBe(401);
    await world.db.write.query('update sessions set revoked_at = now() where token_hash = $1', [hashOf(kept)]);
    const after = await app.gql(one, { headers: { cookie } });
    expect(after.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(JSON.stringify(after.data ?? null)).not.toMatch(/"id"/);
  });

  it('with replicas a sign-in is asked of the primary at every read: a replica may not know yet that it has ended', async () => {
    const db = await openDatabase({ url: world.db.url, replicaUrls: [world.db.url], poolSize: 3 });
    const far = await serveApp({ db });
    const spy = vi.spyOn(db.write, 'query');
    try {
      const { token: kept } = await world.signInAs('crm');
      for (let i = 0; i < 4; i += 1) expect((await far.gql(one, { token: kept })).errors).toBeUndefined();
      const asked = spy.mock.calls.filter(([statement]) => /from sessions s join users/.test(JSON.stringify(statement)));
      expect(asked.length).toBe(4);
      await world.db.write.query('update sessions set revoked_at = now() where token_hash = $1', [hashOf(kept)]);
      expect((await far.gql(one, { token: kept })).status).toBe(401);
    } finally { spy.mockRestore(); await far.close(); await db.close(); }
  });
});

describe('a sign-in that has ended', () => {
  const one = '{ customers(page: { limit: 1 }) { items { id } } }';
  const warm = async (bearer: string) => { for (let i = 0; i < 3; i += 1) expect((await app.gql(one, { token: bearer })).status).toBe(200); };

  it.each([
    ['revoked', 'update sessions set revoked_at = now() where token_hash = $1'],
    ['expired', `update sessions set expires_at = now() - interval '1 second' where token_hash = $1`],
  ])('a session %s is refused by the next read, remembered or not', async (_word, text) => {
    const { token: mine } = await world.signInAs('crm');
    await warm(mine);
    await world.db.write.query(text, [hashOf(mine)]);
    const answer = await app.gql(one, { token: mine });
    expect(answer.status).toBe(401);
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' });
  });

  it('a suspended person is refused by the next read', async () => {
    const id = await world.addUser('gone', [{ role: 'crm', scope: 'ALL' }]);
    const { token: mine } = await world.signInAs('gone');
    await warm(mine);
    await world.db.write.query(`update users set status = 'SUSPENDED' where id = $1`, [id]);
    expect((await app.gql(one, { token: mine })).status).toBe(401);
  });

  it('rights taken away are gone in the next read, and refusals are said only to those whose sign-in holds', async () => {
    const { token: mine } = await world.signInAs('crm');
    await warm(mine);
    await world.db.write.query('update role_grants set ends_on = current_date - 1 where user_id = $1', [userId]);
    await world.db.write.query('update users set rights_version = rights_version + 1 where id = $1', [userId]);
    const answer = await app.gql(one, { token: mine });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    await world.db.write.query('update sessions set revoked_at = now() where user_id = $1', [userId]);
    expect((await app.gql(one, { token: mine })).status).toBe(401);
    expect((await app.gql('{ users(page: { limit: 1 }) { items { id } } }', { token: mine })).status).toBe(401);
    expect((await app.gql('{ viewer { id } }', { token: mine })).status).toBe(401);
  });
});
