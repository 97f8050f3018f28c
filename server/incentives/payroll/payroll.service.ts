// The hand-over to payroll: one row for each person whom a run pays, control totals with a hash, and what payroll answers, taken once.
import { HandoverState, type PayrollTotals } from '../../../schema/incentives/payroll.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { sha256 } from '../../core/canonical.ts';
import { move } from '../../core/double-entry.ts';
import { AppError } from '../../core/errors.ts';
import { compareNumbers } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { post } from '../../platform/ledger/ledger.service.ts';

export interface Handed { statementId: string; employeeId: string; storeId: string | null; amount: string }
const HAND = `
  with h as (insert into pay_handovers (key, run_id, statement_id, employee_id, employee_no, employee_name, pay_account, pay_bank, store_id, month, amount, created_at, updated_at)
    select 'R' || $1 || '-' || e.id, $1::bigint, x."statementId", e.id, e.employee_no, e.name, e.pay_account, e.pay_bank, x."storeId", to_char(r.period_from, 'YYYY-MM'), x.amount, $2, $2
    from jsonb_to_recordset($3::jsonb) x("statementId" bigint, "employeeId" bigint, "storeId" bigint, amount numeric) join employees e on e.id = x."employeeId" join incentive_runs r on r.id = $1::bigint returning 1) select count(*) from h`;

/** Notes whom a run hands what, in the transaction that pays it. */
export const handOver = (tx: WriteContext, runId: string, people: readonly Handed[]): Promise<unknown> => tx.manager.query(HAND, [runId, tx.clock.now(), JSON.stringify(people)]);

const TOTALS = `
  select to_char(r.period_from, 'YYYY-MM') "month", h.state, count(h.id)::int people, coalesce(sum(h.amount), 0)::text amount, max(h.answered_on)::text "last"
  from incentive_runs r left join pay_handovers h on h.run_id = r.id where r.id = $1 group by r.period_from, h.state`;
const ROWS = `select key, employee_no no, amount::text, pay_account is null bare from pay_handovers where run_id = $1 order by id`;
const BOOKED = `
  select coalesce((select sum(amount) from pay_settlements where run_id = $1), 0)::text lines, coalesce((select sum(amount) from payouts where kind = 'PAY' and detail ->> 'runId' = $1::text), 0)::text booked`;

/** Control totals of a run's pack: what was handed over, what payroll confirmed and sent back, and whether lines and ledger say the same. */
export async function payrollTotals(ctx: Context, runId: string): Promise<PayrollTotals> {
  authorise(ctx, 'incentives:read');
  const { rows } = decodeId('IncentiveRun', runId) ? await ctx.db.write.query<{ month: string; state: HandoverState | null; people: number; amount: string; last: string | null }>(TOTALS, [runId]) : { rows: [] };
  if (!rows[0]) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: pack } = await ctx.db.write.query<{ key: string; no: string; amount: string; bare: boolean }>(ROWS, [runId]);
  const { rows: [sums] } = await ctx.db.write.query<{ lines: string; booked: string }>(BOOKED, [runId]);
  const of = (state: HandoverState): { people: number; amount: string } => { const row = rows.find((one) => one.state === state); return { people: row?.people ?? 0, amount: row?.amount ?? '0.00' }; };
  const { rows: [all] } = await ctx.db.write.query<{ amount: string }>('select coalesce(sum(amount), 0)::numeric(20, 2)::text amount from pay_handovers where run_id = $1', [runId]);
  const handed = { people: pack.length, amount: all?.amount ?? '0.00' };
  return {
    month: rows[0].month, handed, confirmed: of(HandoverState.CONFIRMED), returned: of(HandoverState.RETURNED), open: of(HandoverState.SENT), withoutAccount: pack.filter((one) => one.bare).length, booked: sums?.booked ?? '0.00',
    isBalanced: compareNumbers(handed.amount, sums?.booked ?? '0') === 0 && compareNumbers(handed.amount, sums?.lines ?? '0') === 0,
    hash: sha256(pack.map((one) => `${one.key},${one.no},${one.amount}`).join('\n')), lastAnsweredOn: rows.map((one) => one.last).filter(Boolean).sort().at(-1) ?? null,
  };
}

export interface Answered { key: string; /** Where the file says it: whose key it is. */ employeeNo: string | null; state: HandoverState; amount: string; answeredOn: string; reference: string | null; note: string | null }
export type Outcome = 'accepted' | 'unchanged' | 'PAYROLL_KEY_UNKNOWN' | 'PAYROLL_AMOUNT' | 'PAYROLL_PERSON' | 'PAYROLL_OWN' | 'PAYROLL_OLDER';

interface Row { id: string; employeeNo: string; statementId: string; storeId: string | null; employeeId: string; amount: string; state: HandoverState; reference: string | null; answeredOn: string | null; version: number }
const ONE = `select id::text, employee_no "employeeNo", statement_id::text "statementId", store_id::text "storeId", employee_id::text "employeeId", amount::text, state, reference, answered_on::text "answeredOn", version from pay_handovers where key = $1 for update`;

/** Money that came back is owed again; when it arrives after all it is no longer. Each turn is booked once, by the row's version. */
async function book(tx: WriteContext, row: Row, state: HandoverState): Promise<void> {
  const [was, is] = [row.state === HandoverState.RETURNED, state === HandoverState.RETURNED];
  if (was === is) return;
  await post(tx, { key: `handover:${row.id}:${row.version + 1}`, kind: is ? 'pay.returned' : 'pay.arrived', storeId: row.storeId, resource: 'Statement', resourceKey: row.statementId, sides: is ? move(row.amount, 'paid-out', 'staff-payable') : move(row.amount, 'staff-payable', 'paid-out'), isPersonal: true });
}

const SET = `with u as (update pay_handovers set state = $2, reference = $3, answered_on = $4, note = $5, transfer_id = $6, updated_at = $7, version = version + 1 where id = $1 returning 1) select 1 from u`;

/** Takes one answer of payroll; the same answer again changes nothing. */
export async function takeAnswer(tx: WriteContext, answer: Answered, transferId: string): Promise<Outcome> {
  const [row] = await tx.manager.query<Row[]>(ONE, [answer.key]);
  if (!row) return 'PAYROLL_KEY_UNKNOWN';
  if (answer.employeeNo !== null && answer.employeeNo !== row.employeeNo) return 'PAYROLL_PERSON';
  if (compareNumbers(row.amount, answer.amount) !== 0) return 'PAYROLL_AMOUNT';
  if (row.employeeId === tx.viewer.employeeId) return 'PAYROLL_OWN';
  if (row.state === answer.state && (row.reference ?? null) === answer.reference && row.answeredOn === answer.answeredOn) return 'unchanged';
  // Files may come in any order: what payroll said on a later day stands.
  if (row.answeredOn !== null && answer.answeredOn < row.answeredOn) return 'PAYROLL_OLDER';
  await book(tx, row, answer.state);
  await tx.manager.query(SET, [row.id, answer.state, answer.reference, answer.answeredOn, answer.note, transferId, tx.clock.now()]);
  return 'accepted';
}

/** Takes back what a file said: those rows wait for payroll again. Answers how many. */
export async function forgetAnswers(tx: WriteContext, transferId: string): Promise<number> {
  const rows = await tx.manager.query<Row[]>(ONE.replace('where key = $1', 'where transfer_id = $1 order by id'), [transferId]);
  for (const row of rows) {
    await book(tx, row, HandoverState.SENT);
    await tx.manager.query(SET, [row.id, HandoverState.SENT, null, null, null, null, tx.clock.now()]);
  }
  return rows.length;
}
