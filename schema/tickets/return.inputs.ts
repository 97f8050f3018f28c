// What callers send to give goods back, and to decide about it.
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DecimalText, Money } from '../scalars.ts';
import { Length } from '../text.ts';
import { ReturnReason, ReturnRoute } from './return.ts';

@InputType({ description: 'On a ticket, or with the customer and a store: then a ticket is opened for it. What is returned: the line, the receipt’s number with the product, or the product alone, found among what the member bought.' })
export class RequestReturnInput {
  @Field(() => String, { description: 'The same key asks once, however often it is sent.' }) @Length(1, 200) idempotencyKey!: string;
  @Field(() => ID, { nullable: true }) ticketId?: string | null;
  @Field(() => ID, { nullable: true }) customerId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) memberNo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) phone?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => ID, { nullable: true }) purchaseLineId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) receiptNo?: string | null;
  @Field(() => ID, { nullable: true }) productId?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'All of the line when unsaid.' }) quantity?: string | null;
  @Field(() => ReturnReason) reason!: ReturnReason;
  @Field(() => ReturnRoute, { nullable: true, description: 'DESK when unsaid.' }) route?: ReturnRoute | null;
  @Field(() => Boolean, { nullable: true, description: 'True when unsaid.' }) hasPackaging?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Files that show it: of the ticket, or uploads of one’s own (POST /files/attachments), which hang on the ticket from then.' }) @IsOptional() @ArrayMaxSize(12) evidenceIds?: string[] | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(1000) remark?: string | null;
}

@InputType({ description: 'Accepting beyond one’s authority opens an approval; a refusal has a reason.' })
export class DecideReturnInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isAccepted!: boolean;
  @Field(() => Money, { nullable: true, description: 'Less than was asked; all when unsaid.' }) refundAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType({ description: 'Heard once, by another person than the one who refused.' })
export class AppealReturnInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 1000) reason!: string;
}

@InputType()
export class CancelReturnInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class ReceiveReturnInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean, { description: 'Can it be sold again?' }) isRestocked!: boolean;
}
