// What callers send about audits: starting, filling, submitting, reviewing, changing answers, disputing, and deciding.
import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DateTime, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { AuditKind } from './audit.ts';
import { DisputeState } from './audit-parts.ts';

@InputType({ description: 'With id: expectedVersion is needed.' })
export class SaveAuditTemplateInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'Set once.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string | null;
  @Field(() => ID, { nullable: true, description: 'A form for audits; set once.' }) formId?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(0) @Max(90) disputeDays?: number | null;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean | null;
}

@InputType({ description: 'By a planned visit, or by template and store.' })
export class StartAuditInput {
  @Field(() => String, { description: 'The same key starts one audit, however often it is sent.' }) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID, { nullable: true }) visitId?: string | null;
  @Field(() => ID, { nullable: true }) templateId?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => AuditKind, { nullable: true, description: 'UNANNOUNCED when unsaid; a mystery visit is always planned.' }) auditKind?: AuditKind | null;
  @Field(() => DateTime, { nullable: true, description: 'As the phone says, of a check begun without network; now when unsaid or in the future.' }) startedAt?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The phone’s clock while this is sent: told from the server’s, it puts the phone’s other times right.' }) phoneNow?: string | null;
  @Field(() => ID, { nullable: true, description: 'The version of the form that the phone held when it began without network; the one in force now when unsaid.' }) formVersionId?: string | null;
}

@InputType({ description: 'Keeps what was answered so far; what is missing may come later.' })
export class SaveAuditAnswersInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Json, { description: 'By key of the question: { value, isNotApplicable, note, evidence: [{ fileId, sha256, takenAt }] }.' }) answers!: unknown;
}

@InputType({ description: 'What the phone knows of a photo beside the photo: it stands in no picture and in no answer.' })
export class AuditPhotoInput {
  @Field(() => ID) fileId!: string;
  @Field(() => String, { nullable: true, description: 'SHA-256 as the phone made it.' }) @IsOptional() @Matches(/^[0-9a-f]{64}$/) sha256?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'By the phone’s clock.' }) takenAt?: string | null;
  @Field(() => Float, { nullable: true }) @IsOptional() @Min(-90) @Max(90) latitude?: number | null;
  @Field(() => Float, { nullable: true }) @IsOptional() @Min(-180) @Max(180) longitude?: number | null;
  @Field(() => Float, { nullable: true }) @IsOptional() @Min(0) @Max(10_000_000) accuracyMetres?: number | null;
}

@InputType()
export class SubmitAuditInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The same key submits once, however often it is sent.' }) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Int, { nullable: true, description: 'Of the draft, where it was filled online.' }) expectedVersion?: number | null;
  @Field(() => Json, { description: 'All answers. Files that they name are uploads of one’s own (POST /files/attachments, or in pieces /files/uploads).' }) answers!: unknown;
  @Field(() => DateTime, { nullable: true, description: 'As the phone says, of a check ended without network; now when unsaid or impossible.' }) submittedAt?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'The phone’s clock while this is sent.' }) phoneNow?: string | null;
  @Field(() => [AuditPhotoInput], { nullable: true, description: 'Of files that the answers name.' }) @IsOptional() @ArrayMaxSize(500) @ValidateNested() photos?: AuditPhotoInput[] | null;
}

@InputType()
export class ReasonedAuditInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 500) reason!: string;
}

export enum ReviewDecision { PUBLISH = 'PUBLISH', VOID = 'VOID' }
registerEnumType(ReviewDecision, { name: 'ReviewDecision', description: 'VOID: it counts for nothing, such as a visit that was none.' });

@InputType({ description: 'By somebody other than who filled it.' })
export class ReviewAuditInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ReviewDecision) decision!: ReviewDecision;
  @Field(() => String, { nullable: true, description: 'Needed to make it void.' }) @IsOptional() @MaxLength(1000) note?: string | null;
}

@InputType({ description: 'Changes answers of a submitted audit before it is published; what was there stays, with editor and reason.' })
export class EditAuditAnswersInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Json, { description: 'By key of the question: the answer that counts from now.' }) answers!: unknown;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'Once an audit, within its window, by the store.' })
export class DisputeAuditInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(2, 2000) reason!: string;
  @Field(() => [String], { nullable: true, description: 'Questions that it is about; the whole when unsaid.' }) @IsOptional() @ArrayMaxSize(100) questionKeys?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Evidence: uploads of one’s own.' }) @IsOptional() @ArrayMaxSize(10) fileIds?: string[] | null;
}

@InputType({ description: 'By somebody who neither filled nor reviewed it, nor raised the dispute.' })
export class DecideDisputeInput {
  @Field(() => ID, { description: 'Of the dispute.' }) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DisputeState, { description: 'Any but OPEN.' }) outcome!: DisputeState;
  @Field(() => String) @Length(2, 2000) decision!: string;
  @Field(() => Json, { nullable: true, description: 'ACCEPTED: the answers that count from now, by key of the question.' }) answers?: unknown;
}
