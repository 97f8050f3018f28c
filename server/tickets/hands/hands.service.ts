// Giving tickets to people: by skill, certificate, shift and load, to nobody who may not see them; and back to the queue after silence.
import type { AssigneeChoice, DistributeTicketInput } from '../../../schema/tickets/roster.inputs.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { TicketStatus } from '../../../schema/tickets/kinds.ts';
import { addMinutes, isOpen } from '../../core/business-time/arithmetic.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import { businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { heldOn } from '../../platform/access/grants.service.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { factsOf } from '../clocks/clock.service.ts';
import { matterOf } from '../ladder/ladder.registry.ts';
import { noteOf } from '../ladder/ladder.rules.ts';
import { policiesAsOf } from '../policy.service.ts';
import { applies, SHOP_CALENDAR } from '../policy.rules.ts';
import { answersFor } from '../ticket.staff.ts';
import { doToTicket, ticketToWrite, wireOf } from '../ticket.row.ts';
import type { TicketFacts } from '../ticket.hooks.ts';
import { ticketReasons } from '../tickets.messages.ts';
import { againstTaking } from './hands.registry.ts';
import { chosen, inOrder, sayCandidate, WEIGHTS, type Candidate } from './hands.rules.ts';

/** The kind of the due action after which a silent holder loses a ticket; its subject is the ticket's id. */
export const SILENCE = 'tickets.silence';
defineAlert({ kind: 'tickets.returned', digest: { zh: '回到队列的工单', en: 'Tickets back in the queue' } });

// Who works at the store's desk, and so may hold its tickets (`mayHold` asks no more than this, a person at a time): an account with the right to work on tickets of that very store and to hand them on; who only lends a hand (a technician) is given none by rule.
const DESK = `
  select distinct e.id::text "employeeId", e.name, e.name_en "nameEn",
    coalesce((select sum(case t.priority ${Object.entries(WEIGHTS).map(([word, weight]) => `when '${word}' then ${weight}`).join(' ')} else 1 end) from tickets t where t.assignee_id = e.id and t.is_open), 0)::float load,
    exists (select 1 from agent_skills k where k.employee_id = e.id and k.category_id = $3) "hasSkill",
    exists (select 1 from on_calls o where o.employee_id = e.id and o.level = 'L1' and o.store_id = $1 and o.starts_at <= $4 and o.ends_at > $4) "isOnCall",
    exists (select 1 from on_calls o where o.level = 'L1' and o.store_id = $1 and o.starts_at <= $4 and o.ends_at > $4) "hasRoster",
    (select max(t.picked_up_at) from tickets t where t.assignee_id = e.id) "lastAt"
  from ${heldOn('$2')} h join employees e on e.id = h.employee_id
  where h.words @> array['tickets:read', 'tickets:write', 'tickets:assign'] and h.scope = 'STORE' and h.store_id = $1 order by 1 limit 200`;

/** The calendar by which a store is open now. */
export async function openingOf(tx: WriteContext, storeId: string): Promise<BusinessCalendar | undefined> {
  const shelf = await shelfAsOf(tx, tx.clock.now());
  return (shelf.byStore.get(storeId) ?? shelf.byKey.get(SHOP_CALENDAR))?.calendar;
}

/** Everybody of the store's desk, with what speaks for and against each. */
export async function candidatesFor(tx: WriteContext, ticket: Pick<Ticket, 'storeId' | 'categoryId'>, without: readonly string[] = []): Promise<Candidate[]> {
  const now = tx.clock.now();
  const rows = await tx.manager.query<(Omit<Candidate, 'against' | 'isOnShift' | 'lastAt'> & { isOnCall: boolean; hasRoster: boolean; lastAt: Date | null })[]>(
    DESK, [ticket.storeId, businessDay(tx), ticket.categoryId ?? null, now]);
  const calendar = await openingOf(tx, ticket.storeId);
  const isOpenNow = !calendar || isOpen(calendar, now);
  const found: Candidate[] = [];
  for (const { isOnCall, hasRoster, lastAt, ...row } of rows) {
    if (without.includes(row.employeeId)) continue;
    found.push({
      ...row, against: await againstTaking(tx, row.employeeId, ticket.categoryId ?? null), lastAt: lastAt ? lastAt.toISOString() : null,
      // Until there is a roster for the desk, opening hours are its shift.
      isOnShift: hasRoster ? isOnCall : isOpenNow,
    });
  }
  return found;
}

/** Who could take a ticket, in the order in which the rules would ask them. */
export async function assigneesFor(ctx: Context, wire: string): Promise<AssigneeChoice[]> {
  return transact(ctx, async (tx) => {
    const ticket = await ticketToWrite(tx, wire, 'tickets:assign');
    return inOrder(await candidatesFor(tx, ticket)).map((one) => {
      const reason = sayCandidate(one);
      return { employeeId: one.employeeId, name: one.name, nameEn: one.nameEn, isFit: !one.against, load: one.load, hasSkill: one.hasSkill, isOnShift: one.isOnShift, reasonZh: reason.zh, reasonEn: reason.en };
    });
  });
}

/** Gives a ticket to whom the rules choose. Answers its wire id. */
export async function distributeTicket(ctx: Context, input: DistributeTicketInput): Promise<string> {
  const reason = input.reason?.trim() || null;
  return transact(reason ? { ...ctx, reason } : ctx, async (tx) => {
    const ticket = await ticketToWrite(tx, input.id, 'tickets:assign', input.expectedVersion);
    demand(!ticket.assigneeId || (reason?.length ?? 0) >= 2, 'input.reason', ticketReasons.TICKET_HANDOVER);
    const one = chosen(await candidatesFor(tx, ticket, ticket.assigneeId ? [ticket.assigneeId] : []));
    if (!one) throw new AppError('POLICY', ticketReasons.TICKET_NO_HANDS);
    const said = sayCandidate(one);
    await doToTicket(tx, ticket, 'assign', {
      assigneeId: one.employeeId, firstContactOwnerId: ticket.firstContactOwnerId ?? one.employeeId, pickedUpAt: ticket.pickedUpAt ?? null,
      ...(ticket.assigneeId ? { handoverCount: ticket.handoverCount + 1 } : {}),
    }, { fromId: ticket.assigneeId ?? null, toId: one.employeeId, reason, byRule: true, reasonZh: said.zh, reasonEn: said.en });
    return wireOf(ticket);
  });
}

/** In which states somebody is to have it in hand. */
export const HELD: ReadonlySet<TicketStatus> = new Set([TicketStatus.NEW, TicketStatus.OPEN]);

/** After an act: when somebody holds the ticket and the customer waits for a word, the time until it goes back is set; else it is taken off. */
export async function watchSilence(tx: WriteContext, before: TicketFacts | null, after: TicketFacts): Promise<void> {
  const waits = (one: TicketFacts | null): string => (one && one.assigneeId && one.unansweredSince && HELD.has(one.status) ? `${one.assigneeId} ${new Date(one.unansweredSince).toISOString()}` : '');
  const [was, is] = [waits(before), waits(after)];
  if (was === is) return;
  if (!is) { await cancelDue(tx, [{ kind: SILENCE, subject: after.id }]); return; }
  const rule = await silenceOf(tx, after);
  if (!rule) return;
  const calendar = await openingOf(tx, after.storeId);
  if (!calendar) return;
  // A new holder has the whole time.
  const since = before && before.assigneeId !== after.assigneeId ? tx.clock.now() : new Date(after.unansweredSince as string);
  const found = addMinutes(calendar, since, rule.step.minutes);
  const at = found.at ?? found.provisionalAt;
  if (at) await schedule(tx, [{ kind: SILENCE, subject: after.id, dueAt: at, payload: { assigneeId: after.assigneeId } }]);
}

/** The shortest silence that the policies in force allow for the ticket. */
async function silenceOf(tx: WriteContext, ticket: TicketFacts) {
  const facts = await factsOf(tx, ticket);
  return (await policiesAsOf(tx, tx.clock.now())).flatMap((policy) => (policy.rules.silence ?? []).filter((one) => applies(one.when, facts)).map((step) => ({ policy, step })))
    .sort((a, b) => a.step.minutes - b.step.minutes)[0];
}

/** Takes a ticket from a holder who left the customer without an answer; its row is locked. Answers what came of it. */
export async function returnToQueue(tx: WriteContext, ticketId: string, holderId: string, isLate: boolean): Promise<string> {
  const ticket = await tx.manager.findOneBy(Ticket, { id: ticketId });
  if (!ticket || ticket.assigneeId !== holderId || !ticket.unansweredSince || !HELD.has(ticket.status)) return 'kept';
  const rule = await silenceOf(tx, ticket);
  if (!rule) return 'no rule';
  const note = noteOf(rule.step);
  const inner = { ...tx, reason: note.zh };
  await doToTicket(inner, ticket, 'assign', { assigneeId: null, handoverCount: ticket.handoverCount + 1, pickedUpAt: ticket.pickedUpAt ?? null },
    { fromId: holderId, toId: null, reason: note.zh, reasonEn: note.en, step: `${rule.policy.key}/${rule.step.id}`, stepVersion: rule.policy.number, isBySystem: true });
  const people = [...new Set([holderId, ...(await answersFor(tx, ticket.storeId))])];
  const { matter, again, link } = await matterOf(tx, ticket.id);
  await notify(tx, await usersOf(tx, people), {
    matter, again, kind: 'tickets.returned', title: { zh: `${ticket.number} 回到队列`, en: `${ticket.number} is back in the queue` }, body: note, link: link ?? { resource: 'Ticket', id: wireOf(ticket) },
  }, { isLate });
  return 'returned';
}
