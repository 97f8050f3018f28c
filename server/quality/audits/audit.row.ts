// One audit in hand: found within the viewer's reach, locked, changed under its version; and the cloak of those who come in secret.
import { Audit, AuditKind } from '../../../schema/quality/audit.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { dayIn } from '../../core/clock.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import type { Permission } from '../../../schema/permission.ts';
import { demandUnchanged, lockRow } from '../../core/transact.ts';
import { signerOf } from '../../platform/access/people.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { auditNumber, auditStates, counts, isShown, type AuditAct } from './audit-states.rules.ts';
import { auditReasons, UNKNOWN_SHOPPER } from './audit.messages.ts';

/**
 * From here on the events of this transaction name nobody: what a mystery shopper writes would else say who she is to
 * whoever reads the log of the store. Who it was stands in the row, guarded.
 */
export function cloak(tx: WriteContext, kind: AuditKind): void {
  const runner = tx.manager.queryRunner;
  if (kind !== AuditKind.MYSTERY || !runner) return;
  Object.assign(runner.data, { ctx: { ...tx, viewer: { ...tx.viewer, userId: null, employeeId: null, name: UNKNOWN_SHOPPER } } });
}

async function locked(tx: WriteContext, id: string): Promise<Audit> {
  const row = decodeId('Audit', id) && await lockRow(tx, Audit, id);
  // What one may not see is not there.
  if (!row || !(await visibleKeys(tx, 'Audit', [row.id])).has(row.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** An audit that the viewer fills, locked, in a state that allows the act. */
export async function auditToFill(tx: WriteContext, id: string, act: AuditAct, expectedVersion?: number | null): Promise<Audit> {
  const row = await locked(tx, id);
  if (row.fillerId !== tx.viewer.userId) throw new AppError('FORBIDDEN', auditReasons.AUDIT_NOT_MINE);
  await demandUnchanged(tx, Audit, row, expectedVersion);
  auditStates.next(row.state, act);
  return row;
}

/** An audit of a store that the word reaches, locked, in a state that allows the act. */
export async function auditToJudge(tx: WriteContext, id: string, word: Permission, act: AuditAct, expectedVersion?: number | null): Promise<Audit> {
  const row = await locked(tx, id);
  authorise(tx, word, row.storeId);
  await demandUnchanged(tx, Audit, row, expectedVersion);
  auditStates.next(row.state, act);
  return row;
}

/** The employee who acts; judgements are a person's. */
export const meOf = (ctx: Context): string => signerOf(ctx, auditReasons.AUDIT_PERSON);

/** Saves what an act changed: state, what follows from it, version, event. */
export async function keepAudit(tx: WriteContext, row: Audit, act: AuditAct, kind: string, patch: Partial<Audit>): Promise<Audit> {
  const state = auditStates.next(row.state, act);
  const publishedAt = patch.publishedAt ?? row.publishedAt ?? null;
  Object.assign(row, patch, {
    state, isCounted: counts(state), publishedStoreId: isShown(state, publishedAt !== null) ? row.storeId : null, version: row.version + 1, updatedAt: tx.clock.now().toISOString(),
  });
  return withVerb(tx, kind, () => tx.manager.save(row));
}

/** The store's zone; VALIDATION where there is no such store. */
export async function zoneOf(tx: WriteContext, storeId: string, path = 'input.storeId'): Promise<string> {
  const [store] = decodeId('Store', storeId) ? await tx.manager.query<{ zone: string }[]>('select time_zone zone from stores where id = $1', [storeId]) : [];
  demand(store, path, auditReasons.AUDIT_STORE);
  return store.zone;
}

/** Takes so many numbers of a business day. */
export async function takeAuditNumbers(tx: WriteContext, day: string, count = 1): Promise<string[]> {
  const [row] = await tx.manager.query<{ taken: number }[]>(
    'with u as (insert into audit_days as d (day, taken) values ($1, $2) on conflict (day) do update set taken = d.taken + excluded.taken returning taken) select taken from u', [day, count]);
  const last = row?.taken ?? count;
  return Array.from({ length: count }, (_, at) => auditNumber(day, last - count + 1 + at));
}

export const dayOf = (zone: string, instant: string): string => dayIn(zone, new Date(instant));
