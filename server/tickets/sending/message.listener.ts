// A message on its way: carried by the system or mail server that leads to the customer, tried again while it is not taken, and in the end told to whoever wrote it.
import { MessageDelivery } from '../../../schema/tickets/ticket.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Language } from '../../core/language.ts';
import { defineDue, type DueAction } from '../../platform/due/due.registry.ts';
import { keptBytes } from '../../platform/files/file.service.ts';
import { whyNone, wayTo, type Way } from '../portal/link-way.rules.ts';
import { carry, type Facts, noteDelivery, reachableFor } from './carry.service.ts';
import { SEND_MESSAGE } from './send.plan.ts';
import { fitting, mailWords } from './sending.rules.ts';
import { tellUnsent } from './unsent.service.ts';

/** Later and later, a quarter of an hour in all. */
const MOST_TRIES = 10;

interface Message { id: string; customerId: string; ticketId: string; number: string; storeId: string; assigneeId: string | null; authorId: string | null; channel: string; lang: string | null; body: string | null; act: string | null; delivery: string | null }
const MESSAGE = `
  select e.id::text, e.customer_id::text "customerId", e.ticket_id::text "ticketId", t.number, t.store_id::text "storeId", t.assignee_id::text "assigneeId", e.author_id::text "authorId", e.channel, e.lang, e.body, e.act, e.delivery
  from ticket_events e join tickets t on t.customer_id = e.customer_id and t.id = e.ticket_id where e.customer_id = $1 and e.id = $2`;
/** Her last message that the ticket has by that channel: what ours answers. */
const ANSWERED = `
  select m.message_key "messageKey" from intake_messages m join intake_channels c on c.id = m.channel_id and c.channel = $2 where m.ticket_number = $1 order by m.created_at desc, m.id desc limit 1`;
const FILES = `select f.file_id::text "fileId", f.name, f.media_type "mediaType", f.bytes from ticket_files f where f.customer_id = $1 and f.ticket_id = $2 and f.event_id = $3 order by f.id`;

async function attachmentsOf(tx: WriteContext, message: Message) {
  const { taken, left } = fitting(await tx.manager.query<{ fileId: string; name: string; mediaType: string; bytes: number }[]>(FILES, [message.customerId, message.ticketId, message.id]));
  const files: { name: string; mediaType: string; content: Buffer }[] = [];
  for (const { fileId, name, mediaType } of taken) {
    const content = await keptBytes(tx.db, fileId);
    if (content) files.push({ name, mediaType, content }); else left.push(name);
  }
  return { files, left };
}

async function send(tx: WriteContext, message: Message, way: Way, facts: Facts): Promise<void> {
  const lang: Language = message.lang === 'en' ? 'en' : 'zh';
  const text = message.body as string;
  const [answered] = await tx.manager.query<{ messageKey: string }[]>(ANSWERED, [message.number, message.channel]);
  const { files, left } = await attachmentsOf(tx, message);
  await carry(tx, way, facts, {
    key: `message-${message.id}`, text, lang,
    mail: { ...mailWords({ ...facts, body: text }, lang), isWritten: message.act !== 'autoReply', inReplyTo: answered?.messageKey ?? null, attachments: files.map(({ name, mediaType, content }) => ({ filename: name, contentType: mediaType, content })) },
    more: { inReplyTo: answered?.messageKey ?? null, attachments: files.map(({ name, content }) => ({ name, contentBase64: content.toString('base64') })), left },
  });
}

/** Notes what became of it; whoever wrote one that was not taken is told. */
async function note(tx: WriteContext, message: Message, state: MessageDelivery, way: Way | null, why?: string): Promise<string> {
  await noteDelivery(tx, message, state, way ? { zh: way.name.zh, en: way.name.en } : { why });
  if (state === MessageDelivery.FAILED) await tellUnsent(tx, message, way?.name ?? { zh: '', en: '' });
  return state;
}

defineDue({
  kind: SEND_MESSAGE,
  async run(tx, action: DueAction) {
    const [message] = await tx.manager.query<Message[]>(MESSAGE, [String(action.payload.customerId), action.subject]);
    // Gone with an erased customer, moved to another's ticket, or carried already.
    if (message?.delivery !== MessageDelivery.WAITING || !message.body) return 'nothing to send';
    const found = await reachableFor(tx, { customerId: message.customerId, id: message.ticketId }, message.channel);
    if (!found) return 'nothing to send';
    const { facts, who } = found;
    const way = wayTo(who);
    // Kept as it is: it goes when there is a way, or when somebody says so.
    if (!way) return note(tx, message, MessageDelivery.NO_WAY, null, whyNone(who));
    try { await send(tx, message, way, facts); } catch (error) {
      if (action.attempts + 1 < MOST_TRIES) throw error;
      tx.log.warn({ err: error, message: message.id }, 'message not sent');
      return note(tx, message, MessageDelivery.FAILED, way);
    }
    return note(tx, message, MessageDelivery.SENT, way);
  },
});
