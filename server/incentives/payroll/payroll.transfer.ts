// The file that payroll sends back: who was paid, whose money came back; each row of a pack is met by its key and taken once.
import { HandoverState } from '../../../schema/incentives/payroll.ts';
import type { Context } from '../../core/context.ts';
import { defineMessages } from '../../core/messages.ts';
import { isMoney } from '../../core/money.ts';
import { transact } from '../../core/transact.ts';
import { behindSavepoint, recordEvent } from '../../platform/events/event.service.ts';
import type { ImportKind, ParsedRow } from '../../platform/transfer/kind.registry.ts';
import { forgetAnswers, payrollTotals, takeAnswer, type Answered } from './payroll.service.ts';

defineMessages({
  PAYROLL_KEY_UNKNOWN: ['没有发过这个发放号', 'No such key was handed over'],
  PAYROLL_AMOUNT: ['金额与发放时不同', 'The amount is not what was handed over'],
  PAYROLL_PERSON: ['工号与发放号不是同一个人', 'The employee number is not that of the key'],
  PAYROLL_OLDER: ['已有日期更晚的结果', 'A result of a later day is known already'],
  PAYROLL_OWN: ['自己的薪酬由别人确认', 'Somebody else confirms one’s own pay'],
});
const BATCH = 500;
const STATES: Record<string, HandoverState> = {
  paid: HandoverState.CONFIRMED, confirmed: HandoverState.CONFIRMED, 已发: HandoverState.CONFIRMED, 已发放: HandoverState.CONFIRMED, 成功: HandoverState.CONFIRMED, 已到账: HandoverState.CONFIRMED,
  returned: HandoverState.RETURNED, failed: HandoverState.RETURNED, 退回: HandoverState.RETURNED, 失败: HandoverState.RETURNED, 退票: HandoverState.RETURNED,
};
const answerOf = ({ values }: ParsedRow): Answered => ({
  key: values.key as string, employeeNo: values.employeeNo ?? null, state: values.state as HandoverState, amount: values.amount as string, answeredOn: values.answeredOn as string, reference: values.reference ?? null, note: values.note ?? null,
});

export const payrollImport: ImportKind = {
  kind: 'payroll', label: { zh: '发薪结果', en: 'Payroll results' }, word: 'incentives:pay', isStaged: true,
  fields: [
    { key: 'key', label: { zh: '发放号', en: 'Key' }, type: 'text', required: true, maxLength: 40, synonyms: ['payroll key', '编号'] },
    { key: 'employeeNo', label: { zh: '工号', en: 'Employee number' }, type: 'text', maxLength: 40 },
    { key: 'amount', label: { zh: '金额', en: 'Amount' }, type: 'decimal', required: true, synonyms: ['sum', '实发', '实发金额'] },
    { key: 'state', label: { zh: '结果', en: 'Result' }, type: 'choice', required: true, choices: STATES, synonyms: ['status', '状态', '发放状态'] },
    { key: 'answeredOn', label: { zh: '日期', en: 'Day' }, type: 'day', required: true, synonyms: ['paid on', 'date', '到账日期'] },
    { key: 'reference', label: { zh: '流水号', en: 'Reference' }, type: 'text', maxLength: 80, synonyms: ['bank reference', '银行流水'] },
    { key: 'note', label: { zh: '备注', en: 'Note' }, type: 'text', maxLength: 200, synonyms: ['reason', '原因', '说明'] },
  ],
  async load(ctx, rows, run) {
    const [all, seen]: [ParsedRow[], Set<string>] = [[], new Set()];
    for await (const row of rows) {
      if (!isMoney(row.values.amount)) { run.reject(row, 'PAYROLL_AMOUNT', 'amount'); continue; }
      // Two answers to one question in a file: the first counts, the other is told.
      if (seen.has(row.values.key as string)) { run.reject(row, 'ROW_DUPLICATE', 'key'); continue; }
      seen.add(row.values.key as string);
      all.push(row);
    }
    const count = { accepted: 0, unchanged: 0 };
    for (let at = 0; at < all.length && !(await run.isCancelled()); at += BATCH) {
      await transact(ctx, async (tx) => {
        let accepted = 0;
        await behindSavepoint(tx, async (tried) => {
          for (const row of all.slice(at, at + BATCH)) {
            const outcome = await takeAnswer(tried, answerOf(row), run.transferId);
            if (outcome === 'accepted') accepted += 1;
            else if (outcome === 'unchanged') count.unchanged += 1;
            else run.reject(row, outcome, { PAYROLL_AMOUNT: 'amount', PAYROLL_PERSON: 'employeeNo', PAYROLL_KEY_UNKNOWN: 'key', PAYROLL_OWN: 'key', PAYROLL_OLDER: 'answeredOn' }[outcome]);
          }
        }, run.isDryRun);
        count.accepted += accepted;
        if (accepted && !run.isDryRun) await recordEvent(tx, { kind: 'pay-handover.answered', resource: 'PayHandover', after: { rows: accepted, transferId: run.transferId } });
      });
      await run.progress(Math.min(all.length, at + BATCH), all.length);
    }
    return count;
  },
  undo: (ctx, transferId) => transact(ctx, async (tx) => {
    const rows = await forgetAnswers(tx, transferId);
    await recordEvent(tx, { kind: 'pay-handover.answers-undone', resource: 'PayHandover', after: { rows, transferId } });
    return rows;
  }),
};

/** Control totals of the pack of one run, as its last sheet; of rows of many runs there are none. */
export async function packCover(ctx: Context, filter: Record<string, unknown> | null): Promise<{ name: string; rows: [string, string][] } | null> {
  const runId = (filter?.runId as { eq?: unknown } | undefined)?.eq;
  if (typeof runId !== 'string') return null;
  const zh = ctx.locale === 'zh';
  const { month, handed, booked, isBalanced, hash } = await payrollTotals(ctx, runId);
  return {
    name: zh ? '控制合计' : 'Control totals',
    rows: [[zh ? '月份' : 'Month', month], [zh ? '人数' : 'People', String(handed.people)], [zh ? '金额' : 'Amount', handed.amount], [zh ? '入账' : 'Booked', booked], [zh ? '三处相符' : 'Balanced', isBalanced ? (zh ? '是' : 'yes') : zh ? '否' : 'no'], ['SHA-256', hash]],
  };
}
