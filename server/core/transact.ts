// Writing: one transaction with a child context, retried on deadlock, and the guarded change of one row.
import { QueryFailedError, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Context, WriteContext } from './context.ts';
import { AppError } from './errors.ts';
import { closeLine, commitLine, openLine, rollbackLine } from './hot-write.ts';
import { currentRow } from './read/current.ts';

const RETRIED = new Set(['40001', '40P01']);
const sqlState = (error: unknown): string | undefined =>
  error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : (error as { code?: string } | null)?.code;

/**
 * Runs `work` in one transaction. The query runner carries the context, from which the event subscriber takes the actor.
 * Serialisation failures and deadlocks are tried again (3 times); work given to `afterCommit` runs once, after COMMIT; its failure is logged.
 * A context that is inside a transaction already joins it.
 */
export async function transact<T>(ctx: Context, work: (tx: WriteContext) => Promise<T>): Promise<T> {
  if ('manager' in ctx) return work(ctx as WriteContext);
  for (let attempt = 1; ; attempt += 1) {
    const runner = ctx.db.source.createQueryRunner();
    const after: (() => void | Promise<void>)[] = [];
    let result: T;
    try {
      await openLine(runner);
      const tx: WriteContext = { ...ctx, manager: runner.manager, afterCommit: (next) => { after.push(next); } };
      Object.assign(runner.data, { ctx: tx });
      result = await work(tx);
      await commitLine(runner);
    } catch (error) {
      if (runner.isTransactionActive) await rollbackLine(runner).catch(() => {});
      if (attempt < 3 && RETRIED.has(sqlState(error) ?? '')) continue;
      throw error;
    } finally {
      closeLine(runner);
      await runner.release();
    }
    // What is committed stands: what follows it neither does it again nor tells its caller that it failed.
    for (const next of after) {
      try { await next(); } catch (error) { ctx.log.error({ err: error }, 'what follows a commit failed'); }
    }
    return result;
  }
}

/** One row, locked until the transaction ends; null when it is not there, as it is for what is no id. */
export const lockRow = async <T extends ObjectLiteral & { id: string }>(tx: WriteContext, target: EntityTarget<T>, id: string): Promise<T | null> =>
  !/^\d{1,18}$/.test(id) ? null : tx.manager.getRepository(target).createQueryBuilder('t').setLock('pessimistic_write').where('t.id = :id', { id }).getOne();

/** Refuses with CONFLICT, and the row as it stands and as the caller may see it, unless a locked row is as it was seen; unsaid: whatever it was. */
export async function demandUnchanged(tx: WriteContext, target: EntityTarget<ObjectLiteral>, row: { id: string; version: number }, expectedVersion: number | null | undefined): Promise<void> {
  if (expectedVersion === null || expectedVersion === undefined || row.version === expectedVersion) return;
  const current = await currentRow(tx, target, row.id, (text, params) => tx.manager.query(text, params));
  throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { ...current, id: row.id, version: row.version } });
}

/**
 * Changes one row under the caller's `expectedVersion`: locks it, refuses with NOT_FOUND or with CONFLICT and the row as
 * it stands and as the caller may see it, applies `patch`, raises its version. Answers the row as saved.
 */
export async function changeRow<T extends ObjectLiteral & { id: string; version: number; updatedAt: string }>(
  tx: WriteContext, target: EntityTarget<T>, id: string, expectedVersion: number, patch: Partial<T>,
): Promise<T> {
  const row = await lockRow(tx, target, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await demandUnchanged(tx, target, row, expectedVersion);
  Object.assign(row, Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)), {
    version: row.version + 1, updatedAt: tx.clock.now().toISOString(),
  });
  return tx.manager.getRepository(target).save(row);
}
