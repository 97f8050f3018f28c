// Files in pieces, for phones whose network comes and goes: each piece with its checksum, in any order, as often as it takes; at the end a receipt.
import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { ask } from '../../core/ask.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { freshKey } from '../transfer/storage.ts';
import { atHand, discard, discardUnused, keepSafe, placeFor } from '../storage/shelf.service.ts';
import { fileReasons } from './file.messages.ts';
import { noteFile, PIECED_DAYS, readyFile } from './file.service.ts';
import { LIMITS } from './kind.rules.ts';

/** Bytes of a piece: small enough to come through a cellar's network, large enough that a photo is three or four. */
export const PIECE_BYTES = 131_072;
const MOST_BYTES = Math.max(LIMITS.PICTURE, LIMITS.PDF, LIMITS.VIDEO);
/** Uploads of one person that are not whole yet. */
const MOST_OPEN = 60;
/** What nobody goes on with goes after so many days. */
const OPEN_DAYS = 7;

/** What the server has of a file and, once it is whole, the receipt: only then may the phone let go of its copy. */
export interface UploadState { pieceBytes: number; pieces: number; have: number[]; receipt: { id: string; sha256: string; bytes: number; receivedAt: string } | null }
interface Upload { id: string; name: string; bytes: number; sha256: string; pieceBytes: number; fileId: string | null; finishedAt: Date | null }

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const COLUMNS = 'u.id::text, u.name, u.bytes, u.sha256, u.piece_bytes "pieceBytes", u.file_id::text "fileId", u.finished_at "finishedAt"';
type Asked = Context | WriteContext;
/** An upload of the viewer's own; another's is not there. */
async function uploadOf(ctx: Asked, key: string, lock = ''): Promise<Upload> {
  const [row] = await ask<Upload>(ctx, `select ${COLUMNS} from file_uploads u where u.uploader_id = $1 and u.key = $2 ${lock}`, [ctx.viewer.userId, key]);
  if (!row) throw new AppError('NOT_FOUND', fileReasons.UPLOAD_UNKNOWN);
  return row;
}
const countOf = (upload: Pick<Upload, 'bytes' | 'pieceBytes'>): number => Math.ceil(upload.bytes / upload.pieceBytes);

async function stateOf(ctx: Asked, upload: Upload): Promise<UploadState> {
  const have = await ask<{ number: number }>(ctx, 'select number from file_upload_pieces where upload_id = $1 order by number', [upload.id]);
  const receipt = upload.fileId && upload.finishedAt ? { id: upload.fileId, sha256: upload.sha256, bytes: upload.bytes, receivedAt: new Date(upload.finishedAt).toISOString() } : null;
  return { pieceBytes: upload.pieceBytes, pieces: countOf(upload), have: have.map((one) => one.number), receipt };
}

export interface BeginUpload { key: string; name: string; bytes: number; sha256: string }
/** Begins an upload under the phone's own key, or says how far it got: what is asked again is answered again. */
export async function beginUpload(ctx: Context, { key, name, bytes, sha256: sum }: BeginUpload): Promise<UploadState> {
  if (bytes > MOST_BYTES) throw new AppError('LIMIT', fileReasons.FILE_BYTES, { params: { limit: MOST_BYTES / 2 ** 20 } });
  return transact(ctx, async (tx) => {
    const now = tx.clock.now();
    const made = await tx.manager.query<Upload[]>(
      `insert into file_uploads as u (uploader_id, key, name, bytes, sha256, piece_bytes, created_at, touched_at) values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (uploader_id, key) do nothing returning ${COLUMNS}`,
      [tx.viewer.userId, key, name, bytes, sum, PIECE_BYTES, now]);
    const upload = made[0] ?? (await uploadOf(tx, key, 'for update'));
    if (upload.bytes !== bytes || upload.sha256 !== sum) throw new AppError('CONFLICT', fileReasons.UPLOAD_OTHER);
    // Its file hung on nothing for too long and is gone: the pieces are asked for anew.
    const isLost = upload.finishedAt !== null && upload.fileId === null;
    await tx.manager.query(`update file_uploads set touched_at = $2${isLost ? ', finished_at = null' : ''} where id = $1`, [upload.id, now]);
    if (made[0]) {
      const [open] = await tx.manager.query<{ n: number }[]>('select count(*)::int n from file_uploads where uploader_id = $1 and finished_at is null', [tx.viewer.userId]);
      if ((open?.n ?? 0) > MOST_OPEN) throw new AppError('LIMIT', fileReasons.UPLOADS_MANY);
    }
    return stateOf(tx, isLost ? { ...upload, finishedAt: null } : upload);
  });
}

/** Takes one piece; a broken one is refused and asked for again, one that is there already changes nothing. */
export async function takePiece(ctx: Context, key: string, number: number, content: Buffer, sum: string): Promise<UploadState> {
  const upload = await uploadOf(ctx, key);
  if (upload.fileId) return stateOf(ctx, upload);
  const last = countOf(upload) - 1;
  const due = number === last ? upload.bytes - last * upload.pieceBytes : upload.pieceBytes;
  if (number > last || content.length !== due) throw new AppError('VALIDATION', fileReasons.UPLOAD_PIECE);
  if (sha256(content) !== sum) throw new AppError('VALIDATION', fileReasons.UPLOAD_PIECE_HASH);
  const storedAs = freshKey('piece');
  const path = await placeFor(ctx.db, storedAs);
  // The bytes before the row: what dies in between is swept.
  try { await writeFile(`${path}.part`, content, { mode: 0o600, flag: 'wx' }); await rename(`${path}.part`, path); } catch (error) { await rm(`${path}.part`, { force: true }); throw error; }
  await keepSafe(ctx.db, storedAs);
  const kept = await transact(ctx, async (tx) => {
    const held = await uploadOf(tx, key, 'for update');
    if (held.fileId) return false;
    const [there] = await tx.manager.query<{ sha256: string }[]>('select sha256 from file_upload_pieces where upload_id = $1 and number = $2', [held.id, number]);
    if (there?.sha256 === sum) return false;
    await tx.manager.query('insert into file_upload_pieces (upload_id, number, sha256, stored_as) values ($1, $2, $3, $4) on conflict (upload_id, number) do update set sha256 = excluded.sha256, stored_as = excluded.stored_as', [held.id, number, sum, storedAs]);
    await tx.manager.query('update file_uploads set touched_at = $2 where id = $1', [held.id, tx.clock.now()]);
    return true;
  });
  if (!kept) await discard(ctx.db, storedAs);
  return stateOf(ctx, await uploadOf(ctx, key));
}

/** Puts the pieces together and takes the file in: judged like any other. Asked twice it answers one receipt. */
export async function finishUpload(ctx: Context, key: string): Promise<UploadState> {
  const upload = await uploadOf(ctx, key);
  if (upload.fileId) return stateOf(ctx, upload);
  const pieces = await ask<{ number: number; storedAs: string }>(ctx, 'select number, stored_as "storedAs" from file_upload_pieces where upload_id = $1 order by number', [upload.id]);
  if (pieces.length !== countOf(upload)) throw new AppError('CONFLICT', fileReasons.UPLOAD_INCOMPLETE);
  const parts = await Promise.all(pieces.map(async (one) => { const path = await atHand(ctx.db, one.storedAs); return path === null ? null : readFile(path).catch(() => null); }));
  const content = parts.every((one) => one !== null) ? Buffer.concat(parts) : null;
  if (!content || content.length !== upload.bytes || sha256(content) !== upload.sha256) {
    await dropPieces(ctx, upload.id, pieces.map((one) => one.storedAs));
    // Two may finish at once: who comes second finds no pieces any more, and the receipt.
    const now = await uploadOf(ctx, key);
    if (now.fileId) return stateOf(ctx, now);
    throw content ? new AppError('VALIDATION', fileReasons.UPLOAD_HASH) : new AppError('CONFLICT', fileReasons.UPLOAD_INCOMPLETE);
  }
  const ready = await readyFile(ctx, { name: upload.name, content });
  const done = await transact(ctx, async (tx) => {
    const held = await uploadOf(tx, key, 'for update');
    if (held.fileId) return held;
    const file = await noteFile(tx, ready);
    const finishedAt = tx.clock.now();
    await tx.manager.query('update file_uploads set file_id = $2, finished_at = $3, touched_at = $3 where id = $1', [held.id, file.id, finishedAt]);
    return { ...held, fileId: file.id, finishedAt };
  });
  await dropPieces(ctx, upload.id, pieces.map((one) => one.storedAs));
  return stateOf(ctx, done);
}

async function dropPieces(ctx: Context, uploadId: string, keys: readonly string[]): Promise<void> {
  await ctx.db.write.query('delete from file_upload_pieces where upload_id = $1 and stored_as = any($2::text[])', [uploadId, keys]);
  for (const key of keys) await discard(ctx.db, key);
}

/** Removes uploads that nobody goes on with, receipts that are no longer needed, and pieces that no row names. Answers how many of each. */
export async function sweepUploads(ctx: Context): Promise<{ uploads: number; pieces: number }> {
  const now = ctx.clock.now().getTime();
  const days = (n: number): Date => new Date(now - n * 86_400_000);
  const { rowCount } = await ctx.db.write.query('delete from file_uploads where (finished_at is null and touched_at < $1) or finished_at < $2', [days(OPEN_DAYS), days(2 * PIECED_DAYS)]);
  const pieces = await discardUnused(ctx.db, ['piece'], days(1).getTime(), 'select stored_as key from file_upload_pieces where stored_as = any($1::text[])');
  return { uploads: rowCount ?? 0, pieces };
}
