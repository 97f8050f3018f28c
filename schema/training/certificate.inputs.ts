// What callers send about certificates and proposals to move somebody, and what is answered about gaps.
import { ArrayMaxSize, ArrayUnique, IsOptional, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Words } from '../platform/explain.ts';
import { Day, DecimalText } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'Without id: a new kind. With id: expectedVersion is needed; certificates that were issued keep their end.' })
export class SaveCertificateKindInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Set once: small letters, digits, hyphens.' }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,59}$/) key?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 120) nameEn?: string;
  @Field(() => ID, { nullable: true, description: 'Passing it earns the certificate.' }) examId?: string | null;
  @Field(() => DecimalText, { nullable: true, description: 'Credited hours of training that are asked for besides.' }) minHours?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @Min(1) @Max(3_660) validDays?: number;
  @Field(() => [Int], { nullable: true, description: 'Days before the end; 30, 14 and 7 when unsaid.' }) @IsOptional() @ArrayMaxSize(6) @ArrayUnique() @Min(1, { each: true }) @Max(365, { each: true }) noticeDays?: number[];
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(50) @ArrayUnique() positions?: string[];
  @Field(() => Boolean, { nullable: true }) isArchived?: boolean;
}

@InputType({ description: 'Gives a certificate by hand, for what was proved elsewhere (A-11: electrician and the like).' })
export class IssueCertificateInput {
  @Field(() => ID) kindId!: string;
  @Field(() => ID) employeeId!: string;
  @Field(() => Day, { nullable: true, description: 'Its last day; as its kind says when unsaid.' }) validUntilOn?: string | null;
  @Field(() => String) @Length(2, 300) reason!: string;
  @Field(() => String) @Length(1, 255) idempotencyKey!: string;
}

@InputType({ description: 'Takes a certificate away, at once.' })
export class RevokeCertificateInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 300) reason!: string;
}

@InputType({ description: 'Moves the person to another post, or lets them sit the exam again.' })
export class DecideTransferInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isAccepted!: boolean;
  @Field(() => String, { nullable: true, description: 'Of an accepted one: key of the new position.' }) @IsOptional() @Length(1, 60) position?: string | null;
  @Field(() => Day, { nullable: true, description: 'Of an accepted one: from which day; today when unsaid.' }) fromOn?: string | null;
  @Field(() => String) @Length(2, 500) decision!: string;
}

@ObjectType({ description: 'Somebody who is to have a certificate and will not have a valid one.' })
export class CertificateGap {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) name!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => Words, { nullable: true }) store?: Words | null;
  @Field(() => ID) kindId!: string;
  @Field(() => Words) kind!: Words;
  @Field(() => ID, { nullable: true, description: 'The exam that earns it.' }) examId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The last one that the person held.' }) certificateId?: string | null;
  @Field(() => Day, { nullable: true, description: 'Until when it holds, or held.' }) validUntilOn?: string | null;
  @Field(() => Boolean, { description: 'It holds today and will not on the day asked about.' }) endsBefore!: boolean;
}

@ObjectType({ description: 'Where a certificate is kept and shown.' })
export class CertificateLinks {
  @Field(() => String, { description: 'The public page that says whether it holds; its address cannot be guessed.' }) check!: string;
}
