// What trying a scheme asks and answers: one person's statement, and how fairly pay is spread before and after.
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Day, DecimalText, Json, Money } from '../scalars.ts';

@InputType({ description: 'Tries a scheme’s content on one person for a month that has begun; nothing is kept.' })
export class TrySchemeInput {
  @Field(() => ID) schemeId!: string;
  @Field(() => Json, { description: 'As IncentiveSchemeVersion.content.' }) content!: unknown;
  @Field(() => ID) employeeId!: string;
  @Field(() => Day, { description: 'Any day of the month.' }) on!: string;
}

@ObjectType()
export class TriedLine {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Money) amount!: string;
  @Field(() => String, { description: 'PAY, BUDGET, INTERN, LIMIT.' }) kind!: string;
  @Field(() => Json, { description: 'The rule in words, its inputs and the rows behind them, as one explanation tree.' }) explanation!: unknown;
}

@ObjectType({ description: 'The statement that somebody would have.' })
export class TriedStatement {
  @Field(() => String, { description: 'YYYY-MM.' }) month!: string;
  @Field(() => Money) total!: string;
  @Field(() => Int, { description: 'People in scope that month.' }) people!: number;
  @Field(() => [TriedLine]) lines!: TriedLine[];
}

@ObjectType({ description: 'How fairly pay is spread, by one way of looking at it.' })
export class FairnessFigure {
  @Field(() => String, { description: 'stores, positions, gini, deciles, worst.' }) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Words) definition!: Words;
  @Field(() => DecimalText, { nullable: true }) before!: string | null;
  @Field(() => DecimalText, { nullable: true }) after!: string | null;
}
