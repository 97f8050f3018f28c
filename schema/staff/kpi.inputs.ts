// What callers send about KPI schemes, and what a dry run answers.
import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MeasureUnit, PeriodKind } from '../measures/measure.ts';
import { Words } from '../platform/explain.ts';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { SubjectKind } from './kpi.ts';

@ObjectType({ description: 'A measure that a scheme may name: what it is, and whose number it can be.' })
export class KpiMeasure {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Words) definition!: Words;
  @Field(() => MeasureUnit) unit!: MeasureUnit;
  @Field(() => [String], { description: 'EMPLOYEE, TEAM, STORE, REGION.' }) dimensions!: string[];
}

@InputType({ description: 'What the next version of a scheme says.' })
export class KpiDraftInput {
  @Field(() => Json, { description: '{ items, peers }, as KpiSchemeVersion.content.' }) content!: unknown;
  @Field(() => String, { nullable: true, description: 'What changes, and why.' }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new scheme with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveKpiSchemeInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string;
  @Field(() => SubjectKind, { nullable: true, description: 'Set once.' }) subjectKind?: SubjectKind;
  @Field(() => PeriodKind, { nullable: true, description: 'Set once: WEEK, MONTH, QUARTER or YEAR.' }) periodKind?: PeriodKind;
  @Field(() => [String], { nullable: true, description: 'Of persons: keys of the positions it is for.' }) @IsOptional() @ArrayMaxSize(50) positions?: string[];
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
  @Field(() => KpiDraftInput, { nullable: true }) draft?: KpiDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. A period is judged by the version in force on its first day.' })
export class PublishKpiSchemeInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the scheme.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardKpiSchemeDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the scheme.' }) expectedVersion!: number;
}

@InputType({ description: 'What a content would make of periods that have been.' })
export class TryKpiSchemeInput {
  @Field(() => ID, { description: 'Of the scheme.' }) id!: string;
  @Field(() => Json, { nullable: true, description: 'Tried content; its draft when unsaid.' }) content?: unknown;
  @Field(() => Day, { nullable: true, description: 'A day of the last period to try; yesterday’s when unsaid.' }) on?: string;
  @Field(() => Int, { nullable: true, description: 'How many periods, 1 to 12; 3 when unsaid.' }) @IsOptional() @Min(1) @Max(12) periods?: number;
}

@ObjectType({ description: 'What a person, store or region would gain or lose in one period.' })
export class KpiTrialRow {
  @Field(() => Day) from!: string;
  @Field(() => ID, { nullable: true }) employeeId?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => String) subjectZh!: string;
  @Field(() => String) subjectEn!: string;
  @Field(() => DecimalText, { nullable: true, description: 'By the version in force.' }) before?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'By what was tried.' }) after?: string | null;
  @Field(() => DecimalText, { nullable: true }) difference?: string | null;
}

@ObjectType({ description: 'A dry run: who would gain, who would lose.' })
export class KpiTrial {
  @Field(() => Int) gains!: number;
  @Field(() => Int) losses!: number;
  @Field(() => Int) same!: number;
  @Field(() => DecimalText, { nullable: true, description: 'Mean score by the version in force.' }) meanBefore?: string | null;
  @Field(() => DecimalText, { nullable: true }) meanAfter?: string | null;
  @Field(() => [KpiTrialRow], { description: 'The largest differences first.' }) rows!: KpiTrialRow[];
}
