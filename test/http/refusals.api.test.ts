// What is sent by other means than a proper request, and that nothing of it is executed.
import http from 'node:http';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../../server/core/env.ts';
import { addressKey } from '../../server/platform/auth/sign-in-limit.ts';
import { serveApp } from '../support/app.ts';
import { httpWorld } from './http-fixture.ts';

let house: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => { house = await httpWorld(); });
afterAll(async () => { await house.end(); });

const QUERY = JSON.stringify({ query: '{ __typename }' });
const MUTATION = 'mutation { signOut }';
interface Sent { status: number; text: string; headers: http.IncomingHttpHeaders }

/** Sends exactly what is said, as fetch would not. */
function send(options: http.RequestOptions, body?: string | Buffer): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const req = http.request({ host: '127.0.0.1', port: house.port, path: '/graphql', method: 'POST', agent: false, ...options }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => { resolve({ status: res.statusCode ?? 0, text: Buffer.concat(parts).toString(), headers: res.headers }); });
    });
    req.on('error', reject);
    req.end(body);
  });
}
const json = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Sent> => send({ headers: { 'content-type': 'application/json', ...headers } }, body);
const openSessions = async (): Promise<number> =>
  Number((await house.db.write.query<{ n: string }>('select count(*) n from sessions where revoked_at is null')).rows[0]?.n);

describe('requests that a page of another site can send', () => {
  it('P10, A01: 28 of 28 simple requests are refused, with the session’s cookie on them, and nobody is signed out', async () => {
    const cookie = `aftercare_session=${house.admin}`;
    const before = await openSessions();
    const form = `query=${encodeURIComponent(MUTATION)}`;
    const types = ['text/plain', 'text/plain;charset=utf-8', 'text/plain; application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'multipart/form-data', 'application/graphql', 'message/http', '', 'application/json; charset=utf-7', 'application/json; charset=utf-32', 'text/json', 'application/json, text/plain'];
    const tries: [http.RequestOptions, string?][] = [
      ...types.map((type): [http.RequestOptions, string] => [{ headers: { ...(type ? { 'content-type': type } : {}), cookie } }, JSON.stringify({ query: MUTATION })]),
      [{ headers: { 'content-type': 'application/x-www-form-urlencoded', cookie } }, form],
      [{ headers: { 'content-type': 'multipart/form-data; boundary=x', cookie } }, `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: MUTATION })}\r\n--x--`],
      [{ headers: { 'content-type': 'text/plain', cookie } }, `{"query":"${MUTATION}","a":"="}`],
      ...['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((method): [http.RequestOptions] => [{ method, path: `/graphql?${form}`, headers: { cookie } }]),
      [{ method: 'GET', path: `/graphql?${form}`, headers: { cookie, 'content-type': 'message/http' } }],
      [{ method: 'GET', path: `/graphql?${form}`, headers: { cookie, 'content-type': 'application/json' } }],
      [{ headers: { 'content-type': 'text/plain', 'x-http-method-override': 'POST', cookie } }, JSON.stringify({ query: MUTATION })],
      [{ headers: { 'content-type': 'application/json', origin: 'https://evil.example', cookie } }, JSON.stringify({ query: MUTATION })],
      [{ headers: { 'content-type': 'application/json', origin: 'null', cookie } }, JSON.stringify({ query: MUTATION })],
      [{ headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site', cookie } }, JSON.stringify({ query: MUTATION })],
    ];
    expect(tries).toHaveLength(28);
    const statuses = await Promise.all(tries.map(async ([options, body]) => (await send(options, body)).status));
    expect(statuses.filter((status) => ![400, 403, 404, 405, 415].includes(status))).toEqual([]);
    expect(await openSessions()).toBe(before);
  });

  it('A02: TRACE, CONNECT-like methods and overrides do nothing', async () => {
    expect((await send({ method: 'TRACE' })).status).toBeGreaterThanOrEqual(400);
    expect((await send({ method: 'GET', path: '/graphql?query=%7B__typename%7D' })).status).toBe(405);
  });

  it('A03: no foreign origin is allowed, whatever it looks like', async () => {
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${house.port}.evil.example`, `http://evil127.0.0.1:${house.port}`]) {
      const { headers } = await json(QUERY, { origin });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});

describe('bodies', () => {
  it('A04: batches are refused', async () => {
    for (const n of [1, 2, 50, 1_000]) expect((await json(`[${Array.from({ length: n }, () => QUERY).join()}]`)).status).toBe(400);
  });

  it('A13: too long, chunked without a length, packed, in another charset: 413 or 415', async () => {
    const long = JSON.stringify({ query: `{ __typename } #${'x'.repeat(3 * 256 * 1024)}` });
    expect((await json(long)).status).toBe(413);
    expect((await send({ headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }, long)).status).toBe(413);
    expect((await json(gzipSync(QUERY), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await send({ headers: { 'content-type': 'application/json; charset=utf-16' } }, QUERY)).status).toBe(415);
  });

  it('A13: a length and chunks together are refused', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = net.connect(house.port, '127.0.0.1', () => {
        socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`);
      });
      let text = '';
      socket.on('data', (part) => { text += String(part); });
      socket.on('close', () => { resolve(text); });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  it('A14: broken JSON, values that are no object, prototype names, names twice, broken text: 400', async () => {
    const bodies: (string | Buffer)[] = [
      '', '{', '"x"', '1', 'null', 'true', '{}', '{"query":1}', '{"query":""}', '{"query":null}', '{"query":["{__typename}"]}', '{"query":{"a":1}}',
      '{"query":"{__typename}","query":"{__typename}"}', '{"query":"{__typename}","qu\\u0065ry":"{__typename}"}', '{"query":"{__typename}","__proto__":{"x":1}}',
      '{"query":"{__typename}","variables":"{}"}', '{"query":"{__typename}","variables":[]}', '{"query":"{__typename}","operationName":1}',
      '{"query":"{__typename}","extensions":"x"}', '{"query":"{__typename}","variables":{"a":"\\ud800"}}', '{"query":"{__typename}","variables":{"a":"\\u0000"}}',
      `\uFEFF${QUERY}`, Buffer.from([...Buffer.from('{"query":"{__typename}","x":"'), 0xff, ...Buffer.from('"}')]),
      `{"query":"{__typename}","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, '{"query":"query($a:String){__typename}","variables":{"a":1e999}}x',
      JSON.stringify({ query: 'mutation { signIn(username: "a\\u0000b", password: "x") { token } }' }),
      JSON.stringify({ query: 'query A { __typename } query B { __typename }' }), JSON.stringify({ query: 'query A { __typename }', operationName: 'B' }),
    ];
    for (const body of bodies) {
      const { status, text } = await json(body);
      expect(status, String(body).slice(0, 60)).toBe(400);
      expect(Buffer.byteLength(text)).toBeLessThan(8 * 1024);
      expect(text).not.toMatch(/Unexpected token|position \d|call stack/i);
    }
  });

  it('A64: persisted queries are not taken, by hash or for keeping', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    expect((await json(JSON.stringify({ extensions }))).status).toBe(400);
    expect((await json(JSON.stringify({ query: '{ __typename }', extensions }))).status).toBe(400);
  });

  it('a subscription sent by POST is refused before it runs', async () => {
    const { status, text } = await json(JSON.stringify({ query: 'subscription { jobProgressed(id: "1") { id } }' }));
    expect(status).toBe(400);
    expect(text).toContain('SUBSCRIPTION_BY_POST');
  });
});

describe('the schema itself', () => {
  it('A11: is not told to who has not signed in, however it is asked', async () => {
    const asks = [
      '{ __schema { types { name } } }', '{ #x\n __schema { types { name } } }', '{ a: __schema { types { name } } }', '{ __type(name: "User") { name } }',
      'query { ...F } fragment F on Query { __schema { queryType { name } } }', 'query { ... on Query { __schema { queryType { name } } } }',
      'mutation { signOut } query X { __schema { queryType { name } } }', '{ _service { sdl } }', '{ __typename __schema { queryType { name } } }',
    ];
    for (const query of asks) {
      const { status, text } = await json(JSON.stringify({ query, ...(query.includes('query X') ? { operationName: 'X' } : {}) }));
      expect(status, query).toBe(400);
      expect(text).not.toContain('"data"');
    }
    expect((await send({ method: 'GET', path: '/graphql?query=%7B__schema%7BqueryType%7Bname%7D%7D%7D' })).status).toBe(405);
  });

  it('is told to the administrator, and to no other role', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const told = await house.gql(getIntrospectionQuery(), { token: house.admin });
    expect(told.status).toBe(200);
    expect(JSON.stringify(told.data)).toContain('Customer');
    await house.world.addUser('crm', [{ role: 'crm', scope: 'ALL' }]);
    const { token } = await house.world.signInAs('crm');
    expect((await house.gql('{ __schema { queryType { name } } }', { token })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('A12: is not guessed from suggestions, in documents or in variables', async () => {
    const asks: [string, object?][] = [
      ['{ viewr { id } }'], ['{ viewer { nam } }'], ['{ customer(idd: "1") { id } }'], ['{ customers(sort: [{ field: CREATED_A, order: DESC }]) { total } }'],
      ['{ viewer @includ(if: true) { id } }'], ['query($p: PageInpu) { customers(page: $p) { total } }'], ['fragment F on Custome { id } { viewer { id } }'],
      ['query($p: PageInput) { customers(page: $p) { total } }', { p: { limt: 1 } }], ['query($s: [CustomerSort!]) { customers(sort: $s) { total } }', { s: [{ field: 'CREATED_A' }] }],
      ['{ customers(page: { limt: 1 }) { total } }'],
    ];
    for (const [query, variables] of asks) {
      const answer = await house.gql(query, { variables, token: house.admin });
      expect(answer.errors?.[0]?.extensions.code, query).toBe('VALIDATION');
      expect(JSON.stringify(answer.errors)).not.toMatch(/did you mean/i);
    }
  });
});

describe('values', () => {
  it('A20: a value of the wrong kind is VALIDATION with 400, never a failure of ours', async () => {
    const query = 'query($p: PageInput, $f: CustomerFilter) { customers(page: $p, filter: $f) { total } }';
    const wrong: object[] = [
      { p: { limit: '1' } }, { p: { limit: 2147483648 } }, { p: { limit: 1.5 } }, { p: { limit: 1e308 } }, { p: { limit: [] } }, { p: [] }, { p: 'x' },
      { f: { and: 'x' } }, { f: { createdAt: { gte: 'yesterday' } } }, { f: { createdAt: { gte: {} } } }, { f: { nothing: 1 } }, { f: 1 },
    ];
    for (const variables of wrong) {
      const answer = await house.gql(query, { variables, token: house.admin });
      expect(answer.status, JSON.stringify(variables)).toBe(400);
      expect(answer.errors?.[0]?.extensions.code, JSON.stringify(variables)).toBe('VALIDATION');
    }
  });
});

describe('who is asking', () => {
  it('A36: tokens that are no token of ours are 401, never 500', async () => {
    const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const tokens = [
      `${b64({ alg: 'none' })}.${b64({ sub: '1', role: 'admin' })}.`, `${b64({ alg: 'HS256', kid: '../../etc/passwd' })}.${b64({ sub: '1' })}.x`,
      `${b64({ alg: 'RS256', jwk: {} })}.${b64({ exp: 1 })}.x`, 'x', 'ak_nothing', 'a'.repeat(8_000), "' or 1=1 --", `${house.admin}x`,
    ];
    for (const token of tokens) {
      const answer = await house.gql('{ viewer { id } }', { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status).toBe(401);
      expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect((await house.gql('{ viewer { id } }', { headers: { authorization: 'Basic YWRtaW46YWRtaW4=' } })).status).toBe(401);
  });

  it('A42: headers that claim to be somebody are nobody', async () => {
    for (const name of ['x-user-id', 'x-role', 'x-forwarded-user', 'x-original-url', 'remote-user', 'x-forwarded-for']) {
      expect((await house.gql('{ viewer { id } }', { headers: { [name]: '1' } })).data).toEqual({ viewer: null });
    }
  });

  it('A38, A42: tries count by the address that a trusted proxy forwards; whoever else says one is counted by their own', async () => {
    const { write } = house.db;
    const counted = async (): Promise<string[]> => (await write.query<{ key: string }>("delete from sign_in_tries where key ~ '^(n|pl):' returning key")).rows.map(({ key }) => key.slice(key.indexOf(':') + 1)).sort();
    const keys = (...addresses: string[]): string[] => addresses.map((one) => addressKey(one).slice(2)).sort();
    const wrong = async (url: string, headers: Record<string, string>): Promise<void> => {
      await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query: 'mutation { signIn(username: "nobody", password: "wrong") { token } }' }) });
      await fetch(`${url}/portal/api/ticket`, { headers: { authorization: 'Link nothing', ...headers } });
    };
    const behind = await serveApp({ db: house.db, environment: { TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' } });
    try {
      await counted();
      await wrong(behind.url, { 'x-forwarded-for': '203.0.113.5' });
      expect(await counted()).toEqual(keys('203.0.113.5', '203.0.113.5'));
      // What the caller wrote in front of it is the caller's own word; two proxies of ours are passed over.
      await wrong(behind.url, { 'x-forwarded-for': '198.51.100.1, 203.0.113.6, 10.1.2.3' });
      expect(await counted()).toEqual(keys('203.0.113.6', '203.0.113.6'));
      await wrong(house.url, { 'x-forwarded-for': '203.0.113.7' });
      expect(await counted()).toEqual(keys('127.0.0.1', '127.0.0.1'));
    } finally { await behind.close(); }
    expect(() => readEnv({ DATABASE_URL: 'postgres://x/y', TRUSTED_PROXIES: 'everybody' })).toThrow('TRUSTED_PROXIES is not a list of addresses or networks');
  });

  it('A65: the same question of two people is answered for each, and no answer is kept', async () => {
    const query = '{ viewer { id } users { total } }';
    const mine = await house.gql(query, { token: house.admin });
    const nobodys = await house.gql(query);
    expect(mine.data).toMatchObject({ viewer: { id: expect.any(String) } });
    expect(nobodys.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(mine.headers.get('cache-control')).toBe('no-store');
    expect(mine.headers.get('etag')).toBeNull();
  });

  it('P05: what is refused has not touched the database', async () => {
    const { write } = house.db;
    let asked = 0;
    const query = write.query.bind(write);
    write.query = ((...args: Parameters<typeof query>) => { asked += /pg_logical|outbox/.test(JSON.stringify(args[0])) ? 0 : 1; return query(...args); }) as typeof write.query;
    try {
      await house.gql(`{ viewer { ${Array.from({ length: 40 }, (_, i) => `a${i}: id`).join(' ')} } }`, { token: house.admin });
      await house.gql('{ nothing }', { token: house.admin });
      expect(asked).toBe(0);
    } finally { delete (write as { query?: unknown }).query; }
  });
});

describe('the questions of GraphQL Cop', () => {
  const circle = 'query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';
  const get = (query: string, headers: Record<string, string> = {}) => send({ method: 'GET', path: `/graphql?query=${encodeURIComponent(query)}`, headers });
  const post = (query: string) => json(JSON.stringify({ query }));
  // Each as the tool asks it, without an account; what it would report is what is looked for.
  const QUESTIONS: [string, () => Promise<Sent>, (sent: Sent) => boolean][] = [
    ['101 aliases', () => post(`query { ${Array.from({ length: 101 }, (_, at) => `alias${at}: __typename`).join(' ')} }`), ({ text }) => /alias100/.test(text)],
    ['a batch of ten', () => json(JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' })))), ({ status, text }) => status === 200 || text.startsWith('[')],
    ['ten directives that are none', () => post(`query { __typename ${'@aa'.repeat(10)} }`), ({ text }) => (JSON.parse(text).errors ?? []).length === 10],
    ['500 times one field', () => post(`query { ${'__typename '.repeat(500)} }`), ({ text }) => /"data":\s*\{/.test(text)],
    ['a circle in the schema', () => post(circle), ({ text }) => /"data":\s*\{/.test(text)],
    ['the schema', () => post('query { __schema { types { name fields { name } } } }'), ({ text }) => /"types"/.test(text)],
    ['a suggestion', () => post('query { viewr { id } }'), ({ text }) => /did you mean/i.test(text)],
    ['GraphiQL', () => send({ method: 'GET', path: '/graphql', headers: { accept: 'text/html' } }), ({ text }) => /graphiql|playground|apollo sandbox/i.test(text)],
    ['a query by GET', () => get('query cop { __typename }'), ({ text }) => /__typename/.test(text)],
    ['a mutation by GET', () => get('mutation cop { __typename }'), ({ text }) => /__typename/.test(text)],
    ['a form', () => send({ headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'query=query%20cop%20%7B__typename%7D'), ({ text }) => /__typename/.test(text)],
    ['a trace', () => post('query cop { __typename }'), ({ text }) => /"tracing"|"debug"/.test(text)],
    ['an error of ours', () => post('queryy cop { __typename }'), ({ status, text }) => status >= 500 || /exception|stacktrace|node_modules/i.test(text)],
  ];
  it.each(QUESTIONS)('P03: %s tells it nothing', async (_, ask, isFound) => {
    const sent = await ask();
    expect(isFound(sent), sent.text.slice(0, 300)).toBe(false);
  });
});
