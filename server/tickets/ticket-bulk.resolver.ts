// Acts on many tickets over the API.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { BulkResult } from '../../schema/customers/segment.outputs.ts';
import { AssignTicketsInput, ClassifyTicketsInput, CloseTicketsInput, EscalateTicketsInput } from '../../schema/tickets/ticket-bulk.inputs.ts';
import type { Context } from '../core/context.ts';
import { coerceFilter } from '../core/read/filter-input.ts';
import { actOnTickets } from './ticket-bulk.service.ts';

const targetOf = (info: GraphQLResolveInfo, { ids, filter }: { ids?: string[]; filter?: unknown }) => ({ ids, filter: coerceFilter(info.schema, 'Ticket', filter) });

@Resolver()
export class TicketBulkResolver {
  @Mutation(() => BulkResult, { description: 'Gives many tickets to a colleague, a team, or back to the queue.' })
  assignTickets(@Arg('input', () => AssignTicketsInput) input: AssignTicketsInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return actOnTickets(ctx, targetOf(info, input), { act: 'assign', assigneeId: input.assigneeId, teamId: input.teamId, reason: input.reason, isUndo: input.isUndo });
  }

  @Mutation(() => BulkResult, { description: 'Sorts many tickets: category, need class, level, priority.' })
  classifyTickets(@Arg('input', () => ClassifyTicketsInput) input: ClassifyTicketsInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return actOnTickets(ctx, targetOf(info, input), { act: 'classify', categoryId: input.categoryId, needClass: input.needClass, level: input.level, priority: input.priority });
  }

  @Mutation(() => BulkResult, { description: 'Closes many solved tickets.' })
  closeTickets(@Arg('input', () => CloseTicketsInput) input: CloseTicketsInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return actOnTickets(ctx, targetOf(info, input), { act: 'close', reason: input.reason });
  }

  @Mutation(() => BulkResult, { description: 'Lifts many tickets one level up the ladder, or to a level.' })
  escalateTickets(@Arg('input', () => EscalateTicketsInput) input: EscalateTicketsInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<BulkResult> {
    return actOnTickets(ctx, targetOf(info, input), { act: 'escalate', reason: input.reason, level: input.level });
  }
}
