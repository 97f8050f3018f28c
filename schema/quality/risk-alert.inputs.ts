// What callers send about rules and alerts, and what a dry run on the past answers.
import { IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { RiskKind } from './risk-alert.ts';

@InputType()
export class RiskRuleDraftInput {
  @Field(() => Json, { description: 'As RiskRuleVersion.rule.' }) rule!: unknown;
  @Field(() => Boolean, { nullable: true }) isActive?: boolean | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new rule with its first draft.' })
export class SaveRiskRuleInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 120) nameZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(2, 200) nameEn?: string | null;
  @Field(() => RiskKind, { nullable: true }) riskKind?: RiskKind | null;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => RiskRuleDraftInput, { nullable: true }) draft?: RiskRuleDraftInput | null;
}

@InputType()
export class PublishRiskRuleInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) effectiveFrom?: string | null;
}

@InputType()
export class DiscardRiskRuleDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Makes a finding of an alert; with actionOwnerId the proposed action as well.' })
export class TakeRiskAlertInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID, { nullable: true, description: 'Who answers for the finding.' }) ownerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who carries out the action that the rule proposes.' }) actionOwnerId?: string | null;
}

@InputType()
export class DismissRiskAlertInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'A rule as it stands in force, its draft, or rule as given.' })
export class RiskDryRunInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The draft of it, not the version in force.' }) isDraft?: boolean | null;
  @Field(() => Json, { nullable: true, description: 'A rule that is not kept yet.' }) rule?: unknown;
  @Field(() => Int, { nullable: true, description: 'Periods looked back on, the running one with them; 12 when unsaid.' }) @IsOptional() @Min(1) @Max(60) periods?: number | null;
}

@ObjectType({ description: 'An alert that would have been given.' })
export class RiskDryHit {
  @Field(() => String, { nullable: true }) groupKey!: string | null;
  @Field(() => Words, { nullable: true }) group!: Words | null;
  @Field(() => DecimalText) value!: string;
  @Field(() => Words) said!: Words;
  @Field(() => Int) sample!: number;
  @Field(() => Boolean, { description: 'Kept quiet: the same was told not long before.' }) isQuiet!: boolean;
  @Field(() => Json) explain!: unknown;
}
@ObjectType()
export class RiskDryPeriod {
  @Field(() => Day) from!: string;
  @Field(() => Day) until!: string;
  @Field(() => Int, { description: 'Groups that had enough rows to be judged.' }) judgedCount!: number;
  @Field(() => [RiskDryHit]) hits!: RiskDryHit[];
}
@ObjectType({ description: 'What a rule would have told, period by period, the latest first. Nothing is written.' })
export class RiskDryRun {
  @Field(() => Words, { description: 'The rule as a sentence.' }) sentence!: Words;
  @Field(() => Int) hitCount!: number;
  @Field(() => [RiskDryPeriod]) periods!: RiskDryPeriod[];
}
