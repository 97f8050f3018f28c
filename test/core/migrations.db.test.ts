// The migrations against the nouns and against themselves: no drift, the day-one rules in the tables, and every step can be taken back.
import 'reflect-metadata';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allNouns } from '../../schema/base.ts';
import { migrations } from '../../migrations/index.ts';
import { migrate, openDatabase, type Database } from '../../server/core/database.ts';
import { freshDatabase, runSql, databaseUrl, type TestDatabase } from '../support/database.ts';

let own: TestDatabase;
let db: Database;
beforeAll(async () => { own = await freshDatabase(); db = await openDatabase({ url: own.url }); });
afterAll(async () => { await db?.close(); await own?.drop(); });

const ask = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => (await db.write.query<T>(text)).rows;

describe('tables and nouns', () => {
  test('agree in every column: name, type and whether it may be empty', async () => {
    const columns = await ask<{ table: string; column: string; type: string; empty: boolean; fills: boolean }>(`
      select c.relname "table", a.attname "column", format_type(a.atttypid, null) "type", not a.attnotnull empty, a.atthasdef or a.attidentity <> '' fills
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')`);
    const known = new Map(columns.map((column) => [`${column.table}.${column.column}`, column]));
    const same: Record<string, string> = { timestamptz: 'timestamp with time zone', 'double precision': 'double precision' };
    const drift = db.source.entityMetadatas.flatMap((meta) => meta.columns.flatMap((column) => {
      const found = known.get(`${meta.tableName}.${column.databaseName}`);
      const name = `${meta.tableName}.${column.databaseName}`;
      if (!found) return [`${name} is in the noun only`];
      const type = String(column.type);
      const wanted = `${same[type] ?? type}${column.isArray ? '[]' : ''}`;
      return [
        ...(found.type === wanted || (found.type === 'smallint' && wanted === 'integer') ? [] : [`${name}: ${found.type} in the table, ${wanted} in the noun`]),
        ...(found.empty === column.isNullable ? [] : [`${name}: ${found.empty ? 'may' : 'may not'} be empty in the table alone`]),
      ];
    }));
    expect(drift).toEqual([]);
  });

  test('keys that the nouns name are kept by the database: a foreign key, or an owner’s composite one', async () => {
    const keys = await ask<{ table: string; columns: string[]; target: string }>(`
      select c.relname "table", t.relname target, array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid where k.contype = 'f'`);
    expect(keys.length).toBeGreaterThan(20);
    const tables = new Map(allNouns().map((noun) => [noun.name, noun]));
    // Wrong targets: a column points to another table than its noun says.
    const wrong = allNouns().flatMap((noun) => [...noun.props.values()].filter((prop) => prop.kind === 'id' && prop.of).flatMap((prop) => {
      const own = keys.filter((key) => key.table === noun.table && key.columns.includes(prop.column));
      const target = tables.get(prop.of as string)?.table;
      const single = own.filter((key) => key.columns.length === 1);
      return single.length && !single.some((key) => key.target === target) ? [`${noun.table}.${prop.column} points to ${single[0]?.target}, not ${target}`] : [];
    }));
    expect(wrong).toEqual([]);
  });
});

describe('day-one rules of growing', () => {
  const owned = (): string[] => allNouns().filter((noun) => noun.owner).map((noun) => noun.table);

  test('rule 2: every table whose rows a customer owns has customer_id, and it may not be empty', async () => {
    const rows = await ask<{ table: string; ok: boolean }>(`
      select c.relname "table", bool_or(a.attnotnull) ok from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'customer_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace group by 1`);
    const fine = new Set(rows.filter((row) => row.ok).map((row) => row.table));
    expect(owned().filter((table) => !fine.has(table))).toEqual([]);
  });

  test('rules 3 and 4: every unique key of an owned table contains customer_id, but for primary key (id)', async () => {
    const keys = await ask<{ table: string; name: string; columns: string[]; main: boolean }>(`
      select c.relname "table", i.relname "name", x.indisprimary main,
        array(select a.attname::text from unnest(x.indkey::int2[]) n join pg_attribute a on a.attrelid = x.indrelid and a.attnum = n) columns
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid where x.indisunique and c.relnamespace = 'public'::regnamespace`);
    const names = new Set(owned());
    const judged = keys.filter((key) => names.has(key.table));
    expect(judged.length).toBeGreaterThan(8);
    expect(judged.filter((key) => !key.columns.includes('customer_id') && !(key.main && key.columns.join() === 'id'))
      .map((key) => `${key.name} (${key.columns.join(', ')})`)).toEqual([]);
  });

  test('rule 5: keys are bigint everywhere, from an identity of the database', async () => {
    expect(await ask(`
      select c.relname || '.' || a.attname as wrong from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and (a.attname = 'id' or a.attname like '%\\_id')
        and format_type(a.atttypid, null) not in ('bigint', 'uuid', 'text') and c.relname not in ('migrations', 'behaviour_state')`)).toEqual([]);
  });

  test('rule 8: no table that all share points into rows that customers own', async () => {
    const names = [...owned(), 'customers'].map((name) => `'${name}'`).join(', ');
    const rows = await ask<{ table: string; target: string; columns: string[] }>(`
      select c.relname "table", t.relname target, array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) columns
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid where k.contype = 'f' and t.relname in (${names}) and c.relname not in (${names})`);
    // What hangs on a customer without being a noun of its own (a merge, an erasure) points by her key.
    expect(rows.filter((row) => !row.columns.includes('customer_id') && !row.columns.includes('merged_id')).map((row) => `${row.table} -> ${row.target}`)).toEqual([]);
  });

  test('rule 12: hot tables have their autovacuum from the migration that makes them', async () => {
    const rows = await ask<{ name: string }>(`select relname as name from pg_class where reloptions::text like '%autovacuum%'`);
    expect(rows.map((row) => row.name)).toEqual(expect.arrayContaining(['purchase_lines', 'customer_behaviour', 'outbox']));
  });

  test('rule 13: rows are sorted by a collation that the schema names, and pages carry checksums', async () => {
    const [row] = await ask<{ encoding: string; sums: string }>(`select pg_encoding_to_char(encoding) encoding, current_setting('data_checksums') sums from pg_database where datname = current_database()`);
    expect(row?.encoding).toBe('UTF8');
    expect(row?.sums).toBe('on');
  });
});

/** Everything that the migrations make, said in one order: tables, columns, constraints, indexes, functions, triggers, sequences. */
async function describeSchema(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(`
      select format('column %s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text || a.attgenerated::text, pg_get_expr(d.adbin, d.adrelid)) line
        from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
      union all select format('table %s %s %s %s', relname, relkind, relpersistence, reloptions) from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
      union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
      union all select format('index %s', pg_get_indexdef(indexrelid)) from pg_index x join pg_class c on c.oid = x.indexrelid where c.relnamespace = 'public'::regnamespace
      union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
      union all select format('function %s', pg_get_functiondef(p.oid)) from pg_proc p where pronamespace = 'public'::regnamespace and prokind = 'f'
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
      order by 1`);
    return rows.map((row) => row.line);
  } finally { await client.end(); }
}

test('P33: up, down and up again, step by step, give the same schema each time', async () => {
  const name = `aftercare_steps_${process.pid}`;
  await runSql(`create database "${name}" template template0 encoding 'UTF8'`);
  try {
    const url = databaseUrl(name);
    const empty = await describeSchema(url);
    await migrate(url);
    const first = await describeSchema(url);
    expect(first.length).toBeGreaterThan(300);
    for (const _ of migrations) await migrate(url, 'down');
    // TypeORM keeps its own list of what was applied.
    expect((await describeSchema(url)).filter((line) => !/ migrations\b|migrations_id_seq|PK_/.test(line))).toEqual(empty);
    await migrate(url);
    expect(await describeSchema(url)).toEqual(first);
    // The last step alone, as `migrate --down` takes it.
    await migrate(url, 'down');
    await migrate(url);
    expect(await describeSchema(url)).toEqual(first);
  } finally { await runSql(`drop database if exists "${name}" with (force)`); }
}, 180_000);

test('P33: of two migrators at once one works and the other waits', async () => {
  const name = `aftercare_two_${process.pid}`;
  await runSql(`create database "${name}" template template0 encoding 'UTF8'`);
  try {
    const url = databaseUrl(name);
    const done = await Promise.all([migrate(url), migrate(url)]);
    expect(done.map((list) => list.length).sort()).toEqual([0, migrations.length].sort());
  } finally { await runSql(`drop database if exists "${name}" with (force)`); }
});
