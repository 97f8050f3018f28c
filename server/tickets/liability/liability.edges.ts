// How a case hangs on its ticket, and its parts on each other.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'Ticket', name: 'siteVisits', to: 'SiteVisit', kind: 'few', by: 'ticketId', sort: { prop: 'dueAt', order: 'ASC' } },
  { from: 'Ticket', name: 'liabilities', to: 'Liability', kind: 'few', by: 'ticketId', sort: { prop: 'decidedAt', order: 'DESC' }, description: 'Decisions, the one in force first.' },
  { from: 'Ticket', name: 'remedies', to: 'Remedy', kind: 'few', by: 'ticketId', sort: { prop: 'createdAt', order: 'ASC' } },
  { from: 'Ticket', name: 'chargeBacks', to: 'ChargeBack', kind: 'few', by: 'ticketId', sort: { prop: 'claimedAt', order: 'ASC' } },
  ...['SiteVisit', 'Liability', 'Remedy', 'ChargeBack'].flatMap((from) => [
    { from, name: 'ticket', to: 'Ticket', kind: 'one' as const, by: 'ticketId' },
    { from, name: 'store', to: 'Store', kind: 'one' as const, by: 'storeId', isSortable: true },
  ]),
  { from: 'SiteVisit', name: 'technician', to: 'Employee', kind: 'one', by: 'technicianId' },
  { from: 'SiteVisit', name: 'answeredBy', to: 'Employee', kind: 'one', by: 'answeredById' },
  { from: 'SiteVisit', name: 'formVersion', to: 'FormVersion', kind: 'one', by: 'formVersionId' },
  { from: 'Liability', name: 'visit', to: 'SiteVisit', kind: 'one', by: 'visitId' },
  { from: 'Liability', name: 'decidedBy', to: 'Employee', kind: 'one', by: 'decidedById' },
  { from: 'Liability', name: 'chargeBacks', to: 'ChargeBack', kind: 'few', by: 'liabilityId', sort: { prop: 'claimedAt', order: 'ASC' } },
  { from: 'Remedy', name: 'owner', to: 'Employee', kind: 'one', by: 'ownerId' },
  { from: 'Remedy', name: 'compensation', to: 'Compensation', kind: 'one', by: 'compensationId' },
  { from: 'ChargeBack', name: 'liability', to: 'Liability', kind: 'one', by: 'liabilityId' },
  { from: 'ChargeBack', name: 'claimedBy', to: 'Employee', kind: 'one', by: 'claimedById' },
  { from: 'Employee', name: 'siteVisits', to: 'SiteVisit', kind: 'many', by: 'technicianId', sort: { prop: 'dueAt', order: 'ASC' } },
]);
