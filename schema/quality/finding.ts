// What was found wrong: where it comes from, how bad it is, by when it is put right, whether it was there before; and the tickets that show it.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum FindingSource { AUDIT = 'AUDIT', TICKET = 'TICKET', INCIDENT = 'INCIDENT', SURVEY = 'SURVEY', ALERT = 'ALERT', PERSON = 'PERSON' }
registerEnumType(FindingSource, { name: 'FindingSource', description: 'What it was found by; PERSON: somebody saw it.' });
export enum FindingSeverity { MINOR = 'MINOR', MAJOR = 'MAJOR', CRITICAL = 'CRITICAL' }
registerEnumType(FindingSeverity, { name: 'FindingSeverity', description: 'Ten, five and one working days to put it right.' });
export enum FindingState { OPEN = 'OPEN', ACTING = 'ACTING', CHECKING = 'CHECKING', CLOSED = 'CLOSED', DISMISSED = 'DISMISSED' }
registerEnumType(FindingState, {
  name: 'FindingState', description: 'OPEN: nothing is planned; ACTING: corrective actions run; CHECKING: all are verified, whether they help is seen later; CLOSED: they helped.',
});

@Noun('Finding', {
  table: 'findings', read: 'quality:read', defaultSort: { prop: 'foundAt', order: 'DESC' },
  description: 'Something found wrong, from its source to the proof that it does not come again.',
})
export class Finding extends Row {
  @Prop({ kind: 'text', description: 'For people: F-260302-12.' }) number!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) detail?: string | null;
  @Prop({ kind: 'enum', enum: FindingSource, facet: true }) source!: FindingSource;
  @Prop({ kind: 'text', nullable: true, description: 'Noun of the row that it was found by.' }) sourceResource?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Key of that row, without its customer.' }) sourceKey?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'None: the chain’s.' }) storeId?: string | null;
  @Prop({ kind: 'id', of: 'TicketCategory', nullable: true, facet: true }) categoryId?: string | null;
  @Prop({ kind: 'text', nullable: true, facet: true, description: 'Section of the standard that was not kept.' }) section?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'What was asked or counted: the same key at the same store within the window is a repeat.' }) questionKey?: string | null;
  @Prop({ kind: 'enum', enum: FindingSeverity, facet: true }) severity!: FindingSeverity;
  @Prop({ kind: 'enum', enum: FindingState, facet: true, fallback: "'OPEN'" }) state!: FindingState;
  @Prop({ kind: 'id', of: 'Employee', nullable: true, facet: true, description: 'Who answers for putting it right.' }) ownerId?: string | null;
  @Prop({ kind: 'id', of: 'Incident', nullable: true }) incidentId?: string | null;
  @Prop({ kind: 'instant' }) foundAt!: string;
  @Prop({ kind: 'day', description: 'The store’s own day.' }) foundOn!: string;
  @Prop({ kind: 'instant', description: 'Since when its working days count: the finding, or since it came back.' }) countedFromAt!: string;
  @Prop({ kind: 'instant', description: 'By when it is put right, by the store’s calendar.' }) dueAt!: string;
  @Prop({ kind: 'id', of: 'CalendarVersion', nullable: true, description: 'By which that was counted; none: by the clock on the wall.' }) calendarVersionId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'The deadline that passed before it was put right.' }) breachedAt?: string | null;
  @Prop({ kind: 'boolean', facet: true, fallback: 'false' }) isRepeat!: boolean;
  @Prop({ kind: 'int', fallback: '0', description: 'So many before it: same question, same store, within the window.' }) repeatCount!: number;
  @Prop({ kind: 'int', description: 'Days that were looked back on.' }) repeatWindowDays!: number;
  @Prop({ kind: 'id', of: 'Finding', nullable: true, description: 'The one before it.' }) repeatOfId?: string | null;
  @Prop({ kind: 'instant', nullable: true, description: 'When the last of its actions was verified.' }) correctedAt?: string | null;
  @Prop({ kind: 'day', nullable: true }) correctedOn?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'From finding to verified correction.' }) correctionSeconds?: number | null;
  @Prop({ kind: 'instant', nullable: true }) closedAt?: string | null;
  @Prop({ kind: 'day', nullable: true }) closedOn?: string | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) closedById?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'Why it was closed, dismissed or opened again.' }) reason?: string | null;
}

@Noun('FindingTicket', {
  table: 'finding_tickets', read: 'quality:read', owner: 'customerId', letter: 'H', roots: { many: 'findingTickets' }, defaultSort: { prop: 'linkedAt', order: 'ASC' },
  description: 'A ticket that shows a finding: seen by whoever sees the ticket.',
})
export class FindingTicket {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Finding' }) findingId!: string;
  @Prop({ kind: 'instant' }) linkedAt!: string;
}
