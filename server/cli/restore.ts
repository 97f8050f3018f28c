// restore: reads a backup into an empty database of the same age, checks every sum, and takes up the work that was queued.
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../core/database.ts';
import { Refusal } from '../main.ts';
import { isKey, keepSafe, placeFor } from '../platform/storage/shelf.service.ts';
import { verifyLog } from '../platform/events/verify-log.service.ts';
import { ArchiveError, readerOf, type Close, type Reader } from './archive.ts';
import { quoted, tablesOf, type BackupReport } from './backup.ts';
import { noMore, progressLine, withDatabase, type Command } from './command.ts';

/** Restores inside one transaction: a file that turns out to be damaged leaves the database as it was. */
export async function restore(db: Database, source: string, onProgress: (rows: number) => void = () => {}): Promise<BackupReport> {
  const client = await db.direct.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    // Neither foreign keys nor our own triggers run: the rows were right when they were written, and are taken as they were.
    await client.query('set local session_replication_role = replica').catch(() => {
      throw new Refusal('The account of DATABASE_URL may not switch triggers off, which restoring needs: use a superuser for it.');
    });
    const tables = await tablesOf(client);
    await demandEmpty(client);
    await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
    const unpacked = createGunzip();
    const feeding = pipeline(createReadStream(source), unpacked).catch(() => {});
    const report = await readAll(db, client, readerOf(unpacked), new Map(tables.map((table) => [table.name, table.columns])), onProgress);
    unpacked.destroy();
    await feeding;
    await client.query('set local session_replication_role = origin');
    await client.query(`select graphile_worker.add_job(kind, json_build_object('jobId', id::text)) from jobs where state in ('QUEUED', 'RUNNING')`);
    await client.query('commit');
    return report;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release(true);
  }
}

async function demandEmpty(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ some: boolean }>(
    'select exists (select 1 from users) or exists (select 1 from customers) or exists (select 1 from events) as some');
  if (rows[0]?.some) throw new Refusal('The database is not empty: a backup is restored into an empty one only.');
}

async function readAll(db: Database, client: pg.PoolClient, reader: Reader, tables: ReadonlyMap<string, string[]>, onProgress: (rows: number) => void): Promise<BackupReport> {
  const report: BackupReport = { tables: 0, files: 0, rows: 0 };
  const head = await reader.next();
  if (head?.kind !== 'head' || head.format !== 1) throw new ArchiveError('This is not a backup of Aftercare.');
  const { rows } = await client.query<{ name: string }>('select name from migrations order by id');
  if (rows.map((row) => row.name).join() !== head.migrations.join()) {
    throw new Refusal('The backup was made by another version: restore it with that version, then migrate.');
  }
  for (;;) {
    const record = await reader.next();
    if (record === null) throw new ArchiveError('The file is not a whole backup: it ends too early.');
    if (record.kind === 'table') {
      const known = tables.get(record.name);
      if (!known || record.columns.some((column) => !known.includes(column))) throw new ArchiveError(`The backup names what is not in this database: ${String(record.name).slice(0, 60)}.`);
      let close: Close | undefined;
      const copy = client.query(copyFrom(`copy ${quoted(record.name)} (${record.columns.map(quoted).join(', ')}) from stdin`));
      await pipeline(Readable.from(reader.body((found) => { close = found; }), { objectMode: false }), copy);
      if (copy.rowCount !== close?.rows) throw new ArchiveError(`The backup is damaged: ${record.name} has ${copy.rowCount} rows instead of ${close?.rows}.`);
      report.tables += 1;
      report.rows += copy.rowCount;
      onProgress(report.rows);
    } else if (record.kind === 'sequence') {
      await client.query('select setval($1::regclass, $2::bigint, true)', [`public.${quoted(record.name)}`, record.value]);
    } else if (record.kind === 'file') {
      await writeFile(db, record.name, reader);
      report.files += 1;
    } else if (record.kind === 'foot') {
      if (record.tables !== report.tables || record.rows !== report.rows || record.files !== report.files) throw new ArchiveError('The backup is damaged: its counts do not agree.');
      return report;
    } else throw new ArchiveError('This is not a backup of Aftercare.');
  }
}

async function writeFile(db: Database, name: string, reader: Reader): Promise<void> {
  if (!isKey(name)) throw new ArchiveError('The backup names a file in a way that we never do.');
  await pipeline(Readable.from(reader.body(() => {}), { objectMode: false }), createWriteStream(await placeFor(db, name), { mode: 0o600 }));
  await keepSafe(db, name);
}

export const command: Command = {
  usage: 'restore FILE',
  help: 'Reads a backup into an empty database (it is migrated first), checks every sum and then the event log.\nA damaged file changes nothing.',
  options: {},
  async run(_values, positionals) {
    noMore(positionals, 1);
    const source = positionals[0];
    if (!source) throw new Refusal('restore needs the backup’s file: restore FILE.');
    if (!(await stat(source).catch(() => null))?.isFile()) throw new Refusal(`There is no file ${source}.`);
    return withDatabase(async (db) => {
      const { tables, rows, files } = await restore(db, source, progressLine('Rows'));
      console.log(`Restored ${rows} rows of ${tables} tables, ${files} files.`);
      const log = await verifyLog(db);
      if (log.ok) { console.log(`The event log is whole: ${log.events} events.`); return 0; }
      console.error(`The event log is not whole (${log.problems.length} problems): verify-log names them.`);
      return 1;
    });
  },
};
