// Hangs hands on tickets: what comes into a queue is given out, and who leaves a customer without a word loses it.
import { defineDue } from '../../platform/due/due.registry.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { HAND_OUT, handOut, watchQueue } from './handout.service.ts';
import { returnToQueue, SILENCE, watchSilence } from './hands.service.ts';

onTicketDone(14, (tx, { before, after }) => watchSilence(tx, before, after));

defineDue({
  kind: SILENCE,
  take: (tx, { subject }) => takeTicketById(tx, subject),
  run: (tx, { subject, payload }, { isLate }) => returnToQueue(tx, subject, String(payload.assigneeId), isLate),
});

// After silence (14), whose return to the queue it takes up; before younger listeners.
onTicketDone(15, (tx, { before, after, detail }) => watchQueue(tx, before, after, detail));

defineDue({ kind: HAND_OUT, take: (tx, { subject }) => takeTicketById(tx, subject), run: (tx, { subject, payload }, { isLate }) => handOut(tx, subject, payload, isLate) });
