// A month reckoned in the background: its progress is seen, it can be stopped, and a crash leaves all of it or none.
import { AppError } from '../../core/errors.ts';
import { authorise, type Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import type { CalculateRunInput } from '../../../schema/incentives/run.inputs.ts';
import { defineJob } from '../../platform/jobs/job.registry.ts';
import { enqueue } from '../../platform/jobs/job.service.ts';
import { payReasons } from '../incentives.messages.ts';
import { reckonMonth, schemeById } from '../run.service.ts';
import { beganMonth, versionFor } from '../snapshot.service.ts';

const KIND = 'incentives.reckon';
/** Queues the reckoning of a month; what would be refused at once is refused here. Answers the job's id. */
export async function startRun(ctx: Context, input: CalculateRunInput): Promise<string> {
  authorise(ctx, 'incentives:write');
  const month = beganMonth(ctx, input.on, 'input.on');
  const scheme = await schemeById(ctx, input.schemeId);
  await versionFor(ctx, scheme, month);
  return transact(ctx, async (tx) => {
    const [there] = await tx.manager.query<{ id: string; version: number; state: string }[]>('select id::text, version, state from incentive_runs where scheme_id = $1 and period_from = $2', [scheme.id, month.from]);
    if (there && input.expectedVersion !== there.version) throw new AppError('CONFLICT', payReasons.PAY_RUN_EXISTS, { current: there });
    const title = ctx.locale === 'en' ? `Pay of ${month.from.slice(0, 7)}: ${scheme.nameEn}` : `薪酬核算 ${month.from.slice(0, 7)}：${scheme.nameZh}`;
    return enqueue(tx, { kind: KIND, title, input: { schemeId: scheme.id, on: month.from, ...(there ? { expectedVersion: there.version } : {}) }, jobKey: `pay-run:${scheme.id}:${month.from}` });
  });
}

export const reckonJob = defineJob<CalculateRunInput>({
  kind: KIND,
  async run(ctx, input) {
    authorise(ctx, 'incentives:write');
    // Written before by a try that died afterwards: it is done.
    if (ctx.cursor) return ctx.cursor;
    let runId = '';
    await reckonMonth(ctx, input, {
      progress: (done, total) => ctx.progress(done, total), pause: () => ctx.pause(),
      async write(work) { await ctx.chunk(async (tx) => ({ runId: (runId = await work(tx)) })); },
    });
    return { runId };
  },
});
