// A reply that is written now and goes out later.
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { DateTime } from '../scalars.ts';
import { Length } from '../text.ts';
import { TicketChannel } from './kinds.ts';

export enum PlannedState { PLANNED = 'PLANNED', SENT = 'SENT', HELD = 'HELD', CANCELLED = 'CANCELLED' }
registerEnumType(PlannedState, { name: 'PlannedState', description: 'HELD: its time came, but it was not sent; a person decides.' });
export enum HeldWhy { HEARD = 'HEARD', OVER = 'OVER', AUTHOR = 'AUTHOR' }
registerEnumType(HeldWhy, { name: 'HeldWhy', description: 'HEARD: she has spoken since it was written; OVER: the ticket takes no replies any more; AUTHOR: whoever wrote it may no longer answer.' });

@Noun('PlannedReply', {
  table: 'planned_replies', read: 'tickets:read', owner: 'customerId', letter: 'HP', roots: false, defaultSort: { prop: 'sendAt', order: 'ASC' },
  description: 'A reply that goes out at its time. Until then nothing was said: no clock stops by it.',
})
export class PlannedReply extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) body!: string;
  @Prop({ kind: 'enum', enum: TicketChannel }) channel!: TicketChannel;
  @Prop({ kind: 'instant' }) sendAt!: string;
  @Prop({ kind: 'enum', enum: PlannedState, fallback: "'PLANNED'" }) state!: PlannedState;
  @Prop({ kind: 'enum', enum: HeldWhy, nullable: true }) heldWhy?: HeldWhy | null;
  @Prop({ kind: 'id', of: 'Employee' }) authorId!: string;
  /** The account by which it was written; the log names it when it goes. */
  @Prop({ kind: 'id', of: 'User', hidden: true }) userId!: string;
}

@InputType({ description: 'It is held back where she speaks before its time.' })
export class PlanReplyInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 8000) body!: string;
  @Field(() => TicketChannel, { nullable: true, description: 'The ticket’s own when unsaid.' }) channel?: TicketChannel | null;
  @Field(() => DateTime, { description: 'Within 60 days.' }) sendAt!: string;
}

@InputType()
export class CancelPlannedReplyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}
