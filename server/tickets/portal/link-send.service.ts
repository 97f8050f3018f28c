// Sending a customer her link: the address is put together at the moment of sending, handed to the sending system alone, and stored nowhere.
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { defineDue } from '../../platform/due/due.registry.ts';
import { schedule } from '../../platform/due/due.service.ts';
import { hasMail } from '../../platform/notify/mail.service.ts';
import { maskOf } from '../../platform/privacy/masks.service.ts';
import { carry, factsToSend, outChannels } from '../sending/carry.service.ts';
import { addSystemLine } from '../ticket.row.ts';
import { LINK_MARK, linkKind, type Sending } from './link.registry.ts';
import { wayTo } from './link-way.rules.ts';

const SEND_LINK = 'tickets.send-link';
/** Later and later, a quarter of an hour in all; then people are told on the ticket. */
const MOST_TRIES = 10;

/** Puts a link on its way, after the message that tells of it was written; inside the caller's transaction. */
export async function sendLater(tx: WriteContext, ticket: { customerId: string; id: string }, purpose: string, linkId: string): Promise<void> {
  const [event] = await tx.manager.query<{ id: string; lang: string | null }[]>(
    `select id::text, lang from ticket_events where customer_id = $1 and ticket_id = $2 and kind = 'MESSAGE' and direction = 'OUT' order by created_at desc, id desc limit 1`, [ticket.customerId, ticket.id]);
  if (!event) throw new Error('A link is sent with a message');
  await schedule(tx, [{ kind: SEND_LINK, subject: `${purpose}:${linkId}`, dueAt: tx.clock.now(), payload: { event: event.id, lang: event.lang === 'en' ? 'en' : 'zh' } }]);
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
    const facts = await factsToSend(tx, { customerId: link.customerId, id: link.ticketId });
    // A message that is gone is sent no more.
    const [message] = await tx.manager.query<{ body: string | null }[]>('select body from ticket_events where customer_id = $1 and ticket_id = $2 and id = $3', [link.customerId, link.ticketId, action.payload.event]);
    if (!facts || !message?.body) return 'nothing to say';
    const channels = await outChannels(tx, facts.number, link.customerId);
    const way = wayTo({ phone: facts.phone, email: facts.email ?? facts.contactEmail, ticketChannel: facts.channel, channels, hasMail: hasMail(tx.db) });
    const sending: Sending = { state: 'NO_WAY', to: null, way: way?.name ? `${way.name.zh} / ${way.name.en}` : null, at: tx.clock.now() };
    if (way) {
      const address = `${tx.db.settings.publicUrl ?? ''}${kind.path(tx.db.settings.secret, id)}`;
      // The first mark is the template's own; what a colleague wrote stands behind it.
      const text = message.body.replace(LINK_MARK[lang], () => address);
      try { await carry(tx, way, facts, { key: `link-${action.subject.replace(':', '-')}`, text, lang, mail: { subject: lang === 'zh' ? `工单 ${facts.number}` : `Ticket ${facts.number}`, text } }); } catch (error) {
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
