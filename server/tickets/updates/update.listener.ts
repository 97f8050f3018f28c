// Hangs the promise of news on tickets: set when one begins to owe them, looked at when their time has come.
import { defineDue } from '../../platform/due/due.registry.ts';
import { takeTicketById } from '../clocks/clock.store.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { NEWS_DUE, remindOfNews, watchNews } from './update.service.ts';

onTicketDone(15, (tx, { before, after }) => watchNews(tx, before, after));

defineDue({
  kind: NEWS_DUE,
  take: (tx, { subject }) => takeTicketById(tx, subject),
  run: (tx, { subject, payload }, { isLate }) => remindOfNews(tx, subject, typeof payload.since === 'string' ? payload.since : null, isLate),
});
