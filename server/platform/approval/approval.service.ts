// Asking and deciding: one question at a time about one thing, never by who asked, on the version that was seen, before its time is over.
import { Approval, ApprovalState } from '../../../schema/platform/approval.ts';
import type { ApprovalToDecide } from '../../../schema/platform/approval.outputs.ts';
import type { ApproveRequestInput, RefuseRequestInput, WithdrawRequestInput } from '../../../schema/platform/approval.inputs.ts';
import { reachOf, type Context, type Viewer, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { currentRow } from '../../core/read/current.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { lockRow, transact } from '../../core/transact.ts';
import { viewersOf } from '../access/people.service.ts';
import { cancelDue, schedule, type Due } from '../due/due.service.ts';
import { withVerb } from '../events/event.service.ts';
import { approvalReasons } from './approval.messages.ts';
import { approvalKinds, authorityKind, kindOfApproval, type ApprovalKind, type AuthorityKind } from './approval.registry.ts';
import { deciders, type Authority } from '../../core/authority.ts';
import { rolesOver, type InForce } from './authority.service.ts';
import { remindDeciders, tellDeciders, tellMaker } from './approval.tell.ts';
import { principalsOf } from './deputy.service.ts';

/** The kind of the due action that ends a question; its subject is the approval's id. */
export const APPROVAL_DUE = 'platform.approval-due';

export interface NewApproval {
  kind: string; title: Label; amount: string | null; storeId: string | null; resource: string; resourceKey: string; subjectVersion: number; reason: string;
  /** The policy that makes it necessary, and what the case comes to with it. */
  policy: InForce<Authority>; total: string;
}

/** Opens a question with its deadline; POLICY when nobody at all could answer it. Answers the row. */
export async function askApproval(tx: WriteContext, asked: NewApproval): Promise<Approval> {
  const roles = deciders(asked.policy.rules, asked.total);
  if (!roles.length) throw new AppError('POLICY', approvalReasons.APPROVAL_NOBODY);
  const { title, policy, total: _total, ...plain } = asked;
  const due = new Date(tx.clock.now().getTime() + policy.rules.dueMinutes * 60_000).toISOString();
  const row = await withVerb(tx, 'approval.asked', () => tx.manager.save(tx.manager.create(Approval, {
    ...plain, state: ApprovalState.PENDING, titleZh: title.zh, titleEn: title.en, makerUserId: tx.viewer.userId, makerId: tx.viewer.employeeId, approverRoles: roles,
    policyKey: policy.key, policyNumber: policy.number, dueAt: due,
  } as Partial<Approval>)));
  await schedule(tx, [{ kind: APPROVAL_DUE, subject: row.id, dueAt: due }, ...remindersOf(tx, asked.kind, row.id, policy.rules.dueMinutes)]);
  await tellDeciders(tx, row);
  return row;
}

/** The kinds of the due actions that remind of a question, and after which part of its time. */
export const APPROVAL_REMINDERS = [{ kind: 'platform.approval-reminder', part: 1 / 2, isLast: false }, { kind: 'platform.approval-last-reminder', part: 3 / 4, isLast: true }] as const;
const remindersOf = (tx: WriteContext, kind: string, subject: string, minutes: number): Due[] =>
  (kindOfApproval(kind).isReminded ? APPROVAL_REMINDERS.map((one) => ({ kind: one.kind, subject, dueAt: new Date(tx.clock.now().getTime() + minutes * one.part * 60_000) })) : []);

/** Tells again of a question that still waits; the sweep has taken its row. Answers what came of it. */
export async function remindOfApproval(tx: WriteContext, id: string, isLast: boolean): Promise<string> {
  const row = await lockApproval(tx, id);
  if (!row || row.state !== ApprovalState.PENDING) return 'kept';
  await remindDeciders(tx, row, isLast);
  return 'reminded';
}

/** A question in hand, locked; its lock is always taken before those of the thing it is about. */
export async function lockApproval(tx: WriteContext, id: string): Promise<Approval | null> {
  return lockRow(tx, Approval, id);
}

/** What is asked has changed: whoever saw it as it was decides nothing by that. The row must be locked. */
export async function reviseApproval(tx: WriteContext, row: Approval, change: { title: Label; amount: string | null; subjectVersion: number; reason: string; policy: InForce<Authority>; total: string }): Promise<void> {
  const { title, policy, total, ...plain } = change;
  const roles = deciders(policy.rules, total);
  if (!roles.length) throw new AppError('POLICY', approvalReasons.APPROVAL_NOBODY);
  Object.assign(row, { ...plain, titleZh: title.zh, titleEn: title.en, approverRoles: roles, policyNumber: policy.number, version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  await withVerb(tx, 'approval.revised', () => tx.manager.save(row));
  await tellDeciders(tx, row);
}

const isMaker = (viewer: Viewer, row: Approval): boolean =>
  (row.makerUserId !== null && row.makerUserId !== undefined && row.makerUserId === viewer.userId) || (row.makerId !== null && row.makerId !== undefined && row.makerId === viewer.employeeId);

/** May this person, by word and roles over the store, decide it when the case comes to `total`? */
async function mayDecide(tx: WriteContext, viewer: Viewer, row: Approval, kind: ApprovalKind, total: string | null): Promise<'yes' | 'beyond' | 'no'> {
  const reach = reachOf(viewer, kind.word);
  if (!reach.all && !(row.storeId && reach.storeIds.includes(row.storeId))) return 'no';
  const policy = row.policyKey ? (authorityKind(row.policyKey) as AuthorityKind | undefined) : undefined;
  const rules = policy ? await versionOf(tx, policy, row.policyNumber ?? 0) : null;
  const allowed = rules && total !== null ? deciders(rules, total) : row.approverRoles;
  return (await rolesOver(tx, viewer, row.storeId ?? null)).some((role) => allowed.includes(role)) ? 'yes' : 'beyond';
}

async function versionOf(tx: WriteContext, policy: AuthorityKind, number: number): Promise<Authority> {
  const [row] = await tx.manager.query<{ rules: unknown }[]>('select v.rules from authority_policy_versions v join authority_policies p on p.id = v.policy_id where p.key = $1 and v.number = $2', [policy.key, number]);
  return row ? policy.parse(row.rules) : policy.shipped;
}

/** In whose name the viewer may decide: one's own, or that of somebody one stands in for; throws where in nobody's. */
async function standing(tx: WriteContext, row: Approval, kind: ApprovalKind, total: string | null): Promise<string | null> {
  if (isMaker(tx.viewer, row)) throw new AppError('FORBIDDEN', approvalReasons.APPROVAL_OWN);
  const own = await mayDecide(tx, tx.viewer, row, kind, total);
  if (own === 'yes') return null;
  let beyond = own === 'beyond';
  for (const principal of await principalsOf(tx, tx.viewer.employeeId, tx.clock.now())) {
    for (const viewer of await viewersOf(tx, principal)) {
      if (isMaker(viewer, row)) continue;
      const verdict = await mayDecide(tx, viewer, row, kind, total);
      if (verdict === 'yes') return principal;
      beyond ||= verdict === 'beyond';
    }
  }
  throw new AppError('FORBIDDEN', beyond ? approvalReasons.APPROVAL_BEYOND : 'RIGHT_MISSING', { params: { right: kind.word } });
}

/** The question, locked and judged: in sight, on the version seen, undecided. */
async function inHand(tx: WriteContext, id: string, expectedVersion: number): Promise<Approval> {
  const known = decodeId('Approval', id) !== null;
  const row = known && ((await visibleKeys(tx, 'Approval', [id])).has(id) || (await toDecide(tx, id)).length > 0) ? await lockApproval(tx, id) : null;
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const lost = async (): Promise<never> => {
    const current = await currentRow(tx, Approval, id, (text, params) => tx.manager.query(text, params));
    throw new AppError('CONFLICT', row.state === ApprovalState.PENDING ? approvalReasons.APPROVAL_CHANGED : approvalReasons.APPROVAL_OVER, { current: { ...current, id, version: row.version } });
  };
  if (row.version !== expectedVersion || row.state !== ApprovalState.PENDING) return lost();
  return row;
}

async function close(tx: WriteContext, row: Approval, state: ApprovalState, more: Partial<Approval>): Promise<void> {
  const now = tx.clock.now().toISOString();
  Object.assign(row, { ...more, state, version: row.version + 1, updatedAt: now, decidedAt: now });
  await withVerb(tx, `approval.${state.toLowerCase()}`, () => tx.manager.save(row));
  await cancelDue(tx, [...(state === ApprovalState.EXPIRED ? [] : [APPROVAL_DUE]), ...APPROVAL_REMINDERS.map((one) => one.kind)].map((kind) => ({ kind, subject: row.id })));
  await tellMaker(tx, row);
}

async function decide(ctx: Context, input: { id: string; expectedVersion: number; reason?: string | null }, state: ApprovalState.APPROVED | ApprovalState.REFUSED): Promise<string> {
  const reason = input.reason?.trim() || null;
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at }, ...(reason ? { reason } : {}) }, async (tx) => {
    const row = await inHand(tx, input.id, input.expectedVersion);
    const kind = kindOfApproval(row.kind);
    const subject = await kind.subject(tx, row);
    const onBehalfOfId = await standing(tx, row, kind, subject?.total ?? null);
    // Out of time is out of time, whether or not the sweep has come by.
    if (new Date(row.dueAt).getTime() <= tx.clock.now().getTime()) throw new AppError('POLICY', approvalReasons.APPROVAL_LATE);
    if (!subject || subject.version !== row.subjectVersion) throw new AppError('CONFLICT', approvalReasons.APPROVAL_CHANGED, { current: { id: row.id, version: row.version } });
    await close(tx, row, state, { decision: reason, deciderId: tx.viewer.employeeId, deciderUserId: tx.viewer.userId, onBehalfOfId });
    if (state === ApprovalState.APPROVED) await kind.approved(tx, row); else await kind.ended(tx, row, state);
    return row.id;
  });
}

/** Approves what somebody else asked. Answers its id. */
export const approveRequest = (ctx: Context, input: ApproveRequestInput): Promise<string> => decide(ctx, input, ApprovalState.APPROVED);
/** Refuses it, with a reason. Answers its id. */
export const refuseRequest = (ctx: Context, input: RefuseRequestInput): Promise<string> => decide(ctx, input, ApprovalState.REFUSED);

/** Its maker takes it back. Answers its id. */
export async function withdrawRequest(ctx: Context, input: WithdrawRequestInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const row = await inHand(tx, input.id, input.expectedVersion);
    if (!isMaker(tx.viewer, row)) throw new AppError('FORBIDDEN', approvalReasons.APPROVAL_NOT_MAKER);
    const kind = kindOfApproval(row.kind);
    await kind.subject(tx, row);
    await close(tx, row, ApprovalState.WITHDRAWN, {});
    await kind.ended(tx, row, ApprovalState.WITHDRAWN);
    return row.id;
  });
}

/** Takes back a question whose subject is no longer for decision, for a caller that has judged by itself who may; its row is locked here first. */
export async function takeBackQuestion(tx: WriteContext, id: string): Promise<void> {
  const row = await lockApproval(tx, id);
  if (row?.state !== ApprovalState.PENDING) return;
  const kind = kindOfApproval(row.kind);
  await kind.subject(tx, row);
  await close(tx, row, ApprovalState.WITHDRAWN, {});
  await kind.ended(tx, row, ApprovalState.WITHDRAWN);
}

/** Ends a question that nobody decided in time, once; the sweep has taken its row. Answers what came of it. */
export async function expireApproval(tx: WriteContext, id: string): Promise<string> {
  const row = await lockApproval(tx, id);
  if (!row || row.state !== ApprovalState.PENDING || new Date(row.dueAt).getTime() > tx.clock.now().getTime()) return 'kept';
  const kind = kindOfApproval(row.kind);
  await kind.subject(tx, row);
  await close(tx, row, ApprovalState.EXPIRED, {});
  await kind.ended(tx, row, ApprovalState.EXPIRED);
  return 'expired';
}

const TO_DECIDE = `
  select a.id::text, a.version, a.kind, a.title_zh "titleZh", a.title_en "titleEn", a.amount::text, a.reason, coalesce(e.name, u.name) "makerName", coalesce(e.name_en, u.name_en) "makerNameEn", a.store_id::text "storeId",
    s.name_zh "storeNameZh", s.name_en "storeNameEn", a.resource, a.resource_key "resourceKey", to_json(a.created_at) #>> '{}' "askedAt", to_json(a.due_at) #>> '{}' "dueAt"
  from approvals a left join stores s on s.id = a.store_id left join employees e on e.id = a.maker_id left join users u on u.id = a.maker_user_id
  where a.state = 'PENDING' and a.due_at > $1 and a.kind = any($2::text[]) and ($3 or a.store_id = any($4::bigint[])) and a.approver_roles && $5::text[]
    and (a.maker_user_id is null or a.maker_user_id <> all($6::bigint[])) and (a.maker_id is null or a.maker_id <> all($7::bigint[]))
    and ($9::bigint is null or a.id = $9)
  order by a.due_at, a.id limit $8`;
const MOST_TO_DECIDE = 200;

/** The questions that the viewer may decide now, in her own name or for those she stands in for; the most urgent first. */
export async function approvalsToDecide(ctx: Context, limit = 100): Promise<ApprovalToDecide[]> {
  return (await toDecide(ctx)).slice(0, Math.min(MOST_TO_DECIDE, Math.max(1, Math.trunc(limit))));
}

/** The most urgent ones of each name and word, or `only` that one, however many wait before it. */
async function toDecide(ctx: Context, only: string | null = null): Promise<ApprovalToDecide[]> {
  const who: { viewer: Viewer; onBehalfOf: string | null }[] = [{ viewer: ctx.viewer, onBehalfOf: null }];
  for (const principal of await principalsOf(ctx, ctx.viewer.employeeId, ctx.clock.now())) who.push(...(await viewersOf(ctx, principal)).map((viewer) => ({ viewer, onBehalfOf: viewer.name })));
  const found = new Map<string, ApprovalToDecide>();
  for (const { viewer, onBehalfOf } of who) {
    const isOne = (id: string | null): id is string => id !== null;
    for (const word of new Set(approvalKinds().map((kind) => kind.word))) {
      const reach = reachOf(viewer, word);
      if (!reach.all && !reach.storeIds.length) continue;
      ctx.db.statements += 1;
      const { rows } = await ctx.db.read.query<Omit<ApprovalToDecide, 'onBehalfOf'>>(TO_DECIDE, [
        ctx.clock.now(), approvalKinds().filter((kind) => kind.word === word).map((kind) => kind.kind), reach.all, reach.storeIds, viewer.roles.map((role) => role.key),
        [viewer.userId, ctx.viewer.userId].filter(isOne), [viewer.employeeId, ctx.viewer.employeeId].filter(isOne), MOST_TO_DECIDE, only]);
      for (const row of rows) if (!found.has(row.id)) found.set(row.id, { ...row, onBehalfOf });
    }
  }
  return [...found.values()].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}
