// The chain from what was found to what came of it: what stands before a row and what after it.
import { Field, ID, ObjectType } from 'type-graphql';
import { Words } from './explain.ts';

@ObjectType({ description: 'A row before or after another in the chain, which the viewer may open.' })
export class ChainLink {
  @Field(() => String, { description: 'Its noun: Finding, CorrectiveAction, TrainingRecord, ExamAttempt, Certificate, Ticket, Scorecard ...' }) noun!: string;
  @Field(() => ID) id!: string;
  @Field(() => Words, { description: 'What such a row is called.' }) kind!: Words;
  @Field(() => Words) label!: Words;
  @Field(() => String, { nullable: true, description: 'The part of it that is meant: of a scorecard, the key of the value that counts the row.' }) part!: string | null;
}

@ObjectType({ description: 'What led to a row, and what it led to; only rows that the viewer may see.' })
export class ChainOf {
  @Field(() => [ChainLink]) before!: ChainLink[];
  @Field(() => [ChainLink]) after!: ChainLink[];
}
