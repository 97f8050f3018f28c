// What news do to the clocks of a ticket: rows in, rows out; pure.
import type { TimeUnit } from '../../../schema/platform/calendar.inputs.ts';
import { ClockState } from '../../../schema/tickets/clock.ts';
import { TicketStatus, type WaitingFor } from '../../../schema/tickets/kinds.ts';
import { ClockEvent, type ClockKind } from '../../../schema/tickets/policy.ts';
import { millis } from '../../core/business-time/arithmetic.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import {
  deadlineOf, knownDue, pauseTimer, reopenTimer, resumeTimer, retargetTimer, stopTimer, takeBackStop, usedMilliseconds, type Pause, type Target, type Timer, type TimerMove,
} from '../../core/business-time/timer.ts';
import { clockMove, type ClockAct, type ClockLife, type ClockNews, type SlaFacts } from '../policy.rules.ts';
import type { ClockTarget } from '../targets.rules.ts';

/** A row of `ticket_clocks`, as services hold it. */
export interface ClockRow {
  id: string; customerId: string; ticketId: string; kind: ClockKind; subjectKey: string; state: ClockState;
  policyVersionId: string | null; ruleId: string; source: string; isAgreed: boolean;
  calendarVersionId: string | null; calendarKey: string; calendarNumber: number; unit: TimeUnit; amount: string;
  startEvent: ClockEvent; stopEvents: ClockEvent[]; pauseFor: WaitingFor[];
  startedAt: string; dueAt: string | null; provisionalDueAt: string | null; unpublishedDay: string | null; pausedAt: string | null; stoppedAt: string | null;
  breachedAt: string | null; targetedAt: string; pauses: Pause[]; usedSeconds: number | null; retargetCount: number; stepsDone: string[]; facts: SlaFacts; version: number;
}

export const timerOf = (row: ClockRow): Timer => ({
  target: { unit: row.unit, amount: Number(row.amount) }, calendarKey: row.calendarKey, calendarVersion: row.calendarNumber, startedAt: row.startedAt, dueAt: row.dueAt,
  provisionalDueAt: row.provisionalDueAt, unpublishedDay: row.unpublishedDay, pauses: row.pauses, pausedAt: row.pausedAt, stoppedAt: row.stoppedAt,
});
const lifeOfRow = (row: ClockRow): ClockLife => ({ start: row.startEvent, stop: row.stopEvents, pause: row.pauseFor });
/** When something must happen about it: null while it stands still or is over. */
export const deadlineOfRow = (row: ClockRow): string | null => deadlineOf(timerOf(row));
/** The deadline, exact or provisional, whatever its state. */
export const knownDueOf = (row: ClockRow): string | null => knownDue(timerOf(row));

function stateOf(timer: Timer, breachedAt: string | null): ClockState {
  if (timer.stoppedAt) return breachedAt ? ClockState.MISSED : ClockState.MET;
  return timer.pausedAt ? ClockState.PAUSED : ClockState.RUNNING;
}
/** The deadline that has passed by an instant, if one has; one that was missed stays missed. */
function breachOf(row: ClockRow, timer: Timer, at: string): string | null {
  const due = knownDue(timer);
  const until = timer.stoppedAt ?? timer.pausedAt ?? at;
  return row.breachedAt ?? (due !== null && millis(until) > millis(due) ? due : null);
}

/** The row with its timer moved; `at` judges whether its deadline has passed. */
export function withTimer(row: ClockRow, timer: Timer, calendar: BusinessCalendar, at: string): ClockRow {
  const breachedAt = breachOf(row, timer, at);
  return {
    ...row, breachedAt, state: stateOf(timer, breachedAt), unit: timer.target.unit as TimeUnit, amount: String(timer.target.amount),
    calendarKey: timer.calendarKey, calendarNumber: timer.calendarVersion, startedAt: timer.startedAt, dueAt: timer.dueAt, provisionalDueAt: timer.provisionalDueAt,
    unpublishedDay: timer.unpublishedDay, pausedAt: timer.pausedAt, stoppedAt: timer.stoppedAt, pauses: timer.pauses,
    usedSeconds: timer.stoppedAt ? Math.floor(usedMilliseconds(timer, calendar, timer.stoppedAt) / 1_000) : null,
    version: row.version + 1,
  };
}

/** A clock that begins: as its target says, by the facts that it was chosen for. */
export function rowOf(ticket: { customerId: string; id: string }, target: ClockTarget, facts: SlaFacts, subjectKey: string, targetedAt: string): ClockRow {
  const { timer, life } = target;
  return {
    id: '', customerId: ticket.customerId, ticketId: ticket.id, kind: target.kind, subjectKey, state: ClockState.RUNNING, policyVersionId: target.policyVersionId, ruleId: target.ruleId,
    source: target.source, isAgreed: false, calendarVersionId: target.calendarVersionId, calendarKey: timer.calendarKey, calendarNumber: timer.calendarVersion, unit: timer.target.unit as TimeUnit,
    amount: String(timer.target.amount), startEvent: life.start, stopEvents: [...life.stop], pauseFor: [...life.pause], startedAt: timer.startedAt, dueAt: timer.dueAt,
    provisionalDueAt: timer.provisionalDueAt, unpublishedDay: timer.unpublishedDay, pausedAt: null, stoppedAt: null, breachedAt: null, targetedAt, pauses: [], usedSeconds: null,
    retargetCount: 0, stepsDone: [], facts, version: 1,
  };
}

const MOVES: Record<Exclude<ClockAct, 'START'>, (timer: Timer, calendar: BusinessCalendar, at: string) => TimerMove> = {
  STOP: stopTimer, PAUSE: pauseTimer, RESUME: resumeTimer, REOPEN: reopenTimer, TAKE_BACK: takeBackStop,
};
export const CLOCK_VERBS: Record<Exclude<ClockAct, 'START'>, string> = { STOP: 'clock.stopped', PAUSE: 'clock.paused', RESUME: 'clock.resumed', REOPEN: 'clock.reopened', TAKE_BACK: 'clock.taken-back' };

/** What one piece of news does to a clock that is there; null: nothing. */
export function moveClock(row: ClockRow, calendar: BusinessCalendar, news: ClockNews, at: string): { row: ClockRow; act: Exclude<ClockAct, 'START'> } | null {
  const act = clockMove(lifeOfRow(row), news);
  if (act === null || act === 'START' || row.state === ClockState.VOID) return null;
  // What something else stopped, an answer say, stays stopped.
  if ('takenBack' in news && row.stoppedAt !== news.takenBack) return null;
  const move = MOVES[act](timerOf(row), calendar, at);
  return move.changed ? { act, row: withTimer(row, move.timer, calendar, at) } : null;
}

/** No longer asked for: it ends without a verdict, but a deadline that had passed stays passed. */
export function voidClock(row: ClockRow, calendar: BusinessCalendar, at: string): ClockRow | null {
  const move = stopTimer(timerOf(row), calendar, at);
  return move.changed ? { ...withTimer(row, move.timer, calendar, at), state: ClockState.VOID } : null;
}

/** What a clock runs by. */
export type Terms = Pick<ClockRow, 'policyVersionId' | 'ruleId' | 'source' | 'isAgreed' | 'calendarVersionId' | 'stopEvents' | 'pauseFor'> & { target: Target };
export const termsOfTarget = (one: ClockTarget): Terms => ({
  policyVersionId: one.policyVersionId, ruleId: one.ruleId, source: one.source, isAgreed: false, calendarVersionId: one.calendarVersionId,
  stopEvents: [...one.life.stop], pauseFor: [...one.life.pause], target: one.timer.target,
});
export const termsOfRow = (row: ClockRow): Terms => ({
  policyVersionId: row.policyVersionId, ruleId: row.ruleId, source: row.source, isAgreed: row.isAgreed, calendarVersionId: row.calendarVersionId,
  stopEvents: row.stopEvents, pauseFor: row.pauseFor, target: { unit: row.unit, amount: Number(row.amount) },
});

/** The same clock under other terms: all that happened is told again by them. Null when nothing changes. */
export function retargetClock(row: ClockRow, { target, ...terms }: Terms, calendar: BusinessCalendar, at: string, more: Partial<ClockRow>): ClockRow | null {
  const move = retargetTimer(timerOf(row), calendar, target);
  if (move.outcome === 'ALREADY_STOPPED') return null;
  const next = { ...row, ...terms, ...more };
  const same = !move.changed && next.policyVersionId === row.policyVersionId && next.ruleId === row.ruleId && next.calendarVersionId === row.calendarVersionId && next.isAgreed === row.isAgreed;
  if (same) return null;
  return { ...withTimer(next, move.timer, calendar, at), retargetCount: row.retargetCount + 1 };
}

/** A ticket's own life, as far as its clocks hear it. */
export interface HeardLife { status: TicketStatus; waitingFor?: WaitingFor | null; pickedUpAt?: string | null; reopenCount: number }

/** What an act was to the clocks: events in the order in which they happened, and a change of whom the ticket waits for. */
export function newsOfAct(act: string, before: HeardLife | null, after: HeardLife, more: { isPlan?: boolean; isCalled?: boolean } = {}): ClockNews[] {
  const news: ClockNews[] = [];
  const hear = (event: ClockEvent): void => { news.push({ event }); };
  if (act === 'open') hear(ClockEvent.OPENED);
  if (after.pickedUpAt && !before?.pickedUpAt) hear(ClockEvent.PICKED_UP);
  if (act === 'reply') hear(ClockEvent.REPLIED);
  if (more.isPlan) hear(ClockEvent.PLAN_GIVEN);
  if (act === 'resolve' || act === 'promise') hear(ClockEvent.SOLVED);
  if (act === 'settle' || more.isCalled) hear(ClockEvent.CALLED_BACK);
  if (before && after.status === TicketStatus.CLOSED && before.status !== TicketStatus.CLOSED) hear(ClockEvent.CLOSED);
  if (before && after.reopenCount > before.reopenCount) hear(ClockEvent.REOPENED);
  const isTakenBack = Boolean(before?.pickedUpAt) && !after.pickedUpAt;
  if (isTakenBack) news.push({ takenBack: new Date(before?.pickedUpAt as string).toISOString() });
  if (isTakenBack || (before?.waitingFor ?? null) !== (after.waitingFor ?? null)) news.push({ waitingFor: after.waitingFor ?? null });
  return news;
}
