// Rows given out as the database itself writes CSV: no row becomes an object here, and the rights are the same as of a list.
import { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Context } from '../context.ts';
import { giveBack } from '../cursor.ts';
import { AppError } from '../errors.ts';
import type { FilterValue } from './filter.ts';
import { envFor, rowsInOrder } from './rows.ts';

/** How much lies ready between the database and whoever writes it down. */
const AHEAD_BYTES = 2 ** 20;
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | null } }).utils;

/**
 * The text with its values read from settings of the transaction, since COPY takes none: they are bound all the same, by
 * `set_config`, and never written into the text. A list is looked up once a statement, not once a row.
 */
export function bySettings(text: string, values: readonly unknown[]): { text: string; settings: ReadonlyMap<string, string> } {
  const settings = new Map<string, string>();
  const read = text.replace(/\$(\d+)::(\w+(?:\[\])?)/g, (_, n: string, cast: string) => {
    const value = prepareValue(values[Number(n) - 1]);
    if (value === null) return `null::${cast}`;
    if (value.includes('\0')) throw new AppError('VALIDATION', 'INPUT_INVALID');
    settings.set(`aftercare.v${n}`, value);
    const found = `current_setting('aftercare.v${n}')::${cast}`;
    return cast.endsWith('[]') ? `(select ${found})::${cast}` : found;
  });
  return { text: read, settings };
}

/** Streams the CSV of rows in order of key (UTF-8, lines end with LF, no header), cut anywhere, in one snapshot and in constant memory. */
export async function streamCsv(ctx: Context, name: string, options: { filter?: FilterValue | null; columns: readonly string[] }, take: (part: Buffer) => Promise<void>): Promise<void> {
  const rows = rowsInOrder(ctx, name, options);
  const { text, settings } = bySettings(rows.text, rows.build.binder.values(envFor(ctx)));
  ctx.db.statements += 1;
  const client = await ctx.db.read.connect();
  let failed: Error | undefined;
  try {
    await client.query('begin read only');
    if (settings.size) await client.query(`select ${[...settings].map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`).join(', ')}`, [...settings].flat());
    const stream: Readable = client.query(copyTo(`copy (${text}) to stdout (format csv)`, { highWaterMark: AHEAD_BYTES }));
    for await (const part of stream) await take(part as Buffer);
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    await giveBack(client, failed);
  }
}
