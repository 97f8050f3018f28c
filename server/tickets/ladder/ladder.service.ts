// The ladder at work: steps of running clocks on the due table, people found through the organisation and told once a matter, each step in the thread.
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { TicketLevel } from '../../../schema/tickets/kinds.ts';
import { dueOf, type Target } from '../../core/business-time/timer.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { openDuty, owe } from '../../platform/duty/duty.service.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { calendarOfClock, clocksOf } from '../clocks/clock.store.ts';
import { factsOf } from '../clocks/clock.service.ts';
import type { ClockRow } from '../clocks/clock.rules.ts';
import { policiesAsOf } from '../policy.service.ts';
import { SHOP_CALENDAR, type PolicyStep } from '../policy.rules.ts';
import { escalate } from '../ticket.acts.ts';
import { addSystemLine, wireOf } from '../ticket.row.ts';
import { answersFor, ladderOf, thereFor } from '../ticket.staff.ts';
import { levelAbove, ticketStates } from '../ticket-states.rules.ts';
import type { RatingVerdict } from '../rating.rules.ts';
import { BARE } from '../targets.rules.ts';
import { matterOf } from './ladder.registry.ts';
import { LEVEL_WORDS, noteOf, stepsOf, titleOf, type LadderStep } from './ladder.rules.ts';

/*
 * ladder.rules.ts     which steps apply and when: pure
 * ladder.service.ts   this file: `planLadder`, `climb` (the sweep), `liftTicket` (also when a level did not step in)
 * ladder.duties.ts    stepping in and calling back as duties
 * ladder.registry.ts  incidents say to which matter a ticket belongs
 * ladder.listener.ts  what hangs on clocks and tickets
 */

/** The kind of the due action of the next step of a clock; its subject is the clock's id. */
export const LADDER_STEP = 'tickets.ladder-step';
export const STEP_IN = 'tickets.step-in';
defineAlert({ kind: 'tickets.deadline', digest: { zh: '工单时限提醒', en: 'Deadlines of tickets' } });
defineAlert({ kind: 'tickets.escalated', digest: { zh: '升级给你的工单', en: 'Tickets escalated to you' } });

const FULL = async (tx: WriteContext, ticket: { customerId: string; id: string }): Promise<Ticket> => tx.manager.findOneByOrFail(Ticket, { customerId: ticket.customerId, id: ticket.id });

/** What the purchase that a ticket is about cost: the line, else the receipt. */
async function amountOf(tx: WriteContext, ticket: Ticket): Promise<string | null> {
  if (!ticket.purchaseLineId && !ticket.purchaseId) return null;
  const [row] = await tx.manager.query<{ amount: string | null }[]>(
    `select coalesce((select amount from purchase_lines where customer_id = $1 and id = $2), (select sum(amount) from purchase_lines where customer_id = $1 and purchase_id = $3))::text amount`,
    [ticket.customerId, ticket.purchaseLineId ?? null, ticket.purchaseId ?? null]);
  return row?.amount ?? null;
}

/** The steps that a clock has before it, by the policies that it was promised by, for the ticket as it is now. */
async function stepsFor(tx: WriteContext, ticket: Ticket, row: ClockRow): Promise<LadderStep[]> {
  const { isReturn, isFresh } = row.facts;
  const facts = await factsOf(tx, ticket, { ...(isReturn === undefined ? {} : { isReturn }), ...(isFresh === undefined ? {} : { isFresh }) });
  return stepsOf(row, await calendarOfClock(tx, row), facts, await amountOf(tx, ticket), await policiesAsOf(tx, row.targetedAt));
}

/** Puts the next step of each of these clocks on the due table; of one that stands still or is over there is none. */
export async function planLadder(tx: WriteContext, key: { customerId: string; id: string }, rows: readonly ClockRow[]): Promise<void> {
  const runs = rows.filter((row) => row.state === 'RUNNING');
  const ticket = runs.length ? await FULL(tx, key) : null;
  const next: { row: ClockRow; step: LadderStep | undefined }[] = [];
  for (const row of runs) next.push({ row, step: ticket ? (await stepsFor(tx, ticket, row))[0] : undefined });
  await schedule(tx, next.flatMap(({ row, step }) => (step ? [{ kind: LADDER_STEP, subject: row.id, dueAt: step.at }] : [])));
  const none = [...rows.filter((row) => row.state !== 'RUNNING'), ...next.filter(({ step }) => !step).map(({ row }) => row)];
  await cancelDue(tx, none.map((row) => ({ kind: LADDER_STEP, subject: row.id })));
}

/** Employees to whom a step turns, each or who stands in for her. */
async function peopleFor(tx: WriteContext, ticket: Ticket, to: PolicyStep['to'][number]): Promise<string[]> {
  const there = async (id: string | null | undefined): Promise<string[]> => { const one = id ? await thereFor(tx, id, ticket.storeId) : null; return one ? [one] : []; };
  switch (to) {
    case 'OWNER': { const owner = await there(ticket.assigneeId ?? ticket.firstContactOwnerId); return owner.length ? owner : answersFor(tx, ticket.storeId); }
    case 'FIRST_CONTACT': return there(ticket.firstContactOwnerId);
    case 'MANAGER': return answersFor(tx, ticket.storeId);
    case 'L2': case 'L3': { const id = await ladderOf(tx, ticket.storeId, to as TicketLevel); return id ? [id] : []; }
  }
}

/** Tells employees about a ticket: once a matter each. */
export async function tellAbout(tx: WriteContext, ticket: Pick<Ticket, 'id' | 'customerId'>, employeeIds: readonly string[], kind: string, title: Label, body: Label | null, isLate: boolean): Promise<void> {
  const { matter, again, link } = await matterOf(tx, ticket.id);
  await notify(tx, await usersOf(tx, employeeIds), { matter, again, kind, title, body, link: link ?? { resource: 'Ticket', id: wireOf(ticket) } }, { isLate });
}

/** By when a level has stepped in that is asked now. */
async function stepInDue(tx: WriteContext, storeId: string, within: Target): Promise<string> {
  const now = tx.clock.now();
  const shelf = await shelfAsOf(tx, now);
  const calendar = (shelf.byStore.get(storeId) ?? shelf.byKey.get(SHOP_CALENDAR))?.calendar ?? BARE;
  const found = dueOf(calendar, within, now);
  return (found.at ?? found.provisionalAt ?? new Date(now.getTime() + within.amount * 60_000)).toISOString();
}

/** Lifts a ticket in hand to a level: it changes hands, that level owes stepping in, and is told. False when nobody is there. */
export async function liftTicket(tx: WriteContext, ticket: Ticket, level: TicketLevel, within: Target, why: { note: Label; step: string; version: number | null }, isLate: boolean): Promise<boolean> {
  const to = await ladderOf(tx, ticket.storeId, level);
  if (!to || !ticketStates.can(ticket.status, 'escalate')) return false;
  const dueAt = await stepInDue(tx, ticket.storeId, within);
  await escalate(tx, ticket, level, to, why.note.zh, { reasonEn: why.note.en, step: why.step, stepVersion: why.version, stepInDueAt: dueAt, isBySystem: true });
  await owe(tx, {
    kind: STEP_IN, resource: 'Ticket', resourceKey: ticket.id, storeId: ticket.storeId, ownerId: to, dueAt, remindMinutes: 30,
    title: { zh: `${ticket.number}：${LEVEL_WORDS[level].zh}介入`, en: `${ticket.number}: ${LEVEL_WORDS[level].en} steps in` },
  });
  await tellAbout(tx, ticket, [to], 'tickets.escalated', { zh: `${ticket.number} 升级给你`, en: `${ticket.number} was escalated to you` }, why.note, isLate);
  return true;
}

/** Lifts a ticket that was rated badly to the next level, within the hours of one who is asked anew. */
export async function liftRated(tx: WriteContext, key: { customerId: string; id: string }, rating: RatingVerdict): Promise<void> {
  const ticket = await FULL(tx, key);
  const note = { zh: rating.noteZh, en: rating.noteEn };
  const next = levelAbove(ticket.level);
  if (next && await liftTicket(tx, ticket, next, { unit: 'BUSINESS_MINUTES', amount: 240 }, { note, step: rating.name, version: rating.version }, false)) return;
  await tellAbout(tx, ticket, await answersFor(tx, ticket.storeId), 'tickets.escalated', { zh: `${ticket.number}：${note.zh}`, en: `${ticket.number}: ${note.en}` }, null, false);
}

async function alert(tx: WriteContext, ticket: Ticket, row: ClockRow, { step, name, version }: LadderStep, isLate: boolean): Promise<void> {
  const found = new Set<string>();
  for (const to of step.to) for (const id of await peopleFor(tx, ticket, to)) found.add(id);
  const people = [...found];
  const note = noteOf(step);
  await tellAbout(tx, ticket, people, 'tickets.deadline', titleOf(ticket.number, row, step), note, isLate);
  const detail = { clock: row.kind, step: name, stepVersion: version, toIds: people, noteZh: note.zh, noteEn: note.en };
  await addSystemLine(tx, ticket, { act: 'alert', detail });
  await recordEvent(tx, { kind: 'ticket.alerted', resource: 'Ticket', resourceId: wireOf(ticket), customerId: ticket.customerId, storeId: ticket.storeId, after: detail });
}

/** Does the steps of a clock that are due; its ticket is locked. Answers what came of it. */
export async function climb(tx: WriteContext, key: { customerId: string; id: string }, clockId: string, isLate: boolean): Promise<string> {
  const now = tx.clock.now().toISOString();
  const done: string[] = [];
  for (;;) {
    // Read again after each step: an escalation changes the ticket, and with it what applies.
    const ticket = await FULL(tx, key);
    const row = (await clocksOf(tx, key)).find((one) => one.id === clockId);
    if (row?.state !== 'RUNNING') break;
    const [next] = (await stepsFor(tx, ticket, row)).filter((one) => one.at <= now);
    if (!next) break;
    if (next.step.act === 'ESCALATE') {
      // The level that was asked before has its time first, however late the workers came back.
      const owed = await openDuty(tx, { kind: STEP_IN, resource: 'Ticket', resourceKey: ticket.id });
      if (owed && new Date(owed.dueAt).toISOString() > now) {
        await schedule(tx, [{ kind: LADDER_STEP, subject: clockId, dueAt: new Date(new Date(owed.dueAt).getTime() + 1_000) }]);
        return [...done, 'waits for the level asked before'].join(', ');
      }
    }
    await tx.manager.query('update ticket_clocks set steps_done = array_append(steps_done, $2) where id = $1', [clockId, next.name]);
    done.push(next.name);
    if (next.step.act === 'ALERT') { await alert(tx, ticket, row, next, isLate); continue; }
    const level = next.step.to[0] as TicketLevel;
    if (ticket.level >= level) continue;
    const within = next.step.within ?? { unit: 'ELAPSED_MINUTES' as const, amount: 1_440 };
    const lifted = await liftTicket(tx, ticket, level, within as Target, { note: noteOf(next.step), step: next.name, version: next.version }, isLate);
    // Nobody stands there: those who answer for the store hear it, so that it does not end in silence.
    if (!lifted) await alert(tx, ticket, row, { ...next, step: { ...next.step, to: ['MANAGER'] } }, isLate);
  }
  const row = (await clocksOf(tx, key)).find((one) => one.id === clockId);
  if (row) await planLadder(tx, key, [row]);
  return done.join(', ') || 'nothing';
}

/** Who stands on a level of the ladder for a store, for younger modules that escalate by it; null when nobody does. */
export const standsOn = (tx: WriteContext, storeId: string, level: TicketLevel): Promise<string | null> => ladderOf(tx, storeId, level);
/** Who answers for a store, for younger modules. */
export const answerFor = (tx: WriteContext, storeId: string): Promise<string[]> => answersFor(tx, storeId);
