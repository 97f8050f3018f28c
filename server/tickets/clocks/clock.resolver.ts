// Clocks over the API: other terms for those that run, and what recomputing them would change.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Job } from '../../../schema/platform/job.ts';
import { LiveChanges, RecomputeClocksInput, RetargetTicketInput } from '../../../schema/tickets/clock.inputs.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { recomputeClocks, recomputePreview, retargetTicket } from './clock.retarget.ts';

@Resolver()
export class ClockResolver {
  @Mutation(() => Ticket, { nullable: true, description: 'Gives running clocks of a ticket other terms; an explicit act with a reason.' })
  async retargetTicket(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RetargetTicketInput) input: RetargetTicketInput): Promise<Ticket | null> {
    return readOne(ctx, info, 'Ticket', await retargetTicket(ctx, input));
  }

  @Mutation(() => Job, { nullable: true, description: 'Recomputes the clocks of all open tickets, as a job.' })
  async recomputeClocks(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => RecomputeClocksInput) input: RecomputeClocksInput): Promise<Job | null> {
    return readOne(ctx, info, 'Job', await recomputeClocks(ctx, input));
  }

  @Query(() => LiveChanges, { description: 'Which deadlines recomputing by a calendar’s version in force would move; writes nothing.' })
  recomputePreview(@Ctx() ctx: Context, @Arg('calendarId', () => ID, { nullable: true, description: 'By the policies in force when unsaid.' }) calendarId?: string): Promise<LiveChanges> { return recomputePreview(ctx, calendarId); }
}
