// What callers send to write the dictionary of tags and to mark customers.
import { ArrayMaxSize, ArrayMinSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { TagColour, TagKind } from './tag.ts';

@InputType({ description: 'Without id: a new tag. With id: expectedVersion is needed.' })
export class SaveTagInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true }) @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,60}$/) key?: string;
  @Field(() => String) @Length(1, 40) nameZh!: string;
  @Field(() => String) @Length(1, 60) nameEn!: string;
  @Field(() => String) @Length(1, 40) groupZh!: string;
  @Field(() => String) @Length(1, 60) groupEn!: string;
  @Field(() => TagColour, { nullable: true }) colour?: TagColour;
  @Field(() => TagKind, { nullable: true, description: 'MANUAL when unsaid; it never changes.' }) tagKind?: TagKind;
  @Field(() => ID, { nullable: true }) ownerId?: string | null;
  @Field(() => Int, { nullable: true, description: 'Days after which it falls off by itself.' }) @IsOptional() @Min(1) @Max(3660) expiresAfterDays?: number | null;
  @Field(() => String, { nullable: true, description: 'What is done for who carries it; both languages or neither.' }) @IsOptional() @MaxLength(300) adviceZh?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(400) adviceEn?: string | null;
  @Field(() => Json, { nullable: true, description: 'Rule tree, for a rule tag; it may not ask for tags or segments.' }) rule?: unknown;
}

@InputType({ description: 'Marks customers: by ids (at once up to 1,000), by filter or by segment (in the background).' })
export class TagCustomersInput {
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(50_000) ids?: string[];
  @Field(() => Json, { nullable: true, description: 'A CustomerFilter.' }) filter?: unknown;
  @Field(() => ID, { nullable: true, description: 'The members of a segment.' }) segmentId?: string;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(20) tagIds!: string[];
  @Field(() => String, { nullable: true, description: 'Why.' }) @IsOptional() @MaxLength(500) evidence?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it falls off; by the tag’s own days when unsaid.' }) expiresAt?: string | null;
}

@InputType({ description: 'Takes marks off customers: by ids, filter or segment.' })
export class UntagCustomersInput {
  @Field(() => [ID], { nullable: true }) @IsOptional() @ArrayMaxSize(50_000) ids?: string[];
  @Field(() => Json, { nullable: true, description: 'A CustomerFilter.' }) filter?: unknown;
  @Field(() => ID, { nullable: true, description: 'The members of a segment.' }) segmentId?: string;
  @Field(() => [ID]) @ArrayMinSize(1) @ArrayMaxSize(20) tagIds!: string[];
}
