// A number defined once and asked everywhere: what it counts, over which period, by what it can be split, and the answer with its rows.
import { IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ExplainedList, Words } from '../platform/explain.ts';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';

export enum PeriodKind { DAY = 'DAY', WEEK = 'WEEK', MONTH = 'MONTH', QUARTER = 'QUARTER', YEAR = 'YEAR', RANGE = 'RANGE', ALL = 'ALL' }
registerEnumType(PeriodKind, { name: 'PeriodKind', description: 'Weeks begin on Monday; RANGE: from one day to before another; ALL: whatever there is.' });
export enum MeasureUnit { COUNT = 'COUNT', SHARE = 'SHARE', MINUTES = 'MINUTES', SCORE = 'SCORE', MONEY = 'MONEY' }
registerEnumType(MeasureUnit, { name: 'MeasureUnit', description: 'SHARE: 0 to 1, six digits; MINUTES: four digits.' });
export enum MeasureKind { COUNT = 'COUNT', SHARE = 'SHARE', SUM = 'SUM', MEAN = 'MEAN', MEDIAN = 'MEDIAN', RATIO = 'RATIO', DISTINCT = 'DISTINCT' }
registerEnumType(MeasureKind, { name: 'MeasureKind', description: 'MEDIAN: the lower of two middle values, so that it is always one that was really there; RATIO: of two other measures; DISTINCT: how many different ones.' });
export enum MeasureOrder { MOST = 'MOST', LEAST = 'LEAST', SAMPLE = 'SAMPLE', NAME = 'NAME' }
registerEnumType(MeasureOrder, { name: 'MeasureOrder', description: 'By value, by how many rows are behind it, or by name; too few rows to be compared stand last.' });

@InputType({ description: 'A period in days of the store’s own zone, its end not counted.' })
export class PeriodInput {
  @Field(() => PeriodKind) kind!: PeriodKind;
  @Field(() => Day, { nullable: true, description: 'Any day of it; today when unsaid.' }) on?: string;
  @Field(() => Int, { nullable: true, description: 'So many periods before: 1 is the one before it.' }) @IsOptional() @Min(0) @Max(520) back?: number;
  @Field(() => Day, { nullable: true, description: 'For RANGE: the first day.' }) from?: string;
  @Field(() => Day, { nullable: true, description: 'For RANGE: the first day that no longer counts.' }) until?: string;
}

@ObjectType({ description: 'What a measure can be split by.' })
export class MeasureDimension {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
}

@ObjectType({ description: 'A number that is defined once.' })
export class Measure {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Words, { description: 'What is counted, out of what.' }) definition!: Words;
  @Field(() => Words, { nullable: true, description: 'To whom it is credited, and what a machine’s work, a hand-over and a reopening mean for it.' }) credit?: Words | null;
  @Field(() => MeasureUnit) unit!: MeasureUnit;
  @Field(() => MeasureKind) kind!: MeasureKind;
  @Field(() => Boolean, { nullable: true, description: 'Is more better? Null: neither.' }) isMoreBetter?: boolean | null;
  @Field(() => Boolean, { description: 'A stock at the end of the period, not a flow within it.' }) isStock!: boolean;
  @Field(() => String, { description: 'Root field that lists the rows behind it.' }) resource!: string;
  @Field(() => [MeasureDimension]) dimensions!: MeasureDimension[];
  @Field(() => Int, { description: 'Fewer rows than this are too few to compare.' }) minSample!: number;
  @Field(() => Int, { description: 'Raised whenever the definition changes.' }) version!: number;
  @Field(() => String, { description: 'Hash of the definition as it is computed.' }) definitionHash!: string;
}

@ObjectType({ description: 'The days that count: from the first to before the last.' })
export class Period {
  @Field(() => PeriodKind) kind!: PeriodKind;
  @Field(() => Day, { nullable: true }) from?: string | null;
  @Field(() => Day, { nullable: true }) until?: string | null;
}

@ObjectType({ description: 'One value, and the rows that it was made of.' })
export class MeasureValue {
  @Field(() => DecimalText, { nullable: true, description: 'Null: nothing to measure.' }) value!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Above the line: rows that hold, or the sum.' }) numerator!: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Below the line.' }) denominator!: string | null;
  @Field(() => Int, { description: 'Rows that have a value.' }) sample!: number;
  @Field(() => Boolean, { description: 'Too few rows to compare.' }) isSmallSample!: boolean;
  @Field(() => ExplainedList, { description: 'All rows that count.' }) rows!: ExplainedList;
  @Field(() => ExplainedList, { nullable: true, description: 'Of a share: the rows that hold.' }) hits?: ExplainedList | null;
  @Field(() => ExplainedList, { nullable: true, description: 'Of a share: the rows that do not.' }) misses?: ExplainedList | null;
}

@ObjectType({ description: 'One row of a split.' })
export class MeasureGroup extends MeasureValue {
  @Field(() => ID, { nullable: true, description: 'Id or word of the group; null: rows without one.' }) key!: string | null;
  @Field(() => Words) label!: Words;
  @Field(() => DecimalText, { nullable: true, description: 'Of a count or sum: its share of the whole.' }) share!: string | null;
  @Field(() => Int, { nullable: true, description: 'Place among those that can be compared.' }) rank!: number | null;
}

@ObjectType({ description: 'One step of a series.' })
export class MeasurePoint extends MeasureValue {
  @Field(() => Day) from!: string;
  @Field(() => Day) until!: string;
}

@ObjectType({ description: 'What a measure is over a period.' })
export class Measurement extends MeasureValue {
  @Field(() => Measure) measure!: Measure;
  @Field(() => Period) period!: Period;
  @Field(() => DateTime, { description: 'Whose facts: what happened later is left out of account.' }) asOf!: string;
  @Field(() => Json, { description: 'How it came about: an explanation tree.' }) explain!: unknown;
  @Field(() => Int, { nullable: true, description: 'Groups in all, when it was split.' }) groupCount?: number | null;
  @Field(() => [MeasureGroup]) groups!: MeasureGroup[];
  @Field(() => [MeasurePoint]) series!: MeasurePoint[];
}
