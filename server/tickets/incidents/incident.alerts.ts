// Who hears of an incident: those who hold the word for one of its stores, or who stands in for them; one alert a person an incident.
import { IncidentState, type Incident } from '../../../schema/tickets/incident.ts';
import { businessDay, type WriteContext } from '../../core/context.ts';
import { labelOf, type Label } from '../../core/language.ts';
import { heldOn } from '../../platform/access/grants.service.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { deputiesOf } from '../../platform/approval/deputy.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify, type TellHow } from '../../platform/notify/notify.service.ts';
import type { Matter } from '../ladder/ladder.registry.ts';
import { answersFor } from '../ticket.staff.ts';

defineAlert({ kind: 'tickets.incident', digest: { zh: '群体事件', en: 'Incidents' } });

const matterOfIncident = (id: string): Required<Matter> => ({ matter: `incident:${id}`, again: false, link: { resource: 'Incident', id } });

const HEARERS = `
  select distinct h.employee_id::text id from ${heldOn('$2')} h where h.employee_id is not null and 'tickets:hear-incidents' = any(h.words)
    and (h.scope = 'ALL' or (h.scope = 'STORE' and h.store_id = any($1::bigint[])) or (h.scope = 'REGION' and h.region_id in (select region_id from stores where id = any($1::bigint[]))))
  order by 1`;
const TOUCHED = `
  select distinct t.store_id::text id from incident_tickets x join tickets t on t.customer_id = x.customer_id and t.id = x.ticket_id where x.incident_id = $1 order by 1`;

/** Employees who hear of an incident: of the area and of quality; while one is away her deputies; where nobody is, who answers for the stores. */
async function hearersOf(tx: WriteContext, incident: Pick<Incident, 'id' | 'storeId'>): Promise<string[]> {
  const touched = (await tx.manager.query<{ id: string }[]>(TOUCHED, [incident.id])).map((row) => row.id);
  const stores = [...new Set([...touched, ...(incident.storeId ? [incident.storeId] : [])])];
  const people = new Set<string>();
  for (const { id } of await tx.manager.query<{ id: string }[]>(HEARERS, [stores, businessDay(tx)])) {
    const deputies = await deputiesOf(tx, id, tx.clock.now());
    for (const one of deputies.length ? deputies : [id]) people.add(one);
  }
  if (!people.size) for (const store of stores) for (const id of await answersFor(tx, store)) people.add(id);
  return [...people];
}

/** A proposal is told once to each who hears of it, however many of its tickets are late or come later. */
export async function tellProposed(tx: WriteContext, incident: Incident): Promise<void> {
  const expected = Number(incident.expectedCount ?? 0).toFixed(1);
  await notify(tx, await usersOf(tx, await hearersOf(tx, incident)), {
    ...matterOfIncident(incident.id), kind: 'tickets.incident',
    title: { zh: `可能的群体事件：${incident.titleZh}`, en: `A possible incident: ${incident.titleEn}` },
    body: { zh: `${incident.observedCount} 位顾客反映同一问题，平常约 ${expected} 位。请判断是否立案。`, en: `${incident.observedCount} customers report the same, usually about ${expected}. Decide whether it is one.` },
  });
}

/** Who has tasks of the plan hears that it began, but for the one who began it: she knows. */
export async function tellPlan(tx: WriteContext, incident: Incident, owners: readonly (string | null | undefined)[]): Promise<void> {
  const counts = new Map<string, number>();
  for (const id of owners) if (id && id !== tx.viewer.employeeId) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const [id, count] of counts) {
    await notify(tx, await usersOf(tx, [id]), {
      ...matterOfIncident(incident.id), again: true, kind: 'tickets.incident',
      title: { zh: `群体事件 ${incident.number} 已立案：${incident.titleZh}`, en: `Incident ${incident.number} is open: ${incident.titleEn}` },
      body: labelOf((language) => (language === 'zh' ? `预案里有 ${count} 项由你负责。` : `${count} ${count === 1 ? 'task' : 'tasks'} of the plan ${count === 1 ? 'is' : 'are'} yours.`)),
    });
  }
}

/** A task that somebody else is to do, or that is late: the same alert of the incident, unread again. */
export async function tellTask(tx: WriteContext, incident: Pick<Incident, 'id' | 'number'>, employeeIds: readonly (string | null | undefined)[], title: Label, how: TellHow = {}): Promise<void> {
  const people = employeeIds.filter((id): id is string => Boolean(id) && id !== tx.viewer.employeeId);
  await notify(tx, await usersOf(tx, people), { ...matterOfIncident(incident.id), again: true, kind: 'tickets.incident', title: { zh: `${incident.number}：${title.zh}`, en: `${incident.number}: ${title.en}` } }, how);
}

/** The incident to which a ticket was brought and that still runs, as the matter of the ticket's alerts. */
export async function incidentOfTicket(tx: WriteContext, ticketId: string): Promise<Matter | null> {
  const [row] = await tx.manager.query<{ id: string }[]>(
    `select x.incident_id::text id from incident_tickets x join incidents n on n.id = x.incident_id
     where x.ticket_id = $1 and x.is_confirmed and n.state = any($2::text[]) order by x.linked_at desc, x.id desc limit 1`, [ticketId, [IncidentState.OPEN, IncidentState.PUBLISHED]]);
  return row ? matterOfIncident(row.id) : null;
}
