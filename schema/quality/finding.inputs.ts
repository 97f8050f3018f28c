// What callers send about findings and corrective actions.
import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { CauseTag, PhotoMoment } from './corrective-action.ts';
import { FindingSeverity, FindingSource } from './finding.ts';

@InputType({ description: 'One of the two titles is enough; the other then says the same.' })
export class OpenFindingInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => FindingSource) source!: FindingSource;
  @Field(() => [ID], { nullable: true, description: 'TICKET: the tickets that show it, one or more.' }) @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(200) ticketIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'INCIDENT: which.' }) incidentId?: string | null;
  @Field(() => String, { nullable: true, description: 'AUDIT and SURVEY: noun of the row that it was found by.' }) @IsOptional() @Length(1, 60) sourceResource?: string | null;
  @Field(() => String, { nullable: true, description: 'Its key.' }) @IsOptional() @Length(1, 60) sourceKey?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 160) titleZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 240) titleEn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(4000) detail?: string | null;
  @Field(() => ID, { nullable: true, description: 'The ticket’s or incident’s when unsaid; none: the chain’s.' }) storeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The ticket’s when unsaid.' }) categoryId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) section?: string | null;
  @Field(() => String, { nullable: true, description: 'The category’s key when unsaid.' }) @IsOptional() @Length(1, 120) questionKey?: string | null;
  @Field(() => FindingSeverity, { nullable: true, description: 'MAJOR when unsaid.' }) severity?: FindingSeverity | null;
  @Field(() => ID, { nullable: true, description: 'Who answers for it; who answers for the store when unsaid.' }) ownerId?: string | null;
}

@InputType()
export class AssignFindingInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID) ownerId!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class LinkFindingTicketsInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(200) ticketIds!: string[];
}

@InputType()
export class ReasonedFindingInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'Findings are closed one by one: this is refused.' })
export class CloseFindingsInput {
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(1000) ids!: string[];
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType({ description: 'A cause by tag, by whys, or both; a day, or working days of the store’s calendar.' })
export class OpenCorrectiveActionInput {
  @Field(() => ID) findingId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 1000) whatZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 1500) whatEn?: string | null;
  @Field(() => CauseTag, { nullable: true }) causeTag?: CauseTag | null;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(5) @Length(2, 500, { each: true }) whys?: string[] | null;
  @Field(() => ID) ownerId!: string;
  @Field(() => Int, { nullable: true, description: 'By the severity when neither is said.' }) @IsOptional() @Min(1) @Max(250) workingDays?: number | null;
  @Field(() => Day, { nullable: true, description: 'Its end, where the store is.' }) dueOn?: string | null;
  @Field(() => Money, { nullable: true }) costAmount?: string | null;
  @Field(() => Int, { nullable: true, description: '14 when unsaid.' }) @IsOptional() @Min(1) @Max(365) effectAfterDays?: number | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) trainingCourseKey?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 200) supplierName?: string | null;
}

@InputType({ description: 'What is left out stays.' })
export class SaveCorrectiveActionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => CauseTag, { nullable: true }) causeTag?: CauseTag | null;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(5) @Length(2, 500, { each: true }) whys?: string[] | null;
  @Field(() => Money, { nullable: true }) costAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) trainingCourseKey?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 200) supplierName?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 4000) supplierAnswer?: string | null;
}

@InputType()
export class AssignCorrectiveActionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID) ownerId!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType()
export class NotedActionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 2000) note!: string;
}

@InputType()
export class CheckEffectivenessInput extends NotedActionInput {
  @Field(() => Boolean) isEffective!: boolean;
}

@InputType({ description: 'Uploads (POST /files/attachments) of one’s own that hang on nothing yet.' })
export class AddCorrectivePhotosInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => PhotoMoment) moment!: PhotoMoment;
  @Field(() => Int, { nullable: true, description: 'The pair that the first belongs to; the next free ones when unsaid.' }) @IsOptional() @Min(1) @Max(50) pair?: number | null;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(10) fileIds!: string[];
}
