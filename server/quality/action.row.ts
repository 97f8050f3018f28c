// A corrective action in a writer's hand, with its finding locked before it; and what its owner, its verifier and who looks again owe.
import { ActionState, CorrectiveAction } from '../../schema/quality/corrective-action.ts';
import type { Finding } from '../../schema/quality/finding.ts';
import { DutyState } from '../../schema/platform/duty.ts';
import { reaches, type WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { demandUnchanged } from '../core/transact.ts';
import { owe, settleDuty } from '../platform/duty/duty.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { actionStates, type ActionAct } from './action.rules.ts';
import { DAYS_TO_VERIFY } from './finding.rules.ts';
import { lockFinding } from './finding.row.ts';
import { qualityReasons } from './quality.messages.ts';
import { dueAfter, signer, usualVerifier } from './quality.people.ts';

/** What is owed about an action: that it is done, that another person verifies it, that it is looked at again. */
export const DO = 'quality.act';
export const VERIFY = 'quality.verify';
export const CHECK_EFFECT = 'quality.check-effect';

export interface InHand { action: CorrectiveAction; finding: Finding }

/** The action and its finding, both locked, the finding first, when the action is in sight; a stale version is CONFLICT, what its state forbids POLICY. */
export async function actionToWrite(tx: WriteContext, id: string, expectedVersion: number, act: ActionAct): Promise<InHand> {
  if (!decodeId('CorrectiveAction', id) || !(await visibleKeys(tx, 'CorrectiveAction', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const [{ finding: findingId } = { finding: '' }] = await tx.manager.query<{ finding: string }[]>('select finding_id::text finding from corrective_actions where id = $1', [id]);
  const finding = await lockFinding(tx, findingId);
  const action = await tx.manager.getRepository(CorrectiveAction).createQueryBuilder('a').setLock('pessimistic_write').where('a.id = :id', { id }).getOneOrFail();
  await demandUnchanged(tx, CorrectiveAction, action, expectedVersion);
  actionStates.next(action.state, act);
  return { action, finding };
}

/** Its owner, or who answers for the store. */
export function demandHands(tx: WriteContext, action: CorrectiveAction): void {
  const isOwn = tx.viewer.employeeId !== null && tx.viewer.employeeId === action.ownerId;
  if (!isOwn && !reaches(tx, 'quality:write', action.storeId)) throw new AppError('FORBIDDEN', qualityReasons.ACTION_NOT_YOURS);
}

/** The second person: with the word for that store, and neither its owner nor who did it. Answers who signs. */
export function demandOther(tx: WriteContext, action: CorrectiveAction): string {
  if (!reaches(tx, 'quality:verify', action.storeId)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'quality:verify' } });
  const me = signer(tx);
  if (me === action.ownerId || me === action.doneById) throw new AppError('FORBIDDEN', qualityReasons.ACTION_OWN);
  return me;
}

/** Saves an action one version on, under the trade's verb. */
export const keepAction = (tx: WriteContext, row: CorrectiveAction, verb: string, patch: Partial<CorrectiveAction>): Promise<CorrectiveAction> =>
  withVerb(tx, verb, () => tx.manager.save(Object.assign(row, patch, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));

const about = (kind: string, row: CorrectiveAction) => ({ kind, resource: 'CorrectiveAction', resourceKey: row.id });

/** Its owner owes that it is done by then. */
export async function oweDeed(tx: WriteContext, row: CorrectiveAction): Promise<void> {
  await owe(tx, { ...about(DO, row), storeId: row.storeId ?? null, ownerId: row.ownerId, dueAt: new Date(row.dueAt).toISOString(), remindMinutes: 1_440, title: { zh: `${row.number} 整改：${row.whatZh}`, en: `${row.number}, do: ${row.whatEn}` } });
}
/** Somebody else owes that it is verified. */
export async function oweVerification(tx: WriteContext, { action, finding }: InHand): Promise<string | null> {
  const ownerId = await usualVerifier(tx, action.storeId, finding.ownerId, [action.ownerId, action.doneById]);
  const { dueAt } = await dueAfter(tx, action.storeId, DAYS_TO_VERIFY);
  await owe(tx, { ...about(VERIFY, action), storeId: action.storeId ?? null, ownerId, dueAt, remindMinutes: 1_440, title: { zh: `${action.number} 待你复核：${action.whatZh}`, en: `${action.number}, verify: ${action.whatEn}` } });
  return ownerId;
}
/** The verifier owes that it is looked at again. */
export async function oweEffect(tx: WriteContext, row: CorrectiveAction): Promise<void> {
  const dueAt = new Date(new Date(row.effectDueAt as string).getTime() + 2 * 86_400_000).toISOString();
  await owe(tx, { ...about(CHECK_EFFECT, row), storeId: row.storeId ?? null, ownerId: row.verifiedById ?? null, dueAt, remindMinutes: 2_880, title: { zh: `${row.number} 看看整改是否有效：${row.whatZh}`, en: `${row.number}, did it help: ${row.whatEn}` } });
}
/** What was owed has been done, or fell away. */
export const settle = async (tx: WriteContext, kind: string, row: CorrectiveAction, outcome: string | null, state = DutyState.DONE): Promise<void> => { await settleDuty(tx, about(kind, row), outcome, state); };

/** May it be seen by now whether it helped? */
export const isRipe = (tx: WriteContext, row: CorrectiveAction): boolean => row.state === ActionState.VERIFIED && row.effectDueAt !== null && row.effectDueAt !== undefined && new Date(row.effectDueAt) <= tx.clock.now();
