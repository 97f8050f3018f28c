// The one way in for purchases: staged rows of a file or a call become receipts and lines, and their customers' behaviour, tier and segments follow.
import { businessDay, type Context, type WriteContext } from '../core/context.ts';
import { copyInto, type Cell } from '../core/copy.ts';
import type { Database } from '../core/database.ts';
import { transact } from '../core/transact.ts';
import { bringToDay, recountBehaviour } from './behaviour.service.ts';
import { removeUntouched } from './customer-undo.service.ts';
import * as sql from './purchase.statements.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import './tier.service.ts';
import { touchCustomers } from './touch.ts';

/** One line of a receipt on its way in; its values are parsed and checked by whoever stages it. */
export interface StagedLine {
  rowNo: number; storeId: string; receiptNo: string; sku: string; description?: string | null; quantity: string;
  /** ISO instant. */
  soldAt: string;
  /** Business day, when the source says it; else the day of `soldAt` in the store's zone. */
  businessOn?: string | null;
  unitPrice: string;
  /** Member number; none: a nameless buyer. */
  customerKey?: string | null; country?: string | null; channel?: string | null; category?: string | null;
}
export interface LoadResult {
  /** Lines that are new, lines that were there already, receipts changed, customers made. */
  accepted: number; unchanged: number; receipts: number; newCustomers: number;
  /** Rows that were not taken, with the reason word. */
  rejected: { rowNo: number; reason: string }[];
}

const noLines = (): LoadResult => ({ accepted: 0, unchanged: 0, receipts: 0, newCustomers: 0, rejected: [] });
const PARTS = 64;

/** A number for a new batch of staged lines. */
export async function openBatch(db: Database): Promise<string> {
  const { rows: [row] } = await db.write.query<{ id: string }>(`select nextval('purchase_batches') id`);
  return String(row?.id);
}

/** Sends lines into staging by COPY, in constant memory; answers how many. */
export function stageLines(db: Database, batchId: string, lines: AsyncIterable<StagedLine> | Iterable<StagedLine>): Promise<number> {
  async function* cells(): AsyncGenerator<Cell[]> {
    for await (const line of lines) {
      yield [batchId, line.rowNo, line.storeId, line.receiptNo, line.sku, line.description, line.quantity, line.soldAt, line.businessOn,
        line.unitPrice, line.customerKey, line.country, line.channel, line.category];
    }
  }
  return copyInto(db, 'purchase_staging', sql.STAGING_COLUMNS, cells());
}

export interface LoadOptions {
  batchId: string;
  transferId?: string | null;
  /** Staged lines a transaction takes in, roughly. */
  chunk?: number;
  onProgress?: (done: number, total: number) => Promise<void>;
  isCancelled?: () => Promise<boolean>;
}

/**
 * Loads a staged batch in transactions of some 40,000 lines; receipts stay whole. Running it again goes on where it
 * stopped, for lines that are there are not taken twice. The staged rows are cleared at the end.
 */
export async function loadStagedPurchases(ctx: Context, options: LoadOptions): Promise<LoadResult> {
  const { batchId, chunk = 40_000 } = options;
  const { rows: [size] } = await ctx.db.write.query<{ n: number }>('select count(*)::int n from purchase_staging where batch_id = $1', [batchId]);
  const total = size?.n ?? 0;
  const width = Math.max(1, Math.floor(PARTS / Math.max(1, Math.ceil(total / chunk))));
  await transact(ctx, async (tx) => {
    await tx.manager.query(sql.ADD_CATEGORIES(sql.WHOLE_BATCH), [batchId]);
    await tx.manager.query(sql.ADD_PRODUCTS(sql.WHOLE_BATCH), [batchId]);
  });
  const sum = noLines();
  for (let part = 0; part < PARTS; part += width) {
    if (await options.isCancelled?.()) break;
    const done = await transact(ctx, async (tx) => {
      await tx.manager.query(sql.TAKE_PARTS);
      await tx.manager.query(sql.FILL_PARTS, [batchId, part, part + width]);
      await tx.manager.query('analyze staged_part (batch_id, store_id, receipt_no, sku, customer_key)');
      return loadSource(tx, sql.PART_SOURCE, batchId, options.transferId ?? null);
    });
    sum.accepted += done.accepted; sum.unchanged += done.unchanged; sum.receipts += done.receipts; sum.newCustomers += done.newCustomers;
    sum.rejected.push(...done.rejected);
    await options.onProgress?.(Math.min(total, sum.accepted + sum.unchanged + sum.rejected.length), total);
  }
  await clearBatch(ctx.db, batchId);
  return sum;
}

/** What loading a staged batch would do; nothing is written. */
export async function tryStagedPurchases(ctx: Context, batchId: string): Promise<Pick<LoadResult, 'accepted' | 'unchanged' | 'rejected'>> {
  const { rows: [row] } = await ctx.db.direct.query<{ accepted: number; unchanged: number; refused: number[] }>(sql.TRY_LINES(sql.WHOLE_BATCH), [batchId]);
  return { accepted: row?.accepted ?? 0, unchanged: row?.unchanged ?? 0, rejected: (row?.refused ?? []).map((rowNo) => ({ rowNo, reason: 'RECEIPT_OTHER_CUSTOMER' })) };
}

/** Forgets staged rows. */
export async function clearBatch(db: Database, batchId: string): Promise<void> {
  await db.write.query('delete from purchase_staging where batch_id = $1', [batchId]);
}

async function loadSource(tx: WriteContext, source: string, batchId: string, transferId: string | null): Promise<LoadResult> {
  const run = <T>(text: string, ...more: unknown[]) => tx.manager.query<T[]>(text, [batchId, ...more]);
  const [made] = await run<{ made: number }>(sql.ADD_CUSTOMERS(source), transferId);
  await run(sql.ADD_STAND_INS(source));
  await run(sql.LOCK_RECEIPTS(source));
  await run(sql.ADD_RECEIPTS(source), transferId);
  const concerned = (await run<{ customer_id: string }>(sql.CONCERNED(source))).map((row) => row.customer_id);
  const rejected = (await run<{ row_no: number }>(sql.CONFLICTS(source))).map((row) => ({ rowNo: row.row_no, reason: 'RECEIPT_OTHER_CUSTOMER' }));
  const day = await bringToDay(tx, concerned, businessDay(tx));
  const [added] = await run<{ staged: number; accepted: number; receipts: number; customers: string[] }>(sql.ADD_LINES(source), transferId, day);
  const { staged = 0, accepted = 0, receipts = 0, customers = [] } = added ?? {};
  // Receipts by the hundred thousand are one event a transaction; each receipt carries its transfer.
  if (accepted) await recordEvent(tx, { kind: 'purchase.recorded', resource: 'Purchase', ...(customers.length === 1 ? { customerId: customers[0] as string } : {}), after: { lines: accepted, receipts, customers: customers.length, newCustomers: made?.made ?? 0, transferId } });
  await touchCustomers(tx, customers, { kind: transferId ? 'import' : 'purchases', ...(transferId ? { note: transferId } : {}) });
  return { accepted, unchanged: staged - accepted, receipts, newCustomers: made?.made ?? 0, rejected };
}

/** Takes in a few receipts at once (a till, a web shop, a test), in the caller's transaction, by the same statements as a file. */
export async function recordPurchases(tx: WriteContext, lines: readonly StagedLine[], transferId: string | null = null): Promise<LoadResult> {
  if (!lines.length) return noLines();
  const [batch] = await tx.manager.query<{ id: string }[]>(`select nextval('purchase_batches') id`);
  const batchId = String(batch?.id);
  await tx.manager.query(
    `insert into purchase_staging (${sql.STAGING_COLUMNS.join(', ')})
     select $1::bigint, * from json_to_recordset($2::json) as r("rowNo" int, "storeId" bigint, "receiptNo" text, sku text, description text,
       quantity numeric, "soldAt" timestamptz, "businessOn" date, "unitPrice" numeric, "customerKey" text, country text, channel text, category text)`,
    [batchId, JSON.stringify(lines)]);
  await tx.manager.query(sql.ADD_CATEGORIES(sql.WHOLE_BATCH), [batchId]);
  await tx.manager.query(sql.ADD_PRODUCTS(sql.WHOLE_BATCH), [batchId]);
  const result = await loadSource(tx, sql.WHOLE_BATCH, batchId, transferId);
  await tx.manager.query('delete from purchase_staging where batch_id = $1', [batchId]);
  return result;
}

/** Takes back every line that a transfer brought in; customers' behaviour is worked out anew. Answers the lines removed. */
export async function undoPurchases(tx: WriteContext, transferId: string): Promise<number> {
  const [undone] = await tx.manager.query<{ customers: string[]; lines: number }[]>(sql.UNDO_LINES, [transferId]);
  const ids = undone?.customers ?? [];
  await tx.manager.query(sql.UNDO_RECEIPTS, [ids]);
  await recountBehaviour(tx, ids, businessDay(tx));
  await recordEvent(tx, { kind: 'purchase.undone', resource: 'Purchase', after: { lines: undone?.lines ?? 0, customers: ids.length, transferId } });
  await removeUntouched(tx, transferId, ids);
  await touchCustomers(tx, ids, { kind: 'import', note: transferId });
  return undone?.lines ?? 0;
}
