// What callers send about saved views.
import { ArrayMaxSize, IsIn, IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Json } from '../scalars.ts';
import { Length } from '../text.ts';

const LIST = /^[a-zA-Z]{2,40}$/;

@InputType({ description: 'Without id: a new view of `resource`. With id: expectedVersion is needed; what is left out stays.' })
export class SaveViewInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(LIST) resource?: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) name?: string;
  @Field(() => String, { nullable: true, description: 'Shares it with a role, or with `everybody`; null takes it back.' }) @IsOptional() @Matches(/^[a-z][a-z-]{1,39}$/) roleKey?: string | null;
  @Field(() => Json, { nullable: true }) filter?: unknown;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[a-zA-Z.]{1,60}$/) sortField?: string | null;
  @Field(() => Boolean, { nullable: true }) isDescending?: boolean;
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(60) @Length(1, 40, { each: true }) hiddenColumns?: string[] | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['comfortable', 'compact']) density?: string | null;
  @Field(() => Int, { nullable: true }) position?: number;
}

@InputType()
export class RemoveViewInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}

@InputType({ description: 'Which view opens first for the viewer; null: the shipped order.' })
export class ChooseViewInput {
  @Field(() => String) @Matches(LIST) resource!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(1, 60) viewKey?: string | null;
}
