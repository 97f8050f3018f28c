// Putting a message on its way in the transaction that writes it: one is never without the other.
import type { WriteContext } from '../../core/context.ts';
import { scheduleUnasked } from '../../platform/due/due.service.ts';

/** The kind of the due action by which a message is carried; its subject is the event's id. */
export const SEND_MESSAGE = 'tickets.send-message';

/** Has a message carried; its row says WAITING until it went. It goes with the transaction's next statement. */
export function carryLater(tx: WriteContext, message: { customerId: string; eventId: string }): void {
  scheduleUnasked(tx, [{ kind: SEND_MESSAGE, subject: message.eventId, dueAt: tx.clock.now(), payload: { customerId: message.customerId } }]);
}
