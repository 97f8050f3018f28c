// What a task of a ticket means for whoever it is given to: she is told, reminded before its time, and where it passes those who answer for the store hear it.
import type { Duty } from '../../../schema/platform/duty.ts';
import { DutyState } from '../../../schema/platform/duty.ts';
import type { Ticket } from '../../../schema/tickets/ticket.ts';
import { TaskKind, TaskState, TicketTask } from '../../../schema/tickets/ticket-work.ts';
import { reaches, type WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { defineDuty } from '../../platform/duty/duty.registry.ts';
import { owe, settleDuty } from '../../platform/duty/duty.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import { tellAbout } from '../ladder/ladder.service.ts';
import { addSystemLine, wireOf } from '../ticket.row.ts';
import { answersFor, demandAssignee } from '../ticket.staff.ts';

const TASK = 'tickets.task';
/** Minutes before its time at which a task is reminded of. */
const REMIND_MINUTES = 120;
defineAlert({ kind: TASK, digest: { zh: '工单里交给你的任务', en: 'Tasks of tickets given to you' } });

const WORDS: Readonly<Record<TaskKind, Label>> = {
  SITE_VISIT: { zh: '上门查看', en: 'site visit' }, EVIDENCE: { zh: '取证', en: 'evidence' }, QUALITY_CHECK: { zh: '质检', en: 'quality check' },
  SUPPLIER: { zh: '联系供应商', en: 'supplier' }, OTHER: { zh: '任务', en: 'task' },
};
// Its own title may hold what only those who see the ticket may read.
const titleOf = (number: string, kind: TaskKind): Label => ({ zh: `${number}：${WORDS[kind].zh}`, en: `${number}: ${WORDS[kind].en}` });
const about = (taskId: string) => ({ kind: TASK, resource: 'TicketTask', resourceKey: taskId });
const matterOf = (taskId: string) => ({ matter: `task:${taskId}`, again: true });

type About = Pick<Ticket, 'id' | 'customerId' | 'storeId' | 'number'>;
const taskOf = (tx: WriteContext, duty: Duty): Promise<TicketTask | null> => tx.manager.findOneBy(TicketTask, { id: duty.resourceKey });
async function ticketOf(tx: WriteContext, duty: Duty): Promise<About | null> {
  const [row] = await tx.manager.query<About[]>(
    `select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId", t.number from ticket_tasks k join tickets t on t.customer_id = k.customer_id and t.id = k.ticket_id where k.id = $1`, [duty.resourceKey]);
  return row ?? null;
}

/** A task was made or changed: what is owed by it follows, and whoever has it anew is told. */
export async function taskChanged(tx: WriteContext, ticket: Pick<Ticket, 'id' | 'customerId' | 'number' | 'storeId' | 'assigneeId' | 'firstContactOwnerId'>, task: TicketTask, before: Pick<TicketTask, 'assigneeId'> | null): Promise<void> {
  const isOver = task.state !== TaskState.OPEN;
  if (isOver || !task.dueAt) await settleDuty(tx, about(task.id), task.outcome ?? null, task.state === TaskState.DONE ? DutyState.DONE : DutyState.CANCELLED);
  if (isOver) return;
  if (task.dueAt) {
    // What nobody has yet is owed by whoever has the ticket.
    await owe(tx, { ...about(task.id), storeId: ticket.storeId, ownerId: task.assigneeId ?? ticket.assigneeId ?? ticket.firstContactOwnerId ?? null, dueAt: new Date(task.dueAt).toISOString(), remindMinutes: REMIND_MINUTES, title: titleOf(ticket.number, task.taskKind) });
  }
  if (task.assigneeId && task.assigneeId !== before?.assigneeId && task.assigneeId !== tx.viewer.employeeId) {
    const title = titleOf(ticket.number, task.taskKind);
    await notify(tx, await usersOf(tx, [task.assigneeId]), { ...matterOf(task.id), kind: TASK, title: { zh: `交给你：${title.zh}`, en: `Given to you: ${title.en}` }, link: { resource: 'Ticket', id: wireOf(ticket) } });
  }
}

defineDuty({
  kind: TASK, byHand: false,
  demandOwner: (tx, duty, employeeId) => demandAssignee(tx, employeeId, duty.storeId ?? ''),
  mayManage: (ctx, duty) => reaches(ctx, 'tickets:retarget', duty.storeId),
  async take(tx, duty) { const ticket = await ticketOf(tx, duty); return ticket ? takeTicketById(tx, ticket.id) : 'gone'; },
  matter: async (_tx, duty) => matterOf(duty.resourceKey),
  async link(tx, duty) { const ticket = await ticketOf(tx, duty); return ticket ? { resource: 'Ticket', id: wireOf(ticket) } : null; },
  // The task goes with what is owed by it.
  async handed(tx, duty) {
    const task = await taskOf(tx, duty);
    if (task) await tx.manager.save(Object.assign(task, { assigneeId: duty.ownerId, version: task.version + 1, updatedAt: tx.clock.now().toISOString() }));
  },
  async overdue(tx, duty, { isLate }) {
    const [ticket, task] = [await ticketOf(tx, duty), await taskOf(tx, duty)];
    if (!ticket || !task) return;
    const people = (await answersFor(tx, ticket.storeId)).filter((id) => id !== duty.ownerId);
    await addSystemLine(tx, ticket, { act: 'taskLate', detail: { taskKind: task.taskKind, toIds: people } });
    await tellAbout(tx, ticket, people, 'tickets.deadline', { zh: `已逾期：${duty.titleZh}`, en: `Overdue: ${duty.titleEn}` }, null, isLate);
  },
});
