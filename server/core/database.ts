// The database handle: three named pools (write, read, direct) and TypeORM for writes; nothing of it is global.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { entities } from '../../schema/entities.ts';
import { migrations } from '../../migrations/index.ts';
import { CONNECTION_LIFE_MS } from './prepared.ts';
import { rememberKeys } from './read/call-off.ts';

/** What the chain is set to: zone of its head office, currency, where its files lie, what signs its links, who pays out, whom it may call inside. */
export interface ChainSettings {
  zone: string; currency: string; dataDir: string; secret: string;
  /** Where payouts are told to; none: the ledger is their end. */
  payout?: { url: string; secret: string };
  /** The bucket behind the local folder of files, as STORAGE_URL says; none: the folder is all. */
  storageUrl?: string;
  /** `host:port` that may be called though they are not public. */
  outgoing?: readonly string[];
  /** Some process of this chain carries mails, be it not this one: what is judged by whether mail is a way goes by it. */
  hasMail?: boolean;
  /** Where people reach it from outside, for links in messages; none: links are said as paths. */
  publicUrl?: string;
}

/** How long a statement may run, may wait for a lock, and how long a transaction may lie idle, in milliseconds. */
export interface Patience { statementMs: number; lockMs: number; idleMs: number }

export interface DatabaseOptions {
  url: string;
  settings?: Partial<ChainSettings>;
  directUrl?: string;
  replicaUrls?: readonly string[];
  /** Connections of the pooled handles, each. */
  poolSize?: number;
  /** Cuts what takes longer on the pooled handles; none: nothing is cut. */
  patience?: Patience;
  onError?: (error: Error) => void;
  /** For programs that write the event log alone: TypeORM need not know the tables, which takes it as long as reading ten thousand rows. */
  isLogOnly?: boolean;
}

/** One chain's database (scale.md rules 1 and 18): everything that talks to it hangs on this handle. */
export interface Database {
  readonly url: string;
  readonly directUrl: string;
  /** Pooled, primary: what decides a write is read here. */
  readonly write: pg.Pool;
  /** Pooled, a replica or the primary. */
  readonly read: pg.Pool;
  /** A few session connections to the primary: LISTEN, jobs, migrations, long COPY. */
  readonly direct: pg.Pool;
  /** Statements sent through the pools since the start; tests count them. */
  statements: number;
  readonly settings: ChainSettings;
  /** TypeORM, for writes inside `transact`. */
  readonly source: DataSource;
  close(): Promise<void>;
}

// int8 stays text (scale.md rule 5), numeric stays text, days stay `YYYY-MM-DD` instead of becoming local midnights.
const textTypes = new Set<number>([pg.types.builtins.DATE]);
const types = { getTypeParser: (oid: number, format?: 'text' | 'binary') => (textTypes.has(oid) ? String : pg.types.getTypeParser(oid, format as 'text')) };

/**
 * Patience as settings of the connection, said while it is made: a read costs no word more, and a write no round trip.
 * So it hangs on the handle and not on the statement, and a process that both serves and works has two handles. A pooler
 * refuses settings that it does not know and hands connections around; behind one the database role of the web carries them.
 */
const cutAfter = (patience: Patience | undefined): Pick<pg.ClientConfig, 'statement_timeout' | 'lock_timeout' | 'idle_in_transaction_session_timeout'> =>
  (patience ? { statement_timeout: patience.statementMs, lock_timeout: patience.lockMs, idle_in_transaction_session_timeout: patience.idleMs } : {});

function pool(url: string, name: string, size: number, onError: (error: Error) => void, patience?: Patience): pg.Pool {
  const made = new pg.Pool({
    ...cutAfter(patience), connectionString: url, max: size, application_name: `aftercare ${name}`, types: types as pg.CustomTypesConfig,
    // Zero: an idle connection that is dropped would take its prepared statements with it.
    idleTimeoutMillis: 0, maxLifetimeSeconds: CONNECTION_LIFE_MS / 1_000, connectionTimeoutMillis: 5_000, keepAlive: true,
  });
  made.on('error', onError);
  rememberKeys(made);
  made.on('connect', (client) => { client.on('error', onError); });
  return made;
}

type Known = Pick<DataSource, 'entityMetadatas' | 'entityMetadatasMap' | 'migrations'>;

/** TypeORM reads what the classes say of their tables anew for every source, which takes it a tenth of a second; they say the same each time. */
class TableSource extends DataSource {
  private static known: Known | null = null;

  protected override async buildMetadatas(): Promise<void> {
    const { known } = TableSource;
    if (known) { Object.assign(this, known); return; }
    await super.buildMetadatas();
    TableSource.known = { entityMetadatas: this.entityMetadatas, entityMetadatasMap: this.entityMetadatasMap, migrations: this.migrations };
  }
}

/** TypeORM's source for `writes`, for the event log alone, or for migrations, which name their tables themselves; `pg` types as in the pools. */
function sourceOf(url: string, size: number, onError: (error: Error) => void, use: 'writes' | 'log' | 'migrations', patience?: Patience): DataSource {
  return new (use === 'writes' ? TableSource : DataSource)({
    type: 'postgres', url, entities: use === 'writes' ? entities : [], migrations, synchronize: false, migrationsTransactionMode: 'each', logging: false,
    applicationName: 'aftercare write', installExtensions: false, poolErrorHandler: onError,
    extra: { ...cutAfter(patience), max: size, types, idleTimeoutMillis: 0, connectionTimeoutMillis: 5_000 },
  });
}

/** Opens all handles; throws when the primary cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, directUrl = url, replicaUrls = [], poolSize = 10, onError = () => {} } = options;
  const patience = directUrl === url ? options.patience : undefined;
  const source = await sourceOf(url, poolSize, onError, options.isLogOnly ? 'log' : 'writes', patience).initialize();
  const write = pool(url, 'write', poolSize, onError, patience);
  const read = replicaUrls[0] ? pool(replicaUrls[0], 'read', poolSize, onError, patience) : write;
  const direct = pool(directUrl, 'direct', 4, onError);
  return {
    url, directUrl, write, read, direct, source, statements: 0,
    // Without a secret of its own a process signs with one that nobody knows and that ends with it.
    settings: { zone: 'Asia/Shanghai', currency: 'CNY', dataDir: './.data', secret: randomBytes(32).toString('hex'), ...options.settings },
    async close() {
      await Promise.allSettled([write.end(), read === write ? null : read.end(), direct.end(), source.destroy()]);
    },
  };
}

/** Brings the schema up to date (or one step back); two migrators at once wait for each other. */
export async function migrate(url: string, direction: 'up' | 'down' = 'up'): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url });
  await lock.connect();
  const source = sourceOf(url, 2, () => {}, 'migrations');
  try {
    await lock.query('select pg_advisory_lock(4072026)');
    await source.initialize();
    if (direction === 'down') { await source.undoLastMigration(); return ['undone']; }
    return (await source.runMigrations()).map((m) => m.name);
  } finally {
    if (source.isInitialized) await source.destroy();
    await lock.end();
  }
}

/** Are all migrations of this build applied? One cheap statement, so that a start with nothing to do stays quick. */
export async function isMigrated(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: string | null }>("select to_regclass('migrations')::text there");
    if (!rows[0]?.there) return false;
    const done = await client.query<{ name: string }>('select name from migrations');
    const names = new Set(done.rows.map((row) => row.name));
    return migrations.every((migration) => names.has(migration.name));
  } finally { await client.end(); }
}
