// What callers send about duties.
import { Field, ID, InputType, Int } from 'type-graphql';
import { Length } from '../text.ts';

@InputType({ description: 'Gives a duty to somebody else, with a reason.' })
export class HandOverDutyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID) ownerId!: string;
  @Field(() => String) @Length(2, 300) reason!: string;
}

@InputType({ description: 'Ends a duty with what came of it.' })
export class FinishDutyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 500) outcome!: string;
}
