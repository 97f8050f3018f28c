// The word that a customer gets at once, at any hour: that it came in, under which number, and by when a person answers; no answer by itself, it stops no clock. To a mail it goes as a mail of ours, elsewhere by whoever brought the message.
import type { IntakeChannel } from '../../../schema/tickets/channel.ts';
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import { sayInstant } from '../../core/business-time/words.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { carryLater } from '../sending/send.plan.ts';

const OF_TICKET = `
  select t.number, s.time_zone zone, (select lang from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.direction = 'IN' order by e.id limit 1) lang,
    (select min(coalesce(c.due_at, c.provisional_due_at)) from ticket_clocks c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.kind = 'FIRST_RESPONSE' and c.state = 'RUNNING') due
  from tickets t join stores s on s.id = t.store_id where t.customer_id = $1 and t.id = $2`;
const SAY = `
  insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_name, body, act, delivery) values ($1, $2, $3, 'MESSAGE', 'OUT', $4, $5, $6, $7, 'autoReply', $8) returning id::text`;

/** What is said: `您好，您的问题已收到，工单号 T-…，2 月 13 日 18:30 前有人答复您。`. */
export function wordsOf(language: Language, number: string, by: string | null): string {
  if (language === 'zh') return `您好，您的问题已收到，工单号 ${number}${by ? `，${by} 前有人答复您` : '，我们会尽快答复您'}。补充情况直接回复即可，不用重说。`;
  return `Hello, we have your message under the number ${number}. ${by ? `A person answers you by ${by}.` : 'A person answers you soon.'} Just reply here to add something; nothing need be told twice.`;
}

/** Programs that write by themselves: a word to them would come back as a next message, and so on. */
const PROGRAM = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|notifications?)(?:[+._-][^@]*)?@/i;
/** Is it for us to bring it to her? A mail service brings messages in and nothing out. */
export const goesAsMail = (adapter: string, email: string | null): boolean => adapter === 'mail' && email !== null && !PROGRAM.test(email);

/** Says it on a ticket that a channel has just opened for the writer at `email`; where the channel is silent, null. */
export async function acknowledge(tx: WriteContext, channel: IntakeChannel, thread: { customerId: string; id: string }, email: string | null): Promise<string | null> {
  if (!channel.isAutoReply || (channel.adapter === 'mail' && !goesAsMail(channel.adapter, email))) return null;
  const [found] = await tx.manager.query<{ number: string; zone: string; lang: string | null; due: Date | null }[]>(OF_TICKET, [thread.customerId, thread.id]);
  if (!found) return null;
  const language: Language = found.lang === 'en' ? 'en' : 'zh';
  const body = wordsOf(language, found.number, found.due ? sayInstant(found.zone, found.due, language) : null);
  const isOurs = goesAsMail(channel.adapter, email);
  const [said] = await tx.manager.query<{ id: string }[]>(SAY, [thread.customerId, thread.id, tx.clock.now(), channel.channel, language, language === 'zh' ? '自动回复' : 'Automatic reply', body, isOurs ? MessageDelivery.WAITING : null]);
  if (isOurs && said) carryLater(tx, { customerId: thread.customerId, eventId: said.id });
  return body;
}

/** What was said at once on the ticket of that number, for who brought the message to say; null where we say it ourselves. */
export async function saidAtOnce(tx: WriteContext, number: string): Promise<string | null> {
  const [row] = await tx.manager.query<{ body: string | null }[]>(
    `select e.body from ticket_keys k join ticket_events e on e.customer_id = k.customer_id and e.ticket_id = k.ticket_id and e.act = 'autoReply' and e.delivery is null where k.kind = 'NUMBER' and k.value = $1 order by e.id limit 1`, [number]);
  return row?.body ?? null;
}
