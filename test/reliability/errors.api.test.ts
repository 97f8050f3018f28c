// P11: whatever is sent, over HTTP or by socket, an error tells its code and words for people, and nothing of how the house is built.
import { getNamedType, isLeafType, isNonNullType, parse, print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { apiSchema } from '../../server/api-schema.ts';
import { ERROR_CODES } from '../../server/core/errors.ts';
import { isDoorRoot } from '../../server/core/read/resolvers.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { dice } from '../core/read/door-fixture.ts';
import { httpWorld } from '../http/http-fixture.ts';
import type { Actor, Cast } from '../leaks/cast.ts';
import { RECIPES } from '../leaks/write-recipes.ts';
import { SILENT } from '../support/app.ts';
import { DOCUMENTS, RUBBISH, spoilerOf } from './spoil.ts';

const HTTP = process.env.TEST_LONG ? 8_000 : 400;
const SOCKET = process.env.TEST_LONG ? 2_000 : 150;
let house: Awaited<ReturnType<typeof httpWorld>>;
let token = '';
let admins = 0;
/** Among what is sent are ends of sessions and of accounts: then somebody else goes on. */
async function renew(): Promise<void> {
  admins += 1;
  await house.world.addUser(`admin-${admins}`, [{ role: 'admin', scope: 'ALL' }]);
  token = (await house.world.signInAs(`admin-${admins}`)).token;
}
/** What our own log said last: the cause beside an answer that hides it. */
let logged = '';
beforeAll(async () => {
  house = await httpWorld({ log: { ...SILENT, error: (fields) => { logged = String((fields as { err?: Error }).err?.stack).slice(0, 400); } } });
  await installJobs(house.db.directUrl);
  await renew();
  const fit = new Map<string, Record<string, unknown>>();
  const viewer = { viewer: (await house.world.as(await house.world.addUser('maker', [{ role: 'admin', scope: 'ALL' }]))).viewer } as Actor;
  const ask = async (_viewer: unknown, document: string, variables: object) => { const { data, errors = [] } = await house.gql(document, { variables, token }); return { data, errors }; };
  const bench = { cast: { world: house.world, ask } as unknown as Cast, admin: viewer, actor: viewer, storeId: house.world.stores[0] as string };
  // A few need people with employees, whom this small world has not.
  for (const [name, recipe] of Object.entries(RECIPES)) { const made = await recipe?.(bench).catch(() => null); if (made) fit.set(name, made); }
  expect(fit.size).toBeGreaterThan(Object.keys(RECIPES).length * 0.8);
  spoiler = spoilerOf(schema, roll, fit);
});
afterAll(async () => { await house?.end(); });

/** What only the inside knows: stacks, places, statements, drivers, other names for things. */
const INSIDE = [
  /\bat (async )?[\w.<>]+ \([^)]*:\d+/, /node_modules|\.(ts|js|mjs):\d+/, /(^|[^\w])\/(tmp|home|root|usr|var|work)\//, /\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b/i,
  /\bsyntax error at or near\b|relation "|column "|violates|constraint|duplicate key|pg_|SQLSTATE|ECONN|QueryFailed|typeorm|graphile|argon2/i, /did you mean/i, /call stack|heap|undefined is not|cannot read prop|is not a function|unexpected token/i,
];
const schema = apiSchema();
const roll = dice(20);
let spoiler: ReturnType<typeof spoilerOf>;

interface Shown { message?: unknown; extensions?: { code?: unknown; reason?: unknown; requestId?: unknown } }
/** What an answer tells that it should not; nothing when it is as it should be. */
function told(errors: readonly Shown[], sent: string): string[] {
  const found = JSON.stringify(errors).length > 8 * 1024 ? ['more than 8 kB'] : [];
  for (const { message, extensions } of errors) {
    if (!(ERROR_CODES as readonly unknown[]).includes(extensions?.code)) found.push(`code ${String(extensions?.code)} (${logged})`);
    // Where the caller’s own text is quoted, it is theirs; the rest must hold none of it.
    for (const secret of INSIDE) if (secret.test(String(message)) && !secret.test(sent)) found.push(String(message));
  }
  return found.map((what) => `${what} <- ${sent.slice(0, 600)}`);
}

test('P11: null for an argument of a question is as good as none', async () => {
  const questions = Object.values(apiSchema().getQueryType()?.getFields() ?? {}).filter((field) => !isDoorRoot(field.name) && field.args.length > 0 && field.args.every((arg) => !isNonNullType(arg.type)));
  expect(questions.length).toBeGreaterThan(15);
  const ask = async (field: (typeof questions)[number], named: string): Promise<unknown> => {
    const { data, errors } = await house.gql(`{ ${field.name}${named} ${isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'} }`, { token });
    return { data, errors: errors?.map((error) => error.extensions?.code) };
  };
  for (const field of questions) expect(await ask(field, `(${field.args.map((arg) => `${arg.name}: null`).join(', ')})`), field.name).toEqual(await ask(field, ''));
}, 120_000);

test(`P11: ${HTTP.toLocaleString('en')} spoilt requests over HTTP, signed in and not: codes of the list, no word from inside, no failure of ours`, async () => {
  let refused = 0;
  let good = 0;
  const wrong: string[] = [];
  const send = async (): Promise<void> => {
    const body = spoiler.request();
    const sent = JSON.stringify(body);
    const raw = roll(12) === 0 ? spoiler.bent(sent) : sent;
    const mine = roll(4) ? token : null;
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST', body: raw, headers: { 'content-type': 'application/json', 'accept-language': spoiler.one(['en', 'zh', 'fr;q=2, en', '*']), ...(mine ? { authorization: `Bearer ${mine}` } : {}) },
    });
    const text = await response.text();
    if (response.status >= 500) wrong.push(`${response.status} ${text.slice(0, 200)} (${logged}) <- ${raw.slice(0, 600)}`);
    if (response.status === 401 && mine && mine === token) await renew();
    const { errors } = JSON.parse(text) as { errors?: Shown[] };
    if (errors) { refused += 1; wrong.push(...told(errors, raw)); } else good += 1;
    for (const [name, value] of response.headers) expect(`${name}: ${value}`).not.toMatch(/express|apollo|node\.js/i);
  };
  for (let i = 0; i < HTTP; i += 5) await Promise.all(Array.from({ length: 5 }, send));
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(HTTP * 0.5);
  expect(good).toBeGreaterThan(HTTP * 0.02);
  expect(admins).toBeLessThan(HTTP * 0.2);
}, 600_000);

test(`P11: ${SOCKET.toLocaleString('en')} spoilt messages by socket: the same`, async () => {
  const SUBSCRIBE = ['subscription { changed(resource: "Customer") { id } }', 'subscription J($id: ID!) { jobProgressed(id: $id) { id state } }', 'subscription { changed(resource: "users; --", ids: ["x"]) { id version } }'];
  const open = async (): Promise<WebSocket> => {
    const socket = new WebSocket(`ws://127.0.0.1:${house.port}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => {});
    await new Promise((resolve) => { socket.once('open', resolve); });
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authToken: token } }));
    await new Promise((resolve) => { socket.once('message', resolve); });
    return socket;
  };
  await renew();
  let socket = await open();
  let answered = 0;
  const wrong: string[] = [];
  for (let i = 0; i < SOCKET; i += 1) {
    if (socket.readyState !== socket.OPEN) socket = await open();
    const { query, variables } = spoiler.request();
    const payload = roll(3) ? { query: spoiler.bent(spoiler.one(SUBSCRIBE)), variables: { id: spoiler.one(RUBBISH) } } : { query, variables };
    const message = JSON.stringify({ id: `m${i}`, type: 'subscribe', payload });
    const heard = await new Promise<string>((resolve) => {
      const timer = setTimeout(() => { done('{}'); }, 60);
      const done = (text: string): void => { clearTimeout(timer); socket.off('message', onMessage); socket.off('close', onClose); resolve(text); };
      const onMessage = (data: unknown): void => { done(String(data)); };
      const onClose = (code: number, reason: Buffer): void => { done(JSON.stringify({ closed: code, payload: [{ message: String(reason), extensions: { code: 'VALIDATION' } }] })); };
      socket.on('message', onMessage);
      socket.on('close', onClose);
      socket.send(roll(20) ? message : spoiler.bent(message));
    });
    const line = JSON.parse(heard) as { type?: string; closed?: number; payload?: Shown[] | { errors?: Shown[] } };
    if (line.closed) expect([4400, 4409, 1008, 1007, 1009]).toContain(line.closed);
    const errors = Array.isArray(line.payload) ? line.payload : line.payload?.errors;
    if (errors) { answered += 1; wrong.push(...told(errors, message)); }
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id: `m${i}`, type: 'complete' }));
  }
  socket.close();
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThan(SOCKET * 0.4);
}, 600_000);

test('P11: the documents that are spoilt here are right before they are', () => { for (const document of DOCUMENTS) expect(print(parse(document))).toBeTruthy(); });
