// Messages that found no way are kept: sent again when somebody says so, and by themselves once a way is there while they are still fresh.
import type { ResendMessageInput } from '../../../schema/tickets/ticket.inputs.ts';
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import { DAY_MS } from '../../core/clock.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { defineCron } from '../../platform/jobs/job.registry.ts';
import { hasMail } from '../../platform/notify/mail.service.ts';
import { linkKind } from '../portal/link.registry.ts';
import { whyNone, wayTo } from '../portal/link-way.rules.ts';
import { ticketToWrite, wireOf } from '../ticket.row.ts';
import { reachableFor } from './carry.service.ts';
import { carryAgain } from './send.plan.ts';
import { sendingReasons } from './sending.messages.ts';

/** For so long a reply goes out by itself once it can, while its ticket is open; later a person says whether it still holds. A link goes while it is live. */
const FRESH_MS = 3 * DAY_MS;
const CHUNK = 200;

interface Kept { id: string; customerId: string; ticketId: string; storeId: string; channel: string; lang: string | null; body: string | null; delivery: string | null; linkKey: string | null }
const COLUMNS = `e.id::text, e.customer_id::text "customerId", e.ticket_id::text "ticketId", t.store_id::text "storeId", e.channel, e.lang, e.body, e.delivery, e.link_key "linkKey"`;
const ONE = `select ${COLUMNS} from ticket_events e join tickets t on t.customer_id = e.customer_id and t.id = e.ticket_id where e.customer_id = $1 and e.ticket_id = $2 and e.id = $3`;
/** Those for which anything could send now; the exact way is found one by one. */
const WAITING = `
  select ${COLUMNS} from ticket_events e join tickets t on t.customer_id = e.customer_id and t.id = e.ticket_id
  where e.delivery = 'NO_WAY' and e.id > $1 and e.body is not null and (e.link_key is not null or (e.created_at > $2 and t.is_open and (($3 and e.channel = 'EMAIL')
    or exists (select 1 from intake_channels c where c.is_active and c.deliver_url is not null and c.secret_sealed is not null and c.channel = e.channel))))
  order by e.id limit ${CHUNK}`;
const ANY = `select exists (select 1 from intake_channels where is_active and deliver_url is not null and secret_sealed is not null) "can"`;

/** Does its link still hold? A plain message has none. */
async function isLive(tx: WriteContext, one: Kept): Promise<boolean> {
  if (!one.linkKey) return true;
  const [purpose = '', id = ''] = one.linkKey.split(':');
  return (await linkKind(purpose)?.find(tx, id))?.isLive === true;
}

/** Puts it on its way once more, unless somebody else just did. */
async function again(tx: WriteContext, one: Kept): Promise<boolean> {
  const [put] = await tx.manager.query<unknown[]>(
    `with u as (update ticket_events set delivery = 'WAITING', detail = null where customer_id = $1 and ticket_id = $2 and id = $3 and delivery in ('NO_WAY', 'FAILED') returning 1) select 1 from u`, [one.customerId, one.ticketId, one.id]);
  if (!put) return false;
  await carryAgain(tx, { customerId: one.customerId, eventId: one.id, linkKey: one.linkKey, lang: one.lang });
  await recordEvent(tx, { kind: 'ticket.message-resent', resource: 'Ticket', resourceId: wireOf({ customerId: one.customerId, id: one.ticketId }), customerId: one.customerId, storeId: one.storeId, after: { eventId: one.id, delivery: MessageDelivery.WAITING } });
  return true;
}

/** Sends a message that was kept, or that was not taken, once more. Answers the ticket's wire id. */
export async function resendMessage(ctx: Context, input: ResendMessageInput): Promise<string> {
  authorise(ctx, 'tickets:write');
  return transact(ctx, async (tx) => {
    const ticket = await ticketToWrite(tx, input.ticketId, 'tickets:write');
    return once(tx, input.idempotencyKey, 'resendMessage', input, async () => {
      const key = decodeId('TicketEvent', input.eventId);
      const [one] = key?.owner === ticket.customerId ? await tx.manager.query<Kept[]>(ONE, [ticket.customerId, ticket.id, key.id]) : [];
      if (!one) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
      if (!one.body || (one.delivery !== MessageDelivery.NO_WAY && one.delivery !== MessageDelivery.FAILED)) throw new AppError('POLICY', sendingReasons.MESSAGE_NOT_KEPT);
      if (!(await isLive(tx, one))) throw new AppError('POLICY', sendingReasons.MESSAGE_LINK_DEAD);
      const found = await reachableFor(tx, ticket, one.linkKey ? null : one.channel);
      if (!found || !wayTo(found.who)) throw new AppError('POLICY', sendingReasons[found && whyNone(found.who) === 'NO_ADDRESS' ? 'MESSAGE_NO_ADDRESS' : 'MESSAGE_NO_CHANNEL']);
      await again(tx, one);
      return wireOf(ticket);
    });
  });
}

/** Puts on their way all that were kept and can go now; each in a transaction of its own. Answers how many. */
export async function sendKept(ctx: Context): Promise<number> {
  const { rows: [any] } = await ctx.db.write.query<{ can: boolean }>(ANY);
  if (!any?.can && !hasMail(ctx.db)) return 0;
  let sent = 0;
  for (let after = '0'; ;) {
    const { rows } = await ctx.db.write.query<Kept>(WAITING, [after, new Date(ctx.clock.now().getTime() - FRESH_MS), hasMail(ctx.db)]);
    for (const one of rows) {
      sent += await transact(ctx, async (tx) => {
        if (!(await isLive(tx, one))) return 0;
        const found = await reachableFor(tx, { customerId: one.customerId, id: one.ticketId }, one.linkKey ? null : one.channel);
        return found && wayTo(found.who) && (await again(tx, one)) ? 1 : 0;
      });
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < CHUNK) return sent;
  }
}

export const keptCron = defineCron({ kind: 'tickets.send-kept', at: { every: 10 }, async run(ctx) { await sendKept(ctx); } });
