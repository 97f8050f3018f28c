// What hangs on an audit: what failed in it, its photos, changes of its answers after submission, and the store's dispute.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { FileKind } from '../platform/file.ts';

export enum DisputeState { OPEN = 'OPEN', REJECTED = 'REJECTED', ACCEPTED = 'ACCEPTED', REVISIT = 'REVISIT' }
registerEnumType(DisputeState, { name: 'DisputeState', description: 'REJECTED: the audit stands; ACCEPTED: answers were changed; REVISIT: it is void, and the store is visited anew.' });

@Noun('AuditFailure', {
  table: 'audit_failures', read: 'quality:read-audits', defaultSort: { prop: 'auditedOn', order: 'DESC' },
  description: 'A question that failed in an audit, as it counts after review and dispute.',
})
export class AuditFailure extends Row {
  @Prop({ kind: 'id', of: 'Audit' }) auditId!: string;
  @Prop({ kind: 'id', of: 'Store' }) storeId!: string;
  @Prop({ kind: 'day' }) auditedOn!: string;
  @Prop({ kind: 'boolean', fallback: 'false' }) isCounted!: boolean;
  @Prop({ kind: 'text' }) sectionKey!: string;
  @Prop({ kind: 'text', facet: true }) questionKey!: string;
  @Prop({ kind: 'text', description: 'The question, as it was asked.' }) labelZh!: string;
  @Prop({ kind: 'text' }) labelEn!: string;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isCritical!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'It failed the time before, too.' }) isRepeat!: boolean;
  @Prop({ kind: 'decimal', nullable: true, description: 'Points that the question is worth.' }) points?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What was seen.' }) note?: string | null;
  @Prop({ kind: 'day', nullable: true, description: 'Said to be put right on.' }) correctedOn?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'From the check to that day; below nought where that day is before it.' }) correctionDays?: number | null;
  @Prop({ kind: 'text', hidden: true, nullable: true }) externalKey?: string | null;
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}

@Noun('AuditFile', {
  table: 'audit_files', read: 'quality:read-audits', roots: false, defaultSort: { prop: 'position', order: 'ASC' },
  description: 'A photo or paper of an audit, or of its dispute: seen by whoever sees the audit. The receipt of a secret visit is seen by its maker and by those who know the shoppers, nobody else. Who took it is not said.',
})
export class AuditFile extends Row {
  @Prop({ kind: 'id', of: 'Audit' }) auditId!: string;
  @Prop({ kind: 'id', of: 'Audit', nullable: true, description: 'The audit again, where all who see it see this; none: it proves a secret visit and would tell by whom.' }) shownAuditId?: string | null;
  /** The shopper whom the proof belongs to; of nothing else. */
  @Prop({ kind: 'id', of: 'User', nullable: true, hidden: true }) proverId?: string | null;
  @Prop({ kind: 'id', of: 'AuditDispute', nullable: true, description: 'Evidence of the store.' }) disputeId?: string | null;
  @Prop({ kind: 'id', of: 'StoredFile' }) fileId!: string;
  @Prop({ kind: 'text', nullable: true }) questionKey?: string | null;
  @Prop({ kind: 'int' }) position!: number;
  @Prop({ kind: 'enum', enum: FileKind }) fileKind!: FileKind;
  @Prop({ kind: 'text' }) mediaType!: string;
  @Prop({ kind: 'int' }) bytes!: number;
  @Prop({ kind: 'int', nullable: true }) width?: number | null;
  @Prop({ kind: 'int', nullable: true }) height?: number | null;
  @Prop({ kind: 'text', description: 'SHA-256 of the bytes as they were sent.' }) sha256!: string;
  @Prop({ kind: 'instant', nullable: true, description: 'By the phone’s clock, put right by the server’s.' }) takenAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, right: 'quality:review-audits', description: 'By the phone’s clock, where that was wrong.' }) phoneTakenAt?: string | null;
  @Prop({ kind: 'float', nullable: true, right: 'quality:review-audits', description: 'Where it was taken, when the phone was allowed to say: never in the picture itself.' }) latitude?: number | null;
  @Prop({ kind: 'float', nullable: true, right: 'quality:review-audits' }) longitude?: number | null;
  @Prop({ kind: 'int', nullable: true, right: 'quality:review-audits', description: 'How exactly the phone knew the place.' }) accuracyMetres?: number | null;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'The same bytes stand in an earlier audit.' }) isReused!: boolean;
}

@Noun('AuditEdit', {
  table: 'audit_edits', read: 'quality:read-audits', roots: false, defaultSort: { prop: 'editedAt', order: 'ASC' },
  description: 'A change of an answer after submission: what was there, what is there now, by whom and why.',
})
export class AuditEdit extends Row {
  @Prop({ kind: 'id', of: 'Audit' }) auditId!: string;
  @Prop({ kind: 'text' }) questionKey!: string;
  @Prop({ kind: 'json', nullable: true, description: 'The answer before.' }) answerBefore?: unknown;
  @Prop({ kind: 'json', description: 'The answer after.' }) answerAfter!: unknown;
  @Prop({ kind: 'decimal', nullable: true }) scoreBefore?: string | null;
  @Prop({ kind: 'decimal', nullable: true }) scoreAfter?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) editedById?: string | null;
  @Prop({ kind: 'instant' }) editedAt!: string;
}

@Noun('AuditDispute', {
  table: 'audit_disputes', read: 'quality:read-audits', defaultSort: { prop: 'raisedAt', order: 'DESC' },
  description: 'The store says that an audit is wrong; somebody decides who neither made nor reviewed it.',
})
export class AuditDispute extends Row {
  @Prop({ kind: 'id', of: 'Audit' }) auditId!: string;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'enum', enum: DisputeState, facet: true, fallback: "'OPEN'" }) state!: DisputeState;
  @Prop({ kind: 'texts', description: 'Questions that it is about; none: the whole.' }) questionKeys!: string[];
  @Prop({ kind: 'text', filter: false, sort: false }) reason!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) raisedById?: string | null;
  @Prop({ kind: 'instant' }) raisedAt!: string;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) decidedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What was decided, and why.' }) decision?: string | null;
  @Prop({ kind: 'decimal', nullable: true }) scoreBefore?: string | null;
  @Prop({ kind: 'decimal', nullable: true }) scoreAfter?: string | null;
}
