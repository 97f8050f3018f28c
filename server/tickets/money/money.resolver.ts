// Compensation over GraphQL: giving, changing what waits, the money panel, and what it all has cost.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Compensation, CompensationKind } from '../../../schema/tickets/compensation.ts';
import { CompensationCostInput, GrantCompensationInput, ReverseCompensationInput, ReviseCompensationInput } from '../../../schema/tickets/compensation.inputs.ts';
import { CompensationCost, CompensationRoom } from '../../../schema/tickets/compensation.outputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { compensationCost } from './compensation.cost.ts';
import { compensationRoom } from './compensation.room.ts';
import { reverseCompensation } from './compensation.reversal.ts';
import { grantCompensation, reviseCompensation } from './compensation.service.ts';

@Resolver()
export class MoneyResolver {
  @Query(() => CompensationRoom, { description: 'The money panel of a ticket: what is left of the limits, and why. A kind and a scenario bring their own limits in; without them what binds a voucher counts.' })
  compensationRoom(
    @Ctx() ctx: Context, @Arg('ticketId', () => ID) ticketId: string, @Arg('kind', () => CompensationKind, { nullable: true }) kind?: CompensationKind, @Arg('scenario', () => String, { nullable: true }) scenario?: string,
  ): Promise<CompensationRoom> { return compensationRoom(ctx, { ticketId, kind, scenario }); }

  @Query(() => CompensationCost, { description: 'What compensation has cost in a time.' })
  compensationCost(@Ctx() ctx: Context, @Arg('input', () => CompensationCostInput, { nullable: true }) input?: CompensationCostInput): Promise<CompensationCost> { return compensationCost(ctx, input ?? {}); }

  @Mutation(() => Compensation, { nullable: true, description: 'Within one’s authority given at once; beyond it PENDING, with an approval and its deadline.' })
  async grantCompensation(@Arg('input', () => GrantCompensationInput) input: GrantCompensationInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Compensation | null> {
    return readOne(ctx, info, 'Compensation', await grantCompensation(ctx, input));
  }

  @Mutation(() => Compensation, { nullable: true })
  async reviseCompensation(@Arg('input', () => ReviseCompensationInput) input: ReviseCompensationInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Compensation | null> {
    return readOne(ctx, info, 'Compensation', await reviseCompensation(ctx, input));
  }

  @Mutation(() => Compensation, { nullable: true, description: 'Takes back what was given, with a reason: by who gave it, or who may approve.' })
  async reverseCompensation(@Arg('input', () => ReverseCompensationInput) input: ReverseCompensationInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Compensation | null> {
    return readOne(ctx, info, 'Compensation', await reverseCompensation(ctx, input));
  }
}
