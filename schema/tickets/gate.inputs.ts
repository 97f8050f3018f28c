// What callers send about gates before tickets, and who will be on duty without what is asked for.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { DateTime, Day, Money } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'Asks for a certificate from an instant on; never in the past. What is to be otherwise is ended and made anew.' })
export class SaveTicketGateInput {
  @Field(() => ID, { nullable: true, description: 'Every category when unsaid.' }) categoryId?: string | null;
  @Field(() => ID) certificateKindId!: string;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) startsAt?: string | null;
  @Field(() => DateTime, { nullable: true }) endsAt?: string | null;
  @Field(() => Money, { nullable: true, description: 'As much as somebody without it may give on a case.' }) uncertifiedAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(300) note?: string | null;
}

@InputType({ description: 'From now on it is asked for no more.' })
export class EndTicketGateInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 300) reason!: string;
}

@ObjectType({ description: 'Somebody who is on call for a store and will not hold what a category asks for.' })
export class RosterGap {
  @Field(() => ID) onCallId!: string;
  @Field(() => ID) employeeId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => DateTime) startsAt!: string;
  @Field(() => DateTime) endsAt!: string;
  @Field(() => ID) kindId!: string;
  @Field(() => Words) kind!: Words;
  @Field(() => Words, { nullable: true, description: 'Null: every category.' }) category?: Words | null;
  @Field(() => Day, { nullable: true, description: 'Until when the last certificate holds, or held.' }) validUntilOn?: string | null;
}
