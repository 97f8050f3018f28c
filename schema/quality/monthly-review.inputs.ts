// What callers send about monthly reviews and plans of improvement, and what a point of return rate is worth.
import { ArrayMaxSize, IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Day, DecimalText, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { FrameworkPart, ReviewScope } from './monthly-review.ts';

@InputType({ description: 'STORE with storeId, REGION with regionId, CHAIN with neither.' })
export class ReviewPlaceInput {
  @Field(() => ReviewScope) reviewScope!: ReviewScope;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) regionId?: string | null;
}

@InputType({ description: 'Takes the figures of a month; of a draft that is there they are taken anew.' })
export class MakeMonthlyReviewInput extends ReviewPlaceInput {
  @Field(() => String, { description: 'YYYY-MM, begun already.' }) @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) month!: string;
}

@InputType()
export class FinishMonthlyReviewInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(4000) note?: string | null;
}

@InputType()
export class PlanStepInput {
  @Field(() => String) @Length(2, 300) whatZh!: string;
  @Field(() => String) @Length(2, 600) whatEn!: string;
  @Field(() => Day) dueOn!: string;
}

@InputType({ description: 'By a measure, its target and its steps.' })
export class StartPlanInput extends ReviewPlaceInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(2, 160) titleZh!: string;
  @Field(() => String) @Length(2, 240) titleEn!: string;
  @Field(() => FrameworkPart, { nullable: true, description: 'The part of the framework that it improves.' }) part?: FrameworkPart | null;
  @Field(() => String) @Length(1, 80) measureKey!: string;
  @Field(() => DecimalText, { description: 'As the measure says its values: a share is 0 to 1.' }) target!: string;
  @Field(() => Boolean, { nullable: true, description: 'Shall it rise? By the measure when unsaid, else by where it stands and where it shall be.' }) isRise?: boolean | null;
  @Field(() => Day) startsOn!: string;
  @Field(() => Day) endsOn!: string;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) reviewId?: string | null;
  @Field(() => [PlanStepInput], { nullable: true }) @IsOptional() @ArrayMaxSize(30) steps?: PlanStepInput[] | null;
}

@InputType({ description: 'All goals of a template, each as a plan.' })
export class StartTemplateInput extends ReviewPlaceInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 60) templateKey!: string;
  @Field(() => Day) startsOn!: string;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => ID, { nullable: true }) reviewId?: string | null;
}

@InputType()
export class TickPlanStepInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isDone!: boolean;
}

@InputType({ description: 'Judged by its measure from its end on; before that it can only be dropped.' })
export class ClosePlanInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean, { nullable: true }) isDropped?: boolean | null;
  @Field(() => String) @Length(2, 1000) note!: string;
}

@ObjectType()
export class PlanTemplate {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => String, { description: 'Row of the requirements.' }) source!: string;
  @Field(() => Int) weeks!: number;
  @Field(() => Json, { description: '[{ measure, part, target, zh, en, steps: [{ week, zh, en }] }]' }) goals!: unknown;
}

@InputType({ description: 'Shares that a chain knows and the figures do not say, 0 to 1; what is left out is taken as shipped.' })
export class LeverAssumptionsInput {
  @Field(() => DecimalText, { nullable: true, description: 'Gross margin: kept of what is not returned.' }) grossMargin?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Of its price that goods lose by coming back.' }) lostOnReturn?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Profit by sales; above 0.' }) netMargin?: string | null;
}

@InputType({ description: 'Keeps what a place knows of its margins; what is left out is taken away, and is its region’s, the chain’s, or as shipped again.' })
export class SaveLeverMarginsInput extends ReviewPlaceInput {
  @Field(() => Int, { nullable: true, description: 'Of what the place keeps, once it keeps something.' }) expectedVersion?: number | null;
  @Field(() => LeverAssumptionsInput) margins!: LeverAssumptionsInput;
}

@ObjectType()
export class LeverAssumption {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => DecimalText) value!: string;
  @Field(() => Boolean, { description: 'Given by the asker, or kept for the place, its region or the chain; else as shipped.' }) isOwn!: boolean;
}

@ObjectType({ description: 'What one point less of return rate is worth to a place in a year, from its own figures.' })
export class ReturnLever {
  @Field(() => Money) salesAmount!: string;
  @Field(() => Money) returnedAmount!: string;
  @Field(() => DecimalText, { nullable: true }) returnRate?: string | null;
  @Field(() => Money, { description: 'A point less: what is kept of sales, and not spent on the return.' }) worthAmount!: string;
  @Field(() => DecimalText, { nullable: true, description: 'That by the profit of the year, as points.' }) profitPoints?: string | null;
  @Field(() => [LeverAssumption], { description: 'What was taken for what the figures do not say.' }) assumptions!: LeverAssumption[];
  @Field(() => Int, { nullable: true, description: 'Version of what the place itself keeps; none: nothing.' }) marginsVersion?: number | null;
  @Field(() => Json) explanation!: unknown;
}
