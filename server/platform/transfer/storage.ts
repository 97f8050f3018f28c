// Files that come in and go out as tables: under names of our own making, stored whole or not at all, given out by signed paths.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../core/database.ts';
import { discard, keepSafe, placeFor, stored } from '../storage/shelf.service.ts';

/** A fresh key: a word for people and 128 random bits. */
export const freshKey = (word: string): string => `${word}-${randomBytes(16).toString('hex')}`;

/** Stores a stream whole or not at all; answers its key. */
export async function store(db: Database, word: string, content: Readable): Promise<string> {
  const key = freshKey(word);
  const path = await placeFor(db, key);
  try {
    await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    await keepSafe(db, key);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return key;
}

/** Removes files of a word that nobody has used for `hours`: uploads that were never imported. */
export async function sweep(db: Database, word: string, hours: number, now: Date): Promise<number> {
  let removed = 0;
  for await (const { key, at } of stored(db, word)) {
    if (now.getTime() - at > hours * 3_600_000) { await discard(db, key); removed += 1; }
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
