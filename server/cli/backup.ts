// backup: one file with every table as of one instant, where the numbering stands, and the stored files.
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../core/database.ts';
import { Refusal } from '../main.ts';
import { atHand, stored } from '../platform/storage/shelf.service.ts';
import { lineOf, wrap } from './archive.ts';
import { noMore, progressLine, withDatabase, type Command } from './command.ts';

export interface BackupReport { tables: number; files: number; rows: number }
export interface TableShape { name: string; columns: string[] }

/** Every table of ours, parents of partitions included, with the columns that are stored. */
export async function tablesOf(client: Pick<pg.PoolClient, 'query'>): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations'
    group by c.relname order by c.relname`);
  return rows;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function* records(db: Database, client: pg.PoolClient, report: BackupReport, onProgress: (rows: number) => void): AsyncGenerator<Buffer> {
  const migrations = await client.query<{ name: string }>('select name from migrations order by id');
  const version = await client.query<{ v: string }>("select current_setting('server_version') as v");
  yield lineOf({ kind: 'head', format: 1, madeAt: new Date().toISOString(), migrations: migrations.rows.map((row) => row.name), postgres: version.rows[0]?.v ?? '' });
  for (const { name, columns } of await tablesOf(client)) {
    const list = columns.map(quoted).join(', ');
    const copy = client.query(copyTo(`copy (select ${list} from ${quoted(name)}) to stdout`));
    yield* wrap({ kind: 'table', name, columns }, copy, () => copy.rowCount);
    report.tables += 1;
    report.rows += copy.rowCount;
    onProgress(report.rows);
  }
  const sequences = await client.query<{ name: string; value: string | null }>(
    "select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' order by 1");
  for (const { name, value } of sequences.rows) if (value !== null) yield lineOf({ kind: 'sequence', name, value });
  const names: string[] = [];
  for await (const { key } of stored(db, null)) names.push(key);
  for (const name of names.sort()) {
    const file = await atHand(db, name);
    // Swept while we looked.
    if (!file) continue;
    yield* wrap({ kind: 'file', name }, createReadStream(file), () => undefined);
    report.files += 1;
  }
  yield lineOf({ kind: 'foot', ...report });
}

/** Writes the backup beside and moves it into place when it is whole. */
export async function backup(db: Database, target: string, onProgress: (rows: number) => void = () => {}): Promise<BackupReport> {
  const report: BackupReport = { tables: 0, files: 0, rows: 0 };
  const draft = `${target}.part`;
  const client = await db.direct.connect();
  try {
    // One snapshot for all tables: what is written meanwhile is not in it.
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    await pipeline(Readable.from(records(db, client, report, onProgress), { objectMode: false }), createGzip({ level: 5 }), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, target);
    return report;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

export const command: Command = {
  usage: 'backup [FILE]',
  help: 'Writes all tables (as of one instant), and the stored files, into FILE (aftercare-<time>.backup when unsaid).\nIt holds everything that the database holds: keep it as safe.',
  options: { force: { type: 'boolean' } },
  async run({ force }, positionals) {
    noMore(positionals, 1);
    const target = path.resolve(positionals[0] ?? `aftercare-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')}.backup`);
    if (!force && await stat(target).catch(() => null)) throw new Refusal(`${target} is there already; --force writes over it.`);
    if (!(await stat(path.dirname(target)).catch(() => null))?.isDirectory()) throw new Refusal(`There is no folder ${path.dirname(target)}.`);
    return withDatabase(async (db) => {
      const { tables, rows, files } = await backup(db, target, progressLine('Rows'));
      console.log(`${target}: ${rows} rows of ${tables} tables, ${files} files.`);
      return 0;
    });
  },
};
