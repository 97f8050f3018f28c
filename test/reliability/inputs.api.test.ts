// Values that mean harm, sent over HTTP to a house with a few customers: refused by their code, or kept as the text they are.
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isNonNullType, type GraphQLInputObjectType } from 'graphql';
import { apiSchema } from '../../server/api-schema.ts';
import { makeLog } from '../../server/http/log.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { httpWorld } from '../http/http-fixture.ts';
import type { GraphQLAnswer } from '../support/app.ts';

let house: Awaited<ReturnType<typeof httpWorld>>;
let agent = '';
let lines = '';
const ids: string[] = [];
beforeAll(async () => {
  house = await httpWorld({ log: makeLog({ LOG_LEVEL: 'info' }, { write: (line: string) => { lines += line; } }) });
  await installJobs(house.db.directUrl);
  await house.world.addUser('desk', [{ role: 'agent', scope: 'STORE', storeId: house.world.stores[0] as string }]);
  agent = (await house.world.signInAs('desk')).token;
  for (const [name, store] of [['王芳', 0], ['李明', 0], ['Anna', 1], ['陈静', 2]] as const) {
    const made = await ask('mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { id } }', { input: { name, storeId: house.world.stores[store], phone: `1380000000${ids.length}`, birthday: '1990-05-05' } });
    ids.push((made.data as unknown as { createCustomer: { id: string } }).createCustomer.id);
  }
});
afterAll(async () => { await house?.end(); });

const ask = (query: string, variables?: object, token = house.admin): Promise<GraphQLAnswer> => house.gql(query, { variables, token });
const LIST = 'query ($filter: CustomerFilter, $page: PageInput, $sort: [CustomerSort!]) { customers(filter: $filter, page: $page, sort: $sort) { total items { id name } endCursor } }';
const codeOf = (answer: GraphQLAnswer): string => String(answer.errors?.[0]?.extensions.code ?? 'answered');
const totalOf = (answer: GraphQLAnswer): number => (answer.data as unknown as { customers: { total: number } }).customers.total;
async function expectRefused(answer: GraphQLAnswer, what: string): Promise<void> {
  expect(codeOf(answer), `${what}: ${JSON.stringify(answer.errors ?? answer.data).slice(0, 300)}`).toMatch(/^(VALIDATION|LIMIT|FORBIDDEN|NOT_FOUND|CONFLICT|POLICY)$/);
  expect(answer.status, what).toBeLessThan(500);
}

describe('lists', () => {
  test('attack A15: pages out of range and cursors that are forged, foreign or cut are VALIDATION', async () => {
    for (const page of [{ limit: -1 }, { limit: 0 }, { limit: 201 }, { limit: 100_000 }, { limit: 2_147_483_647 }, { offset: -1 }, { offset: 2_147_483_647 }, { offset: 5, after: 'x' }]) {
      expect(codeOf(await ask(LIST, { page })), JSON.stringify(page)).toBe('VALIDATION');
    }
    const good = ((await ask(LIST, { page: { limit: 1 } })).data as unknown as { customers: { endCursor: string } }).customers.endCursor;
    expect(good).toBeTruthy();
    const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const after of ['x', good.slice(0, -3), `${good}AAAA`, forged([]), forged({}), forged(['1; drop table users']), forged([null]), forged([[1]]), forged(['1', '2', '3', '4']), forged(['\u0000', '1']), '😀', 'a'.repeat(5_000)]) {
      expect(codeOf(await ask(LIST, { page: { after } })), after.slice(0, 30)).toBe('VALIDATION');
    }
    // A cursor made for one who sees all opens nothing to one who does not.
    const other = await ask(LIST, { page: { after: good } }, agent);
    if (other.data) for (const { id } of (other.data as unknown as { customers: { items: { id: string }[] } }).customers.items) expect(ids.slice(0, 2)).toContain(id);
  });

  test('P05, attack A16: nested pages whose product is beyond 10,000 rows are refused in 20 ms of work, before any SQL', async () => {
    const deep = '{ customers(page: { limit: 100 }) { items { purchases(page: { limit: 100 }) { items { lines(page: { limit: 100 }) { items { id } } } } } } }';
    await ask(deep);
    const before = house.db.statements;
    const times: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      // Processor time, caller's and server's: others on this machine do not count.
      const from = process.cpuUsage();
      const answer = await ask(`${deep} #${i}`);
      const { user, system } = process.cpuUsage(from);
      times.push((user + system) / 1_000);
      expect(codeOf(answer)).toBe('VALIDATION');
      expect(answer.errors?.[0]?.extensions.reason).toBe('TOO_COMPLEX');
    }
    expect(house.db.statements).toBe(before);
    expect(Math.min(...times)).toBeLessThan(20);
    expect(codeOf(await ask('{ customers(page: { limit: 200 }) { items { purchases(page: { limit: 40 }) { items { id } } } } }'))).toBe('answered');
  });

  test('P06: a list of customers with five relations is one statement, whatever the page’s size', async () => {
    const query = (limit: number): string => `{ customers(page: { limit: ${limit} }) { items { id name store { nameZh } behaviour { frequency: visits365 } tags { id } purchases(page: { limit: 3 }) { items { id store { nameEn } } } consents { id } } } }`;
    for (const limit of [1, 25, 100]) {
      const before = house.db.statements;
      const answer = await ask(query(limit));
      expect(codeOf(answer), JSON.stringify(answer.errors)).toBe('answered');
      expect(house.db.statements - before, `${limit} rows`).toBe(1);
    }
  });

  test('attack A17: wide, deep, long and costly filters are refused or quick', async () => {
    const nest = (depth: number): object => (depth === 0 ? { name: { eq: 'x' } } : { or: [nest(depth - 1), { name: { eq: 'y' } }] });
    const filters: object[] = [
      nest(60), nest(12), { or: Array.from({ length: 80 }, (_, i) => ({ name: { eq: `n${i}` } })) }, { ids: Array.from({ length: 20_000 }, (_, i) => String(i)) },
      { name: { contains: 'x'.repeat(200_000) } }, { q: 'x'.repeat(200_000) }, { q: '王'.repeat(501) },
    ];
    for (const filter of filters) await expectRefused(await ask(LIST, { filter }), JSON.stringify(filter).slice(0, 60));
    for (const text of ['%_%_%_%_%_%', '%'.repeat(400), '(a+)+$', '\\', '\\\\%', '___', '王%', "'", '"', '$1', '*:*', '& | !']) {
      for (const filter of [{ q: text }, { name: { contains: text } }, { name: { startsWith: text } }]) {
        const began = performance.now();
        const answer = await ask(LIST, { filter });
        expect(codeOf(answer), `${text}: ${JSON.stringify(answer.errors)}`).toBe('answered');
        // A text without a letter or digit searches for nothing in particular.
        if ('name' in filter) expect(totalOf(answer), text).toBe(0);
        expect(performance.now() - began, text).toBeLessThan(1_500);
      }
    }
  });

  test('attack A18: sorting goes by enum: no SQL, no hidden column, no path into JSON', async () => {
    for (const field of ['id; update users set status = 1', 'ID; DROP TABLE users', 'NAME_PINYIN', 'PHONE', 'EMAIL', 'CUSTOM', "CUSTOM->>'a'", '__proto__', 'MERGED_INTO_ID) --', '']) {
      await expectRefused(await ask(LIST, { sort: [{ field, order: 'ASC' }] }), field);
    }
    await expectRefused(await ask(LIST, { sort: [{ field: 'NAME', order: 'asc; select 1' }] }), 'order');
    await expectRefused(await ask('{ customers(sort: [{ field: BIRTHDAY }]) { total } }', undefined, agent), 'a field without its right');
    expect(codeOf(await ask('{ customers(sort: [{ field: BIRTHDAY }]) { total } }', undefined, agent))).toBe('FORBIDDEN');
    expect(codeOf(await ask('{ customers(filter: { birthday: { lt: "1991-01-01" } }) { total } }', undefined, agent))).toBe('FORBIDDEN');
  });

  test('attack A19: SQL in every text and id is text: no delay, no row, no failure', async () => {
    const texts = ["' or '1'='1", "'; select pg_sleep(3); --", "') or pg_sleep(3) is null --", '1 union select password_hash from users', "\\'; drop table customers; --", '$$;select pg_sleep(3);$$', '{{7*7}}', '%27%20or%201%3D1', "1'::bigint", '0x31', '/**/or/**/1=1'];
    for (const text of texts) {
      const filters = [{ name: { eq: text } }, { name: { contains: text } }, { name: { in: [text] } }, { q: text }, { ids: [text] }, { storeId: { eq: text } }, { store: { code: { eq: text } } }, { tags: { some: { nameZh: { eq: text } } } }];
      const began = performance.now();
      for (const filter of filters) {
        const answer = await ask(LIST, { filter });
        expect(codeOf(answer), `${text} in ${JSON.stringify(filter)}: ${JSON.stringify(answer.errors)}`).toBe('answered');
        expect(totalOf(answer), `${text} in ${JSON.stringify(filter)}`).toBe(0);
      }
      expect((await ask('query ($id: ID!) { customer(id: $id) { id } }', { id: text })).data).toEqual({ customer: null });
      expect(performance.now() - began, text).toBeLessThan(2_800);
    }
    expect((await house.db.write.query('select 1 from customers')).rowCount).toBe(ids.length);
  });
});

describe('writes', () => {
  const CREATE = 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { id name } }';
  const count = async (): Promise<number> => Number((await house.db.write.query<{ n: string }>('select count(*) n from customers')).rows[0]?.n);

  const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/gu, '');

  test('attack A20: ids that are none, owners who are nobody, cells and columns that are no text are refused by their place', async () => {
    const tag = (more: object): Promise<GraphQLAnswer> => ask('mutation ($input: SaveTagInput!) { saveTag(input: $input) { id } }', { input: { nameZh: '甲', nameEn: 'a', groupZh: '组', groupEn: 'g', ...more } });
    for (const id of ['abc', '99999999999999999999', '-1']) {
      expect([codeOf(await tag({ id, expectedVersion: 1 })), codeOf(await ask('mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) { id } }', { input: { id, expectedVersion: 1, nameZh: '甲', nameEn: 'a' } }))], id)
        .toEqual(['NOT_FOUND', 'NOT_FOUND']);
    }
    for (const ownerId of ['abc', '99999']) expect((await tag({ ownerId })).errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION', fields: { 'input.ownerId': { reason: 'TAG_OWNER' } } });
    const file = { kind: 'customers', contentBase64: Buffer.from('会员号,姓名\nA,B\n').toString('base64') };
    for (const more of [{ fixes: { '2:name': 5 } }, { fixes: 'x' }, { fixes: [1] }, { mapping: { name: {} } }, { mapping: 7 }]) {
      const answer = await ask('query ($input: ImportFileInput!) { previewImport(input: $input) { rowsRead } }', { input: { ...file, ...more } });
      expect(answer.errors?.[0]?.extensions, JSON.stringify(more)).toMatchObject({ code: 'VALIDATION', fields: { [`input.${Object.keys(more)[0]}`]: { reason: 'VALUE_NOT_ALLOWED' } } });
    }
    const out = await ask('mutation ($input: ExportRowsInput!) { exportRows(input: $input) { jobId } }', { input: { kind: 'customers', columns: ['passwordHash'] } });
    expect(out.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION', fields: { 'input.columns': { reason: 'EXPORT_COLUMN', message: expect.stringContaining('passwordHash') } } });
  });

  test('attack A21: strange texts are refused, or come back as they went in; the log stays one line an entry', async () => {
    lines = '';
    const texts = ['a\u0000b', '\u202eevil', '\u200b\u200b', `e${'\u0301'.repeat(500)}`, '😀👩‍👩‍👧', 'line\r\nbreak', '\u001b[31mred', 'x'.repeat(10_000), '<img src=x onerror=alert(1)>', '{{constructor.constructor("x")()}}', '﷽', 'ﬁ', '\ud800'];
    for (const name of texts) {
      const before = await count();
      const answer = await ask(CREATE, { input: { name, storeId: house.world.stores[0] } });
      const what = JSON.stringify(name).slice(0, 40);
      expect(answer.status, what).toBeLessThan(500);
      if (answer.errors) {
        expect(codeOf(answer), what).toMatch(/VALIDATION|LIMIT/);
        expect(await count(), what).toBe(before);
      } else {
        const { id, name: stored } = (answer.data as unknown as { createCustomer: { id: string; name: string } }).createCustomer;
        // Kept as text: at most blanks at its ends and line breaks are tidied.
        expect(plain(stored), what).toBe(plain(name));
        expect(((await ask('query ($id: ID!) { customer(id: $id) { name } }', { id })).data as unknown as { customer: { name: string } }).customer.name, what).toBe(stored);
      }
    }
    expect(codeOf(await ask(CREATE, { input: { name: 'x'.repeat(200_000), storeId: house.world.stores[0] } }))).toMatch(/VALIDATION|LIMIT/);
    for (const line of lines.split('\n').filter(Boolean)) { JSON.parse(line); expect(line).not.toMatch(/\p{Cc}|[\u202e\u2028]/u); }
  });

  test('attack A22: days and instants that are none, or far away, or the wrong way round, are VALIDATION', async () => {
    for (const day of ['0000-00-00', '2024-02-30', '2023-02-29', '+275760-09-13', '-271821-04-20', '9999-12-31', '2024-1-1', '01/02/2024', 'today', '', '1990-05-05T00:00:00Z', '19900505']) {
      await expectRefused(await ask(CREATE, { input: { name: 'x', storeId: house.world.stores[0], birthday: day } }), `birthday ${day}`);
      await expectRefused(await ask(LIST, { filter: { birthday: { gte: day } } }), `filter ${day}`);
    }
    for (const instant of ['2024-06-30T23:59:60Z', '2024-02-30T00:00:00Z', '+275760-09-13T00:00:00.000Z', '2024-06-01T25:00:00Z', '2024-06-01', '2024-06-01T00:00:00', 'now', '1e9', '2024-06-01T00:00:00+99:00']) {
      await expectRefused(await ask(LIST, { filter: { createdAt: { gte: instant } } }), instant);
    }
    await expectRefused(await ask(CREATE, { input: { name: 'x', storeId: house.world.stores[0], birthday: '2199-01-01' } }), 'born tomorrow');
    const store = { code: 'S9', nameZh: '店', nameEn: 'Store', regionId: house.world.regions[0], format: 'HOME', openedOn: '2024-05-01', closedOn: '2024-04-01' };
    await expectRefused(await ask('mutation ($input: SaveStoreInput!) { saveStore(input: $input) { id } }', { input: store }), 'closed before it opened');
  });

  test('attack A23: amounts that are no amounts are VALIDATION, and nothing is sold', async () => {
    const SELL = 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id } }';
    const sell = (line: object, more: object = {}): Promise<GraphQLAnswer> => ask(SELL, { input: { storeId: house.world.stores[0], receiptNo: 'R-1', purchasedAt: '2026-01-05T10:00:00Z', lines: [{ sku: 'A', quantity: '1', unitPrice: '1', ...line }], ...more } });
    for (const amount of ['1e21', '1,5', 'NaN', 'Infinity', '-Infinity', '', ' 1', '0x10', '１', '1.23456', '1'.repeat(40), '--1', '1_000', '٣']) await expectRefused(await sell({ unitPrice: amount }), `price ${amount}`);
    for (const amount of [1.5, true, null, [], {}]) await expectRefused(await sell({ unitPrice: amount }), `price ${JSON.stringify(amount)}`);
    for (const quantity of ['0.0001', '1e9', '9'.repeat(30), 'two']) await expectRefused(await sell({ quantity }), `quantity ${quantity}`);
    await expectRefused(await sell({}, { lines: [] }), 'no lines');
    await expectRefused(await sell({}, { purchasedAt: '2199-01-01T00:00:00Z' }), 'sold in the future');
    expect((await house.db.write.query('select 1 from purchases')).rowCount).toBe(0);
    for (const value of ['NaN', '1,5', '1e400']) await expectRefused(await ask('query ($f: PurchaseFilter) { purchases(filter: $f) { total } }', { f: { amount: { gt: value } } }), `filter ${value}`);
  });

  test('attack A28: nothing may be set that the house sets itself', async () => {
    const schema = apiSchema();
    const kept = ['createdAt', 'updatedAt', 'version', 'deletedAt', 'isStandIn', 'mergedIntoId', 'namePinyin', 'rightsVersion', 'passwordHash', 'status', 'isShipped', 'grantedById', 'secretHash', 'tier'];
    const inputs = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) => field.args.map((arg) => (isNonNullType(arg.type) ? arg.type.ofType : arg.type)));
    for (const input of inputs as GraphQLInputObjectType[]) {
      if (!('getFields' in input)) continue;
      expect(Object.keys(input.getFields()).filter((name) => kept.includes(name)), input.name).toEqual([]);
    }
    for (const extra of [...kept, 'id', 'role', 'approvedBy', '__proto__x', 'constructor']) {
      const answer = await ask(CREATE, { input: { name: 'x', storeId: house.world.stores[0], [extra]: 1 } });
      expect(answer.status, extra).toBe(400);
      expect(codeOf(answer), extra).toBe('VALIDATION');
    }
    expect(codeOf(await ask(CREATE, { input: { name: 'x', storeId: house.world.stores[0], custom: { constructor: 'x', unknown: 1 } } }))).toBe('VALIDATION');
  });

  test('attack A24, A31: ids in every spelling open nothing that the viewer may not see', async () => {
    const foreign = ids[3] as string;
    for (const id of [foreign, ` ${foreign}`, `${foreign} `, `0${foreign}`, `+${foreign}`, `${foreign}.0`, `${foreign}n`, foreign.toUpperCase(), `C${foreign}`, `${foreign}-${foreign}`, '00000000-0000-0000-0000-000000000000']) {
      expect((await ask('query ($id: ID!) { customer(id: $id) { id name } }', { id }, agent)).data, id).toEqual({ customer: null });
    }
    expect((await ask('query ($id: ID!) { customer(id: $id) { id } }', { id: ids[0] }, agent)).data).toEqual({ customer: { id: ids[0] } });
  });

  test('attack A32: versions that are stale, missing, zero or negative are refused with the row as it stands', async () => {
    const UPDATE = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { version } }';
    for (const expectedVersion of [0, -1, 99, 2_147_483_647]) {
      const answer = await ask(UPDATE, { input: { id: ids[0], expectedVersion, name: '改名' } });
      expect(codeOf(answer), String(expectedVersion)).toBe('CONFLICT');
      expect(answer.errors?.[0]?.extensions.current).toMatchObject({ id: ids[0], version: 1 });
    }
    expect((await ask(UPDATE, { input: { id: ids[0], name: '改名' } })).status).toBe(400);
    const raced = await Promise.all(Array.from({ length: 8 }, (_, i) => ask(UPDATE, { input: { id: ids[0], expectedVersion: 1, name: `改名${i}` } })));
    expect(raced.map(codeOf).sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT', 'answered']);
  });
});
