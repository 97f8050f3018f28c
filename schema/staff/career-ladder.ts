// The career ladder as it was written: all its steps in versions, and what its editor sends.
import { ArrayMaxSize, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';
import { Words } from '../platform/explain.ts';
import { DateTime, DecimalText } from '../scalars.ts';
import { Length } from '../text.ts';

@Noun('CareerLadderVersion', { table: 'career_ladder_versions', read: 'staff:read', defaultSort: { prop: 'number', order: 'DESC' }, description: 'One version of the career ladder; an application keeps the one that it was judged by. Once published it never changes.' })
export class CareerLadderVersion extends Row {
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'enum', enum: VersionState, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'json', description: '{ steps: [{ key, fromPosition, toPosition, requirements: [{ kind, zh, en, least, months, key }] }] }' }) content!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}

@InputType({ description: 'One thing that a step asks for: the figure of its kind must reach `least`.' })
export class CareerRequirementInput {
  @Field(() => String, { description: 'One of careerEvidenceKinds.' }) @Length(1, 40) kind!: string;
  @Field(() => String) @Length(1, 80) zh!: string;
  @Field(() => String) @Length(1, 120) en!: string;
  @Field(() => DecimalText) least!: string;
  @Field(() => Int, { nullable: true, description: 'Over how many months, where the kind looks back.' }) @Min(1) @Max(60) months?: number;
}
@InputType()
export class CareerStepInput {
  @Field(() => String, { description: 'Key of the position that one has.' }) @Length(1, 60) fromPosition!: string;
  @Field(() => String, { description: 'Key of the position that one gets.' }) @Length(1, 60) toPosition!: string;
  @Field(() => [CareerRequirementInput]) @ArrayMaxSize(12) requirements!: CareerRequirementInput[];
}
@InputType({ description: 'The whole ladder as the draft of its next version.' })
export class SaveCareerLadderInput {
  @Field(() => Int, { nullable: true, description: 'Of the draft; none where there is no draft yet.' }) expectedVersion?: number;
  @Field(() => [CareerStepInput]) @ArrayMaxSize(40) steps!: CareerStepInput[];
  @Field(() => String, { nullable: true }) @Length(0, 500) note?: string | null;
}
@InputType({ description: 'Puts the draft in force, at once or from an instant to come.' })
export class PublishCareerLadderInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DateTime, { nullable: true, description: 'Now when unsaid; never in the past.' }) effectiveFrom?: string;
}
@InputType({ description: 'The draft, by its id.' })
export class CareerLadderDraftInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}
@ObjectType({ description: 'A kind of evidence that a step may ask for.' })
export class CareerEvidenceKind {
  @Field(() => String) kind!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Int, { nullable: true, description: 'Months that it looks back when a step does not say; null: it does not look back.' }) months!: number | null;
}
