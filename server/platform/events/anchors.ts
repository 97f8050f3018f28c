// Heads of the event chains kept outside the database, in a file that is only ever appended to: a cut-off tail shows there.
import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';

export interface Anchor { database: string; chain: number; seq: string; hash: string; at: string }

/** Where this installation keeps its anchors. */
export const anchorsFile = (dataDir: string): string => join(dataDir, 'anchors', 'events.jsonl');

/** Tells the databases of one data folder apart; a new database under an old name is another one. */
export async function databaseMark(client: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await client.query<{ name: string; oid: string }>('select datname as name, oid::text from pg_database where datname = current_database()');
  return createHash('sha256').update(`${rows[0]?.name}/${rows[0]?.oid}`).digest('hex').slice(0, 16);
}

/** Appends one head. */
export async function anchor(file: string, head: Anchor): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, `${JSON.stringify(head)}\n`, { mode: 0o600, flush: true });
}

/** The anchors of a database, in the order written; a line that is no anchor is answered by its number. */
export async function readAnchors(file: string, database: string): Promise<{ anchors: Anchor[]; broken: number[] }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const anchors: Anchor[] = [];
  const broken: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (!line) continue;
    try {
      const found = JSON.parse(line) as Anchor;
      if (found.database === database) anchors.push(found);
    } catch { broken.push(index + 1); }
  }
  return { anchors, broken };
}
