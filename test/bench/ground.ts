// The ground that all rows stand on: a throwaway PostgreSQL, a chain made by `aftercare seed`, the product as shipped and the limit beside it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { ensureBuilt } from '../../server/launcher/build.mjs';
import { startPostgres } from '../../server/launcher/postgres.mjs';
import { openDatabase, type Database } from '../../server/core/database.ts';
import type { Context } from '../../server/core/context.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { grantRole, saveUser } from '../../server/platform/auth/user.service.ts';
import { freePort, ROOT, runToEnd, startServer, type Running } from './processes.ts';

export const CLI = path.join(ROOT, 'dist', 'server', 'cli.mjs');
/** More for the product's Node, to look into it: BENCH_NODE_ARGS='--cpu-prof --cpu-prof-dir=...'. */
const NODE_ARGS = process.env.BENCH_NODE_ARGS?.split(' ') ?? [];
const PASSWORD = `bench-${randomBytes(12).toString('base64url')}`;

export interface Seeded { url: string; customers: number; db: Database; ctx: Context; close(): Promise<void> }
export interface Product extends Running { token: string }

export class Ground {
  private readonly home = mkdtempSync(path.join(tmpdir(), 'aftercare-bench-'));
  private readonly ends: (() => Promise<void> | void)[] = [() => { rmSync(this.home, { recursive: true, force: true }); }];
  private readonly chains = new Map<number, Promise<Seeded>>();
  readonly secret = randomBytes(32).toString('hex');

  private constructor(private readonly server: string, readonly size: number, readonly small: number) {}

  /** `server`: address of a PostgreSQL of one's own, on which chains are kept and met again; none: a throwaway one. */
  static async open(size: number, small: number, server?: string): Promise<Ground> {
    await ensureBuilt('server');
    if (server) return new Ground(server, size, small);
    const own = await startPostgres({ throwaway: true, settings: { shared_buffers: '512MB' } });
    const ground = new Ground(own.url, size, small);
    ground.ends.push(() => own.stop());
    return ground;
  }

  get dataDir(): string { return this.home; }
  /** What every process of the product is given; production, as shipped. */
  env(url: string): Record<string, string> {
    return { NODE_ENV: 'production', DATABASE_URL: url, DATA_DIR: this.home, AUTH_SECRET: this.secret, LOG_LEVEL: 'info', HOST: '127.0.0.1' };
  }

  /** A chain of so many customers and tickets, made once. */
  chain(customers = this.size, tickets = customers): Promise<Seeded> {
    let made = this.chains.get(customers);
    if (!made) this.chains.set(customers, made = this.seed(customers, tickets));
    return made;
  }

  private async seed(customers: number, tickets: number): Promise<Seeded> {
    const url = new URL(this.server);
    url.pathname = `/bench_${customers}`;
    const client = new pg.Client({ connectionString: this.server });
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [`bench_${customers}`]);
    if (!rowCount) await client.query(`create database bench_${customers}`);
    await client.end();
    if (!rowCount) {
      const began = performance.now();
      await runToEnd(process.execPath, [CLI, 'seed', '--customers', String(customers), '--tickets', String(tickets)], { ...this.env(url.href), NODE_ENV: 'development' });
      console.log(`· ${customers.toLocaleString('en')} customers seeded in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
    const db = await openDatabase({ url: url.href, poolSize: 4, settings: { dataDir: this.home, secret: this.secret } });
    attachEventLog(db);
    const seeded = { url: url.href, customers, db, ctx: systemContext(db, { name: 'bench' }), close: () => db.close() };
    this.ends.push(seeded.close);
    return seeded;
  }

  /** The serving process, with somebody signed in: a person made by the product's own services, with a shipped role. */
  async product(chain: Seeded, role = 'crm'): Promise<Product> {
    const username = `bench-${randomBytes(4).toString('hex')}`;
    const userId = await saveUser(chain.ctx, { username, name: 'Bench', password: PASSWORD });
    const { rows: [found] } = await chain.db.write.query<{ id: string }>('select id::text from roles where key = $1', [role]);
    await grantRole(chain.ctx, { userId, roleId: found?.id ?? '', scope: 'ALL' });
    const port = await freePort();
    const running = await startServer(process.execPath, [...NODE_ARGS, CLI, 'serve'], { ...this.env(chain.url), PORT: String(port) }, port, '/health/live');
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'mutation ($u: String!, $p: String!) { signIn(username: $u, password: $p) { token } }', variables: { u: username, p: PASSWORD } }),
    });
    const answer = await response.json() as { data?: { signIn?: { token: string } } };
    const token = answer.data?.signIn?.token;
    if (!token) throw new Error(`Signing in failed: ${JSON.stringify(answer)}`);
    const product = { ...running, token };
    this.ends.push(product.stop);
    return product;
  }

  async limit(chain: Seeded): Promise<Running> {
    const port = await freePort();
    const running = await startServer(process.execPath, ['--import', 'tsx', 'test/bench/limit.ts'], { DATABASE_URL: chain.url, PORT: String(port), NODE_ENV: 'production' }, port, '/');
    this.ends.push(running.stop);
    return running;
  }

  /** Processor time of the database's processes so far: what all sessions of the server have used. */
  async postmaster(chain: Seeded): Promise<number> {
    const { rows: [row] } = await chain.db.write.query<{ pid: number }>(`select pg_backend_pid() pid`);
    const { readFileSync } = await import('node:fs');
    const stat = readFileSync(`/proc/${row?.pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  }

  onClose(end: () => Promise<void> | void): void { this.ends.push(end); }
  async close(): Promise<void> { for (const end of this.ends.reverse()) await Promise.resolve(end()).catch(() => {}); }
}
