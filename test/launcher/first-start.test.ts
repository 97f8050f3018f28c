// The very first start: the application as it is built, on a database in which nothing is, up to somebody at work in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../server/launcher/build.mjs';
import { databaseUrl, runSql } from '../support/database.ts';
import { ROOT } from './child.ts';

/** A small chain: all of the way there, in a fraction of the time. */
const CUSTOMERS = 300;
const name = `aftercare_first_${randomBytes(6).toString('hex')}`;
const folder = mkdtempSync(path.join(tmpdir(), 'aftercare-first-'));
let child: ChildProcess | null = null;
let said = '';

beforeAll(async () => {
  await ensureBuilt('server');
  await runSql(`create database "${name}" template template0 encoding 'UTF8'`);
}, 240_000);
afterAll(async () => {
  child?.kill('SIGKILL');
  await runSql(`drop database if exists "${name}" with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the bundle as `npm start` does; answers its address once it says so. */
async function start(): Promise<string> {
  const program = `const { run } = await import(${JSON.stringify(`file://${ROOT}/dist/server/cli.mjs`)}); const code = await run(['serve']); if (code) process.exit(code);`;
  const made = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: folder, PORT: '0', DATA_DIR: folder, DATABASE_URL: databaseUrl(name), DEMO: 'on', DEMO_CUSTOMERS: String(CUSTOMERS), LOG_LEVEL: 'warn' },
  });
  child = made;
  said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [made.stdout, made.stderr]) stream.on('data', (part: Buffer) => { said += String(part); const url = /Aftercare: (http:\S+)/.exec(said)?.[1]; if (url) resolve(url.replace('localhost', '127.0.0.1')); });
    made.once('exit', (code) => { reject(new Error(`It ended with ${code}:\n${said}`)); });
  });
}

interface Data { signIn: { token: string; viewer: { name: string; permissions: string[] } }; customers: { total: number }; stores: { total: number }; tickets: { total: number }; segments: { items: { memberCount: number }[] } }
interface Answer { data?: Partial<Data> | null; errors?: { message: string }[] }
async function ask(url: string, query: string, token?: string): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ query }) });
  return await response.json() as Answer;
}
const signIn = (username: string) => `mutation { signIn(username: "${username}", password: "aftercare-demo") { token viewer { name permissions } } }`;

test('the built application starts on an empty database with DEMO=on, and every demo account signs in and finds its chain; a second start adds nothing', async () => {
  const url = await start();
  expect(said).toMatch(/Database brought up to date \(\d+ migrations\)/);
  expect(said).toMatch(/Demo chain loaded/);
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  for (const username of ['admin', 'crm', 'hr', 'finance', 'quality', 'inspector', 'shopper', 'supervisor', 'manager', 'agent', 'employee']) {
    const answer = await ask(url, signIn(username));
    expect(answer.errors, username).toBeUndefined();
    expect(answer.data?.signIn?.token, username).toMatch(/^[\w-]{43}$/);
  }
  const token = (await ask(url, signIn('crm'))).data?.signIn?.token;
  const CHAIN = '{ customers { total } stores { total } segments { items { key memberCount } } tickets { total } }';
  const chain = await ask(url, CHAIN, token);
  expect(chain.errors).toBeUndefined();
  // A few more than drawn: the demo's people do business, and new customers come of it.
  const total = chain.data?.customers?.total ?? 0;
  expect(total).toBeGreaterThanOrEqual(CUSTOMERS);
  expect(total).toBeLessThan(CUSTOMERS * 1.5);
  expect(chain.data?.stores).toEqual({ total: 12 });
  expect(chain.data?.tickets?.total).toBeGreaterThan(CUSTOMERS / 5);
  expect(chain.data?.segments?.items.some((one) => one.memberCount > 0)).toBe(true);
  const first = child as ChildProcess;
  const ended = new Promise((resolve) => { first.removeAllListeners('exit'); first.once('exit', resolve); });
  first.kill('SIGTERM');
  expect(await ended).toBe(0);
  const again = await start();
  expect(said).not.toMatch(/Demo chain loaded|migrations/);
  expect((await ask(again, '{ customers { total } }', token)).data).toEqual({ customers: { total } });
}, 240_000);
