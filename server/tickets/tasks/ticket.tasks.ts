// Tasks of a ticket: given to somebody who may see it, due at a time, ended with an outcome.
import type { SaveTicketTaskInput } from '../../../schema/tickets/ticket.inputs.ts';
import { TaskKind, TaskState, TicketTask } from '../../../schema/tickets/ticket-work.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { tellTask } from '../ticket.hooks.ts';
import { ticketStates } from '../ticket-states.rules.ts';
import { addSystemLine, ticketToWrite } from '../ticket.row.ts';
import { demandAssignee } from '../ticket.staff.ts';
import { taskChanged } from './task.duties.ts';
import { ticketReasons } from '../tickets.messages.ts';

/** Makes a task, changes it, or ends it. Answers its key. */
export async function saveTicketTask(ctx: Context, input: SaveTicketTaskInput): Promise<{ owner: string; id: string }> {
  authorise(ctx, 'tickets:write');
  const reason = input.reason?.trim();
  return transact(reason ? { ...ctx, reason } : ctx, (tx) => (input.id ? changeTask(tx, input, input.id) : makeTask(tx, input)));
}

async function makeTask(tx: WriteContext, input: SaveTicketTaskInput): Promise<{ owner: string; id: string }> {
  demand(input.ticketId, 'input.ticketId', 'VALUE_REQUIRED');
  const title = input.title?.trim();
  demand(title, 'input.title', 'VALUE_REQUIRED');
  const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
  ticketStates.next(ticket.status, 'classify');
  if (input.assigneeId) await demandAssignee(tx, input.assigneeId, ticket.storeId);
  const task = await tx.manager.save(tx.manager.create(TicketTask, {
    customerId: ticket.customerId, ticketId: ticket.id, taskKind: input.taskKind ?? TaskKind.OTHER, state: TaskState.OPEN, title,
    assigneeId: input.assigneeId ?? null, dueAt: input.dueAt ?? null,
  } as Partial<TicketTask>));
  await addSystemLine(tx, ticket, { act: 'task', detail: { taskKind: task.taskKind, toId: task.assigneeId ?? null } });
  await taskChanged(tx, ticket, task, null);
  await tellTask(tx, task);
  return { owner: task.customerId, id: task.id };
}

async function changeTask(tx: WriteContext, input: SaveTicketTaskInput, wire: string): Promise<{ owner: string; id: string }> {
  demand(input.expectedVersion !== undefined && input.expectedVersion !== null, 'input.expectedVersion', ticketReasons.CATEGORY_VERSION);
  const key = decodeId('TicketTask', wire);
  const held = key && (await tx.manager.findOneBy(TicketTask, { customerId: key.owner ?? '0', id: key.id }));
  if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const ticket = await ticketToWrite(tx, `W${held.customerId}-${held.ticketId}`, 'tickets:write');
  if (held.state !== TaskState.OPEN) throw new AppError('POLICY', ticketReasons.TICKET_TASK_OVER);
  const before = { assigneeId: held.assigneeId ?? null };
  const isHandOver = before.assigneeId !== null && input.assigneeId !== undefined && input.assigneeId !== before.assigneeId;
  demand(!isHandOver || (input.reason?.trim().length ?? 0) >= 2, 'input.reason', ticketReasons.TICKET_HANDOVER);
  if (input.assigneeId && input.assigneeId !== held.assigneeId) await demandAssignee(tx, input.assigneeId, ticket.storeId);
  const ends = input.state !== undefined && input.state !== TaskState.OPEN;
  const task = await changeRow(tx, TicketTask, held.id, input.expectedVersion, {
    ...(input.title ? { title: input.title.trim() } : {}), ...(input.taskKind ? { taskKind: input.taskKind } : {}), ...(input.state ? { state: input.state } : {}),
    ...(input.assigneeId === undefined ? {} : { assigneeId: input.assigneeId }), ...(input.dueAt === undefined ? {} : { dueAt: input.dueAt }),
    ...(input.outcome === undefined ? {} : { outcome: input.outcome?.trim() || null }), ...(ends ? { doneAt: tx.clock.now().toISOString() } : {}),
  } as Partial<TicketTask>);
  if (ends) await addSystemLine(tx, ticket, { act: input.state === TaskState.DONE ? 'taskDone' : 'taskCancelled', detail: { taskKind: task.taskKind } });
  else if (isHandOver) await addSystemLine(tx, ticket, { act: 'task', detail: { taskKind: task.taskKind, toId: task.assigneeId ?? null, reason: input.reason?.trim() } });
  await taskChanged(tx, ticket, task, before);
  return { owner: task.customerId, id: task.id };
}
