// Giving rows out: what the list shows, with the same rights and masks, streamed to a file whose link dies in a day.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transfer, TransferDirection } from '../../../schema/platform/job.ts';
import { nounOf } from '../../../schema/base.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { coverage } from '../../core/read/rights.ts';
import { streamCsv } from '../../core/read/csv-rows.ts';
import { countRows, streamRows } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../events/event.service.ts';
import { exportKind, type ExportKind } from './kind.registry.ts';
import { BOM, csvLine } from './safe-csv.ts';
import { SafePass } from './safe-pass.ts';
import { keepSafe, placeFor } from '../storage/shelf.service.ts';
import { freshKey, signedPath } from './storage.ts';

export interface ExportRequest {
  kind: string;
  filter?: Record<string, unknown> | null;
  columns?: readonly string[] | null;
  format?: 'CSV' | 'XLSX';
  title?: string | null;
}
const LINK_HOURS = 24;
const XLSX_ROWS = 50_000;

export const kindToExport = (kind: string): ExportKind => {
  const found = exportKind(kind);
  if (!found) throw new AppError('VALIDATION', 'KIND_UNKNOWN', { params: { kind } });
  return found;
};

/** The columns of an export: those asked for, or the usual ones that the viewer may see. Asking for a forbidden one is refused. */
export async function columnsOf(ctx: Context, kind: ExportKind, asked?: readonly string[] | null): Promise<{ prop: string; label: string }[]> {
  const noun = nounOf(kind.noun);
  const all = [...kind.columns, ...(await kind.more?.(ctx) ?? [])];
  const known = new Map(all.map((c) => [c.prop, c]));
  const isOpen = (path: string): boolean => {
    const prop = noun.props.get(path);
    return !prop || coverage(ctx.viewer, noun.read, prop.right) !== 'none';
  };
  for (const path of asked ?? []) {
    if (!known.has(path)) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.columns': 'EXPORT_COLUMN' }, params: { column: path } });
    if (!isOpen(path)) throw new AppError('FORBIDDEN', 'FIELD_FORBIDDEN', { params: { field: path } });
  }
  const chosen = asked?.length ? asked : all.map((c) => c.prop).filter(isOpen);
  return chosen.map((prop) => ({ prop, label: known.get(prop)?.[ctx.locale] ?? prop }));
}

/** Name of an export's file: kind, view and the day in the chain's zone. */
const fileNameOf = (ctx: Context, kind: ExportKind, request: ExportRequest): string => {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ctx.db.settings.zone }).format(ctx.clock.now());
  const title = (request.title ?? kind.label[ctx.locale]).replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim().slice(0, 60);
  return `${title} ${day}.${(request.format ?? 'CSV').toLowerCase()}`;
};

/** Notes an export before it runs; the caller queues it. Answers the transfer's id. */
export async function openExport(ctx: Context, request: ExportRequest): Promise<string> {
  const kind = kindToExport(request.kind);
  authorise(ctx, kind.word);
  await columnsOf(ctx, kind, request.columns);
  const made = await transact(ctx, (tx) => tx.manager.save(tx.manager.create(Transfer, {
    direction: TransferDirection.EXPORT, kind: request.kind, fileName: fileNameOf(ctx, kind, request), userId: ctx.viewer.userId,
    mapping: { filter: request.filter ?? null, columns: request.columns ?? null }, createdAt: ctx.clock.now().toISOString(),
  })));
  return made.id;
}

/** Streams the cells of an export; what rests sealed and leaves whole is opened on the way. */
function cellsOf(ctx: Context, kind: ExportKind, request: ExportRequest, columns: readonly { prop: string }[], take: (rows: (string | null)[][]) => Promise<void>): Promise<number> {
  const props = columns.map((one) => one.prop);
  const opened = (kind.whole ?? []).filter((one) => props.includes(one.prop)).map((one, n) => ({ ...one, at: props.indexOf(one.prop), byAt: props.length + n }));
  return streamRows(ctx, kind.noun, { filter: request.filter, columns: [...props, ...opened.map((one) => one.by)], whole: opened.map((one) => one.prop) }, (rows) => take(opened.length === 0 ? rows : rows.map((row) => {
    const cells = row.slice(0, props.length);
    for (const { at, byAt, open } of opened) { const [kept, owner] = [row[at], row[byAt]]; if (kept && owner) cells[at] = openedIn(ctx, row, () => open(ctx.db, owner, kept)); }
    return cells;
  })));
}

/** What cannot be opened is said with the beginning of its row, so that one knows whose it is. */
function openedIn(ctx: Context, row: readonly (string | null)[], open: () => string): string {
  try { return open(); } catch (error) {
    throw error instanceof AppError ? new AppError('POLICY', 'EXPORT_CLOSED', { params: { row: row.slice(0, 3).filter(Boolean).join(' '), why: error.say(ctx.locale) } }) : error;
  }
}

/** Between two words on how far it is, and two looks whether it is still wanted. */
const TELL_ROWS = 5_000;

/** Writes rows as CSV (BOM, neutralised cells) through `write`; flat in memory. Answers how many. */
export async function writeCsv(ctx: Context, request: ExportRequest, write: (rows: Buffer) => Promise<void>, progress?: (done: number) => Promise<void>): Promise<number> {
  const kind = kindToExport(request.kind);
  authorise(ctx, kind.word);
  const columns = await columnsOf(ctx, kind, request.columns);
  await write(Buffer.from(BOM + csvLine(columns.map((c) => c.label))));
  // What must be opened on the way goes cell by cell; all else stays as the database wrote it, where that is harmless.
  if (kind.whole?.some((one) => columns.some(({ prop }) => prop === one.prop))) {
    let done = 0;
    return cellsOf(ctx, kind, request, columns, async (rows) => {
      await write(Buffer.from(rows.map(csvLine).join('')));
      done += rows.length;
      await progress?.(done);
    });
  }
  const pass = new SafePass();
  let told = 0;
  await streamCsv(ctx, kind.noun, { filter: request.filter, columns: columns.map((c) => c.prop) }, async (part) => {
    const safe = pass.take(part);
    if (safe.length) await write(safe);
    if (pass.rows - told >= TELL_ROWS) await progress?.((told = pass.rows));
  });
  pass.end();
  await progress?.(pass.rows);
  return pass.rows;
}

/** Runs a noted export into a stored file, and logs who took what and how much. */
export async function runExport(ctx: Context, request: ExportRequest & { transferId: string }, hooks: { progress?(done: number, total: number): Promise<void>; isCancelled?(): Promise<boolean> } = {}): Promise<{ rows: number; fileName: string; transferId: string }> {
  const kind = kindToExport(request.kind);
  authorise(ctx, kind.word);
  const total = await countRows(ctx, kind.noun, request.filter);
  const key = freshKey('export');
  const path = await placeFor(ctx.db, key);
  const progress = async (done: number): Promise<void> => {
    await hooks.progress?.(done, total);
    if (await hooks.isCancelled?.()) throw new AppError('POLICY', 'FILE_MISSING');
  };
  const opened = kind.whole && (await columnsOf(ctx, kind, request.columns)).map((c) => c.prop).filter((prop) => kind.whole?.some((one) => one.prop === prop));
  let rows: number;
  try {
    rows = request.format === 'XLSX' ? await writeXlsx(ctx, request, path, total, progress) : await writeFileCsv(ctx, request, path, progress);
    await keepSafe(ctx.db, key);
  } catch (error) { await rm(path, { force: true }); throw error; }
  return transact(ctx, async (tx) => {
    const transfer = await tx.manager.findOneByOrFail(Transfer, { id: request.transferId });
    Object.assign(transfer, { storedAs: key, rowCount: rows, acceptedCount: rows, updatedAt: ctx.clock.now().toISOString() });
    await tx.manager.save(transfer);
    await recordEvent(tx, { kind: `${request.kind}.exported`, resource: 'Transfer', resourceId: transfer.id, after: { rows, filter: request.filter ?? null, columns: request.columns ?? null, format: request.format ?? 'CSV', ...(opened?.length ? { opened } : {}) } });
    return { rows, fileName: transfer.fileName, transferId: transfer.id };
  });
}

async function writeFileCsv(ctx: Context, request: ExportRequest, path: string, progress: (done: number) => Promise<void>): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 });
  const write = async (rows: Buffer): Promise<void> => { if (!file.write(rows)) await once(file, 'drain'); };
  try { return await writeCsv(ctx, request, write, progress); } finally { file.end(); await once(file, 'close'); }
}

async function writeXlsx(ctx: Context, request: ExportRequest, path: string, total: number, progress: (done: number) => Promise<void>): Promise<number> {
  if (total > XLSX_ROWS) throw new AppError('LIMIT', 'TOO_MANY_ROWS', { params: { limit: XLSX_ROWS } });
  const kind = kindToExport(request.kind);
  const columns = await columnsOf(ctx, kind, request.columns);
  // Cells are typed as text, so nothing in them is a formula; there is no need to change what they say.
  const sheet: { value: string | undefined; type: StringConstructor; fontWeight?: 'bold' }[][] = [columns.map((c) => ({ value: c.label, type: String, fontWeight: 'bold' as const }))];
  const rows = await cellsOf(ctx, kind, request, columns, async (batch) => {
    for (const row of batch) sheet.push(row.map((cell) => ({ value: cell ?? undefined, type: String })));
    await progress(sheet.length - 1);
  });
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  // Rows first: whoever takes the file in again reads the first sheet.
  const cover = await kind.cover?.(ctx, request.filter ?? null);
  const sheets = [{ data: sheet, sheet: kind.label[ctx.locale] }, ...(cover ? [{ data: cover.rows.map((row) => row.map((value) => ({ value, type: String }))), sheet: cover.name }] : [])];
  await writeXlsxFile((cover ? sheets : sheet) as never).toFile(path);
  return rows;
}

/** A link to a finished export or to an import's rejects, for its owner or those who see all jobs; dead after a day. */
export async function linkTo(ctx: Context, transferId: string, which: 'file' | 'rejects'): Promise<{ path: string; fileName: string; expiresAt: string }> {
  const transfer = await transferFor(ctx, transferId);
  const key = which === 'file' ? transfer.storedAs : transfer.rejectsStoredAs;
  if (!key) throw new AppError('NOT_FOUND', 'LINK_DEAD');
  const expires = ctx.clock.now().getTime() + LINK_HOURS * 3_600_000;
  return { path: signedPath(ctx.db, transferId, which, expires), fileName: which === 'file' ? transfer.fileName : `rejects ${transfer.fileName}.csv`, expiresAt: new Date(expires).toISOString() };
}

/** The transfer, if it is the viewer's or they see all jobs, and they still hold its kind's word. */
export async function transferFor(ctx: Context, transferId: string): Promise<Transfer> {
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  const transfer = /^\d{1,18}$/.test(transferId) ? await ctx.db.source.manager.findOneBy(Transfer, { id: transferId }) : null;
  const isTheirs = transfer && ((transfer.userId && transfer.userId === ctx.viewer.userId) || ctx.viewer.reaches.get('platform:read-all-jobs')?.all);
  if (!transfer || !isTheirs) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (transfer.direction === TransferDirection.EXPORT) authorise(ctx, kindToExport(transfer.kind).word);
  return transfer;
}
