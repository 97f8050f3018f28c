// Runs of pay: reckoned, compared before they are replaced, reviewed, approved by another person, locked; each step once, whoever does it at the same time.
import { type IncentiveRun, RunState } from '../../schema/incentives/run.ts';
import { IncentiveScheme } from '../../schema/incentives/scheme.ts';
import type { ApproveRunInput, CalculateRunInput, ReviewRunInput } from '../../schema/incentives/run.inputs.ts';
import { ApprovalState, type Approval } from '../../schema/platform/approval.ts';
import { deciders } from '../core/authority.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { compareNumbers } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { approveRequest, askApproval, takeBackQuestion } from '../platform/approval/approval.service.ts';
import { authorityAsOf, rolesOver } from '../platform/approval/authority.service.ts';
import { defineApprovalKind } from '../platform/approval/approval.registry.ts';
import { payReasons } from './incentives.messages.ts';
import { PAY_POLICY } from './pay.policy.ts';
import { disputeEnd, lockRun, runStates, saveRun, writeStatements } from './run.store.ts';
import { beganMonth, takeSnapshot, versionFor, type Month, type Snapshot } from './snapshot.service.ts';
import { tellOfPay } from './statements/told.service.ts';

export const PAY_RUN = 'PAY_RUN';

/** A scheme by its id; NOT_FOUND without. */
export async function schemeById(ctx: Context, id: string): Promise<IncentiveScheme> {
  const row = decodeId('IncentiveScheme', id) ? await ctx.db.source.manager.findOneBy(IncentiveScheme, { id }) : null;
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

/** Shipped versions hold for the whole past: that is no day to name. */
const isEver = (at: string | null | undefined): boolean => Boolean(at?.startsWith('1970-01-01'));

/** The inputs as they are now, by the version in force for that month. */
export async function snapshotNow(ctx: Context, scheme: IncentiveScheme, month: Month): Promise<{ snapshot: Snapshot; versionId: string }> {
  const version = await versionFor(ctx, scheme, month);
  const named = { key: scheme.key, number: version.number, nameZh: scheme.nameZh, nameEn: scheme.nameEn, since: isEver(version.effectiveFrom) ? null : version.effectiveFrom ?? null };
  const snapshot = await takeSnapshot(ctx, named, version.content, month, ctx.clock.now().toISOString());
  return { snapshot, versionId: version.id };
}

/** How a reckoning is followed from outside: how far it is, whether it shall stop, and in which transaction it is written. */
export interface Following {
  progress(done: number, total: number): Promise<void>;
  /** Throws when somebody has asked to stop. */
  pause(): Promise<void>;
  write(work: (tx: WriteContext) => Promise<string>): Promise<void>;
}

/** Reckons a month into its run: inputs taken as of one instant, statements reckoned and written in small parts by one transaction, all of it or none. */
export async function reckonMonth(ctx: Context, input: CalculateRunInput, following: Following): Promise<string> {
  const at = ctx.clock.now();
  const still: Context = { ...ctx, clock: { now: () => at } };
  const month = beganMonth(ctx, input.on, 'input.on');
  const scheme = await schemeById(ctx, input.schemeId);
  const { snapshot, versionId } = await snapshotNow(still, scheme, month);
  if (!snapshot.people.length) throw new AppError('POLICY', payReasons.PAY_NOBODY);
  const total = snapshot.people.length;
  await following.pause();
  let answer = '';
  await following.write(async (tx) => {
    const made = await tx.manager.query<{ id: string }[]>(
      'with i as (insert into incentive_runs (scheme_id, scheme_version_id, period_from, period_until, maker_user_id, maker_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (scheme_id, period_from) do nothing returning id) select id::text from i',
      [scheme.id, versionId, month.from, month.until, tx.viewer.userId, tx.viewer.employeeId, at]);
    const [there] = made.length ? made : await tx.manager.query<{ id: string }[]>('select id::text from incentive_runs where scheme_id = $1 and period_from = $2', [scheme.id, month.from]);
    const run = await lockRun(tx, there?.id ?? '');
    if (!made.length) {
      if (input.expectedVersion === undefined) throw new AppError('CONFLICT', payReasons.PAY_RUN_EXISTS, { current: { id: run.id, version: run.version, state: run.state } });
      await lockRun(tx, run.id, input.expectedVersion);
    }
    runStates.next(run.state, 'calculate');
    const written = await writeStatements(tx, run, snapshot, async (done) => { await following.progress(done, total); await following.pause(); });
    await saveRun(tx, run, run.reckonedCount ? 'recalculated' : 'calculated', { ...written, state: RunState.CALCULATED, schemeVersionId: versionId, makerUserId: tx.viewer.userId, makerId: tx.viewer.employeeId, makerName: tx.viewer.name, makerNameEn: tx.viewer.nameEn ?? null });
    answer = run.id;
    return run.id;
  });
  return answer;
}

/**
 * Reckons the pay of a month by a scheme, or reckons it again: then the version of the run that was seen is needed. Of two at once
 * one goes first and the other is told. Answers the run's id.
 */
export async function calculateRun(ctx: Context, input: CalculateRunInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const at = ctx.clock.now();
  return reckonMonth(ctx, input, { progress: async () => {}, pause: async () => {}, async write(work) { await transact({ ...ctx, clock: { now: () => at } }, work); } });
}

async function askFor(tx: WriteContext, run: IncentiveRun, maker: { userId: string | null; employeeId: string | null }, isSecond: boolean): Promise<void> {
  const [scheme] = await tx.manager.query<{ zh: string; en: string }[]>('select name_zh zh, name_en en from incentive_schemes where id = $1', [run.schemeId]);
  const month = run.periodFrom.slice(0, 7);
  // No amounts here: approvals are seen by more people than pay is.
  await askApproval({ ...tx, viewer: { ...tx.viewer, userId: maker.userId, employeeId: maker.employeeId } }, {
    kind: PAY_RUN, title: { zh: `${scheme?.zh} ${month}${isSecond ? '（第二人复核）' : ''}`, en: `${scheme?.en}, ${month}${isSecond ? ' (second approver)' : ''}` }, amount: null, storeId: null, resource: 'IncentiveRun', resourceKey: run.id,
    subjectVersion: run.version, reason: isSecond ? '超过单人审批限额 / above what one person approves' : '核算批次待批 / a run of pay', policy: await authorityAsOf(tx, PAY_POLICY), total: run.totalAmount,
  });
}

/** Its maker has looked at it: it goes to another person for approval. Answers the run's id. */
export async function reviewRun(ctx: Context, input: ReviewRunInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  return transact(ctx, async (tx) => {
    const run = await lockRun(tx, input.id, input.expectedVersion);
    await saveRun(tx, run, 'reviewed', { state: runStates.next(run.state, 'review'), reviewedAt: tx.clock.now().toISOString() });
    await askFor(tx, run, { userId: run.makerUserId ?? null, employeeId: run.makerId ?? null }, false);
    return run.id;
  });
}

/** Nobody decides on, or pays, a run that pays them. */
export async function demandNotOwn(tx: WriteContext, runId: string): Promise<void> {
  if (tx.viewer.employeeId && (await tx.manager.query<unknown[]>('select 1 from statements where run_id = $1 and employee_id = $2', [runId, tx.viewer.employeeId])).length) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_RUN);
}

const isMaker = (tx: WriteContext, run: IncentiveRun): boolean => run.makerUserId === tx.viewer.userId || Boolean(run.makerId && run.makerId === tx.viewer.employeeId);
// The approval's lock comes before the run's, as everywhere.
const pendingOf = async (tx: WriteContext, runId: string): Promise<{ id: string; version: number } | undefined> =>
  (await tx.manager.query<{ id: string; version: number }[]>(`select id::text, version from approvals where kind = $1 and resource_key = $2 and state = 'PENDING' for update`, [PAY_RUN, runId]))[0];

/** Whoever approves a run that nobody has asked about yet has looked at it: it is asked in its maker's name first. Refuses before that whoever could not approve it. */
async function askFirst(ctx: Context, input: ApproveRunInput): Promise<number> {
  return transact(ctx, async (tx) => {
    const asked = decodeId('IncentiveRun', input.id) ? await pendingOf(tx, input.id) : undefined;
    const run = await lockRun(tx, input.id, input.expectedVersion);
    if (isMaker(tx, run)) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_MAKING);
    if (asked) return run.version;
    if (run.state !== RunState.CALCULATED) runStates.next(run.state, 'approve');
    await demandNotOwn(tx, run.id);
    const { rules } = await authorityAsOf(tx, PAY_POLICY);
    const roles = await rolesOver(tx, tx.viewer, null);
    if (!deciders(rules, run.totalAmount).some((role) => roles.includes(role))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: 'incentives:approve' } });
    if (run.state === RunState.CALCULATED) await saveRun(tx, run, 'reviewed', { state: runStates.next(run.state, 'review'), reviewedAt: tx.clock.now().toISOString() });
    await askFor(tx, run, { userId: run.makerUserId ?? null, employeeId: run.makerId ?? null }, false);
    return run.version;
  });
}

/** Approves a run that somebody else reckoned; above the policy's limit a second person must as well. Answers the run's id. */
export async function approveRun(ctx: Context, input: ApproveRunInput): Promise<string> {
  authorise(ctx, 'incentives:approve');
  const version = await askFirst(ctx, input);
  return transact(ctx, async (tx) => {
    const asked = await pendingOf(tx, input.id);
    await lockRun(tx, input.id, version);
    if (!asked) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    await approveRequest(tx, { id: asked.id, expectedVersion: asked.version, reason: input.reason ?? null });
    return input.id;
  });
}

/** Who reckoned a run takes it back from approval, while nobody has approved the whole of it: it may be changed and sent anew. Answers the run's id. */
export async function reopenRun(ctx: Context, input: ReviewRunInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  return transact(ctx, async (tx) => {
    const asked = decodeId('IncentiveRun', input.id) ? await pendingOf(tx, input.id) : undefined;
    const run = await lockRun(tx, input.id, input.expectedVersion);
    if (!isMaker(tx, run)) throw new AppError('FORBIDDEN', payReasons.PAY_RUN_MAKER);
    const state = runStates.next(run.state, 'reopen');
    if (asked) await takeBackQuestion(tx, asked.id);
    else await saveRun(tx, run, 'reopened', { state, reviewedAt: null, approvedById: null, approverName: null, approverNameEn: null });
    return run.id;
  });
}

const runOf = (tx: WriteContext, approval: Approval): Promise<IncentiveRun> => lockRun(tx, approval.resourceKey);
defineApprovalKind({
  kind: PAY_RUN, label: { zh: '核算批次', en: 'Run of pay' }, word: 'incentives:approve', isReminded: true,
  async subject(tx, approval) {
    const run = await runOf(tx, approval).catch(() => null);
    return run && { version: run.version, total: run.totalAmount };
  },
  async approved(tx, approval) {
    const run = await runOf(tx, approval);
    await demandNotOwn(tx, run.id);
    const { viewer } = tx;
    if (isMaker(tx, run)) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_MAKING);
    const { rules } = await authorityAsOf(tx, PAY_POLICY);
    if (!run.approvedById && compareNumbers(run.totalAmount, rules.secondAbove) > 0) {
      await saveRun(tx, run, 'first-approved', { approvedById: viewer.userId, approverName: viewer.name, approverNameEn: viewer.nameEn ?? null });
      await askFor(tx, run, { userId: viewer.userId, employeeId: viewer.employeeId }, true);
      return;
    }
    await saveRun(tx, run, 'approved', { state: runStates.next(run.state, 'approve'), approvedAt: tx.clock.now().toISOString(), ...(run.approvedById ? { secondApprovedById: viewer.userId, secondApproverName: viewer.name, secondApproverNameEn: viewer.nameEn ?? null } : { approvedById: viewer.userId, approverName: viewer.name, approverNameEn: viewer.nameEn ?? null }) });
  },
  async ended(tx, approval, how) {
    const run = await runOf(tx, approval);
    if (run.state !== RunState.REVIEWED) return;
    await saveRun(tx, run, how === ApprovalState.WITHDRAWN ? 'reopened' : 'sent-back', { state: runStates.next(run.state, 'reopen'), reviewedAt: null, approvedById: null, approverName: null, approverNameEn: null });
  },
});

/** Shows each line of a run to its person, for good; those that are shown already stay as they are. */
export async function publishLines(tx: WriteContext, runId: string): Promise<void> {
  // Not a join: after a crash the database believes new tables empty, and compared every line with every statement (minutes for 10,000 people).
  await tx.manager.query('with u as (update statement_lines set shown_to_id = employee_id, is_locked = true, updated_at = $2 where statement_id = any(array(select id from statements where run_id = $1)) and shown_to_id is null returning 1) select count(*) from u', [runId, tx.clock.now()]);
}

/** Publishes the statements of an approved run: from here on they never change. The run is locked. Whoever pays in the same go has their lines shown as they are paid, and the rest by `publishLines`. */
export async function publishRun(tx: WriteContext, run: IncentiveRun): Promise<void> {
  const state = runStates.next(run.state, 'lock');
  const now = tx.clock.now();
  await tx.manager.query('with u as (update statements set shown_to_id = employee_id, published_at = $2, dispute_until = $3, updated_at = $2, version = version + 1 where run_id = $1 returning 1) select count(*) from u', [run.id, now, disputeEnd(run, now)]);
  await tx.manager.query(`with u as (update pay_adjustments a set shown_to_id = a.employee_id from statements s where s.id = a.statement_id and s.run_id = $1 and a.state = 'APPROVED' returning 1) select count(*) from u`, [run.id]);
  await saveRun(tx, run, 'locked', { state, lockedAt: now.toISOString() });
  const month = run.periodFrom.slice(0, 7);
  const people = await tx.manager.query<{ id: string }[]>('select employee_id::text id from statements where run_id = $1', [run.id]);
  await tellOfPay(tx, people.map((one) => one.id), `statement-out:${run.id}`, { zh: `您 ${month} 的工资单已发布，可在工资单里查看、提出异议`, en: `Your statement of ${month} is out: see it, and dispute what is wrong, under Statements` });
}

/** Locks an approved run: its statements are out. Answers the run's id. */
export async function lockApprovedRun(ctx: Context, input: ReviewRunInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  return transact(ctx, async (tx) => {
    const run = await lockRun(tx, input.id, input.expectedVersion);
    await publishRun(tx, run);
    await publishLines(tx, run.id);
    return run.id;
  });
}
