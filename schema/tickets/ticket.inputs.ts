// What callers send to open tickets, to speak on them and to do something to them.
import { ArrayMaxSize, ArrayMinSize, IsEmail, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Length } from '../text.ts';
import { NeedClass, TicketChannel, TicketLevel, TicketPriority, WaitingFor } from './kinds.ts';
import { Direction } from './ticket.ts';
import { MOST_FILES } from './ticket-file.ts';
import { CallbackOutcome, LinkKind, TaskKind, TaskState } from './ticket-work.ts';

@InputType({ description: 'The customer by id, member number or phone; by none of them the ticket hangs on the store’s stand-in.' })
export class OpenTicketInput {
  @Field(() => String, { description: 'The same key opens one ticket, however often it is sent.' }) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String, { description: 'What the customer said, in her words.' }) @Length(1, 8000) body!: string;
  @Field(() => String, { nullable: true, description: 'The beginning of the body when unsaid.' }) @IsOptional() @Length(1, 120) subject?: string | null;
  @Field(() => TicketChannel) channel!: TicketChannel;
  @Field(() => String, { nullable: true, description: 'zh or en; found from the body when unsaid.' }) @IsOptional() @Length(2, 5) lang?: string | null;
  @Field(() => ID, { nullable: true, description: 'The customer’s home store, or one’s own only store, when unsaid.' }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) customerId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) memberNo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) phone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(80) contactName?: string | null;
  @Field(() => String, { nullable: true, description: 'Where she is written to.' }) @IsOptional() @IsEmail() @MaxLength(200) contactEmail?: string | null;
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => NeedClass, { nullable: true, description: 'Proposed from the text when unsaid.' }) needClass?: NeedClass | null;
  @Field(() => TicketLevel, { nullable: true }) level?: TicketLevel | null;
  @Field(() => TicketPriority, { nullable: true }) priority?: TicketPriority | null;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) batchNo?: string | null;
  @Field(() => ID, { nullable: true }) purchaseId?: string | null;
  @Field(() => ID, { nullable: true }) purchaseLineId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Keep it in one’s own hands (default for those who work on tickets).' }) takeIt?: boolean | null;
  @Field(() => [ID], { nullable: true, description: 'Uploads of one’s own (POST /files/attachments) that come with it.' }) @IsOptional() @ArrayMaxSize(MOST_FILES) fileIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Number by which another system knows it.' }) @IsOptional() @MaxLength(120) externalKey?: string | null;
}

@InputType()
export class ReplyToTicketInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 8000) body!: string;
  @Field(() => Direction, { nullable: true, description: 'OUT when unsaid; IN notes down what the customer said.' }) direction?: Direction | null;
  @Field(() => TicketChannel, { nullable: true, description: 'The ticket’s own when unsaid.' }) channel?: TicketChannel | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 5) lang?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'This tells the customer what will be done: the plan clock stops.' }) isPlan?: boolean | null;
  @Field(() => [ID], { nullable: true, description: 'Uploads of one’s own (POST /files/attachments) that come with it.' }) @IsOptional() @ArrayMaxSize(MOST_FILES) fileIds?: string[] | null;
  @Field(() => WaitingFor, { nullable: true, description: 'Send and wait.' }) waitFor?: WaitingFor | null;
  @Field(() => Int, { nullable: true, description: 'Refuses the reply when somebody has written meanwhile.' }) expectedVersion?: number | null;
}

@InputType({ description: 'A message that went to the customer told what will be done: the plan clock stops at this moment.' })
export class MarkPlanInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID, { description: 'The line of its thread.' }) eventId!: string;
}

@InputType({ description: 'Of a message that was kept because nothing led to her, or that was not taken.' })
export class ResendMessageInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => ID, { description: 'The line of its thread.' }) eventId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
}

@InputType()
export class AddTicketNoteInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 8000) body!: string;
}

@InputType()
class TicketActInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'To a colleague, to a team, or back to the queue (both null).' })
export class AssignTicketInput extends TicketActInput {
  @Field(() => ID, { nullable: true }) assigneeId?: string | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => String, { nullable: true, description: 'Needed when it was in somebody’s hands.' }) @IsOptional() @MaxLength(500) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Takes back what the same person did a moment ago, and counts as no hand-over; what the event log does not know as that is a hand-over like any other.' }) isUndo?: boolean | null;
}

@InputType()
export class EscalateTicketInput extends TicketActInput {
  @Field(() => String) @Length(2, 500) reason!: string;
  @Field(() => TicketLevel, { nullable: true, description: 'One up when unsaid.' }) level?: TicketLevel | null;
  @Field(() => ID, { nullable: true, description: 'Who shall take it; found through the organisation when unsaid.' }) assigneeId?: string | null;
}

@InputType({ description: 'What is left out stays.' })
export class ClassifyTicketInput extends TicketActInput {
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) subject?: string;
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => NeedClass, { nullable: true }) needClass?: NeedClass;
  @Field(() => TicketLevel, { nullable: true }) level?: TicketLevel;
  @Field(() => TicketPriority, { nullable: true }) priority?: TicketPriority;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) batchNo?: string | null;
  @Field(() => ID, { nullable: true }) purchaseId?: string | null;
  @Field(() => ID, { nullable: true }) purchaseLineId?: string | null;
}

@InputType()
export class WaitTicketInput extends TicketActInput {
  @Field(() => WaitingFor) waitingFor!: WaitingFor;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class ResolveTicketInput extends TicketActInput {
  @Field(() => String, { description: 'What was done for the customer.' }) @Length(2, 2000) solution!: string;
  @Field(() => Boolean, { nullable: true, description: 'Promise a call back (default).' }) callBack?: boolean | null;
  @Field(() => DateTime, { nullable: true, description: 'By when; 48 hours from now when unsaid (B-16).' }) callbackDueAt?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'False: no survey is sent about this ticket (default: as the surveys say).' }) askSurvey?: boolean | null;
}

@InputType()
export class ReasonedTicketInput extends TicketActInput {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class RecordCallbackInput {
  @Field(() => ID) id!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => CallbackOutcome) outcome!: CallbackOutcome;
  @Field(() => Int, { nullable: true, description: '1 to 5; 1 and 2 open the ticket again.' }) satisfaction?: number | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2000) remark?: string | null;
}

@InputType({ description: 'The thread of the one is moved to the other, which goes on.' })
export class JoinTicketsInput {
  @Field(() => ID, { description: 'The ticket that goes on.' }) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID, { description: 'The ticket that ends.' }) otherId!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class SplitTicketInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 120) subject!: string;
  @Field(() => [ID], { description: 'Messages that go with the new ticket.' }) @ArrayMinSize(1) @ArrayMaxSize(200) eventIds!: string[];
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
}

@InputType()
export class LinkTicketsInput {
  @Field(() => ID) id!: string;
  @Field(() => ID) otherId!: string;
  @Field(() => LinkKind, { nullable: true, description: 'RELATED, the only one set by hand.' }) kind?: LinkKind | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType({ description: 'Without id: a new task of the ticket. With id: expectedVersion is needed.' })
export class SaveTicketTaskInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => ID, { nullable: true, description: 'Of a new task.' }) ticketId?: string;
  @Field(() => TaskKind, { nullable: true }) taskKind?: TaskKind;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 200) title?: string;
  @Field(() => ID, { nullable: true, description: 'Who does it; told of it, and reminded where it has a time.' }) assigneeId?: string | null;
  @Field(() => String, { nullable: true, description: 'Needed when it was in somebody’s hands.' }) @IsOptional() @MaxLength(500) reason?: string | null;
  @Field(() => DateTime, { nullable: true }) dueAt?: string | null;
  @Field(() => TaskState, { nullable: true }) state?: TaskState;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2000) outcome?: string | null;
}

@InputType({ description: 'Without id: a new category. With id: expectedVersion is needed.' })
export class SaveTicketCategoryInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 40) key?: string;
  @Field(() => String) @Length(1, 40) nameZh!: string;
  @Field(() => String) @Length(1, 60) nameEn!: string;
  @Field(() => NeedClass, { nullable: true }) usualClass?: NeedClass;
  @Field(() => TicketLevel, { nullable: true }) usualLevel?: TicketLevel;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(200) words?: string[];
  @Field(() => Int, { nullable: true }) position?: number;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
}
