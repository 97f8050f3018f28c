// Taking a file in: preview, dry run and the run itself, with counts, rejects and an undo that holds for seven days.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { basename } from 'node:path';
import { Transfer, TransferDirection } from '../../../schema/platform/job.ts';
import { authorise, businessDay, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { say } from '../../core/messages.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../events/event.service.ts';
import { parseCell } from './cells.rules.ts';
import { cureOf, type Cure } from './cures.rules.ts';
import { importProgress, type Said } from './import-progress.rules.ts';
import { importKind, type DuplicateRule, type ImportKind, type ImportOptions, type ImportRun, type ParsedRow, type RowValues } from './kind.registry.ts';
import { checkMapping, dayOrder, suggestMapping, type Mapping } from './mapping.rules.ts';
import type { PlainRow } from './plain-rows.ts';
import { openTable, type Table } from './read-table.ts';
import { REJECT_HEADINGS } from './rejects.rules.ts';
import { BOM, csvLine } from './safe-csv.ts';
import './transfer.messages.ts';
import { keepSafe, placeFor } from '../storage/shelf.service.ts';
import { freshKey } from './storage.ts';

const UNDO_DAYS = 7;

export interface ImportRequest {
  kind: string;
  path: string;
  fileName?: string;
  mapping?: Mapping;
  isDryRun?: boolean;
  duplicates?: DuplicateRule;
  /** Code or id of the store of rows that name none. */
  storeId?: string | null;
  zone?: string;
  /** Cells mended by hand: `<line>:<field>` -> text. */
  fixes?: Record<string, string>;
  /** Cures for a whole column: `<field>:<cure>`. */
  cures?: readonly string[];
  transferId?: string;
}
export interface ImportReport { transferId: string; rows: number; accepted: number; repaired: number; rejected: number; unchanged: number; rejectsKey: string | null; isRepeat: boolean }

/** The kind with the fields that this chain has besides. */
async function wholeKind(ctx: Context, kind: string): Promise<ImportKind> {
  const found = kindOf(kind);
  return found.more ? { ...found, fields: [...found.fields, ...await found.more(ctx)] } : found;
}

const kindOf = (kind: string): ImportKind => {
  const found = importKind(kind);
  if (!found) throw new AppError('VALIDATION', 'KIND_UNKNOWN', { params: { kind } });
  return found;
};

/** Finds the store by id or code; its zone is the zone of the file's times. */
async function storeOf(ctx: Context, given: string | null | undefined, zone?: string): Promise<{ storeId: string | null; zone: string }> {
  if (!given) return { storeId: null, zone: zone ?? ctx.db.settings.zone };
  const { rows: [row] } = await ctx.db.write.query<{ id: string; time_zone: string }>('select id, time_zone from stores where id::text = $1 or code = $1', [given]);
  if (!row) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.storeId': 'STORE_CODE_UNKNOWN' } });
  return { storeId: row.id, zone: zone ?? row.time_zone };
}

/** Does a column of the file feed this field? */
export async function isFed(ctx: Context, request: Pick<ImportRequest, 'kind' | 'path' | 'mapping'>, field: string): Promise<boolean> {
  const { fields } = await wholeKind(ctx, request.kind);
  return (request.mapping ?? suggestMapping(fields, (await openTable(request.path)).headers))[field] !== undefined;
}

/** A field with its column, and the last time or day that it may say. */
interface Column { field: ImportKind['fields'][number]; index: number; latest?: string | undefined }
/** How far ahead a time may lie, as text that compares: till clocks run ahead by hours, birthdays not at all. */
function latestOf(ctx: Context, { type, aheadHours }: Column['field']): string | undefined {
  if (aheadHours === undefined) return undefined;
  return type === 'day' ? businessDay(ctx) : new Date(ctx.clock.now().getTime() + aheadHours * 3_600_000).toISOString();
}

interface Plan { kind: ImportKind; table: Table; mapping: Mapping; columns: Column[]; isDayFirst: boolean; options: ImportOptions; fixes: Record<string, string>; cures: ReadonlySet<string> }

async function planOf(ctx: Context, request: ImportRequest, isStrict: boolean): Promise<Plan> {
  const kind = await wholeKind(ctx, request.kind);
  const table = await openTable(request.path);
  const mapping = request.mapping ?? suggestMapping(kind.fields, table.headers);
  const place = await storeOf(ctx, request.storeId, request.zone);
  const wrong = checkMapping(kind.fields, table.headers, mapping, new Set(place.storeId ? ['store'] : []));
  if (wrong && isStrict) throw new AppError('VALIDATION', wrong.reason, { params: wrong.params });
  const columns = kind.fields.filter((field) => mapping[field.key] !== undefined)
    .map((field): Column => ({ field, index: table.headers.indexOf(mapping[field.key] as string), latest: latestOf(ctx, field) })).filter((c) => c.index >= 0);
  const times = columns.filter((c) => c.field.type === 'day' || c.field.type === 'instant');
  return { kind, table, mapping, columns, isDayFirst: times.length > 0 && await isDayFirstIn(table, times.map((c) => c.index)), fixes: request.fixes ?? {}, cures: new Set(request.cures ?? []), options: { duplicates: request.duplicates ?? 'MERGE', ...place } };
}

/** Reads as far as it takes to tell: to the first value that can be read one way only, or until no such values come. */
async function isDayFirstIn(table: Table, indexes: readonly number[]): Promise<boolean> {
  let read = 0;
  let written = 0;
  for await (const { cells } of table.rows()) {
    for (const index of indexes) {
      const told = dayOrder(cells[index] ?? '');
      if (told.isDayFirst !== null) return told.isDayFirst;
      if (told.isWritten) written += 1;
    }
    read += 1;
    if (read >= 2_000 && written === 0) break;
  }
  return false;
}

interface CellError { field: string; reason: string; params?: Record<string, string | number>; cure?: Cure | null }
interface ReadRow extends ParsedRow { errors: CellError[]; isRepaired: boolean }

/** How this file's rows are read, one at a time; `suggests`: with the cure that each wrong cell could be mended by. */
function readerOf(plan: Plan, suggests = false): (row: PlainRow) => ReadRow {
  const { zone } = plan.options;
  const width = plan.table.headers.length;
  // A key made for each of millions of cells costs as much as reading them; hardly any file has a mended one.
  const mended = new Set(Object.keys(plan.fixes).map((key) => Number(key.split(':', 1)[0])));
  return ({ line, cells }) => {
    const isMended = mended.has(line);
    const values: RowValues = {};
    const errors: CellError[] = [];
    let isRepaired = false;
    for (const { field, index, latest } of plan.columns) {
      const fixed = isMended ? plan.fixes[`${line}:${field.key}`] : undefined;
      const given = fixed ?? cells[index] ?? '';
      let parsed = parseCell(field, given, zone, plan.isDayFirst);
      const cure = parsed.reason && (suggests || plan.cures.size) ? cureOf(field, given, zone, plan.isDayFirst) : null;
      if (cure && plan.cures.has(`${field.key}:${cure.key}`)) parsed = { ...parseCell(field, cure.text, zone, plan.isDayFirst), isRepaired: true };
      if (latest !== undefined && parsed.value !== null && parsed.value > latest) parsed = { value: null, isRepaired: false, reason: 'CELL_FUTURE' };
      values[field.key] = parsed.value;
      isRepaired ||= parsed.isRepaired || fixed !== undefined;
      if (parsed.reason) errors.push({ field: field.key, reason: parsed.reason, params: parsed.params, cure });
    }
    // A cell beyond the last header means that something within the row is not quoted: its values stand in wrong columns.
    if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) errors.unshift({ field: '', reason: 'ROW_TOO_WIDE' });
    return { line, values, source: cells, errors, isRepaired };
  };
}

const PREVIEW_ROWS = 20;
const PREVIEW_READ = 20_000;
const PREVIEW_BAD = 200;

/** Headers, a suggested mapping, the first rows, and the rows whose cells are wrong, read from the first 20,000. Writes nothing. */
export async function previewImport(ctx: Context, request: ImportRequest) {
  authorise(ctx, kindOf(request.kind).word);
  const plan = await planOf(ctx, request, false);
  const missing = checkMapping(plan.kind.fields, plan.table.headers, plan.mapping, new Set(plan.options.storeId ? ['store'] : []));
  const check = await plan.kind.check?.(ctx, plan.options);
  const rows: ReadRow[] = [];
  const bad: ReadRow[] = [];
  const problems = new Map<string, { field: string; reason: string; count: number }>();
  const cures = new Map<string, { field: string; key: string; count: number; sample: string; result: string }>();
  let read = 0;
  let wrong = 0;
  let repaired = 0;
  const saidIn = (row: ReadRow, field: string, index: number): string => plan.fixes[`${row.line}:${field}`] ?? row.source[index] ?? '';
  const readRow = readerOf(plan, true);
  for await (const given of plan.table.rows()) {
    const row = readRow(given);
    read += 1;
    const whole = row.errors.length ? null : check?.(row);
    if (whole) row.errors.push(whole);
    if (rows.length < PREVIEW_ROWS) rows.push(row);
    if (row.errors.length) { wrong += 1; if (bad.length < PREVIEW_BAD) bad.push(row); } else if (row.isRepaired) repaired += 1;
    for (const { field, reason, cure } of row.errors) {
      const problem = problems.get(`${field}:${reason}`) ?? { field, reason, count: 0 };
      problem.count += 1;
      problems.set(`${field}:${reason}`, problem);
      if (!cure) continue;
      const index = plan.columns.find((c) => c.field.key === field)?.index ?? -1;
      const known = cures.get(`${field}:${cure.key}`) ?? { field, key: cure.key, count: 0, sample: saidIn(row, field, index), result: cure.text };
      known.count += 1;
      cures.set(`${field}:${cure.key}`, known);
    }
    if (read >= PREVIEW_READ) break;
  }
  const shown = (row: ReadRow) => ({
    line: row.line, isRepaired: row.isRepaired,
    cells: plan.columns.map(({ field, index }) => {
      const error = row.errors.find((e) => e.field === field.key);
      return { field: field.key, text: saidIn(row, field.key, index), value: row.values[field.key] ?? null, reason: error?.reason ?? null, params: error?.params, cure: error?.cure ?? null };
    }),
  });
  return {
    headers: plan.table.headers, encoding: plan.table.encoding, mapping: plan.mapping, missing,
    fields: plan.kind.fields.map(({ key, label, required, type }) => ({ key, labelZh: label.zh, labelEn: label.en, isRequired: Boolean(required), type })),
    rowsRead: read, isWhole: read < PREVIEW_READ, badCount: wrong, repairedCount: repaired, rows: rows.map(shown), badRows: bad.map(shown),
    problems: [...problems.values()].sort((a, b) => b.count - a.count), cures: [...cures.values()].sort((a, b) => b.count - a.count),
  };
}

async function hashOf(path: string, request: ImportRequest): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([request.kind, request.mapping ?? null, request.storeId ?? null, request.fixes ?? null, ...(request.cures?.length ? [request.cures] : [])]));
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}

/** Notes the transfer before its work begins, so that a screen can follow it. Answers its id. */
export async function openTransfer(ctx: Context, request: ImportRequest, jobId: string | null = null): Promise<string> {
  authorise(ctx, kindOf(request.kind).word);
  const made = await transact(ctx, (tx) => tx.manager.save(tx.manager.create(Transfer, {
    direction: TransferDirection.IMPORT, kind: request.kind, fileName: (request.fileName ?? basename(request.path)).slice(0, 200),
    jobId, userId: ctx.viewer.userId, isDryRun: request.isDryRun ?? false, mapping: request.mapping ?? null, createdAt: ctx.clock.now().toISOString(),
  })));
  return made.id;
}

/**
 * Takes a file in. Rows with a wrong cell, and rows that the kind refuses, go to a rejects file with line and reason;
 * everything else is loaded in constant memory. The same file twice changes nothing: rows that are there are `unchanged`.
 */
export async function runImport(ctx: Context, request: ImportRequest, hooks: { progress?(done: number, total?: number): Promise<void>; isCancelled?(): Promise<boolean> } = {}): Promise<ImportReport> {
  const kind = kindOf(request.kind);
  authorise(ctx, kind.word);
  const plan = await planOf(ctx, request, true);
  const contentHash = await hashOf(request.path, request);
  const transferId = request.transferId ?? await openTransfer(ctx, request);
  const repeated = await ctx.db.write.query(`select 1 from transfers where kind = $1 and content_hash = $2 and id <> $3 and undone_at is null and not is_dry_run limit 1`, [request.kind, contentHash, transferId]);
  const rejectsKey = freshKey('rejects');
  const rejectsFile = createWriteStream(await placeFor(ctx.db, rejectsKey), { mode: 0o600 });
  rejectsFile.write(BOM + csvLine([...plan.table.headers, ...REJECT_HEADINGS[ctx.locale]]));
  let rows = 0; let repaired = 0; let rejected = 0;
  // Rows refused by their kind after loading come by their lines alone; what they said is read from the file again.
  const late = new Map<number, { reason: string; field?: string }>();
  const refuse = (row: ParsedRow, reason: string, field?: string, params?: Record<string, string | number>): void => {
    if (!row.source.length) { late.set(row.line, { reason, ...(field ? { field } : {}) }); return; }
    rejected += 1;
    rejectsFile.write(csvLine([...plan.table.headers.map((_, i) => row.source[i] ?? ''), String(row.line), field ? (plan.mapping[field] ?? field) : '', `${reason}: ${say(reason, ctx.locale, params)}`]));
  };
  const far = importProgress(kind.isStaged ?? false);
  const tell = async (said: Said | null): Promise<void> => { if (said) await hooks.progress?.(said.done, said.total); };
  let isStopped = false;
  const run: ImportRun = {
    transferId, options: plan.options, isDryRun: request.isDryRun ?? false, reject: refuse,
    progress: (done, of) => tell(far.loaded(done, of)), isCancelled: async () => { isStopped = (await hooks.isCancelled?.()) ?? false; return isStopped; },
  };
  const good = async function* (): AsyncGenerator<ParsedRow> {
    const readRow = readerOf(plan);
    for await (const part of plan.table.parts()) {
      for (const given of part) {
        const row = readRow(given);
        rows += 1;
        if (rows % 5_000 === 0) { await tell(far.read(rows)); if (await run.isCancelled()) return; }
        const [error] = row.errors;
        if (error) { refuse(row, error.reason, error.field, error.params); continue; }
        if (row.isRepaired) repaired += 1;
        yield row;
      }
    }
    await tell(far.read(rows));
  };
  try {
    const outcome = await kind.load(ctx, good(), run);
    if (!isStopped) await tell(far.end(rows));
    if (late.size) {
      for await (const { line, cells } of plan.table.rows()) {
        const found = late.get(line);
        if (!found) continue;
        refuse({ line, values: {}, source: cells.length ? cells : [''] }, found.reason, found.field);
        if (rejected && late.delete(line) && !late.size) break;
      }
    }
    rejectsFile.end();
    await once(rejectsFile, 'close');
    if (rejected) await keepSafe(ctx.db, rejectsKey);
    const report: ImportReport = { transferId, rows, accepted: outcome.accepted, unchanged: outcome.unchanged, repaired, rejected, rejectsKey: rejected ? rejectsKey : null, isRepeat: Boolean(repeated.rowCount) };
    await close(ctx, report, plan.mapping, contentHash, run.isDryRun);
    return report;
  } catch (error) { rejectsFile.destroy(); throw error; }
}

async function close(ctx: Context, report: ImportReport, mapping: Mapping, contentHash: string, isDryRun: boolean): Promise<void> {
  const until = new Date(ctx.clock.now().getTime() + UNDO_DAYS * 86_400_000).toISOString();
  await transact(ctx, async (tx) => {
    const transfer = await tx.manager.findOneByOrFail(Transfer, { id: report.transferId });
    Object.assign(transfer, {
      rowCount: report.rows, acceptedCount: report.accepted, repairedCount: report.repaired, rejectedCount: report.rejected, unchangedCount: report.unchanged,
      mapping, contentHash, rejectsStoredAs: report.rejectsKey, undoableUntil: isDryRun || report.accepted === 0 ? null : until, updatedAt: ctx.clock.now().toISOString(),
    });
    await tx.manager.save(transfer);
    await recordEvent(tx, { kind: `${transfer.kind}.imported`, resource: 'Transfer', resourceId: transfer.id, after: { rows: report.rows, accepted: report.accepted, rejected: report.rejected, unchanged: report.unchanged, isDryRun } });
  });
}

/** Takes back what an import brought in, within seven days; twice is refused. Answers the rows removed. */
export async function undoImport(ctx: Context, transferId: string): Promise<number> {
  const transfer = /^\d{1,18}$/.test(transferId) ? await ctx.db.source.manager.findOneBy(Transfer, { id: transferId }) : null;
  const isOwn = transfer?.userId === ctx.viewer.userId || ctx.viewer.reaches.has('platform:read-all-jobs');
  if (!transfer || !isOwn) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (transfer.direction !== TransferDirection.IMPORT) throw new AppError('POLICY', 'UNDO_NOT_IMPORT');
  const kind = kindOf(transfer.kind);
  authorise(ctx, kind.word);
  if (transfer.undoneAt) throw new AppError('POLICY', 'UNDO_DONE');
  if (!transfer.undoableUntil || new Date(transfer.undoableUntil) < ctx.clock.now()) throw new AppError('POLICY', 'UNDO_TOO_LATE');
  const claimed = await ctx.db.write.query('update transfers set undone_at = $2, version = version + 1 where id = $1 and undone_at is null', [transferId, ctx.clock.now()]);
  if (!claimed.rowCount) throw new AppError('POLICY', 'UNDO_DONE');
  try {
    const removed = await kind.undo(ctx, transferId);
    await transact(ctx, (tx) => recordEvent(tx, { kind: `${transfer.kind}.import-undone`, resource: 'Transfer', resourceId: transferId, after: { removed } }));
    return removed;
  } catch (error) {
    await ctx.db.write.query('update transfers set undone_at = null where id = $1', [transferId]);
    throw error;
  }
}
