// Looking from afar: a customer's guided photos and short videos with her marks, and whether somebody must travel after all.
import { ArrayMaxSize, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Json } from '../scalars.ts';
import { Length } from '../text.ts';

export enum DiagnosisState { SENT = 'SENT', TAKING = 'TAKING', SUBMITTED = 'SUBMITTED', DECIDED = 'DECIDED', WITHDRAWN = 'WITHDRAWN' }
registerEnumType(DiagnosisState, { name: 'DiagnosisState', description: 'SENT: the customer has the link; TAKING: first photos are here; SUBMITTED: she says that is all.' });
export enum DiagnosisOutcome { VISIT_AVOIDED = 'VISIT_AVOIDED', VISIT_NEEDED = 'VISIT_NEEDED' }
registerEnumType(DiagnosisOutcome, { name: 'DiagnosisOutcome' });
export enum ShotKind { PHOTO = 'PHOTO', VIDEO = 'VIDEO' }
registerEnumType(ShotKind, { name: 'ShotKind' });

@Noun('RemoteDiagnosis', {
  table: 'remote_diagnoses', read: 'tickets:read', owner: 'customerId', letter: 'V', roots: { one: 'remoteDiagnosis', many: 'remoteDiagnoses' }, defaultSort: { prop: 'requestedAt', order: 'DESC' },
  description: 'A request for photos by a link (C-24, A-09), what came, and whether the visit was avoided.',
})
export class RemoteDiagnosis extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'PortalLink' }) linkId!: string;
  @Prop({ kind: 'enum', enum: DiagnosisState, facet: true, fallback: "'SENT'" }) state!: DiagnosisState;
  @Prop({ kind: 'text', facet: true, description: 'Which guide.' }) guide!: string;
  @Prop({ kind: 'json', description: 'What the customer is asked for, as it was asked: [{ key, kind, outline, zh, en, hintZh, hintEn, isRequired }].' }) steps!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What else the agent asked for.' }) ask?: string | null;
  @Prop({ kind: 'instant' }) requestedAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) requestedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) submittedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What the customer wrote to it.' }) remark?: string | null;
  @Prop({ kind: 'enum', enum: DiagnosisOutcome, nullable: true, facet: true }) outcome?: DiagnosisOutcome | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) reason?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'In the store’s zone.' }) decidedOn?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) decidedById?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Somebody was sent after all: it counts as avoided no longer.' }) isVisitedAfter!: boolean;
}

@Noun('DiagnosisShot', {
  table: 'diagnosis_shots', read: 'tickets:read', owner: 'customerId', letter: 'S', roots: false, defaultSort: { prop: 'createdAt', order: 'ASC' },
  description: 'One photo or video of a remote diagnosis. Marks lie beside it; the file stays as it was sent.',
})
export class DiagnosisShot extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'RemoteDiagnosis' }) diagnosisId!: string;
  @Prop({ kind: 'id', of: 'TicketFile' }) ticketFileId!: string;
  @Prop({ kind: 'text', description: 'Which step it answers.' }) stepKey!: string;
  @Prop({ kind: 'json', fallback: "'[]'", description: 'Drawn on it, in shares of its width and height: [{ shape: CIRCLE | ARROW | LINE, points: [[x, y], …] }].' }) marks!: unknown;
  @Prop({ kind: 'id', of: 'DiagnosisShot', nullable: true, description: 'A still: a frame of this video.' }) stillOfId?: string | null;
  @Prop({ kind: 'int', nullable: true, filter: false, sort: false, description: 'Where in the video, in thousandths of a second.' }) stillAtMs?: number | null;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'A still that a colleague made: colleagues alone see it.' }) isByStaff!: boolean;
  /** The key under which the phone sent it: the same photo sent twice is one. */
  @Prop({ kind: 'text', hidden: true }) sentKey!: string;
}

@ObjectType()
export class GuideStep {
  @Field(() => String) key!: string;
  @Field(() => ShotKind) kind!: ShotKind;
  @Field(() => String) zh!: string;
  @Field(() => String) en!: string;
  @Field(() => Boolean) isRequired!: boolean;
}
@ObjectType({ description: 'A set of pictures to ask for.' })
export class DiagnosisGuide {
  @Field(() => String) key!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => Boolean, { description: 'Fits what the ticket is about.' }) isProposed!: boolean;
  @Field(() => [GuideStep]) steps!: GuideStep[];
}

@InputType({ description: 'Sends the customer a link by the ticket’s own way; the ticket then waits for her.' })
export class RequestRemoteDiagnosisInput {
  @Field(() => ID) ticketId!: string;
  @Field(() => String, { description: 'The same key asks once, however often it is sent.' }) @Length(1, 200) idempotencyKey!: string;
  @Field(() => String, { description: 'Key of a guide.' }) @Length(1, 40) guide!: string;
  @Field(() => [String], { nullable: true, description: 'Keys of its steps; all of them when unsaid.' }) @IsOptional() @ArrayMaxSize(12) steps?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Further words to the customer.' }) @IsOptional() @MaxLength(500) ask?: string | null;
  @Field(() => Int, { nullable: true, description: 'Days until the link expires; 3 when unsaid.' }) @IsOptional() @Min(1) @Max(14) days?: number | null;
}

@InputType({ description: 'May be decided anew, with another reason. A needed visit opens its task.' })
export class DecideRemoteDiagnosisInput {
  @Field(() => ID) id!: string;
  @Field(() => Int) expectedVersion!: number;
  @Field(() => DiagnosisOutcome) outcome!: DiagnosisOutcome;
  @Field(() => String) @Length(2, 500) reason!: string;
}

@InputType({ description: 'A frame of a customer’s video, with marks on it: kept as a photo beside the video, for colleagues alone.' })
export class KeepDiagnosisStillInput {
  @Field(() => ID, { description: 'The video.' }) shotId!: string;
  @Field(() => String, { description: 'The same key keeps it once, however often it is sent.' }) @Length(1, 60) idempotencyKey!: string;
  @Field(() => ID, { description: 'The frame, as a picture that was sent in.' }) fileId!: string;
  @Field(() => Int, { description: 'Where in the video, in thousandths of a second.' }) @Min(0) @Max(36_000_000) atMs!: number;
  @Field(() => Json, { description: 'As on photos: [{ shape, points }], one at least.' }) marks!: unknown;
}
