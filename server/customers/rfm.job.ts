// Scoring by a model, as a job that people see, and every night for the models in force.
import { addDays } from '../core/clock.ts';
import { authorise, businessDay, type Context } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { transact } from '../core/transact.ts';
import { defineCron, defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { customerReasons } from './customers.messages.ts';
import { computeRfm } from './rfm.service.ts';

export const rfmJob = defineJob<{ modelId: string; asOf?: string }>({
  kind: 'customers.compute-rfm',
  run: (ctx, input) => computeRfm(ctx, input.modelId, input.asOf, async (done, total) => { await ctx.progress(done, total); await ctx.pause(); }),
});

/** Queues the scoring of a model as of a day (tomorrow: all purchases up to now). Answers the job's id. */
export async function startRfm(ctx: Context, modelId: string, asOf?: string): Promise<string> {
  authorise(ctx, 'customers:write-models');
  // Nobody can have bought by a day to come.
  demand(!asOf || asOf <= addDays(businessDay(ctx), 1), 'asOf', 'VALUE_NOT_ALLOWED');
  const { rows: [model] } = await ctx.db.write.query<{ zh: string; en: string }>('select name_zh zh, name_en en from rfm_models where id::text = $1', [modelId]);
  if (!model) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact(ctx, (tx) => enqueue(tx, { kind: rfmJob.kind, title: say(customerReasons.JOB_RFM, ctx.locale, { name: model[ctx.locale] }), input: { modelId, ...(asOf ? { asOf } : {}) }, jobKey: `rfm-${modelId}` }));
}

/** Queues the scoring by every model in force: purchases came that no night has seen yet. One that waits already is enough. */
export async function scoreAnew(ctx: Context): Promise<void> {
  const { rows } = await ctx.db.write.query<{ id: string; zh: string; en: string }>(
    'select id::text, name_zh zh, name_en en from rfm_models where (superseded_at is null or superseded_at > $1) and effective_from <= $1::timestamptz order by rfm_models.id', [ctx.clock.now()]);
  await transact(ctx, async (tx) => {
    for (const model of rows) await enqueue(tx, { kind: rfmJob.kind, title: say(customerReasons.JOB_RFM, ctx.locale, { name: model[ctx.locale] }), input: { modelId: model.id }, jobKey: `rfm-${model.id}` });
  });
}

export const rfmCron = defineCron({
  kind: 'customers.compute-rfm-nightly', at: { daily: '02:30' },
  async run(ctx) {
    const { rows } = await ctx.db.write.query<{ id: string }>('select id from rfm_models where (superseded_at is null or superseded_at > $1) and effective_from <= $1::timestamptz order by id', [ctx.clock.now()]);
    for (const { id } of rows) await computeRfm(ctx, id);
  },
});
