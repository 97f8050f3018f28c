// When people buy and what they come for at that time: the answers of the time-band analysis.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalText, Json } from '../scalars.ts';
import { DayBand } from './purchase.ts';

export enum DayKind { WORKDAY = 'WORKDAY', WEEKEND = 'WEEKEND' }
registerEnumType(DayKind, { name: 'DayKind', description: 'WORKDAY: Monday to Friday; WEEKEND: Saturday and Sunday.' });
export enum BandGrouping { ALL = 'ALL', REGION = 'REGION', STORE = 'STORE' }
registerEnumType(BandGrouping, { name: 'BandGrouping', description: 'One group for everything, one a region, or one a store.' });

@ObjectType({ description: 'One day of the week and time of day.' })
export class BandSlot {
  @Field(() => Int, { description: '1 Monday .. 7 Sunday' }) weekday!: number;
  @Field(() => DayBand) band!: DayBand;
  @Field(() => Int, { description: 'Receipts with a sale.' }) receipts!: number;
  @Field(() => Int) customers!: number;
  @Field(() => DecimalText) value!: string;
  @Field(() => DecimalText, { description: 'Of the group’s receipts, six digits.' }) share!: string;
  @Field(() => Json, { description: 'Filter of `purchases` that lists the receipts behind it.' }) rows!: unknown;
}

@ObjectType({ description: 'A category on the receipts of a time, measured by how usual it is at other times.' })
export class BandCategory {
  @Field(() => ID) categoryId!: string;
  @Field(() => String) code!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => Int, { description: 'Receipts of the time with it.' }) receipts!: number;
  @Field(() => DecimalText) value!: string;
  @Field(() => DecimalText, { description: 'Share of the time’s receipts that hold it, six digits.' }) share!: string;
  @Field(() => DecimalText, { description: 'That share ÷ the same share over all times of the group: above 1 is typical of this time.' }) lift!: string;
  @Field(() => Json) rows!: unknown;
}

@ObjectType({ description: 'One kind of day and time of day: how many come, what a basket holds, what they come for.' })
export class BandMoment {
  @Field(() => DayKind) dayKind!: DayKind;
  @Field(() => DayBand) band!: DayBand;
  @Field(() => Int) receipts!: number;
  @Field(() => Int) customers!: number;
  @Field(() => DecimalText) value!: string;
  @Field(() => DecimalText, { description: 'Of the group’s receipts, six digits.' }) share!: string;
  @Field(() => DecimalText, { description: 'Sales a receipt, two digits.' }) meanBasket!: string;
  @Field(() => DecimalText, { description: 'Sale lines a receipt, two digits.' }) meanLines!: string;
  @Field(() => [BandCategory], { description: 'The most typical first: by lift, of those on at least one in twenty of its receipts.' }) categories!: BandCategory[];
  @Field(() => Json) rows!: unknown;
}

@ObjectType({ description: 'Sales to known customers by time; of everything that the viewer’s rights reach, of a region or of a store.' })
export class TimeBands {
  @Field(() => ID, { nullable: true, description: 'Of the region or store; none for the group of everything.' }) id?: string | null;
  @Field(() => String, { nullable: true }) nameZh?: string | null;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => Int) receipts!: number;
  @Field(() => DecimalText) value!: string;
  @Field(() => [BandSlot], { description: 'Those with sales, by day and time.' }) slots!: BandSlot[];
  @Field(() => [BandMoment]) moments!: BandMoment[];
  @Field(() => Json) rows!: unknown;
}
