// Edges from and to incidents, their tickets and the tasks of their plans.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'Incident', name: 'rule', to: 'IncidentRule', kind: 'one', by: 'ruleId', description: 'By which it was proposed.' },
  { from: 'Incident', name: 'category', to: 'TicketCategory', kind: 'one', by: 'categoryId' },
  { from: 'Incident', name: 'product', to: 'Product', kind: 'one', by: 'productId' },
  { from: 'Incident', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'Incident', name: 'owner', to: 'Employee', kind: 'one', by: 'ownerId' },
  { from: 'Incident', name: 'tickets', to: 'IncidentTicket', kind: 'many', by: 'incidentId', sort: { prop: 'linkedAt', order: 'ASC' } },
  { from: 'Incident', name: 'tasks', to: 'IncidentTask', kind: 'few', by: 'incidentId', sort: { prop: 'dueAt', order: 'ASC' } },
  { from: 'IncidentTask', name: 'incident', to: 'Incident', kind: 'one', by: 'incidentId' },
  { from: 'IncidentTask', name: 'owner', to: 'Employee', kind: 'one', by: 'ownerId' },
  { from: 'IncidentTicket', name: 'incident', to: 'Incident', kind: 'one', by: 'incidentId' },
  { from: 'IncidentTicket', name: 'ticket', to: 'Ticket', kind: 'one', by: 'ticketId' },
  { from: 'IncidentTicket', name: 'linkedBy', to: 'Employee', kind: 'one', by: 'linkedById' },
  { from: 'IncidentTicket', name: 'toldBy', to: 'TicketEvent', kind: 'one', by: 'toldEventId', description: 'The words by which she was told, and whether they were sent.' },
  { from: 'Ticket', name: 'incidents', to: 'IncidentTicket', kind: 'few', by: 'ticketId', sort: { prop: 'linkedAt', order: 'DESC' } },
]);
