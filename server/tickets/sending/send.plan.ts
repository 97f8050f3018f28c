// Putting a message on its way in the transaction that writes it: one is never without the other.
import type { WriteContext } from '../../core/context.ts';
import { schedule, scheduleUnasked } from '../../platform/due/due.service.ts';

/** The kind of the due action by which a message is carried; its subject is the event's id. */
export const SEND_MESSAGE = 'tickets.send-message';

/** The kind of the due action by which a link is sent; its subject is `purpose:id`. */
export const SEND_LINK = 'tickets.send-link';

/** Has a message carried; its row says WAITING until it went. It goes with the transaction's next statement. */
export function carryLater(tx: WriteContext, message: { customerId: string; eventId: string }): void {
  scheduleUnasked(tx, [{ kind: SEND_MESSAGE, subject: message.eventId, dueAt: tx.clock.now(), payload: { customerId: message.customerId } }]);
}

/** Has one carried that was kept: with its link by the link's way, else by its channel. */
export async function carryAgain(tx: WriteContext, one: { customerId: string; eventId: string; linkKey: string | null; lang: string | null }): Promise<void> {
  await schedule(tx, [one.linkKey
    ? { kind: SEND_LINK, subject: one.linkKey, dueAt: tx.clock.now(), payload: { event: one.eventId, lang: one.lang === 'en' ? 'en' : 'zh' } }
    : { kind: SEND_MESSAGE, subject: one.eventId, dueAt: tx.clock.now(), payload: { customerId: one.customerId } }]);
}
