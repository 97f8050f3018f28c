// Gold ideas: what colleagues propose, who stands behind it, which stores do it, what came of it, and what callers send.
import { IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Length } from '../text.ts';

export enum IdeaState { PROPOSED = 'PROPOSED', ADOPTED = 'ADOPTED', DECLINED = 'DECLINED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(IdeaState, { name: 'IdeaState', description: 'ADOPTED: at least one store does it.' });

@Noun('Idea', { table: 'ideas', read: 'staff:read', defaultSort: { prop: 'proposedAt', order: 'DESC' }, description: 'A gold idea (A-13): everybody who works here proposes and votes; managers adopt it for their store, head office for all.' })
export class Idea extends Row {
  @Prop({ kind: 'text' }) title!: string;
  @Prop({ kind: 'text', sort: false }) body!: string;
  @Prop({ kind: 'enum', enum: IdeaState, facet: true, fallback: "'PROPOSED'" }) state!: IdeaState;
  @Prop({ kind: 'id', of: 'Employee' }) proposerId!: string;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'As they are called.' }) proposerName!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'The same, by the English name.' }) proposerNameEn?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where they worked then.' }) storeId?: string | null;
  @Prop({ kind: 'instant' }) proposedAt!: string;
  @Prop({ kind: 'day' }) proposedOn!: string;
  @Prop({ kind: 'int', fallback: '0' }) voteCount!: number;
  @Prop({ kind: 'int', fallback: '0', description: 'Stores that do it; all that were open where head office adopted it.' }) adoptionCount!: number;
  @Prop({ kind: 'day', nullable: true, description: 'When the first took it up: the month in which it may be among the best.' }) adoptedOn?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was declined.' }) decisionReason?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who declined it.' }) decidedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Key of the measure by which its effect is told.' }) effectMeasure?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'The measure before, over the stores that do it.' }) effectBefore?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'The measure since.' }) effectAfter?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'Both explanations: { before, after }.' }) effectExplanation?: unknown;
  @Prop({ kind: 'instant', nullable: true }) effectMeasuredAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'First day of the month in which it was among the best three.' }) awardMonthOn?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'Its place then: 1 to 3.' }) awardPlace?: number | null;
}

@Noun('IdeaVote', { table: 'idea_votes', read: 'staff:read', roots: false, defaultSort: { prop: 'votedAt', order: 'ASC' }, description: 'Somebody stands behind an idea; one vote each.' })
export class IdeaVote extends Row {
  @Prop({ kind: 'id', of: 'Idea' }) ideaId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'instant' }) votedAt!: string;
}

@Noun('IdeaAdoption', { table: 'idea_adoptions', read: 'staff:read', roots: { many: 'ideaAdoptions' }, defaultSort: { prop: 'adoptedOn', order: 'ASC' }, description: 'A store does it, from a day on, and why.' })
export class IdeaAdoption extends Row {
  @Prop({ kind: 'id', of: 'Idea' }) ideaId!: string;
  @Prop({ kind: 'id', of: 'Store' }) storeId!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) adoptedById?: string | null;
  @Prop({ kind: 'day' }) adoptedOn!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
}

@InputType()
export class ProposeIdeaInput {
  @Field(() => String) @Length(1, 200) idempotencyKey!: string;
  @Field(() => String) @Length(2, 80) title!: string;
  @Field(() => String) @Length(5, 2_000) body!: string;
}
@InputType()
export class VoteForIdeaInput {
  @Field(() => ID) id!: string;
  @Field(() => Boolean, { description: 'False takes the vote back.' }) isFor!: boolean;
}
@InputType({ description: 'For one store, or without a store for all that are open.' })
export class AdoptIdeaInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => ID, { nullable: true }) storeId?: string | null;
  @Field(() => String) @Length(2, 500) reason!: string;
}
@InputType()
export class ReasonedIdeaInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(500) reason?: string | null;
}
@InputType({ description: 'The same measure over as many days before the adoption and since, at the stores that do it.' })
export class MeasureIdeaInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => String) @Length(1, 80) measure!: string;
  @Field(() => Int, { nullable: true, description: '28 when unsaid.' }) @IsOptional() @Min(7) @Max(180) days?: number | null;
}
@InputType({ description: 'Settles a month that is over: its best three, and what each is handed on with (A-13).' })
export class AwardIdeasInput {
  @Field(() => String, { description: 'YYYY-MM.' }) @Matches(/^20\d\d-(0[1-9]|1[0-2])$/) month!: string;
}
@ObjectType()
export class RankedIdea {
  @Field(() => Int) place!: number;
  @Field(() => ID) ideaId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) proposerName!: string;
  @Field(() => String, { nullable: true }) proposerNameEn?: string | null;
  @Field(() => Int) adoptionCount!: number;
  @Field(() => Int) voteCount!: number;
}
@ObjectType()
export class IdeaRanking {
  @Field(() => String) month!: string;
  @Field(() => Boolean, { description: 'Settled: it does not change any more.' }) isSettled!: boolean;
  @Field(() => [RankedIdea]) best!: RankedIdea[];
}
