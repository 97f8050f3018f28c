// What callers send about sessions and drills.
import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { AttendanceMark, SessionKind } from './session.ts';

@InputType()
export class PlanSessionInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) courseId!: string;
  @Field(() => SessionKind) sessionKind!: SessionKind;
  @Field(() => ID, { nullable: true, description: 'None: head office.' }) storeId?: string | null;
  @Field(() => String) @Length(1, 120) place!: string;
  @Field(() => ID, { nullable: true }) teacherId?: string | null;
  @Field(() => DateTime) startsAt!: string;
  @Field(() => DateTime) endsAt!: string;
  @Field(() => [ID], { description: 'Who is invited.' }) @ArrayMinSize(1) @ArrayMaxSize(200) employeeIds!: string[];
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType()
export class AttendanceInput {
  @Field(() => ID) employeeId!: string;
  @Field(() => AttendanceMark) mark!: AttendanceMark;
  @Field(() => Int, { nullable: true, description: 'The whole session when unsaid.' }) @IsOptional() @Min(1) @Max(1440) attendedMinutes?: number | null;
}

@InputType({ description: 'It was held: who was there is credited, up to the length of the session and of the course. Whoever is not named was absent.' })
export class HoldSessionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => [AttendanceInput]) @ArrayMinSize(1) @ArrayMaxSize(200) @ValidateNested({ each: true }) marks!: AttendanceInput[];
}

@InputType()
export class CancelSessionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'A scene was played: by whom, before which two assessors.' })
export class StartDrillInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) sceneId!: string;
  @Field(() => ID) participantId!: string;
  @Field(() => [ID], { description: 'Two different colleagues who may grade there, neither of them the one who plays.' }) @ArrayMinSize(2) @ArrayMaxSize(2) assessorIds!: string[];
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) heldAt?: string | null;
}

@InputType({ description: 'By one of its two assessors, once; neither sees what the other gave before.' })
export class GradeDrillInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) drillId!: string;
  @Field(() => Json, { description: 'Of the rubric, by key of the question.' }) answers!: unknown;
  @Field(() => DecimalText, { description: 'Minutes from the first word to the agreement, by one’s own watch.' }) disputeMinutes!: string;
}

@InputType()
export class DebriefDrillInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(4, 4000) debrief!: string;
}

@InputType()
export class CancelDrillInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}
