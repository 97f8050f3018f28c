// A database of its own for a test file, copied from the migrated template in some 20 ms.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface TestDatabase {
  /** Superuser's address of the new, migrated and empty database. */
  url: string;
  /** Drops it, ending whatever is still connected. */
  drop(): Promise<void>;
}

/** A fresh, migrated and empty database; make one per test file in `beforeAll`, drop it in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = process.env.TEST_DATABASE_TEMPLATE;
  if (process.env.TEST_DATABASE_ERROR) throw new Error(`The migrations failed: ${process.env.TEST_DATABASE_ERROR}`);
  if (!template) throw new Error('No template database: tests run through vitest with test/vitest.config.ts');
  const name = `aftercare_test_${randomBytes(6).toString('hex')}`;
  await runSql(cloned(name, template));
  return { url: databaseUrl(name), drop: () => runSql(`drop database if exists "${name}" with (force)`) };
}

/**
 * A database copied from one that `make` filled, which happens once a run: files that ask for the same name meanwhile
 * wait for it. What it holds must be the same for all who ask.
 */
export async function copyOfMade(name: string, make: (url: string) => Promise<void>): Promise<TestDatabase> {
  const template = `${process.env.TEST_DATABASE_TEMPLATE}_${name}`;
  const lock = new pg.Client({ connectionString: serverUrl() });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await lock.query('select 1 from pg_database where datname = $1', [template]);
    if (!rowCount) {
      const made = await freshDatabase();
      try { await make(made.url); } catch (error) { await made.drop(); throw error; }
      // What filled it has closed its connections; the server may not have noticed yet.
      await lock.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [new URL(made.url).pathname.slice(1)]);
      await lock.query(`alter database "${new URL(made.url).pathname.slice(1)}" rename to "${template}"`);
    }
    const copy = `aftercare_test_${randomBytes(6).toString('hex')}`;
    await lock.query(cloned(copy, template));
    return { url: databaseUrl(copy), drop: () => runSql(`drop database if exists "${copy}" with (force)`) };
  } finally { await lock.end(); }
}

/** Copies file by file: block by block through the log, as a server does of itself, takes five to ten times the CPU for a thousand small relations. */
const cloned = (name: string, template: string): string => `create database "${name}" template "${template}" strategy file_copy`;

/** Where the files of the chain that is made once a run are kept meanwhile; the run takes them away at its end. */
export const chainFiles = (): string => path.join(tmpdir(), `aftercare-chain-${process.env.TEST_DATABASE_TEMPLATE}`);

/** The template's name, which changes with the migrations, so that a kept server never serves an old one. */
export function templateName(): string {
  const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(`${folder}/${file}`));
  return `aftercare_template_${hash.digest('hex').slice(0, 12)}_${process.pid}`;
}

/** Makes the template on the test server: migrated and empty. */
export async function makeTemplate(template: string): Promise<void> {
  await runSql(`drop database if exists "${template}" with (force)`);
  await runSql(`create database "${template}" template template0 encoding 'UTF8'`);
  // Imported late: pure runs (TEST_NO_DATABASE) should not load TypeORM.
  const { migrate } = await import('../../server/core/database.ts');
  await migrate(databaseUrl(template));
}

/** The address of another database on the test server. */
export function databaseUrl(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement outside the test databases, on the server's own. */
export async function runSql(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: tests run through vitest with test/vitest.config.ts');
  return url;
}
