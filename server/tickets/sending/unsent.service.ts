// Telling whoever wrote a message that it did not reach the customer.
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { tellAbout } from '../ladder/ladder.service.ts';
import { answersFor } from '../ticket.staff.ts';

defineAlert({ kind: 'tickets.unsent', digest: { zh: '没发出去的回复', en: 'Replies that did not go out' } });

export interface Unsent { customerId: string; ticketId: string; number: string; storeId: string; authorId: string | null; assigneeId: string | null }

/** Tells its writer, else who has the ticket, else who answers for the store. */
export async function tellUnsent(tx: WriteContext, message: Unsent, way: Label): Promise<void> {
  const owner = message.authorId ?? message.assigneeId;
  await tellAbout(tx, { customerId: message.customerId, id: message.ticketId }, owner ? [owner] : await answersFor(tx, message.storeId), 'tickets.unsent',
    { zh: `${message.number}：一条回复没发出去`, en: `${message.number}: a reply did not go out` },
    { zh: `${way.zh}一直没有收下，改用别的办法告诉顾客`, en: `${way.en} did not take it: tell the customer in another way` }, false);
}
