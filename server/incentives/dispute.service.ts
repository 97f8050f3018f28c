// Disputes: somebody says that a line of their statement is wrong; that line alone waits, it is answered in time, and what is granted becomes an adjustment.
import { AdjustmentKind, DisputeState, IncentiveRun, LineKind, type Statement, StatementDispute } from '../../schema/incentives/run.ts';
import type { DecideStatementDisputeInput, DisputeLineInput, WithdrawStatementDisputeInput } from '../../schema/incentives/run.inputs.ts';
import { DutyState } from '../../schema/platform/duty.ts';
import { DAY_MS } from '../core/clock.ts';
import { authorise, holds, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decimal, isMoney } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { visibleKeys } from '../core/read/rows.ts';
import { changeRow, transact } from '../core/transact.ts';
import { viewersOf } from '../platform/access/people.service.ts';
import { defineDuty } from '../platform/duty/duty.registry.ts';
import { owe, settleDuty } from '../platform/duty/duty.service.ts';
import { withVerb } from '../platform/events/event.service.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { makeAdjustment, statementInHand } from './adjustment.service.ts';
import { payReasons } from './incentives.messages.ts';
import { disputeEnd } from './run.store.ts';
import { tellOfPay } from './statements/told.service.ts';

const ANSWER = 'incentives.answer-dispute';
const ANSWERS: Partial<Record<DisputeState, readonly [zh: string, en: string]>> = { GRANTED: ['同意', 'granted'], PARTLY: ['部分同意', 'granted in part'], DENIED: ['驳回', 'denied'] };
const about = (id: string) => ({ kind: ANSWER, resource: 'StatementDispute', resourceKey: id });

defineDuty({
  kind: ANSWER, byHand: false,
  async demandOwner(tx, _duty, employeeId) {
    if (!(await viewersOf(tx, employeeId)).some((viewer) => holds(viewer, 'incentives:write'))) throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.ownerId': 'VALUE_NOT_ALLOWED' } });
  },
  mayManage: (ctx) => holds(ctx.viewer, 'incentives:write'),
  async take(tx, duty) {
    const rows = await tx.manager.query<unknown[]>('select 1 from statement_disputes where id = $1 for update skip locked', [duty.resourceKey]);
    if (rows.length) return 'held';
    return (await tx.manager.query<unknown[]>('select 1 from statement_disputes where id = $1', [duty.resourceKey])).length ? 'busy' : 'gone';
  },
  async link(_tx, duty) { return { resource: 'statementDisputes', id: duty.resourceKey }; },
  async overdue() {},
});

interface Line { id: string; statementId: string; kind: string; labelZh: string; labelEn: string; paid: boolean; key: string; shownAt: string }
/** A line of one's own that is out, with its statement locked. */
async function ownLine(tx: WriteContext, id: string): Promise<{ line: Line; statement: Statement }> {
  const seen = decodeId('StatementLine', id) && (await visibleKeys(tx, 'StatementLine', [id])).has(id);
  const [line] = seen ? await tx.manager.query<Line[]>(`select id::text, statement_id::text "statementId", line_kind kind, label_zh "labelZh", label_en "labelEn", paid_run_id is not null paid, key, to_json(created_at) #>> '{}' "shownAt" from statement_lines where id = $1`, [id]) : [];
  if (!line) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const statement = await statementInHand(tx, line.statementId);
  if (!tx.viewer.employeeId || statement.employeeId !== tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_NOT_YOURS);
  if (!statement.publishedAt) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return { line, statement };
}

/** Says that a line of one's own statement is wrong, once per key; unpaid, that line waits for the answer. Answers the dispute's id. */
export async function disputeStatementLine(ctx: Context, input: DisputeLineInput): Promise<string> {
  authorise(ctx, 'staff:read-pay');
  return transact(ctx, async (tx) => {
    const { line, statement } = await ownLine(tx, input.lineId);
    return once(tx, input.idempotencyKey, 'disputeStatementLine', input, async () => {
      const now = tx.clock.now();
      const run = await tx.manager.findOneByOrFail(IncentiveRun, { id: statement.runId });
      // What is put beside a statement later is news of its own day, with the same time to object.
      const isOpen = new Date(statement.disputeUntil ?? 0) >= now || (line.kind === LineKind.ADJUSTMENT && disputeEnd(run, new Date(line.shownAt)) >= now);
      if (!isOpen) throw new AppError('POLICY', payReasons.PAY_WINDOW);
      if (await tx.manager.existsBy(StatementDispute, { lineId: line.id, state: DisputeState.OPEN })) throw new AppError('POLICY', payReasons.PAY_DISPUTED);
      const days = (run.head as { content?: { dispute?: { answerDays?: number } } } | null)?.content?.dispute?.answerDays ?? 5;
      const dueAt = new Date(now.getTime() + days * DAY_MS).toISOString();
      const made = await withVerb(tx, 'statementDispute.opened', () => tx.manager.save(tx.manager.create(StatementDispute, {
        statementId: statement.id, lineId: line.id, employeeId: statement.employeeId, storeId: statement.storeId ?? null, state: DisputeState.OPEN, reason: input.reason.trim(), dueAt,
      } as Partial<StatementDispute>)));
      if (!line.paid && line.kind !== LineKind.BUDGET) await freeze(tx, line.id, true);
      await owe(tx, { ...about(made.id), title: { zh: `薪酬异议 ${made.id}：${line.labelZh}`, en: `Pay dispute ${made.id}: ${line.labelEn}` }, storeId: null, ownerId: run.makerId ?? null, dueAt, remindMinutes: 1_440 });
      return made.id;
    });
  });
}

const freeze = (tx: WriteContext, lineId: string, isFrozen: boolean): Promise<unknown> =>
  tx.manager.query('with u as (update statement_lines set is_frozen = $2, updated_at = $3, version = version + 1 where id = $1 and (not $2 or paid_run_id is null) returning 1) select 1 from u', [lineId, isFrozen, tx.clock.now()]);

async function disputeInHand(tx: WriteContext, id: string, expectedVersion: number): Promise<StatementDispute> {
  if (!decodeId('StatementDispute', id) || !(await visibleKeys(tx, 'StatementDispute', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const row = await changeRow(tx, StatementDispute, id, expectedVersion, {});
  if (row.state !== DisputeState.OPEN) throw new AppError('POLICY', payReasons.PAY_DISPUTE_OVER);
  return row;
}

async function close(tx: WriteContext, row: StatementDispute, patch: Partial<StatementDispute>, outcome: string): Promise<void> {
  await withVerb(tx, `statementDispute.${String(patch.state).toLowerCase()}`, () => tx.manager.save(Object.assign(row, patch, { decidedAt: tx.clock.now().toISOString(), version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
  await freeze(tx, row.lineId, false);
  await settleDuty(tx, about(row.id), outcome, patch.state === DisputeState.WITHDRAWN ? DutyState.CANCELLED : DutyState.DONE);
}

/** Answers a dispute; granted or partly, an adjustment is made that a second person approves. Answers the dispute's id. */
export async function decideStatementDispute(ctx: Context, input: DecideStatementDisputeInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const isGranted = input.outcome === DisputeState.GRANTED || input.outcome === DisputeState.PARTLY;
  demand(isGranted || input.outcome === DisputeState.DENIED, 'input.outcome', 'VALUE_NOT_ALLOWED');
  demand(isGranted ? isMoney(input.amount) && !decimal(input.amount as string).isZero() : !input.amount, 'input.amount', payReasons.PAY_DISPUTE_AMOUNT);
  return transact(ctx, async (tx) => {
    const row = await disputeInHand(tx, input.id, input.expectedVersion);
    if (row.employeeId === tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_STATEMENT);
    const statement = await statementInHand(tx, row.statementId);
    const [line] = await tx.manager.query<{ key: string }[]>('select key from statement_lines where id = $1', [row.lineId]);
    const made = isGranted ? await makeAdjustment(tx, statement, { kind: AdjustmentKind.DISPUTE, amount: input.amount as string, key: line?.key ?? 'dispute', lineId: row.lineId, reason: input.reason.trim(), evidence: `dispute ${row.id}` }) : null;
    await close(tx, row, { state: input.outcome, decision: input.reason.trim(), deciderUserId: tx.viewer.userId, adjustmentId: made?.id ?? null }, input.outcome);
    const [zh, en] = ANSWERS[input.outcome] ?? ['', ''];
    await tellOfPay(tx, [row.employeeId], `pay-dispute:${row.id}`, { zh: `您对 ${statement.periodFrom.slice(0, 7)} 工资单的异议有答复：${zh}`, en: `Your dispute of the statement of ${statement.periodFrom.slice(0, 7)} is answered: ${en}` }, statement.id);
    return row.id;
  });
}

/** Takes one's own dispute back. Answers its id. */
export async function withdrawStatementDispute(ctx: Context, input: WithdrawStatementDisputeInput): Promise<string> {
  authorise(ctx, 'staff:read-pay');
  return transact(ctx, async (tx) => {
    const row = await disputeInHand(tx, input.id, input.expectedVersion);
    if (row.employeeId !== tx.viewer.employeeId) throw new AppError('FORBIDDEN', payReasons.PAY_NOT_YOURS);
    await close(tx, row, { state: DisputeState.WITHDRAWN }, 'withdrawn');
    return row.id;
  });
}
