// Careers: the steps of the ladder with what each asks for, applications with the evidence as it stood, and decisions.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Words } from '../platform/explain.ts';
import { DecimalText } from '../scalars.ts';
import { Length } from '../text.ts';

export enum CareerKind { PROMOTION = 'PROMOTION', ROTATION = 'ROTATION' }
registerEnumType(CareerKind, { name: 'CareerKind', description: 'PROMOTION: the next step of the ladder; ROTATION: to merchandise or operations, for the best tenth of the year (A-24).' });
export enum CareerState { APPLIED = 'APPLIED', APPROVED = 'APPROVED', REFUSED = 'REFUSED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(CareerState, { name: 'CareerState' });

@Noun('CareerStep', { table: 'career_steps', read: 'staff:read', roots: { many: 'careerSteps' }, defaultSort: { prop: 'place', order: 'ASC' }, description: 'One step of the career channel (A-23): from which position to which, and what it asks for.' })
export class CareerStep extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text', description: 'Key of the position that one has.' }) fromPosition!: string;
  @Prop({ kind: 'text', description: 'Key of the position that one gets.' }) toPosition!: string;
  @Prop({ kind: 'int' }) place!: number;
  @Prop({ kind: 'json', description: '[{ kind, key, zh, en, months, least }]: SCORE, TENURE, IDEAS, and what younger modules add (CERTIFICATES, AUDITS).' }) requirements!: unknown;
}

@Noun('CareerApplication', { table: 'career_applications', read: 'staff:read-scorecards', defaultSort: { prop: 'appliedAt', order: 'DESC' }, description: 'Somebody applies for the next step or for a rotation; the evidence stands as it was then, and who decided why.' })
export class CareerApplication extends Row {
  @Prop({ kind: 'enum', enum: CareerKind, facet: true }) careerKind!: CareerKind;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked then.' }) storeId?: string | null;
  @Prop({ kind: 'text', description: 'Key of the position, or the area of the rotation.' }) target!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) motive!: string;
  @Prop({ kind: 'json', description: '[{ kind, zh, en, isMet, value, least }] as it stood.' }) evidence!: unknown;
  @Prop({ kind: 'boolean', facet: true }) isEvidenceMet!: boolean;
  @Prop({ kind: 'id', of: 'CareerLadderVersion', nullable: true, description: 'The version of the ladder that said what a promotion asks for.' }) ladderVersionId?: string | null;
  @Prop({ kind: 'enum', enum: CareerState, facet: true, fallback: "'APPLIED'" }) state!: CareerState;
  @Prop({ kind: 'instant' }) appliedAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) decidedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) decision?: string | null;
}

@InputType()
export class ApplyForCareerInput {
  @Field(() => String) @Length(1, 200) idempotencyKey!: string;
  @Field(() => CareerKind) careerKind!: CareerKind;
  @Field(() => String, { description: 'Key of the position, or merchandise, or operations.' }) @Length(1, 60) target!: string;
  @Field(() => String) @Length(2, 1_000) motive!: string;
}
@InputType()
export class DecideCareerInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => Boolean) isApproved!: boolean;
  @Field(() => String) @Length(2, 1_000) reason!: string;
}
@InputType()
export class WithdrawCareerInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
}
@ObjectType({ description: 'A row that speaks for a figure: where it opens and what it says.' })
export class CareerEvidenceRow {
  @Field(() => String, { description: 'Its noun.' }) noun!: string;
  @Field(() => String, { description: 'Plural name of its list.' }) resource!: string;
  @Field(() => ID) id!: string;
  @Field(() => Words) label!: Words;
  @Field(() => String, { nullable: true }) value!: string | null;
}
@ObjectType()
export class CareerEvidence {
  @Field(() => String) kind!: string;
  @Field(() => Words) label!: Words;
  @Field(() => Boolean) isMet!: boolean;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field(() => String) least!: string;
  @Field(() => [CareerEvidenceRow], { description: 'The rows behind the figure, as far as they are in sight; the latest 24.' }) sources!: CareerEvidenceRow[];
}
@ObjectType()
export class RotationEntry {
  @Field(() => ID) employeeId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null;
  @Field(() => String, { description: 'Whom they are compared with: a position, or all of the small ones together.' }) group!: string;
  @Field(() => DecimalText) score!: string;
  @Field(() => Int) place!: number;
  @Field(() => Int) of!: number;
}
