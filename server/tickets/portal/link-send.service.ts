// Sending a customer her link: the address is put together at the moment of sending, handed to the sending system alone, and stored nowhere.
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { defineDue } from '../../platform/due/due.registry.ts';
import { maskOf } from '../../platform/privacy/masks.service.ts';
import { carry, noteDelivery, reachableFor } from '../sending/carry.service.ts';
import { carryAgain, SEND_LINK } from '../sending/send.plan.ts';
import { addSystemLine } from '../ticket.row.ts';
import { LINK_MARK, linkKind, type LinkKind, type Sending, type SentLink } from './link.registry.ts';
import { whyNone, wayTo, type Reachable, type Way } from './link-way.rules.ts';

/** Later and later, a quarter of an hour in all; then people are told on the ticket. */
const MOST_TRIES = 10;

interface Message { id: string; customerId: string; ticketId: string; storeId: string | null; lang: string | null; body: string | null }
const COLUMNS = `e.id::text, e.customer_id::text "customerId", e.ticket_id::text "ticketId", t.store_id::text "storeId", e.lang, e.body from ticket_events e join tickets t on t.customer_id = e.customer_id and t.id = e.ticket_id`;

/** What became of it, on the message, the link and the thread. */
async function settle(tx: WriteContext, kind: LinkKind, link: SentLink, id: string, message: Message, ended: { state: 'SENT' | 'FAILED' | 'NO_WAY'; way: Way | null; none?: string }): Promise<string> {
  const { state, way } = ended;
  const sending: Sending = { state, to: state === 'SENT' ? maskOf(way?.to ?? null) : null, way: way ? `${way.name.zh} / ${way.name.en}` : null, at: tx.clock.now() };
  const named = way ? { zh: way.name.zh, en: way.name.en } : {};
  await kind.noted?.(tx, link, id, sending);
  await noteDelivery(tx, message, MessageDelivery[state], state === 'NO_WAY' ? { why: ended.none } : named);
  await addSystemLine(tx, { customerId: link.customerId, id: link.ticketId }, {
    act: state === 'SENT' ? 'linkSent' : 'linkUnsent',
    detail: { purpose: kind.purpose, linkId: kind.wire(link, id), until: link.expiresAt, ...named, ...(state === 'SENT' ? { to: sending.to } : { why: state, ...(ended.none ? { none: ended.none } : {}) }) },
  });
  return state;
}

/** The way to her, or that there is none. */
async function lead(tx: WriteContext, link: SentLink): Promise<{ found: Awaited<ReturnType<typeof reachableFor>>; way: Way | null; none: string | undefined }> {
  const found = await reachableFor(tx, { customerId: link.customerId, id: link.ticketId }, null);
  const way = found ? wayTo(found.who) : null;
  return { found, way, none: way ? undefined : whyNone(found?.who ?? NOBODY) };
}
const NOBODY: Pick<Reachable, 'channels' | 'hasMail'> = { channels: [], hasMail: false };

/** Puts a link on its way, after the message that tells of it was written; inside the caller's transaction. Where no way leads to her it is kept, and that is noted at once. */
export async function sendLater(tx: WriteContext, ticket: { customerId: string; id: string }, purpose: string, linkId: string): Promise<void> {
  const [message] = await tx.manager.query<Message[]>(`select ${COLUMNS} where e.customer_id = $1 and e.ticket_id = $2 and e.kind = 'MESSAGE' and e.direction = 'OUT' order by e.created_at desc, e.id desc limit 1`, [ticket.customerId, ticket.id]);
  if (!message) throw new Error('A link is sent with a message');
  const linkKey = `${purpose}:${linkId}`;
  await tx.manager.query(`with u as (update ticket_events set delivery = 'WAITING', link_key = $4 where customer_id = $1 and ticket_id = $2 and id = $3 returning 1) select count(*) from u`, [ticket.customerId, ticket.id, message.id, linkKey]);
  const kind = linkKind(purpose);
  const link = await kind?.find(tx, linkId);
  const { way, none } = link ? await lead(tx, link) : { way: null, none: undefined };
  if (kind && link && !way) { await settle(tx, kind, link, linkId, message, { state: 'NO_WAY', way: null, ...(none ? { none } : {}) }); return; }
  await carryAgain(tx, { customerId: ticket.customerId, eventId: message.id, linkKey, lang: message.lang });
}

defineDue({
  kind: SEND_LINK,
  async run(tx, action) {
    const [purpose = '', id = ''] = action.subject.split(':');
    const kind = linkKind(purpose);
    const link = await kind?.find(tx, id);
    const [message] = link ? await tx.manager.query<Message[]>(`select ${COLUMNS} where e.customer_id = $1 and e.id = $2`, [link.customerId, action.payload.event]) : [];
    // Taken back, or answered, before it went.
    if (!kind || !link?.isLive) {
      if (message) await noteDelivery(tx, message, null, null);
      return 'dead';
    }
    const lang: Language = action.payload.lang === 'en' ? 'en' : 'zh';
    const { found, way, none } = await lead(tx, link);
    // A message that is gone is sent no more.
    if (!found || !message?.body) return 'nothing to say';
    if (!way) return settle(tx, kind, link, id, message, { state: 'NO_WAY', way, ...(none ? { none } : {}) });
    const address = `${tx.db.settings.publicUrl ?? ''}${kind.path(tx.db.settings.secret, id)}`;
    // The first mark is the template's own; what a colleague wrote stands behind it.
    const text = message.body.replace(LINK_MARK[lang], () => address);
    try { await carry(tx, way, found.facts, { key: `link-${action.subject.replace(':', '-')}`, text, lang, mail: { subject: lang === 'zh' ? `工单 ${found.facts.number}` : `Ticket ${found.facts.number}`, text } }); } catch (error) {
      if (action.attempts + 1 < MOST_TRIES) throw error;
      tx.log.warn({ err: error, link: action.subject }, 'link not sent');
      return settle(tx, kind, link, id, message, { state: 'FAILED', way });
    }
    return settle(tx, kind, link, id, message, { state: 'SENT', way });
  },
});
