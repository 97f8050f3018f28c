// Tablets in stores at which customers ask for a return by themselves: whose store, and the key that lets one in.
import { IsOptional } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Length } from '../text.ts';

@Noun('Kiosk', {
  table: 'kiosks', read: 'tickets:configure', defaultSort: { prop: 'nameZh', order: 'ASC' },
  description: 'A tablet of a store (B-09). Its key opens the page for returns and nothing else.',
})
export class Kiosk extends Row {
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'boolean', fallback: 'true' }) isActive!: boolean;
  @Prop({ kind: 'text', nullable: true, description: 'The beginning of its key, to tell keys apart; none: it has none yet.' }) keyPrefix?: string | null;
  @Prop({ kind: 'instant', nullable: true }) keyMadeAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'Used for the last time, give or take ten minutes.' }) lastUsedAt?: string | null;
  /** SHA-256 of the key; the key itself is nowhere. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) keyHash?: string | null;
}

@InputType({ description: 'Without id: a new kiosk. With id: expectedVersion is needed.' })
export class SaveKioskInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => ID, { nullable: true }) storeId?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameEn?: string;
  @Field(() => Boolean, { nullable: true }) isActive?: boolean;
}

@ObjectType({ description: 'Shown this once; typed into the tablet at /portal/kiosk.' })
export class KioskKey {
  @Field(() => ID) kioskId!: string;
  @Field(() => String, { description: 'The one before it is dead.' }) key!: string;
}
