// Numbers for people, given from a sequence so that nobody queues for them, and the directory by which tickets are found.
import { businessDay, type WriteContext } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import { prepared } from '../core/hot-write.ts';
import { ticketNumber } from './ticket-states.rules.ts';
import { ticketReasons } from './tickets.messages.ts';

const TAKE = "select (nextval('ticket_numbers') - d.base)::int place from ticket_days d, generate_series(1, $2::int) where d.day = $1";

/** Takes so many numbers of a business day; a ticket that is not made after all leaves a gap. */
export async function takeNumbers(tx: WriteContext, count = 1, day = businessDay(tx)): Promise<string[]> {
  const take = () => prepared<{ place: number }>(tx, TAKE, [day, count]);
  let places = await take();
  if (!places.length) {
    await tx.manager.query("insert into ticket_days (day, base) values ($1, nextval('ticket_numbers')) on conflict do nothing", [day]);
    places = await take();
  }
  return places.map(({ place }) => ticketNumber(day, place));
}

/** Enters a ticket in the directory under its number, and under the number another system knows it by. */
export async function enterKeys(tx: WriteContext, row: { customerId: string; id: string; number: string }, externalKey?: string | null): Promise<void> {
  await tx.manager.query(`insert into ticket_keys (kind, value, customer_id, ticket_id) values ('NUMBER', $1, $2, $3)`, [row.number, row.customerId, row.id]);
  if (!externalKey) return;
  const made = await tx.manager.query<unknown[]>(
    `with i as (insert into ticket_keys (kind, value, customer_id, ticket_id) values ('EXTERNAL', $1, $2, $3) on conflict do nothing returning 1) select 1 from i`,
    [externalKey, row.customerId, row.id]);
  demand(made.length, 'input.externalKey', ticketReasons.TICKET_EXTERNAL);
}
