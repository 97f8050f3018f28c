// What is left to give on a ticket and why, and what compensation has cost.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Json, Money } from '../scalars.ts';
import { CompensationKind } from './compensation.ts';

@ObjectType('CompensationLimit', { description: 'One limit that binds the viewer here.' })
export class CompensationLimit {
  @Field(() => String, { nullable: true, description: 'None: none of the viewer’s roles has any authority of this sort.' }) key!: string | null;
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Money) most!: string;
  @Field(() => Money) spent!: string;
  @Field(() => Money) left!: string;
  @Field(() => Boolean, { description: 'The one that decides.' }) isTightest!: boolean;
  @Field(() => String, { nullable: true, description: 'Where the figure comes from: row of the checklist.' }) source!: string | null;
}

@ObjectType('RefundableLine', { description: 'A line that was paid for, and what of it may still be given back.' })
export class RefundableLine {
  @Field(() => ID) purchaseLineId!: string;
  @Field(() => ID) purchaseId!: string;
  @Field(() => ID) productId!: string;
  @Field(() => String) productZh!: string;
  @Field(() => String) productEn!: string;
  @Field(() => Boolean, { description: 'Fresh goods: a photo is proof enough.' }) isFresh!: boolean;
  @Field(() => String) quantity!: string;
  @Field(() => Money) paid!: string;
  @Field(() => Money) refunded!: string;
  @Field(() => Money) left!: string;
}

@ObjectType('CompensationSuggestion', { description: 'What the handbook gives in a scenario.' })
export class CompensationSuggestion {
  @Field(() => String) scenario!: string;
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => CompensationKind) kind!: CompensationKind;
  @Field(() => Money, { nullable: true, description: 'Null where it depends on a line that the ticket does not name.' }) amount!: string | null;
  @Field(() => String) source!: string;
}

@ObjectType('CompensationApprover', { description: 'Who decides beyond the viewer’s own authority.' })
export class CompensationApprover {
  @Field(() => [String]) roles!: string[];
  @Field(() => [String]) rolesZh!: string[];
  @Field(() => [String]) rolesEn!: string[];
  @Field(() => Money, { nullable: true, description: 'What the case may come to; null: whatever it is.' }) upTo!: string | null;
}

@ObjectType('CompensationRoom', { description: 'The money panel of a ticket: what was given, what is left, who decides beyond.' })
export class CompensationRoom {
  @Field(() => ID) ticketId!: string;
  @Field(() => String) currency!: string;
  @Field(() => Boolean, { description: 'May the viewer give at all here?' }) canGrant!: boolean;
  @Field(() => Money, { description: 'Given on this ticket out of anybody’s authority.' }) given!: string;
  @Field(() => Money, { description: 'Waits for approval.' }) pending!: string;
  @Field(() => Money, { description: 'Paid back by returns; uses up no authority.' }) returned!: string;
  @Field(() => Money, { description: 'What the viewer may still give alone.' }) left!: string;
  @Field(() => Money, { description: 'From this amount on it waits for approval.' }) approvalFrom!: string;
  @Field(() => [CompensationLimit]) limits!: CompensationLimit[];
  @Field(() => [CompensationApprover]) approvers!: CompensationApprover[];
  @Field(() => [RefundableLine], { description: 'Lines of the ticket’s receipt.' }) lines!: RefundableLine[];
  @Field(() => [CompensationSuggestion]) suggestions!: CompensationSuggestion[];
  @Field(() => Int) policyNumber!: number;
  @Field(() => Json, { description: 'How `left` came about: an explanation tree.' }) explanation!: unknown;
}

@ObjectType('CompensationShare')
export class CompensationShare {
  @Field(() => String) key!: string;
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => Money) amount!: string;
  @Field(() => Money) cost!: string;
  @Field(() => Int) count!: number;
}

@ObjectType('CompensationCost', { description: 'What compensation has cost in a time, of the rows in reach.' })
export class CompensationCost {
  @Field(() => Money) amount!: string;
  @Field(() => Money) cost!: string;
  @Field(() => Int) count!: number;
  @Field(() => Money, { nullable: true, description: 'Sales of the same stores in that time; null without the right to see them.' }) sales!: string | null;
  @Field(() => Float, { nullable: true, description: 'Cost ÷ sales.' }) ratio!: number | null;
  @Field(() => [CompensationShare]) byKind!: CompensationShare[];
  @Field(() => [CompensationShare]) byStore!: CompensationShare[];
  @Field(() => [CompensationShare]) byScenario!: CompensationShare[];
  @Field(() => Json, { description: 'Filter of `compensations` that lists the rows behind it.' }) rows!: unknown;
}
