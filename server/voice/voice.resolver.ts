// Surveys over GraphQL: making them, answering, asking customers, what they came to, what texts say; reading rows is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { Job } from '../../schema/platform/job.ts';
import { Day } from '../../schema/scalars.ts';
import { AnswerSurveyInput, InviteToSurveyInput, SaveSurveyInput, SentimentHeatmap, SentimentHeatmapInput, SurveyAnswered, SurveyResults } from '../../schema/voice/survey.inputs.ts';
import { Survey, SurveyInvitation } from '../../schema/voice/survey.ts';
import type { Context } from '../core/context.ts';
import { readOne } from '../core/read/execute.ts';
import { answerSurvey } from './answer.service.ts';
import { sentimentHeatmap } from './heatmap.service.ts';
import { inviteToSurvey } from './invite.service.ts';
import { surveyResults } from './results.service.ts';
import { learnSentiment } from './sentiment.service.ts';
import { saveSurvey } from './survey.service.ts';

@Resolver()
export class VoiceResolver {
  @Mutation(() => Survey, { nullable: true })
  async saveSurvey(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveSurveyInput) input: SaveSurveyInput): Promise<Survey | null> {
    return readOne(ctx, info, 'Survey', await saveSurvey(ctx, input));
  }

  @Mutation(() => SurveyAnswered, { description: 'Once a key: by the customer’s link without an account, or written down by a colleague.' })
  answerSurvey(@Ctx() ctx: Context, @Arg('input', () => AnswerSurveyInput) input: AnswerSurveyInput): Promise<SurveyAnswered> { return answerSurvey(ctx, input); }

  @Mutation(() => SurveyInvitation, { nullable: true })
  async inviteToSurvey(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => InviteToSurveyInput) input: InviteToSurveyInput): Promise<SurveyInvitation | null> {
    return readOne(ctx, info, 'SurveyInvitation', await inviteToSurvey(ctx, input));
  }

  @Mutation(() => Job, { nullable: true, description: 'Learns what texts say from those that were labelled or rated, then judges all of them anew.' })
  async learnSentiment(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Job | null> { return readOne(ctx, info, 'Job', await learnSentiment(ctx)); }

  @Query(() => SurveyResults, { description: 'What a survey came to, question by question.' })
  surveyResults(
    @Ctx() ctx: Context, @Arg('id', () => ID) id: string, @Arg('from', () => Day, { nullable: true }) from?: string, @Arg('until', () => Day, { nullable: true }) until?: string,
    @Arg('storeIds', () => [ID], { nullable: true }) storeIds?: string[],
  ): Promise<SurveyResults> { return surveyResults(ctx, id, { from, until, storeIds }); }

  @Query(() => SentimentHeatmap, { description: 'What is said of each side of the service, by store, week or month; every cell opens its texts.' })
  sentimentHeatmap(@Ctx() ctx: Context, @Arg('input', () => SentimentHeatmapInput, { nullable: true }) input?: SentimentHeatmapInput): Promise<SentimentHeatmap> { return sentimentHeatmap(ctx, input ?? {}); }
}
