// Late facts look for themselves: every night each run that is out is reckoned again by its own version, and what differs waits as an adjustment for a second person.
import type { Context } from '../../core/context.ts';
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { correctRun } from './correct.service.ts';

/** Runs that are out and within the window of the version they were reckoned by, the oldest first. */
const OPEN = `
  select id::text from incentive_runs where state in ('LOCKED', 'PAID')
    and period_until + make_interval(months => coalesce((head #>> '{content,clawBack,months}')::int, 6)) > $1::timestamptz order by period_from, incentive_runs.id`;
const REASON = '夜间按原版本重算发现的差额 / found at night by the old version';

/** Looks through every run that is out. One that cannot be reckoned stands in nobody's way. Answers how many adjustments were made. */
export async function findLateFacts(ctx: Context): Promise<number> {
  const { rows } = await ctx.db.write.query<{ id: string }>(OPEN, [ctx.clock.now()]);
  let made = 0;
  for (const { id } of rows) {
    try { made += (await correctRun(ctx, { id, reason: REASON }, true)).madeCount; } catch (error) { ctx.log.error({ run: id, error: (error as Error).message }, 'late facts of a run of pay'); }
  }
  return made;
}

export const lateCron = defineCron({ kind: 'incentives.find-late-facts', at: { daily: '03:40' }, async run(ctx) { await findLateFacts(ctx); } });
