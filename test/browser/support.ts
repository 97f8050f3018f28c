// Opens the built console in a real browser against a fresh, seeded database of its own.
import pg from 'pg';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
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
  /** Address to open; without one, who signs in stands on a page that has nothing to load. */
  at?: string;
  context?: BrowserContextOptions;
}
/** A page with what went wrong on it. */
export interface Opened { page: Page; faults: string[]; close(): Promise<void> }
export interface Console { url: string; /** What links of the outside are signed with. */ secret: string; database: TestDatabase; browser: Browser; open(options?: OpenOptions): Promise<Opened>; stop(): Promise<void> }

const SECRET = 'a secret of the browser tests, forty letters';
/** An address that leads nowhere: the frame alone. */
const NOWHERE = '/nowhere';

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

/** Starts the built application; it ends with this process, however that ends, and at once: an orderly end would wait for somebody to read its last words. */
function spawnApplication(args: string[], env: NodeJS.ProcessEnv, said: string[]): ChildProcess {
  const start = `import { run } from ${JSON.stringify(new URL('../../dist/server/cli.mjs', import.meta.url).href)};
    process.stdin.resume().once('close', () => { process.kill(process.pid, 'SIGKILL'); }).unref();
    const code = await run(${JSON.stringify(args)}); if (code) process.exit(code);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', start], { cwd: root, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
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

let common: Promise<Console> | null = null;
/** The console of those files of a fork that leave each other's rows alone: a server's start costs as much as two pages. It ends with the fork, as the browser does. */
export async function openCommonConsole(): Promise<Console> {
  common ??= openConsole();
  const house = await common;
  return { ...house, stop: () => closeUsed(house.browser) };
}

/** Builds, seeds, serves and launches; once for a test file, in `beforeAll`. `seed: false`: on an empty chain. */
export async function openConsole(options: { seed?: false; env?: NodeJS.ProcessEnv } = {}): Promise<Console> {
  await ensureBuilt('admin', 'server');
  const database = options.seed === false ? await freshDatabase() : await copyOfChain();
  mkdirSync(chainFiles(), { recursive: true });
  const dataDir = mkdtempSync(path.join(chainFiles(), 'console-'));
  if (options.seed !== false) cpSync(path.join(chainFiles(), 'files'), path.join(dataDir, 'files'), { recursive: true });
  const { server, url } = await serving({ DATABASE_URL: database.url, DATA_DIR: dataDir, HOST: '127.0.0.1', DEMO: 'off', NODE_ENV: 'development', LOG_LEVEL: 'warn', AUTH_SECRET: SECRET, ...options.env });
  const browser = await launch();
  const idle = idleBy.get(url) ?? [];
  idleBy.set(url, idle);
  const place = { browser, url, known: new Map() as Sessions, idle };
  return {
    url, secret: SECRET, database, browser,
    open: (open) => openPage(place, open),
    stop: async () => {
      await Promise.all(idle.filter((each) => each.as).map((each) => forget(each, url)));
      await closeUsed(browser);
      await new Promise<void>((resolve) => { server.once('exit', () => resolve()); if (server.exitCode !== null || !server.kill('SIGTERM')) resolve(); });
      ports.push(Number(new URL(url).port));
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The browser goes on to the next file; of what was opened in it only the profiles that nobody uses do. */
async function closeUsed(browser: Browser): Promise<void> {
  const unused = new Set([...idleBy.values()].flat().map(({ context }) => context));
  await Promise.all(browser.contexts().filter((context) => !unused.has(context)).map((context) => context.close()));
}

/** Ports of the fork that no server has at the moment: a browser keeps scripts, and what it has compiled of them, by their address. */
const ports: number[] = [];
/** Starts the server; once more where somebody else took the port in between. */
async function serving(env: NodeJS.ProcessEnv): Promise<{ server: ChildProcess; url: string }> {
  for (let tries = 1; ; tries += 1) {
    const said: string[] = [];
    const port = ports.pop() ?? await freePort();
    const server = spawnApplication(['serve'], { ...env, PORT: String(port) }, said);
    try { return { server, url: await addressOf(server, said) }; } catch (error) {
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
/**
 * A browser's profile that nobody uses at the moment, with its page. One that has the console's scripts opens it in half the time; one
 * where somebody is signed in (`as`) and the console stands, on a page that has nothing to load, needs no opening at all.
 */
interface Profile { context: BrowserContext; page: Page; language: string; as?: string }
const idleBy = new Map<string, Profile[]>();
/** So many people's consoles are kept open: each is a process. */
const KEPT_OPEN = 4;
const HEARD = ['console', 'pageerror', 'request', 'requestfinished', 'requestfailed', 'response', 'download', 'websocket', 'dialog'] as const;

/** Takes away what a page left in its profile: session, drafts, what was kept for offline use. The scripts stay, and the page, empty. */
async function forget(profile: Profile, url: string): Promise<void> {
  delete profile.as;
  // What is still at work on it would write down its drafts anew; a picture of the same server keeps the process.
  await profile.page.goto(`${url}/icon.svg`);
  await clearAway(profile, url);
}

/** Takes away what a page has written down in its profile. */
async function clearAway({ context, page }: Profile, url: string): Promise<void> {
  const tools = await context.newCDPSession(page);
  await tools.send('Storage.clearDataForOrigin', { origin: url, storageTypes: 'cookies,local_storage,indexeddb,websql,service_workers,cache_storage,file_systems' });
  await tools.detach();
  await context.clearCookies();
}

/** Leaves a page as the next to open one may have it: the console on an empty page, if that is what stood there. */
async function putBy(profile: Profile, as: string | undefined, url: string): Promise<void> {
  const { context, page } = profile;
  await context.setOffline(false);
  for (const event of HEARD) page.removeAllListeners(event);
  await Promise.all(context.pages().filter((each) => each !== page).map((each) => each.close()));
  const stands = as && await page.evaluate(() => Boolean(document.querySelector('.shell')) && !document.querySelector('dialog, [role=dialog]')).catch(() => false);
  if (!stands || !await step(page, NOWHERE).then(() => true, () => false)) { await forget(profile, url); return; }
  await clearAway(profile, url);
  profile.as = as;
}

/** The console as it stood, as if it had been loaded: what it had read is read anew. False where something of before still shows. */
async function wake(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    interface Queries { removeQueries(filter: object): void; invalidateQueries(): Promise<void> }
    interface Fiber { child: Fiber | null; stateNode: { current?: Fiber } | null; memoizedProps: { queryClient?: Queries } | null }
    const root = document.getElementById('root') as unknown as Record<string, Fiber> | null;
    let fiber = root?.[Object.keys(root).find((key) => key.startsWith('__reactContainer$')) ?? '']?.stateNode?.current ?? null;
    while (fiber && !fiber.memoizedProps?.queryClient) fiber = fiber.child;
    const queries = fiber?.memoizedProps?.queryClient;
    if (!queries || document.querySelector('.toasts > *, dialog, [role=dialog], [role=menu]')) return false;
    localStorage.clear();
    sessionStorage.clear();
    queries.removeQueries({ type: 'inactive' });
    void queries.invalidateQueries();
    return true;
  }).catch(() => false);
}

/** A profile for who is to be signed in: with her console open, an empty one, or that of somebody who was here longest ago; else none. */
async function takeIdle(idle: Profile[], as: string | undefined, language: string, url: string): Promise<Profile | undefined> {
  const mine = idle.filter((each) => each.language === language);
  const found = (as ? mine.find((each) => each.as === as) : undefined) ?? mine.find((each) => !each.as) ?? (idle.length >= KEPT_OPEN ? mine[0] : undefined);
  if (!found) return undefined;
  idle.splice(idle.indexOf(found), 1);
  if (found.as && found.as !== as) await forget(found, url);
  return found;
}

async function openPage({ browser, url, known, idle }: { browser: Browser; url: string; known: Sessions; idle: Profile[] }, options: OpenOptions = {}): Promise<Opened> {
  const { as, language = 'zh', theme = 'light', width = 1280, height = width < 600 ? 667 : 800, at = as ? NOWHERE : '/' } = options;
  const kept = options.context ? undefined : await takeIdle(idle, as, language, url);
  const context = kept?.context ?? await browser.newContext({
    baseURL: url, viewport: { width, height }, locale: language === 'zh' ? 'zh-CN' : 'en-US', timezoneId: 'Asia/Shanghai', ...options.context,
  });
  const page = kept?.page ?? await context.newPage();
  await page.setViewportSize({ width, height });
  // Whoever wants to see things move brings a context: frames between two states are drawn and waited for by the thousand.
  await page.emulateMedia({ colorScheme: theme, media: null, ...(options.context ? {} : { reducedMotion: 'reduce' }) });
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
  if (kept?.as && await wake(page)) { if (at !== NOWHERE) await arrive(page, at); } else {
    await page.goto(at);
    if (as) await page.waitForSelector('.shell');
  }
  const restless = watchRestlessness(page);
  const close = async (): Promise<void> => {
    if (options.context || page.isClosed()) await context.close();
    else {
      const profile: Profile = { context, page, language };
      await putBy(profile, as, url);
      idle.push(profile);
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

/** A console on a chain with tickets to work on, and a connection to its database. */
export async function openDesk(): Promise<{ house: Console; database: pg.Client }> {
  const house = await openConsole();
  const database = new pg.Client({ connectionString: house.database.url });
  await database.connect();
  return { house, database };
}

/**
 * Goes to an address as a link of the console does, which costs a fifth of loading all of it anew; what stood before is gone by then.
 * What the console has read lately it does not read again: who changed it behind its back loads the page.
 */
export async function go(page: Page, to: string): Promise<void> {
  await step(page, NOWHERE);
  await arrive(page, to);
}
const nothing = (page: Page) => page.locator('main .state a.btn[href="/"]');
const walkTo = (page: Page, at: string, how: 'pushState' | 'replaceState'): Promise<void> => page.evaluate(([address, name]) => { history[name]({}, '', address); dispatchEvent(new PopStateEvent('popstate', { state: {} })); }, [at, how] as const);
/** Walks to the page that has nothing to load, and waits until it stands. */
async function step(page: Page, nowhere: string): Promise<void> {
  await walkTo(page, nowhere, 'pushState');
  await nothing(page).waitFor({ timeout: 10_000 });
}
/** Walks from there to an address. */
async function arrive(page: Page, to: string): Promise<void> {
  await walkTo(page, to, 'replaceState');
  await nothing(page).waitFor({ state: 'detached' });
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

/** Ways to go through the same test: the first of them in an ordinary run, whose files take different ones; all in the long run. */
export function turns<Way>(ways: readonly Way[]): Way[] {
  return process.env.TEST_LONG ? [...ways] : ways.slice(0, 1);
}

/** Keeps a picture under test/.artifacts for people to look at, in the long run and where TEST_SHOTS is set: each costs as much as a page. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.TEST_LONG && !process.env.TEST_SHOTS) return;
  const folder = path.join(root, 'test', '.artifacts');
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
