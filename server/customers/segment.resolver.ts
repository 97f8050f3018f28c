// Segments over the API: save, archive, try a rule, fill a fixed list, compute, why, and the fields that rules may use.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { PreviewSegmentInput, SaveSegmentInput, SegmentMembersInput } from '../../schema/customers/segment.inputs.ts';
import { BulkResult, SegmentOwner, SegmentPreview } from '../../schema/customers/segment.outputs.ts';
import { Segment } from '../../schema/customers/segment.ts';
import { Job } from '../../schema/platform/job.ts';
import { Json } from '../../schema/scalars.ts';
import type { Context } from '../core/context.ts';
import type { Explanation } from '../core/explanation.ts';
import { readOne } from '../core/read/execute.ts';
import { coerceFilter } from '../core/read/filter-input.ts';
import { explainMembership, segmentFields } from './segment.explain.ts';
import { recompute } from './segment.job.ts';
import { previewSegment } from './segment.preview.ts';
import { addSegmentMembers, archiveSegment, removeSegmentMembers, saveSegment, segmentOwners } from './segment.service.ts';

@Resolver()
export class SegmentResolver {
  @Query(() => [SegmentOwner], { description: 'Who may answer for a segment.' })
  segmentOwners(@Ctx() ctx: Context): Promise<SegmentOwner[]> { return segmentOwners(ctx); }

  @Mutation(() => Segment, { nullable: true, description: 'Another rule is the next version; members are computed in the background.' })
  async saveSegment(@Arg('input', () => SaveSegmentInput) input: SaveSegmentInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Segment | null> {
    return readOne(ctx, info, 'Segment', await saveSegment(ctx, input));
  }

  @Mutation(() => Segment, { nullable: true, description: 'Takes a segment out of use, or back into it.' })
  async archiveSegment(
    @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number,
    @Arg('isArchived', () => Boolean, { defaultValue: true }) isArchived: boolean, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo,
  ): Promise<Segment | null> {
    return readOne(ctx, info, 'Segment', await archiveSegment(ctx, { id, expectedVersion, isArchived }));
  }

  @Mutation(() => SegmentPreview, { description: 'Counts a rule being written, with samples and words. Writes nothing.' })
  previewSegment(@Arg('input', () => PreviewSegmentInput) input: PreviewSegmentInput, @Ctx() ctx: Context): Promise<SegmentPreview> {
    return previewSegment(ctx, input);
  }

  @Mutation(() => BulkResult, { description: 'Puts customers into a fixed list.' })
  addSegmentMembers(@Arg('input', () => SegmentMembersInput) input: SegmentMembersInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return addSegmentMembers(ctx, { ...input, filter: coerceFilter(info.schema, 'Customer', input.filter) });
  }

  @Mutation(() => BulkResult, { description: 'Takes customers out of a fixed list; their stay is kept.' })
  removeSegmentMembers(@Arg('input', () => SegmentMembersInput) input: SegmentMembersInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return removeSegmentMembers(ctx, { ...input, filter: coerceFilter(info.schema, 'Customer', input.filter) });
  }

  @Mutation(() => Job, { nullable: true, description: 'Computes a segment anew, and those that build on it.' })
  async computeSegment(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Job | null> {
    return readOne(ctx, info, 'Job', await recompute(ctx, id, 'asked for'));
  }

  @Query(() => Json, { description: 'Explanation: why a customer is in or out, by the segment’s rule or by one being written, with her stays.' })
  explainMembership(
    @Arg('customerId', () => ID) customerId: string, @Ctx() ctx: Context,
    @Arg('segmentId', () => ID, { nullable: true }) segmentId?: string, @Arg('rule', () => Json, { nullable: true }) rule?: unknown,
  ): Promise<Explanation> {
    return explainMembership(ctx, { customerId, segmentId: segmentId ?? undefined, rule });
  }

  @Query(() => Json, { description: '{ fields, choices }: the fields that the viewer may use in rules, with operators, parameters, words in both languages and choices.' })
  segmentFields(@Ctx() ctx: Context): Promise<unknown> { return segmentFields(ctx); }
}
