// What callers send about training records: who is given what, lessons followed, hours recorded; and what they are answered.
import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { StoreFormat } from '../staff/organisation.ts';
import { TrainingReason } from './record.ts';

@InputType({ description: 'Gives one course to one person. Who has it open already keeps that record, with the further reason noted on it.' })
export class EnrolInCourseInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID, { nullable: true }) courseId?: string | null;
  @Field(() => String, { nullable: true, description: 'Instead of its id.' }) @IsOptional() @Length(1, 60) courseKey?: string | null;
  @Field(() => ID) employeeId!: string;
  @Field(() => Day, { nullable: true, description: 'Its end, where the person works.' }) dueOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'Working days of the store’s calendar; 10 when neither is said.' }) @IsOptional() @Min(1) @Max(250) workingDays?: number | null;
  @Field(() => TrainingReason, { nullable: true, description: 'PERSON when unsaid.' }) reason?: TrainingReason | null;
  @Field(() => String, { nullable: true, description: 'Noun of what it is given for: CorrectiveAction, Finding, Product, LearningPath.' }) @IsOptional() @Length(1, 60) sourceResource?: string | null;
  @Field(() => ID, { nullable: true }) sourceId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Gives a course, or a path of them, to many: by name, or to all who hold a position, work at a store or at a kind of store, as far as the asker’s word reaches.' })
export class AssignTrainingInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID, { nullable: true }) courseId?: string | null;
  @Field(() => ID, { nullable: true }) pathId?: string | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(500) employeeIds?: string[] | null;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(50) @Length(1, 60, { each: true }) positions?: string[] | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(200) storeIds?: string[] | null;
  @Field(() => [StoreFormat], { nullable: true }) @IsOptional() @ArrayMaxSize(10) formats?: StoreFormat[] | null;
  @Field(() => Day, { nullable: true }) dueOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'A path has its own for each step.' }) @IsOptional() @Min(1) @Max(250) workingDays?: number | null;
  @Field(() => TrainingReason, { nullable: true, description: 'PERSON when unsaid.' }) reason?: TrainingReason | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) sourceResource?: string | null;
  @Field(() => ID, { nullable: true }) sourceId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@ObjectType()
export class AssignmentFailure {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
}
@ObjectType({ description: 'What became of it: new records, records that were open already, and who was left out.' })
export class AssignmentResult {
  @Field(() => Int) done!: number;
  @Field(() => Int) kept!: number;
  @Field(() => [AssignmentFailure]) failed!: AssignmentFailure[];
}

@InputType()
export class WithdrawTrainingInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'A sign of life from a lesson’s page, sent every half minute while it is looked at. The server’s clock counts.' })
export class FollowLessonInput {
  @Field(() => ID) recordId!: string;
  @Field(() => String) @Length(1, 40) lessonKey!: string;
  @Field(() => Int, { nullable: true, description: 'How far down, in per cent.' }) @IsOptional() @Min(0) @Max(100) place?: number | null;
}
@InputType({ description: 'The lesson is read to its end: time on its page is credited, up to its length. Again later, what was added since.' })
export class FinishLessonInput {
  @Field(() => ID) recordId!: string;
  @Field(() => String) @Length(1, 40) lessonKey!: string;
}

@InputType({ description: 'What somebody else has seen being learnt, with what shows it. Never beyond the length of the lesson or the course.' })
export class RecordTrainingHoursInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) recordId!: string;
  @Field(() => DecimalText, { description: '1.5: an hour and a half.' }) hours!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 40) lessonKey?: string | null;
  @Field(() => Day, { nullable: true, description: 'Today when unsaid.' }) on?: string | null;
  @Field(() => String, { description: 'What was seen, where and by whom.' }) @Length(4, 500) note!: string;
  @Field(() => ID, { nullable: true, description: 'An upload of one’s own that shows it.' }) fileId?: string | null;
}

@ObjectType({ description: 'May somebody take up the post (C-19)?' })
export class Onboarding {
  @Field(() => ID) employeeId!: string;
  @Field(() => Boolean) isOpen!: boolean;
  @Field(() => DecimalText, { description: 'Over the courses of the path that guards the post.' }) creditedHours!: string;
  @Field(() => DecimalText) requiredHours!: string;
  @Field(() => Json, { description: 'Why, or why not: an explanation.' }) tree!: unknown;
}
