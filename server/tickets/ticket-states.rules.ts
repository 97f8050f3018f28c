// The life of a ticket: which act leads from which state to which, and what an act does to the row. Pure.
import { TicketLevel, TicketPriority, TicketStatus, NeedClass, WaitingFor } from '../../schema/tickets/kinds.ts';
import { Tier } from '../../schema/customers/customer.ts';
import { stateMachine, type Transitions } from '../core/state-machine.ts';

/** What is done to a ticket; the event log and the thread call it so. */
export const TICKET_ACTS = [
  'assign', 'classify', 'reply', 'hear', 'wait', 'resume', 'escalate', 'resolve', 'promise', 'settle', 'close', 'reopen', 'join', 'split', 'archive',
] as const;
export type TicketAct = (typeof TICKET_ACTS)[number];

const { NEW, OPEN, WAITING, SOLVED, CALLBACK_DUE, CLOSED, ARCHIVED } = TicketStatus;
const table: Transitions<TicketStatus, TicketAct> = {
  NEW: { assign: OPEN, classify: NEW, reply: OPEN, hear: NEW, wait: WAITING, escalate: OPEN, resolve: SOLVED, promise: CALLBACK_DUE, join: CLOSED, split: NEW },
  OPEN: { assign: OPEN, classify: OPEN, reply: OPEN, hear: OPEN, wait: WAITING, escalate: OPEN, resolve: SOLVED, promise: CALLBACK_DUE, join: CLOSED, split: OPEN },
  WAITING: {
    assign: WAITING, classify: WAITING, reply: WAITING, hear: WAITING, wait: WAITING, resume: OPEN, escalate: OPEN, resolve: SOLVED, promise: CALLBACK_DUE,
    join: CLOSED, split: WAITING,
  },
  // What a customer says after the solution is answered; only a person, or a bad score, opens it again.
  SOLVED: { assign: SOLVED, reply: SOLVED, hear: SOLVED, promise: CALLBACK_DUE, settle: CLOSED, close: CLOSED, reopen: OPEN },
  // No reply cancels a promised call: it ends by the call alone.
  CALLBACK_DUE: { assign: CALLBACK_DUE, reply: CALLBACK_DUE, hear: CALLBACK_DUE, settle: CLOSED, reopen: OPEN },
  CLOSED: { reopen: OPEN, archive: ARCHIVED },
  ARCHIVED: {},
};
export const ticketStates = stateMachine<TicketStatus, TicketAct>(table, { NEW: ['新建', 'New'], OPEN: ['处理中', 'Open'], WAITING: ['等待', 'Waiting'], SOLVED: ['已解决', 'Solved'], CALLBACK_DUE: ['待回访', 'Callback due'], CLOSED: ['已关闭', 'Closed'], ARCHIVED: ['已归档', 'Archived'] });

const OWED: ReadonlySet<TicketStatus> = new Set([NEW, OPEN, WAITING, CALLBACK_DUE]);
/** Is something still owed to the customer in this state? */
export const isOwed = (status: TicketStatus): boolean => OWED.has(status);

/** What of a ticket its life is about. */
export interface TicketLife {
  status: TicketStatus; isOpen: boolean; waitingFor?: WaitingFor | null;
  pickedUpAt?: string | null; firstRespondedAt?: string | null; unansweredSince?: string | null;
  solvedAt?: string | null; callbackDueAt?: string | null; closedAt?: string | null; reopenCount: number;
}

/** What an act changes in a ticket's life at that instant; throws POLICY where its state does not allow the act. */
export function lifeAfter(life: TicketLife, act: TicketAct, at: string): Partial<TicketLife> {
  // The customer's word ends the wait for her.
  const done = act === 'hear' && life.status === WAITING && life.waitingFor === WaitingFor.CUSTOMER ? 'resume' : act === 'hear' && life.status === CLOSED ? 'reopen' : act;
  const status = ticketStates.next(life.status, done);
  const patch: Partial<TicketLife> = { status, isOpen: isOwed(status) };
  if (status !== WAITING) patch.waitingFor = null;
  if (!life.pickedUpAt && act !== 'hear' && act !== 'classify' && act !== 'join' && act !== 'split') patch.pickedUpAt = at;
  if (act === 'reply') Object.assign(patch, { unansweredSince: null, ...(life.firstRespondedAt ? {} : { firstRespondedAt: at }) });
  if (act === 'hear' && !life.unansweredSince) patch.unansweredSince = at;
  // The solution is the answer: from then on only her next word waits for one.
  if (done === 'resolve' || done === 'promise' || status === CLOSED) patch.unansweredSince = null;
  if (done === 'resolve' || done === 'promise') Object.assign(patch, { solvedAt: life.status === SOLVED ? (life.solvedAt ?? at) : at });
  if (status === CLOSED && life.status !== CLOSED) Object.assign(patch, { closedAt: at, callbackDueAt: null });
  if (done === 'reopen') Object.assign(patch, { reopenCount: life.reopenCount + 1, solvedAt: null, closedAt: null, callbackDueAt: null });
  return patch;
}

const PRIORITIES = [TicketPriority.LOW, TicketPriority.NORMAL, TicketPriority.HIGH, TicketPriority.TOP];
const higher = (a: TicketPriority, b: TicketPriority): TicketPriority => (PRIORITIES.indexOf(a) >= PRIORITIES.indexOf(b) ? a : b);

/** The priority a ticket has when nobody says otherwise. */
export function usualPriority(needClass: NeedClass, level: TicketLevel, tier: Tier | null | undefined): TicketPriority {
  if (level === TicketLevel.L3) return TicketPriority.TOP;
  const byClass: Record<NeedClass, TicketPriority> = { ORDINARY: TicketPriority.NORMAL, URGENT: TicketPriority.HIGH, SPECIAL: TicketPriority.NORMAL, EMOTIONAL: TicketPriority.HIGH };
  return tier === Tier.GOLD ? higher(byClass[needClass], TicketPriority.HIGH) : byClass[needClass];
}

/** One level up; null on the highest. */
export const levelAbove = (level: TicketLevel): TicketLevel | null => (level === TicketLevel.L1 ? TicketLevel.L2 : level === TicketLevel.L2 ? TicketLevel.L3 : null);
/** The number of a ticket: the business day it came in, and its place in that day. */
export const ticketNumber = (day: string, place: number): string => `T-${day.slice(2).replaceAll('-', '')}-${String(place).padStart(4, '0')}`;
