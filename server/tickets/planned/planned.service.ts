// Replies that go out later: written by a colleague, held back where the customer speaks before their time, said in their writer's name when it has come.
import { HeldWhy, PlannedReply, PlannedState, type CancelPlannedReplyInput, type PlanReplyInput } from '../../../schema/tickets/planned-reply.ts';
import { Ticket } from '../../../schema/tickets/ticket.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId, encodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { tellAbout } from '../ladder/ladder.service.ts';
import { replyToTicket } from '../ticket.reply.ts';
import { ticketToWrite, wireOf } from '../ticket.row.ts';
import { mayHold } from '../ticket.staff.ts';
import { ticketStates } from '../ticket-states.rules.ts';
import { plannedReasons } from './planned.messages.ts';

/** The kind of the due action by which a reply goes out; its subject is the planned reply's id. */
export const PLANNED_REPLY = 'tickets.planned-reply';
const LATEST_MS = 60 * 86_400_000;
const MOST_OF_ONE = 10;
defineAlert({ kind: 'tickets.reply-held', digest: { zh: '没有自动发出的回复', en: 'Replies that were held back' } });

/** Plans a reply, once per key. Answers its wire id. */
export async function planReply(ctx: Context, input: PlanReplyInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(ctx, async (tx) => {
    const row = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'planReply', input, async () => {
      ticketStates.next(row.status, 'reply');
      const now = tx.clock.now().getTime();
      const at = Date.parse(input.sendAt);
      demand(at > now && at <= now + LATEST_MS, 'input.sendAt', plannedReasons.PLANNED_TIME);
      // Who has no place in the house can be told nothing of it.
      demand(tx.viewer.employeeId && tx.viewer.userId, 'input.ticketId', plannedReasons.PLANNED_AUTHOR);
      const [open] = await tx.manager.query<{ n: number }[]>(`select count(*)::int n from planned_replies where customer_id = $1 and ticket_id = $2 and state in ('PLANNED', 'HELD')`, [row.customerId, row.id]);
      if ((open?.n ?? 0) >= MOST_OF_ONE) throw new AppError('LIMIT', plannedReasons.PLANNED_MANY, { params: { most: MOST_OF_ONE } });
      const made = await withVerb(tx, 'plannedReply.planned', () => tx.manager.save(tx.manager.create(PlannedReply, {
        customerId: row.customerId, ticketId: row.id, body: input.body, channel: input.channel ?? row.channel, sendAt: new Date(at).toISOString(), state: PlannedState.PLANNED,
        authorId: tx.viewer.employeeId, userId: tx.viewer.userId, createdAt: tx.clock.now().toISOString(), version: 1,
      } as Partial<PlannedReply>)));
      await schedule(tx, [{ kind: PLANNED_REPLY, subject: made.id, dueAt: made.sendAt, payload: { ticketId: row.id } }]);
      return encodeId('PlannedReply', { owner: made.customerId, id: made.id });
    });
  });
}

/** Takes a reply back that has not gone out. Answers its wire id. */
export async function cancelPlannedReply(ctx: Context, input: CancelPlannedReplyInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(ctx, async (tx) => {
    const key = decodeId('PlannedReply', input.id);
    const found = key && (await tx.manager.findOneBy(PlannedReply, { customerId: key.owner ?? '0', id: key.id }));
    if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    await ticketToWrite(tx, wireOf({ customerId: found.customerId, id: found.ticketId }), 'tickets:write');
    if (found.state !== PlannedState.PLANNED && found.state !== PlannedState.HELD) throw new AppError('POLICY', plannedReasons.PLANNED_OVER);
    await withVerb(tx, 'plannedReply.cancelled', () => changeRow(tx, PlannedReply, found.id, input.expectedVersion, { state: PlannedState.CANCELLED }));
    await cancelDue(tx, [{ kind: PLANNED_REPLY, subject: found.id }]);
    return input.id;
  });
}

const SPOKEN = `select exists (select 1 from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and direction = 'IN' and created_at > $3) some`;
async function whyHold(tx: WriteContext, row: PlannedReply, ticket: Ticket | null): Promise<HeldWhy | null> {
  if (!ticket || !ticketStates.can(ticket.status, 'reply')) return HeldWhy.OVER;
  const [said] = await tx.manager.query<{ some: boolean }[]>(SPOKEN, [row.customerId, row.ticketId, row.createdAt]);
  if (said?.some) return HeldWhy.HEARD;
  return (await mayHold(tx, row.authorId, ticket.storeId)) ? null : HeldWhy.AUTHOR;
}
const WORDS: Record<HeldWhy, { zh: string; en: string }> = {
  HEARD: { zh: '写好以后顾客又说了话，先看再发', en: 'she has spoken since it was written: read it first' },
  OVER: { zh: '工单已经不收回复了', en: 'the ticket takes no replies any more' },
  AUTHOR: { zh: '写它的人不再处理这家店的工单', en: 'whoever wrote it works on this store’s tickets no more' },
};

/** Its time has come; the ticket is locked. Answers what came of it. */
export async function sendPlanned(tx: WriteContext, id: string): Promise<string> {
  const row = await tx.manager.findOneBy(PlannedReply, { id });
  if (row?.state !== PlannedState.PLANNED) return 'not planned';
  const ticket = await tx.manager.findOneBy(Ticket, { customerId: row.customerId, id: row.ticketId });
  const why = await whyHold(tx, row, ticket);
  if (why) {
    await withVerb(tx, 'plannedReply.held', () => changeRow(tx, PlannedReply, row.id, row.version, { state: PlannedState.HELD, heldWhy: why }));
    if (ticket) await tellAbout(tx, ticket, [row.authorId], 'tickets.reply-held', { zh: `${ticket.number}：定时回复没有发出`, en: `${ticket.number}: a planned reply was held back` }, WORDS[why], false);
    return why;
  }
  const [author] = await tx.manager.query<{ name: string }[]>('select name from employees where id = $1', [row.authorId]);
  // In the name of who wrote it: the answer is hers, in the thread, in the figures and in the log.
  const asAuthor = { ...tx, viewer: { ...tx.viewer, userId: row.userId, employeeId: row.authorId, name: author?.name ?? '' } };
  Object.assign(tx.manager.queryRunner?.data ?? {}, { ctx: asAuthor });
  await replyToTicket(asAuthor, { id: wireOf(ticket as Ticket), idempotencyKey: `planned:${row.id}`, body: row.body, channel: row.channel });
  await withVerb(tx, 'plannedReply.sent', () => changeRow(tx, PlannedReply, row.id, row.version, { state: PlannedState.SENT }));
  return 'sent';
}
