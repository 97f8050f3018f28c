// Gates before tickets over GraphQL.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { EndTicketGateInput, RosterGap, SaveTicketGateInput } from '../../../schema/tickets/gate.inputs.ts';
import { TicketGate } from '../../../schema/tickets/gate.ts';
import { Day } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { endTicketGate, rosterGaps, saveTicketGate } from './gate.service.ts';

@Resolver()
export class TicketGateResolver {
  @Query(() => [RosterGap], { description: 'Who is on call on a day without what a category asks for; tomorrow’s when unsaid.' })
  rosterGaps(@Ctx() ctx: Context, @Arg('on', () => Day, { nullable: true }) on?: string | null): Promise<RosterGap[]> { return rosterGaps(ctx, on); }

  @Mutation(() => TicketGate, { nullable: true })
  async saveTicketGate(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveTicketGateInput) input: SaveTicketGateInput): Promise<TicketGate | null> { return readOne(ctx, info, 'TicketGate', await saveTicketGate(ctx, input)); }

  @Mutation(() => TicketGate, { nullable: true })
  async endTicketGate(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => EndTicketGateInput) input: EndTicketGateInput): Promise<TicketGate | null> { return readOne(ctx, info, 'TicketGate', await endTicketGate(ctx, input)); }
}
