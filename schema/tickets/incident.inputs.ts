// What callers send about incidents: opening, dismissing, linking, replying to all, publishing, and the detector's rules.
import { ArrayMaxSize, ArrayMinSize, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { PlanLevel } from './incident.ts';
import { TaskState } from './ticket-work.ts';

@InputType({ description: 'With id: takes up what the detector proposed (expectedVersion is needed). Without: opens one by hand, with its tickets.' })
export class OpenIncidentInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'Needed by hand; else the proposal’s.' }) @IsOptional() @Length(2, 120) titleZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 200) titleEn?: string | null;
  @Field(() => PlanLevel, { nullable: true }) planLevel?: PlanLevel | null;
  @Field(() => ID, { nullable: true, description: 'Who answers for it; whoever opens it when unsaid.' }) ownerId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'By hand: the tickets it begins with. Of a proposal: those that belong; all of its evidence when unsaid.' }) @IsOptional() @ArrayMaxSize(1000) ticketIds?: string[] | null;
}

@InputType()
export class ReasonedIncidentInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 500) reason!: string;
}

@InputType({ description: 'By ids or by filter.' })
export class LinkIncidentTicketsInput {
  @Field(() => ID) id!: string;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMinSize(1) @ArrayMaxSize(20000) ids?: string[] | null;
  @Field(() => Json, { nullable: true, description: 'As TicketFilter.' }) filter?: unknown;
}

@InputType()
export class UnlinkIncidentTicketsInput {
  @Field(() => ID) id!: string;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(1000) ids!: string[];
}

@InputType({ description: 'One reply to every linked ticket that still runs, in its customer’s language. {name} and {number} stand for hers.' })
export class ReplyToIncidentInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(1, 200) idempotencyKey!: string;
  @Field(() => String) @Length(2, 2000) bodyZh!: string;
  @Field(() => String) @Length(2, 4000) bodyEn!: string;
}

@InputType({ description: 'What was found and done, told to every customer concerned, once.' })
export class PublishIncidentInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 200) idempotencyKey!: string;
  @Field(() => String) @Length(2, 2000) resultZh!: string;
  @Field(() => String) @Length(2, 4000) resultEn!: string;
}

@InputType()
export class SaveIncidentTaskInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => TaskState, { nullable: true }) state?: TaskState | null;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => String, { nullable: true, description: 'Needed when it was in somebody’s hands.' }) @IsOptional() @MaxLength(500) reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(1000) outcome?: string | null;
}

@InputType()
export class SaveIncidentRuleInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Int, { nullable: true }) windowMinutes?: number | null;
  @Field(() => Int, { nullable: true }) historyDays?: number | null;
  @Field(() => Int, { nullable: true }) minimumCount?: number | null;
  @Field(() => DecimalText, { nullable: true }) chance?: string | null;
  @Field(() => PlanLevel, { nullable: true }) planLevel?: PlanLevel | null;
  @Field(() => Boolean, { nullable: true }) isActive?: boolean | null;
}

@ObjectType({ description: 'What came of a write of many tickets of an incident; a job goes on where there are too many.' })
export class IncidentBulk {
  @Field(() => Int) done!: number;
  @Field(() => Int, { description: 'Out of reach, or not there.' }) failedCount!: number;
  @Field(() => ID, { nullable: true }) jobId?: string | null;
}
