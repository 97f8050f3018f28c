// @vitest-environment happy-dom
// The provider speaks the API's conventions: filters, sorts, pages, versions, faults, bulk, abort.
import { beforeEach, describe, expect, test } from 'vitest';
import { buildQuery } from '../../admin/provider/build-query.ts';
import { gql, makeClient, request, setClient } from '../../admin/provider/client.ts';
import { makeDataProvider } from '../../admin/provider/data.ts';
import { Fault, faultOf } from '../../admin/provider/faults.ts';
import { defineResource, resourceOf, sortField, whole, wireFilter } from '../../admin/provider/resources.ts';
import '../support/words.ts';
import { chooseLanguage } from '../../admin/i18n/language.tsx';

defineResource({
  name: 'people', noun: 'Person', one: 'person', fields: 'name', oneFields: 'name phone',
  create: { mutation: 'createPerson', input: 'CreatePersonInput' },
  update: { mutation: 'updatePerson', input: 'UpdatePersonInput' },
  remove: { mutation: 'removePerson', input: 'RemovePersonInput', answer: 'id' },
  filterMap: { segments: (value) => ({ memberships: { some: { segmentId: { in: value } } } }) },
  sortMap: { 'behaviour.spend365': 'SPEND_365' },
});
const people = resourceOf('people');

interface Call { query: string; variables: Record<string, unknown>; headers: Headers; signal?: AbortSignal | null }
let calls: Call[] = [];
let answers: unknown[] = [];
const fetcher: typeof fetch = async (_, init) => {
  const body = JSON.parse(String(init?.body)) as Call;
  calls.push({ ...body, headers: new Headers(init?.headers), signal: init?.signal });
  const answer = answers.shift() ?? { data: {} };
  if (answer instanceof Error) throw answer;
  return new Response(JSON.stringify(answer), { status: 200, headers: { 'content-type': 'application/json' } });
};
const client = makeClient(fetcher, 'http://localhost/graphql');
const provider = makeDataProvider(client);
beforeEach(() => { calls = []; answers = []; setClient(client); });
const refusal = (code: string, extensions: object = {}, path?: (string | number)[]) => ({ message: `said ${code}`, path, extensions: { code, ...extensions } });

test('a missing right is named by what it lets one do, not by its word', () => {
  chooseLanguage('zh');
  const said = (message: string): string => faultOf([{ message, extensions: { code: 'FORBIDDEN', reason: 'RIGHT_MISSING' } }]).message;
  expect(said('缺少权限「customers:write」')).toMatch(/^缺少权限「\p{Script=Han}+」$/u);
  expect(said('找不到「customers:other」和「王芳: 甲」')).toBe('找不到「customers:other」和「王芳: 甲」');
});

describe('filters', () => {
  test('lists mean in, values eq, operators stand behind @, edges before a dot', () => {
    expect(wireFilter({ tier: ['GOLD'], gender: 'FEMALE', 'joinedOn@gte': '2026-01-01', 'behaviour.lastPurchaseOn@lt': '2025-08-01', q: 'wf' })).toEqual({
      tier: { in: ['GOLD'] }, gender: { eq: 'FEMALE' }, joinedOn: { gte: '2026-01-01' }, behaviour: { lastPurchaseOn: { lt: '2025-08-01' } }, q: 'wf',
    });
  });
  test('two conditions on one field are joined, empty ones left out', () => {
    expect(wireFilter({ 'at@gte': 1, 'at@lt': 9, tier: [], q: '', name: null })).toEqual({ at: { gte: 1, lt: 9 } });
  });
  test('what the server itself sent as a filter goes back as it is', () => {
    expect(wireFilter({ businessOn: { gte: '2026-01-01', lte: '2026-01-31' }, or: [{ a: { eq: 1 } }] }))
      .toEqual({ businessOn: { gte: '2026-01-01', lte: '2026-01-31' }, or: [{ a: { eq: 1 } }] });
  });
  test('a resource may say a key in its own words', () => {
    expect(wireFilter({ segments: ['4'] }, people)).toEqual({ memberships: { some: { segmentId: { in: ['4'] } } } });
  });
  test('an unknown operator is refused', () => expect(() => wireFilter({ 'a@near': 1 })).toThrow('near'));
});

describe('reads', () => {
  test('a list asks for its page, its order and its total in one operation', async () => {
    answers = [{ data: { people: { items: [{ id: '1', name: 'A' }], total: 10001, totalIsExact: false, hasNext: true } } }];
    const answer = await provider.getList('people', { filter: { tier: ['GOLD'] }, pagination: { page: 3, perPage: 25 }, sort: { field: 'joinedOn', order: 'DESC' } });
    expect(answer).toMatchObject({ data: [{ id: '1' }], total: 10001, meta: { totalIsExact: false }, pageInfo: { hasNextPage: true, hasPreviousPage: true } });
    expect(calls[0]?.variables).toEqual({ filter: { tier: { in: ['GOLD'] } }, sort: [{ field: 'JOINED_ON', order: 'DESC' }], page: { limit: 25, offset: 50 } });
    expect(calls[0]?.query.replace(/\s+/g, ' ')).toContain('total totalIsExact hasNext');
    expect(calls[0]?.query).not.toContain('__typename');
  });
  test('a total that nobody shows is not asked for', () => {
    const { query } = buildQuery('GET_LIST', 'people', { filter: {}, meta: { withoutTotal: true } });
    expect(query.loc?.source.body).not.toContain('total');
  });
  test('sort fields are capitals with underscores; the natural order sends none', () => {
    expect(sortField('lastSeenAt')).toBe('LAST_SEEN_AT');
    expect(buildQuery('GET_LIST', 'people', { sort: { field: 'id', order: 'ASC' } }).variables.sort).toBeUndefined();
    expect(buildQuery('GET_LIST', 'people', { sort: { field: 'behaviour.spend365', order: 'ASC' } }).variables.sort).toEqual([{ field: 'SPEND_365', order: 'ASC' }]);
  });
  test('a row that is not there, or may not be seen, is NOT_FOUND', async () => {
    answers = [{ data: { person: null } }];
    await expect(provider.getOne('people', { id: '9' })).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });
  test('many rows are asked for by ids', async () => {
    answers = [{ data: { people: { items: [{ id: '1' }, { id: '2' }] } } }];
    expect((await provider.getMany('people', { ids: ['1', '2'] })).data).toHaveLength(2);
    expect(calls[0]?.variables).toEqual({ filter: { ids: ['1', '2'] }, page: { limit: 2 } });
  });
  test('rows of another row are asked for by its id', () => {
    expect(buildQuery('GET_MANY_REFERENCE', 'people', { target: 'storeId', id: '3', filter: {}, pagination: { page: 1, perPage: 10 } }).variables.filter).toEqual({ storeId: { eq: '3' } });
  });
  test('a field that may not be seen is null and no failure', async () => {
    answers = [{ data: { person: { id: '1', name: 'A', phone: null } }, errors: [refusal('FORBIDDEN', {}, ['person', 'phone'])] }];
    expect((await provider.getOne('people', { id: '1' })).data).toMatchObject({ name: 'A', phone: null });
  });
  test('the request carries the language on screen', async () => {
    chooseLanguage('en');
    await request(gql`{ a }`);
    chooseLanguage('zh');
    await request(gql`{ a }`);
    expect(calls.map((call) => call.headers.get('accept-language'))).toEqual(['en', 'zh-CN']);
  });
  test('a request that nobody waits for is ended', async () => {
    const stale = new AbortController();
    answers = [{ data: { a: 1 } }];
    await request(gql`{ a }`, {}, { signal: stale.signal });
    stale.abort();
    expect(calls[0]?.signal?.aborted).toBe(true);
  });
});

describe('writes', () => {
  test('an update sends the version it saw and only what was changed', async () => {
    answers = [{ data: { updatePerson: { id: '1', version: 4, name: 'B' } } }];
    await provider.update('people', { id: '1', data: { id: '1', version: 3, name: 'B', phone: 'x' }, previousData: { id: '1', version: 3, name: 'A', phone: 'x' } });
    expect(calls[0]?.variables).toEqual({ input: { id: '1', expectedVersion: 3, name: 'B' } });
  });
  test('a whole-row mutation gets the named fields, empty ones as null', () => {
    expect(whole('name', 'note', 'other')({ name: 'B', note: '', more: 1 })).toEqual({ name: 'B', note: null });
  });
  test('VALIDATION lands on the fields of the form', async () => {
    answers = [{ data: null, errors: [refusal('VALIDATION', { fields: { 'input.phone': { reason: 'PHONE_SHORT', message: '少 1 位' } } })] }];
    await expect(provider.create('people', { data: { phone: '1' } })).rejects.toMatchObject({ code: 'VALIDATION', fields: { phone: '少 1 位' }, body: { errors: { phone: '少 1 位' } } });
  });
  test('CONFLICT brings the row as it stands', async () => {
    answers = [{ data: null, errors: [refusal('CONFLICT', { current: { id: '1', name: 'C' } })] }];
    await expect(provider.update('people', { id: '1', data: { name: 'B' }, previousData: { id: '1', name: 'A' } as never })).rejects.toMatchObject({ code: 'CONFLICT', status: 409, current: { name: 'C' } });
  });
  test.each([['UNAUTHENTICATED', 401], ['FORBIDDEN', 403], ['RATE_LIMITED', 429], ['POLICY', 422]])('%s is %i', async (code, status) => {
    answers = [{ data: null, errors: [refusal(code)] }];
    const fault = await provider.delete('people', { id: '1' }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code, status, message: `said ${code}` });
  });
  test('a server that does not answer is NETWORK', async () => {
    answers = [new TypeError('fetch failed')];
    await expect(provider.getOne('people', { id: '1' })).rejects.toMatchObject({ code: 'NETWORK' });
  });
  test('a refusal with an HTTP status of its own is read like any other', async () => {
    const own = makeDataProvider(makeClient(async () => Response.json({ errors: [refusal('RATE_LIMITED', { retryAfter: 30 })] }, { status: 429 }), 'http://localhost/graphql'));
    await expect(own.getOne('people', { id: '1' })).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 30 });
  });
  test('bulk goes on after a failure and says which rows failed and why', async () => {
    answers = [{ data: { removePerson: { id: '1' } } }, { data: null, errors: [refusal('FORBIDDEN')] }, { data: { removePerson: { id: '3' } } }];
    expect(await provider.deleteMany('people', { ids: ['1', '2', '3'] })).toMatchObject({ done: ['1', '3'], failed: [{ id: '2', code: 'FORBIDDEN' }] });
  });
});
