// graphql-transport-ws as it is written: codes, limits, sign-in, and the end of it.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket, { type ClientOptions } from 'ws';
import { httpWorld } from './http-fixture.ts';

let house: Awaited<ReturnType<typeof httpWorld>>;
beforeAll(async () => { house = await httpWorld(); });
afterAll(async () => { await house.end(); });

interface Line { id?: string; type: string; payload?: unknown }
interface Socket {
  ws: WebSocket;
  say(message: unknown): void;
  /** The next message; rejects when the socket closes first. */
  hear(): Promise<Line>;
  closed: Promise<number>;
  status: Promise<number | null>;
}

function open(options: ClientOptions & { path?: string; protocol?: string | string[] } = {}): Socket {
  const { path = '/graphql', protocol = 'graphql-transport-ws', ...rest } = options;
  const ws = new WebSocket(`ws://127.0.0.1:${house.port}${path}`, protocol, rest);
  const heard: Line[] = [];
  const waiting: { resolve: (line: Line) => void; reject: (error: Error) => void }[] = [];
  ws.on('message', (data) => { const line = JSON.parse(String(data)) as Line; const next = waiting.shift(); if (next) next.resolve(line); else heard.push(line); });
  ws.on('error', () => {});
  const opened = new Promise<void>((resolve) => { ws.once('open', () => { resolve(); }); });
  const closed = new Promise<number>((resolve) => { ws.once('close', (code) => { for (const w of waiting) w.reject(new Error(`closed ${code}`)); resolve(code); }); });
  const status = new Promise<number | null>((resolve) => {
    ws.once('unexpected-response', (_req, res) => { resolve(res.statusCode ?? 0); ws.terminate(); });
    ws.once('open', () => { resolve(null); });
  });
  return {
    ws, closed, status,
    say(message) { void opened.then(() => { ws.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)); }); },
    hear: () => new Promise((resolve, reject) => { const line = heard.shift(); if (line) resolve(line); else waiting.push({ resolve, reject }); }),
  };
}
const init = (token = house.admin) => ({ type: 'connection_init', payload: { authToken: token } });
const subscribe = (id: string, query = 'subscription { changed(resource: "Customer") { id } }') => ({ id, type: 'subscribe', payload: { query } });
async function greeted(): Promise<Socket> {
  const socket = open();
  socket.say(init());
  expect((await socket.hear()).type).toBe('connection_ack');
  return socket;
}

describe('P02: graphql-transport-ws', () => {
  it('greets with an acknowledgement and answers ping by pong', async () => {
    const socket = await greeted();
    socket.say({ type: 'ping', payload: { x: 1 } });
    expect(await socket.hear()).toEqual({ type: 'pong', payload: { x: 1 } });
    socket.ws.close();
  });
  it('A43: a wrong subprotocol is 4406', async () => {
    const socket = open({ protocol: 'graphql-ws' });
    expect([4406, 1006]).toContain(await socket.closed);
  });
  it('A43: no connection_init within 3 s is 4408', async () => {
    const began = Date.now();
    expect(await open().closed).toBe(4408);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
  it('A43: a second connection_init is 4429', async () => {
    const socket = await greeted();
    socket.say(init());
    expect(await socket.closed).toBe(4429);
  });
  it('A43: subscribing before the acknowledgement is 4401', async () => {
    const socket = open();
    socket.say(subscribe('1'));
    expect(await socket.closed).toBe(4401);
  });
  it('A43: an unknown, ended or missing sign-in is 4403', async () => {
    for (const payload of [{ authToken: 'nobody' }, { authToken: randomBytes(32).toString('base64url') }, {}, undefined, { authToken: 1 }]) {
      const socket = open();
      socket.say({ type: 'connection_init', ...(payload ? { payload } : {}) });
      expect(await socket.closed).toBe(4403);
    }
  });
  it('the session’s cookie signs a socket in, under our own origin only', async () => {
    const cookie = `aftercare_session=${house.admin}`;
    const socket = open({ headers: { cookie }, origin: `http://127.0.0.1:${house.port}` });
    socket.say({ type: 'connection_init' });
    expect((await socket.hear()).type).toBe('connection_ack');
    socket.ws.close();
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${house.port}.evil.example`]) {
      expect(await open({ headers: { cookie }, origin }).status).toBe(403);
    }
  });
  it('A43: a token in the address is refused; other paths are not there', async () => {
    expect(await open({ path: `/graphql?token=${house.admin}` }).status).toBe(400);
    expect(await open({ path: '/elsewhere' }).status).toBe(404);
  });
  it('a message that is no JSON, of no known type, or without what it needs is 4400', async () => {
    for (const message of ['{', 'null', '[]', JSON.stringify({ type: 'shout' }), JSON.stringify({ id: '1', type: 'subscribe', payload: {} }), JSON.stringify({ type: 'subscribe' })]) {
      const socket = await greeted();
      socket.say(message);
      expect(await socket.closed, message).toBe(4400);
    }
  });
  it('the same id twice is 4409', async () => {
    const socket = await greeted();
    socket.say(subscribe('1'));
    socket.say(subscribe('1'));
    expect(await socket.closed).toBe(4409);
  });
  it('queries and writes are refused: subscriptions only', async () => {
    const socket = await greeted();
    for (const query of ['{ viewer { id } }', 'mutation { signOut }']) {
      socket.say(subscribe('q', query));
      expect(await socket.hear()).toMatchObject({ id: 'q', type: 'error', payload: [{ extensions: { code: 'VALIDATION', reason: 'SUBSCRIPTION_ONLY' } }] });
    }
    socket.ws.close();
  });
  it('A06, A11, A12: depth, the schema and suggestions are refused as over HTTP', async () => {
    const socket = await greeted();
    const asks: [string, string][] = [
      [`subscription { changed(resource: "Customer") { id ${'a: id '.repeat(31)} } }`, 'LIMIT'],
      ['subscription { chaged { id } }', 'VALIDATION'], ['subscription { changed(resource: "Customer") { idd } }', 'VALIDATION'],
      ['{ __schema { types { name } } }', 'VALIDATION'],
    ];
    for (const [query, code] of asks) {
      socket.say(subscribe('q', query));
      const answer = await socket.hear();
      expect(answer).toMatchObject({ id: 'q', type: 'error', payload: [{ extensions: { code } }] });
      expect(JSON.stringify(answer)).not.toMatch(/did you mean|stack|node_modules/i);
    }
    socket.ws.close();
  });
});

describe('A44: too much', () => {
  it('a message of 4 MB is 1009, bad UTF-8 is 1007, a binary one is 4400', async () => {
    const long = await greeted();
    long.say(`{"type":"ping","payload":{"x":"${'x'.repeat(4 * 1024 * 1024)}"}}`);
    expect(await long.closed).toBe(1009);
    const broken = await greeted();
    broken.ws.send(Buffer.from([0x22, 0xc3, 0x28, 0x22]), { binary: false });
    expect(await broken.closed).toBe(1007);
    const binary = await greeted();
    binary.say(Buffer.from(JSON.stringify({ type: 'ping' })));
    expect(await binary.closed).toBe(4400);
  });
  it('the 101st subscription of a socket is refused, the others stay', async () => {
    const socket = await greeted();
    for (let i = 0; i < 101; i += 1) socket.say(subscribe(`s${i}`));
    expect(await socket.hear()).toMatchObject({ id: 's100', type: 'error', payload: [{ extensions: { code: 'LIMIT' } }] });
    socket.say({ type: 'ping' });
    expect((await socket.hear()).type).toBe('pong');
    socket.ws.close();
  });
  it('floods of messages and of pings are ended, and others do not notice', async () => {
    const other = await greeted();
    const flood = await greeted();
    for (let i = 0; i < 1_000; i += 1) flood.ws.send('{"type":"ping"}');
    expect(await flood.closed).toBe(1008);
    const pinger = await greeted();
    for (let i = 0; i < 5_000; i += 1) { if (pinger.ws.readyState === pinger.ws.OPEN) pinger.ws.ping(); }
    expect([1006, 1008]).toContain(await pinger.closed);
    const began = Date.now();
    other.say({ type: 'ping' });
    expect((await other.hear()).type).toBe('pong');
    expect(Date.now() - began).toBeLessThan(1_000);
    other.ws.close();
  });
  it('200 silent sockets are gone within 5 s, and a request is answered beside them', async () => {
    const silent = Array.from({ length: 200 }, () => open());
    await Promise.all(silent.map((socket) => socket.status));
    const began = Date.now();
    expect((await house.gql('{ __typename }')).status).toBe(200);
    expect(new Set(await Promise.all(silent.map((socket) => socket.closed)))).toEqual(new Set([4408]));
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

describe('P13: the end of a sign-in is the end of its sockets', () => {
  it('a session that is ended closes its socket within 5 s', async () => {
    await house.world.addUser('leaver', [{ role: 'admin', scope: 'ALL' }]);
    const { token } = await house.world.signInAs('leaver');
    const socket = open();
    socket.say(init(token));
    await socket.hear();
    const began = Date.now();
    expect((await house.gql('mutation { signOut }', { token })).data).toEqual({ signOut: true });
    expect(await socket.closed).toBe(4401);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
