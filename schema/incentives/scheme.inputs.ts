// What callers send about pay schemes and awards, and what the catalogue and a check of a formula answer.
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { DateTime, Day, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'What the next version of a pay scheme says.' })
export class SchemeDraftInput {
  @Field(() => Json, { description: 'As IncentiveSchemeVersion.content.' }) content!: unknown;
  @Field(() => String, { nullable: true, description: 'What changes, and why.' }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new scheme with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveIncentiveSchemeInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string;
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
  @Field(() => SchemeDraftInput, { nullable: true }) draft?: SchemeDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come; never by who wrote it.' })
export class PublishIncentiveSchemeInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the scheme.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardIncentiveDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the scheme.' }) expectedVersion!: number;
}

@InputType({ description: 'Gives somebody an award.' })
export class GiveAwardInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => ID) employeeId!: string;
  @Field(() => String, { description: 'Key of the component that pays it: star, goldIdea.' }) @Matches(/^[a-z][a-zA-Z0-9]{0,39}$/) awardKey!: string;
  @Field(() => Day) awardedOn!: string;
  @Field(() => Money, { nullable: true, description: 'The component’s own when unsaid.' }) amount?: string | null;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType()
export class WithdrawAwardInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Why; it stands in the log.' }) @Length(2, 500) reason?: string | null;
}

@ObjectType('PayName', { description: 'A figure that formulas of pay may use.' })
export class PayNameView {
  @Field(() => String) key!: string;
  @Field(() => String, { description: 'MONEY, RATIO, COUNT, DAYS, HOURS, POINTS, TRUTH.' }) unit!: string;
  @Field(() => Words) unitWords!: Words;
  @Field(() => Words) label!: Words;
  @Field(() => Words) definition!: Words;
  @Field(() => String, { description: 'Where it comes from.' }) source!: string;
}

@ObjectType({ description: 'Whether a formula may be saved, and how it reads.' })
export class FormulaCheck {
  @Field(() => Boolean) isFit!: boolean;
  @Field(() => String, { nullable: true }) unit!: string | null;
  @Field(() => Words, { nullable: true, description: 'The formula as people say it.' }) sentence!: Words | null;
  @Field(() => Int, { nullable: true, description: 'Where in the text it is wrong.' }) from!: number | null;
  @Field(() => Int, { nullable: true }) until!: number | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) message!: string | null;
}
