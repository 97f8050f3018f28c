// Computing segments in the background: one with those that build on it after a save, all of them each morning.
import { Segment } from '../../schema/customers/segment.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { defineCron, defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { customerReasons } from './customers.messages.ts';
import { computeAllSegments, segmentsNow } from './segment-run.service.ts';
import { computeSegment, type Computed } from './segment.membership.ts';
import { dependentsOf } from './segment.rules.ts';

export const computeSegmentJob = defineJob<{ segmentId: string; why?: string }>({
  kind: 'customers.compute-segment',
  async run(ctx, { segmentId, why }) {
    const step = async (work: (tx: WriteContext) => Promise<void>) => {
      await ctx.pause();
      await ctx.chunk(async (tx) => { await work(tx); return null; });
    };
    const result: Record<string, Computed> = {};
    result[segmentId] = await computeSegment(ctx, segmentId, { why, step, onProgress: (done) => ctx.progress(done) });
    for (const next of dependentsOf(await segmentsNow(ctx), segmentId)) {
      result[next.id] = await computeSegment(ctx, next.id, { why: `segment ${segmentId}`, step });
    }
    return result;
  },
});

/** Queues the computing of a segment in the caller's transaction; a waiting one of the same segment is enough. Answers the job's id. */
export async function startCompute(tx: WriteContext, segmentId: string, why: string): Promise<string> {
  const segment = await tx.manager.findOneBy(Segment, { id: segmentId });
  const title = say(customerReasons.JOB_SEGMENT, tx.locale, { name: tx.locale === 'en' ? segment?.nameEn : segment?.nameZh });
  return enqueue(tx, { kind: computeSegmentJob.kind, title, input: { segmentId, why }, jobKey: `segment-${segmentId}` });
}

export const segmentsCron = defineCron({
  kind: 'customers.compute-segments-daily', at: { daily: '03:10' },
  async run(ctx) { await computeAllSegments(ctx, 'daily'); },
});

/** Queues the computing of one segment for whoever may write segments. Answers the job's id. */
export async function recompute(ctx: Context, segmentId: string, why: string): Promise<string> {
  authorise(ctx, 'segments:write');
  return transact(ctx, async (tx) => {
    const found = decodeId('Segment', segmentId) && await tx.manager.existsBy(Segment, { id: segmentId });
    if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    return startCompute(tx, segmentId, why);
  });
}
