// Checks of stores by a form: the templates they follow, and audits, which are filled forms with their review, their dispute and their place in the measures.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { Sheet, SheetRow } from '../forms/sheet.ts';

export enum AuditKind { ANNOUNCED = 'ANNOUNCED', UNANNOUNCED = 'UNANNOUNCED', MYSTERY = 'MYSTERY' }
registerEnumType(AuditKind, { name: 'AuditKind', description: 'MYSTERY: by somebody whom the store does not know, nor ever gets to know.' });
export enum AuditState { DRAFT = 'DRAFT', SUBMITTED = 'SUBMITTED', PUBLISHED = 'PUBLISHED', DISPUTED = 'DISPUTED', FINAL = 'FINAL', VOID = 'VOID' }
registerEnumType(AuditState, { name: 'AuditState', description: 'SUBMITTED: a second person reviews it; PUBLISHED: the store sees it and may dispute it; DISPUTED: held out of the measures; VOID: counts for nothing.' });

@Noun('AuditTemplate', {
  table: 'audit_templates', read: 'quality:read-audits', defaultSort: { prop: 'key', order: 'ASC' },
  description: 'What kind of check follows which form; what is asked stands in the versions of the form.',
})
export class AuditTemplate extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Form' }) formId!: string;
  @Prop({ kind: 'int', fallback: '7', description: 'Days after publication within which the store may dispute.' }) disputeDays!: number;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('Audit', {
  table: 'audits', read: 'quality:read-audits', defaultSort: { prop: 'auditedOn', order: 'DESC' },
  description: 'One check of one store: a filled form. Stores see it once it is published, and never who the mystery shopper was.',
})
@Sheet({ hideFiller: 'quality:read-shoppers' })
export class Audit extends SheetRow {
  @Prop({ kind: 'text', description: 'For people: A-260213-011.' }) number!: string;
  @Prop({ kind: 'id', of: 'AuditTemplate', facet: true }) templateId!: string;
  @Prop({ kind: 'enum', enum: AuditKind, facet: true }) auditKind!: AuditKind;
  @Prop({ kind: 'enum', enum: AuditState, facet: true, fallback: "'DRAFT'" }) state!: AuditState;
  @Prop({ kind: 'id', of: 'Store', facet: true }) storeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, description: 'The store once it may see the audit; what its people see hangs on it.' }) publishedStoreId?: string | null;
  @Prop({ kind: 'id', of: 'MysteryProgramme', nullable: true, facet: true }) programmeId?: string | null;
  @Prop({ kind: 'id', of: 'AuditVisit', nullable: true, description: 'The planned visit that it carries out.' }) visitId?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, description: 'Who inspected; never of a mystery visit.' }) inspectorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, right: 'quality:read-shoppers', description: 'The account that filled it.' }) fillerId?: string | null;
  @Prop({ kind: 'day', description: 'The store’s own day.' }) auditedOn!: string;
  @Prop({ kind: 'decimal', nullable: true, description: 'The score that counts: as submitted, or as changed by review or dispute.' }) finalScore?: string | null;
  @Prop({ kind: 'text', nullable: true, facet: true, description: 'Band of the score that counts.' }) finalBand?: string | null;
  @Prop({ kind: 'boolean', nullable: true, facet: true }) isFinalPass?: boolean | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Of imported audits: what their items come to by the form.' }) computedScore?: string | null;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Counts in the measures.' }) isCounted!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Answers were changed after submission; what was first there stays.' }) isEdited!: boolean;
  @Prop({ kind: 'int', fallback: '0' }) answeredCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) failedCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) criticalCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) photoCount!: number;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'The store was checked by this template before.' }) hasPrevious!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true, description: 'Something failed that failed the time before.' }) isRepeat!: boolean;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) reviewedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) reviewedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What the reviewer said, or why it is void.' }) reviewNote?: string | null;
  @Prop({ kind: 'instant', nullable: true }) publishedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The last instant at which the store may dispute.' }) disputeUntil?: string | null;
  @Prop({ kind: 'instant', nullable: true, right: 'quality:review-audits', description: 'Where the phone’s clock was wrong: when it began by that clock. What counts is startedAt. For reviewers: by how much a clock is wrong tells one phone from another.' }) phoneStartedAt?: string | null;
  @Prop({ kind: 'instant', nullable: true, right: 'quality:review-audits', description: 'Likewise, when it was handed in.' }) phoneSubmittedAt?: string | null;
  @Prop({ kind: 'int', nullable: true, right: 'quality:review-audits', description: 'By how much the phone’s clock was ahead of the server’s; below nought: behind. None: right to the minute.' }) phoneAheadSeconds?: number | null;
  @Prop({ kind: 'text', nullable: true, description: 'Tickets opened at once by critical items.' }) raisedTickets?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Kind of check as another system calls it.' }) sourceKind?: string | null;
  /** The import that made the row, and the key by which the same file changes nothing. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) externalKey?: string | null;
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}
