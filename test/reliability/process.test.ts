// The serving process itself: what it refuses to start with, and how it ends: nothing that was begun is dropped.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { EnvError, readEnv } from '../../server/core/env.ts';
import { authWorld, type AuthWorld } from '../platform/auth-fixture.ts';
import { builtApplication } from '../support/program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-process-'));
const started: ChildProcess[] = [];
let world: AuthWorld;
let token = '';
beforeAll(async () => {
  world = await authWorld();
  await world.addUser('admin', [{ role: 'admin', scope: 'ALL' }]);
  token = (await world.signInAs('admin')).token;
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await world?.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Running { child: ChildProcess; url: string; output(): string; ended: Promise<{ code: number | null; ms: number }> }
/** Starts `serve` in a process of its own; answers when it listens or has ended. */
async function start(env: Record<string, string>): Promise<Running> {
  const program = await builtApplication();
  const began = Date.now();
  const child = spawn(process.execPath, [program, 'serve'], { env: { PATH: process.env.PATH, HOME: folder, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'info', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let text = '';
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => { text += String(part); const url = /Aftercare: (http:\S+)/.exec(text)?.[1]; if (url) resolve(url); });
  });
  const ended = new Promise<{ code: number | null; ms: number }>((resolve) => { child.once('exit', (code) => { resolve({ code, ms: Date.now() - began }); }); });
  const url = await Promise.race([listening, ended.then(() => '')]);
  return { child, url: url.replace('localhost', '127.0.0.1'), output: () => text, ended };
}
const gql = async (url: string, query: string, agent?: http.Agent): Promise<{ status: number; text: string }> => new Promise((resolve, reject) => {
  const req = http.request(`${url}/graphql`, { method: 'POST', agent, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } }, (res) => {
    let text = '';
    res.on('data', (part: Buffer) => { text += String(part); });
    res.on('end', () => { resolve({ status: res.statusCode ?? 0, text }); });
  });
  req.on('error', reject);
  req.end(JSON.stringify({ query }));
});

describe('attack A72: settings that would open the house', () => {
  const fit = { DATABASE_URL: 'postgres://u:p@127.0.0.1/x' };
  test.each<[string, Record<string, string>, RegExp]>([
    ['no secret in production', { NODE_ENV: 'production' }, /^AUTH_SECRET /],
    ['a short secret', { AUTH_SECRET: 'secret' }, /^AUTH_SECRET /],
    ['a secret of one letter', { AUTH_SECRET: 'a'.repeat(64) }, /^AUTH_SECRET /],
    ['a secret that everybody tries', { AUTH_SECRET: 'changeme'.repeat(5) }, /^AUTH_SECRET /],
    ['demo accounts in production', { NODE_ENV: 'production', AUTH_SECRET: 'k3j9x0q8w7e6r5t4y3u2i1o0p9a8s7d6', DEMO: 'on' }, /^DEMO /],
    ['an environment that is none', { NODE_ENV: 'prod' }, /^NODE_ENV /],
    ['a port that is none', { PORT: '99999' }, /^PORT /],
    ['a role that is none', { ROLE: 'admin' }, /^ROLE /],
    ['a zone that is none', { TZ_BUSINESS: 'Mars/Base' }, /^TZ_BUSINESS /],
    ['another kind of database', { DATABASE_URL: 'mysql://root:hunter2@127.0.0.1/x' }, /^DATABASE_URL /],
    ['a replica that is none', { DATABASE_REPLICA_URLS: 'postgres://a/b,ftp://c' }, /^DATABASE_REPLICA_URLS /],
  ])('attack A72: %s is refused in one line that names it and shows no value', (_what, more, line) => {
    let message = '';
    try { readEnv({ ...fit, ...more }); } catch (error) { expect(error).toBeInstanceOf(EnvError); message = (error as Error).message; }
    expect(message).toMatch(line);
    expect(message).not.toMatch(/\n|hunter2|changeme|aaaa/);
  });

  test('attack A72: the process ends with a line and a code, and no account has a known password unless the demo was asked for', async () => {
    const refused = await start({ DATABASE_URL: world.db.url, NODE_ENV: 'production' });
    expect(refused.url).toBe('');
    const { code } = await refused.ended;
    expect(code).toBe(1);
    expect(refused.output().trim()).toMatch(/^AUTH_SECRET .{5,120}$/);
    const { rows } = await world.db.write.query<{ username: string }>('select username from users');
    expect(rows.map((row) => row.username)).toEqual(['admin']);
  }, 60_000);
});

describe('P25: the end of a process', () => {
  test('P25: under SIGTERM every request that was taken is answered, sockets are sent away, and the process ends within 15 s, a hung query or not', async () => {
    const running = await start({ DATABASE_URL: world.db.url, NODE_ENV: 'development', ROLE: 'web' });
    expect(running.url, running.output()).not.toBe('');
    const socket = new WebSocket(`${running.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => { socket.once('close', (code) => { resolve(code); }); });
    await new Promise((resolve) => { socket.once('open', resolve); });
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authToken: token } }));
    await new Promise((resolve) => { socket.once('message', resolve); });
    // One request hangs behind a lock that nobody gives back.
    const locker = await world.db.direct.connect();
    await locker.query('begin');
    await locker.query('lock table regions in access exclusive mode');
    const hung = gql(running.url, '{ regions { items { id } } }').catch((error: unknown) => error);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
    let stopping = false;
    let answered = 0;
    const failed: string[] = [];
    const caller = async (): Promise<void> => {
      while (!stopping) {
        // A new connection after the end is refused, which a balancer sends elsewhere; a broken answer would be ours.
        const got = await gql(running.url, '{ viewer { id } stores { total } }', agent).catch((error: NodeJS.ErrnoException) => ({ status: 0, text: error.code ?? error.message }));
        if (got.status === 200 || got.status === 503) answered += 1; else if (got.text === 'ECONNREFUSED') return; else failed.push(`${got.status} ${got.text}`);
      }
    };
    const callers = Array.from({ length: 8 }, caller);
    // However slow the machine: traffic flows before the end comes.
    await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(20);
    const began = Date.now();
    running.child.kill('SIGTERM');
    expect(await closed).toBe(1001);
    const { code } = await running.ended;
    const took = Date.now() - began;
    stopping = true;
    await Promise.all(callers);
    await hung;
    await locker.query('rollback');
    locker.release();
    agent.destroy();
    expect(took).toBeLessThan(16_000);
    expect(code, running.output().slice(-500)).toBe(0);
    // An idle connection may be closed in the moment in which a request is sent on it: HTTP's own race, and retried by callers.
    expect(failed.filter((text) => !/ECONNRESET|socket hang up/.test(text))).toEqual([]);
    expect(failed.length).toBeLessThanOrEqual(8);
  }, 90_000);

  test('P25: a process whose log nobody reads any more ends all the same', async () => {
    const running = await start({ DATABASE_URL: world.db.url, NODE_ENV: 'development', ROLE: 'web' });
    // By then it listens to signals, and some lines wait to be written.
    await expect.poll(async () => (await gql(running.url, '{ viewer { id } }')).status).toBe(200);
    running.child.stdout?.destroy();
    running.child.kill('SIGTERM');
    expect((await Promise.race([running.ended, new Promise<null>((done) => { setTimeout(done, 15_000, null); })]))?.code).toBe(0);
  }, 60_000);
});
