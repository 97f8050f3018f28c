// Hangs silence on tickets: set when a customer waits for a holder's word, done when its time has passed.
import { defineDue } from '../../platform/due/due.registry.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { returnToQueue, SILENCE, watchSilence } from './hands.service.ts';

onTicketDone(14, (tx, { before, after }) => watchSilence(tx, before, after));

defineDue({
  kind: SILENCE,
  take: (tx, { subject }) => takeTicketById(tx, subject),
  run: (tx, { subject, payload }, { isLate }) => returnToQueue(tx, subject, String(payload.assigneeId), isLate),
});
