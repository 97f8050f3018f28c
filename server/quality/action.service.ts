// Corrective actions in people's hands: opened with cause, owner and date; done, verified or rejected by another person, and looked at again later.
import { DutyState } from '../../schema/platform/duty.ts';
import { ActionState, CorrectiveAction, CorrectivePhoto } from '../../schema/quality/corrective-action.ts';
import type { Finding } from '../../schema/quality/finding.ts';
import type { AssignCorrectiveActionInput, CheckEffectivenessInput, NotedActionInput, OpenCorrectiveActionInput, SaveCorrectiveActionInput } from '../../schema/quality/finding.inputs.ts';
import { dayIn } from '../core/clock.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { compareNumbers } from '../core/money.ts';
import { transact } from '../core/transact.ts';
import { moveDuty } from '../platform/duty/duty.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { actionStates, halfPairs, hasCause, tidyWhys } from './action.rules.ts';
import { actionToWrite, CHECK_EFFECT, demandHands, demandOther, DO, isRipe, keepAction, oweDeed, oweEffect, oweVerification, settle, VERIFY, type InHand } from './action.row.ts';
import { DAYS_AGAIN, DAYS_TO_CORRECT, EFFECT_AFTER_DAYS, numberOf } from './finding.rules.ts';
import { findingToWrite, followActions } from './finding.row.ts';
import { qualityReasons } from './quality.messages.ts';
import { demandOwner, dueAfter, dueOn, signer, zoneOf } from './quality.people.ts';
import { tellPeople } from './quality.tell.ts';
import { beginRequirements, lackOf } from './requirement.registry.ts';

const tellOwner = async (tx: WriteContext, row: CorrectiveAction): Promise<void> => {
  if (row.ownerId !== tx.viewer.employeeId) await tellPeople(tx, [row.ownerId], 'quality.assigned', `action:${row.id}`, { zh: `${row.number} 由你整改：${row.whatZh}`, en: `${row.number} is yours: ${row.whatEn}` }, { resource: 'CorrectiveAction', id: row.id });
};
const demandCost = (cost: string | null | undefined): void => demand(!cost || compareNumbers(cost, '0') >= 0, 'input.costAmount', qualityReasons.ACTION_COST);

/** Opens an action of a finding, once per key; the finding is acted on from now. Answers its id. */
export async function openCorrectiveAction(ctx: Context, input: OpenCorrectiveActionInput): Promise<string> {
  authorise(ctx, 'quality:write');
  const said = [input.whatZh?.trim(), input.whatEn?.trim()].filter((one): one is string => Boolean(one));
  const whys = tidyWhys(input.whys);
  demand(said[0], 'input.whatZh', qualityReasons.ACTION_WHAT);
  demand(hasCause({ causeTag: input.causeTag, whys }), 'input.causeTag', qualityReasons.ACTION_CAUSE);
  demand(!(input.workingDays && input.dueOn), 'input.dueOn', qualityReasons.ACTION_DUE);
  demandCost(input.costAmount);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'openCorrectiveAction', input, async () => {
    const finding = await findingToWrite(tx, input.findingId, null, 'plan');
    authorise(tx, 'quality:write', finding.storeId ?? null);
    return (await planAction(tx, finding, { ...input, whatZh: input.whatZh?.trim() || (said[0] as string), whatEn: input.whatEn?.trim() || (said[0] as string), whys })).id;
  }));
}

export type Plan = Omit<OpenCorrectiveActionInput, 'findingId' | 'idempotencyKey' | 'whatZh' | 'whatEn' | 'whys'> & { whatZh: string; whatEn: string; whys: string[] };
/** Puts an action on a finding in hand: dated by the store's calendar, owed by its owner, who is told. */
export async function planAction(tx: WriteContext, finding: Finding, input: Plan): Promise<CorrectiveAction> {
  await demandOwner(tx, input.ownerId);
  const now = tx.clock.now().toISOString();
  const workingDays = input.dueOn ? null : (input.workingDays ?? DAYS_TO_CORRECT[finding.severity]);
  const deadline = input.dueOn ? await dueOn(tx, finding.storeId, input.dueOn, 'input.dueOn') : await dueAfter(tx, finding.storeId, workingDays as number);
  const [key] = await tx.manager.query<{ id: string }[]>("select nextval(pg_get_serial_sequence('corrective_actions', 'id'))::text id");
  const id = key?.id as string;
  const day = dayIn(await zoneOf(tx, finding.storeId), tx.clock.now());
  const row = await withVerb(tx, 'action.opened', () => tx.manager.save(tx.manager.create(CorrectiveAction, {
    id, number: numberOf('C', day, id), findingId: finding.id, storeId: finding.storeId ?? null, state: ActionState.OPEN, whatZh: input.whatZh, whatEn: input.whatEn,
    causeTag: input.causeTag ?? null, whys: input.whys, ownerId: input.ownerId, workingDays, startedAt: now, ...deadline, costAmount: input.costAmount ?? null, effectAfterDays: input.effectAfterDays ?? EFFECT_AFTER_DAYS,
    trainingCourseKey: input.trainingCourseKey?.trim() || null, supplierName: input.supplierName?.trim() || null, rejectCount: 0, version: 1, createdAt: now, updatedAt: now,
  } as Partial<CorrectiveAction>)));
  await followActions(tx, finding);
  await oweDeed(tx, row);
  await beginRequirements(tx, row);
  await tellOwner(tx, row);
  return row;
}

/** An act on one action: in hand, done, and its finding follows. Answers its id. */
const act = (ctx: Context, input: { id: string; expectedVersion: number }, kind: Parameters<typeof actionToWrite>[3], work: (tx: WriteContext, held: InHand) => Promise<CorrectiveAction>): Promise<string> => {
  authorise(ctx, 'quality:read');
  return transact(ctx, async (tx) => {
    const held = await actionToWrite(tx, input.id, input.expectedVersion, kind);
    const row = await work(tx, held);
    await followActions(tx, held.finding);
    return row.id;
  });
};

/** Fills in cause, cost, what it asks for, or the supplier's answer. */
export const saveCorrectiveAction = (ctx: Context, input: SaveCorrectiveActionInput): Promise<string> => act(ctx, input, 'save', async (tx, { action }) => {
  demandHands(tx, action);
  demandCost(input.costAmount);
  const whys = input.whys === undefined || input.whys === null ? action.whys : tidyWhys(input.whys);
  const causeTag = input.causeTag === undefined ? action.causeTag : input.causeTag;
  demand(hasCause({ causeTag, whys }), 'input.causeTag', qualityReasons.ACTION_CAUSE);
  const supplierName = input.supplierName === undefined ? action.supplierName : input.supplierName?.trim() || null;
  const answer = input.supplierAnswer?.trim();
  demand(!answer || supplierName, 'input.supplierName', qualityReasons.ACTION_NO_SUPPLIER);
  const course = input.trainingCourseKey === undefined ? action.trainingCourseKey : input.trainingCourseKey?.trim() || null;
  const isNewCourse = course !== (action.trainingCourseKey ?? null);
  const row = await keepAction(tx, action, 'action.changed', {
    whys, causeTag: causeTag ?? null, supplierName: supplierName ?? null, trainingCourseKey: course ?? null, ...(input.costAmount === undefined ? {} : { costAmount: input.costAmount }),
    ...(answer ? { supplierAnswer: answer, supplierAnsweredAt: tx.clock.now().toISOString() } : {}),
  });
  if (isNewCourse) await beginRequirements(tx, row);
  return row;
});

/** Gives an action to somebody else, with a reason. */
export const assignCorrectiveAction = (ctx: Context, input: AssignCorrectiveActionInput): Promise<string> => act({ ...ctx, reason: input.reason.trim() }, input, 'assign', async (tx, { action }) => {
  demandHands(tx, action);
  demand(action.ownerId !== input.ownerId, 'input.ownerId', qualityReasons.QUALITY_SAME_OWNER);
  await demandOwner(tx, input.ownerId);
  const row = await keepAction(tx, action, 'action.assigned', { ownerId: input.ownerId });
  await moveDuty(tx, { kind: DO, resource: 'CorrectiveAction', resourceKey: row.id }, input.ownerId);
  await beginRequirements(tx, row);
  await tellOwner(tx, row);
  return row;
});

/** Its owner (or who answers for the store) says that it is done: with what it asks for, and a photo from after for each from before. */
export const completeCorrectiveAction = (ctx: Context, input: NotedActionInput): Promise<string> => act(ctx, input, 'complete', async (tx, held) => {
  const { action } = held;
  demandHands(tx, action);
  const me = signer(tx);
  const lack = await lackOf(tx, action);
  if (lack) throw new AppError('POLICY', lack);
  if (halfPairs(await tx.manager.findBy(CorrectivePhoto, { actionId: action.id })).length) throw new AppError('POLICY', qualityReasons.ACTION_PHOTOS);
  const row = await keepAction(tx, action, 'action.completed', { state: actionStates.next(action.state, 'complete'), doneAt: tx.clock.now().toISOString(), doneById: me, doneNote: input.note.trim(), reason: null });
  await settle(tx, DO, row, 'done');
  const verifier = await oweVerification(tx, { ...held, action: row });
  if (verifier) await tellPeople(tx, [verifier], 'quality.assigned', `action:${row.id}`, { zh: `${row.number} 待你复核：${row.whatZh}`, en: `${row.number} waits for your verification: ${row.whatEn}` }, { resource: 'CorrectiveAction', id: row.id });
  return row;
});

/** Another person has seen that it is not done: back to its owner, with a reason. */
export const rejectCorrectiveAction = (ctx: Context, input: NotedActionInput): Promise<string> => act({ ...ctx, reason: input.note.trim() }, input, 'reject', async (tx, { action }) => {
  demandOther(tx, action);
  const isOver = new Date(action.dueAt) <= tx.clock.now();
  const row = await keepAction(tx, action, 'action.rejected', {
    state: actionStates.next(action.state, 'reject'), rejectCount: action.rejectCount + 1, reason: input.note.trim(), ...(isOver ? { workingDays: DAYS_AGAIN, startedAt: tx.clock.now().toISOString(), ...(await dueAfter(tx, action.storeId, DAYS_AGAIN)) } : {}),
  });
  await settle(tx, VERIFY, row, 'rejected');
  await oweDeed(tx, row);
  await tellPeople(tx, [row.ownerId], 'quality.assigned', `action:${row.id}`, { zh: `${row.number} 复核没通过：${row.reason ?? ''}`, en: `${row.number} was rejected: ${row.reason ?? ''}` }, { resource: 'CorrectiveAction', id: row.id });
  return row;
});

/** Another person has seen that it is done; some days later it is looked at again. */
export const verifyCorrectiveAction = (ctx: Context, input: NotedActionInput): Promise<string> => act(ctx, input, 'verify', async (tx, { action }) => {
  const me = demandOther(tx, action);
  const now = tx.clock.now();
  const row = await keepAction(tx, action, 'action.verified', {
    state: actionStates.next(action.state, 'verify'), verifiedAt: now.toISOString(), verifiedById: me, verifyNote: input.note.trim(), effectDueAt: new Date(now.getTime() + action.effectAfterDays * 86_400_000).toISOString(),
  });
  await settle(tx, VERIFY, row, 'verified');
  await oweEffect(tx, row);
  return row;
});

/** Says, once its days are over, whether it helped; when not, the finding is open again. */
export const checkEffectiveness = (ctx: Context, input: CheckEffectivenessInput): Promise<string> => {
  const kind = input.isEffective ? 'check' : 'fail';
  return act(ctx, input, kind, async (tx, { action }) => {
    const me = demandOther(tx, action);
    if (!isRipe(tx, action)) throw new AppError('POLICY', qualityReasons.ACTION_EFFECT_EARLY);
    const row = await keepAction(tx, action, input.isEffective ? 'action.effective' : 'action.not-effective', {
      state: actionStates.next(action.state, kind), effectCheckedAt: tx.clock.now().toISOString(), effectCheckedById: me, effectNote: input.note.trim(),
    });
    await settle(tx, CHECK_EFFECT, row, input.isEffective ? 'effective' : 'not effective');
    return row;
  });
};

/** Calls an action off, with a reason. */
export const cancelCorrectiveAction = (ctx: Context, input: NotedActionInput): Promise<string> => act({ ...ctx, reason: input.note.trim() }, input, 'cancel', async (tx, { action }) => {
  authorise(tx, 'quality:write', action.storeId ?? null);
  const row = await keepAction(tx, action, 'action.cancelled', { state: actionStates.next(action.state, 'cancel'), reason: input.note.trim() });
  await settle(tx, DO, row, null, DutyState.CANCELLED);
  return row;
});
