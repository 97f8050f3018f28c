// Speaks to all whom an incident concerns as if at another instant, at once and without a worker: for the demo chain, whose past is made by the product's own verbs.
import type { PublishIncidentInput, ReplyToIncidentInput } from '../../../schema/tickets/incident.inputs.ts';
import type { Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import type { JobContext, JobDefinition } from '../../platform/jobs/job.registry.ts';
import { publishIncident, publishIncidentJob, replyIncidentJob, replyToIncident } from './incident.publish.ts';

/** Does what a worker would have done then, instead of the job that waits for one. */
async function work<Input>(ctx: Context, job: JobDefinition<Input>, input: Input): Promise<void> {
  const within: JobContext = {
    ...ctx, jobId: '0', attempt: 1, cursor: null, signal: new AbortController().signal, progress: async () => {}, isCancelled: async () => false, pause: async () => {},
    chunk: async (part) => { await transact(ctx, part); },
  };
  await job.run(within, input);
  await ctx.db.write.query(`delete from jobs where kind = $1 and state = 'QUEUED'`, [job.kind]);
}

/** One reply to every linked ticket that still ran then. */
export async function rehearseIncidentReply(ctx: Context, input: ReplyToIncidentInput): Promise<void> {
  await replyToIncident(ctx, input);
  await work(ctx, replyIncidentJob, { incidentId: input.id, key: input.idempotencyKey, zh: input.bodyZh, en: input.bodyEn });
}

/** The result, put down and told to every customer concerned. */
export async function rehearseIncidentResult(ctx: Context, input: PublishIncidentInput): Promise<void> {
  await publishIncident(ctx, input);
  await work(ctx, publishIncidentJob, { incidentId: input.id });
}
