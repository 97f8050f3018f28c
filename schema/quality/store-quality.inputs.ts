// What is asked about the quality of stores over many audits: a heat map, the answers behind its cells, and the course of a score.
import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Day, DecimalText, Json } from '../scalars.ts';

export enum AuditHeatRows { STORE = 'STORE', MONTH = 'MONTH' }
registerEnumType(AuditHeatRows, { name: 'AuditHeatRows', description: 'What the lines of the heat map are.' });

@InputType({ description: 'Audits that count, of one template.' })
export class AuditHeatmapInput {
  @Field(() => ID, { nullable: true, description: 'The template with most audits in sight when unsaid.' }) templateId?: string | null;
  @Field(() => AuditHeatRows, { nullable: true, description: 'STORE when unsaid.' }) rows?: AuditHeatRows | null;
  @Field(() => [ID], { nullable: true }) storeIds?: string[] | null;
  @Field(() => Day, { nullable: true, description: 'First day; six months back when unsaid.' }) from?: string | null;
  @Field(() => Day, { nullable: true, description: 'The first day that no longer counts; tomorrow when unsaid.' }) until?: string | null;
}

@ObjectType()
export class AuditTemplateChoice {
  @Field(() => ID) id!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Int, { description: 'Audits in sight that count, in the time asked about.' }) audits!: number;
}
@ObjectType()
export class AuditHeatSection {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
}
@ObjectType()
export class AuditHeatRow {
  @Field(() => String, { description: 'Id of the store, or first day of the month.' }) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Int) audits!: number;
}
@ObjectType({ description: 'What a cell came to in one month.' })
export class AuditHeatMonth {
  @Field(() => Day, { description: 'First day of the month.' }) month!: string;
  @Field(() => Int) answers!: number;
  @Field(() => Int) failed!: number;
}
@ObjectType({ description: 'Answers that can fail, of one section in one line.' })
export class AuditHeatCell {
  @Field(() => String) row!: string;
  @Field(() => String) section!: string;
  @Field(() => Int) answers!: number;
  @Field(() => Int) failed!: number;
  @Field(() => Int) audits!: number;
  @Field(() => DecimalText, { description: 'Share of the answers that passed.' }) passRate!: string;
  @Field(() => [AuditHeatMonth], { description: 'The months that it has answers of, oldest first; they sum to the cell.' }) course!: AuditHeatMonth[];
}
@ObjectType()
export class AuditHeatmap {
  @Field(() => ID, { nullable: true }) templateId!: string | null;
  @Field(() => Day) from!: string;
  @Field(() => Day) until!: string;
  @Field(() => [AuditTemplateChoice]) templates!: AuditTemplateChoice[];
  @Field(() => [AuditHeatSection]) sections!: AuditHeatSection[];
  @Field(() => [AuditHeatRow]) rows!: AuditHeatRow[];
  @Field(() => [AuditHeatCell], { description: 'Those with at least one answer.' }) cells!: AuditHeatCell[];
  @Field(() => Int) audits!: number;
}

@InputType({ description: 'The answers behind a cell: a section of a template at a store, or in a month, or both.' })
export class AuditAnswersInput {
  @Field(() => ID) templateId!: string;
  @Field(() => String) @MaxLength(200) section!: string;
  @Field(() => [ID], { nullable: true }) storeIds?: string[] | null;
  @Field(() => Day) from!: string;
  @Field(() => Day) until!: string;
  @Field(() => Int, { nullable: true, description: '100 when unsaid.' }) @IsOptional() @Min(1) @Max(500) limit?: number | null;
}
@ObjectType({ description: 'One answer as it counts: as submitted, or as review or dispute changed it.' })
export class AuditAnswer {
  @Field(() => ID) auditId!: string;
  @Field(() => String) number!: string;
  @Field(() => Day) auditedOn!: string;
  @Field(() => ID) storeId!: string;
  @Field(() => Words) store!: Words;
  @Field(() => String) questionKey!: string;
  @Field(() => Words) question!: Words;
  @Field(() => Words, { description: 'The answer in words.' }) answer!: Words;
  @Field(() => Boolean) isFailed!: boolean;
  @Field(() => Boolean) isCritical!: boolean;
  @Field(() => Boolean) isRepeat!: boolean;
  @Field(() => String, { nullable: true }) note!: string | null;
}
@ObjectType()
export class AuditAnswers {
  @Field(() => Int) total!: number;
  @Field(() => Int) failed!: number;
  @Field(() => Int) audits!: number;
  @Field(() => [AuditAnswer], { description: 'What failed first, then the latest.' }) items!: AuditAnswer[];
  @Field(() => Json, { description: 'Filter of audits that opens those that they stand in.' }) filter!: unknown;
}

@InputType()
export class AuditTrendInput {
  @Field(() => ID) templateId!: string;
  @Field(() => ID) storeId!: string;
  @Field(() => Day, { nullable: true, description: 'First day; a year back when unsaid.' }) from?: string | null;
  @Field(() => Day, { nullable: true, description: 'The first day that no longer counts; tomorrow when unsaid.' }) until?: string | null;
}
@ObjectType()
export class AuditTrendPoint {
  @Field(() => ID) auditId!: string;
  @Field(() => String) number!: string;
  @Field(() => Day) auditedOn!: string;
  @Field(() => DecimalText) score!: string;
  @Field(() => Boolean, { nullable: true }) isPass!: boolean | null;
  @Field(() => Int, { description: 'Of the form by which it was judged.' }) formVersion!: number;
  @Field(() => Boolean, { description: 'It is the first by another version than the one before: not compared with what was before.' }) isBreak!: boolean;
  @Field(() => String, { nullable: true, description: 'Of a break: what changed, as its author said.' }) breakNote!: string | null;
}
@ObjectType({ description: 'The scores of a store by one template; what is judged by another version is no better or worse, but something else.' })
export class AuditTrend {
  @Field(() => [AuditTrendPoint], { description: 'Oldest first; the latest 100.' }) points!: AuditTrendPoint[];
  @Field(() => DecimalText, { nullable: true }) passMark!: string | null;
}
