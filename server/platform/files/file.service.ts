// Taking files in, hanging them on rows, giving them out by signed links, and removing what hangs on nothing.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import { FileKind, StoredFile } from '../../../schema/platform/file.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { freshKey } from '../transfer/storage.ts';
import { atHand, discardUnused, keepSafe, placeFor, tidy } from '../storage/shelf.service.ts';
import { BrokenFile, cleanMp4 } from './clean.rules.ts';
import { fileReasons } from './file.messages.ts';
import { mayReadFileOf, pseudonymOf } from './file.registry.ts';
import { fitsPixels, LIMITS, nameFor, sniff, type Sniffed } from './kind.rules.ts';
import { preparePicture, type Prepared, printedPicture } from './picture.ts';

/** Uploads of one person that hang on nothing yet. */
const MOST_LOOSE = 100;
/** What hangs on nothing goes after so long. */
const LOOSE_HOURS = 24;
/** And what was sent in pieces after so many days. */
export const PIECED_DAYS = 14;
const LINK_MS = 3_600_000;

/** Bytes under the name of their hash: the same bytes are kept once. Answers the key. */
async function keep(db: Database, word: 'blob' | 'small' | 'sealed', content: Buffer): Promise<string> {
  const key = `${word}-${createHash('sha256').update(content).digest('hex')}`;
  const path = await placeFor(db, key);
  const draft = `${path}.${freshKey('part')}`;
  // Written beside and moved: nobody reads half a file, and a sweep that looks now sees a young one.
  try { await writeFile(draft, content, { mode: 0o600, flag: 'wx' }); await rename(draft, path); } catch (error) { await rm(draft, { force: true }); throw error; }
  await keepSafe(db, key);
  return key;
}

/** Judges bytes by themselves; refused within what is allowed to their kind. */
function judge(content: Buffer): Sniffed {
  const found = sniff(content);
  if (!found) throw new AppError('VALIDATION', fileReasons.FILE_KIND);
  if (content.length > LIMITS[found.kind]) throw new AppError('LIMIT', fileReasons.FILE_BYTES, { params: { limit: LIMITS[found.kind] / 2 ** 20 } });
  if (found.width !== null && found.height !== null && !fitsPixels(found.width, found.height)) throw new AppError('LIMIT', fileReasons.FILE_PIXELS, { params: { limit: LIMITS.pixels / 1_000_000 } });
  return found;
}

async function prepare(content: Buffer, found: Sniffed): Promise<Prepared | { content: Buffer; width: null; height: null; thumbnail: null }> {
  try {
    if (found.kind === FileKind.PICTURE) return await preparePicture(content, found.mediaType, { width: found.width as number, height: found.height as number });
    return { content: found.kind === FileKind.VIDEO ? cleanMp4(content) : content, width: null, height: null, thumbnail: null };
  } catch (error) {
    if (error instanceof BrokenFile) throw new AppError('VALIDATION', found.kind === FileKind.PICTURE ? fileReasons.FILE_BROKEN_PICTURE : fileReasons.FILE_KIND);
    throw error;
  }
}

/** Judges, cleans and keeps bytes; answers the row that is to note them. The bytes come before the row, so that there is no row without them. */
export async function readyFile(ctx: Context, given: { name: string; content: Buffer }): Promise<Partial<StoredFile>> {
  const found = judge(given.content);
  const { rows: [loose] } = await ctx.db.write.query<{ n: number }>('select count(*)::int n from stored_files where uploader_id = $1 and not is_attached', [ctx.viewer.userId]);
  if (ctx.viewer.userId && (loose?.n ?? 0) >= MOST_LOOSE) throw new AppError('LIMIT', fileReasons.FILES_MANY);
  const made = await prepare(given.content, found);
  // All come to their end before anything is answered: where one fails, no other goes on being put away behind the refusal.
  const kept = [keep(ctx.db, 'blob', made.content), keep(ctx.db, 'sealed', given.content), made.thumbnail ? keep(ctx.db, 'small', made.thumbnail) : null] as const;
  await Promise.allSettled(kept);
  const [storedAs, sealedAs, thumbnailAs] = await Promise.all(kept);
  return {
    uploaderId: ctx.viewer.userId, name: nameFor(given.name, found.extension), fileKind: found.kind, mediaType: found.mediaType, bytes: made.content.length,
    width: made.width, height: made.height, sha256: createHash('sha256').update(given.content).digest('hex'), isAttached: false, storedAs, sealedAs, thumbnailAs, version: 1,
  };
}
/** Notes a file that is ready. It hangs on nothing yet. */
export async function noteFile(tx: WriteContext, ready: Partial<StoredFile>): Promise<StoredFile> {
  const name = pseudonymOf(tx);
  // What the file hangs on later would else tell who made it, to whoever reads the log.
  if (name !== null && tx.manager.queryRunner) Object.assign(tx.manager.queryRunner.data, { ctx: { ...tx, viewer: { ...tx.viewer, userId: null, employeeId: null, name } } });
  return tx.manager.save(tx.manager.create(StoredFile, ready));
}

/** Takes a file in for the viewer: judged, cleaned, kept, noted. */
export async function takeFile(ctx: Context, given: { name: string; content: Buffer }): Promise<StoredFile> {
  const ready = await readyFile(ctx, given);
  return transact(ctx, (tx) => noteFile(tx, ready));
}

/** Uploads of the viewer's own that hang on nothing yet, locked; refused when one of them is not. */
export async function looseFiles(tx: WriteContext, ids: readonly string[], path = 'input.fileIds'): Promise<StoredFile[]> {
  const keys = [...new Set(ids)];
  demand(keys.length === ids.length && keys.every((id) => decodeId('StoredFile', id)), path, fileReasons.FILE_UNKNOWN);
  if (!keys.length) return [];
  const rows = await tx.manager.getRepository(StoredFile).createQueryBuilder('f').setLock('pessimistic_write').where('f.id in (:...keys)', { keys }).orderBy('f.id').getMany();
  const mine = rows.filter((row) => !row.isAttached && (row.uploaderId ?? null) === tx.viewer.userId);
  demand(mine.length === keys.length, path, fileReasons.FILE_UNKNOWN);
  return keys.map((key) => mine.find((row) => row.id === key) as StoredFile);
}

/** Notes what a file hangs on from now. */
export async function hang(tx: WriteContext, file: StoredFile, resource: string, resourceKey: string): Promise<void> {
  Object.assign(file, { isAttached: true, resource, resourceKey, version: file.version + 1, updatedAt: tx.clock.now().toISOString() });
  await tx.manager.save(file);
}

/** The SHA-256 of files' bytes as they are served: they are kept under it. */
export async function servedHashes(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length ? await manager.query<{ id: string; sum: string }[]>("select id::text, split_part(stored_as, '-', 2) sum from stored_files where id = any($1::bigint[])", [ids]) : [];
  return new Map(rows.map((row) => [row.id, row.sum]));
}

/** A file once more, for another row to hang on: a row of its own over the same bytes, which stay as long as one of the two does. */
export async function fileAgain(tx: WriteContext, fileId: string): Promise<StoredFile> {
  const { id: _id, createdAt: _at, updatedAt: _later, version: _n, resource: _noun, resourceKey: _key, ...bytes } = await tx.manager.findOneByOrFail(StoredFile, { id: fileId });
  return noteFile(tx, { ...bytes, uploaderId: tx.viewer.userId, isAttached: false, version: 1 });
}

/** Takes files away with what they hung on; their bytes follow with the next sweep. By statement: nothing of them stays in the log. */
export async function dropFiles(tx: WriteContext, ids: readonly string[]): Promise<void> {
  await tx.manager.query('with d as (delete from stored_files where id = any($1::bigint[]) returning 1) select count(*) from d', [ids]);
}

export type Which = 'file' | 'thumbnail';
const signature = (db: Database, text: string): string => createHmac('sha256', db.settings.secret).update(`kept/${text}`).digest('base64url').slice(0, 32);

/** A path that opens a file for an hour to whoever may read it then. Links of one hour are alike, so that a browser keeps what it has. */
export function linkToFile(ctx: Context, fileId: string, which: Which): string {
  const expires = (Math.floor(ctx.clock.now().getTime() / LINK_MS) + 2) * LINK_MS;
  const text = `${fileId}/${which}/${expires}`;
  return `/files/kept/${text}/${signature(ctx.db, text)}`;
}

/** The file behind a signed link, when it still holds and the viewer may read what it hangs on (or sent it and hung it on nothing). */
export async function fileBehind(ctx: Context, link: { id: string; which: string; expires: string; signature: string }): Promise<Served> {
  const dead = () => new AppError('NOT_FOUND', 'LINK_DEAD');
  const made = Buffer.from(signature(ctx.db, `${link.id}/${link.which}/${link.expires}`));
  const sent = Buffer.from(link.signature);
  if (made.length !== sent.length || !timingSafeEqual(made, sent) || !(Number(link.expires) > ctx.clock.now().getTime()) || !decodeId('StoredFile', link.id)) throw dead();
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  const file = await ctx.db.source.manager.findOneBy(StoredFile, { id: link.id });
  const isMine = file && !file.isAttached && file.uploaderId === ctx.viewer.userId;
  if (!file || !(isMine || (file.resource && file.resourceKey && (await mayReadFileOf(ctx, file.resource, file.resourceKey))))) throw dead();
  const served = await servedFile(ctx.db, file, link.which === 'thumbnail' ? 'thumbnail' : 'file');
  if (!served) throw dead();
  return served;
}

export interface Served { path: string; bytes: number; name: string; mediaType: string }
async function servedFile(db: Database, file: StoredFile, which: Which): Promise<Served | null> {
  const key = which === 'thumbnail' ? file.thumbnailAs : file.storedAs;
  const path = key ? await atHand(db, key) : null;
  const info = path ? await stat(path).catch(() => null) : null;
  return path && info ? { path, bytes: info.size, name: file.name, mediaType: which === 'thumbnail' ? 'image/webp' : file.mediaType } : null;
}

/** A file by its key, for a caller that has judged by itself who may have it; null when it is gone. */
export async function keptFile(db: Database, id: string, which: Which): Promise<Served | null> {
  const file = await db.source.manager.findOneBy(StoredFile, { id });
  return file ? servedFile(db, file, which) : null;
}

/** The bytes of a file as it is given out, for a caller that has judged by itself who may have it; null when it is gone. */
export async function keptBytes(db: Database, id: string): Promise<Buffer | null> {
  const file = await keptFile(db, id, 'file');
  return file && readFile(file.path).catch(() => null);
}

/** A kept picture as it is printed, for a caller that has judged by itself who may have it; null when it is gone or is none. */
export async function printedFile(db: Database, id: string): Promise<Buffer | null> {
  const file = await keptFile(db, id, 'file');
  const bytes = file?.mediaType.startsWith('image/') ? await readFile(file.path).catch(() => null) : null;
  return bytes && file ? printedPicture(bytes, file.mediaType) : null;
}

/** Removes uploads that nobody used for a day, then bytes that no row names, halves of killed uploads with them. Answers how many of each. */
export async function sweepKept(ctx: Context): Promise<{ rows: number; files: number }> {
  const now = ctx.clock.now().getTime();
  const before = new Date(now - LOOSE_HOURS * 3_600_000);
  // What came in pieces belongs to work that a phone holds, without network perhaps: it may wait longer.
  const { rowCount } = await ctx.db.write.query(
    'delete from stored_files f where not f.is_attached and f.created_at < $1 and not exists (select 1 from file_uploads u where u.file_id = f.id and u.finished_at > $2)', [before, new Date(now - PIECED_DAYS * 86_400_000)]);
  const files = await tidy(ctx.db, now) + await discardUnused(ctx.db, ['blob', 'small', 'sealed'], before.getTime(),
    'select k.key from unnest($1::text[]) k(key) where exists (select 1 from stored_files f where f.stored_as = k.key or f.sealed_as = k.key or f.thumbnail_as = k.key)');
  return { rows: rowCount ?? 0, files };
}
