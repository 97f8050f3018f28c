// The outside shape that others rely on: lists, totals, pages, order, filters, single rows, bulk answers and refusals, over HTTP.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { httpWorld } from './http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers in many shapes
type Any = any;
let http: Awaited<ReturnType<typeof httpWorld>>;
let manager: string;
let agent: string;
const MANY = 10_400;

beforeAll(async () => {
  http = await httpWorld();
  await installJobs(http.db.directUrl);
  const [one, two] = http.world.stores;
  for (const role of ['manager', 'agent', 'inspector']) await http.world.addUser(role, [{ role, scope: 'STORE', storeId: one as string }]);
  manager = (await http.world.signInAs('manager')).token;
  agent = (await http.world.signInAs('agent')).token;
  // Names repeat and joining days are missing, so that ties and nulls are met by every order.
  await http.db.write.query(
    `insert into customers (member_no, name, name_pinyin, name_initials, phone, store_id, joined_on, gender)
     select 'C' || lpad(i::text, 6, '0'), (array['王芳','李雷','张伟'])[1 + i % 3], (array['wangfang','lilei','zhangwei'])[1 + i % 3], (array['wf','ll','zw'])[1 + i % 3],
       '+86139' || lpad(i::text, 8, '0'), case when i <= 130 then $1::bigint else $2::bigint end, case when i % 7 = 0 then null else date '2026-01-01' + i % 40 end,
       (array['FEMALE','MALE','UNKNOWN'])[1 + i % 3] from generate_series(1, ${MANY}) i`, [one, two]);
  await http.db.write.query('analyze customers');
});
afterAll(async () => { await http?.end(); });

const ask = async (token: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await http.gql(query, { token, variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors.map((e) => [e.message, e.extensions])));
  return answer.data;
};
const refused = async (token: string | undefined, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<Any> => {
  const answer = await http.gql(query, { token, variables, headers });
  expect(answer.errors?.length, JSON.stringify(answer.data)).toBeGreaterThan(0);
  return { ...answer.errors?.[0]?.extensions, message: answer.errors?.[0]?.message };
};
const LIST = 'query ($filter: CustomerFilter, $sort: [CustomerSort!], $page: PageInput) { customers(filter: $filter, sort: $sort, page: $page) { items { id memberNo name joinedOn } total totalIsExact hasNext endCursor } }';
const list = async (variables: object, token = http.admin): Promise<Any> => (await ask(token, LIST, variables)).customers;

describe('lists', () => {
  test('answer 25 rows unless asked, 1 to 200 at most, with total, totalIsExact, hasNext and endCursor', async () => {
    const first = await list({}, manager);
    expect(first.items).toHaveLength(25);
    expect(first).toMatchObject({ total: 130, totalIsExact: true, hasNext: true, endCursor: expect.any(String) });
    expect((await list({ page: { limit: 200 } }, manager))).toMatchObject({ total: 130, hasNext: false });
    for (const page of [{ limit: 0 }, { limit: 201 }, { limit: -1 }, { offset: -1 }]) expect(await refused(manager, LIST, { page })).toMatchObject({ code: 'VALIDATION', reason: 'PAGE_INVALID' });
  });

  test('the total is exact to 10,000 and estimated above; it costs no statement of its own and nothing when not asked for', async () => {
    const all = await list({ page: { limit: 1 } });
    expect(all.totalIsExact).toBe(false);
    expect(all.total).toBeGreaterThan(10_000);
    expect(Math.abs(all.total - MANY) / MANY).toBeLessThan(0.1);
    const some = await list({ filter: { memberNo: { startsWith: 'C00' } }, page: { limit: 1 } });
    expect(some).toMatchObject({ total: 9_999, totalIsExact: true });
    // What was too many to count a moment ago is not counted again, on other pages neither; other conditions, and other people's rows, are.
    await http.db.write.query(`update customers set merged_into_id = 1 where member_no >= 'C010000'`);
    expect((await list({ page: { limit: 1, offset: 3 }, sort: [{ field: 'NAME', order: 'ASC' }] }))).toMatchObject({ total: all.total, totalIsExact: false });
    expect((await list({ filter: { memberNo: { startsWith: 'C' } }, page: { limit: 1 } }))).toMatchObject({ total: 9_999, totalIsExact: true });
    await http.db.write.query(`update customers set merged_into_id = null where member_no >= 'C010000'`);
    expect((await list({ page: { limit: 1 } }, manager))).toMatchObject({ total: 130, totalIsExact: true });
    expect((await list({ filter: { memberNo: { startsWith: 'C000' } }, page: { limit: 1 } }))).toMatchObject({ total: 999, totalIsExact: true });
    const before = http.db.statements;
    await ask(http.admin, '{ customers(page: { limit: 1 }) { items { id } } }');
    expect(http.db.statements - before).toBe(1);
  });

  test('every order is ended by id, so that pages by offset and by cursor walk all rows once, ties and nulls among them', async () => {
    for (const sort of [[{ field: 'NAME', order: 'ASC' }], [{ field: 'NAME', order: 'DESC' }, { field: 'JOINED_ON', order: 'ASC' }], [{ field: 'JOINED_ON', order: 'DESC' }], [{ field: 'ID', order: 'DESC' }], undefined]) {
      const whole = (await list({ sort, page: { limit: 200 } }, manager)).items.map((row: Any) => row.id);
      expect(new Set(whole).size).toBe(130);
      for (const way of ['after', 'offset'] as const) {
        const walked: string[] = [];
        for (let page: Any = { limit: 17 }; ;) {
          const next = await list({ sort, page }, manager);
          walked.push(...next.items.map((row: Any) => row.id));
          expect(next.hasNext).toBe(walked.length < 130);
          if (!next.hasNext) break;
          page = way === 'after' ? { limit: 17, after: next.endCursor } : { limit: 17, offset: walked.length };
        }
        expect(walked, `${JSON.stringify(sort)} ${way}`).toEqual(whole);
      }
    }
    // Ascending names with equal names in ascending id; descending with descending id.
    const asc = (await list({ sort: [{ field: 'NAME', order: 'ASC' }], page: { limit: 200 } }, manager)).items;
    for (let i = 1; i < asc.length; i += 1) if (asc[i].name === asc[i - 1].name) expect(Number(asc[i].id)).toBeGreaterThan(Number(asc[i - 1].id));
  });

  test('a cursor stays where it was while rows come and go before it', async () => {
    const page = { limit: 10 };
    const sort = [{ field: 'MEMBER_NO', order: 'ASC' }];
    const first = await list({ sort, page }, manager);
    const { rows: [row] } = await http.db.write.query<{ id: string }>("insert into customers (member_no, name, name_pinyin, name_initials, store_id) values ('A000', '早', 'zao', 'z', $1) returning id", [http.world.stores[0]]);
    const second = await list({ sort, page: { ...page, after: first.endCursor } }, manager);
    expect(second.items[0].memberNo).toBe('C000011');
    await http.db.write.query('delete from customers where id = $1', [row?.id]);
    expect((await list({ sort, page: { ...page, after: first.endCursor } }, manager)).items).toEqual(second.items);
    for (const after of ['rubbish', Buffer.from('["1"]').toString('base64url'), '']) {
      if (after) expect(await refused(manager, LIST, { sort, page: { after } })).toMatchObject({ code: 'VALIDATION', reason: 'CURSOR_INVALID' });
    }
  });
});

describe('filters', () => {
  const numbers = async (filter: object, token = manager): Promise<number> => (await list({ filter, page: { limit: 1 } }, token)).total;

  test('hold together, and take and, or, not and ids', async () => {
    expect(await numbers({ name: { eq: '王芳' } })).toBe(43);
    expect(await numbers({ name: { in: ['王芳', '李雷'] }, gender: { eq: 'FEMALE' } })).toBe(43);
    expect(await numbers({ and: [{ name: { eq: '王芳' } }, { gender: { eq: 'MALE' } }] })).toBe(0);
    expect(await numbers({ or: [{ name: { eq: '王芳' } }, { gender: { eq: 'MALE' } }] })).toBe(43 + 44);
    expect(await numbers({ not: { or: [{ name: { eq: '王芳' } }, { gender: { eq: 'MALE' } }] } })).toBe(43);
    expect(await numbers({ or: [] })).toBe(0);
    expect(await numbers({ joinedOn: { isNull: true } })).toBe(18);
    // Not means: does not hold, also where nothing is known.
    expect(await numbers({ not: { joinedOn: { gte: '2026-01-01' } } })).toBe(18);
    const ids = (await list({ page: { limit: 3 } }, manager)).items.map((row: Any) => row.id);
    expect(await numbers({ ids: [...ids, '999999999', 'nonsense'] })).toBe(3);
    expect(await numbers({ ids: [] })).toBe(0);
    expect(await numbers({ q: '王芳', gender: { eq: 'FEMALE' } })).toBe(43);
  });

  test('and orders by what a viewer may not read are refused, and say nothing', async () => {
    expect(await refused(agent, 'query ($filter: CustomerFilter) { customers(filter: $filter) { total } }', { filter: { birthday: { isNull: true } } })).toMatchObject({ code: 'FORBIDDEN', reason: 'ARGUMENT_FORBIDDEN' });
    expect(await refused(agent, '{ customers(sort: [{ field: BIRTHDAY, order: ASC }]) { total } }')).toMatchObject({ code: 'FORBIDDEN' });
    // Masked values have no filter at all.
    expect(await refused(http.admin, '{ customers(filter: { phone: { eq: "+8613900000001" } }) { total } }')).toMatchObject({ code: 'VALIDATION' });
  });
});

describe('one row', () => {
  test('what is not there and what is out of reach answer alike: null to a question, NOT_FOUND to a write', async () => {
    const { items: [foreign] } = await list({ filter: { storeId: { eq: http.world.stores[1] } }, page: { limit: 1 } });
    const one = async (id: string): Promise<unknown> => (await http.gql('query ($id: ID!) { customer(id: $id) { id name } }', { token: manager, variables: { id } }));
    const shape = (answer: Any) => ({ status: answer.status, data: answer.data, errors: answer.errors });
    expect(shape(await one(foreign.id))).toEqual(shape(await one('999999999')));
    expect(shape(await one('abc'))).toEqual(shape(await one('999999999')));
    const update = 'mutation ($id: ID!) { updateCustomer(input: { id: $id, expectedVersion: 1, name: "x" }) { id } }';
    const [out, none] = [await refused(manager, update, { id: foreign.id }), await refused(manager, update, { id: '999999999' })];
    expect(out).toEqual(none);
    expect(out).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('ids are opaque text; the id of a row that a customer owns carries its customer', async () => {
    const { recordPurchase: made } = await ask(http.admin, 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id customerId lines { items { id } } } }',
      { input: { storeId: http.world.stores[0], receiptNo: 'R1', purchasedAt: new Date().toISOString(), memberNo: 'C000001', lines: [{ sku: 'TEA', quantity: '1', unitPrice: '10' }] } });
    expect(typeof made.id).toBe('string');
    expect(made.id).toContain(made.customerId);
    const read = await ask(http.admin, 'query ($id: ID!, $line: ID!) { purchase(id: $id) { id customer { memberNo } } purchaseLine(id: $line) { id } }', { id: made.id, line: made.lines.items[0].id });
    expect(read).toMatchObject({ purchase: { id: made.id, customer: { memberNo: 'C000001' } }, purchaseLine: { id: made.lines.items[0].id } });
    // The same row under another customer's id is not there.
    expect(await ask(http.admin, 'query ($id: ID!) { purchase(id: $id) { id } }', { id: made.id.replace(made.customerId, '2') })).toEqual({ purchase: null });
  });
});

describe('writes', () => {
  const UPDATE = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { id name version } }';

  test('a lost race is CONFLICT with the row as it stands, as far as the loser may see it', async () => {
    const { items: [row] } = await list({ filter: { memberNo: { eq: 'C000005' } } }, manager);
    expect((await ask(manager, UPDATE, { input: { id: row.id, expectedVersion: 1, name: '赢家', birthday: '1990-01-02' } })).updateCustomer).toMatchObject({ version: 2 });
    const lost = await refused(manager, UPDATE, { input: { id: row.id, expectedVersion: 1, name: '输家' } });
    expect(lost).toMatchObject({ code: 'CONFLICT', current: { id: row.id, version: 2, name: '赢家', memberNo: 'C000005', phone: '139****0005', gender: 'UNKNOWN', storeId: http.world.stores[0] } });
    expect(JSON.stringify(lost.current)).not.toContain('13900000005');
    expect(Object.keys(lost.current)).not.toContain('namePinyin');
    expect((await ask(manager, 'query ($id: ID!) { customer(id: $id) { name version } }', { id: row.id })).customer).toEqual({ name: '赢家', version: 2 });
  });

  test('faulty input is VALIDATION with the fields at fault, in words of the viewer’s language', async () => {
    const { items: [row] } = await list({ page: { limit: 1 } }, manager);
    const input = { id: row.id, expectedVersion: 1, phone: 'abc', email: 'x@', birthday: '2100-01-01' };
    const en = await refused(manager, UPDATE, { input });
    expect(en).toMatchObject({ code: 'VALIDATION', fields: { 'input.phone': { reason: 'PHONE_INVALID', message: 'This is not a phone number' }, 'input.email': { reason: 'EMAIL_INVALID' }, 'input.birthday': { reason: 'BIRTHDAY_FUTURE' } } });
    // What a scalar refuses is told at its place, too.
    expect(await refused(manager, UPDATE, { input: { ...input, birthday: '1990-02-30' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.birthday': { reason: 'VALUE_NOT_ALLOWED' } } });
    const zh = await refused(manager, UPDATE, { input }, { 'accept-language': 'zh-CN' });
    expect(zh.fields['input.phone'].message).toBe('电话号码不对');
    // A length that does not fit is said as what is wrong with it: nothing, too much, too little.
    expect(await refused(manager, 'mutation { createCustomer(input: { name: "" }) { id } }')).toMatchObject({ code: 'VALIDATION', fields: { 'input.name': { reason: 'VALUE_REQUIRED' } } });
    expect(await refused(manager, `mutation { createCustomer(input: { name: "${'王'.repeat(81)}" }) { id } }`)).toMatchObject({ code: 'VALIDATION', fields: { 'input.name': { reason: 'VALUE_TOO_LONG' } } });
    expect(await refused(manager, 'mutation { openTicket(input: { idempotencyKey: "short", body: "漏水", channel: PHONE, lang: "z" }) { id } }', {}, { 'accept-language': 'zh-CN' })).toMatchObject({ code: 'VALIDATION', fields: { 'input.lang': { reason: 'VALUE_TOO_SHORT', message: '太短，至少 2 个字' } } });
  });

  test('who has not signed in is UNAUTHENTICATED, who may not is FORBIDDEN, and what the message says is for people', async () => {
    expect(await refused(undefined, '{ customers { total } }')).toMatchObject({ code: 'UNAUTHENTICATED' });
    const forbidden = await refused(agent, 'mutation { saveSegment(input: { nameZh: "甲", nameEn: "A", rule: {} }) { id } }');
    expect(forbidden).toMatchObject({ code: 'FORBIDDEN' });
    expect(forbidden.message).not.toMatch(/select|insert|\.ts|at \w+ \(/i);
  });

  test('a bulk write takes ids or a filter and answers done, failed { id code message } and jobId', async () => {
    const { saveTag: tag } = await ask(http.admin, 'mutation { saveTag(input: { nameZh: "常客", nameEn: "Regular", groupZh: "来往", groupEn: "Visits" }) { id key } }');
    const [a, b, foreign] = [...(await list({ page: { limit: 2 } }, manager)).items, ...(await list({ filter: { storeId: { eq: http.world.stores[1] } }, page: { limit: 1 } })).items];
    const TAG = 'mutation ($input: TagCustomersInput!) { tagCustomers(input: $input) { done failed { id code message } jobId } }';
    const { tagCustomers: answer } = await ask(manager, TAG, { input: { tagIds: [tag.id], ids: [a.id, b.id, foreign.id, '999999999'], evidence: '店长登记' } });
    expect(answer).toMatchObject({ done: 2, jobId: null });
    expect(answer.failed.map((row: Any) => [row.id, row.code])).toEqual([[foreign.id, 'NOT_FOUND'], ['999999999', 'NOT_FOUND']]);
    expect(new Set(answer.failed.map((row: Any) => row.message)).size).toBe(1);
    const { tagCustomers: later } = await ask(manager, TAG, { input: { tagIds: [tag.id], filter: { gender: { eq: 'FEMALE' } } } });
    expect(later).toMatchObject({ done: 0, failed: [], jobId: expect.any(String) });
    expect((await ask(manager, 'query ($id: ID!) { job(id: $id) { id kind state done total failedCount } }', { id: later.jobId })).job).toMatchObject({ kind: 'customers.tag', state: 'QUEUED' });
    expect(await refused(manager, TAG, { input: { tagIds: [tag.id], ids: [a.id], filter: {} } })).toMatchObject({ code: 'VALIDATION', fields: { input: { reason: 'TARGET_REQUIRED' } } });
    expect(await refused(manager, TAG, { input: { tagIds: [tag.id], filter: { nonsense: 1 } } })).toMatchObject({ code: 'VALIDATION' });
    const { untagCustomers: gone } = await ask(manager, 'mutation ($input: UntagCustomersInput!) { untagCustomers(input: $input) { done failed { id } jobId } }', { input: { tagIds: [tag.id], ids: [a.id] } });
    expect(gone).toEqual({ done: 1, failed: [], jobId: null });
    expect((await list({ filter: { tags: { some: { key: { eq: tag.key } } } } }, manager)).items.map((row: Any) => row.id)).toEqual([b.id]);
  });

  test('the names that acceptance relies on are there', async () => {
    const { __schema: schema } = await ask(http.admin, '{ __schema { queryType { fields { name } } mutationType { fields { name } } types { name } } }');
    const queries = schema.queryType.fields.map((field: Any) => field.name);
    const mutations = schema.mutationType.fields.map((field: Any) => field.name);
    for (const name of ['viewer', 'customers', 'customer', 'segments', 'segment', 'employees', 'stores', 'auditLog', 'job']) expect(queries).toContain(name);
    for (const name of ['signIn', 'signOut', 'previewSegment', 'saveSegment', 'tagCustomers', 'untagCustomers', 'mergeCustomers', 'importFile', 'revealField', 'explain']) expect(mutations).toContain(name);
    for (const name of ['Customer', 'Purchase', 'PurchaseLine', 'Tag', 'Segment', 'SegmentMembership', 'Employee', 'Store', 'Region']) expect(schema.types.map((type: Any) => type.name)).toContain(name);
  });
});
