// A colleague named for an award by people: named by one, seconded by another, decided by a third; what is given becomes an award that a run pays.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Words } from '../platform/explain.ts';
import { Day, DecimalText, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';

export enum NominationState { PROPOSED = 'PROPOSED', SECONDED = 'SECONDED', AWARDED = 'AWARDED', DECLINED = 'DECLINED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(NominationState, { name: 'AwardNominationState', description: 'SECONDED: a second person stands behind it, and it may be awarded.' });

@Noun('AwardNomination', {
  table: 'award_nominations', read: 'staff:read', defaultSort: { prop: 'id', order: 'DESC' },
  description: 'Somebody named for an award. Nobody names, seconds or decides on themselves, and one person does only one of the three. It says no amount.',
})
export class AwardNomination extends Row {
  @Prop({ kind: 'text', facet: true, description: 'Key of the component that pays it.' }) awardKey!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) awardZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) awardEn!: string;
  @Prop({ kind: 'day' }) periodFrom!: string;
  @Prop({ kind: 'day', description: 'The first day that no longer counts.' }) periodUntil!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'The person named, once it is awarded.' }) shownToId?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'enum', enum: NominationState, facet: true, fallback: "'PROPOSED'" }) state!: NominationState;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) nominatorId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) nominatorName!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) seconderId?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) seconderName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) deciderName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) deciderNameEn?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) decision?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'Where the person stood by the measures of the award when named, as an explanation tree.' }) standing?: unknown;
  @Prop({ kind: 'id', of: 'IncentiveAward', nullable: true, right: 'staff:read-pay' }) awardId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, hidden: true }) nominatorUserId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, hidden: true }) seconderUserId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, hidden: true }) deciderUserId?: string | null;
}

@InputType({ description: 'Names a colleague in sight for an award of the period that holds a day.' })
export class NominateForAwardInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) employeeId!: string;
  @Field(() => String, { description: 'One of awardKinds.' }) @MaxLength(80) awardKey!: string;
  @Field(() => Day, { nullable: true, description: 'Today when unsaid.' }) on?: string | null;
  @Field(() => String) @Length(5, 500) reason!: string;
}

@InputType()
export class SecondNominationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Gives the award, or declines. Only what somebody seconded is given.' })
export class DecideNominationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isAwarded!: boolean;
  @Field(() => Money, { nullable: true, description: 'Its own amount, where the component lets it; else the component’s.' }) amount?: string | null;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType()
export class WithdrawNominationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(300) reason?: string | null;
}

@ObjectType({ description: 'An award that people give, by a scheme in force.' })
export class AwardKind {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Boolean, { description: 'Of a quarter; else of a month.' }) isQuarterly!: boolean;
}

@ObjectType({ description: 'Where somebody stands by the measures of service in the period of an award.' })
export class AwardStanding {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) employeeName!: string;
  @Field(() => String, { nullable: true }) employeeNameEn?: string | null;
  @Field(() => ID, { nullable: true }) storeId!: string | null;
  @Field(() => Words, { nullable: true }) storeName!: Words | null;
  @Field(() => Int, { nullable: true, description: 'Those who are alike share the better place; none: too few answers to be ranked.' }) place!: number | null;
  @Field(() => Int, { description: 'So many have that place.' }) alike!: number;
  @Field(() => DecimalText, { nullable: true }) satisfaction!: string | null;
  @Field(() => Int, { description: 'Answers that it rests on.' }) sample!: number;
  @Field(() => DecimalText, { nullable: true }) resolutionRate!: string | null;
  @Field(() => Json, { description: 'How the place came about, with the rows behind it.' }) explanation!: unknown;
}
