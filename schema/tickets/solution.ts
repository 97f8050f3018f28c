// What solved needs like this one before: cause and solution out of the chain's own closed tickets, and how often each was taken up again.
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Length } from '../text.ts';

@ObjectType('KnownSolution', { description: 'A solved ticket in the viewer’s sight whose words, category or product are like this one’s (D-08).' })
export class KnownSolution {
  @Field(() => ID, { description: 'Of the ticket that it comes from.' }) ticketId!: string;
  @Field(() => String) number!: string;
  @Field(() => String) subject!: string;
  @Field(() => String, { description: 'What was done for the customer.' }) solution!: string;
  @Field(() => String, { nullable: true, description: 'What was found to be the cause: the party that bore most, and why.' }) causeZh!: string | null;
  @Field(() => String, { nullable: true }) causeEn!: string | null;
  @Field(() => DateTime) solvedAt!: string;
  @Field(() => Int, { nullable: true, description: 'What that customer said of it.' }) satisfaction!: number | null;
  @Field(() => Int, { description: 'Tickets on which it was taken up again.' }) usedCount!: number;
  @Field(() => Int, { description: 'Of these, solved and not opened again since.' }) heldCount!: number;
  @Field(() => Float, { description: '0 to 1.' }) score!: number;
  @Field(() => String) reasonZh!: string;
  @Field(() => String) reasonEn!: string;
}

@InputType()
export class UseSolutionInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => ID, { description: 'The solved ticket whose solution is taken up.' }) fromTicketId!: string;
  @Field(() => String, { description: 'The same key notes it once.' }) @Length(1, 200) idempotencyKey!: string;
}
