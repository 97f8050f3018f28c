// What callers send to give clocks other terms, and what such an act would change.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TimeUnit } from '../platform/calendar.inputs.ts';
import { DateTime, DecimalText } from '../scalars.ts';
import { Length } from '../text.ts';
import { ClockKind } from './policy.ts';

export enum RetargetBy { POLICIES = 'POLICIES', CALENDAR = 'CALENDAR', AGREED = 'AGREED' }
registerEnumType(RetargetBy, {
  name: 'RetargetBy', description: 'POLICIES: all that is in force now, for the ticket as it is now; CALENDAR: the same promise by the version of its calendar in force now; AGREED: a time agreed with the customer.',
});

@InputType({ description: 'Gives running clocks of a ticket other terms, from the same start. Logged with a reason; deadlines that had passed are judged anew.' })
export class RetargetTicketInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => RetargetBy) by!: RetargetBy;
  @Field(() => [ClockKind], { nullable: true, description: 'All that run when unsaid; one for AGREED.' }) kinds?: ClockKind[] | null;
  @Field(() => TimeUnit, { nullable: true, description: 'For AGREED.' }) unit?: TimeUnit | null;
  @Field(() => DecimalText, { nullable: true, description: 'For AGREED.' }) amount?: string | null;
  @Field(() => String) @Length(2, 300) reason!: string;
}

@InputType({ description: 'Recomputes the running clocks of all open tickets: by a calendar’s version in force now, or by the policies in force now.' })
export class RecomputeClocksInput {
  @Field(() => ID, { nullable: true, description: 'Only the clocks that count by this calendar; by POLICIES when unsaid.' }) calendarId?: string | null;
  @Field(() => String) @Length(2, 300) reason!: string;
}

@ObjectType({ description: 'A live ticket whose promise would change.' })
export class LiveChange {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) number!: string;
  @Field(() => ClockKind) kind!: ClockKind;
  @Field(() => String, { nullable: true }) beforeZh?: string | null;
  @Field(() => String, { nullable: true }) beforeEn?: string | null;
  @Field(() => DateTime, { nullable: true }) dueBefore?: string | null;
  @Field(() => String, { nullable: true }) afterZh?: string | null;
  @Field(() => String, { nullable: true }) afterEn?: string | null;
  @Field(() => DateTime, { nullable: true }) dueAfter?: string | null;
}

@ObjectType({ description: 'Which live tickets would change. Nothing is written.' })
export class LiveChanges {
  @Field(() => Int, { description: 'Open tickets in sight that were looked at.' }) triedCount!: number;
  @Field(() => Boolean, { description: 'There are more of them than were looked at.' }) hasMore!: boolean;
  @Field(() => Int, { description: 'Tickets with at least one clock that would change.' }) ticketCount!: number;
  @Field(() => [LiveChange], { description: 'The first hundred changes, by deadline.' }) changes!: LiveChange[];
}
