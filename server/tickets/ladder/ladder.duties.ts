// What is owed about tickets: that a level steps in after an escalation, and that the customer is called back.
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { DutyState, type Duty } from '../../../schema/platform/duty.ts';
import { TicketLevel, TicketStatus } from '../../../schema/tickets/kinds.ts';
import { reaches, type WriteContext } from '../../core/context.ts';
import { defineDuty, type DutyKind } from '../../platform/duty/duty.registry.ts';
import { moveDuty, owe, settleDuty } from '../../platform/duty/duty.service.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import type { TicketDone } from '../ticket.hooks.ts';
import { wireOf } from '../ticket.row.ts';
import { answersFor, demandAssignee } from '../ticket.staff.ts';
import { levelAbove } from '../ticket-states.rules.ts';
import { matterOf } from './ladder.registry.ts';
import { LEVEL_WORDS } from './ladder.rules.ts';
import { liftTicket, STEP_IN, tellAbout } from './ladder.service.ts';

const CALL_BACK = 'tickets.callback';
/** B-13: head office has its plan within 24 hours. */
const HEAD_OFFICE = { unit: 'ELAPSED_MINUTES', amount: 1_440 } as const;

const ticketOf = (tx: WriteContext, duty: Duty): Promise<Ticket | null> => tx.manager.findOneBy(Ticket, { id: duty.resourceKey });
const base: Omit<DutyKind, 'kind' | 'overdue'> = {
  byHand: false,
  demandOwner: (tx, duty, employeeId) => demandAssignee(tx, employeeId, duty.storeId ?? ''),
  mayManage: (ctx, duty) => reaches(ctx, 'tickets:retarget', duty.storeId),
  take: (tx, duty) => takeTicketById(tx, duty.resourceKey),
  matter: (tx, duty) => matterOf(tx, duty.resourceKey),
  async link(tx, duty) {
    const ticket = await ticketOf(tx, duty);
    return ticket ? { resource: 'Ticket', id: wireOf(ticket) } : null;
  },
};

defineDuty({
  ...base, kind: STEP_IN,
  async overdue(tx, duty, { isLate }) {
    const ticket = await ticketOf(tx, duty);
    const next = ticket ? levelAbove(ticket.level) : null;
    if (!ticket) return;
    const note = { zh: `${LEVEL_WORDS[ticket.level].zh}没有按时介入`, en: `${LEVEL_WORDS[ticket.level].en} did not step in in time` };
    if (next && await liftTicket(tx, ticket, next, HEAD_OFFICE, { note, step: STEP_IN, version: null }, isLate)) return;
    await tellAbout(tx, ticket, await answersFor(tx, ticket.storeId), 'tickets.deadline', { zh: `${ticket.number}：${note.zh}`, en: `${ticket.number}: ${note.en}` }, null, isLate);
  },
});
// Whom a late callback is told, the ladder says; the duty reminds its owner.
// A call was promised to this customer by name: it reminds by itself, also where the ticket is one of an incident.
defineDuty({ ...base, kind: CALL_BACK, matter: async (_tx, duty) => ({ matter: `ticket:${duty.resourceKey}`, again: true }), async overdue() {} });

const SOLVES = new Set(['resolve', 'promise', 'settle', 'close']);

/** What an act on a ticket means for what is owed about it. */
export async function dutiesHear(tx: WriteContext, { act, before, after, detail }: TicketDone): Promise<void> {
  const about = { resource: 'Ticket', resourceKey: after.id };
  if (after.level !== TicketLevel.L1 && before) {
    const stepIn = { kind: STEP_IN, ...about };
    if (act === 'join') await settleDuty(tx, stepIn, null, DutyState.CANCELLED);
    // Stepping in is what the customer hears: an answer by the one who has it now, a plan, a solution.
    else if (SOLVES.has(act) || detail?.isPlan === true || (act === 'reply' && tx.viewer.employeeId !== null && tx.viewer.employeeId === after.assigneeId)) await settleDuty(tx, stepIn, act);
    else if (act === 'assign') await moveDuty(tx, stepIn, after.assigneeId ?? null);
  }
  const callBack = { kind: CALL_BACK, ...about };
  if (act === 'promise' && after.callbackDueAt) {
    await owe(tx, {
      ...callBack, storeId: after.storeId, ownerId: after.assigneeId ?? after.firstContactOwnerId ?? null, dueAt: new Date(after.callbackDueAt).toISOString(), remindMinutes: 120,
      title: { zh: `${after.number}：回访顾客`, en: `${after.number}: call the customer back` },
    });
  } else if (before?.status === TicketStatus.CALLBACK_DUE) {
    if (act === 'settle') await settleDuty(tx, callBack, String(detail?.outcome ?? 'called'));
    else if (after.status !== TicketStatus.CALLBACK_DUE) await settleDuty(tx, callBack, detail?.outcome === 'REACHED' ? 'REACHED' : null, detail?.outcome === 'REACHED' ? DutyState.DONE : DutyState.CANCELLED);
    else if (act === 'assign') await moveDuty(tx, callBack, after.assigneeId ?? null);
  }
}
