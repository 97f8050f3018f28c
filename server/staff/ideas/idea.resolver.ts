// Gold ideas over GraphQL: proposing, voting, deciding, measuring, the month's best; reading them is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AdoptIdeaInput, AwardIdeasInput, Idea, IdeaRanking, MeasureIdeaInput, ProposeIdeaInput, ReasonedIdeaInput, VoteForIdeaInput } from '../../../schema/staff/idea.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { needs } from '../../core/read/select.ts';
import { awardIdeas, ideaRanking, measureIdea } from './effect.service.ts';
import { adoptIdea, declineIdea, proposeIdea, voteForIdea, withdrawIdea } from './idea.service.ts';
import { hasMyVote } from './vote.service.ts';

needs('Idea', 'hasMyVote', ['id']);
type Answer = Promise<Idea | null>;

@Resolver(() => Idea)
export class IdeaResolver {
  @Mutation(() => Idea, { nullable: true })
  async proposeIdea(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ProposeIdeaInput) input: ProposeIdeaInput): Answer { return readOne(ctx, info, 'Idea', await proposeIdea(ctx, input)); }

  @Mutation(() => Idea, { nullable: true })
  async voteForIdea(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => VoteForIdeaInput) input: VoteForIdeaInput): Answer { return readOne(ctx, info, 'Idea', await voteForIdea(ctx, input)); }

  @Mutation(() => Idea, { nullable: true })
  async adoptIdea(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => AdoptIdeaInput) input: AdoptIdeaInput): Answer { return readOne(ctx, info, 'Idea', await adoptIdea(ctx, input)); }

  @Mutation(() => Idea, { nullable: true })
  async declineIdea(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedIdeaInput) input: ReasonedIdeaInput): Answer { return readOne(ctx, info, 'Idea', await declineIdea(ctx, input)); }

  @Mutation(() => Idea, { nullable: true })
  async withdrawIdea(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReasonedIdeaInput) input: ReasonedIdeaInput): Answer { return readOne(ctx, info, 'Idea', await withdrawIdea(ctx, input)); }

  @Mutation(() => Idea, { nullable: true })
  async measureIdea(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => MeasureIdeaInput) input: MeasureIdeaInput): Answer { return readOne(ctx, info, 'Idea', await measureIdea(ctx, input)); }

  @Mutation(() => Int, { description: 'Answers how many were awarded; a month is settled once.' })
  awardIdeas(@Ctx() ctx: Context, @Arg('input', () => AwardIdeasInput) input: AwardIdeasInput): Promise<number> { return awardIdeas(ctx, input); }

  @Query(() => IdeaRanking, { description: 'The best three of a month, as it stands or as it was settled.' })
  ideaRanking(@Ctx() ctx: Context, @Arg('month', () => String, { description: 'YYYY-MM.' }) month: string): Promise<IdeaRanking> { return ideaRanking(ctx, month); }

  @FieldResolver(() => Boolean, { description: 'Does the viewer stand behind it?' })
  hasMyVote(@Root() idea: { __id: string }, @Ctx() ctx: Context): Promise<boolean> { return hasMyVote(ctx, idea.__id); }
}
