// Says something to the customer of a ticket for younger modules: on its thread, in the language in which she last wrote, once a key.
import { Direction } from '../../schema/tickets/ticket.ts';
import type { WriteContext } from '../core/context.ts';
import { fill } from '../core/language.ts';
import type { MessagePair } from '../core/messages.ts';
import { replyToTicket } from './ticket.reply.ts';
import { LINK_MARK } from './portal/link.registry.ts';
import { sendLater } from './portal/link-send.service.ts';
import { wireOf } from './ticket.row.ts';

/**
 * Sends the message of that language with its values filled in; nobody takes the ticket up by it, and one that is closed stays closed. A `link` stands for its
 * `{url}`: the thread bears a mark in its place, the address goes to the customer alone. `tx` is the system's.
 */
export async function tellCustomerOfTicket(tx: WriteContext, ticket: { customerId: string; id: string }, message: { key: string; words: MessagePair; values: Record<string, string>; link?: { purpose: string; id: string } }): Promise<void> {
  const [last] = await tx.manager.query<{ lang: string | null }[]>(
    `select lang from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and direction = 'IN' order by created_at desc, id desc limit 1`, [ticket.customerId, ticket.id]);
  const lang = last?.lang === 'en' ? 'en' : 'zh';
  await replyToTicket(tx, { id: wireOf(ticket), idempotencyKey: message.key, body: fill(message.words[lang === 'en' ? 1 : 0], message.link ? { ...message.values, url: LINK_MARK[lang] } : message.values), direction: Direction.OUT, lang }, { takesUp: false, withLink: message.link !== undefined, afterClose: true });
  if (message.link) await sendLater(tx, ticket, message.link.purpose, message.link.id);
}
