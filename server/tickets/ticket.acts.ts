// What is done to a ticket: handed over, escalated, sorted, left waiting, solved, called back about, closed, opened again.
import type {
  AssignTicketInput, ClassifyTicketInput, EscalateTicketInput, ReasonedTicketInput, RecordCallbackInput, ResolveTicketInput, WaitTicketInput,
} from '../../schema/tickets/ticket.inputs.ts';
import type { Ticket } from '../../schema/tickets/ticket.ts';
import { CallbackOutcome } from '../../schema/tickets/ticket-work.ts';
import { TicketStatus, type TicketLevel } from '../../schema/tickets/kinds.ts';
import type { Permission } from '../../schema/permission.ts';
import type { Context, WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { transact } from '../core/transact.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { callbackDueOf, factsOf } from './clocks/clock.service.ts';
import { againstTaking } from './hands/hands.registry.ts';
import { handsBefore } from './hands/take-back.ts';
import { policiesAsOf } from './policy.service.ts';
import { ratingVerdict } from './rating.rules.ts';
import { checkAbout } from './ticket.customer.ts';
import { addSystemLine, doToTicket, ticketToWrite, wireOf } from './ticket.row.ts';
import { demandAssignee, demandTeam, ladderOf } from './ticket.staff.ts';
import { levelAbove, ticketStates, usualPriority, type TicketAct } from './ticket-states.rules.ts';
import { ticketReasons } from './tickets.messages.ts';

/** B-16: hours within which a customer is called back where neither a person nor a policy says otherwise. */
const CALLBACK_HOURS = 48;
const LATEST_CALLBACK_MS = 30 * 86_400_000;

interface Target { id: string; expectedVersion: number; reason?: string | null }

/** Takes a ticket in hand and does one thing to it, in one transaction. Answers its wire id. */
function act(ctx: Context, input: Target, word: Permission, work: (tx: WriteContext, row: Ticket) => Promise<unknown>): Promise<string> {
  const reason = input.reason?.trim();
  // One act, one instant.
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at }, ...(reason ? { reason } : {}) }, async (tx) => {
    const row = await ticketToWrite(tx, input.id, word, input.expectedVersion);
    await work(tx, row);
    return wireOf(row);
  });
}

/** Gives a ticket to a colleague or a team, or back to the queue. A hand-over has a reason; nobody gets what they may not see. */
export const assignTicket = (ctx: Context, input: AssignTicketInput): Promise<string> => act(ctx, input, 'tickets:assign', async (tx, row) => {
  const to = input.assigneeId === undefined ? (row.assigneeId ?? null) : input.assigneeId;
  const isHandOver = Boolean(row.assigneeId) && to !== row.assigneeId;
  demand(!isHandOver || (input.reason?.trim().length ?? 0) >= 2, 'input.reason', ticketReasons.TICKET_HANDOVER);
  if (to && to !== row.assigneeId) {
    await demandAssignee(tx, to, row.storeId);
    const against = await againstTaking(tx, to, row.categoryId ?? null);
    if (against) throw new AppError('POLICY', ticketReasons.TICKET_CANNOT_TAKE, { params: { why: against[tx.locale] }, ...(against.link ? { link: against.link } : {}) });
  }
  if (input.teamId && input.teamId !== row.teamId) await demandTeam(tx, input.teamId, row.storeId);
  const undone = input.isUndo ? await handsBefore(tx, row, to) : null;
  await doToTicket(tx, row, 'assign', {
    assigneeId: to, ...(input.teamId === undefined ? {} : { teamId: input.teamId }), ...(to && !row.firstContactOwnerId ? { firstContactOwnerId: to } : {}),
    ...(isHandOver ? { handoverCount: row.handoverCount + 1 } : {}),
    // Picked up is what a person takes herself, or answers.
    ...(to === tx.viewer.employeeId ? {} : { pickedUpAt: row.pickedUpAt ?? null }),
    ...undone,
  }, { fromId: row.assigneeId ?? null, toId: to, ...(input.teamId === undefined ? {} : { teamId: input.teamId }), reason: input.reason?.trim() || null, ...(undone ? { isUndo: true } : {}) });
});

/** Lifts a ticket to the area supervisor or the head office; who was first stays accountable (B-14). */
export const escalateTicket = (ctx: Context, input: EscalateTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  const level = input.level ?? levelAbove(row.level);
  if (!level) throw new AppError('POLICY', ticketReasons.TICKET_LEVEL_TOP);
  demand(level > row.level, 'input.level', ticketReasons.TICKET_LEVEL_UP);
  await escalate(tx, row, level, input.assigneeId ?? null, input.reason.trim());
});

/** Escalates a ticket in hand: by people, or by the ladder when a deadline passes. */
export async function escalate(tx: WriteContext, row: Ticket, level: TicketLevel, assigneeId: string | null, reason: string, more: Record<string, unknown> = {}): Promise<Ticket> {
  if (assigneeId) await demandAssignee(tx, assigneeId, row.storeId);
  const to = assigneeId ?? (await ladderOf(tx, row.storeId, level));
  if (!to) throw new AppError('POLICY', ticketReasons.TICKET_NOBODY);
  return doToTicket(tx, row, 'escalate', {
    level, assigneeId: to, priority: usualPriority(row.needClass, level, row.tier), firstContactOwnerId: row.firstContactOwnerId ?? tx.viewer.employeeId ?? to,
    ...(row.assigneeId && row.assigneeId !== to ? { handoverCount: row.handoverCount + 1 } : {}), pickedUpAt: row.pickedUpAt ?? null,
  }, { fromLevel: row.level, toLevel: level, fromId: row.assigneeId ?? null, toId: to, reason, ...more });
}

/** Decides what a ticket is about; what the words proposed is confirmed or changed by a person. */
export const classifyTicket = (ctx: Context, input: ClassifyTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  const { id: _id, expectedVersion: _version, categoryId, productId, purchaseId, purchaseLineId, batchNo, ...plain } = input;
  const about = await checkAbout(tx, row.customerId, { categoryId, productId, purchaseId, purchaseLineId });
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined && value !== null)) as Partial<Ticket>;
  const needClass = given.needClass ?? row.needClass;
  const level = given.level ?? row.level;
  const patch: Partial<Ticket> = {
    ...about, ...given, ...(batchNo === undefined ? {} : { batchNo: batchNo?.trim() || null }), isClassConfirmed: true,
    priority: given.priority ?? (needClass === row.needClass && level === row.level ? row.priority : usualPriority(needClass, level, row.tier)),
  };
  const words = ['categoryId', 'needClass', 'level', 'priority', 'productId', 'batchNo'] as const;
  const moved = words.filter((name) => patch[name] !== undefined && (patch[name] ?? null) !== (row[name] ?? null));
  const was = Object.fromEntries(moved.map((name) => [name, row[name] ?? null]));
  await doToTicket(tx, row, 'classify', patch, { was, is: Object.fromEntries(moved.map((name) => [name, patch[name] ?? null])) });
});

/** Notes whom the ticket waits for; clocks that pause for it pause. */
export const waitTicket = (ctx: Context, input: WaitTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  await doToTicket(tx, row, 'wait', { waitingFor: input.waitingFor }, { waitingFor: input.waitingFor, reason: input.reason?.trim() || null });
});

/** Goes on with a ticket that waited. */
export const resumeTicket = (ctx: Context, input: ReasonedTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  await doToTicket(tx, row, 'resume', {}, { reason: input.reason?.trim() || null });
});

/** Solves a ticket and, unless said otherwise, promises a call back within 48 hours. */
export const resolveTicket = (ctx: Context, input: ResolveTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  const now = tx.clock.now().getTime();
  const solution = input.solution.trim();
  demand(solution.length >= 2, 'input.solution', ticketReasons.TICKET_SOLUTION);
  const calls = input.callBack !== false;
  const promised = input.callbackDueAt ?? (calls ? await callbackDueOf(tx, row) : null);
  const due = promised ? new Date(promised).getTime() : now + CALLBACK_HOURS * 3_600_000;
  demand(!calls || (due > now && due <= now + LATEST_CALLBACK_MS), 'input.callbackDueAt', ticketReasons.TICKET_CALLBACK_TIME);
  const [open] = await tx.manager.query<{ n: number }[]>(`select count(*)::int n from ticket_tasks where customer_id = $1 and ticket_id = $2 and state = 'OPEN'`, [row.customerId, row.id]);
  if (open?.n) throw new AppError('POLICY', ticketReasons.TICKET_TASKS_OPEN);
  await doToTicket(tx, row, calls ? 'promise' : 'resolve', { solution, callbackDueAt: calls ? new Date(due).toISOString() : null, ...(typeof input.askSurvey === 'boolean' ? { isSurveyOff: !input.askSurvey } : {}) },
    calls ? { callbackDueAt: new Date(due).toISOString() } : null);
});

/** Closes a solved ticket; one that still owes a call back is closed by the call. */
export const closeTicket = (ctx: Context, input: ReasonedTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  if (row.status === TicketStatus.CALLBACK_DUE) throw new AppError('POLICY', ticketReasons.TICKET_CALLBACK_OWED);
  await doToTicket(tx, row, 'close', {}, { reason: input.reason?.trim() || null });
});

/** Opens a solved or closed ticket again; each time is counted. */
export const reopenTicket = (ctx: Context, input: ReasonedTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  demand((input.reason?.trim().length ?? 0) >= 2, 'input.reason', ticketReasons.TICKET_REASON);
  if (row.joinedInto) throw new AppError('POLICY', ticketReasons.TICKET_JOINED, { params: { number: row.joinedInto } });
  await doToTicket(tx, row, 'reopen', {}, { reason: input.reason?.trim() });
});

/** Puts a closed ticket away (B-15: accept, handle, follow up, archive). */
export const archiveTicket = (ctx: Context, input: ReasonedTicketInput): Promise<string> => act(ctx, input, 'tickets:write', async (tx, row) => {
  await doToTicket(tx, row, 'archive', {}, null);
});

/**
 * Notes one attempt to call a customer back, once per key. Reached or declined, the ticket is closed; a bad score opens it again,
 * or takes it a level up, as the policies in force say (`ratings`); nobody there: the call is still owed.
 */
export async function recordCallback(ctx: Context, input: RecordCallbackInput): Promise<string> {
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.id, 'tickets:write');
    return once(tx, input.idempotencyKey, 'recordCallback', input, async () => {
      const score = input.satisfaction ?? null;
      demand(score === null || (score >= 1 && score <= 5 && input.outcome === CallbackOutcome.REACHED), 'input.satisfaction', ticketReasons.TICKET_SCORE);
      const verdict = score === null ? null : ratingVerdict(score, row.reopenCount, await factsOf(tx, row), await policiesAsOf(tx, tx.clock.now()));
      const next: TicketAct = verdict ? 'reopen' : 'settle';
      // Asked before anything is written: a ticket that owes no call takes none.
      ticketStates.next(row.status, 'settle');
      await tx.manager.query(
        'insert into ticket_callbacks (customer_id, ticket_id, called_at, outcome, satisfaction, remark, caller_id) values ($1, $2, $3, $4, $5, $6, $7)',
        [row.customerId, row.id, tx.clock.now(), input.outcome, score, input.remark?.trim() || null, tx.viewer.employeeId]);
      const detail = { outcome: input.outcome, satisfaction: score, ...(verdict ? { rating: verdict } : {}) };
      if (input.outcome === CallbackOutcome.NOT_REACHED) {
        await recordEvent(tx, { kind: 'ticket.callback-missed', resource: 'Ticket', resourceId: wireOf(row), customerId: row.customerId, storeId: row.storeId, after: detail });
        await addSystemLine(tx, row, { act: 'callback', detail });
      } else await doToTicket(tx, row, next, { satisfaction: score }, detail);
      return wireOf(row);
    });
  });
}
