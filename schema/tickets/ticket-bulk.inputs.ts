// Acts on many tickets at once: which ones, and what is done to each.
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { NeedClass, TicketLevel, TicketPriority } from './kinds.ts';

@InputType({ description: 'By ids (up to 100 at once, more in the background) or by filter (in the background).' })
export abstract class ManyTicketsInput {
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(10_000) ids?: string[];
  @Field(() => Json, { nullable: true, description: 'A TicketFilter.' }) filter?: unknown;
}

@InputType({ description: 'To a colleague, to a team, or back to the queue (both null).' })
export class AssignTicketsInput extends ManyTicketsInput {
  @Field(() => ID, { nullable: true }) assigneeId?: string | null;
  @Field(() => ID, { nullable: true }) teamId?: string | null;
  @Field(() => String, { nullable: true, description: 'Needed for those that are in somebody’s hands.' }) @IsOptional() @MaxLength(500) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Takes back what the same person did a moment ago, and counts as no hand-over; what the event log does not know as that is a hand-over like any other.' }) isUndo?: boolean | null;
}

@InputType({ description: 'What is left out stays.' })
export class ClassifyTicketsInput extends ManyTicketsInput {
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => NeedClass, { nullable: true }) needClass?: NeedClass;
  @Field(() => TicketLevel, { nullable: true }) level?: TicketLevel;
  @Field(() => TicketPriority, { nullable: true }) priority?: TicketPriority;
}

@InputType()
export class CloseTicketsInput extends ManyTicketsInput {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class EscalateTicketsInput extends ManyTicketsInput {
  @Field(() => String) @Length(2, 500) reason!: string;
  @Field(() => TicketLevel, { nullable: true, description: 'One up when unsaid.' }) level?: TicketLevel | null;
}
