// Awards that people give, over GraphQL: who may be named, where people stand, naming, seconding, deciding.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { AwardKind, AwardNomination, AwardStanding, DecideNominationInput, NominateForAwardInput, SecondNominationInput, WithdrawNominationInput } from '../../../schema/incentives/nomination.ts';
import { Day } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { decideNomination, nominateForAward, secondNomination, withdrawNomination } from './nomination.service.ts';
import { awardKinds, awardStandings } from './standing.service.ts';

type Answer = Promise<AwardNomination | null>;

@Resolver()
export class NominationResolver {
  @Query(() => [AwardKind], { description: 'The awards that people give by the schemes in force.' })
  awardKinds(@Ctx() ctx: Context): Promise<AwardKind[]> { return awardKinds(ctx); }

  @Query(() => [AwardStanding], { description: 'Everybody whom an award is for, by satisfaction and resolution in its period; the 200 best.' })
  awardStandings(@Ctx() ctx: Context, @Arg('awardKey', () => String) awardKey: string, @Arg('on', () => Day, { nullable: true, description: 'Any day of the period; today when unsaid.' }) on?: string | null): Promise<AwardStanding[]> { return awardStandings(ctx, { awardKey, on: on ?? null }); }

  @Mutation(() => AwardNomination, { nullable: true, description: 'Never oneself.' })
  async nominateForAward(@Arg('input', () => NominateForAwardInput) input: NominateForAwardInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer { return readOne(ctx, info, 'AwardNomination', await nominateForAward(ctx, input)); }

  @Mutation(() => AwardNomination, { nullable: true, description: 'Never what one named oneself.' })
  async secondNomination(@Arg('input', () => SecondNominationInput) input: SecondNominationInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer { return readOne(ctx, info, 'AwardNomination', await secondNomination(ctx, input)); }

  @Mutation(() => AwardNomination, { nullable: true, description: 'By a third person; what is awarded is paid by the run of its period.' })
  async decideNomination(@Arg('input', () => DecideNominationInput) input: DecideNominationInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer { return readOne(ctx, info, 'AwardNomination', await decideNomination(ctx, input)); }

  @Mutation(() => AwardNomination, { nullable: true })
  async withdrawNomination(@Arg('input', () => WithdrawNominationInput) input: WithdrawNominationInput, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Answer { return readOne(ctx, info, 'AwardNomination', await withdrawNomination(ctx, input)); }
}
