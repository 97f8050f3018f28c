// The review of tickets over GraphQL: drawing, filling, settling, calibrating, comparing reviewers; reading rows is the door's.
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { CloseCalibrationInput, DrawTicketSampleInput, OpenCalibrationInput, ReassignTicketReviewInput, ReviewerAgreement, SaveTicketReviewInput, SettleSampledTicketInput, SubmitTicketReviewInput, TicketReviewTaker } from '../../../schema/quality/ticket-quality.inputs.ts';
import { Calibration, SampledTicket, TicketReview, TicketSample } from '../../../schema/quality/ticket-quality.ts';
import { Day, Json } from '../../../schema/scalars.ts';
import type { Context } from '../../core/context.ts';
import { readOne } from '../../core/read/execute.ts';
import { reviewerAgreement } from './agreement.service.ts';
import { calibrationSheet, closeCalibration, openCalibration } from './calibration.service.ts';
import { saveTicketReview, settleSampledTicket, submitTicketReview, ticketReviewSheet } from './review.service.ts';
import { drawTicketSample, reassignTicketReview, ticketReviewTakers } from './sample.service.ts';

@Resolver()
export class TicketQualityResolver {
  @Mutation(() => TicketSample, { nullable: true, description: 'Draws tickets by chance and by risk, and gives each to a reviewer, some to two.' })
  async drawTicketSample(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => DrawTicketSampleInput) input: DrawTicketSampleInput): Promise<TicketSample | null> { return readOne(ctx, info, 'TicketSample', await drawTicketSample(ctx, input)); }

  @Mutation(() => TicketReview, { nullable: true })
  async reassignTicketReview(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => ReassignTicketReviewInput) input: ReassignTicketReviewInput): Promise<TicketReview | null> { return readOne(ctx, info, 'TicketReview', await reassignTicketReview(ctx, input)); }

  @Mutation(() => TicketReview, { nullable: true })
  async saveTicketReview(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SaveTicketReviewInput) input: SaveTicketReviewInput): Promise<TicketReview | null> { return readOne(ctx, info, 'TicketReview', await saveTicketReview(ctx, input)); }

  @Mutation(() => TicketReview, { nullable: true, description: 'Once a key: whatever is missing or wrong is said question by question.' })
  async submitTicketReview(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SubmitTicketReviewInput) input: SubmitTicketReviewInput): Promise<TicketReview | null> { return readOne(ctx, info, 'TicketReview', await submitTicketReview(ctx, input)); }

  @Mutation(() => SampledTicket, { nullable: true })
  async settleSampledTicket(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => SettleSampledTicketInput) input: SettleSampledTicketInput): Promise<SampledTicket | null> { return readOne(ctx, info, 'SampledTicket', await settleSampledTicket(ctx, input)); }

  @Mutation(() => Calibration, { nullable: true })
  async openCalibration(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => OpenCalibrationInput) input: OpenCalibrationInput): Promise<Calibration | null> { return readOne(ctx, info, 'Calibration', await openCalibration(ctx, input)); }

  @Mutation(() => Calibration, { nullable: true, description: 'Shows the gold answers to those who took part.' })
  async closeCalibration(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Arg('input', () => CloseCalibrationInput) input: CloseCalibrationInput): Promise<Calibration | null> { return readOne(ctx, info, 'Calibration', await closeCalibration(ctx, input)); }

  @Query(() => Json, { description: 'The questions of a review without what they earn, and what was answered.' })
  ticketReviewSheet(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<unknown> { return ticketReviewSheet(ctx, id); }

  @Query(() => [TicketReviewTaker], { description: 'To whom a sheet that nobody submitted may be handed.' })
  ticketReviewTakers(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<TicketReviewTaker[]> { return ticketReviewTakers(ctx, id); }

  @Query(() => Json, { description: 'The questions of a calibration, and the gold answers once they are shown.' })
  calibrationSheet(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<unknown> { return calibrationSheet(ctx, id); }

  @Query(() => [ReviewerAgreement], { description: 'How reviewers judge, by the sheets submitted in these days; no score is changed by it.' })
  reviewerAgreement(@Ctx() ctx: Context, @Arg('fromOn', () => Day) fromOn: string, @Arg('untilOn', () => Day) untilOn: string): Promise<ReviewerAgreement[]> { return reviewerAgreement(ctx, fromOn, untilOn); }
}
