// Scorecards over GraphQL: counting, closing, comments and objections; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Scorecard, ScorecardObjection, ScorecardPeriod } from '../../../schema/staff/scorecard.ts';
import { ClosePeriodInput, CommentOnScorecardInput, DecideObjectionInput, ObjectToValueInput, RefreshScorecardsInput, ScorecardsCounted, WithdrawObjectionInput } from '../../../schema/staff/scorecard.inputs.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { commentOnScorecard, decideObjection, objectToValue, withdrawObjection } from './objection.service.ts';
import { closePeriod, refreshScorecards } from './period.service.ts';

@Resolver()
export class ScorecardResolver {
  @Mutation(() => ScorecardsCounted, { description: 'Brings the cards of an open period up to date.' })
  refreshScorecards(@Ctx() ctx: Context, @Arg('input', () => RefreshScorecardsInput) input: RefreshScorecardsInput): Promise<ScorecardsCounted> { return refreshScorecards(ctx, input); }

  @Mutation(() => ScorecardPeriod, { nullable: true })
  async closePeriod(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ClosePeriodInput) input: ClosePeriodInput): Promise<ScorecardPeriod | null> {
    return readOne(ctx, info, 'ScorecardPeriod', await closePeriod(ctx, input));
  }

  @Mutation(() => Scorecard, { nullable: true })
  async commentOnScorecard(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CommentOnScorecardInput) input: CommentOnScorecardInput): Promise<Scorecard | null> {
    return readOne(ctx, info, 'Scorecard', await commentOnScorecard(ctx, input));
  }

  @Mutation(() => ScorecardObjection, { nullable: true })
  async objectToValue(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ObjectToValueInput) input: ObjectToValueInput): Promise<ScorecardObjection | null> {
    return readOne(ctx, info, 'ScorecardObjection', await objectToValue(ctx, input));
  }

  @Mutation(() => ScorecardObjection, { nullable: true })
  async decideObjection(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DecideObjectionInput) input: DecideObjectionInput): Promise<ScorecardObjection | null> {
    return readOne(ctx, info, 'ScorecardObjection', await decideObjection(ctx, input));
  }

  @Mutation(() => ScorecardObjection, { nullable: true })
  async withdrawObjection(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => WithdrawObjectionInput) input: WithdrawObjectionInput): Promise<ScorecardObjection | null> {
    return readOne(ctx, info, 'ScorecardObjection', await withdrawObjection(ctx, input));
  }
}
