// What callers send about playbooks and their use on tickets, and what is proposed, said and compared.
import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { NeedClass, TicketLevel } from './kinds.ts';
import { EvidenceKind } from './playbook.ts';

@InputType({ description: 'What the next version of a playbook says.' })
export class PlaybookDraftInput {
  @Field(() => Json, { description: '{ fields, script, steps, outcomes }, as PlaybookVersion.content.' }) content!: unknown;
  @Field(() => String, { nullable: true, description: 'What changes, and why.' }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new playbook with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SavePlaybookInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 40) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameEn?: string;
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => NeedClass, { nullable: true }) needClass?: NeedClass;
  @Field(() => TicketLevel, { nullable: true }) level?: TicketLevel;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(100) words?: string[];
  @Field(() => Int, { nullable: true }) position?: number;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
  @Field(() => PlaybookDraftInput, { nullable: true }) draft?: PlaybookDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. What is at work keeps its version.' })
export class PublishPlaybookInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the playbook.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardPlaybookDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the playbook.' }) expectedVersion!: number;
}

@InputType({ description: 'A ticket that is there, or what a new one would say.' })
export class ProposePlaybooksInput {
  @Field(() => ID, { nullable: true }) ticketId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 8000) text?: string | null;
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => NeedClass, { nullable: true }) needClass?: NeedClass | null;
}

@ObjectType({ description: 'A playbook that fits a need, and by what it is thought so; a person decides.' })
export class PlaybookProposal {
  @Field(() => ID) playbookId!: string;
  @Field(() => String) key!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => Float, { description: '0 to 1.' }) score!: number;
  @Field(() => String) reasonZh!: string;
  @Field(() => String) reasonEn!: string;
}

@InputType({ description: 'Asks for the words to say. Fields left out are filled from the ticket where the version says how; of a playbook at work on the ticket by the version that it began with, and with what it was filled with.' })
export class PlaybookScriptInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => ID) playbookId!: string;
  @Field(() => String, { nullable: true, description: 'zh or en; the language of the customer’s first words when unsaid.' }) @IsOptional() @Matches(/^(zh|en)$/) lang?: string | null;
  @Field(() => Json, { nullable: true, description: 'By key of the field: text, number, "12.50", "2026-03-02".' }) values?: unknown;
  @Field(() => Boolean, { nullable: true, description: 'Fields that are required and empty stay in the words as {key} instead of refusing them.' }) leavesGaps?: boolean | null;
}

@ObjectType({ description: 'What to say, filled in: listen, empathise, plan (A-19).' })
export class PlaybookScript {
  @Field(() => ID) versionId!: string;
  @Field(() => String) lang!: string;
  @Field(() => String) listen!: string;
  @Field(() => String) empathise!: string;
  @Field(() => String) plan!: string;
  @Field(() => Json, { description: 'Each field as it was filled.' }) values!: unknown;
}

@InputType()
export class StartPlaybookInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => ID) playbookId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Json, { nullable: true, description: 'Fields known by now; others follow.' }) values?: unknown;
}

@InputType({ description: 'What proves a step: words, and files of the ticket or uploads of one’s own. A photo, a video and a signature are files.' })
export class EvidenceInput {
  @Field(() => EvidenceKind) kind!: EvidenceKind;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
  @Field(() => [ID], { nullable: true, description: 'StoredFile ids.' }) @IsOptional() @ArrayMaxSize(10) fileIds?: string[] | null;
}

@InputType()
export class TickPlaybookStepInput {
  @Field(() => ID, { description: 'Of the use.' }) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 60) stepKey!: string;
  @Field(() => Boolean, { nullable: true, description: 'Left out; the note says why.' }) isSkipped?: boolean | null;
  @Field(() => [EvidenceInput], { nullable: true }) @IsOptional() @ArrayMaxSize(20) evidence?: EvidenceInput[] | null;
  @Field(() => Money, { nullable: true, description: 'What was given by this step, within its limit; more than was given on the ticket is refused.' }) amount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(1000) note?: string | null;
}

@InputType()
export class FinishPlaybookInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String, { description: 'Key of one of the version’s outcomes.' }) @Length(1, 60) outcome!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(1000) note?: string | null;
}

@InputType()
export class LeavePlaybookInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 500) reason!: string;
}
