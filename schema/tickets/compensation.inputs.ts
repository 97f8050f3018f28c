// What callers send to compensate a customer, and to ask what is left to give.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { CompensationKind } from './compensation.ts';

@InputType({ description: 'Within one’s authority it is given at once; beyond it, it waits for approval.' })
export class GrantCompensationInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String, { description: 'The same key gives once, however often it is sent.' }) @Length(1, 255) idempotencyKey!: string;
  @Field(() => CompensationKind) kind!: CompensationKind;
  @Field(() => Money) amount!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
  @Field(() => String, { nullable: true, description: 'Key of the scenario it answers.' }) @IsOptional() @MaxLength(60) scenario?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a refund: the line, or the receipt; the ticket’s own when unsaid.' }) purchaseLineId?: string | null;
  @Field(() => ID, { nullable: true }) purchaseId?: string | null;
  @Field(() => Money, { nullable: true, description: 'What it costs us, where that is less or more than the amount.' }) costAmount?: string | null;
  @Field(() => String, { nullable: true, description: 'Needed for gift, service and care.' }) @IsOptional() @MaxLength(200) what?: string | null;
  @Field(() => ID, { nullable: true, description: 'A voucher for goods of this category.' }) voucherCategoryId?: string | null;
}

@InputType({ description: 'Its maker changes what waits for approval; who saw it as it was decides nothing by that.' })
export class ReviseCompensationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Money) amount!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'Takes back what was given; what another system has paid out is out of reach.' })
export class ReverseCompensationInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'Business days of the head office, both included; the last 30 when unsaid.' })
export class CompensationCostInput {
  @Field(() => Day, { nullable: true }) from?: string | null;
  @Field(() => Day, { nullable: true }) to?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
}
