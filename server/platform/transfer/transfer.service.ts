// What screens do with files: start an import or export as a job, preview, undo, and get a link.
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { Transfer } from '../../../schema/platform/job.ts';
import type { ExportRowsInput, ImportFileInput } from '../../../schema/platform/transfer.inputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { say } from '../../core/messages.ts';
import { transact } from '../../core/transact.ts';
import { enqueue } from '../jobs/job.service.ts';
import { columnsOf, kindToExport, openExport } from './export.service.ts';
import { openTransfer, previewImport, type ImportRequest } from './import.service.ts';
import { exportKinds, importKind, importKinds } from './kind.registry.ts';
import { openTable } from './read-table.ts';
import { atHand, pathOf } from '../storage/shelf.service.ts';
import { store } from './storage.ts';

/** The key of the uploaded file: given, or made of the content sent along. Uploads are named for their owner by chance alone: 128 bits. */
async function uploadOf(ctx: Context, input: ImportFileInput): Promise<string> {
  if (input.uploadId) {
    if (!/^upload-[0-9a-f]{32}$/.test(input.uploadId) || !(await atHand(ctx.db, input.uploadId))) throw new AppError('VALIDATION', 'FILE_MISSING');
    return input.uploadId;
  }
  if (!input.contentBase64) throw new AppError('VALIDATION', 'FILE_MISSING');
  return store(ctx.db, 'upload', Readable.from([Buffer.from(input.contentBase64, 'base64')]));
}

/** Names with their texts, as mapping and mended cells are: what a caller sends as JSON may be anything. */
function textsOf(given: unknown, path: string): Record<string, string> | undefined {
  if (given === undefined || given === null) return undefined;
  demand(typeof given === 'object' && !Array.isArray(given) && Object.values(given).every((one) => typeof one === 'string'), path, 'VALUE_NOT_ALLOWED');
  return given as Record<string, string>;
}

const requestOf = (ctx: Context, input: ImportFileInput, key: string): ImportRequest => ({
  kind: input.kind, path: pathOf(ctx.db, key), fileName: input.fileName ?? 'file', mapping: textsOf(input.mapping, 'input.mapping'), fixes: textsOf(input.fixes, 'input.fixes'), cures: input.cures, isDryRun: input.dryRun, duplicates: input.duplicates, storeId: input.storeId,
});

function checkKind(ctx: Context, kind: string): void {
  const found = importKind(kind);
  if (!found) throw new AppError('VALIDATION', 'KIND_UNKNOWN', { params: { kind } });
  authorise(ctx, found.word);
}

/** Queues an import; a file that is no table is refused before. */
export async function startImport(ctx: Context, input: ImportFileInput): Promise<{ transferId: string; jobId: string }> {
  checkKind(ctx, input.kind);
  const uploadKey = await uploadOf(ctx, input);
  const { path, ...request } = requestOf(ctx, input, uploadKey);
  await openTable(path);
  const transferId = await openTransfer(ctx, { ...request, path });
  return transact(ctx, async (tx) => {
    const jobId = await enqueue(tx, { kind: 'platform.import', title: say('JOB_IMPORT', ctx.locale, { kind: importKind(input.kind)?.label[ctx.locale].toLowerCase(), file: input.fileName ?? '' }).slice(0, 120), input: { ...request, uploadKey, transferId, locale: ctx.locale } });
    await tx.manager.update(Transfer, { id: transferId }, { jobId });
    return { transferId, jobId };
  });
}

/** The preview with its problems in words. */
export async function showPreview(ctx: Context, input: ImportFileInput) {
  checkKind(ctx, input.kind);
  const preview = await previewImport(ctx, requestOf(ctx, input, await uploadOf(ctx, input)));
  const worded = (rows: typeof preview.rows) => rows.map((row) => ({ ...row, cells: row.cells.map(({ params, ...cell }) => ({ ...cell, problem: cell.reason ? say(cell.reason, ctx.locale, params) : null })) }));
  return { ...preview, missing: preview.missing ? say(preview.missing.reason, ctx.locale, preview.missing.params) : null, rows: worded(preview.rows), badRows: worded(preview.badRows) };
}

/** Queues an export; two at once a person are enough. */
export async function startExport(ctx: Context, input: ExportRowsInput): Promise<{ transferId: string; jobId: string }> {
  const kind = kindToExport(input.kind);
  authorise(ctx, kind.word);
  await columnsOf(ctx, kind, input.columns);
  const { rows: [busy] } = await ctx.db.write.query<{ n: number }>(`select count(*)::int n from jobs where kind = 'platform.export' and user_id = $1 and state in ('QUEUED', 'RUNNING')`, [ctx.viewer.userId]);
  if ((busy?.n ?? 0) >= 2) throw new AppError('LIMIT', 'EXPORT_BUSY');
  const request = { kind: input.kind, filter: input.filter ?? null, columns: input.columns ?? null, format: input.format ?? 'CSV', title: input.title ?? null } as const;
  const transferId = await openExport(ctx, request);
  return transact(ctx, async (tx) => {
    const jobId = await enqueue(tx, { kind: 'platform.export', title: say('JOB_EXPORT', ctx.locale, { kind: kind.label[ctx.locale].toLowerCase() }), input: { ...request, transferId, locale: ctx.locale } });
    await tx.manager.update(Transfer, { id: transferId }, { jobId });
    return { transferId, jobId };
  });
}

/** The kinds of files that the viewer may take in or give out. */
export function kindsFor(ctx: Context) {
  const out = new Map(exportKinds().filter((k) => ctx.viewer.reaches.has(k.word)).map((k) => [k.kind, k]));
  const into = new Map(importKinds().filter((k) => ctx.viewer.reaches.has(k.word)).map((k) => [k.kind, k]));
  return [...new Set([...into.keys(), ...out.keys()])].map((kind) => {
    const label = (into.get(kind) ?? out.get(kind))?.label ?? { zh: kind, en: kind };
    return {
      kind, labelZh: label.zh, labelEn: label.en, canImport: into.has(kind), canExport: out.has(kind),
      fields: (into.get(kind)?.fields ?? []).map((f) => ({ key: f.key, labelZh: f.label.zh, labelEn: f.label.en, isRequired: Boolean(f.required), type: f.type })),
    };
  });
}
