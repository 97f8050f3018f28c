// Tickets that belong together: one need told twice is joined, a second need is taken out, others are linked; rows move with their customer.
import type { JoinTicketsInput, LinkTicketsInput, SplitTicketInput } from '../../schema/tickets/ticket.inputs.ts';
import { Ticket } from '../../schema/tickets/ticket.ts';
import { LinkKind } from '../../schema/tickets/ticket-work.ts';
import { TicketStatus } from '../../schema/tickets/kinds.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { transact } from '../core/transact.ts';
import { once } from '../platform/idempotency/idempotency.service.ts';
import { recordEvent, withVerb } from '../platform/events/event.service.ts';
import { checkAbout } from './ticket.customer.ts';
import { moveFiles } from './files/ticket-file.service.ts';
import { tellDone } from './ticket.hooks.ts';
import { enterKeys, takeNumbers } from './ticket.number.ts';
import { addSystemLine, bothToWrite, demandVersion, doToTicket, judgeTicket, ticketToWrite, wireOf } from './ticket.row.ts';
import { ticketStates } from './ticket-states.rules.ts';
import { ticketReasons } from './tickets.messages.ts';

/** Ties two tickets, said from both sides; the same tie twice is one. */
async function tie(tx: WriteContext, one: Ticket, other: Ticket, kind: LinkKind, reason: string | null): Promise<void> {
  for (const [from, to] of [[one, other], [other, one]] as const) {
    await tx.manager.query(
      `insert into ticket_links (customer_id, ticket_id, link_kind, other_number, reason, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (customer_id, ticket_id, other_number) do update set link_kind = excluded.link_kind, reason = excluded.reason`,
      [from.customerId, from.id, kind, to.number, reason, tx.clock.now()]);
  }
}

const isNameless = async (tx: WriteContext, customerId: string): Promise<boolean> =>
  (await tx.manager.query<unknown[]>('select 1 from customers where id = $1 and is_stand_in', [customerId])).length > 0;

/** Moves messages (all, or those named) from one ticket's thread to another's; answers how many. */
async function moveMessages(tx: WriteContext, from: Ticket, to: Ticket, ids: readonly string[] | null): Promise<number> {
  const moved = await tx.manager.query<unknown[]>(
    `with gone as (delete from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and ($5::bigint[] is null or id = any($5::bigint[])) returning *),
     put as (insert into ticket_events (id, customer_id, ticket_id, created_at, kind, direction, channel, lang, author_id, author_name, body, act, detail, delivery)
       select id, $3, $4, created_at, kind, direction, channel, lang, author_id, author_name, body, act, detail, delivery from gone returning id)
     select id from put`, [from.customerId, from.id, to.customerId, to.id, ids]);
  await moveFiles(tx, from, to, ids);
  return moved.length;
}

/** Joins a ticket into another that goes on: messages, notes and open tasks move, the other ends. Both are of one customer, or one is nameless. Answers the one that goes on. */
export async function joinTickets(ctx: Context, input: JoinTicketsInput): Promise<string> {
  const reason = input.reason?.trim() || null;
  return transact(reason ? { ...ctx, reason } : ctx, async (tx) => {
    const [stays, ends] = await bothToWrite(tx, input.id, input.otherId, 'tickets:write');
    demandVersion(stays, input.expectedVersion);
    if (stays.joinedInto) throw new AppError('POLICY', ticketReasons.TICKET_JOINED, { params: { number: stays.joinedInto } });
    // The one that goes on must be alive; the state of the other is asked by the act.
    ticketStates.next(stays.status, 'split');
    if (stays.customerId !== ends.customerId && !(await isNameless(tx, ends.customerId))) throw new AppError('POLICY', ticketReasons.TICKET_OTHER_CUSTOMER);
    const messages = await moveMessages(tx, ends, stays, null);
    const notes = await tx.manager.query<unknown[]>(
      `with gone as (delete from ticket_notes where customer_id = $1 and ticket_id = $2 returning *),
       put as (insert into ticket_notes (id, customer_id, ticket_id, created_at, author_id, author_name, body) select id, $3, $4, created_at, author_id, author_name, body from gone returning id)
       select id from put`, [ends.customerId, ends.id, stays.customerId, stays.id]);
    // What others were asked to do for it is done for the one that goes on.
    await tx.manager.query(
      `with u as (update ticket_tasks set customer_id = $3, ticket_id = $4, version = version + 1, updated_at = $5 where customer_id = $1 and ticket_id = $2 and state = 'OPEN' returning 1) select count(*) from u`,
      [ends.customerId, ends.id, stays.customerId, stays.id, tx.clock.now()]);
    await tie(tx, stays, ends, LinkKind.JOINED, reason);
    await doToTicket(tx, ends, 'join', { joinedInto: stays.number }, { into: stays.number, messages, notes: notes.length });
    const at = tx.clock.now().toISOString();
    Object.assign(stays, { version: stays.version + 1, updatedAt: at, lastEventAt: at });
    await withVerb(tx, 'ticket.took-in', () => tx.manager.getRepository(Ticket).save(stays));
    await addSystemLine(tx, stays, { act: 'tookIn', detail: { from: ends.number, messages } });
    return wireOf(stays);
  });
}

/** Takes messages out of a ticket into a new one of the same customer and store, once per key. Answers the new ticket. */
export async function splitTicket(ctx: Context, input: SplitTicketInput): Promise<string> {
  authorise(ctx, 'tickets:open');
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.id, 'tickets:write');
    judgeTicket(tx, row, 'tickets:open');
    return once(tx, input.idempotencyKey, 'splitTicket', input, async () => {
      demandVersion(row, input.expectedVersion);
      const about = await checkAbout(tx, row.customerId, { categoryId: input.categoryId ?? undefined });
      const keys = input.eventIds.map((wire) => decodeId('TicketEvent', wire));
      demand(keys.every((key) => key?.owner === row.customerId), 'input.eventIds', ticketReasons.TICKET_EVENTS);
      const [number = ''] = await takeNumbers(tx);
      const now = tx.clock.now();
      const made = await withVerb(tx, 'ticket.opened', () => tx.manager.save(tx.manager.create(Ticket, {
        customerId: row.customerId, storeId: row.storeId, channel: row.channel, needClass: row.needClass, level: row.level, priority: row.priority, tier: row.tier,
        contactName: row.contactName, contactPhone: row.contactPhone, contactEmail: row.contactEmail, firstContactOwnerId: row.firstContactOwnerId, assigneeId: row.assigneeId, teamId: row.teamId,
        number, subject: input.subject.trim(), categoryId: about.categoryId ?? row.categoryId, status: row.assigneeId ? TicketStatus.OPEN : TicketStatus.NEW, isOpen: true,
        openedAt: now.toISOString(), lastEventAt: now.toISOString(), unansweredSince: now.toISOString(), pickedUpAt: row.assigneeId ? now.toISOString() : null,
      } as Partial<Ticket>)));
      await enterKeys(tx, made);
      const moved = await moveMessages(tx, row, made, keys.map((key) => key?.id ?? '0'));
      demand(moved === new Set(input.eventIds).size, 'input.eventIds', ticketReasons.TICKET_EVENTS);
      await tie(tx, row, made, LinkKind.SPLIT, null);
      await tellDone(tx, { act: 'open', at: now, before: null, after: made });
      await doToTicket(tx, row, 'split', {}, { into: number, messages: moved });
      return wireOf(made);
    });
  });
}

/** Ties two tickets that have to do with each other; each must be in reach. Answers the first. */
export async function linkTickets(ctx: Context, input: LinkTicketsInput): Promise<string> {
  demand(!input.kind || input.kind === LinkKind.RELATED, 'input.kind', 'VALUE_NOT_ALLOWED');
  return transact(ctx, async (tx) => {
    const [one, other] = await bothToWrite(tx, input.id, input.otherId, 'tickets:write');
    await tie(tx, one, other, LinkKind.RELATED, input.reason?.trim() || null);
    for (const [row, with_] of [[one, other], [other, one]] as const) {
      await recordEvent(tx, { kind: 'ticket.linked', resource: 'Ticket', resourceId: wireOf(row), customerId: row.customerId, storeId: row.storeId, after: { with: with_.number } });
    }
    return wireOf(one);
  });
}

/** Takes the tie of two tickets away, from both sides. Answers the first. */
export async function unlinkTickets(ctx: Context, input: { id: string; otherId: string }): Promise<string> {
  return transact(ctx, async (tx) => {
    const [one, other] = await bothToWrite(tx, input.id, input.otherId, 'tickets:write');
    for (const [row, with_] of [[one, other], [other, one]] as const) {
      const gone = await tx.manager.query<unknown[]>(
        `with d as (delete from ticket_links where customer_id = $1 and ticket_id = $2 and other_number = $3 and link_kind = 'RELATED' returning 1) select 1 from d`,
        [row.customerId, row.id, with_.number]);
      if (gone.length) await recordEvent(tx, { kind: 'ticket.unlinked', resource: 'Ticket', resourceId: wireOf(row), customerId: row.customerId, storeId: row.storeId, before: { with: with_.number } });
    }
    return wireOf(one);
  });
}
