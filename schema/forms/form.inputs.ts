// What callers send about forms, and what a dry run and a file of one answer.
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { FormPurpose } from './form.ts';

@InputType({ description: 'What the next version of a form asks.' })
export class FormDraftInput {
  @Field(() => Json, { description: '{ scoring, sections }, as FormVersion.content.' }) content!: unknown;
  @Field(() => String, { nullable: true, description: 'What changes, and why.' }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new form with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveFormInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string;
  @Field(() => FormPurpose, { nullable: true, description: 'Set once.' }) purpose?: FormPurpose;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
  @Field(() => FormDraftInput, { nullable: true }) draft?: FormDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. What is being filled keeps its version.' })
export class PublishFormInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the form.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardFormDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the form.' }) expectedVersion!: number;
}

@InputType({ description: 'A new form whose first draft is what a version of another asks.' })
export class CloneFormInput {
  @Field(() => ID, { description: 'Of the version to copy.' }) formVersionId!: string;
  @Field(() => String) @Matches(/^[a-z][a-z0-9-]{1,59}$/) key!: string;
  @Field(() => String) @Length(1, 60) nameZh!: string;
  @Field(() => String) @Length(1, 120) nameEn!: string;
}

@InputType({ description: 'Takes in the file that formFile gives: a new form, or a draft for the form of that key.' })
export class ImportFormInput {
  @Field(() => Json, { description: '{ kind: "aftercare.form", format: 1, key, nameZh, nameEn, purpose, content }.' }) file!: unknown;
}

@InputType({ description: 'Tries answers against a stored version, or against content that is not stored yet.' })
export class TryFormInput {
  @Field(() => ID, { nullable: true }) formVersionId?: string;
  @Field(() => Json, { nullable: true }) content?: unknown;
  @Field(() => Json, { description: 'By key of the question.' }) answers!: unknown;
  @Field(() => Json, { nullable: true, description: 'Figures from elsewhere, by key of the part: { calls: "92.5" }.' }) given?: unknown;
}

@ObjectType({ description: 'What is not right with one answer.' })
export class AnswerFault {
  @Field(() => String, { description: 'Key of the question.' }) question!: string;
  @Field(() => String, { description: 'Word of the reason.' }) reason!: string;
  @Field(() => String) textZh!: string;
  @Field(() => String) textEn!: string;
}

@ObjectType({ description: 'What answers come to, tried; nothing is kept.' })
export class FormTrial {
  @Field(() => [String], { description: 'Questions that are asked, given these answers.' }) visible!: string[];
  @Field(() => [AnswerFault], { description: 'Answers that are wrong, and what is missing.' }) faults!: AnswerFault[];
  @Field(() => DecimalText, { nullable: true, description: 'Null while anything is missing, and where nothing is scored.' }) score?: string | null;
  @Field(() => String, { nullable: true }) band?: string | null;
  @Field(() => Boolean, { nullable: true }) isPassed?: boolean | null;
  @Field(() => Json, { nullable: true, description: '{ sections, failed, raised }.' }) outcome?: unknown;
  @Field(() => Json, { nullable: true, description: 'How it came about: an explanation tree.' }) explanation?: unknown;
}
