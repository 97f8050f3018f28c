// How numbers of quality came about: the deadline of a finding and of an action, and how often the same was found before.
import type { Finding } from '../../schema/quality/finding.ts';
import { explainTimer } from '../core/business-time/explain.ts';
import { startTimer } from '../core/business-time/timer.ts';
import type { Context } from '../core/context.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { sameLabel } from '../core/language.ts';
import { decodeId } from '../core/read/ids.ts';
import { countRows, visibleKeys } from '../core/read/rows.ts';
import { calendarVersion } from '../platform/calendar/calendar-shelf.service.ts';
import { defineExplainable } from '../platform/explain/explain.registry.ts';
import { DAYS_TO_CORRECT } from './finding.rules.ts';

interface Dated { startedAt: Date; dueAt: Date; workingDays: number | null; calendarVersionId: string | null }
const LABEL = { zh: '期限', en: 'Deadline' };

async function deadline(ctx: Context, row: Dated): Promise<Explanation> {
  if (!row.workingDays || !row.calendarVersionId) {
    return explain(LABEL, row.dueAt.toISOString(), { note: row.workingDays ? { zh: '门店没有日历：按自然时间计', en: 'The store has no calendar: counted by the clock on the wall' } : { zh: '指定的日子', en: 'A day that was named' } });
  }
  const { calendar } = await calendarVersion(ctx, row.calendarVersionId);
  return explainTimer(LABEL, startTimer(calendar, { unit: 'WORKING_DAYS', amount: row.workingDays }, row.startedAt), calendar);
}

const seen = async (ctx: Context, noun: string, wire: string): Promise<string | null> => {
  const key = decodeId(noun, wire)?.id;
  return key && (await visibleKeys(ctx, noun, [key])).has(key) ? key : null;
};

defineExplainable({
  number: 'correctiveAction.dueAt', of: 'CorrectiveAction', word: 'quality:read', label: { zh: '整改期限', en: 'Deadline of an action' },
  definition: { zh: '从提出整改起，按门店日历数的工作日', en: 'Working days from its opening, by the calendar of the store' },
  async explain(ctx, { id }) {
    const key = await seen(ctx, 'CorrectiveAction', id);
    if (!key) return null;
    const { rows: [row] } = await ctx.db.read.query<Dated>('select started_at "startedAt", due_at "dueAt", working_days "workingDays", calendar_version_id::text "calendarVersionId" from corrective_actions where id = $1', [key]);
    return row ? deadline(ctx, row) : null;
  },
});
defineExplainable({
  number: 'finding.dueAt', of: 'Finding', word: 'quality:read', label: { zh: '整改到位的期限', en: 'By when it is put right' },
  definition: { zh: '严重 1 个、一般 5 个、轻微 10 个工作日，按门店日历', en: 'One, five or ten working days by severity, by the calendar of the store' },
  async explain(ctx, { id }) {
    const key = await seen(ctx, 'Finding', id);
    if (!key) return null;
    const { rows: [row] } = await ctx.db.read.query<Omit<Dated, 'workingDays'> & Pick<Finding, 'severity'>>('select counted_from_at "startedAt", due_at "dueAt", severity, calendar_version_id::text "calendarVersionId" from findings where id = $1', [key]);
    return row ? deadline(ctx, { ...row, workingDays: DAYS_TO_CORRECT[row.severity] }) : null;
  },
});
defineExplainable({
  number: 'finding.repeatCount', of: 'Finding', word: 'quality:read', label: { zh: '此前出现次数', en: 'Times found before' },
  definition: { zh: '同一门店、同一检查点，在回看的天数内登记过且没有被判不成立的问题项', en: 'Findings of the same question at the same store within the days looked back on, dismissed ones left out' },
  async explain(ctx, { id }) {
    const key = await seen(ctx, 'Finding', id);
    if (!key) return null;
    const { rows: [row] } = await ctx.db.read.query<{ question: string | null; store: string | null; foundAt: Date; days: number; n: number }>(
      'select question_key question, store_id::text store, found_at "foundAt", repeat_window_days days, repeat_count n from findings where id = $1', [key]);
    if (!row) return null;
    const filter = {
      questionKey: { eq: row.question }, storeId: row.store === null ? { isNull: true } : { eq: row.store }, state: { ne: 'DISMISSED' },
      foundAt: { gte: new Date(row.foundAt.getTime() - row.days * 86_400_000).toISOString(), lt: row.foundAt.toISOString() },
    };
    const count = row.question === null ? 0 : await countRows(ctx, 'Finding', filter);
    return explain({ zh: '此前出现次数', en: 'Times found before' }, row.n, {
      ...(row.question === null ? { note: { zh: '没有检查点，不数重复', en: 'It names no question: repeats are not counted' } } : { rows: { resource: 'findings', filter, count } }),
      inputs: [
        explain({ zh: '检查点', en: 'Question' }, row.question, row.question === null ? {} : { text: sameLabel(row.question) }), explain({ zh: '回看天数', en: 'Days looked back on' }, row.days),
        explain({ zh: '登记时', en: 'When it was opened' }, row.n), ...(count === row.n ? [] : [explain({ zh: '现在看得到的', en: 'In sight now' }, count)]),
      ],
    });
  },
});
