// One review or sampled ticket in hand: found within the viewer's sight, locked, changed under its version; and the veil over who reviews.
import type { ClassType } from 'type-graphql';
import { SampledTicket, TicketReview } from '../../../schema/quality/ticket-quality.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { UNNAMED_REVIEWER } from './ticket-quality.messages.ts';

interface Kept { id: string; customerId: string; version: number; updatedAt: string; state: string }
const NOUNS = { SampledTicket, TicketReview } as const;
export type QualityNoun = keyof typeof NOUNS;

export const wireOf = (noun: QualityNoun, row: { customerId: string; id: string }): string => encodeId(noun, { owner: row.customerId, id: row.id });

/** From here on the events of this transaction name nobody: two who review one ticket must not know of each other, nor its agent of them. Who it was stands in the row, guarded. */
export function veil(tx: WriteContext): void {
  const runner = tx.manager.queryRunner;
  if (!runner) return;
  Object.assign(runner.data, { ctx: { ...tx, viewer: { ...tx.viewer, userId: null, employeeId: null, name: UNNAMED_REVIEWER } } });
}

/** One act, one instant, and why. */
export function still(ctx: Context, reason?: string | null): Context {
  const at = ctx.clock.now();
  return { ...ctx, clock: { now: () => at }, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
}

/** The row, locked; NOT_FOUND for what is not there and for what one may not see; CONFLICT when it has changed since. */
export async function heldRow<N extends QualityNoun>(tx: WriteContext, noun: N, wire: string, expectedVersion?: number | null): Promise<InstanceType<(typeof NOUNS)[N]>> {
  const key = decodeId(noun, wire);
  const target = NOUNS[noun] as unknown as ClassType<Kept>;
  const row = key?.owner ? await tx.manager.getRepository(target).createQueryBuilder('t').setLock('pessimistic_write').where('t.customer_id = :owner and t.id = :id', { owner: key.owner, id: key.id }).getOne() : null;
  if (!row || !(await visibleKeys(tx, noun, [row.id])).has(row.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (expectedVersion !== undefined && expectedVersion !== null && row.version !== expectedVersion) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: wireOf(noun, row), version: row.version, state: row.state } });
  return row as unknown as InstanceType<(typeof NOUNS)[N]>;
}

/** Applies a change and raises the version. */
export const changed = <T extends { version: number; updatedAt: string }>(tx: WriteContext, row: T, patch: Partial<T>): T => Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
