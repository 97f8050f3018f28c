// Sending a customer her link: the address is put together at the moment of sending, handed to the sending system alone, and stored nowhere.
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { defineDue, type DueAction } from '../../platform/due/due.registry.ts';
import { schedule } from '../../platform/due/due.service.ts';
import { hasMail, mailCustomer } from '../../platform/notify/mail.service.ts';
import { postSigned } from '../../platform/outgoing/post.service.ts';
import { maskOf } from '../../platform/privacy/masks.service.ts';
import { unseal } from '../../platform/outgoing/sealed-secret.service.ts';
import { placeOf } from '../intake/channel.service.ts';
import { addSystemLine } from '../ticket.row.ts';
import { LINK_MARK, linkKind, type Sending } from './link.registry.ts';
import { wayTo, type OutChannel, type Way } from './link-way.rules.ts';

const SEND_LINK = 'tickets.send-link';
/** Later and later, a quarter of an hour in all; then people are told on the ticket. */
const MOST_TRIES = 10;
/** Below the hold of the sweep. */
const PATIENCE_MS = 4_000;

/** Puts a link on its way, after the message that tells of it was written; inside the caller's transaction. */
export async function sendLater(tx: WriteContext, ticket: { customerId: string; id: string }, purpose: string, linkId: string): Promise<void> {
  const [event] = await tx.manager.query<{ id: string; lang: string | null }[]>(
    `select id::text, lang from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and direction = 'OUT' order by created_at desc, id desc limit 1`, [ticket.customerId, ticket.id]);
  if (!event) throw new Error('A link is sent with a message');
  await schedule(tx, [{ kind: SEND_LINK, subject: `${purpose}:${linkId}`, dueAt: tx.clock.now(), payload: { event: event.id, lang: event.lang === 'en' ? 'en' : 'zh' } }]);
}

interface Facts { number: string; channel: string; phone: string | null; email: string | null; memberNo: string | null; name: string | null; zone: string; body: string | null }
// What the ticket says of her, then what the chain knows; a message that is gone is sent no more.
const FACTS = `
  select t.number, t.channel, coalesce(t.contact_phone, case when not c.is_stand_in then c.phone end) phone, case when not c.is_stand_in then c.email end email,
    case when not c.is_stand_in then c.member_no end "memberNo", coalesce(t.contact_name, case when not c.is_stand_in then c.name end) "name", s.time_zone zone,
    (select e.body from ticket_events e where e.customer_id = t.customer_id and e.ticket_id = t.id and e.id = $3) body
  from tickets t join customers c on c.id = t.customer_id join stores s on s.id = t.store_id where t.customer_id = $1 and t.id = $2`;
const CHANNELS = `
  select c.id::text, c.key, c.name_zh "nameZh", c.name_en "nameEn", c.channel, c.deliver_url "deliverUrl",
    exists (select 1 from intake_messages m where m.channel_id = c.id and m.ticket_number = $1) "isHers",
    (select i.open_id from intake_identities i where i.channel_id = c.id and i.customer_id = $2 order by i.open_id limit 1) "openId"
  from intake_channels c where c.is_active and c.deliver_url is not null and c.secret_sealed is not null`;

async function carry(tx: WriteContext, action: DueAction, way: Way, facts: Facts, text: string, lang: Language): Promise<void> {
  const key = `link-${action.subject.replace(':', '-')}`;
  if (!way.channel) {
    await mailCustomer(tx.db, { key, to: way.email as string, subject: lang === 'zh' ? `工单 ${facts.number}` : `Ticket ${facts.number}`, text });
    return;
  }
  const [row] = await tx.manager.query<{ sealed: string }[]>('select secret_sealed sealed from intake_channels where id = $1', [way.channel.id]);
  const body = JSON.stringify({
    type: 'message.send', key, ticketNumber: facts.number, lang, text,
    to: { openId: way.channel.openId, phone: facts.phone, email: facts.email, memberNo: facts.memberNo, name: facts.name },
  });
  const answer = await postSigned({
    url: way.channel.deliverUrl, secret: unseal(tx.db, placeOf(way.channel.key), row?.sealed ?? ''), id: key, at: new Date(), body, named: tx.db.settings.outgoing, timeoutMs: PATIENCE_MS,
  });
  if (answer.status < 200 || answer.status > 299) throw new Error(`answered ${answer.status}`);
}

defineDue({
  kind: SEND_LINK,
  async run(tx, action) {
    const [purpose = '', id = ''] = action.subject.split(':');
    const kind = linkKind(purpose);
    const link = await kind?.find(tx, id);
    // Taken back, or answered, before it went.
    if (!kind || !link?.isLive) return 'dead';
    const lang: Language = action.payload.lang === 'en' ? 'en' : 'zh';
    const [facts] = await tx.manager.query<Facts[]>(FACTS, [link.customerId, link.ticketId, action.payload.event]);
    if (!facts?.body) return 'nothing to say';
    const channels = await tx.manager.query<OutChannel[]>(CHANNELS, [facts.number, link.customerId]);
    const way = wayTo({ phone: facts.phone, email: facts.email, ticketChannel: facts.channel, channels, hasMail: hasMail(tx.db) });
    const sending: Sending = { state: 'NO_WAY', to: null, way: way?.name ? `${way.name.zh} / ${way.name.en}` : null, at: tx.clock.now() };
    if (way) {
      const address = `${tx.db.settings.publicUrl ?? ''}${kind.path(tx.db.settings.secret, id)}`;
      // The first mark is the template's own; what a colleague wrote stands behind it.
      try { await carry(tx, action, way, facts, facts.body.replace(LINK_MARK[lang], () => address), lang); } catch (error) {
        if (action.attempts + 1 < MOST_TRIES) throw error;
        tx.log.warn({ err: error, link: action.subject }, 'link not sent');
        sending.state = 'FAILED';
      }
      if (sending.state !== 'FAILED') Object.assign(sending, { state: 'SENT', to: maskOf(way.to) });
    }
    await kind.noted?.(tx, link, id, sending);
    await addSystemLine(tx, { customerId: link.customerId, id: link.ticketId }, {
      act: sending.state === 'SENT' ? 'linkSent' : 'linkUnsent',
      detail: { purpose, linkId: kind.wire(link, id), until: link.expiresAt, ...(way ? { zh: way.name.zh, en: way.name.en } : {}), ...(sending.state === 'SENT' ? { to: sending.to } : { why: sending.state }) },
    });
    return sending.state;
  },
});
