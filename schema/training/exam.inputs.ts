// What callers send about the bank, about exams, and while they sit one.
import { ArrayMaxSize, ArrayUnique, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { ExamReview } from './exam.ts';
import { ExamDifficulty, ExamQuestionKind } from './exam-question.ts';

@InputType({ description: 'Without id: a new topic. With id: its names, under expectedVersion.' })
export class SaveExamTopicInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) key?: string;
  @Field(() => String) @Length(1, 40) nameZh!: string;
  @Field(() => String) @Length(1, 60) nameEn!: string;
}

@InputType({ description: 'Without id: a new question. With id: expectedVersion is needed; content that differs becomes its next version, and papers drawn before keep the old one.' })
export class SaveExamQuestionInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => ExamQuestionKind, { nullable: true, description: 'Set once.' }) questionKind?: ExamQuestionKind;
  @Field(() => ExamDifficulty, { nullable: true }) difficulty?: ExamDifficulty;
  @Field(() => [String], { nullable: true, description: 'Keys of topics.' }) @IsOptional() @ArrayMaxSize(10) @ArrayUnique() @Length(1, 40, { each: true }) tags?: string[];
  @Field(() => Json, { nullable: true, description: '{ prompt: { zh, en }, options: [{ key, zh, en }], right, partial, tolerance, unit, rubric, media, why }, as its kind asks.' }) content?: unknown;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
}

@InputType({ description: 'What the next version of an exam says.' })
export class ExamDraftInput {
  @Field(() => Int) @Min(1) @Max(480) minutes!: number;
  @Field(() => Int, { description: 'How often somebody may try until it is passed.' }) @Min(1) @Max(20) attempts!: number;
  @Field(() => Int, { description: 'From the end of one attempt to the start of the next.' }) @Min(0) @Max(2_160) waitHours!: number;
  @Field(() => DecimalText, { description: 'Above 0, up to 100.' }) passMark!: string;
  @Field(() => Boolean) isShuffled!: boolean;
  @Field(() => Boolean) isBlind!: boolean;
  @Field(() => ExamReview) review!: ExamReview;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(1) @Max(20) failuresToTransfer?: number | null;
  @Field(() => Json, { description: '{ draws: [{ tags, difficulty, count, points }] } or { questions: [{ key, points }] }.' }) paper!: unknown;
  @Field(() => String, { nullable: true, description: 'What changes, and why.' }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new exam with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveExamInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string;
  @Field(() => ID, { nullable: true, description: 'The course that it belongs to.' }) courseId?: string | null;
  @Field(() => [String], { nullable: true, description: 'Keys of the positions it is meant for; none: everybody.' }) @IsOptional() @ArrayMaxSize(50) positions?: string[];
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
  @Field(() => ExamDraftInput, { nullable: true }) draft?: ExamDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. Attempts that have begun keep their version.' })
export class PublishExamInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the exam.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardExamDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the exam.' }) expectedVersion!: number;
}

@InputType({ description: 'A paper as the rule would draw it now; nothing is written.' })
export class DrawExamInput {
  @Field(() => Json, { description: '{ draws } or { questions }.' }) paper!: unknown;
  @Field(() => Boolean, { nullable: true }) isShuffled?: boolean;
}

@InputType({ description: 'Begins an attempt, or goes on with the one that is running.' })
export class StartExamInput {
  @Field(() => ID) examId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
}

@InputType({ description: 'One answer, kept at once, so that a reload or another device goes on from it.' })
export class SaveExamAnswerInput {
  @Field(() => ID) attemptId!: string;
  @Field(() => Int) @Min(1) @Max(200) place!: number;
  @Field(() => Json, { nullable: true, description: 'The name of an option (A, B …), several of them, a number or a text as text; null takes the answer back.' }) answer?: unknown;
  @Field(() => Int, { description: 'The revision that is on screen; another one meanwhile is CONFLICT.' }) @Min(0) revision!: number;
}

@InputType({ description: 'Hands the paper in, once: what was saved counts.' })
export class SubmitExamInput {
  @Field(() => ID) attemptId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
}

@InputType({ description: 'What a text earns; by another person than who wrote it.' })
export class MarkExamAnswerInput {
  @Field(() => String, { description: 'As the marking desk names it.' }) @Length(1, 400) item!: string;
  @Field(() => DecimalText) points!: string;
  @Field(() => String, { nullable: true, description: 'A word on it.' }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType({ description: 'Another mark in the place of one that was given; the first is kept. The result is made anew.' })
export class RemarkExamAnswerInput {
  @Field(() => ID) attemptId!: string;
  @Field(() => Int, { description: 'Of the attempt.' }) expectedVersion!: number;
  @Field(() => Int) @Min(1) @Max(200) place!: number;
  @Field(() => DecimalText) points!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
}
