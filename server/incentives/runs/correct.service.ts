// Late facts of a run that is out: it is reckoned again by its own version on the facts as known now, and each difference is proposed once, also for who was not in it.
import { AdjustmentKind, AdjustmentState, IncentiveRun, RunState, Statement } from '../../../schema/incentives/run.ts';
import type { CorrectRunInput, RunCorrection } from '../../../schema/incentives/run.inputs.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { explain } from '../../core/explanation.ts';
import { addMoney, subtractMoney, toMoney } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { ADJUSTMENT_WORDS, makeAdjustment, statementInHand } from '../adjustment.service.ts';
import { sayMoney } from '../component.rules.ts';
import { payReasons } from '../incentives.messages.ts';
import type { PersonInput, ReckonedLine } from '../run.rules.ts';
import { lockRun } from '../run.store.ts';
import { monthOf, reckonSnapshot, statementHash, storedSnapshot, takeSnapshot } from '../snapshot.service.ts';

interface Known { statementId: string; key: string; amount: string; lineId: string | null }
/** What every component came to so far: as reckoned, with the late facts that were found before and not refused. */
const KNOWN = `
  select s.id::text "statementId", l.key, l.amount::text, l.id::text "lineId" from statements s join statement_lines l on l.statement_id = s.id and l.line_kind <> 'ADJUSTMENT' where s.run_id = $1
  union all
  select s.id::text, a.key, a.amount::text, null from statements s join pay_adjustments a on a.statement_id = s.id where s.run_id = $1 and a.adjustment_kind in ('LATE_FACT', 'CLAW_BACK') and a.state <> 'REFUSED'`;

/** What people put beside a line by hand, or granted in a dispute of it: it may be about the very fact that comes late. */
const BY_HAND = `
  select s.id::text "statementId", a.key, sum(a.amount)::text amount, null "lineId" from statements s join pay_adjustments a on a.statement_id = s.id where s.run_id = $1 and a.adjustment_kind in ('CORRECTION', 'DISPUTE') and a.state <> 'REFUSED' group by s.id, a.key`;

/** Differences that a person has looked at and refused: what looks by itself does not ask again about the same. */
const REFUSED = `
  select distinct on (a.statement_id, a.key) s.id::text "statementId", a.key, a.amount::text, a.state, a.decider_user_id is not null "isDecided"
  from statements s join pay_adjustments a on a.statement_id = s.id and a.adjustment_kind in ('LATE_FACT', 'CLAW_BACK') where s.run_id = $1 order by a.statement_id, a.key, a.id desc`;

/** A person of the run, or one who belongs to it as is known now. */
interface Meant { employeeId: string; statementId: string | null; /** Nobody was told anything before: what is taken off here is no claw-back. */ isLate: boolean }
const MEANT = `
  select s.employee_id::text "employeeId", s.id::text "statementId", not exists (select 1 from incentive_inputs i where i.run_id = s.run_id and i.employee_id = s.employee_id) "isLate" from statements s where s.run_id = $1 order by s.employee_id`;

/**
 * The statement of somebody who was not in the run: of nothing, so that the run, its people and its sum stay what was approved.
 * All that it comes to stands beside it as differences, and its person sees it once one of them is approved.
 */
function lateStatement(tx: WriteContext, run: IncentiveRun, { employeeId, storeId, position }: PersonInput): Promise<Statement> {
  return tx.manager.save(tx.manager.create(Statement, {
    runId: run.id, schemeId: run.schemeId, employeeId, storeId, position, periodFrom: run.periodFrom, periodUntil: run.periodUntil, totalAmount: '0.00', hash: statementHash({ employeeId, total: '0.00', lines: [] }),
  } as Partial<Statement>));
}

/** How a line came about before and now, under its own name. */
function treeOf(difference: string, was: string, line: ReckonedLine | undefined, byHand: string | undefined) {
  const hand = byHand && byHand !== '0.00' ? [explain({ zh: '此前人工调整', en: 'Adjusted by hand before' }, byHand, { text: sayMoney(byHand), note: { zh: '不在这笔差额里；批准前请核对说的是不是同一件事', en: 'Not part of this difference: see before approving whether it was about the same' } })] : [];
  return explain(line?.label ?? ADJUSTMENT_WORDS.LATE_FACT, difference, {
    text: sayMoney(difference), note: { zh: '按原版本、以现在的数据重算后的差额', en: 'The difference by the old version on the facts as known now' },
    inputs: [explain({ zh: '原来', en: 'Before' }, was, { text: sayMoney(was) }), ...(line ? [{ ...line.explanation, label: { zh: `现在：${line.label.zh}`, en: `Now: ${line.label.en}` } }] : []), ...hand],
  });
}

/**
 * Reckons a run that is out by its own version on the facts as known now, and proposes each difference as an adjustment of its line.
 * What was found before is not found again. `byItself`: nobody asked, so what a person refused stays refused.
 */
export async function correctRun(ctx: Context, input: CorrectRunInput, byItself = false): Promise<RunCorrection> {
  authorise(ctx, 'incentives:write');
  const run = decodeId('IncentiveRun', input.id) ? await ctx.db.source.manager.findOneBy(IncentiveRun, { id: input.id }) : null;
  if (!run) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (run.state !== RunState.LOCKED && run.state !== RunState.PAID) throw new AppError('POLICY', payReasons.PAY_NOT_OUT);
  const { head } = await storedSnapshot(ctx, run.id);
  const months = (head.content as { clawBack?: { months?: number } }).clawBack?.months ?? 6;
  const end = new Date(`${run.periodUntil}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + months);
  if (ctx.clock.now() > end) throw new AppError('POLICY', payReasons.PAY_LATE_WINDOW, { params: { months } });
  const after = await takeSnapshot(ctx, head.scheme, head.content, monthOf(run.periodFrom), ctx.clock.now().toISOString());
  // The words are those of the run's own day; only figures are new.
  const now = new Map(reckonSnapshot({ head, people: after.people }).map((one) => [one.employeeId, one]));
  return transact(ctx, async (tx) => {
    await lockRun(tx, run.id);
    const byStatement = new Map<string, Known[]>();
    for (const one of await tx.manager.query<Known[]>(KNOWN, [run.id])) { const own = byStatement.get(one.statementId); if (own) own.push(one); else byStatement.set(one.statementId, [one]); }
    const last = byItself ? await tx.manager.query<(Known & { state: AdjustmentState; isDecided: boolean })[]>(REFUSED, [run.id]) : [];
    const refused = new Set(last.filter((one) => one.state === AdjustmentState.REFUSED && one.isDecided).map((one) => `${one.statementId} ${one.key} ${toMoney(one.amount)}`));
    const byHand = new Map((await tx.manager.query<Known[]>(BY_HAND, [run.id])).map((one) => [`${one.statementId} ${one.key}`, toMoney(one.amount)]));
    const there = await tx.manager.query<Meant[]>(MEANT, [run.id]);
    const inputs = new Map(after.people.map((one) => [one.employeeId, one]));
    const isThere = new Set(there.map((one) => one.employeeId));
    const late = after.people.filter((one) => !isThere.has(one.employeeId)).map(({ employeeId }): Meant => ({ employeeId, statementId: null, isLate: true }));
    let madeCount = 0;
    let amount = '0.00';
    for (const one of [...there, ...late]) {
      const { statementId } = one;
      let statement: Statement | null = null;
      const own = statementId ? byStatement.get(statementId) ?? [] : [];
      // Who was not meant at all, as is known now, would have had none of it.
      const lines = now.get(one.employeeId)?.lines ?? [];
      for (const key of new Set([...own.map((each) => each.key), ...lines.map((line) => line.key)])) {
        const told = own.filter((each) => each.key === key);
        const line = lines.find((each) => each.key === key);
        const was = addMoney('0.00', ...told.map((each) => each.amount));
        const difference = subtractMoney(line?.amount ?? '0', was);
        if (difference === '0.00' || refused.has(`${statementId} ${key} ${difference}`)) continue;
        statement ??= statementId ? await statementInHand(tx, statementId) : await lateStatement(tx, run, inputs.get(one.employeeId) as PersonInput);
        await makeAdjustment(tx, statement, {
          kind: difference.startsWith('-') && !(one.isLate && !told.length) ? AdjustmentKind.CLAW_BACK : AdjustmentKind.LATE_FACT, amount: difference, key, lineId: told.find((each) => each.lineId)?.lineId ?? null, reason: input.reason.trim(), explanation: treeOf(difference, was, line, byHand.get(`${statementId} ${key}`)),
        });
        madeCount += 1;
        amount = addMoney(amount, difference);
      }
    }
    return { madeCount, amount };
  });
}
