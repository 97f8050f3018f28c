// How many people the shifts of a store need: what is asked, and the answer beside who is planned.
import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Day, Json } from '../scalars.ts';

export enum MinutesBy { MEASURED = 'MEASURED', STATED = 'STATED', ASKED = 'ASKED' }
registerEnumType(MinutesBy, { name: 'MinutesBy', description: 'MEASURED: from what was done to them and when; STATED: too little was noted to measure; ASKED: a what-if.' });

@InputType({ description: 'Work from one source: so many contacts of each, so many minutes a contact.' })
export class StaffingSourceInput {
  @Field(() => String, { description: 'ORDERS, INQUIRIES or COMPLAINTS.' }) @MaxLength(40) key!: string;
  @Field(() => Float, { nullable: true, description: 'Contacts that each of them makes; 0.02 of an order, 1 of the others.' }) @IsOptional() @Min(0) @Max(100) contacts?: number;
  @Field(() => Float, { nullable: true, description: 'Minutes a contact takes; measured where what was done is noted when unsaid.' }) @IsOptional() @Min(0.1) @Max(600) minutes?: number;
}

@InputType({ description: 'What is left out is as usual; whatever is given is a what-if.' })
export class StaffingInput {
  @Field(() => ID) storeId!: string;
  @Field(() => Day, { nullable: true, description: 'Any day of the week whose roster is looked at; the week of today when unsaid.' }) week?: string;
  @Field(() => Int, { nullable: true, description: 'Full weeks that the mean is taken over, 1 to 52; 8 when unsaid.' }) @IsOptional() @Min(1) @Max(52) weeks?: number;
  @Field(() => [StaffingSourceInput], { nullable: true }) sources?: StaffingSourceInput[];
  @Field(() => Float, { nullable: true, description: 'Times as much work as there was; 1 when unsaid.' }) @IsOptional() @Min(0) @Max(20) growth?: number;
  @Field(() => Float, { nullable: true, description: 'Share to be answered in time; 0.85 when unsaid.' }) @IsOptional() @Min(0.01) @Max(0.999) targetShare?: number;
  @Field(() => Int, { nullable: true, description: 'In time: within so many seconds; 60 when unsaid.' }) @IsOptional() @Min(0) @Max(86_400) withinSeconds?: number;
  @Field(() => Float, { nullable: true, description: 'Most of the time that anybody is busy; 0.85 when unsaid.' }) @IsOptional() @Min(0.1) @Max(1) maxOccupancy?: number;
  @Field(() => Float, { nullable: true, description: 'Share of paid time for breaks, training, leave; 0.25 when unsaid.' }) @IsOptional() @Min(0) @Max(0.9) shrinkage?: number;
  @Field(() => Float, { nullable: true, description: 'Hours that a person works a week; 40 when unsaid.' }) @IsOptional() @Min(1) @Max(80) hoursPerWeek?: number;
}

@ObjectType({ description: 'Somebody who is planned.' })
export class StaffingHead {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
}

@ObjectType({ description: 'One shift: a stretch of a day in which the store neither opens nor closes and nobody comes or goes; what comes in its hours, who is needed, and who is planned.' })
export class StaffingShift {
  @Field(() => Day) on!: string;
  @Field(() => Int, { description: '1 Monday .. 7 Sunday.' }) weekday!: number;
  @Field(() => String, { description: 'HH:MM by the store’s clock.' }) from!: string;
  @Field(() => String) until!: string;
  @Field(() => Float, { description: 'Contacts that come in the whole of it, on average.' }) contacts!: number;
  @Field(() => Int, { description: 'The hour that asks for most, 0 to 23.' }) busiestHour!: number;
  @Field(() => Float, { description: 'Contacts in that hour.' }) contactsPerHour!: number;
  @Field(() => Float, { description: 'Mean minutes of one of them.' }) minutes!: number;
  @Field(() => Float, { description: 'People who would be busy all the time in that hour.' }) load!: number;
  @Field(() => Int) headsNeeded!: number;
  @Field(() => Float, { description: 'Share answered in time in that hour by those needed.' }) answered!: number;
  @Field(() => Float) occupancy!: number;
  @Field(() => Int, { description: 'People on the roster, without those on leave.' }) headsPlanned!: number;
  @Field(() => [StaffingHead]) planned!: StaffingHead[];
  @Field(() => Float, { description: 'Share answered in time over the whole shift by those planned.' }) answeredPlanned!: number;
  @Field(() => Int, { description: 'Needed less planned.' }) gap!: number;
  @Field(() => Json, { description: 'How it came about, with the rows that came in: an explanation tree.' }) explain!: unknown;
}

@ObjectType({ description: 'Work of one source over the weeks looked at.' })
export class StaffingSource {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Float, { description: 'How many there were.' }) count!: number;
  @Field(() => Float) contacts!: number;
  @Field(() => Float) minutes!: number;
  @Field(() => Float, { description: 'Hours of work that they made.' }) hours!: number;
  @Field(() => MinutesBy, { description: 'Where the minutes come from.' }) minutesBy!: MinutesBy;
  @Field(() => Int, { description: 'Goes of work whose beginning is known.' }) sample!: number;
  @Field(() => String) resource!: string;
  @Field(() => Json) rowsFilter!: unknown;
}

@ObjectType({ description: 'A day that the calendar makes other than its weekday: shut, or open otherwise.' })
export class StaffingDay {
  @Field(() => Day) on!: string;
  @Field(() => Boolean) isOpen!: boolean;
  @Field(() => Words) label!: Words;
}

@ObjectType({ description: 'How many people a store needs, beside who is planned.' })
export class StaffingPlan {
  @Field(() => Day, { description: 'First day of the weeks that the mean is taken over.' }) from!: string;
  @Field(() => Day) until!: string;
  @Field(() => Day, { description: 'Monday of the week whose roster is looked at.' }) week!: string;
  @Field(() => Int, { description: 'People of the service team placed there today, without those on leave.' }) employed!: number;
  @Field(() => Int) onLeave!: number;
  @Field(() => Int, { description: 'People to employ so that every shift is covered.' }) peopleNeeded!: number;
  @Field(() => [StaffingSource]) sources!: StaffingSource[];
  @Field(() => [StaffingShift]) shifts!: StaffingShift[];
  @Field(() => [StaffingDay], { description: 'Days of the week that are not as usual.' }) otherDays!: StaffingDay[];
  @Field(() => Json, { description: 'How it came about: an explanation tree.' }) explain!: unknown;
}
