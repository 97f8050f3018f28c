// Checks of stores as evidence of a career step: the mean of those that count, on the days on which the person worked at the store.
import { businessDay } from '../../core/context.ts';
import { askEvidence, defineCareerEvidence } from '../../staff/careers/career.registry.ts';

// Published ones alone: what a store is not told yet says nothing about its people.
const COUNTED = `select a.id::text, a.number, a.audited_on::text "on", a.final_score score
  from placements p join audits a on a.published_store_id = p.store_id and a.audited_on >= p.from_on and (p.until_on is null or a.audited_on < p.until_on)
  where p.employee_id = $1 and a.is_counted and a.final_score is not null and a.audited_on > ($2::date - make_interval(months => $3)) and a.audited_on <= $2::date`;

defineCareerEvidence('AUDITS', { label: { zh: '门店检查均分', en: 'Mean audit score of the store' }, months: 6 }, async (ctx, employeeId, { months = 6 }) => {
  const params = [employeeId, businessDay(ctx), months];
  const rows = await askEvidence<{ id: string; number: string; on: string; score: string; mean: string }>(ctx,
    `select id, number, "on", trim_scale(score)::text score, trim_scale(round(avg(score) over (), 2))::text mean from (${COUNTED}) a order by "on" desc, id desc limit 24`, params);
  return { value: rows[0]?.mean ?? null, sources: rows.map((one) => ({ noun: 'Audit', resource: 'audits', id: one.id, label: { zh: `${one.on} ${one.number}`, en: `${one.on} ${one.number}` }, value: one.score })) };
});
