// How many people a store needs, hour by hour: what is asked, and the answer beside who is there.
import { IsOptional, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Day, Json } from '../scalars.ts';

@InputType({ description: 'Work from one source: so many contacts of each, so many minutes a contact.' })
export class StaffingSourceInput {
  @Field(() => String, { description: 'ORDERS, INQUIRIES or COMPLAINTS.' }) key!: string;
  @Field(() => Float, { nullable: true, description: 'Contacts that each of them makes; 0.02 of an order, 1 of the others.' }) @IsOptional() @Min(0) @Max(100) contacts?: number;
  @Field(() => Float, { nullable: true, description: 'Minutes a contact takes.' }) @IsOptional() @Min(0.1) @Max(600) minutes?: number;
}

@InputType({ description: 'What is left out is as usual; whatever is given is a what-if.' })
export class StaffingInput {
  @Field(() => ID) storeId!: string;
  @Field(() => Int, { nullable: true, description: 'Full weeks that the mean is taken over, 1 to 52; 8 when unsaid.' }) @IsOptional() @Min(1) @Max(52) weeks?: number;
  @Field(() => [StaffingSourceInput], { nullable: true }) sources?: StaffingSourceInput[];
  @Field(() => Float, { nullable: true, description: 'Times as much work as there was; 1 when unsaid.' }) @IsOptional() @Min(0) @Max(20) growth?: number;
  @Field(() => Float, { nullable: true, description: 'How much more comes in the busiest hour than in the mean one; 1.6 when unsaid.' }) @IsOptional() @Min(1) @Max(10) peak?: number;
  @Field(() => Float, { nullable: true, description: 'Share to be answered in time; 0.85 when unsaid.' }) @IsOptional() @Min(0.01) @Max(0.999) targetShare?: number;
  @Field(() => Int, { nullable: true, description: 'In time: within so many seconds; 60 when unsaid.' }) @IsOptional() @Min(0) @Max(86_400) withinSeconds?: number;
  @Field(() => Float, { nullable: true, description: 'Most of the time that anybody is busy; 0.85 when unsaid.' }) @IsOptional() @Min(0.1) @Max(1) maxOccupancy?: number;
  @Field(() => Float, { nullable: true, description: 'Share of paid time for breaks, training, leave; 0.25 when unsaid.' }) @IsOptional() @Min(0) @Max(0.9) shrinkage?: number;
  @Field(() => Float, { nullable: true, description: 'Hours that a person works a week; 40 when unsaid.' }) @IsOptional() @Min(1) @Max(80) hoursPerWeek?: number;
}

@ObjectType({ description: 'One weekday: what comes in, who is needed in its busiest hour.' })
export class StaffingDay {
  @Field(() => Int, { description: '1 Monday .. 7 Sunday.' }) weekday!: number;
  @Field(() => Float) openHours!: number;
  @Field(() => Float, { description: 'In the busiest hour.' }) contactsPerHour!: number;
  @Field(() => Float, { description: 'Mean minutes of a contact.' }) minutes!: number;
  @Field(() => Float, { description: 'People who would be busy all the time.' }) load!: number;
  @Field(() => Int) headsNeeded!: number;
  @Field(() => Float, { description: 'Share answered in time by those needed.' }) answered!: number;
  @Field(() => Float) occupancy!: number;
  @Field(() => Float, { description: 'Heads that are there on average, by who is employed.' }) headsThere!: number;
  @Field(() => Float, { description: 'Share answered in time by who is there.' }) answeredNow!: number;
  @Field(() => Float, { description: 'Needed less there.' }) gap!: number;
}

@ObjectType({ description: 'Work of one source over the weeks looked at.' })
export class StaffingSource {
  @Field(() => String) key!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Float, { description: 'How many there were.' }) count!: number;
  @Field(() => Float) contacts!: number;
  @Field(() => Float) minutes!: number;
  @Field(() => Float, { description: 'Hours of work that they made.' }) hours!: number;
  @Field(() => String) resource!: string;
  @Field(() => Json) rowsFilter!: unknown;
}

@ObjectType({ description: 'How many people a store needs, beside who is there.' })
export class StaffingPlan {
  @Field(() => Day) from!: string;
  @Field(() => Day) until!: string;
  @Field(() => Int, { description: 'People of the service team placed there today, without those on leave.' }) employed!: number;
  @Field(() => Int) onLeave!: number;
  @Field(() => Int, { description: 'People to employ so that every weekday is covered.' }) peopleNeeded!: number;
  @Field(() => [StaffingSource]) sources!: StaffingSource[];
  @Field(() => [StaffingDay]) days!: StaffingDay[];
  @Field(() => Json, { description: 'How it came about: an explanation tree.' }) explain!: unknown;
}
