// What callers send to decide what others ask, to name a deputy, and to change policies of authority.
import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, Json } from '../scalars.ts';
import { Length } from '../text.ts';

@InputType({ description: 'Decides on what was seen: an older expectedVersion is CONFLICT.' })
export class ApproveRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}

@InputType()
export class RefuseRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'Its maker takes it back.' })
export class WithdrawRequestInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Who decides for oneself while one is away, 60 days at most.' })
export class NameDeputyInput {
  @Field(() => ID) deputyId!: string;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid.' }) startsAt?: string | null;
  @Field(() => DateTime) endsAt!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(200) reason?: string | null;
}

@InputType()
export class EndDeputyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Replaces the draft of the next version, and its names when they are given.' })
export class SaveAuthorityPolicyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameZh?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 80) nameEn?: string;
  @Field(() => Json, { nullable: true, description: 'The rules of the next version, whole.' }) rules?: unknown;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) note?: string | null;
}

@InputType()
export class PublishAuthorityPolicyInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}

@InputType()
export class DiscardAuthorityPolicyDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}
