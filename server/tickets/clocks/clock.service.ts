// The clocks of tickets: attached when one is opened, moved by every act in its transaction, started by other modules for what they promise.
import type { StoreFormat } from '../../../schema/staff/organisation.ts';
import { ClockEvent, type ClockKind } from '../../../schema/tickets/policy.ts';
import { TimeUnit } from '../../../schema/platform/calendar.inputs.ts';
import { startTimer } from '../../core/business-time/timer.ts';
import type { WriteContext } from '../../core/context.ts';
import { prepared } from '../../core/hot-write.ts';
import type { TicketFacts } from '../ticket.hooks.ts';
import { policiesAsOf, targetsOf } from '../policy.service.ts';
import type { ClockNews, SlaFacts } from '../policy.rules.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { BARE, targetsFor, type ClockTarget } from '../targets.rules.ts';
import { CLOCK_VERBS, deadlineOfRow, rowOf, moveClock, retargetClock, termsOfTarget, voidClock, withTimer, timerOf, type ClockRow } from './clock.rules.ts';
import { calendarOfClock, clocksOf, saveClocks, type ClockChange, type ClockTicket } from './clock.store.ts';

/*
 * clock.rules.ts     rows in, rows out: what news do to a clock
 * clock.store.ts     reading and writing rows, `onClocksChanged`
 * clock.service.ts   this file: `heardByClocks` (acts), `startClock`, `clockEvent` (other modules), `passDeadlines` (the sweep)
 * clock.retarget.ts  other terms for clocks that run: an explicit, logged act
 * clock.explain.ts   why a deadline is when it is
 * clock.live.ts      which live tickets a draft policy would change
 */

/** What promises go by, beyond the ticket itself. */
export interface MoreFacts { isReturn?: boolean; isFresh?: boolean }
export type ClockedTicket = ClockTicket & Pick<TicketFacts, 'needClass' | 'level' | 'tier' | 'channel' | 'categoryId' | 'openedAt'>;

const FACTS = 'select s.format, c.key from stores s left join ticket_categories c on c.id = $2 where s.id = $1';
/** A ticket as promises see it. */
export async function factsOf(tx: WriteContext, ticket: ClockedTicket, more: MoreFacts = {}): Promise<SlaFacts> {
  const [found] = await prepared<{ format: StoreFormat; key: string | null }>(tx, FACTS, [ticket.storeId, ticket.categoryId ?? null]);
  return {
    storeId: ticket.storeId, format: found?.format as StoreFormat, needClass: ticket.needClass, level: ticket.level, tier: ticket.tier ?? null, channel: ticket.channel,
    categoryKey: found?.key ?? null, ...more,
  };
}

/** The rows that begin with an event, unless one of the kind runs already. */
function started(ticket: ClockTicket, targets: readonly ClockTarget[], event: ClockEvent, open: readonly ClockRow[], facts: SlaFacts, subjectKey: string, at: string): ClockRow[] {
  return targets.filter((one) => one.life.start === event && !open.some((row) => row.kind === one.kind && row.subjectKey === subjectKey && row.stoppedAt === null))
    .map((one) => rowOf(ticket, one, facts, subjectKey, at));
}

/** Plays news to the clocks of a ticket (those of one subject, where one is named); answers what changed, `rows` being all as they are then. */
async function play(tx: WriteContext, rows: ClockRow[], news: readonly ClockNews[], at: string, subjectKey?: string): Promise<ClockChange[]> {
  const changes: ClockChange[] = [];
  for (const [i, first] of rows.entries()) {
    if (subjectKey !== undefined && first.subjectKey !== subjectKey) continue;
    // What has ended in an earlier round of the ticket stays ended, when a newer one of its kind was begun.
    if (first.stoppedAt && rows.slice(i + 1).some((later) => later.kind === first.kind && later.subjectKey === first.subjectKey)) continue;
    const calendar = await calendarOfClock(tx, first);
    let row = first;
    let verb = '';
    for (const one of news) {
      const move = moveClock(row, calendar, one, at);
      if (move) { row = move.row; verb = CLOCK_VERBS[move.act]; }
    }
    // One write, one version, however many moves.
    if (verb) { rows[i] = row = { ...row, version: first.version + 1 }; changes.push({ verb, before: first, after: row }); }
  }
  return changes;
}

export interface Heard { news: ClockNews[]; at: string; isNew: boolean; promisedAt?: string | null; isJoined?: boolean; isSorted?: boolean }

/** What an act did to a ticket, told to its clocks; the ticket is locked by the act. */
export async function heardByClocks(tx: WriteContext, ticket: ClockedTicket, heard: Heard): Promise<void> {
  const { news, at } = heard;
  const rows = heard.isNew ? [] : await clocksOf(tx, ticket);
  const changes: ClockChange[] = [];
  if (heard.isJoined) {
    for (const [i, row] of rows.entries()) {
      const ended = row.stoppedAt ? null : voidClock(row, await calendarOfClock(tx, row), at);
      if (ended) { rows[i] = ended; changes.push({ verb: 'clock.voided', before: row, after: ended }); }
    }
    return saveClocks(tx, ticket, rows, changes);
  }
  if (heard.isSorted) changes.push(...(await follow(tx, ticket, rows, at, {})));
  const begun: ClockRow[] = [];
  for (const event of [ClockEvent.OPENED, ClockEvent.SOLVED]) {
    if (!news.some((one) => 'event' in one && one.event === event) || (event === ClockEvent.SOLVED && !heard.promisedAt)) continue;
    const facts = await factsOf(tx, ticket);
    begun.push(...started(ticket, await targetsOf(tx, facts, at), event, rows, facts, '', at).map((row) => (event === ClockEvent.SOLVED ? promised(row, heard.promisedAt as string, at) : row)));
  }
  rows.push(...begun);
  const moved = (await play(tx, rows, news, at)).filter((change) => !begun.some((row) => row === change.before));
  // A call that was promised for a solution falls away with it; unless it was made.
  if (news.some((one) => 'event' in one && one.event === ClockEvent.REOPENED)) {
    for (const [i, row] of rows.entries()) {
      if (row.startEvent !== ClockEvent.SOLVED || row.stoppedAt) continue;
      const ended = voidClock(row, await calendarOfClock(tx, row), at);
      if (ended) { rows[i] = ended; moved.push({ verb: 'clock.voided', before: row, after: ended }); }
    }
  }
  const isBegun = new Set(begun.map((row) => row.kind));
  const born = rows.filter((row) => row.id === '' && isBegun.has(row.kind)).map((after): ClockChange => ({ verb: 'clock.started', before: null, after: Object.assign(after, { version: 1 }) }));
  return saveClocks(tx, ticket, rows, [...merged(changes, moved), ...born]);
}

/** Two changes of one clock in one act are one. */
function merged(first: readonly ClockChange[], second: readonly ClockChange[]): ClockChange[] {
  const done = second.map((change) => {
    const before = first.find((one) => one.after.id === change.after.id)?.before;
    return before ? { ...change, before } : change;
  });
  return [...first.filter((one) => !second.some((two) => two.after.id === one.after.id)), ...done];
}

/** A call promised for another time than the policy's: that time holds, as agreed. */
function promised(row: ClockRow, promisedAt: string, at: string): ClockRow {
  if (Math.abs(Date.parse(promisedAt) - Date.parse(row.dueAt ?? promisedAt)) < 1_000) return row;
  const amount = (Date.parse(promisedAt) - Date.parse(at)) / 60_000;
  const timer = startTimer(BARE, { unit: TimeUnit.ELAPSED_MINUTES, amount }, at);
  return { ...withTimer(row, timer, BARE, at), version: 1, isAgreed: true, policyVersionId: null, ruleId: 'agreed', calendarVersionId: null };
}

/** Clocks that run follow what a person decided a ticket is about, by the policies and calendars that it was promised by. */
async function follow(tx: WriteContext, ticket: ClockedTicket, rows: ClockRow[], at: string, more: MoreFacts): Promise<ClockChange[]> {
  const changes: ClockChange[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.stoppedAt || row.isAgreed) continue;
    const facts = { ...(await factsOf(tx, ticket)), ...pickMore(row.facts), ...more };
    const targets = targetsFor(facts, await policiesAsOf(tx, row.targetedAt), await shelfAsOf(tx, row.targetedAt), row.startedAt);
    const target = targets.find((one) => one.kind === row.kind);
    if (!target) continue;
    const next = retargetClock(row, termsOfTarget(target), target.calendarVersionId ? await calendarOfClock(tx, target) : BARE, at, { facts });
    if (next) { rows[i] = next; changes.push({ verb: 'clock.retargeted', before: row, after: next }); }
  }
  return changes;
}
const pickMore = (facts: SlaFacts): MoreFacts => ({ ...(facts.isReturn === undefined ? {} : { isReturn: facts.isReturn }), ...(facts.isFresh === undefined ? {} : { isFresh: facts.isFresh }) });

/**
 * Tells the clocks of a locked ticket what another module did: a return was requested (its review and refund clocks start, and
 * the ticket's own follow), decided, refunded. `subjectKey` tells several returns of one ticket apart.
 */
export async function clockEvent(tx: WriteContext, ticket: ClockedTicket, event: ClockEvent, more: MoreFacts & { subjectKey?: string } = {}): Promise<ClockRow[]> {
  const at = tx.clock.now().toISOString();
  const { subjectKey = '', ...given } = more;
  const rows = await clocksOf(tx, ticket);
  const changes: ClockChange[] = [];
  if (event === ClockEvent.RETURN_REQUESTED) {
    const facts = { isReturn: true, ...given };
    changes.push(...(await follow(tx, ticket, rows, at, facts)));
    const all = await factsOf(tx, ticket, facts);
    const begun = started(ticket, await targetsOf(tx, all, at), event, rows, all, subjectKey, at);
    rows.push(...begun);
    changes.push(...begun.map((after): ClockChange => ({ verb: 'clock.started', before: null, after })));
  }
  changes.push(...(await play(tx, rows, [{ event }], at, subjectKey)));
  await saveClocks(tx, ticket, rows, changes);
  return rows;
}

/** Starts one kind of clock on a locked ticket by the policies in force now; null where nothing promises it. One that runs already is answered as it is. */
export async function startClock(tx: WriteContext, ticket: ClockedTicket, kind: ClockKind, more: MoreFacts & { subjectKey?: string } = {}): Promise<ClockRow | null> {
  const at = tx.clock.now().toISOString();
  const { subjectKey = '', ...given } = more;
  const rows = await clocksOf(tx, ticket);
  const runs = rows.find((row) => row.kind === kind && row.subjectKey === subjectKey && row.stoppedAt === null);
  if (runs) return runs;
  const facts = await factsOf(tx, ticket, given);
  const target = (await targetsOf(tx, facts, at)).find((one) => one.kind === kind);
  if (!target) return null;
  const row = rowOf(ticket, target, facts, subjectKey, at);
  rows.push(row);
  await saveClocks(tx, ticket, rows, [{ verb: 'clock.started', before: null, after: row }]);
  return row;
}

/** By when a call back is due that is promised now; null where no policy says. */
export async function callbackDueOf(tx: WriteContext, ticket: ClockedTicket): Promise<string | null> {
  const at = tx.clock.now().toISOString();
  const target = (await targetsOf(tx, await factsOf(tx, ticket), at)).find((one) => one.life.start === ClockEvent.SOLVED);
  return target ? (target.timer.dueAt ?? target.timer.provisionalDueAt) : null;
}

/** Notes that a running clock's deadline has passed, for the sweep; null when it has not (it was moved meanwhile, or stands still). */
export async function passDeadline(tx: WriteContext, ticket: ClockTicket, clockId: string): Promise<ClockRow | null> {
  const at = tx.clock.now().toISOString();
  const rows = await clocksOf(tx, ticket);
  const row = rows.find((one) => one.id === clockId);
  const due = row ? deadlineOfRow(row) : null;
  if (!row || row.breachedAt || due === null || Date.parse(due) >= Date.parse(at)) return null;
  const calendar = await calendarOfClock(tx, row);
  const after = withTimer(row, timerOf(row), calendar, at);
  rows[rows.indexOf(row)] = after;
  await saveClocks(tx, ticket, rows, [{ verb: 'clock.breached', before: row, after }]);
  return after;
}

