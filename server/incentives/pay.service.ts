// Paying a run: what is due to each person is booked and handed over once, whoever asks how often and whatever dies meanwhile.
import { IncentiveRun, RunState } from '../../schema/incentives/run.ts';
import type { PayRunInput, RunPayment } from '../../schema/incentives/run.inputs.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { move } from '../core/double-entry.ts';
import { addMoney, compareNumbers, decimal, formatMoney, multiplyMoney, toMoney } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { post } from '../platform/ledger/ledger.service.ts';
import { definePayoutEnd } from '../platform/ledger/payout.registry.ts';
import { requestPayout } from '../platform/ledger/payout.service.ts';
import { payReasons } from './incentives.messages.ts';
import { lockRun, saveRun } from './run.store.ts';
import { demandNotOwn, publishRun } from './run.service.ts';

interface DueLine { id: string; statementId: string; runId: string; employeeId: string; storeId: string | null; amount: string; isAdjustment: boolean }
/** Lines that are out, unpaid and not disputed, of the people of a run: its own, and what earlier statements still owe or are owed. */
const DUE = `
  select l.id::text, l.statement_id::text "statementId", s.run_id::text "runId", l.employee_id::text "employeeId", s.store_id::text "storeId", l.amount::text, l.line_kind = 'ADJUSTMENT' "isAdjustment"
  from statement_lines l join statements s on s.id = l.statement_id join incentive_runs r on r.id = s.run_id
  where l.employee_id in (select employee_id from statements where run_id = $1) and l.paid_run_id is null and not l.is_frozen and (s.run_id = $1 or (l.is_locked and r.paid_by_id is not null))
  order by l.employee_id, l.id`;

export interface PersonDue { employeeId: string; statementId: string; storeId: string | null; amount: string; lineIds: string[] }

/**
 * What each person is handed: the run's own lines and what is owed besides. Something taken back counts only as far as the scheme's
 * share of this pay goes, whole lines at a time; the rest waits for the next run.
 */
export function duesOf(lines: readonly DueLine[], runId: string, share: string): PersonDue[] {
  const byPerson = new Map<string, DueLine[]>();
  for (const line of lines) byPerson.set(line.employeeId, [...byPerson.get(line.employeeId) ?? [], line]);
  return [...byPerson].flatMap(([employeeId, own]): PersonDue[] => {
    const base = own.filter((line) => line.runId === runId && !line.isAdjustment);
    const plus = own.filter((line) => !base.includes(line) && !line.amount.startsWith('-'));
    const minus = own.filter((line) => !base.includes(line) && line.amount.startsWith('-'));
    const home = base[0] ?? own.find((line) => line.runId === runId) ?? own[0];
    let amount = addMoney('0.00', ...[...base, ...plus].map((line) => line.amount));
    let room = multiplyMoney(amount, share);
    const taken = minus.filter((line) => {
      const fits = compareNumbers(decimal(line.amount).abs(), room) <= 0;
      if (fits) { room = addMoney(room, line.amount); amount = addMoney(amount, line.amount); }
      return fits;
    });
    // A statement whose lines are frozen may have less than nothing left: it waits whole.
    if (!home || compareNumbers(amount, '0') < 0) return [];
    return [{ employeeId, statementId: home.statementId, storeId: home.storeId, amount, lineIds: [...base, ...plus, ...taken].map((line) => line.id) }];
  });
}

const shareOf = (run: IncentiveRun): string => ((run.head as { content?: { clawBack?: { share?: string } } } | null)?.content?.clawBack?.share ?? '0.2');

/** What paying a run now would hand over. */
export async function runPayment(ctx: Context, id: string): Promise<RunPayment> {
  authorise(ctx, 'incentives:read');
  const run = decodeId('IncentiveRun', id) ? await ctx.db.source.manager.findOneBy(IncentiveRun, { id }) : null;
  if (!run) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows } = await ctx.db.write.query<DueLine>(DUE, [id]);
  const dues = duesOf(rows, id, shareOf(run)).filter((one) => one.amount !== '0.00');
  const { rows: [frozen] } = await ctx.db.write.query<{ n: number }>('select count(*)::int n from statement_lines l join statements s on s.id = l.statement_id where s.run_id = $1 and l.is_frozen', [id]);
  return { amount: addMoney('0.00', ...dues.map((one) => one.amount)), people: dues.length, frozenLines: frozen?.n ?? 0, paidAt: run.paidAt ?? null };
}

/** Pays a run, once per key and once at all: booked as owed to staff, then handed over by payouts that carry their own key. Answers the run's id. */
export async function payRun(ctx: Context, input: PayRunInput): Promise<string> {
  authorise(ctx, 'incentives:pay');
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at } }, async (tx) => {
    // The run first: of many at once one goes on, the others find it paid.
    await lockRun(tx, input.id);
    return once(tx, input.idempotencyKey, 'payRun', input, async () => {
      const run = await lockRun(tx, input.id, input.expectedVersion);
      if (run.paidById) throw new AppError('POLICY', payReasons.PAY_RUN_STATE, { params: { state: run.state } });
      await demandNotOwn(tx, run.id);
      if (run.makerUserId && run.makerUserId === tx.viewer.userId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_RUN);
      if (run.state === RunState.APPROVED) await publishRun(tx, run);
      if (run.state !== RunState.LOCKED) throw new AppError('POLICY', payReasons.PAY_RUN_STATE, { params: { state: run.state } });
      return pay(tx, run, input.confirmedAmount ?? null);
    });
  });
}

async function pay(tx: WriteContext, run: IncentiveRun, confirmed: string | null): Promise<string> {
  const lines = await tx.manager.query<DueLine[]>(`${DUE} for update of l`, [run.id]);
  const dues = duesOf(lines, run.id, shareOf(run));
  const total = addMoney('0.00', ...dues.map((one) => one.amount));
  if (confirmed !== null && compareNumbers(confirmed, total) !== 0) throw new AppError('POLICY', payReasons.PAY_CONFIRM, { params: { amount: formatMoney(total, tx.locale, tx.db.settings.currency) } });
  const paid = dues.filter((one) => one.amount !== '0.00');
  await tx.manager.query(`with u as (update statement_lines set paid_run_id = $1, paid_at = $2, updated_at = $2 where id = any($3::bigint[]) returning 1) select count(*) from u`, [run.id, tx.clock.now(), dues.flatMap((one) => one.lineIds)]);
  await saveRun(tx, run, 'pay-ordered', { paidById: tx.viewer.userId, unpaidCount: paid.length });
  for (const one of paid) {
    const key = `statement:${one.statementId}:run:${run.id}`;
    await post(tx, { key: `${key}:owed`, kind: 'pay.owed', storeId: one.storeId, resource: 'Statement', resourceKey: one.statementId, sides: move(one.amount, 'pay-cost', 'staff-payable') });
    await requestPayout(tx, { key, kind: 'PAY', amount: one.amount, storeId: one.storeId, resource: 'Statement', resourceKey: one.statementId, detail: { runId: run.id, employeeId: one.employeeId } });
  }
  if (!paid.length) await finish(tx, await lockRun(tx, run.id));
  return run.id;
}

const finish = (tx: WriteContext, run: IncentiveRun): Promise<IncentiveRun> => saveRun(tx, run, 'paid', { state: RunState.PAID, paidAt: tx.clock.now().toISOString() });

definePayoutEnd('Statement', {
  sides: (order) => move(order.amount, 'staff-payable', 'paid-out'),
  async paid(tx, order) {
    const runId = String(order.detail.runId);
    await tx.manager.query('with u as (update statements set paid_amount = paid_amount + $2, updated_at = $3, version = version + 1 where id = $1 returning 1) select count(*) from u', [order.resourceKey, toMoney(order.amount), tx.clock.now()]);
    const [left] = await tx.manager.query<{ left: number }[]>('with u as (update incentive_runs set unpaid_count = unpaid_count - 1 where id = $1 returning unpaid_count) select unpaid_count "left" from u', [runId]);
    if (left?.left === 0) await finish(tx, await lockRun(tx, runId));
  },
});
