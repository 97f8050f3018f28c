// What is owed in a case: that somebody is there in time, that what was agreed is carried out, and that the other side answers.
import type { Duty } from '../../../schema/platform/duty.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { reaches, type WriteContext } from '../../core/context.ts';
import { defineDuty, type DutyKind } from '../../platform/duty/duty.registry.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import { matterOf } from '../ladder/ladder.registry.ts';
import { tellAbout } from '../ladder/ladder.service.ts';
import { wireOf } from '../ticket.row.ts';
import { answersFor, demandAssignee } from '../ticket.staff.ts';

export const VISIT = 'tickets.site-visit';
export const REMEDY = 'tickets.remedy';
export const CHARGE_BACK = 'tickets.charge-back';
const TABLES: Readonly<Record<string, string>> = { SiteVisit: 'site_visits', Remedy: 'remedies', ChargeBack: 'charge_backs' };

type About = Pick<Ticket, 'id' | 'customerId' | 'storeId' | 'number'>;
async function ticketOf(tx: WriteContext, duty: Duty): Promise<About | null> {
  const [row] = await tx.manager.query<About[]>(
    `select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", t.number from ${TABLES[duty.resource] ?? 'remedies'} r join tickets t on t.customer_id = r.customer_id and t.id = r.ticket_id where r.id = $1`, [duty.resourceKey]);
  return row ?? null;
}

const base: Omit<DutyKind, 'kind'> = {
  byHand: false,
  demandOwner: (tx, duty, employeeId) => demandAssignee(tx, employeeId, duty.storeId ?? ''),
  mayManage: (ctx, duty) => reaches(ctx, 'tickets:retarget', duty.storeId),
  async take(tx, duty) { const ticket = await ticketOf(tx, duty); return ticket ? takeTicketById(tx, ticket.id) : 'gone'; },
  async matter(tx, duty) { const ticket = await ticketOf(tx, duty); return ticket ? matterOf(tx, ticket.id) : { matter: `duty:${duty.id}`, again: true }; },
  async link(tx, duty) { const ticket = await ticketOf(tx, duty); return ticket ? { resource: 'Ticket', id: wireOf(ticket) } : null; },
  async overdue(tx, duty, { isLate }) {
    const ticket = await ticketOf(tx, duty);
    if (ticket) await tellAbout(tx, ticket, await answersFor(tx, ticket.storeId), 'tickets.deadline', { zh: `已逾期：${duty.titleZh}`, en: `Overdue: ${duty.titleEn}` }, null, isLate);
  },
};
for (const kind of [VISIT, REMEDY, CHARGE_BACK]) defineDuty({ ...base, kind });
