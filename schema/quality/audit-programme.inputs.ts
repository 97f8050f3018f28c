// What callers send about programmes, their waves and visits, and shoppers.
import { ArrayMaxSize, IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day, Json } from '../scalars.ts';
import { AuditKind } from './audit.ts';
import { ProgrammeState, ShopperState } from './audit-programme.ts';

@InputType({ description: 'With id: expectedVersion is needed.' })
export class SaveProgrammeInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'Set once.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string | null;
  @Field(() => AuditKind, { nullable: true, description: 'Set once.' }) auditKind?: AuditKind | null;
  @Field(() => ID, { nullable: true }) templateId?: string | null;
  @Field(() => ProgrammeState, { nullable: true }) state?: ProgrammeState | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(5000) storeIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(500) inspectorIds?: string[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(1) @Max(12) visitsPerStore?: number | null;
  @Field(() => Json, { nullable: true, description: '[{ weekdays, from, to, zh, en }]' }) windows?: unknown;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(50) askFor?: string[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(0) @Max(36) restMonths?: number | null;
}

@InputType()
export class PlanWaveInput {
  @Field(() => ID, { description: 'Of the programme.' }) id!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => Day) startsOn!: string;
  @Field(() => Day, { description: 'The last day that counts; at most 62 days in all.' }) endsOn!: string;
  @Field(() => String, { nullable: true, description: 'Drawn at random when unsaid; kept either way.' }) @IsOptional() @Length(1, 60) seed?: string | null;
}

@InputType()
export class CancelVisitInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'With id: expectedVersion is needed.' })
export class SaveShopperInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => ID, { nullable: true, description: 'Set once.' }) userId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) alias?: string | null;
  @Field(() => ShopperState, { nullable: true }) state?: ShopperState | null;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(200) relatedStoreIds?: string[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(1) @Max(100) visitsAtMost?: number | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2000) note?: string | null;
}
