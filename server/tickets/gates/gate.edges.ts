// Edges of gates, between categories of tickets and kinds of certificates.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'TicketGate', name: 'category', to: 'TicketCategory', kind: 'one', by: 'categoryId' },
  { from: 'TicketGate', name: 'certificateKind', to: 'CertificateKind', kind: 'one', by: 'certificateKindId' },
  { from: 'TicketGate', name: 'author', to: 'User', kind: 'one', by: 'authorId' },
  { from: 'TicketCategory', name: 'gates', to: 'TicketGate', kind: 'few', by: 'categoryId' },
  { from: 'CertificateKind', name: 'gates', to: 'TicketGate', kind: 'few', by: 'certificateKindId' },
]);
