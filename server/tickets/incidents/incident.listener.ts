// Incidents and what is older: their tickets move with their customer and are alerted of as one, and a task of a plan that is not done in time is found late.
import { Incident, IncidentTask } from '../../../schema/tickets/incident.ts';
import { TaskState } from '../../../schema/tickets/ticket-work.ts';
import { moveWithCustomer } from '../../customers/merge.service.ts';
import { defineDue, type Hold } from '../../platform/due/due.registry.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { setIncidentMatter } from '../ladder/ladder.registry.ts';
import { incidentOfTicket, tellTask } from './incident.alerts.ts';
import { INCIDENT_TASK_DUE } from './incident.service.ts';

moveWithCustomer('IncidentTicket', { hangsOn: { noun: 'Ticket', column: 'ticket_id' } });
setIncidentMatter(incidentOfTicket);

defineDue({
  kind: INCIDENT_TASK_DUE,
  async take(tx, { subject }): Promise<Hold> {
    const [row] = await tx.manager.query<{ held: boolean }[]>(
      'select exists (select 1 from (select 1 from incident_tasks t where t.id = k.id for no key update skip locked) h) held from incident_tasks k where k.id = $1', [subject]);
    return row ? (row.held ? 'held' : 'busy') : 'gone';
  },
  async run(tx, { subject, dueAt }, { isLate }) {
    const task = await tx.manager.findOneBy(IncidentTask, { id: subject });
    if (!task || task.state !== TaskState.OPEN || task.breachedAt) return 'kept';
    await withVerb(tx, 'incident.task-late', () => tx.manager.save(Object.assign(task, { breachedAt: dueAt.toISOString(), version: task.version + 1, updatedAt: tx.clock.now().toISOString() })));
    const incident = await tx.manager.findOneByOrFail(Incident, { id: task.incidentId });
    await tellTask(tx, incident, [task.ownerId, incident.ownerId], { zh: `预案任务超时：${task.titleZh}`, en: `a task of the plan is late: ${task.titleEn}` }, { isLate });
    return 'breached';
  },
});
