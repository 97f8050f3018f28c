// Streams rows into a table by COPY, which is how a seed of hundreds of thousands of rows stays quick.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

type Cell = string | number | boolean | null | undefined | object;
const cell = (value: Cell): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] as string);
  return typeof value === 'object' ? cell(JSON.stringify(value)) : String(value);
};

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(cell).join('\t')}\n`;
    if (chunk.length > 65_536) { yield chunk; chunk = ''; }
  }
  if (chunk) yield chunk;
}

/** Copies rows into `table (columns)`; answers when all are in. Dates go as text, objects as JSON. */
export async function copyRows(client: PoolClient, table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void> {
  const names = [table, ...columns];
  if (!names.every((name) => /^[a-z_0-9]+$/.test(name))) throw new Error('copyRows takes plain names');
  await pipeline(Readable.from(lines(rows)), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));
}

/** The English names of the chain's people by their Chinese ones; a name that several spell differently is left out. */
export async function englishNames(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; en: string }>("select name, min(name_en) en from employees where name_en <> '' group by name having count(distinct name_en) = 1");
  return new Map(rows.map((row) => [row.name, row.en]));
}
