// The word that a customer gets at once, at any hour: that it came in, under which number, and by when a person answers; no answer by itself, it stops no clock.
import type { IntakeChannel } from '../../../schema/tickets/channel.ts';
import { sayInstant } from '../../core/business-time/words.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';

const OF_TICKET = `
  select t.number, s.time_zone zone, (select lang from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.direction = 'IN' order by e.id limit 1) lang,
    (select min(coalesce(c.due_at, c.provisional_due_at)) from ticket_clocks c where c.customer_id = t.customer_id and c.ticket_id = t.id and c.kind = 'FIRST_RESPONSE' and c.state = 'RUNNING') due
  from tickets t join stores s on s.id = t.store_id where t.customer_id = $1 and t.id = $2`;
const SAY = `
  insert into ticket_events (customer_id, ticket_id, created_at, kind, direction, channel, lang, author_name, body, act) values ($1, $2, $3, 'MESSAGE', 'OUT', $4, $5, $6, $7, 'autoReply')`;

/** What is said: `您好，您的问题已收到，工单号 T-…，2 月 13 日 18:30 前有人答复您。`. */
export function wordsOf(language: Language, number: string, by: string | null): string {
  if (language === 'zh') return `您好，您的问题已收到，工单号 ${number}${by ? `，${by} 前有人答复您` : '，我们会尽快答复您'}。补充情况直接回复即可，不用重说。`;
  return `Hello, we have your message under the number ${number}. ${by ? `A person answers you by ${by}.` : 'A person answers you soon.'} Just reply here to add something; nothing need be told twice.`;
}

/** Says it on a ticket that a channel has just opened; where the channel is silent, null. */
export async function acknowledge(tx: WriteContext, channel: IntakeChannel, thread: { customerId: string; id: string }): Promise<string | null> {
  if (!channel.isAutoReply) return null;
  const [found] = await tx.manager.query<{ number: string; zone: string; lang: string | null; due: Date | null }[]>(OF_TICKET, [thread.customerId, thread.id]);
  if (!found) return null;
  const language: Language = found.lang === 'en' ? 'en' : 'zh';
  const body = wordsOf(language, found.number, found.due ? sayInstant(found.zone, found.due, language) : null);
  await tx.manager.query(SAY, [thread.customerId, thread.id, tx.clock.now(), channel.channel, language, language === 'zh' ? '自动回复' : 'Automatic reply', body]);
  return body;
}

/** What was said at once on the ticket of that number. */
export async function saidAtOnce(tx: WriteContext, number: string): Promise<string | null> {
  const [row] = await tx.manager.query<{ body: string | null }[]>(
    `select e.body from ticket_keys k join ticket_events e on e.customer_id = k.customer_id and e.ticket_id = k.ticket_id and e.act = 'autoReply' where k.kind = 'NUMBER' and k.value = $1 order by e.id limit 1`, [number]);
  return row?.body ?? null;
}
