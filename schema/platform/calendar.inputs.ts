// What callers send about calendars, and what trying one answers.
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { CalendarKind } from './calendar.ts';

/** In what a promise is counted. */
export enum TimeUnit { BUSINESS_MINUTES = 'BUSINESS_MINUTES', WORKING_DAYS = 'WORKING_DAYS', WORKING_DAYS_SAME_TIME = 'WORKING_DAYS_SAME_TIME', ELAPSED_MINUTES = 'ELAPSED_MINUTES' }
registerEnumType(TimeUnit, { name: 'TimeUnit', description: 'Open minutes of a calendar (0.5: 30 seconds), its working days (to the close of the last, or to the same time of day), or minutes of the wall clock.' });

@InputType({ description: 'What the next version of a calendar says.' })
export class CalendarDraftInput {
  @Field(() => CalendarKind, { nullable: true, description: 'SHIFTS when unsaid.' }) kind?: CalendarKind;
  @Field(() => String, { nullable: true, description: 'IANA time zone; the chain’s when unsaid.' }) @IsOptional() @MaxLength(60) zone?: string;
  @Field(() => Json, { description: 'Shifts by weekday, Monday 1: { "1": [["09:00","12:00"],["13:30","18:00"]] }.' }) week!: unknown;
  @Field(() => Json, { nullable: true, description: 'Holidays and make-up days: [{ date, isWorking, shifts?, nameZh?, nameEn? }].' }) exceptions?: unknown;
  @Field(() => Day, { nullable: true }) coveredFrom?: string | null;
  @Field(() => Day, { nullable: true, description: 'Last day whose holidays are known; none: they need not be.' }) coveredTo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType({ description: 'Without id: a new calendar with its first draft. With id: expectedVersion is needed; a draft given replaces the one being worked on.' })
export class SaveCalendarInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameEn?: string;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => Boolean, { nullable: true }) hasHolidays?: boolean;
  @Field(() => CalendarDraftInput, { nullable: true }) draft?: CalendarDraftInput;
}

@InputType({ description: 'Puts the draft in force, at once or from an instant to come. Deadlines already given keep their version.' })
export class PublishCalendarInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the calendar.' }) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardCalendarDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Of the calendar.' }) expectedVersion!: number;
}

@InputType({ description: 'What would a calendar be like? A draft given is tried against the version in force; without one the draft being worked on is.' })
export class PreviewCalendarInput {
  @Field(() => ID, { nullable: true, description: 'None: a calendar that is not there yet.' }) id?: string;
  @Field(() => CalendarDraftInput, { nullable: true }) draft?: CalendarDraftInput;
  @Field(() => Day, { nullable: true, description: 'First of the twelve months looked at; today when unsaid.' }) from?: string;
}

@InputType({ description: 'By when is something due that starts at an instant?' })
export class CalendarDeadlineInput {
  @Field(() => ID) calendarId!: string;
  @Field(() => ID, { nullable: true, description: 'A version of it; the one in force at the start when unsaid.' }) versionId?: string;
  @Field(() => DateTime) startAt!: string;
  @Field(() => TimeUnit) unit!: TimeUnit;
  @Field(() => DecimalText) amount!: string;
}

@ObjectType({ description: 'A deadline with every counted slice.' })
export class CalendarDeadline {
  @Field(() => DateTime, { nullable: true, description: 'Null where it cannot be known.' }) dueAt?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'What the usual week gives beyond the published years.' }) provisionalDueAt?: string | null;
  @Field(() => Day, { nullable: true, description: 'First counted day that is not published.' }) unpublishedDay?: string | null;
  @Field(() => Int) versionNumber!: number;
  @Field(() => Json) explanation!: unknown;
}

@ObjectType({ description: 'One month under the version in force (before) and under the draft (after).' })
export class CalendarMonth {
  @Field(() => String, { description: 'YYYY-MM' }) month!: string;
  @Field(() => Int, { nullable: true }) workingDaysBefore?: number | null;
  @Field(() => Int) workingDaysAfter!: number;
  @Field(() => Float, { nullable: true }) openHoursBefore?: number | null;
  @Field(() => Float) openHoursAfter!: number;
  @Field(() => Boolean, { description: 'All its days are within the covered years.' }) isPublished!: boolean;
}

@ObjectType({ description: 'One promise that starts now, as the version in force and the draft give it.' })
export class CalendarSample {
  @Field(() => String) labelZh!: string;
  @Field(() => String) labelEn!: string;
  @Field(() => DateTime, { nullable: true }) before?: string | null;
  @Field(() => DateTime, { nullable: true }) after?: string | null;
}

@ObjectType({ description: 'What publishing the draft would change. Nothing is written.' })
export class CalendarPreview {
  @Field(() => Int, { nullable: true, description: 'Number of the version in force.' }) versionInForce?: number | null;
  @Field(() => Json, { description: 'Where they differ: [{ path, kind, before, after }].' }) differences!: unknown;
  @Field(() => [CalendarMonth]) months!: CalendarMonth[];
  @Field(() => [CalendarSample]) samples!: CalendarSample[];
  @Field(() => Boolean, { description: 'There is open time at all; without it nothing can be due.' }) hasOpenTime!: boolean;
}
