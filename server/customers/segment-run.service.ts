// All segments computed in one go, those that others build on first.
import type { Context } from '../core/context.ts';
import { computeSegment, liveSegments, type LiveSegment } from './segment.membership.ts';
import { layersOf } from './segment.rules.ts';

/** The segments in force. */
export const segmentsNow = (ctx: Context): Promise<LiveSegment[]> => liveSegments(async (text) => (await ctx.db.write.query(text)).rows as never);

/** Computes every segment: rules that speak of days change their members by themselves. */
export async function computeAllSegments(ctx: Context, why: string): Promise<number> {
  const segments = layersOf(await segmentsNow(ctx)).flat();
  for (const segment of segments) await computeSegment(ctx, segment.id, { why });
  return segments.length;
}
