// The serving process: database and migrations, the demo chain when it is wanted, the app on its port, and a graceful end.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { frozenClock, systemClock, type Clock } from './core/clock.ts';
import type { Logger } from './core/context.ts';
import { isMigrated, migrate, openDatabase, type Database, type Patience } from './core/database.ts';
import { EnvError, type Env } from './core/env.ts';
import { speakCurrency } from './core/money.ts';
import { makeLog } from './http/log.ts';
import { syncRoles } from './platform/access/role-sync.service.ts';
import { areJobsInstalled, installJobs } from './platform/jobs/job.service.ts';
import { bucketOf } from './platform/storage/bucket.rules.ts';

/** A reason not to start, or to stop a command, that is told in one line. */
export class Refusal extends Error { override name = 'Refusal'; }

export interface Serving { url: string | null; /** Who has an account: the demo's people, nobody, or others. */ accounts: 'demo' | 'none' | 'own'; close(): Promise<void> }

/** Longest that all of the stopping may take; the process is ended then. */
const STOP_MS = 14_000;
/** Connections of each handle of the background beside a serving process: its jobs run two at a time. */
const BACKGROUND_POOL = 5;
/**
 * Connections of a serving process: twice the cores, but 6 at least and 10 at most. More statements at a time than the machine has cores
 * for take turns in the database instead of in the line before it, each with caches of its own: ten cost a read a tenth more than six.
 */
const WEB_POOL = Math.min(10, Math.max(6, availableParallelism() * 2));
const DEMO_ACCOUNTS = ['admin', 'crm', 'hr', 'finance', 'quality', 'inspector', 'shopper', 'supervisor', 'manager', 'agent', 'employee'];

/** The demo's clock stands still when DEMO_NOW says so; otherwise time is what it is. */
export const clockOf = (env: Env): Clock => (env.DEMO_NOW ? frozenClock(env.DEMO_NOW) : systemClock);

/** The secret of the settings, or the one kept in DATA_DIR, made on first use. */
async function secretOf(env: Env): Promise<string> {
  if (env.AUTH_SECRET) return env.AUTH_SECRET;
  const file = path.join(env.DATA_DIR, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept.trim().length >= 32) return kept.trim();
  const made = randomBytes(32).toString('hex');
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 });
  // Of two processes that start at once, one writes and both read what was written.
  await writeFile(file, made, { mode: 0o600, flag: kept ? 'w' : 'wx' }).catch(() => {});
  return (await readFile(file, 'utf8')).trim();
}

/** The bucket's address, when it is one. */
function storageOf(address: string): string {
  if (!bucketOf(address)) throw new EnvError('STORAGE_URL is not an s3://key:secret@host/bucket?region=… address');
  return address;
}

/** Whom the chain talks to outside. */
/** What every process of a chain knows of the outside, whatever its own part: that mails go, where payouts are told to. */
export const outsideOf = (env: Pick<Env, 'SMTP_URL' | 'STORAGE_URL' | 'OUTGOING_ALLOW' | 'PUBLIC_URL' | 'HOST' | 'PORT' | 'PAYOUT_URL' | 'PAYOUT_SECRET'>): Pick<Database['settings'], 'payout' | 'outgoing' | 'publicUrl' | 'storageUrl' | 'hasMail'> => ({
  hasMail: env.SMTP_URL !== undefined,
  ...(env.STORAGE_URL ? { storageUrl: storageOf(env.STORAGE_URL) } : {}),
  outgoing: env.OUTGOING_ALLOW, publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' || env.HOST === '::' ? 'localhost' : env.HOST}:${env.PORT}`).replace(/\/$/, ''), ...(env.PAYOUT_URL && env.PAYOUT_SECRET ? { payout: { url: env.PAYOUT_URL, secret: env.PAYOUT_SECRET } } : {}),
});

const patienceOf = (env: Env): Patience => ({ statementMs: env.STATEMENT_TIMEOUT_MS, lockMs: env.LOCK_TIMEOUT_MS, idleMs: env.IDLE_TIMEOUT_MS });

/** Opens the database of the settings, in one line when it cannot be reached; without patience nothing is cut. */
export async function openOf(env: Env, log?: Logger, poolSize?: number, patience?: Patience, isLogOnly?: boolean): Promise<Database> {
  speakCurrency(env.CURRENCY);
  try {
    return await openDatabase({
      url: env.DATABASE_URL, directUrl: env.DATABASE_DIRECT_URL, replicaUrls: env.DATABASE_REPLICA_URLS, poolSize, patience, isLogOnly,
      settings: { zone: env.TZ_BUSINESS, currency: env.CURRENCY, dataDir: env.DATA_DIR, secret: await secretOf(env), ...outsideOf(env) },
      onError: (error) => { log?.warn({ err: error }, 'database connection lost'); },
    });
  } catch (error) { throw unreachable(env, error); }
}

function unreachable(env: Env, error: unknown): unknown {
  const code = (error as { code?: string }).code ?? (error as { errors?: { code?: string }[] }).errors?.[0]?.code;
  if (!code || !/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ENOENT|28\w{3}|3D000|57P03|08)/.test(code)) return error;
  const { hostname, port, pathname } = new URL(env.DATABASE_URL);
  return new Refusal(`The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be used (${code}): look at DATABASE_URL.`);
}

/** Brings tables, queue and shipped roles up to date; little more than two questions when they are. */
export async function prepareDatabase(env: Env): Promise<string[]> {
  const direct = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
  try {
    const [isCurrent, hasQueue] = await Promise.all([isMigrated(direct), areJobsInstalled(direct)]);
    const done = isCurrent ? [] : await migrate(direct);
    if (!hasQueue) await installJobs(direct);
    return done;
  } catch (error) { throw unreachable(env, error); }
}

/** Where the built console lies: beside the bundle, or in dist/ when run from the sources. */
function consoleDir(): string | null {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const built = path.basename(path.dirname(path.resolve(here))) === 'dist' ? path.join(here, '..', 'admin') : path.join(here, '..', 'dist', 'admin');
  return existsSync(path.join(built, 'index.html')) ? path.resolve(built) : null;
}

/** Loads the demo chain into a database in which nobody has an account yet. */
async function seedWhenEmpty(db: Database, env: Env, clock: Clock): Promise<boolean> {
  const { rows } = await db.write.query<{ some: boolean }>('select exists (select 1 from users) as some');
  if (rows[0]?.some) return false;
  // The demo chain is brought to life through the reading door, and its people take a file in and give one out.
  await import('./edges.ts');
  await import('./access.ts');
  await import('./transfers.ts');
  await import('./measures.ts');
  const { seedDemo } = await import('../seeds/run.ts');
  await seedDemo(db, clock, { customers: env.DEMO_CUSTOMERS });
  return true;
}

async function accountsOf(db: Database): Promise<Serving['accounts']> {
  const { rows: [count] } = await db.write.query<{ some: boolean; demo: number }>(
    "select exists (select 1 from users) as some, (select count(*)::int from users where username = any($1::text[]) and status = 'ACTIVE') as demo", [DEMO_ACCOUNTS]);
  return count?.demo === DEMO_ACCOUNTS.length ? 'demo' : count?.some ? 'own' : 'none';
}

/** Behind a pooler the role of the web must cut slow statements itself; says so when it does not. */
async function checkPatience(db: Database, log: Logger): Promise<void> {
  if (db.directUrl === db.url) return;
  const { rows: [set] } = await db.write.query<{ statement_timeout: string }>('show statement_timeout');
  if (set?.statement_timeout === '0') log.warn({}, 'no statement_timeout behind the pooler: set it for the database role of the web processes');
}

/** Starts what ROLE asks for; answers once requests are taken. */
export async function serve(env: Env, options: { log?: Logger; say?: (line: string) => void } = {}): Promise<Serving> {
  const { log = makeLog(env), say = () => {} } = options;
  const clock = clockOf(env);
  const preparing = prepareDatabase(env);
  preparing.catch(() => {});
  // Loaded while the database answers: what a new chain is given is most of the modules.
  const { shipDefaults, shipJudgement } = await import('./shipped.ts');
  const migrated = await preparing;
  if (migrated.length) say(`Database brought up to date (${migrated.length} migrations).`);
  // Requests are cut short; what prepares and what works in the background is not, so each has a handle of its own.
  const patient = await openOf(env, log, env.ROLE === 'worker' ? undefined : BACKGROUND_POOL);
  const open = [patient];
  const ends: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    await Promise.allSettled(ends.map((end) => end()));
    // A query that hangs must not hold the end up.
    await Promise.race([Promise.all(open.map((one) => one.close())), new Promise((resolve) => { setTimeout(resolve, 2_000).unref(); })]);
  };
  try {
    await syncRoles(patient);
    await shipDefaults(patient, clock);
    if (env.DEMO === 'on' && await seedWhenEmpty(patient, env, clock)) say('Demo chain loaded.');
    await shipJudgement(patient, clock);
    const accounts = await accountsOf(patient);
    let url: string | null = null;
    if (env.ROLE !== 'worker') {
      const db = await openOf(env, log, WEB_POOL, patienceOf(env));
      open.push(db);
      await checkPatience(db, log);
      url = await listen(env, db, clock, log, ends, env.CHAIN_NAME ?? (accounts === 'demo' ? 'demo' : null));
    }
    if (env.ROLE === 'web') await open.shift()?.close(); else {
      const { startBackground } = await import('./worker.ts');
      const background = await startBackground(patient, env, { log, clock });
      ends.push(() => background.stop());
    }
    log.info({ url, role: env.ROLE, node: process.version }, 'started');
    return { url, accounts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(env: Env, db: Database, clock: Clock, log: Logger, ends: (() => Promise<void>)[], chain: string | null): Promise<string> {
  const { createApp } = await import('./app.ts');
  const app = await createApp({ env, db, clock, log, staticDir: consoleDir(), chain });
  ends.push(() => app.close());
  const server = createServer(app.handler);
  app.attach(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Refusal(`Port ${env.PORT} is in use: set PORT to a free one.`)
        : error.code === 'EACCES' ? new Refusal(`Port ${env.PORT} may not be used by this account: set PORT to 1024 or above.`)
          : error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' ? new Refusal(`HOST ${env.HOST} is not an address of this machine.`) : error);
    });
    server.listen(env.PORT, env.HOST, () => { resolve(); });
  });
  const { port } = server.address() as AddressInfo;
  const host = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(env.HOST) ? 'localhost' : env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  return `http://${host}:${port}`;
}

/** Serves until the process is told to stop, and then ends it within 15 s. */
export async function serveUntilStopped(env: Env): Promise<void> {
  const log = makeLog(env);
  const serving = await serve(env, { log, say: (line) => { console.log(line); } });
  if (serving.url) {
    console.log(`Aftercare: ${serving.url}`);
    if (serving.accounts === 'none') console.log('Nobody has an account yet: npm run aftercare -- admin <username> makes an administrator. 还没有账号：用这条命令建一个管理员。');
    if (env.DEMO === 'on' && serving.accounts === 'demo') {
      console.log(`演示账号（密码 aftercare-demo）：${DEMO_ACCOUNTS.join('、')}`);
      console.log(`Demo accounts (password aftercare-demo): ${DEMO_ACCOUNTS.join(', ')}`);
    }
  }
  const { default: closeWithGrace } = await import('close-with-grace');
  closeWithGrace({ delay: STOP_MS, logger: false as never }, async ({ err, signal }) => {
    if (err) log.error({ err }, 'stopping after an error that nobody caught'); else log.info({ signal }, 'stopping');
    await serving.close();
    log.info({}, 'stopped');
    // What waits is written while a reader who is gone may still be noticed: the write at exit would try for ever.
    await new Promise<void>((written) => { log.flush(() => { written(); }); });
  });
}
