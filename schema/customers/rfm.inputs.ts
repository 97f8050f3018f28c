// What callers send to make a version of an RFM model.
import { Matches } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Day, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { StoreFormat } from '../staff/organisation.ts';
import { RfmMethod } from './value.ts';

@InputType({ description: 'The next version of the model of that key; nothing that is published changes.' })
export class SaveRfmModelInput {
  @Field(() => String) @Matches(/^[a-z][a-z0-9-]{0,40}$/) key!: string;
  @Field(() => String) @Length(1, 80) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
  @Field(() => StoreFormat, { nullable: true }) format?: StoreFormat | null;
  @Field(() => RfmMethod) method!: RfmMethod;
  @Field(() => Int, { nullable: true, description: 'Days of history that count; 0: all; 365 when unsaid.' }) windowDays?: number;
  @Field(() => Json, { nullable: true, description: 'FIXED: { recency, frequency, money } of four rising values each.' }) cuts?: unknown;
  @Field(() => Json, { nullable: true, description: '[{ key, zh, en, when: { r: [lo, hi], f, m } }], the first that fits; the usual eight when unsaid.' }) groups?: unknown;
  @Field(() => Day, { nullable: true, description: 'Today when unsaid.' }) effectiveFrom?: string;
}
