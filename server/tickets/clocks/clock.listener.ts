// Listens to what is done to tickets and moves their clocks in the same transaction; and hears from the due table when a deadline has passed.
import { defineDue } from '../../platform/due/due.registry.ts';
import { onTicketDone, onTicketTaken, type TicketDone } from '../ticket.hooks.ts';
import { newsOfAct } from './clock.rules.ts';
import { heardByClocks, passDeadline } from './clock.service.ts';
import { CLOCK_DUE, clocksStatement, takeTicketOf } from './clock.store.ts';

const SORTED = ['needClass', 'level', 'tier', 'channel', 'categoryId'] as const;

onTicketTaken(clocksStatement);
onTicketDone(10, async (tx, { act, at, before, after, detail }: TicketDone) => {
  const news = newsOfAct(act, before, after, { isPlan: detail?.isPlan === true, isCalled: act === 'reopen' && detail?.outcome === 'REACHED' });
  // An escalation gives the customer no later promise: only what a person decides it is about does.
  const isSorted = act === 'classify' && before !== null && SORTED.some((name) => (before[name] ?? null) !== (after[name] ?? null));
  if (!news.length && !isSorted) return;
  await heardByClocks(tx, after, {
    news, at: at.toISOString(), isNew: act === 'open', isJoined: act === 'join', isSorted, promisedAt: act === 'promise' ? (after.callbackDueAt ?? null) : null,
  });
});

defineDue({
  kind: CLOCK_DUE,
  take: (tx, { subject }) => takeTicketOf(tx, subject),
  async run(tx, { subject }) {
    const [ticket] = await tx.manager.query<{ id: string; customerId: string; storeId: string }[]>(
      'select t.id::text, t.customer_id::text "customerId", t.store_id::text "storeId" from ticket_clocks c join tickets t on t.customer_id = c.customer_id and t.id = c.ticket_id where c.id = $1', [subject]);
    const passed = ticket ? await passDeadline(tx, ticket, subject) : null;
    return passed ? 'breached' : 'kept';
  },
});
