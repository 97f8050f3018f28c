// Carrying words out of the house: who she is and where she is reached, which systems bring messages, and the handing over to one of them or to the mail server.
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { mailCustomer, type CustomerMail } from '../../platform/notify/mail.service.ts';
import { postSigned } from '../../platform/outgoing/post.service.ts';
import { unseal } from '../../platform/outgoing/sealed-secret.service.ts';
import { placeOf } from '../intake/channel.service.ts';
import type { OutChannel, Way } from '../portal/link-way.rules.ts';

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
export const factsToSend = async (tx: WriteContext, ticket: { customerId: string; id: string }): Promise<Facts | null> => (await tx.manager.query<Facts[]>(FACTS, [ticket.customerId, ticket.id]))[0] ?? null;
/** Systems that bring messages out, and whether they know her. */
export const outChannels = (tx: WriteContext, number: string, customerId: string): Promise<OutChannel[]> => tx.manager.query<OutChannel[]>(CHANNELS, [number, customerId]);

/** What is carried, under a key that a second try carries too; `more` is what else the sending system is told. */
export interface Carried { key: string; text: string; lang: Language; mail: Omit<CustomerMail, 'key' | 'to'>; more?: Record<string, unknown> }

/** Hands it over; throws where it was not taken. */
export async function carry(tx: WriteContext, way: Way, facts: Facts, said: Carried): Promise<void> {
  if (!way.channel) {
    await mailCustomer(tx.db, { key: said.key, to: way.email as string, ...said.mail });
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
