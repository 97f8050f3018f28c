// Edges from and to samples, sampled tickets and reviews. None leads from a person or a ticket to the reviews.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'TicketSample', name: 'form', to: 'Form', kind: 'one', by: 'formId' },
  { from: 'TicketSample', name: 'drawnBy', to: 'Employee', kind: 'one', by: 'drawnById' },
  { from: 'TicketSample', name: 'tickets', to: 'SampledTicket', kind: 'many', by: 'sampleId', sort: { prop: 'id', order: 'ASC' } },
  { from: 'SampledTicket', name: 'sample', to: 'TicketSample', kind: 'one', by: 'sampleId' },
  { from: 'SampledTicket', name: 'ticket', to: 'Ticket', kind: 'one', by: 'ticketId' },
  { from: 'SampledTicket', name: 'store', to: 'Store', kind: 'one', by: 'storeId', isSortable: true },
  { from: 'SampledTicket', name: 'agent', to: 'Employee', kind: 'one', by: 'agentId' },
  { from: 'SampledTicket', name: 'reviews', to: 'TicketReview', kind: 'few', by: 'sampledId', sort: { prop: 'id', order: 'ASC' } },
  { from: 'TicketReview', name: 'ticket', to: 'Ticket', kind: 'one', by: 'ticketId' },
  { from: 'TicketReview', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'TicketReview', name: 'reviewer', to: 'Employee', kind: 'one', by: 'reviewerId' },
  { from: 'TicketReview', name: 'calibration', to: 'Calibration', kind: 'one', by: 'calibrationId' },
  { from: 'TicketReview', name: 'formVersion', to: 'FormVersion', kind: 'one', by: 'formVersionId' },
  { from: 'Calibration', name: 'formVersion', to: 'FormVersion', kind: 'one', by: 'formVersionId' },
  { from: 'Calibration', name: 'openedBy', to: 'Employee', kind: 'one', by: 'openedById' },
  { from: 'Calibration', name: 'reviews', to: 'TicketReview', kind: 'few', by: 'calibrationId', sort: { prop: 'id', order: 'ASC' } },
]);
