// Opens the built console in a real browser against a fresh, seeded database of its own.
import pg from 'pg';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { ensureBuilt } from '../../server/launcher/build.mjs';
import { chainFiles, copyOfMade, freshDatabase, type TestDatabase } from '../support/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The browser's path; empty when there is none, which makes the browser tests named skips (and a failure in CI). */
export const browserPath = process.env.CHROME_PATH ?? '';
const FLAGS = ['--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface OpenOptions {
  /** Demo account that signs in; none: the sign-in page. */
  as?: string;
  language?: 'zh' | 'en';
  theme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Address to open. */
  at?: string;
  context?: BrowserContextOptions;
}
/** A page with what went wrong on it. */
export interface Opened { page: Page; faults: string[]; close(): Promise<void> }
export interface Console { url: string; database: TestDatabase; browser: Browser; open(options?: OpenOptions): Promise<Opened>; stop(): Promise<void> }

/** Links of the application name its port, so it is chosen before the start. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Runs a command of the built application to its end. */
async function runCommand(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const said: string[] = [];
  const child = spawnApplication(args, env, said);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`aftercare ${args.join(' ')} ended with ${code}:\n${said.join('')}`);
}

function spawnApplication(args: string[], env: NodeJS.ProcessEnv, said: string[]): ChildProcess {
  const start = `import { run } from ${JSON.stringify(new URL('../../dist/server/cli.mjs', import.meta.url).href)};
    const code = await run(${JSON.stringify(args)}); if (code) process.exit(code);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', start], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { said.push(chunk.toString()); if (said.length > 400) said.shift(); });
  return child;
}

/** Customers and tickets enough to work on, over all the months. One chain for all files of a run: it takes half a minute to make. */
const CHAIN = ['--customers', '1200', '--tickets', '600'];

/** A database with the demo chain, which is made once for all files of a run and copied; its photos and papers stand in `chainFiles`. */
async function copyOfChain(): Promise<TestDatabase> {
  return copyOfMade('demo', async (url) => {
    await runCommand(['seed', ...CHAIN], { DATABASE_URL: url, DATA_DIR: chainFiles(), NODE_ENV: 'development', LOG_LEVEL: 'warn' });
  });
}

let launched: Promise<Browser> | null = null;
/** One browser for all files of a fork; it ends with the fork. */
async function launch(): Promise<Browser> {
  if (launched && (await launched).isConnected()) return launched;
  launched = chromium.launch({ executablePath: browserPath, args: FLAGS });
  return launched;
}

/** Builds, seeds, serves and launches; once for a test file, in `beforeAll`. `seed: false`: on an empty chain. */
export async function openConsole(options: { seed?: false; env?: NodeJS.ProcessEnv } = {}): Promise<Console> {
  await ensureBuilt('admin', 'server');
  const database = options.seed === false ? await freshDatabase() : await copyOfChain();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'aftercare-browser-'));
  if (options.seed !== false) cpSync(path.join(chainFiles(), 'files'), path.join(dataDir, 'files'), { recursive: true });
  const { server, url } = await serving({ DATABASE_URL: database.url, DATA_DIR: dataDir, HOST: '127.0.0.1', DEMO: 'off', NODE_ENV: 'development', LOG_LEVEL: 'warn', ...options.env });
  const browser = await launch();
  if (profiles.url !== url) profiles = { url, idle: new Map() };
  const { idle } = profiles;
  const place = { browser, url, known: new Map() as Sessions, idle };
  return {
    url, database, browser,
    open: (open) => openPage(place, open),
    stop: async () => {
      // The browser goes on to the next file; of what was opened in it only profiles do that hold nothing but the console's scripts.
      const empty = new Set([...idle.values()].flat());
      await Promise.all(browser.contexts().filter((context) => !empty.has(context)).map((context) => context.close()));
      await new Promise<void>((resolve) => { server.once('exit', () => resolve()); if (server.exitCode !== null || !server.kill('SIGTERM')) resolve(); });
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The fork's port: a browser keeps scripts, and what it has compiled of them, by their address. */
let port: number | null = null;
/** Starts the server; once more where somebody else took the port in between. */
async function serving(env: NodeJS.ProcessEnv): Promise<{ server: ChildProcess; url: string }> {
  for (let tries = 1; ; tries += 1) {
    const said: string[] = [];
    port ??= await freePort();
    const server = spawnApplication(['serve'], { ...env, PORT: String(port) }, said);
    try { return { server, url: await addressOf(server, said) }; } catch (error) {
      port = null;
      if (tries === 5 || !/is in use/.test(String(error))) throw error;
    }
  }
}

/** Where the server listens, as it says itself once it is ready. */
async function addressOf(server: ChildProcess, said: string[]): Promise<string> {
  const began = performance.now();
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server ended:\n${said.join('')}`);
    const address = /Aftercare: (http:\S+)/.exec(said.join(''))?.[1]?.replace('localhost', '127.0.0.1');
    if (address && await fetch(`${address}/health/ready`).then((response) => response.ok, () => false)) return address;
    if (performance.now() - began > 120_000) throw new Error(`The server was not ready within two minutes:\n${said.join('')}`);
    await new Promise((done) => { setTimeout(done, 50); });
  }
}

type Sessions = Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>;
/** Browsers' profiles that nobody uses at the moment, by language: one that has the console's scripts already opens it in half the time. */
type Profiles = Map<string, BrowserContext[]>;
let profiles: { url: string; idle: Profiles } = { url: '', idle: new Map() };

/** Takes away what a page left in its profile: session, drafts, what was kept for offline use. The scripts stay. */
async function forget(page: Page, context: BrowserContext, url: string): Promise<void> {
  await context.setOffline(false);
  const tools = await context.newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'cookies,local_storage,indexeddb,websql,service_workers,cache_storage,file_systems' });
  await context.clearCookies();
  await Promise.all(context.pages().map((each) => each.close()));
}

async function openPage({ browser, url, known, idle }: { browser: Browser; url: string; known: Sessions; idle: Profiles }, options: OpenOptions = {}): Promise<Opened> {
  const { as, language = 'zh', theme = 'light', width = 1280, height = width < 600 ? 667 : 800, at = '/' } = options;
  const context = (options.context ? undefined : idle.get(language)?.pop()) ?? await browser.newContext({
    baseURL: url, viewport: { width, height }, locale: language === 'zh' ? 'zh-CN' : 'en-US', timezoneId: 'Asia/Shanghai', ...options.context,
  });
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: theme });
  follow(page);
  const faults: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('request', (request) => { const { origin, protocol } = new URL(request.url()); if (/^(https?|wss?):$/.test(protocol) && origin !== url && origin !== url.replace('http', 'ws')) faults.push(`asked a foreign host: ${request.url()}`); });
  const cookies = as && known.get(as);
  // An account signs in once a file; the next pages take its session along. The form has tests of its own and costs two pages.
  if (cookies) await context.addCookies(cookies);
  else if (as) {
    await letIn(context, as);
    known.set(as, await context.cookies());
  }
  await page.goto(at);
  if (as) await page.waitForSelector('.shell');
  const restless = watchRestlessness(page);
  const close = async (): Promise<void> => {
    if (options.context || page.isClosed()) await context.close();
    else {
      await forget(page, context, url);
      idle.set(language, [...(idle.get(language) ?? []), context]);
    }
    if (restless.size) throw new Error(`The page goes on asking: more than ${RESTLESS} times in three seconds for ${[...restless].join(', ')}`);
  };
  return { page, faults, close };
}

/** Signs a demo account in as the form does, without its page: the profile has the session afterwards. */
export async function letIn(context: BrowserContext, username: string, password = 'aftercare-demo'): Promise<void> {
  const query = 'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { viewer { id } } }';
  const answer = await (await context.request.post('/graphql', { data: { query, variables: { username, password } } })).json() as { errors?: { message: string }[] };
  if (answer.errors) throw new Error(`${username} is not let in: ${answer.errors[0]?.message}`);
}

/** Signs a demo account in by the form and waits for the frame. */
export async function signInAs(page: Page, username: string, password = 'aftercare-demo'): Promise<void> {
  await page.goto('/');
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.shell');
}

/** axe as its wrapper for Playwright brings it; the wrapper itself sends these 600 kB twice for every look, and every element that passed back. */
const AXE = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
interface Violation { id: string; impact: string; nodes: { target: string[] }[] }
interface Axe { run(context: { exclude: string[] }, options: object): Promise<{ violations: Violation[] }> }

/** What stands around every page and takes axe half of its time: the crawl of all rooms judges it, in each language and theme on desk and phone. */
const FRAME = ['nav.side', '.topbar'];
/** Serious and critical findings of WCAG 2.2 AA on the page as it stands, without the frame unless the `whole` is asked for. */
export async function axeFindings(page: Page, part: 'page' | 'whole' = 'page'): Promise<string[]> {
  // Once a document: who walks through the console by its links keeps it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async ({ values, exclude }) => {
    // Contrast is of what stands still: nothing is judged half faded in.
    const moving = document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}));
    await Promise.race([Promise.all(moving), new Promise((enough) => { setTimeout(enough, 1_000); })]);
    // Nothing of ours stands in frames.
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({ exclude }, { runOnly: { type: 'tag', values }, resultTypes: ['violations'], iframes: false, preload: false });
    return violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
  }, { values: WCAG_AA, exclude: part === 'whole' ? [] : FRAME });
}

/** A console on a chain with tickets to work on, and a connection to its database. */
export async function openDesk(): Promise<{ house: Console; database: pg.Client }> {
  const house = await openConsole();
  const database = new pg.Client({ connectionString: house.database.url });
  await database.connect();
  return { house, database };
}

/** Sends an operation as whoever is signed in on the page. */
export async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  return page.evaluate(async ([text, values]) => {
    const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text, variables: values }) });
    const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
    if (answer.errors) throw new Error(answer.errors[0]?.message);
    return answer.data;
  }, [query, variables] as const);
}

/** Nobody types or clicks so fast: a list once asked for its counts sixty times a second, and nothing on the screen told. */
const RESTLESS = 30;
/** Notes which operations of the console a page asks for without end. */
function watchRestlessness(page: Page): Set<string> {
  const restless = new Set<string>();
  const times = new Map<string, number[]>();
  page.on('request', (request) => {
    const operation = request.url().endsWith('/graphql') ? /"operationName":"(\w+)"/.exec(request.postData() ?? '')?.[1] : undefined;
    if (!operation) return;
    const latest = [...(times.get(operation) ?? []), performance.now()].slice(-RESTLESS - 1);
    times.set(operation, latest);
    if (latest.length > RESTLESS && (latest.at(-1) as number) - (latest[0] as number) < 3_000) restless.add(operation);
  });
  return restless;
}

/** What pages have asked for and is still on its way. */
const asked = new WeakMap<Page, Set<unknown>>();
function follow(page: Page): Set<unknown> {
  const open = new Set<unknown>();
  page.on('request', (request) => { open.add(request); }).on('requestfinished', (request) => { open.delete(request); }).on('requestfailed', (request) => { open.delete(request); });
  asked.set(page, open);
  return open;
}
/** How long nothing must be asked for before a page counts as settled: longer than from a piece of code to what it asks. */
const STILL_MS = 150;
const SETTLES_MS = 10_000;

/** Waits until the page asks for nothing more and nothing on it says that it is waiting. */
export async function settled(page: Page): Promise<void> {
  const open = asked.get(page) ?? follow(page);
  for (let began = performance.now(), still = began; performance.now() - still < STILL_MS && performance.now() - began < SETTLES_MS;) {
    await new Promise((done) => { setTimeout(done, 25); });
    if (open.size) still = performance.now();
  }
  await page.waitForFunction(() => !document.querySelector('.late-show, [aria-busy="true"]'), null, { timeout: 5_000 }).catch(() => {});
}

/** Keeps a picture under test/.artifacts for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = path.join(root, 'test', '.artifacts');
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
