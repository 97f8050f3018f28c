// Mails that programs write: an absence note stands in the thread and moves nothing, a report of delivery says of our message that it did not arrive. Neither is answered.
import type { IntakeChannel } from '../../../schema/tickets/channel.ts';
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import type { WriteContext } from '../../core/context.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { langOf } from '../classify.rules.ts';
import { noteDelivery } from '../sending/carry.service.ts';
import { tellUnsent, type Unsent } from '../sending/unsent.service.ts';
import { wireOf } from '../ticket.row.ts';
import type { Said } from './adapter.rules.ts';

interface Thread { id: string; customerId: string }

/** Writes it down as it came: no clock stops, nothing opens again, and nobody is told that she has spoken. */
export async function hearProgram(tx: WriteContext, channel: IntakeChannel, thread: Thread, said: Said): Promise<void> {
  await tx.manager.query(
    `insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_name, body, act) values ($1, $2, $3, 'MESSAGE', 'IN', $4, $5, $6, $7, 'autoMail')`,
    [thread.customerId, thread.id, tx.clock.now(), channel.channel, langOf(said.text), said.from.name ?? '', said.text]);
  await recordEvent(tx, { kind: 'ticket.program-heard', resource: 'Ticket', resourceId: wireOf(thread), customerId: thread.customerId, private: { body: said.text } });
}

/** Our own ids: `<T-261125-0001.message-12@host>`, and of a link `<T-261125-0001.link-SURVEY-3@host>`. */
const OURS = /^<(T-\d{6}-\d{4,})\.(?:message-(\d{1,18})|link-([A-Z]+)-(\d{1,18}))@/;
const SENT = `
  select e.id::text, e.customer_id::text "customerId", e.ticket_id::text "ticketId", t.number, t.store_id::text "storeId", t.assignee_id::text "assigneeId", e.author_id::text "authorId"
  from ticket_keys k join tickets t on t.customer_id = k.customer_id and t.id = k.ticket_id join ticket_events e on e.customer_id = t.customer_id and e.ticket_id = t.id
  where k.kind = 'NUMBER' and k.value = $1 and (e.id = $2::bigint or e.link_key = $3) and e.delivery in ('SENT', 'WAITING') limit 1`;

/** Marks the first message of ours that a report names as not sent, and tells its writer. Null where it names none. */
export async function noteBounce(tx: WriteContext, reported: readonly string[]): Promise<(Thread & { number: string }) | null> {
  for (const one of reported) {
    const [, number, message, purpose, link] = OURS.exec(one) ?? [];
    if (!number) continue;
    const [sent] = await tx.manager.query<(Unsent & { id: string })[]>(SENT, [number, message ?? null, purpose ? `${purpose}:${link}` : null]);
    if (!sent) continue;
    await noteDelivery(tx, sent, MessageDelivery.FAILED, { zh: '对方邮箱', en: 'her mailbox' });
    await tellUnsent(tx, sent, { zh: '对方邮箱', en: 'Her mailbox' });
    return { customerId: sent.customerId, id: sent.ticketId, number: sent.number };
  }
  return null;
}
