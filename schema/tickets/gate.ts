// What somebody has to hold to take tickets of a category, from when until when.
import { Noun, Prop, Row } from '../base.ts';

@Noun('TicketGate', {
  table: 'ticket_gates', read: 'tickets:read', roots: { one: 'ticketGate', many: 'ticketGates' }, defaultSort: { prop: 'startsAt', order: 'DESC' },
  description: 'Tickets of a category are taken only by who holds a valid certificate of a kind. A category without one is open to everybody of the desk.',
})
export class TicketGate extends Row {
  @Prop({ kind: 'id', of: 'TicketCategory', nullable: true, facet: true, description: 'Null: every category.' }) categoryId?: string | null;
  @Prop({ kind: 'id', of: 'CertificateKind', facet: true }) certificateKindId!: string;
  @Prop({ kind: 'instant' }) startsAt!: string;
  @Prop({ kind: 'instant', nullable: true }) endsAt?: string | null;
  @Prop({ kind: 'money', nullable: true, description: 'As much as somebody without it may give on a case of the category; null: as much as anybody.' }) uncertifiedAmount?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
}
