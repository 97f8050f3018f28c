// Loads tables without their indexes and keys and puts those back at the end, which is several times quicker than keeping them up row by row.
import type { PoolClient } from 'pg';

interface Part { table: string; name: string; definition: string; kind: 'index' | 'constraint' }

/** Foreign keys, plain indexes, and those primary and unique keys to which no other table points, in the order to put them back. */
const PARTS = `
  select c.conrelid::regclass::text "table", quote_ident(c.conname) "name", pg_get_constraintdef(c.oid) definition, 'constraint' kind, c.contype <> 'f' as first
  from pg_constraint c where c.conrelid = any($1::text[]::regclass[]) and (c.contype = 'f'
    or (c.contype in ('p', 'u') and not exists (select 1 from pg_constraint f where f.contype = 'f' and f.confrelid = c.conrelid and f.conindid = c.conindid)))
  union all
  select i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), 'index', true
  from pg_index i where i.indrelid = any($1::text[]::regclass[]) and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  order by 5 desc, 1, 2`;

/** Runs `load` within the caller's transaction on tables laid bare; a failure takes all of it back. */
export async function withBareTables(client: PoolClient, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const { rows: parts } = await client.query<Part>(PARTS, [tables]);
  for (const part of [...parts].reverse()) await client.query(part.kind === 'index' ? `drop index ${part.name}` : `alter table ${part.table} drop constraint ${part.name}`);
  await load();
  await client.query("set local maintenance_work_mem = '512MB'");
  for (const part of parts) await client.query(part.kind === 'index' ? part.definition : `alter table ${part.table} add constraint ${part.name} ${part.definition}`);
}
