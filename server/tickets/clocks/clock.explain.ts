// Why a deadline is when it is: every counted stretch, the calendar's version, which promises applied and which of them was the strictest.
import { ClockState } from '../../../schema/tickets/clock.ts';
import { explainTimer } from '../../core/business-time/explain.ts';
import { remaining } from '../../core/business-time/timer.ts';
import { sayLength } from '../../core/business-time/words.ts';
import type { Context } from '../../core/context.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import { labelOf, type Label } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { CLOCK_WORDS } from '../policy-words.rules.ts';
import { policiesAsOf } from '../policy.service.ts';
import { targetsFor } from '../targets.rules.ts';
import { timerOf, type ClockRow } from './clock.rules.ts';
import { calendarOfClock, CLOCK_COLUMNS, clockOf } from './clock.store.ts';

const STATE_WORDS: Readonly<Record<ClockState, Label>> = {
  RUNNING: { zh: '在计时', en: 'running' }, PAUSED: { zh: '已暂停', en: 'standing still' }, MET: { zh: '按时', en: 'kept' }, MISSED: { zh: '超时', en: 'missed' }, VOID: { zh: '已作废', en: 'no longer asked for' },
};

/** How the clock stands: its state, and what is left or by how much it is late. */
function standing(row: ClockRow, left: ReturnType<typeof remaining>): Explanation {
  const ms = left.milliseconds;
  const isLate = row.breachedAt !== null || (ms !== null && ms < 0);
  return explain({ zh: '现状', en: 'How it stands' }, row.state, {
    holds: !isLate,
    text: labelOf((language) => {
      const state = row.state === ClockState.RUNNING && isLate ? (language === 'zh' ? '已超时' : 'overdue') : STATE_WORDS[row.state][language];
      if (ms === null || row.state === ClockState.VOID) return state;
      const length = sayLength(Math.abs(ms), language);
      const how = ms < 0 ? (language === 'zh' ? `晚 ${length}` : `${length} late`) : language === 'zh' ? `还剩 ${length}` : `${length} left`;
      return language === 'zh' ? `${state}，${how}` : `${state}, ${how}`;
    }),
  });
}

/** The tree of one clock, or null for one that is not there or out of sight. */
async function explainClock(ctx: Context, wire: string): Promise<Explanation | null> {
  const key = decodeId('Clock', wire);
  if (!key || !(await visibleKeys(ctx, 'Clock', [key.id])).has(key.id)) return null;
  const { rows: [found] } = await ctx.db.read.query<ClockRow>(`select ${CLOCK_COLUMNS} from ticket_clocks where customer_id = $1 and id = $2`, [key.owner, key.id]);
  if (!found) return null;
  const row = clockOf(found);
  const calendar = await calendarOfClock(ctx, row);
  const timer = timerOf(row);
  const told = explainTimer(CLOCK_WORDS[row.kind], timer, calendar);
  const inputs = [standing(row, remaining(timer, calendar, ctx.clock.now())), ...told.inputs];
  if (row.isAgreed) inputs.push(explain({ zh: '与顾客约定', en: 'Agreed with the customer' }, true));
  else {
    // The very versions that were in force when it was promised: published ones never change.
    const target = targetsFor(row.facts, await policiesAsOf(ctx, row.targetedAt), await shelfAsOf(ctx, row.targetedAt), row.startedAt).find((one) => one.kind === row.kind);
    const candidates = target?.explanation.inputs.at(-1);
    if (candidates) inputs.push(candidates);
  }
  if (row.retargetCount) inputs.push(explain({ zh: '重定时效', en: 'Retargeted' }, row.retargetCount, { unit: { zh: '次', en: 'times' }, rows: { resource: 'events', filter: { resource: { eq: 'Clock' }, resourceId: { eq: wire } } } }));
  return { ...told, inputs };
}

defineExplainable({
  number: 'clock.deadline', word: 'tickets:read', of: 'Clock', label: { zh: '期限', en: 'Deadline' },
  definition: {
    zh: '从起算时刻起，按政策的时长只计日历里的营业时间，暂停时不计；几条政策都适用时取最严的一条',
    en: 'From its start, the time that the policy gives, counted in the open time of the calendar, pauses left out; where several policies apply the strictest holds',
  },
  explain: (ctx, { id }) => explainClock(ctx, id),
});
