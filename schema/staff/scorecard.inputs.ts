// What callers send about scorecards: counting and closing periods, comments, objections; and what counting answers.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PeriodKind } from '../measures/measure.ts';
import { Day, DecimalText } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'The period of a kind that holds a day.' })
export class RefreshScorecardsInput {
  @Field(() => PeriodKind, { description: 'WEEK, MONTH, QUARTER or YEAR.' }) periodKind!: PeriodKind;
  @Field(() => Day, { nullable: true, description: 'Any day of it; today when unsaid.' }) on?: string;
}

@ObjectType({ description: 'What counting a period did.' })
export class ScorecardsCounted {
  @Field(() => ID) periodId!: string;
  @Field(() => Int, { description: 'Cards written; none where it is closed, or was counted a moment ago.' }) cards!: number;
  @Field(() => Boolean) isClosed!: boolean;
}

@InputType({ description: 'Freezes a period that is over.' })
export class ClosePeriodInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType()
export class CommentOnScorecardInput {
  @Field(() => ID) scorecardId!: string;
  @Field(() => String) @Length(1, 2_000) body!: string;
}

@InputType({ description: 'Says that one value of one’s own card is wrong: it stands still until somebody else decides.' })
export class ObjectToValueInput {
  @Field(() => ID) valueId!: string;
  @Field(() => String) @Length(1, 2_000) reason!: string;
}

@InputType({ description: 'Decides an objection; upheld, it says what the value is instead. On a closed card the difference counts on a later one.' })
export class DecideObjectionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isUpheld!: boolean;
  @Field(() => DecimalText, { nullable: true }) correctedValue?: string | null;
  @Field(() => String) @Length(1, 2_000) decision!: string;
}

@InputType()
export class WithdrawObjectionInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}
