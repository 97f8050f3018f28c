// Planned replies over GraphQL.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { CancelPlannedReplyInput, PlannedReply, PlanReplyInput } from '../../../schema/tickets/planned-reply.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { cancelPlannedReply, planReply } from './planned.service.ts';

@Resolver()
export class PlannedResolver {
  @Mutation(() => PlannedReply, { nullable: true, description: 'Written now, sent at its time; nothing is said before, and no clock stops.' })
  async planReply(@Arg('input', () => PlanReplyInput) input: PlanReplyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PlannedReply | null> {
    return readOne(ctx, info, 'PlannedReply', await planReply(ctx, input));
  }

  @Mutation(() => PlannedReply, { nullable: true })
  async cancelPlannedReply(@Arg('input', () => CancelPlannedReplyInput) input: CancelPlannedReplyInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<PlannedReply | null> {
    return readOne(ctx, info, 'PlannedReply', await cancelPlannedReply(ctx, input));
  }
}
