// A finding in a writer's hand: found, locked, judged by its version and state; saved under its verb; made to say what its actions make of it.
import { CorrectiveAction } from '../../schema/quality/corrective-action.ts';
import { Finding, FindingState } from '../../schema/quality/finding.ts';
import { DutyState } from '../../schema/platform/duty.ts';
import { dayIn } from '../core/clock.ts';
import type { WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { demandUnchanged, lockRow } from '../core/transact.ts';
import { cancelDue } from '../platform/due/due.service.ts';
import { owe, settleDuty } from '../platform/duty/duty.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { DAYS_TO_CORRECT, findingStates, stateBy, type FindingAct } from './finding.rules.ts';
import { dueAfter, zoneOf } from './quality.people.ts';

/** What is owed about a finding: that it is put right. */
export const CORRECT = 'quality.correct';
/** The kind of the due action that takes an overdue finding to head office; its subject is the finding's id. */
export const HEAD_OFFICE = 'quality.head-office';

/** Locks a finding by its key. */
export async function lockFinding(tx: WriteContext, id: string): Promise<Finding> {
  const row = await lockRow(tx, Finding, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** The finding, locked, when it is in sight; a stale `expectedVersion` is CONFLICT, an act that its state forbids POLICY. */
export async function findingToWrite(tx: WriteContext, id: string, expectedVersion: number | null, act?: FindingAct): Promise<Finding> {
  if (!decodeId('Finding', id) || !(await visibleKeys(tx, 'Finding', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const row = await lockFinding(tx, id);
  await demandUnchanged(tx, Finding, row, expectedVersion);
  if (act) findingStates.next(row.state, act);
  return row;
}

/** Saves a finding one version on, under the trade's verb. */
export const keepFinding = (tx: WriteContext, row: Finding, verb: string, patch: Partial<Finding>): Promise<Finding> =>
  withVerb(tx, verb, () => tx.manager.save(Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));

/** Its owner owes that it is put right by then. */
export async function oweCorrection(tx: WriteContext, row: Finding): Promise<void> {
  await owe(tx, {
    kind: CORRECT, resource: 'Finding', resourceKey: row.id, storeId: row.storeId ?? null, ownerId: row.ownerId ?? null, dueAt: new Date(row.dueAt).toISOString(), remindMinutes: 1_440,
    title: { zh: `${row.number} 整改到位：${row.titleZh}`, en: `${row.number}, put right: ${row.titleEn}` },
  });
}

/** Nothing is owed about it any more. */
export async function releaseCorrection(tx: WriteContext, row: Finding, outcome: string | null, state = DutyState.DONE): Promise<void> {
  await settleDuty(tx, { kind: CORRECT, resource: 'Finding', resourceKey: row.id }, outcome, state);
  await cancelDue(tx, [{ kind: HEAD_OFFICE, subject: row.id }]);
}

/** The states of its actions, the oldest first. */
export const actionsOf = async (tx: WriteContext, findingId: string): Promise<CorrectiveAction[]> => tx.manager.find(CorrectiveAction, { where: { findingId }, order: { id: 'ASC' } });

/** After an act on one of its actions: what the finding is now. Corrected when the last is verified, open again when one did not help. */
export async function followActions(tx: WriteContext, row: Finding): Promise<Finding> {
  const state = stateBy((await actionsOf(tx, row.id)).map((action) => action.state));
  if (state === row.state) return row;
  const now = tx.clock.now();
  if (state === FindingState.CHECKING) {
    await releaseCorrection(tx, row, 'corrected');
    const seconds = Math.max(0, Math.round((now.getTime() - new Date(row.foundAt).getTime()) / 1_000));
    return keepFinding(tx, row, 'finding.corrected', { state, correctedAt: now.toISOString(), correctedOn: dayIn(await zoneOf(tx, row.storeId), now), correctionSeconds: seconds });
  }
  const wasCorrected = row.state === FindingState.CHECKING;
  const again = wasCorrected && state === FindingState.OPEN ? await dueAfter(tx, row.storeId, DAYS_TO_CORRECT[row.severity]) : null;
  const kept = await keepFinding(tx, row, wasCorrected ? 'finding.returned' : 'finding.planned', {
    state, ...(wasCorrected ? { correctedAt: null, correctedOn: null, correctionSeconds: null } : {}), ...(again ? { ...again, countedFromAt: now.toISOString() } : {}),
  });
  if (wasCorrected) await oweCorrection(tx, kept);
  return kept;
}
