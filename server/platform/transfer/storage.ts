// Where uploaded and made files lie: a local folder under DATA_DIR, under names of our own making.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../core/database.ts';

const keyPattern = /^[a-z]{1,12}-[0-9a-f]{32}(?:[0-9a-f]{32})?$/;

/** A fresh key: a word for people and 128 random bits. */
export const freshKey = (word: string): string => `${word}-${randomBytes(16).toString('hex')}`;

/** The path of a stored file; throws for anything that is not a key of ours. */
export function pathOf(db: Database, key: string): string {
  if (!keyPattern.test(key)) throw new Error('Not the key of a stored file');
  return join(db.settings.dataDir, 'files', key);
}

/** Makes the folder and answers the path of a key in it. */
export async function placeFor(db: Database, key: string): Promise<string> {
  const path = pathOf(db, key);
  await mkdir(join(db.settings.dataDir, 'files'), { recursive: true, mode: 0o700 });
  return path;
}

/** Stores a stream whole or not at all; answers its key. */
export async function store(db: Database, word: string, content: Readable): Promise<string> {
  const key = freshKey(word);
  const path = await placeFor(db, key);
  try { await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' })); } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return key;
}

export const discard = (db: Database, key: string): Promise<void> => rm(pathOf(db, key), { force: true });

/** Removes files of a word that nobody has used for `hours`: uploads that were never imported. */
export async function sweep(db: Database, word: string, hours: number, now: Date): Promise<number> {
  const folder = join(db.settings.dataDir, 'files');
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${word}-`) || !keyPattern.test(name)) continue;
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (now.getTime() - mtimeMs > hours * 3_600_000) { await rm(join(folder, name), { force: true }); removed += 1; }
  }
  return removed;
}

const signature = (db: Database, text: string): string => createHmac('sha256', db.settings.secret).update(text).digest('base64url').slice(0, 32);

/** A path that opens one file of a transfer until `expires` (milliseconds); the route looks at the rights again. */
export function signedPath(db: Database, transferId: string, which: 'file' | 'rejects', expires: number): string {
  const text = `${transferId}/${which}/${expires}`;
  return `/files/transfers/${text}/${signature(db, text)}`;
}

/** Is it a path that we signed and that has not run out? */
export function isSigned(db: Database, transferId: string, which: string, expires: string, given: string, now: Date): boolean {
  const made = Buffer.from(signature(db, `${transferId}/${which}/${expires}`));
  const sent = Buffer.from(given);
  return made.length === sent.length && timingSafeEqual(made, sent) && Number(expires) > now.getTime();
}
