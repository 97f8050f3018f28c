// Awards speak for a step up, too: how many somebody was given lately (C-22). No amount is said.
import { addDays } from '../../core/clock.ts';
import { businessDay } from '../../core/context.ts';
import { askEvidence, defineCareerEvidence } from '../../staff/careers/career.registry.ts';

const MONTH_DAYS = 30.4375;

defineCareerEvidence('AWARDS', { label: { zh: '获奖次数', en: 'Awards' }, months: 12 }, async (ctx, employeeId, { months = 12 }) => {
  const today = businessDay(ctx);
  const [row] = await askEvidence<{ n: number }>(ctx, 'select count(*)::int n from incentive_awards where employee_id = $1 and not is_withdrawn and awarded_on > $2::date and awarded_on <= $3::date', [employeeId, addDays(today, -Math.round(months * MONTH_DAYS)), today]);
  return { value: String(row?.n ?? 0) };
});
