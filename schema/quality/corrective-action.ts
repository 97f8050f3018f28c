// What is done so that a finding does not come again: cause, deed, owner, date, cost, photos; verified by another person, and looked at again later.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { FileKind } from '../platform/file.ts';

export enum ActionState {
  OPEN = 'OPEN', DONE = 'DONE', REJECTED = 'REJECTED', VERIFIED = 'VERIFIED', EFFECTIVE = 'EFFECTIVE', NOT_EFFECTIVE = 'NOT_EFFECTIVE', CANCELLED = 'CANCELLED',
}
registerEnumType(ActionState, {
  name: 'ActionState', description: 'DONE: its owner says so; REJECTED: another person says it is not; VERIFIED: it is; EFFECTIVE, NOT_EFFECTIVE: seen some days later.',
});
export enum CauseTag {
  PEOPLE = 'PEOPLE', METHOD = 'METHOD', MATERIAL = 'MATERIAL', EQUIPMENT = 'EQUIPMENT', ENVIRONMENT = 'ENVIRONMENT', SUPPLIER = 'SUPPLIER', SYSTEM = 'SYSTEM', OTHER = 'OTHER',
}
registerEnumType(CauseTag, { name: 'CauseTag', description: 'Of what kind the cause is.' });
export enum PhotoMoment { BEFORE = 'BEFORE', AFTER = 'AFTER' }
registerEnumType(PhotoMoment, { name: 'PhotoMoment' });

@Noun('CorrectiveAction', {
  table: 'corrective_actions', read: 'quality:read', defaultSort: { prop: 'dueAt', order: 'ASC' },
  description: 'One corrective action of a finding.',
})
export class CorrectiveAction extends Row {
  @Prop({ kind: 'text', description: 'For people: C-260302-12.' }) number!: string;
  @Prop({ kind: 'id', of: 'Finding' }) findingId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'The finding’s.' }) storeId?: string | null;
  @Prop({ kind: 'enum', enum: ActionState, facet: true, fallback: "'OPEN'" }) state!: ActionState;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'What is to be done.' }) whatZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) whatEn!: string;
  @Prop({ kind: 'enum', enum: CauseTag, nullable: true, facet: true }) causeTag?: CauseTag | null;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Five whys: each answers why the one before it was so.' }) whys!: string[];
  @Prop({ kind: 'id', of: 'Employee', facet: true, description: 'Who does it.' }) ownerId!: string;
  @Prop({ kind: 'int', nullable: true, description: 'Working days that were given; none: a day was named.' }) workingDays?: number | null;
  @Prop({ kind: 'instant', description: 'Since when those count.' }) startedAt!: string;
  @Prop({ kind: 'instant' }) dueAt!: string;
  @Prop({ kind: 'id', of: 'CalendarVersion', nullable: true }) calendarVersionId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The deadline that passed before it was done.' }) breachedAt?: string | null;
  @Prop({ kind: 'money', nullable: true, description: 'What it costs.' }) costAmount?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Course that has to be passed before it counts as done.' }) trainingCourseKey?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Supplier whose answer has to be there before it counts as done.' }) supplierName?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) supplierAnswer?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supplierAnsweredAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) doneAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who said that it is done.' }) doneById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) doneNote?: string | null;
  @Prop({ kind: 'instant', nullable: true }) verifiedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Another person than its owner and than who did it.' }) verifiedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) verifyNote?: string | null;
  @Prop({ kind: 'int', fallback: '0' }) rejectCount!: number;
  @Prop({ kind: 'int', description: 'Days after the verification at which it is seen whether it helped.' }) effectAfterDays!: number;
  @Prop({ kind: 'instant', nullable: true }) effectDueAt?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectCheckedAt?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) effectCheckedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) effectNote?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was rejected the last time, or called off.' }) reason?: string | null;
}

/** Photos that one action may carry. */
export const MOST_PHOTOS = 20;

@Noun('CorrectivePhoto', {
  table: 'corrective_photos', read: 'quality:read', roots: false, defaultSort: { prop: 'pair', order: 'ASC' },
  description: 'A photo of an action, before or after; those of one pair show the same place.',
})
export class CorrectivePhoto extends Row {
  @Prop({ kind: 'id', of: 'CorrectiveAction' }) actionId!: string;
  @Prop({ kind: 'int' }) pair!: number;
  @Prop({ kind: 'enum', enum: PhotoMoment }) moment!: PhotoMoment;
  @Prop({ kind: 'id', of: 'StoredFile' }) fileId!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) name!: string;
  @Prop({ kind: 'enum', enum: FileKind }) fileKind!: FileKind;
  @Prop({ kind: 'text' }) mediaType!: string;
  @Prop({ kind: 'int', nullable: true }) width?: number | null;
  @Prop({ kind: 'int', nullable: true }) height?: number | null;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Who put it there, as known then.' }) authorName!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'The same, by the English name.' }) authorNameEn?: string | null;
}
