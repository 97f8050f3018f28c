// Clocks for many tickets that come with a past (imports, the demo chain): by the promises of their time, written in stretches.
import type { Context, WriteContext } from '../../core/context.ts';
import type { BusinessCalendar } from '../../core/business-time/calendar.ts';
import { shelfAsOf } from '../../platform/calendar/calendar-shelf.service.ts';
import { policiesAsOf } from '../policy.service.ts';
import { clocksOfPast, type PastTicket, type Promises } from './clock.history.rules.ts';
import { duesOf, INSERT, snaked } from './clock.store.ts';

type Run = <T>(text: string, params: unknown[]) => Promise<T[]>;

/** What was promised at any instant: each state of policies and calendars is read once, however many tickets were opened in it. */
export async function promisesOverTime(ctx: Context | WriteContext, run: Run): Promise<(at: string) => Promise<Promises>> {
  const starts = (await run<{ at: Date }>(`select distinct effective_from at from sla_policy_versions where state <> 'DRAFT' union select distinct effective_from from calendar_versions where state <> 'DRAFT' order by 1`, [])).map((row) => row.at.getTime());
  const known = new Map<number, Promise<Promises>>();
  return (at) => {
    const instant = Date.parse(at);
    const era = starts.findLast((start) => start <= instant) ?? Number.NEGATIVE_INFINITY;
    const found = known.get(era) ?? (async (): Promise<Promises> => (Number.isFinite(era) ? { policies: await policiesAsOf(ctx, new Date(era)), shelf: await shelfAsOf(ctx, new Date(era)) } : { policies: [], shelf: { byKey: new Map(), byStore: new Map() } }))();
    known.set(era, found);
    return found;
  };
}

const DUES = `
  with x as (select * from jsonb_to_recordset($1::jsonb) as x(owner bigint, id bigint, next timestamptz, due timestamptz)),
  u as (update tickets t set next_due_at = x.next, due_at = coalesce(x.due, t.due_at) from x where t.customer_id = x.owner and t.id = x.id returning 1) select count(*) from u`;

/** Writes the clocks of tickets with a past, and the tickets' next deadlines. Answers how many clocks, and how many of the tickets nothing was promised for. */
export async function layClocks(run: Run, tickets: readonly PastTicket[], promises: (at: string) => Promise<Promises>, now: Date): Promise<{ clocks: number; bare: number; ids: string[] }> {
  const at = now.toISOString();
  let bare = 0;
  const ids: string[] = [];
  for (let i = 0; i < tickets.length; i += 1_000) {
    const rows: Record<string, unknown>[] = [];
    const dues: object[] = [];
    for (const ticket of tickets.slice(i, i + 1_000)) {
      const then = await promises(ticket.openedAt);
      const calendars = new Map<string, BusinessCalendar>([...then.shelf.byKey.values()].map((one) => [one.versionId, one.calendar]));
      const clocks = clocksOfPast(ticket, then, (id) => calendars.get(id), at);
      if (!clocks.length) { bare += 1; continue; }
      for (const clock of clocks) rows.push({ n: rows.length, ...snaked(clock) });
      const { nextDueAt, dueAt } = duesOf(clocks);
      dues.push({ owner: ticket.customerId, id: ticket.id, next: nextDueAt, due: dueAt });
    }
    if (!rows.length) continue;
    ids.push(...(await run<{ id: string }>(INSERT, [JSON.stringify(rows), now])).map((row) => row.id));
    await run(DUES, [JSON.stringify(dues)]);
  }
  return { clocks: ids.length, bare, ids };
}
