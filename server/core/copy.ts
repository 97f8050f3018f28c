// Rows sent into a table by COPY, in constant memory: the fast way in for files.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { WriteContext } from './context.ts';
import type { Database } from './database.ts';
import { connectionOf } from './hot-write.ts';

export type Cell = string | number | boolean | null | undefined;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const copyText = (value: Cell): string => (value === null || value === undefined ? '\\N'
  : typeof value !== 'string' ? String(value)
  // Most texts have none of these: to look for each is much sooner done than to replace.
  : value.includes('\\') || value.includes('\n') || value.includes('\r') || value.includes('\t') ? value.replace(/[\\\n\r\t]/g, (c) => ESCAPES[c] as string) : value);

/** One row as COPY reads it. */
export const copyLine = (row: readonly Cell[]): string => {
  let line = '';
  for (let i = 0; i < row.length; i += 1) line += i ? `\t${copyText(row[i])}` : copyText(row[i]);
  return `${line}\n`;
};

/**
 * Sends lines made by `copyLine` into the columns of a table, inside the caller's transaction; table and columns are names of
 * the code's own. The text is one batch in memory: whoever has more sends it in batches.
 */
export async function copyInside(tx: WriteContext, table: string, columns: readonly string[], text: string): Promise<void> {
  const client = await connectionOf(tx);
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)) as Writable;
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject).once('finish', resolve);
    stream.end(text);
  });
}

/** Sends rows into the columns of a table; table and columns are names of the code's own. Answers how many. */
export async function copyInto(db: Database, table: string, columns: readonly string[], rows: AsyncIterable<readonly Cell[]>): Promise<number> {
  let count = 0;
  async function* texts(): AsyncGenerator<string> {
    let block = '';
    for await (const row of rows) {
      count += 1;
      block += copyLine(row);
      if (block.length > 65_536) { yield block; block = ''; }
    }
    if (block) yield block;
  }
  const client = await db.direct.connect();
  let failed: Error | undefined;
  try {
    await pipeline(Readable.from(texts()), client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)));
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally { client.release(failed); }
  return count;
}
