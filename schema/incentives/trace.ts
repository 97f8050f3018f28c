// A line of pay that a fact moved, as one sees it from the fact.
import { Field, ID, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Money } from '../scalars.ts';

@ObjectType({ description: 'A line of a statement behind whose figures a row stands: one ticket of those that were counted.' })
export class PayTrace {
  @Field(() => ID) statementId!: string;
  @Field(() => ID) lineId!: string;
  @Field(() => String, { description: 'YYYY-MM.' }) month!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Money, { description: 'Of the whole line, not of this row alone.' }) amount!: string;
  @Field(() => ID) employeeId!: string;
  @Field(() => String) employeeName!: string;
  @Field(() => String, { nullable: true }) employeeNameEn?: string | null;
  @Field(() => Boolean, { description: 'The statement is out: its person sees it.' }) isOut!: boolean;
}
