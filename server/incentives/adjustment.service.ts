// Adjustments of pay: a signed line beside the statement, made by one person and approved by another.
import { AdjustmentKind, AdjustmentState, IncentiveRun, LineKind, PayAdjustment, RunState, Statement } from '../../schema/incentives/run.ts';
import type { AdjustStatementInput, DecideAdjustmentInput } from '../../schema/incentives/run.inputs.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import type { Label } from '../core/language.ts';
import { decimal, isMoney, toMoney } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { changeRow, lockRow, transact } from '../core/transact.ts';
import { defineApprovalKind } from '../platform/approval/approval.registry.ts';
import { approveRequest, askApproval, refuseRequest } from '../platform/approval/approval.service.ts';
import { authorityAsOf } from '../platform/approval/authority.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { sayMoney } from './component.rules.ts';
import { payReasons } from './incentives.messages.ts';
import { PAY_POLICY } from './pay.policy.ts';
import { disputeEnd } from './run.store.ts';
import { tellOfPay } from './statements/told.service.ts';

const PAY_ADJUSTMENT = 'PAY_ADJUSTMENT';
const OUT: readonly RunState[] = [RunState.LOCKED, RunState.PAID];
/** Kinds of adjustments as their lines say them. */
export const ADJUSTMENT_WORDS: Record<AdjustmentKind, Label> = {
  CORRECTION: { zh: '更正', en: 'Correction' }, BONUS: { zh: '额外奖励', en: 'Bonus' }, LATE_FACT: { zh: '迟到数据补发', en: 'Late fact' }, CLAW_BACK: { zh: '追回', en: 'Claw-back' }, DISPUTE: { zh: '异议结果', en: 'Outcome of a dispute' },
};

/** The statement, locked, when the viewer may see it. */
export async function statementInHand(tx: WriteContext, id: string): Promise<Statement> {
  const seen = decodeId('Statement', id) && (await visibleKeys(tx, 'Statement', [id])).has(id);
  const row = seen && await lockRow(tx, Statement, id);
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}

export interface NewAdjustment { kind: AdjustmentKind; amount: string; key: string; lineId: string | null; reason: string; evidence?: string | null; explanation?: Explanation | null }

/** Makes an adjustment and asks a second person about it; it counts once approved. The statement is locked. */
export async function makeAdjustment(tx: WriteContext, statement: Statement, given: NewAdjustment): Promise<PayAdjustment> {
  if (statement.employeeId === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_STATEMENT);
  const { kind, ...values } = given;
  const made = await withVerb(tx, 'payAdjustment.made', () => tx.manager.save(tx.manager.create(PayAdjustment, {
    ...values, adjustmentKind: kind, amount: toMoney(given.amount), evidence: given.evidence ?? null, explanation: given.explanation ?? null, statementId: statement.id, employeeId: statement.employeeId, storeId: statement.storeId ?? null,
    state: AdjustmentState.PENDING, makerUserId: tx.viewer.userId, makerName: tx.viewer.userId ? tx.viewer.name : null, makerNameEn: tx.viewer.userId ? tx.viewer.nameEn ?? null : null,
  } as Partial<PayAdjustment>)));
  const month = statement.periodFrom.slice(0, 7);
  // Neither amount nor name: approvals are seen by more people than pay is.
  await askApproval(tx, {
    kind: PAY_ADJUSTMENT, title: { zh: `薪酬调整 ${made.id}（${month}，${ADJUSTMENT_WORDS[kind].zh}）`, en: `Adjustment of pay ${made.id} (${month}, ${ADJUSTMENT_WORDS[kind].en})` }, amount: null, storeId: null, resource: 'PayAdjustment', resourceKey: made.id,
    subjectVersion: made.version, reason: '见调整单 / see the adjustment', policy: await authorityAsOf(tx, PAY_POLICY), total: toMoney(decimal(given.amount).abs()),
  });
  return made;
}

/** Puts a signed amount beside a statement, once per key; another person approves it. Answers the adjustment's id. */
export async function adjustStatement(ctx: Context, input: AdjustStatementInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  demand(isMoney(input.amount) && !decimal(input.amount).isZero(), 'input.amount', payReasons.PAY_ZERO);
  const kind = input.kind ?? AdjustmentKind.CORRECTION;
  demand(kind === AdjustmentKind.CORRECTION || kind === AdjustmentKind.BONUS, 'input.kind', 'VALUE_NOT_ALLOWED');
  return transact(ctx, async (tx) => {
    const statement = await statementInHand(tx, input.statementId);
    return once(tx, input.idempotencyKey, 'adjustStatement', input, async () => {
      const [line] = input.lineId && decodeId('StatementLine', input.lineId) ? await tx.manager.query<{ id: string; key: string }[]>('select id::text, key from statement_lines where id = $1 and statement_id = $2', [input.lineId, statement.id]) : [];
      demand(!input.lineId || line, 'input.lineId', 'ROW_NOT_FOUND');
      return (await makeAdjustment(tx, statement, { kind, amount: input.amount, key: line?.key ?? 'adjustment', lineId: line?.id ?? null, reason: input.reason.trim(), evidence: input.evidence?.trim() || null })).id;
    });
  });
}

async function adjustmentInHand(tx: WriteContext, id: string): Promise<PayAdjustment | null> {
  return lockRow(tx, PayAdjustment, id);
}

/** Decides on an adjustment by its own row, as the approval's page does by the approval. Answers the adjustment's id. */
export async function decideAdjustment(ctx: Context, input: DecideAdjustmentInput): Promise<string> {
  authorise(ctx, 'incentives:approve');
  return transact(ctx, async (tx) => {
    if (!decodeId('PayAdjustment', input.id) || !(await visibleKeys(tx, 'PayAdjustment', [input.id])).has(input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const [asked] = await tx.manager.query<{ id: string; version: number }[]>(`select id::text, version from approvals where kind = $1 and resource_key = $2 and state = 'PENDING' for update`, [PAY_ADJUSTMENT, input.id]);
    if (!asked) throw new AppError('CONFLICT', 'ROW_CHANGED', { current: { id: input.id } });
    await changeRow(tx, PayAdjustment, input.id, input.expectedVersion, {}).then(async (row) => { await tx.manager.query('with u as (update approvals set subject_version = $2 where id = $1 returning 1) select 1 from u', [asked.id, row.version]); });
    const decision = { id: asked.id, expectedVersion: asked.version };
    if (input.isApproved) await approveRequest(tx, { ...decision, reason: input.reason ?? null });
    else await refuseRequest(tx, { ...decision, reason: input.reason?.trim() || '不同意 / refused' });
    return input.id;
  });
}

/** Is the statement its person's to see? Of a run that is out, one that was added for a late fact is so from its first approved difference on. */
async function isShown(tx: WriteContext, statementId: string): Promise<boolean> {
  const statement = await tx.manager.findOneByOrFail(Statement, { id: statementId });
  if (statement.publishedAt) return true;
  const run = await tx.manager.findOneByOrFail(IncentiveRun, { id: statement.runId });
  if (!OUT.includes(run.state)) return false;
  const now = tx.clock.now();
  await tx.manager.query('with u as (update statements set shown_to_id = employee_id, published_at = $2, dispute_until = $3, updated_at = $2, version = version + 1 where id = $1 returning 1) select 1 from u', [statementId, now, disputeEnd(run, now)]);
  return true;
}

/** What an adjustment is, and of which line. */
async function labelOf(tx: WriteContext, row: PayAdjustment): Promise<Label> {
  const kind = ADJUSTMENT_WORDS[row.adjustmentKind];
  const [line] = row.lineId ? await tx.manager.query<Label[]>('select label_zh zh, label_en en from statement_lines where id = $1', [row.lineId]) : [];
  const of = line ?? (row.explanation as Explanation | null)?.label;
  return of ? { zh: `${kind.zh}：${of.zh}`, en: `${kind.en}: ${of.en}` } : kind;
}

defineApprovalKind({
  kind: PAY_ADJUSTMENT, label: { zh: '薪酬调整', en: 'Adjustment of pay' }, word: 'incentives:approve',
  async subject(tx, approval) {
    const row = await adjustmentInHand(tx, approval.resourceKey);
    return row && { version: row.version, total: toMoney(decimal(row.amount).abs()) };
  },
  async approved(tx, approval) {
    const row = await adjustmentInHand(tx, approval.resourceKey);
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (row.employeeId === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_STATEMENT);
    const now = tx.clock.now();
    const isOut = await isShown(tx, row.statementId);
    await withVerb(tx, 'payAdjustment.approved', () => tx.manager.save(Object.assign(row, { state: AdjustmentState.APPROVED, deciderUserId: tx.viewer.userId, deciderName: tx.viewer.name, deciderNameEn: tx.viewer.nameEn ?? null, decidedAt: now.toISOString(), shownToId: isOut ? row.employeeId : null, version: row.version + 1, updatedAt: now.toISOString() })));
    const label = await labelOf(tx, row);
    const tree = (row.explanation as Explanation | null) ?? explain(label, row.amount, { text: sayMoney(row.amount), note: { zh: row.reason, en: row.reason } });
    await tx.manager.query(
      `with i as (insert into statement_lines (statement_id, employee_id, shown_to_id, store_id, place, key, line_kind, label_zh, label_en, amount, explanation, is_locked, adjustment_id, created_at, updated_at)
         values ($1, $2, $3, $4, (select coalesce(max(place), 0) + 1 from statement_lines where statement_id = $1), $5, $6, $7, $8, $9, $10::jsonb, true, $11, $12, $12) returning 1),
       u as (update statements set adjusted_amount = adjusted_amount + $9, updated_at = $12, version = version + 1 where id = $1 returning 1) select 1 from i, u`,
      [row.statementId, row.employeeId, isOut ? row.employeeId : null, row.storeId ?? null, row.key, LineKind.ADJUSTMENT, label.zh, label.en, row.amount, JSON.stringify(tree), row.id, now]);
    if (isOut) {
      const month = (await tx.manager.findOneByOrFail(Statement, { id: row.statementId })).periodFrom.slice(0, 7);
      await tellOfPay(tx, [row.employeeId], `pay-adjustment:${row.id}`, { zh: `您 ${month} 的工资单旁多了一笔调整（${label.zh}）`, en: `Something was put beside your statement of ${month} (${label.en})` }, row.statementId);
    }
  },
  async ended(tx, approval) {
    const row = await adjustmentInHand(tx, approval.resourceKey);
    const isOther = tx.viewer.userId !== row?.makerUserId;
    if (row?.state === AdjustmentState.PENDING) await withVerb(tx, 'payAdjustment.refused', () => tx.manager.save(Object.assign(row, { state: AdjustmentState.REFUSED, deciderUserId: isOther ? tx.viewer.userId : null, deciderName: isOther && tx.viewer.userId ? tx.viewer.name : null, deciderNameEn: isOther && tx.viewer.userId ? tx.viewer.nameEn ?? null : null, decidedAt: tx.clock.now().toISOString(), version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
  },
});
