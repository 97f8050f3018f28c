// P19 at its size: a thousand sockets on a server of its own, a hundred events a second from another process; how late news come, and that nobody is left with an old state.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { transact } from '../../server/core/transact.ts';
import { recordEvents } from '../../server/platform/events/event.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { builtApplication } from '../support/program.ts';
import { ticketWorld, type TicketWorld } from '../tickets/ticket-fixture.ts';

const SOCKETS = 1_000;
const TICKETS = 100;
const SECONDS = 30;
const A_SECOND = 100;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-live-'));
let w: TicketWorld;
let child: ChildProcess;
let address = '';
beforeAll(async () => {
  w = await ticketWorld();
  child = spawn(process.execPath, [await builtApplication(), 'serve'], {
    env: { PATH: process.env.PATH, HOME: folder, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ROLE: 'web', DATABASE_URL: w.http.db.url }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  address = await new Promise((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => { text += String(part); const found = /Aftercare: (http:\S+)/.exec(text)?.[1]; if (found) resolve(found.replace('localhost', '127.0.0.1').replace('http', 'ws')); });
    child.once('exit', () => { reject(new Error(text)); });
  });
}, 240_000);
afterAll(async () => { child?.kill('SIGKILL'); await w?.end(); rmSync(folder, { recursive: true, force: true }); });

/** The two ways to follow some rows: as a page of the console does, and as a program with a filter of its own. */
const WAYS = {
  'by a list of ids': { query: 'subscription ($ids: [ID!]) { news: changed(resource: "Ticket", ids: $ids) { id version } }', variables: (ids: readonly string[]): object => ({ ids }) },
  'by a filter of its own': { query: 'subscription ($filter: TicketFilter) { news: ticketChanged(filter: $filter) { id version } }', variables: (ids: readonly string[]): object => ({ filter: { ids } }) },
};
type Way = keyof typeof WAYS;

/** Opens a socket that follows some tickets; `heard` is told of each change. */
function follow(way: Way, token: string, ids: readonly string[], heard: (id: string, version: number) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${address}/graphql`, 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => { socket.send(JSON.stringify({ type: 'connection_init', payload: { authToken: token } })); });
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: { data?: { news: { id: string; version: number } } } };
      if (message.type === 'ping') socket.send('{"type":"pong"}');
      if (message.type === 'connection_ack') { socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: WAYS[way].query, variables: WAYS[way].variables(ids) } })); resolve(socket); }
      if (message.type === 'next' && message.payload?.data) heard(message.payload.data.news.id, message.payload.data.news.version);
      if (message.type === 'error') reject(new Error(JSON.stringify(message.payload)));
    });
  });
}

test.each(Object.keys(WAYS) as Way[])(`P19: ${SOCKETS} sockets, each following %s, ${A_SECOND} events a second for ${SECONDS} s: every socket ends with the state of the database, and on a quiet machine p95 is within 500 ms`, async (way) => {
  const ids: string[] = [];
  for (let n = 0; n < TICKETS; n += 1) ids.push((await w.open(w.tokens.agent)).id);
  const changedAt = new Map<string, number>();
  const late: number[] = [];
  const known: Map<string, number>[] = [];
  const sockets: WebSocket[] = [];
  const people = ['admin', 'agent', 'colleague', 'manager', 'supervisor', 'crm'].map((name) => w.tokens[name as 'agent']);
  for (let n = 0; n < SOCKETS; n += 1) {
    // Each has two tickets open that no other has together, so that each change has twenty who look.
    const own = Array.from({ length: 2 }, (_, k) => ids[(n * 7 + k * (13 + Math.floor(n / TICKETS))) % TICKETS] as string);
    const mine = new Map<string, number>();
    known.push(mine);
    sockets.push(await follow(way, people[n % people.length] as string, own, (id, version) => {
      mine.set(id, Math.max(version, mine.get(id) ?? 0));
      const at = changedAt.get(`${id} ${version}`);
      if (at !== undefined) late.push(performance.now() - at);
    }));
    for (const id of own) mine.set(id, 0);
  }
  await sleep(3_000);
  // How late news come on a machine that is busy with other things says nothing; that none is missed holds on any.
  const isQuiet = (loadavg()[0] ?? 0) < availableParallelism();
  const ctx = systemContext(w.http.db);
  const begun = performance.now();
  let failed = 0;
  const writing: Promise<void>[] = [];
  for (let n = 0; n < SECONDS * A_SECOND; n += 1) {
    const wait = begun + (n * 1_000) / A_SECOND - performance.now();
    if (wait > 0) await sleep(wait);
    const id = ids[n % TICKETS] as string;
    writing.push(transact(ctx, async (tx) => {
      const [row] = await tx.manager.query<{ version: number; owner: string; store: string }[]>(
        'with u as (update tickets set version = version + 1 where id = $1 returning version, customer_id, store_id) select version, customer_id::text "owner", store_id::text store from u', [id.split('-')[1]]);
      await recordEvents(tx, [{ kind: 'ticket.touched', resource: 'Ticket', resourceId: id, version: row?.version ?? 0, customerId: row?.owner, storeId: row?.store }]);
      return row?.version ?? 0;
    }).then((version) => { changedAt.set(`${id} ${version}`, performance.now()); }, () => { failed += 1; }));
  }
  await Promise.all(writing);
  const rate = (SECONDS * A_SECOND) / ((performance.now() - begun) / 1_000);
  const { rows } = await w.http.db.write.query<{ id: string; version: number }>(`select 'W' || customer_id || '-' || id id, version from tickets`);
  const now = new Map(rows.map((row) => [row.id, row.version]));
  expect(sockets.filter((socket) => socket.readyState !== WebSocket.OPEN).length).toBe(0);
  await expect.poll(() => known.reduce((sum, mine) => sum + [...mine].filter(([id, version]) => version !== now.get(id)).length, 0), { timeout: 30_000 }).toBe(0);
  for (const socket of sockets) socket.terminate();
  late.sort((a, b) => a - b);
  const at = (share: number): number => late[Math.min(late.length - 1, Math.floor(late.length * share))] as number;
  console.info(`${way}: ${rate.toFixed(0)} events a second, ${late.length} news: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms`);
  expect(failed).toBe(0);
  expect(rate).toBeGreaterThan(A_SECOND * 0.95);
  expect(late.length).toBeGreaterThan(SECONDS * A_SECOND);
  if (isQuiet) expect(at(0.95)).toBeLessThanOrEqual(500);
  else console.warn('The machine was busy before it began: its figures are said and not judged.');
}, 300_000);
