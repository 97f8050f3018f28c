// What callers send about programmes, their waves and visits, and shoppers.
import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, Day, DecimalText, Json, Money } from '../scalars.ts';
import { Length } from '../text.ts';
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
  @Field(() => Money, { nullable: true, description: 'Paid for each accepted visit of a shopper.' }) feeAmount?: string | null;
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

@InputType({ description: 'Another day, another time, another person; what is left out stays.' })
export class ReplanVisitInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Day, { nullable: true }) plannedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'HH:MM' }) @IsOptional() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) windowStart?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^([01]\d|2[0-3]):[0-5]\d$/) windowEnd?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a shopper, or of the inspector’s employee; the rules of rotation and conflict hold.' }) personId?: string | null;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'An account of her own is made; the password is said once.' })
export class InviteShopperInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(1, 60) alias!: string;
  @Field(() => String) @Matches(/^[a-z0-9][a-z0-9._-]{2,59}$/) username!: string;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(200) relatedStoreIds?: string[] | null;
}

@InputType()
export class ScreenShopperInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Json, { description: 'A whole sheet of the screening.' }) answers!: unknown;
}

@InputType()
export class BriefShopperInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) briefedAt?: string | null;
}

@InputType({ description: 'Visits whose audit was reviewed; all that are ripe when none are named.' })
export class PayShopperVisitsInput {
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(200) visitIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Why visits without proof are paid, too.' }) @IsOptional() @Length(2, 500) waiver?: string | null;
}

@ObjectType()
export class UnpaidVisit {
  @Field(() => ID) visitId!: string;
  @Field(() => String, { description: 'NOT_REVIEWED, VOID, NO_FEE, NO_PROOF, PAID or NO_SHOPPER.' }) why!: string;
}
@ObjectType()
export class ShopperPayOutcome {
  @Field(() => Int) paidCount!: number;
  @Field(() => Money) paidAmount!: string;
  @Field(() => [UnpaidVisit]) unpaid!: UnpaidVisit[];
}

@ObjectType({ description: 'How far one can rely on a shopper; shown, and applied to nothing.' })
export class ShopperReliability {
  @Field(() => ID) shopperId!: string;
  @Field(() => String) alias!: string;
  @Field(() => Int, { description: 'Visits whose day has passed, called off ones left out.' }) visitCount!: number;
  @Field(() => DecimalText, { nullable: true, description: '0 to 100; none below three visits.' }) score?: string | null;
  @Field(() => Json) explanation!: unknown;
}
