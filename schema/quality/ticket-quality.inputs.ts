// What callers send about the quality of tickets: drawing, reviewing, settling, calibrating; and how reviewers compare.
import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'Of the tickets solved in these days; the same seed over the same tickets draws the same.' })
export class DrawTicketSampleInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Day) fromOn!: string;
  @Field(() => Day, { description: 'The last day that counts; at most 92 days in all.' }) untilOn!: string;
  @Field(() => String, { nullable: true, description: 'Key of a form for the quality of tickets; the shipped one when unsaid.' }) @IsOptional() @Length(1, 60) formKey?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Of these stores only.' }) @IsOptional() @ArrayMaxSize(5000) storeIds?: string[] | null;
  @Field(() => Int) @Min(1) @Max(50) perAgent!: number;
  @Field(() => Int, { nullable: true, description: '0 when unsaid.' }) @IsOptional() @Min(0) @Max(20) extraPerAgent?: number | null;
  @Field(() => Int, { nullable: true, description: 'Per cent; 10 when unsaid.' }) @IsOptional() @Min(0) @Max(100) doubleShare?: number | null;
  @Field(() => String, { nullable: true, description: 'Drawn at random when unsaid; kept either way.' }) @IsOptional() @Length(1, 60) seed?: string | null;
}

@InputType({ description: 'Keeps what was answered so far.' })
export class SaveTicketReviewInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Json) answers!: unknown;
}

@InputType()
export class SubmitTicketReviewInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Json, { description: 'By key of the question: { value, isNotApplicable, note }.' }) answers!: unknown;
  @Field(() => String, { nullable: true, description: 'In words, for the agent.' }) @IsOptional() @MaxLength(2000) comment?: string | null;
}

@InputType()
export class ReassignTicketReviewInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID) reviewerId!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@ObjectType({ description: 'A colleague who may take a sheet over.' })
export class TicketReviewTaker {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
}

@InputType({ description: 'Where two blind reviews differ: which of them counts; or none, which makes it void.' })
export class SettleSampledTicketInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID, { nullable: true, description: 'The review that counts; none: void.' }) reviewId?: string | null;
  @Field(() => String) @Length(2, 1000) reason!: string;
}

@InputType()
export class OpenCalibrationInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) ticketId!: string;
  @Field(() => String, { nullable: true, description: 'Key of a form for the quality of tickets; the shipped one when unsaid.' }) @IsOptional() @Length(1, 60) formKey?: string | null;
  @Field(() => String) @Length(2, 120) titleZh!: string;
  @Field(() => String) @Length(2, 240) titleEn!: string;
  @Field(() => Json, { description: 'What is right, as a whole sheet.' }) goldAnswers!: unknown;
  @Field(() => [ID], { description: 'Employees who take part.' }) @ArrayMinSize(1) @ArrayMaxSize(50) reviewerIds!: string[];
}

@InputType()
export class CloseCalibrationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@ObjectType({ description: 'How one reviewer judges, against others on the same tickets and against gold; shown, and never reckoned into a score.' })
export class ReviewerAgreement {
  @Field(() => ID) reviewerId!: string;
  @Field(() => String) reviewerName!: string;
  @Field(() => String, { nullable: true }) reviewerNameEn?: string | null;
  @Field(() => Int, { description: 'Sheets submitted in these days.' }) reviewCount!: number;
  @Field(() => Int, { description: 'Tickets that a second person reviewed, too.' }) pairCount!: number;
  @Field(() => [ID], { description: 'The reviewer’s own sheets of these.' }) pairIds!: string[];
  @Field(() => Int, { description: 'Questions that both answered.' }) answerCount!: number;
  @Field(() => DecimalText, { nullable: true, description: 'Share of these on which both say the same.' }) agreedShare?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Cohen’s kappa over passed, failed and not applicable.' }) kappa?: string | null;
  @Field(() => String, { nullable: true, description: 'Landis and Koch 1977: POOR, SLIGHT, FAIR, MODERATE, SUBSTANTIAL, ALMOST_PERFECT.' }) kappaWord?: string | null;
  @Field(() => Int) scaleCount!: number;
  @Field(() => DecimalText, { nullable: true, description: 'Kappa with quadratic weights over questions with a scale.' }) weightedKappa?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Own score less the other’s, on average.' }) meanGap?: string | null;
  @Field(() => Int) goldCount!: number;
  @Field(() => DecimalText, { nullable: true, description: 'Own score less the gold one, on average.' }) goldGap?: string | null;
  @Field(() => DecimalText, { nullable: true }) goldKappa?: string | null;
  @Field(() => Json, { description: 'How each of these came about.' }) explanation!: unknown;
}
