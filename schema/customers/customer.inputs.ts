// What callers send to create, change, merge and erase customers, to note consents, and to declare fields of the chain's own.
import { ArrayMaxSize, IsOptional, Matches, MaxLength, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, Day, DecimalText, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { ConsentChannel, CustomFieldKind, Gender } from './customer.ts';

@InputType()
export class CreateCustomerInput {
  @Field(() => String) @Length(1, 80) name!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) memberNo?: string | null;
  @Field(() => String, { nullable: true, description: 'Any usual way of writing; kept as +86138...' }) @IsOptional() @MaxLength(40) phone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(120) email?: string | null;
  @Field(() => Day, { nullable: true }) birthday?: string | null;
  @Field(() => Gender, { nullable: true }) gender?: Gender;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(300) address?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) country?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => Day, { nullable: true }) joinedOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) channel?: string | null;
  @Field(() => Json, { nullable: true, description: 'By key of CustomField; null clears one.' }) custom?: Record<string, unknown> | null;
}

@InputType({ description: 'What is left out stays; null clears.' })
export class UpdateCustomerInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) name?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) memberNo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) phone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(120) email?: string | null;
  @Field(() => Day, { nullable: true }) birthday?: string | null;
  @Field(() => Gender, { nullable: true }) gender?: Gender;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(300) address?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) country?: string | null;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => Day, { nullable: true }) joinedOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) channel?: string | null;
  @Field(() => Json, { nullable: true }) custom?: Record<string, unknown> | null;
}

@InputType({ description: 'What the customer said; earlier words stay in the record.' })
export class SetConsentInput {
  @Field(() => ID) customerId!: string;
  @Field(() => ConsentChannel) channel!: ConsentChannel;
  @Field(() => Boolean) isGiven!: boolean;
  @Field(() => String) @Length(1, 80) source!: string;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) givenAt?: string;
}

@InputType()
export class MergeCustomersInput {
  @Field(() => ID, { description: 'Stays.' }) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID, { description: 'Is merged into the other and stays as a pointer to it.' }) mergedId!: string;
  @Field(() => [String], { nullable: true, description: 'Fields to take from the merged one; the others are taken only where the one that stays has none.' })
  @IsOptional() @ArrayMaxSize(50) @MaxLength(60, { each: true }) take?: string[];
}

@InputType()
export class SaveCustomFieldInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Matches(/^[a-z][A-Za-z0-9]{0,39}$/) key!: string;
  @Field(() => String) @Length(1, 40) labelZh!: string;
  @Field(() => String) @Length(1, 60) labelEn!: string;
  @Field(() => CustomFieldKind) fieldKind!: CustomFieldKind;
  @Field(() => Json, { nullable: true, description: 'CHOICE: [{ value, zh, en }].' }) choices?: unknown;
}

@InputType()
export class PurchaseLineInput {
  @Field(() => String) @Length(1, 60) sku!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(400) description?: string;
  @Field(() => DecimalText, { description: 'Below 0: a return.' }) quantity!: string;
  @Field(() => DecimalText) unitPrice!: string;
  @Field(() => String, { nullable: true, description: 'Code; made when unknown.' }) @IsOptional() @MaxLength(60) category?: string;
}

@InputType({ description: 'One receipt. Sent again it changes nothing; lines it did not have are added.' })
export class RecordPurchaseInput {
  @Field(() => ID) storeId!: string;
  @Field(() => String) @Length(1, 60) receiptNo!: string;
  @Field(() => DateTime) purchasedAt!: string;
  @Field(() => String, { nullable: true, description: 'None: a nameless buyer. Unknown: a member is made.' }) @IsOptional() @MaxLength(60) memberNo?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(40) channel?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(60) country?: string;
  @Field(() => [PurchaseLineInput]) @ValidateNested() lines!: PurchaseLineInput[];
}

@InputType()
export class UpdateProductInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 200) name?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(200) nameEn?: string | null;
  @Field(() => ID, { nullable: true }) categoryId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Postage, fees, corrections: left out of baskets.' }) isService?: boolean;
}

@InputType()
export class SaveCategoryInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String) @Length(1, 60) code!: string;
  @Field(() => String) @Length(1, 60) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
}
