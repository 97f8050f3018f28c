// Where stored files lie: a local folder, and behind it a bucket where STORAGE_URL names one; then the folder is what is at hand, and the bucket is the truth.
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from '../../core/database.ts';
import { type Bucket, bucketOf, type Listed } from './bucket.rules.ts';
import { fetchObject, listObjects, putObject, removeObject } from './bucket.client.ts';

const KEY = /^[a-z]{1,12}-[0-9a-f]{32}(?:[0-9a-f]{32})?$/;
/** A file that is in the bucket stays at hand for so long after it was last asked for. */
const AT_HAND_HOURS = 48;

const bucket = (db: Database): Bucket | null => (db.settings.storageUrl ? bucketOf(db.settings.storageUrl) : null);
export const isKey = (name: string): boolean => KEY.test(name);
const folderOf = (db: Database): string => join(db.settings.dataDir, 'files');

/** The path of a stored file at hand; throws for anything that is not a key of ours. */
export function pathOf(db: Database, key: string): string {
  if (!isKey(key)) throw new Error('Not the key of a stored file');
  return join(folderOf(db), key);
}
/** Makes the folder and answers the path of a key in it. */
export async function placeFor(db: Database, key: string): Promise<string> {
  const path = pathOf(db, key);
  await mkdir(folderOf(db), { recursive: true, mode: 0o700 });
  return path;
}

/** Says that a file at its place is whole: it is put into the bucket, and only then is it kept. */
export async function keepSafe(db: Database, key: string): Promise<void> {
  const far = bucket(db);
  if (far) await putObject(far, key, pathOf(db, key));
}

const fetching = new Map<string, Promise<string | null>>();
/** The path of a stored file, fetched from the bucket where it is not at hand; null where there is none. */
export async function atHand(db: Database, key: string): Promise<string | null> {
  const path = pathOf(db, key);
  const far = bucket(db);
  const info = await stat(path).catch(() => null);
  if (info?.isFile()) {
    // Asked for again: it stays.
    if (far && Date.now() - info.mtimeMs > 3_600_000) await utimes(path, new Date(), new Date()).catch(() => {});
    return path;
  }
  if (!far) return null;
  // Two that ask at once fetch it once.
  const running = fetching.get(path);
  if (running) return running;
  const fetched = placeFor(db, key).then(() => fetchObject(far, key, path, `${path}.part-${randomBytes(16).toString('hex')}`)).then((found) => (found ? path : null)).finally(() => { fetching.delete(path); });
  fetching.set(path, fetched);
  return fetched;
}

/** Takes a stored file away, here and there. */
export async function discard(db: Database, key: string): Promise<void> {
  await rm(pathOf(db, key), { force: true });
  const far = bucket(db);
  if (far) await removeObject(far, key);
}

async function* local(db: Database, begin: string): AsyncGenerator<Listed> {
  for (const key of await readdir(folderOf(db)).catch(() => [])) {
    if (!key.startsWith(begin) || !isKey(key)) continue;
    const info = await stat(join(folderOf(db), key)).catch(() => null);
    if (info) yield { key, at: info.mtimeMs };
  }
}
/** Stored files whose key begins with a word (null: all), and since when each is there. */
export async function* stored(db: Database, word: string | null): AsyncGenerator<Listed> {
  const far = bucket(db);
  const begin = word === null ? '' : `${word}-`;
  // Somebody else may keep things in the bucket, too.
  for await (const one of far ? listObjects(far, begin) : local(db, begin)) if (isKey(one.key)) yield one;
}

/** How many names are looked up at once. */
const NAMES = 500;
/** Takes away stored files of these words that are older than `before` and that no row names; `used` is a statement that answers which of `$1` (texts) are named, as `key`. Answers how many. */
export async function discardUnused(db: Database, words: readonly string[], before: number, used: string): Promise<number> {
  const old: string[] = [];
  for (const word of words) for await (const { key, at } of stored(db, word)) if (at < before) old.push(key);
  let gone = 0;
  for (let i = 0; i < old.length; i += NAMES) {
    const names = old.slice(i, i + NAMES);
    const { rows } = await db.write.query<{ key: string }>(used, [names]);
    const named = new Set(rows.map((row) => row.key));
    for (const name of names) if (!named.has(name)) { await discard(db, name); gone += 1; }
  }
  return gone;
}

/** Clears the folder: halves that nobody goes on with, and, where a bucket has them, files that nobody asked for lately. Answers how many. */
export async function tidy(db: Database, now: number): Promise<number> {
  const hours = (n: number): number => now - n * 3_600_000;
  let gone = 0;
  for (const name of await readdir(folderOf(db)).catch(() => [])) {
    const isHalf = /^[a-z]{1,12}-[0-9a-f]{32,64}\.part(-[0-9a-f]{32})?$/.test(name);
    if (!isHalf && !(bucket(db) && isKey(name))) continue;
    const info = await stat(join(folderOf(db), name)).catch(() => null);
    if (!info || info.mtimeMs >= hours(isHalf ? 24 : AT_HAND_HOURS)) continue;
    await rm(join(folderOf(db), name), { force: true });
    gone += 1;
  }
  return gone;
}
