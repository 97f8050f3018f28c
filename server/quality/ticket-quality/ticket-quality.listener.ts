// What hangs on tickets of others: sampled tickets and their reviews go with their customer.
import { moveWithCustomer } from '../../customers/merge.service.ts';

for (const noun of ['SampledTicket', 'TicketReview']) moveWithCustomer(noun, { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
