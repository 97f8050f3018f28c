// What npm start and npm test do before the application runs: ports, .env, packages, builds, browser.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder, ROOT } from './child.ts';

let folder: ReturnType<typeof makeFolder>;
let checkout: string;
const servers: Server[] = [];

beforeEach(() => {
  folder = makeFolder();
  checkout = `${folder.path}/checkout`;
  mkdirSync(`${checkout}/node_modules`, { recursive: true });
  cpSync(`${ROOT}/server/launcher`, `${checkout}/server/launcher`, { recursive: true });
  cpSync(`${ROOT}/server/start.mjs`, `${checkout}/server/start.mjs`);
  write('package.json', '{ "type": "module" }');
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  folder.remove();
});

function write(file: string, text: string): void {
  mkdirSync(`${checkout}/${file}`.replace(/\/[^/]+$/, ''), { recursive: true });
  writeFileSync(`${checkout}/${file}`, text);
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs Node in the checkout without blocking this process, whose servers it may ask. */
function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: checkout, env: { PATH: process.env.PATH, HOME: folder.path, ...env } });
    const ended: Ended = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => { ended.out += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { ended.err += chunk.toString(); });
    child.once('close', (code) => resolve({ ...ended, code }));
  });
}

const call = (module: string, code: string, env?: Record<string, string>) =>
  run(['--input-type=module', '-e', `const m = await import('./server/launcher/${module}.mjs'); ${code}`], env);

async function occupyPort(): Promise<number> {
  const server = createServer((_request, response) => { response.end('ok'); });
  servers.push(server);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return (server.address() as AddressInfo).port;
}

test('a port held by another program stops the start with one line that says what to do', async () => {
  const port = await occupyPort();
  const ended = await run(['server/start.mjs'], { PORT: String(port) });
  expect(ended).toEqual({ code: 1, out: '', err: `Port ${port} is in use by another program: set PORT to a free one, for example PORT=${port + 1} npm start.\n` });
});

test('a second start with the same DATA_DIR says where Aftercare is running and ends well', async () => {
  const port = await occupyPort();
  write(`.data/serving-${port}.json`, JSON.stringify({ pid: process.pid, port }));
  const ended = await run(['server/start.mjs'], { PORT: String(port) });
  expect(ended).toEqual({ code: 0, out: `Aftercare is already running at http://localhost:${port}\n`, err: '' });
});

test('of two starts at the same moment, after one that was killed, one serves and the other says so', async () => {
  const gone = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout.trim();
  const port = await occupyPort();
  servers.pop()?.close();
  // Its number lives again, as another process: ours.
  write(`data/serving-${port}.json`, JSON.stringify({ pid: process.pid, port, born: gone }));
  const start = () => call('application', `const who = await m.claimPort(); console.log(who); if (who === 'mine') {
    await new Promise((done) => setTimeout(done, 700));
    (await import('node:http')).createServer((asked, answer) => answer.end('ok')).listen(Number(process.env.PORT), '127.0.0.1');
    setTimeout(() => process.exit(0), 1500);
  }`, { PORT: String(port), DATA_DIR: `${checkout}/data` });
  const [one, two] = await Promise.all([start(), start()]);
  const last = (ended: Ended) => ended.out.trim().split('\n').at(-1) ?? '';
  expect([last(one), last(two)].sort()).toEqual(['mine', 'running']);
  expect(existsSync(`${checkout}/data/serving-${port}.json`)).toBe(false);
});

test('a note left by a killed server does not pass another program off as Aftercare', async () => {
  const port = await occupyPort();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  write(`.data/serving-${port}.json`, JSON.stringify({ pid, port }));
  expect((await run(['server/start.mjs'], { PORT: String(port) })).code).toBe(1);
});

test('.env is read, and what the shell sets wins over it', async () => {
  write('.env', 'PORT="from file"\n');
  expect((await run(['server/start.mjs'])).err).toBe('PORT must be a number from 0 to 65535, not "from file".\n');
  expect((await run(['server/start.mjs'], { PORT: 'shell' })).err).toBe('PORT must be a number from 0 to 65535, not "shell".\n');
});

const lock = (version: string) =>
  JSON.stringify({ packages: { '': {}, 'node_modules/one': { version }, 'node_modules/other-system': { version: '1.0.0', optional: true } } });

test('packages are installed when the lock asks for others than are there, and only then', async () => {
  write('npm.js', `require('node:fs').appendFileSync('calls', process.argv.slice(2, 4).join(' ') + '\\n');`);
  write('node_modules/one/package.json', '{}');
  write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/one': { version: '1.0.0' } } }));
  write('package-lock.json', lock('1.0.0'));
  const env = { npm_execpath: `${checkout}/npm.js` };
  write('package.json', '{}');
  const install = () => call('install', 'await m.ensurePackages();', env);
  expect((await install()).code).toBe(0);
  expect(existsSync(`${checkout}/calls`), 'installed by hand, found in order').toBe(false);
  write('package-lock.json', lock('1.0.1'));
  await install();
  await install();
  expect(readFileSync(`${checkout}/calls`, 'utf8')).toBe('ci --include=dev\n');
});

const VITE = `
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const fs = await import('node:fs');
fs.mkdirSync(out, { recursive: true });
fs.writeFileSync(out + '/index.html', fs.readFileSync('admin/page.txt'));
if (fs.readFileSync('admin/page.txt', 'utf8') === 'broken') { console.error('line 1 is broken'); process.exit(1); }`;

test('the console is built when its sources changed, and a failed build leaves the last good one', async () => {
  write('node_modules/vite/bin/vite.js', VITE);
  write('node_modules/vite/package.json', '{ "type": "module" }');
  write('package-lock.json', '{}');
  write('admin/page.txt', 'first');
  const build = () => call('build', `await (await import('./server/launcher/ground.mjs')).runMain(() => m.ensureBuilt('admin'));`);
  const built = () => readFileSync(`${checkout}/dist/admin/index.html`, 'utf8');
  expect((await build()).out).toMatch(/Built the console/);
  expect((await build()).out).toBe('');
  write('admin/page.txt', 'second');
  await build();
  expect(built()).toBe('second');
  write('admin/page.txt', 'broken');
  const failed = await build();
  expect(failed.code).toBe(1);
  expect(failed.err).toBe('line 1 is broken\nThe console could not be built (see above).\n');
  expect(built()).toBe('second');
});

test('two commands at once build once', async () => {
  write('node_modules/vite/bin/vite.js', `${VITE}\nfs.appendFileSync('calls', 'built\\n'); await new Promise((go) => setTimeout(go, 500));`);
  write('node_modules/vite/package.json', '{ "type": "module" }');
  write('package-lock.json', '{}');
  write('admin/page.txt', 'page');
  const both = await Promise.all([1, 2].map(() => call('build', `await m.ensureBuilt('admin');`)));
  expect(both.map((one) => one.code)).toEqual([0, 0]);
  expect(readFileSync(`${checkout}/calls`, 'utf8')).toBe('built\n');
});

test('a lock left by a killed command is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  write('dist/.job.lock', String(pid));
  const ended = await call('ground', `console.log(await m.withLock('job', () => 'done'));`);
  expect(ended.out).toBe('done\n');
  expect(existsSync(`${checkout}/dist/.job.lock`)).toBe(false);
});

test('the browser is the one that CHROME_PATH names, or none when that is no program', async () => {
  write('my-browser', '#!/bin/sh\n');
  chmodSync(`${checkout}/my-browser`, 0o755);
  const find = async (path: string) => (await call('chrome', 'console.log(m.findChrome());', { CHROME_PATH: path })).out.trim();
  expect(await find(`${checkout}/my-browser`)).toBe(`${checkout}/my-browser`);
  expect(await find(`${checkout}/nowhere`)).toBe('null');
});

test('without CHROME_PATH the browser is looked for on the PATH', async () => {
  write('bin/chromium', '#!/bin/sh\n');
  chmodSync(`${checkout}/bin/chromium`, 0o755);
  expect((await call('chrome', 'console.log(m.findChrome());', { PATH: `${checkout}/bin` })).out.trim()).toBe(`${checkout}/bin/chromium`);
});
