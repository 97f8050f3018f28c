// Hangs the ladder and the duties on clocks and tickets: planned when a clock moves, climbed when a step is due.
import { defineDue } from '../../platform/due/due.registry.ts';
import { onClocksChanged, takeTicketOf } from '../clocks/clock.store.ts';
import { onTicketDone } from '../ticket.hooks.ts';
import { dutiesHear } from './ladder.duties.ts';
import type { RatingVerdict } from '../rating.rules.ts';
import { climb, LADDER_STEP, liftRated, planLadder } from './ladder.service.ts';

onClocksChanged((tx, ticket, changes) => planLadder(tx, ticket, changes.map(({ after }) => after)));
onTicketDone(12, dutiesHear);
// A score that takes the ticket up: the next level owes stepping in; where nobody stands above, those who answer for the store hear it.
onTicketDone(13, async (tx, { act, after, detail }) => {
  const rating = detail?.rating as RatingVerdict | undefined;
  if (act === 'reopen' && rating?.act === 'ESCALATE') await liftRated(tx, after, rating);
});

defineDue({
  kind: LADDER_STEP,
  take: (tx, { subject }) => takeTicketOf(tx, subject),
  async run(tx, { subject }, { isLate }) {
    const [key] = await tx.manager.query<{ customerId: string; id: string }[]>('select customer_id::text "customerId", ticket_id::text id from ticket_clocks where id = $1', [subject]);
    return key ? climb(tx, key, subject, isLate) : 'gone';
  },
});
