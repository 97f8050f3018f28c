// Known solutions over GraphQL: what solved needs like this one, and that one was taken up.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { KnownSolution, UseSolutionInput } from '../../../schema/tickets/solution.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { knownSolutions, useSolution } from './solution.service.ts';

@Resolver()
export class SolutionResolver {
  @Query(() => [KnownSolution], { description: 'Causes and solutions of needs like this one, out of the solved tickets in sight; the best first.' })
  knownSolutions(@Arg('ticketId', () => ID) ticketId: string, @Ctx() ctx: Context): Promise<KnownSolution[]> {
    return knownSolutions(ctx, ticketId);
  }

  @Mutation(() => Ticket, { nullable: true, description: 'Notes that a known solution was taken up.' })
  async useSolution(@Arg('input', () => UseSolutionInput) input: UseSolutionInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Ticket | null> {
    return readOne(ctx, info, 'Ticket', await useSolution(ctx, input));
  }
}
