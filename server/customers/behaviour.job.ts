// What happens to customers' figures each night: windows roll, tiers are judged anew; each week the figures are recounted as a check.
import { businessDay } from '../core/context.ts';
import { defineCron } from '../platform/jobs/job.registry.ts';
import { rebuildBehaviour, rollBehaviour } from './behaviour.service.ts';
import { assignAllTiers } from './tier.service.ts';

export const rollCron = defineCron({
  // Soon after midnight of the head office, and again until it is done: a roll that has been done costs one statement.
  kind: 'customers.roll-behaviour', at: { every: 10 },
  async run(ctx) {
    const day = businessDay(ctx);
    const { rows: [state] } = await ctx.db.write.query<{ done: boolean }>('select coalesce(rolled_on >= $1::date, false) done from behaviour_state', [day]);
    if (state?.done) return;
    const moved = await rollBehaviour(ctx, day);
    const changed = await assignAllTiers(ctx, day);
    ctx.log.info({ day, moved, changed }, 'Behaviour rolled and tiers judged');
  },
});

export const recountCron = defineCron({
  kind: 'customers.recount-behaviour', at: { daily: '03:30' },
  async run(ctx) {
    if (ctx.clock.now().getUTCDay() !== 6) return;
    const corrected = await rebuildBehaviour(ctx);
    if (corrected) ctx.log.warn({ corrected }, 'Behaviour figures differed from a recount and were corrected');
  },
});
