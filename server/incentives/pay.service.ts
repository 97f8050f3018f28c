// Paying a run: what is due to each person is booked and handed over once, whoever asks how often and whatever dies meanwhile.
import { IncentiveRun, RunState } from '../../schema/incentives/run.ts';
import type { PayRunInput, RunPayment } from '../../schema/incentives/run.inputs.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { move } from '../core/double-entry.ts';
import { addMoney, compareNumbers, decimal, formatMoney, multiplyMoney, subtractMoney, toMoney } from '../core/money.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { postAll } from '../platform/ledger/ledger.service.ts';
import { definePayoutEnd, type PayoutOrder } from '../platform/ledger/payout.registry.ts';
import { requestPayouts } from '../platform/ledger/payout.service.ts';
import { payReasons } from './incentives.messages.ts';
import { handOver } from './payroll/payroll.service.ts';
import { lockRun, runStates, saveRun } from './run.store.ts';
import { demandNotOwn, publishLines, publishRun } from './run.service.ts';

interface DueLine { id: string; statementId: string; runId: string; employeeId: string; storeId: string | null; amount: string; isAdjustment: boolean; isLate?: boolean }
/**
 * Lines that are out, unpaid and not disputed, of the people of a run: its own, and what earlier statements still owe or are owed.
 * Who has left the scheme, and is in no pay of this month or later, is handed what it still owes by its next run.
 */
const DUE = `
  select l.id::text, l.statement_id::text "statementId", s.run_id::text "runId", l.employee_id::text "employeeId", s.store_id::text "storeId", (l.amount - l.settled_amount)::text amount, l.line_kind = 'ADJUSTMENT' "isAdjustment", coalesce(a.adjustment_kind = 'LATE_FACT', false) "isLate"
  from statement_lines l join statements s on s.id = l.statement_id left join pay_adjustments a on a.id = l.adjustment_id
  where l.paid_run_id is null and not l.is_frozen and l.id in (
    select o.id from statements t join statement_lines o on o.statement_id = t.id where t.run_id = $1
    union all
    select o.id from statement_lines o join statements t on t.id = o.statement_id join incentive_runs r on r.id = t.run_id
    where o.paid_run_id is null and o.is_locked and t.run_id <> $1 and r.paid_by_id is not null and (o.employee_id in (select employee_id from statements where run_id = $1)
      or (t.scheme_id = (select scheme_id from incentive_runs where id = $1) and not exists (select 1 from statements x where x.employee_id = o.employee_id and x.period_from >= (select period_from from incentive_runs where id = $1)))))
  order by l.employee_id, l.id`;

/** What is handed over of a line now, and whether that is the rest of it. */
export interface SettledPart { lineId: string; amount: string; isRest: boolean }
export interface PersonDue { employeeId: string; statementId: string; storeId: string | null; amount: string; parts: SettledPart[] }

/**
 * What each person is handed: the run's own lines and what is owed besides. Something taken back counts only as far as the scheme's
 * share of this pay goes, the oldest first; what goes beyond comes off the next pays, a part at a time.
 */
export function duesOf(lines: readonly DueLine[], runId: string, share: string): PersonDue[] {
  const byPerson = new Map<string, DueLine[]>();
  for (const line of lines) {
    const own = byPerson.get(line.employeeId);
    if (own) own.push(line); else byPerson.set(line.employeeId, [line]);
  }
  return [...byPerson].flatMap(([employeeId, own]): PersonDue[] => {
    const isBase = (line: DueLine): boolean => line.runId === runId && !line.isAdjustment;
    // What takes something off in pay that comes late (an intern's factor) belongs to that pay: nothing is taken back by it.
    const isBack = (line: DueLine): boolean => !isBase(line) && !line.isLate && line.amount.startsWith('-');
    const [whole, minus] = [own.filter((line) => !isBack(line)), own.filter(isBack)];
    const home = own.find(isBase) ?? own.find((line) => line.runId === runId) ?? own[0];
    let amount = addMoney('0.00', ...whole.map((line) => line.amount));
    // A statement whose lines are frozen may have less than nothing left: it waits whole.
    if (!home || compareNumbers(amount, '0') < 0) return [];
    let room = multiplyMoney(amount, share);
    const parts = whole.map((line): SettledPart => ({ lineId: line.id, amount: line.amount, isRest: true }));
    for (const line of minus) {
      const wanted = toMoney(decimal(line.amount).abs());
      const isRest = compareNumbers(wanted, room) <= 0;
      const taken = isRest ? wanted : room;
      if (compareNumbers(taken, '0') <= 0) continue;
      [room, amount] = [subtractMoney(room, taken), subtractMoney(amount, taken)];
      parts.push({ lineId: line.id, amount: toMoney(decimal(taken).negated()), isRest });
    }
    return [{ employeeId, statementId: home.statementId, storeId: home.storeId, amount, parts }];
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
      if (run.paidById) throw new AppError('POLICY', payReasons.PAY_RUN_STATE, { params: { state: runStates.words(run.state) } });
      await demandNotOwn(tx, run.id);
      if (run.makerUserId && run.makerUserId === tx.viewer.userId) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_RUN);
      if (run.state === RunState.APPROVED) await publishRun(tx, run);
      if (run.state !== RunState.LOCKED) throw new AppError('POLICY', payReasons.PAY_RUN_STATE, { params: { state: runStates.words(run.state) } });
      return pay(tx, run, input.confirmedAmount ?? null);
    });
  });
}

// Marked and noted by one statement: which run handed over how much of which line. The rest of a line is known to its row, which is locked; of the others so much is said.
const settle = (given: string): string => `
  with given as materialized (${given}),
  noted as (insert into pay_settlements (line_id, run_id, amount, created_at) select id, $1, amount, $2 from given where amount <> 0 returning 1),
  marked as (update statement_lines l set shown_to_id = l.employee_id, is_locked = true, settled_amount = l.settled_amount + g.amount, paid_run_id = case when g.rest then $1::bigint end, paid_at = case when g.rest then $2::timestamptz end, updated_at = $2 from given g where g.id = l.id returning 1)
  select (select count(*) from noted) noted, (select count(*) from marked) marked`;
const SETTLE_RESTS = settle('select id, amount - settled_amount amount, true rest from statement_lines where id = any($3::bigint[])');
const SETTLE_PARTS = settle('select "lineId" id, amount, false rest from jsonb_to_recordset($3::jsonb) x("lineId" bigint, amount numeric)');

async function settleAll(tx: WriteContext, runId: string, parts: readonly SettledPart[]): Promise<void> {
  const some = parts.filter((part) => !part.isRest);
  await tx.manager.query(SETTLE_RESTS, [runId, tx.clock.now(), parts.filter((part) => part.isRest).map((part) => part.lineId)]);
  if (some.length) await tx.manager.query(SETTLE_PARTS, [runId, tx.clock.now(), JSON.stringify(some)]);
}

async function pay(tx: WriteContext, run: IncentiveRun, confirmed: string | null): Promise<string> {
  const lines = await tx.manager.query<DueLine[]>(`${DUE} for update of l`, [run.id]);
  const dues = duesOf(lines, run.id, shareOf(run));
  const total = addMoney('0.00', ...dues.map((one) => one.amount));
  if (confirmed !== null && compareNumbers(confirmed, total) !== 0) throw new AppError('POLICY', payReasons.PAY_CONFIRM, { params: { amount: formatMoney(total, tx.locale, tx.db.settings.currency) } });
  const paid = dues.filter((one) => one.amount !== '0.00');
  if (paid.some((one) => one.employeeId === tx.viewer.employeeId)) throw new AppError('FORBIDDEN', payReasons.PAY_OWN_RUN);
  await settleAll(tx, run.id, dues.flatMap((one) => one.parts));
  await publishLines(tx, run.id);
  await saveRun(tx, run, 'pay-ordered', { paidById: tx.viewer.userId, payerName: tx.viewer.name, payerNameEn: tx.viewer.nameEn ?? null, unpaidCount: paid.length });
  await handOver(tx, run.id, paid);
  const keyOf = (one: PersonDue): string => `statement:${one.statementId}:run:${run.id}`;
  await postAll(tx, paid.map((one) => ({ key: `${keyOf(one)}:owed`, kind: 'pay.owed', storeId: one.storeId, resource: 'Statement', resourceKey: one.statementId, sides: move(one.amount, 'pay-cost', 'staff-payable'), isPersonal: true })));
  await requestPayouts(tx, 'Statement', paid.map((one) => ({ key: keyOf(one), kind: 'PAY', amount: one.amount, storeId: one.storeId, resourceKey: one.statementId, detail: { runId: run.id, employeeId: one.employeeId } })));
  if (!paid.length) await finish(tx, await lockRun(tx, run.id));
  return run.id;
}

const finish = (tx: WriteContext, run: IncentiveRun): Promise<IncentiveRun> => saveRun(tx, run, 'paid', { state: RunState.PAID, paidAt: tx.clock.now().toISOString() });

const HANDED = `
  with p as (select * from jsonb_to_recordset($1::jsonb) x(statement bigint, run bigint, amount numeric)),
  s as (update statements s set paid_amount = s.paid_amount + p.amount, updated_at = $2, version = s.version + 1 from p where s.id = p.statement returning 1),
  r as (update incentive_runs r set unpaid_count = r.unpaid_count - c.n from (select run, count(*) n from p group by run) c where r.id = c.run returning r.id::text, r.unpaid_count)
  select id, unpaid_count "left", (select count(*) from s) from r`;

/** Told of payouts that are done: of a statement once a run, so that no statement stands in one of these twice. */
async function handed(tx: WriteContext, orders: readonly PayoutOrder[]): Promise<void> {
  const runs = await tx.manager.query<{ id: string; left: number }[]>(HANDED, [JSON.stringify(orders.map((one) => ({ statement: one.resourceKey, run: one.detail.runId, amount: toMoney(one.amount) }))), tx.clock.now()]);
  for (const run of runs) if (run.left === 0) await finish(tx, await lockRun(tx, run.id));
}

definePayoutEnd('Statement', { isPersonal: true, sides: (order) => move(order.amount, 'staff-payable', 'paid-out'), paid: (tx, order) => handed(tx, [order]), paidAll: handed });
