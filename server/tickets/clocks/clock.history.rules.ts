// The clocks of a ticket that has a past: promises as of its opening, played over what happened to it since. Pure.
import { TimeUnit } from '../../../schema/platform/calendar.inputs.ts';
import { ClockState } from '../../../schema/tickets/clock.ts';
import type { WaitingFor } from '../../../schema/tickets/kinds.ts';
import { ClockEvent, ClockKind } from '../../../schema/tickets/policy.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import { startTimer } from '../../core/business-time/timer.ts';
import { CLOCK_LIFE, type ClockNews, type SlaFacts } from '../policy.rules.ts';
import { BARE, targetsFor, type Calendars, type PolicyInForce } from '../targets.rules.ts';
import { moveClock, rowOf, timerOf, withTimer, type ClockRow } from './clock.rules.ts';

/** A ticket as its past tells it; instants as ISO text. */
export interface PastTicket extends SlaFacts {
  id: string; customerId: string; openedAt: string; pickedUpAt: string | null; respondedAt: string | null; plannedAt: string | null; solvedAt: string | null; closedAt: string | null;
  waitingFor: WaitingFor | null; lastEventAt: string; /** Was a call promised with the solution? */ hasCall: boolean;
  /** By when it was promised to be closed by whoever opened it, whatever our policies say. */
  agreedDueAt: string | null;
}
/** Policies and calendars of one time. */
export interface Promises { policies: readonly PolicyInForce[]; shelf: Calendars }

const MINUTE = 60_000;

/** What was agreed stands instead of what the policies promise. */
function agreed(ticket: PastTicket, facts: SlaFacts, dueAt: string): ClockRow {
  const timer = startTimer(BARE, { unit: TimeUnit.ELAPSED_MINUTES, amount: (Date.parse(dueAt) - Date.parse(ticket.openedAt)) / MINUTE }, ticket.openedAt);
  const row = rowOf(ticket, {
    kind: ClockKind.CLOSE, timer, life: CLOCK_LIFE.CLOSE, policyVersionId: '', policyKey: '', policyNumber: 0, ruleId: 'agreed', source: 'agreed', calendarVersionId: null, explanation: null as never,
  }, facts, '', ticket.openedAt);
  return { ...row, policyVersionId: null, isAgreed: true, dueAt, provisionalDueAt: null };
}

/** What happened, in order, as clocks hear it. */
function happened(ticket: PastTicket): { at: string; news: ClockNews }[] {
  const events: [string | null, ClockEvent][] = [
    [ticket.pickedUpAt, ClockEvent.PICKED_UP], [ticket.respondedAt, ClockEvent.REPLIED], [ticket.plannedAt, ClockEvent.PLAN_GIVEN], [ticket.solvedAt, ClockEvent.SOLVED],
    [ticket.closedAt, ClockEvent.CALLED_BACK], [ticket.closedAt, ClockEvent.CLOSED],
  ];
  const all = events.flatMap(([at, event]): { at: string; news: ClockNews }[] => (at ? [{ at, news: { event } }] : []));
  if (ticket.waitingFor) all.push({ at: ticket.lastEventAt, news: { waitingFor: ticket.waitingFor } });
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function played(first: ClockRow, events: { at: string; news: ClockNews }[], calendar: BusinessCalendar, now: string): ClockRow {
  let row = first;
  for (const { at, news } of events) if (at >= row.startedAt) row = moveClock(row, calendar, news, at)?.row ?? row;
  return row.state === ClockState.RUNNING ? { ...withTimer(row, timerOf(row), calendar, now), version: row.version } : row;
}

/** All clocks of a ticket as they stand now; none where nothing promises any. `calendarOf` knows the versions that the promises named. */
export function clocksOfPast(ticket: PastTicket, { policies, shelf }: Promises, calendarOf: (versionId: string) => BusinessCalendar | undefined, now: string): ClockRow[] {
  const { storeId, format, needClass, level, tier, channel, categoryKey } = ticket;
  const facts: SlaFacts = { storeId, format, needClass, level, tier, channel, categoryKey };
  const own = ticket.agreedDueAt && ticket.agreedDueAt > ticket.openedAt ? ticket.agreedDueAt : null;
  const begin = (at: string, event: ClockEvent): ClockRow[] => targetsFor(facts, policies, shelf, at)
    .filter((one) => one.life.start === event && !(own && one.kind === ClockKind.CLOSE)).map((one) => rowOf(ticket, one, facts, '', at));
  const rows = [
    ...begin(ticket.openedAt, ClockEvent.OPENED), ...(own ? [agreed(ticket, facts, own)] : []), ...(ticket.solvedAt && ticket.hasCall ? begin(ticket.solvedAt, ClockEvent.SOLVED) : []),
  ];
  const events = happened(ticket);
  return rows.map((row) => played(row, events, (row.calendarVersionId ? calendarOf(row.calendarVersionId) : undefined) ?? BARE, now));
}
