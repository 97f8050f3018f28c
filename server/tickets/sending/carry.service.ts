// Carrying words out of the house: who she is and where she is reached, which systems bring messages, and the handing over to one of them or to the mail server.
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { hasMail, mailCustomer, type CustomerMail } from '../../platform/notify/mail.service.ts';
import { postSigned } from '../../platform/outgoing/post.service.ts';
import { unseal } from '../../platform/outgoing/sealed-secret.service.ts';
import { placeOf } from '../intake/channel.service.ts';
import type { OutChannel, Reachable, Way } from '../portal/link-way.rules.ts';
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { wireOf } from '../ticket.row.ts';
import { waysOf } from './sending.rules.ts';

/** Below the hold of the sweep. */
const PATIENCE_MS = 4_000;

export interface Facts { number: string; subject: string; channel: string; phone: string | null; email: string | null; contactEmail: string | null; memberNo: string | null; name: string | null; zone: string }
// What the ticket says of her, then what the chain knows.
const FACTS = `
  select t.number, t.subject, t.channel, coalesce(t.contact_phone, case when not c.is_stand_in then c.phone end) phone, case when not c.is_stand_in then c.email end email, t.contact_email "contactEmail",
    case when not c.is_stand_in then c.member_no end "memberNo", coalesce(t.contact_name, case when not c.is_stand_in then c.name end) "name", s.time_zone zone
  from tickets t join customers c on c.id = t.customer_id join stores s on s.id = t.store_id where t.customer_id = $1 and t.id = $2`;
const CHANNELS = `
  select c.id::text, c.key, c.name_zh "nameZh", c.name_en "nameEn", c.channel, c.deliver_url "deliverUrl",
    exists (select 1 from intake_messages m where m.channel_id = c.id and m.ticket_number = $1) "isHers",
    (select i.open_id from intake_identities i where i.channel_id = c.id and i.customer_id = $2 order by i.open_id limit 1) "openId"
  from intake_channels c where c.is_active and c.deliver_url is not null and c.secret_sealed is not null`;

/** Where the customer of a ticket is reached, as far as is known. */
const factsToSend = async (tx: WriteContext, ticket: { customerId: string; id: string }): Promise<Facts | null> => (await tx.manager.query<Facts[]>(FACTS, [ticket.customerId, ticket.id]))[0] ?? null;
/** Systems that bring messages out, and whether they know her. */
const outChannels = (tx: WriteContext, number: string, customerId: string): Promise<OutChannel[]> => tx.manager.query<OutChannel[]>(CHANNELS, [number, customerId]);

/** Who the customer of a ticket is and what could lead to her: for a message of a channel the ways of that channel, for a link (null) all of them. */
export async function reachableFor(tx: WriteContext, ticket: { customerId: string; id: string }, channel: string | null): Promise<{ facts: Facts; who: Reachable } | null> {
  const facts = await factsToSend(tx, ticket);
  if (!facts) return null;
  const channels = await outChannels(tx, facts.number, ticket.customerId);
  return channel === null
    ? { facts, who: { phone: facts.phone, email: facts.email ?? facts.contactEmail, ticketChannel: facts.channel, channels, hasMail: hasMail(tx.db) } }
    : { facts, who: { phone: facts.phone, email: facts.contactEmail ?? facts.email, ticketChannel: channel, ...waysOf(channel, channels, hasMail(tx.db)) } };
}

export interface Sent { id: string; customerId: string; ticketId: string; storeId: string | null }
/** Notes on a message what became of it; who looks at the ticket sees it at once. `detail` says by which way, or why by none. */
export async function noteDelivery(tx: WriteContext, message: Sent, state: MessageDelivery | null, detail: Record<string, unknown> | null): Promise<void> {
  await tx.manager.query(`with u as (update ticket_events set delivery = $3, detail = $4 where customer_id = $1 and id = $2 returning 1) select count(*) from u`, [message.customerId, message.id, state, detail ? JSON.stringify(detail) : null]);
  await recordEvent(tx, { kind: state === MessageDelivery.SENT ? 'ticket.message-sent' : 'ticket.message-unsent', resource: 'Ticket', resourceId: wireOf({ customerId: message.customerId, id: message.ticketId }), customerId: message.customerId, storeId: message.storeId, after: { eventId: message.id, delivery: state } });
}

/** What is carried, under a key that a second try carries too; `more` is what else the sending system is told. */
export interface Carried { key: string; text: string; lang: Language; mail: Omit<CustomerMail, 'key' | 'to'>; more?: Record<string, unknown> }

/** Hands it over; throws where it was not taken. */
export async function carry(tx: WriteContext, way: Way, facts: Facts, said: Carried): Promise<void> {
  if (!way.channel) {
    // Its id names the ticket: an answer finds it by that alone, and a report says which of ours did not arrive.
    await mailCustomer(tx.db, { key: `${facts.number}.${said.key}`, to: way.email as string, ...said.mail });
    return;
  }
  const [row] = await tx.manager.query<{ sealed: string }[]>('select secret_sealed sealed from intake_channels where id = $1', [way.channel.id]);
  const body = JSON.stringify({
    type: 'message.send', key: said.key, ticketNumber: facts.number, lang: said.lang, text: said.text,
    to: { openId: way.channel.openId, phone: facts.phone, email: facts.contactEmail ?? facts.email, memberNo: facts.memberNo, name: facts.name }, ...said.more,
  });
  const answer = await postSigned({
    url: way.channel.deliverUrl, secret: unseal(tx.db, placeOf(way.channel.key), row?.sealed ?? ''), id: said.key, at: new Date(), body, named: tx.db.settings.outgoing, timeoutMs: PATIENCE_MS,
  });
  if (answer.status < 200 || answer.status > 299) throw new Error(`answered ${answer.status}`);
}
