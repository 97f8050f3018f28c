// What callers send about instruments.
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../scalars.ts';
import { Length } from '../text.ts';
import { InstrumentKind } from './instrument.ts';

@InputType({ description: 'Without id: a new one, with number, names, kind and both days. With id: expectedVersion is needed; a new calibration is its two days.' })
export class SaveInstrumentInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'Set once.' }) @IsOptional() @Matches(/^[\w./-]{1,60}$/) number?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string | null;
  @Field(() => InstrumentKind, { nullable: true }) instrumentKind?: InstrumentKind | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who keeps it and is reminded.' }) keeperId?: string | null;
  @Field(() => Day, { nullable: true }) calibratedOn?: string | null;
  @Field(() => Day, { nullable: true }) calibrationDueOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(120) certificateNo?: string | null;
  @Field(() => Boolean, { nullable: true }) isRetired?: boolean | null;
}
