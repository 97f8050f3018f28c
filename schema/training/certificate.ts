// What somebody has proved to be able to do, until when, and what happens to those who could not prove it.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum CertificateState { VALID = 'VALID', EXPIRING = 'EXPIRING', EXPIRED = 'EXPIRED', REVOKED = 'REVOKED' }
registerEnumType(CertificateState, { name: 'CertificateState', description: 'EXPIRING: valid, and ends within its first notice.' });
export enum TransferState { OPEN = 'OPEN', ACCEPTED = 'ACCEPTED', DECLINED = 'DECLINED' }
registerEnumType(TransferState, { name: 'TransferState', description: 'ACCEPTED: moved to another post; DECLINED: stays, and may sit the exam again.' });

@Noun('CertificateKind', { table: 'certificate_kinds', read: 'staff:read', roots: { one: 'certificateKind', many: 'certificateKinds' }, defaultSort: { prop: 'key', order: 'ASC' }, description: 'A kind of certificate: what earns it, how long it holds, and who is to have it.' })
export class CertificateKind extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'Exam', nullable: true, description: 'Passing it earns the certificate; null: given by hand alone.' }) examId?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Credited hours of training that are asked for besides.' }) minHours?: string | null;
  @Prop({ kind: 'int', description: 'Days from its issue to its last day.' }) validDays!: number;
  @Prop({ kind: 'json', description: 'Days before the end on which holder and managers are told, such as [30, 14, 7].' }) noticeDays!: unknown;
  @Prop({ kind: 'texts', description: 'Keys of the positions whose people are to have it.' }) positions!: string[];
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('Certificate', {
  table: 'certificates', read: 'training:read-results', defaultSort: { prop: 'expiresAt', order: 'ASC' },
  description: 'Somebody holds a certificate. Whether it holds is judged by its instants and never by its state, which follows them.',
})
export class Certificate extends Row {
  @Prop({ kind: 'text', description: 'As people say it.' }) number!: string;
  @Prop({ kind: 'id', of: 'CertificateKind', facet: true }) kindId!: string;
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Where the person worked when it was issued.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'ExamAttempt', nullable: true, description: 'What earned it; null: given by hand.' }) attemptId?: string | null;
  @Prop({ kind: 'enum', enum: CertificateState, facet: true, fallback: "'VALID'" }) state!: CertificateState;
  @Prop({ kind: 'instant' }) issuedAt!: string;
  @Prop({ kind: 'day', description: 'The day of its issue where the chain does its business.' }) issuedOn!: string;
  @Prop({ kind: 'day', description: 'Its last day.' }) validUntilOn!: string;
  @Prop({ kind: 'instant', description: 'The end of its last day: from then on it holds no more.' }) expiresAt!: string;
  @Prop({ kind: 'instant', nullable: true }) revokedAt?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was given by hand, or taken away.' }) reason?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Who gave it by hand, or took it away.' }) decidedById?: string | null;
  /** Behind the address that its picture leads to; nobody can guess it. */
  @Prop({ kind: 'text', hidden: true }) checkCode!: string;
}

@Noun('TransferProposal', { table: 'transfer_proposals', read: 'training:certify', roots: { one: 'transferProposal', many: 'transferProposals' }, defaultSort: { prop: 'createdAt', order: 'DESC' }, description: 'Somebody failed an exam so often that another post is proposed; personnel decides.' })
export class TransferProposal extends Row {
  @Prop({ kind: 'id', of: 'Employee' }) employeeId!: string;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'Exam', facet: true }) examId!: string;
  @Prop({ kind: 'id', of: 'ExamAttempt', description: 'The last of the failures.' }) attemptId!: string;
  @Prop({ kind: 'int' }) failures!: number;
  @Prop({ kind: 'enum', enum: TransferState, facet: true, fallback: "'OPEN'" }) state!: TransferState;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Key of the position that the person was moved to.' }) toPosition?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) decision?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) decidedById?: string | null;
  @Prop({ kind: 'instant', nullable: true }) decidedAt?: string | null;
}
