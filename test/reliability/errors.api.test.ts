// P11: whatever is sent, over HTTP or by socket, an error tells its code and words for people, and nothing of how the house is built.
import { parse, print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { apiSchema } from '../../server/api-schema.ts';
import { ERROR_CODES } from '../../server/core/errors.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { dice } from '../core/read/door-fixture.ts';
import { httpWorld } from '../http/http-fixture.ts';
import { argumentsFor, documentOf } from '../leaks/writes.ts';

const HTTP = process.env.TEST_LONG ? 8_000 : 500;
const SOCKET = process.env.TEST_LONG ? 2_000 : 150;
let house: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => { house = await httpWorld(); await installJobs(house.db.directUrl); });
afterAll(async () => { await house?.end(); });

/** What only the inside knows: stacks, places, statements, drivers, other names for things. */
const INSIDE = [
  /\bat (async )?[\w.<>]+ \(/, /node_modules|\.(ts|js|mjs):\d+/, /(^|[^\w])\/(tmp|home|root|usr|var|work)\//, /\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b/i,
  /\bsyntax error at or near\b|relation "|column "|violates|constraint|duplicate key|pg_|SQLSTATE|ECONN|QueryFailed|typeorm|graphile|argon2/i, /did you mean/i, /call stack|heap|undefined is not|cannot read prop|is not a function|unexpected token/i,
];
const schema = apiSchema();
const roll = dice(20);
const one = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
const RUBBISH: unknown[] = [null, '', 'x', '\u0000', '1', -1, 0, 2_147_483_648, 1e308, 1.5, true, [], {}, [[]], { a: 1 }, 'x'.repeat(2_000), '\ud800', "'; drop table users; --", '9'.repeat(30), ['1', null], { eq: null }, { eq: {} }, { and: [{}] }, '2024-02-30', '{"a":', '../../etc/passwd', '😀', Number.NaN];

const questions = Object.keys(schema.getQueryType()?.getFields() ?? {});
const writes = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => name !== 'signOut');
const DOCUMENTS = [
  '{ customers(filter: { name: { contains: "a" } }, page: { limit: 5 }) { total items { id name phone } } }', 'query Q($f: CustomerFilter, $p: PageInput, $s: [CustomerSort!]) { customers(filter: $f, page: $p, sort: $s) { items { id tags { id } } } }',
  'query One($id: ID!) { customer(id: $id) { id purchases { items { lines { items { id } } } } } }', '{ viewer { id name } __typename }', 'query { purchaseFacets(fields: [KIND]) { field buckets { value count } } }',
];

/** A document bent out of shape: letters lost, doubled, swapped for others. */
function bent(text: string): string {
  let out = text;
  for (let i = 0; i <= roll(3); i += 1) {
    const at = roll(Math.max(1, out.length));
    const kind = roll(4);
    out = kind === 0 ? out.slice(0, at) + out.slice(at + 1 + roll(4)) : kind === 1 ? out.slice(0, at) + one(['{', '}', '(', '"', '$', '@', '...', '\u0000', '!', 'x', ' on ', '#', '"""', '\ufeff']) + out.slice(at) : kind === 2 ? out.slice(0, at) : out.slice(0, at) + out.slice(at).replace(/\w+/, one(['id', '__schema', 'constructor', 'null', '9', 'total']));
  }
  return out;
}
function request(): { query: string; variables?: unknown; operationName?: unknown } {
  const kind = roll(6);
  if (kind === 0) return { query: bent(one(DOCUMENTS)) };
  if (kind === 1) return { query: DOCUMENTS[1] as string, variables: { f: one(RUBBISH), p: one(RUBBISH), s: one(RUBBISH) } };
  if (kind === 2) return { query: DOCUMENTS[2] as string, variables: { id: one(RUBBISH) }, operationName: one(['One', 'Two', '', undefined, 1]) };
  if (kind === 3) return { query: `{ ${one(questions)}${one(['', '(id: "x")', '(customerId: "1")', '(input: {})', '(modelId: "1", asOf: "x")', '(fields: [])'])}${one(['', ' { __typename }', ' { id }'])} }` };
  const name = one(writes);
  const field = schema.getMutationType()?.getFields()[name];
  const given = argumentsFor(field as never, () => undefined);
  const spoil = (value: unknown): unknown => (value && typeof value === 'object' && !Array.isArray(value) && roll(3) > 0
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, roll(3) === 0 ? one(RUBBISH) : part])) : roll(4) === 0 ? one(RUBBISH) : value);
  return { query: documentOf(schema, name), variables: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, spoil(value)])) };
}

interface Shown { message?: unknown; extensions?: { code?: unknown; reason?: unknown; requestId?: unknown } }
let internal = 0;
function expectNothingTold(errors: Shown[], sent: string): void {
  const text = JSON.stringify(errors);
  expect(text.length, sent).toBeLessThan(8 * 1024);
  for (const error of errors) {
    expect([...ERROR_CODES, 'INTERNAL'], `${sent} ${text}`).toContain(error.extensions?.code);
    if (error.extensions?.code === 'INTERNAL') { internal += 1; expect.fail(`${sent} was our own failure: ${text}`); }
    // Where the caller’s own text is quoted, it is theirs; the rest must hold none of it.
    const message = String(error.message);
    for (const secret of INSIDE) if (secret.test(message) && !secret.test(sent)) expect.fail(`${sent} told ${message}`);
  }
}

test(`P11: ${HTTP.toLocaleString('en')} spoilt requests over HTTP, signed in and not: codes of the list, no word from inside, no failure of ours`, async () => {
  let refused = 0;
  const send = async (): Promise<void> => {
    const body = request();
    const sent = JSON.stringify(body);
    const raw = roll(12) === 0 ? bent(sent) : sent;
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST', body: raw, headers: { 'content-type': 'application/json', 'accept-language': one(['en', 'zh', 'fr;q=2, en', '*']), ...(roll(4) ? { authorization: `Bearer ${house.admin}` } : {}) },
    });
    const text = await response.text();
    expect(response.status, `${raw}: ${text.slice(0, 300)}`).toBeLessThan(500);
    const { errors } = JSON.parse(text) as { errors?: Shown[] };
    if (errors) { refused += 1; expectNothingTold(errors, raw); }
    for (const [name, value] of response.headers) expect(`${name}: ${value}`).not.toMatch(/express|apollo|node\.js/i);
  };
  for (let i = 0; i < HTTP; i += 5) await Promise.all(Array.from({ length: 5 }, send));
  expect(refused).toBeGreaterThan(HTTP * 0.5);
  expect(internal).toBe(0);
}, 600_000);

test(`P11: ${SOCKET.toLocaleString('en')} spoilt messages by socket: the same`, async () => {
  const SUBSCRIBE = ['subscription { changed(resource: "Customer") { id } }', 'subscription J($id: ID!) { jobProgressed(id: $id) { id state } }', 'subscription { changed(resource: "users; --", ids: ["x"]) { id version } }'];
  const open = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${house.port}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => {});
    await new Promise((resolve) => { socket.once('open', resolve); });
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authToken: house.admin } }));
    await new Promise((resolve) => { socket.once('message', resolve); });
    return socket;
  };
  let socket = await open();
  let answered = 0;
  for (let i = 0; i < SOCKET; i += 1) {
    if (socket.readyState !== socket.OPEN) socket = await open();
    const { query, variables } = request();
    const payload = roll(3) ? { query: bent(one(SUBSCRIBE)), variables: { id: one(RUBBISH) } } : { query, variables };
    const message = JSON.stringify({ id: `m${i}`, type: 'subscribe', payload });
    const heard = await new Promise<string>((resolve) => {
      const timer = setTimeout(() => { done('{}'); }, 60);
      const done = (text: string): void => { clearTimeout(timer); socket.off('message', onMessage); socket.off('close', onClose); resolve(text); };
      const onMessage = (data: unknown): void => { done(String(data)); };
      const onClose = (code: number, reason: Buffer): void => { done(JSON.stringify({ closed: code, payload: [{ message: String(reason), extensions: { code: 'VALIDATION' } }] })); };
      socket.on('message', onMessage);
      socket.on('close', onClose);
      socket.send(roll(20) ? message : bent(message));
    });
    const line = JSON.parse(heard) as { type?: string; closed?: number; payload?: Shown[] | { errors?: Shown[] } };
    if (line.closed) expect([4400, 4409, 1008, 1007, 1009]).toContain(line.closed);
    const errors = Array.isArray(line.payload) ? line.payload : line.payload?.errors;
    if (errors) { answered += 1; expectNothingTold(errors, message); }
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: `m${i}`, type: 'complete' }));
  }
  socket.close();
  expect(answered).toBeGreaterThan(SOCKET * 0.4);
}, 600_000);

test('P11: the documents that are spoilt here are right before they are', () => { for (const document of DOCUMENTS) expect(print(parse(document))).toBeTruthy(); });
