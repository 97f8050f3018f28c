// What callers send to write segments and to try their rules.
import { ArrayMaxSize, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Json } from '../scalars.ts';
import { Length } from '../text.ts';
import { SegmentKind } from './segment.ts';

@InputType({ description: 'Without id: a new segment. With id: expectedVersion is needed; a changed rule becomes the next version.' })
export class SaveSegmentInput {
  @Field(() => ID, { nullable: true }) id?: string;
  @Field(() => Int, { nullable: true }) expectedVersion?: number;
  @Field(() => String, { nullable: true, description: 'Stable name for rules and code; made from the English name when unsaid.' })
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,60}$/) key?: string;
  @Field(() => String) @Length(1, 80) nameZh!: string;
  @Field(() => String) @Length(1, 80) nameEn!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(2000) description?: string | null;
  @Field(() => SegmentKind, { nullable: true, description: 'RULE when unsaid; it never changes.' }) segmentKind?: SegmentKind;
  @Field(() => Json, { nullable: true, description: 'Rule tree, for a segment by rule.' }) rule?: unknown;
  @Field(() => ID, { nullable: true, description: 'Who answers for it; the caller when unsaid.' }) ownerId?: string | null;
}

@InputType({ description: 'Puts customers into a fixed list, or takes them out: by ids, member numbers or filter.' })
export class SegmentMembersInput {
  @Field(() => ID) segmentId!: string;
  @Field(() => [ID], { nullable: true, description: 'At most 10,000.' }) @IsOptional() @ArrayMaxSize(10_000) customerIds?: string[];
  @Field(() => [String], { nullable: true, description: 'Rows of a file, at most 10,000.' }) @IsOptional() @ArrayMaxSize(10_000) memberNos?: string[];
  @Field(() => Json, { nullable: true, description: 'A CustomerFilter.' }) filter?: unknown;
}

@InputType({ description: 'A rule being written; conditions not complete are left out and named.' })
export class PreviewSegmentInput {
  @Field(() => Json, { description: 'Rule tree.' }) rule!: unknown;
  @Field(() => Int, { nullable: true, description: 'Samples, 10 when unsaid.' }) @IsOptional() @Min(0) @Max(25) sampleSize?: number;
  @Field(() => Int, { nullable: true, description: 'Another batch of samples: how many to pass over.' }) @IsOptional() @Min(0) @Max(9_975) sampleOffset?: number;
  @Field(() => ID, { nullable: true, description: 'The segment being edited: its rule may not come back to it.' }) segmentId?: string;
  @Field(() => Boolean, { nullable: true, description: 'Also how many each condition selects alone, and the funnel: a second statement.' }) leafCounts?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Count to the end instead of stopping at 10,001.' }) exact?: boolean;
}
