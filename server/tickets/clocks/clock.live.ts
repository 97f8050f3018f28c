// Which live tickets another set of policies, or another version of a calendar, would promise differently; looks and writes nothing.
import type { Tier } from '../../../schema/customers/customer.ts';
import type { StoreFormat } from '../../../schema/staff/organisation.ts';
import type { LiveChange, LiveChanges } from '../../../schema/tickets/clock.inputs.ts';
import type { NeedClass, TicketChannel, TicketLevel } from '../../../schema/tickets/kinds.ts';
import { knownDue } from '../../core/business-time/timer.ts';
import type { Context } from '../../core/context.ts';
import { encodeId } from '../../core/read/ids.ts';
import { compileRows } from '../../core/read/rows.ts';
import type { SlaFacts } from '../policy.rules.ts';
import { sayPromise, whoWouldChange, type Calendars, type PolicyInForce } from '../targets.rules.ts';

/** So many open tickets are looked at, those due first. */
const MOST_TICKETS = 5_000;
const SHOWN = 100;
/** Others get their turn between so many. */
const BREATH = 100;

interface Row { id: string; owner: string; number: string; openedAt: Date; storeId: string; format: StoreFormat; needClass: NeedClass; level: TicketLevel; tier: Tier | null; channel: TicketChannel; categoryKey: string | null; more: { isReturn?: boolean; isFresh?: boolean } | null; /** Kinds of its clocks that another target would reach. */ running: string[] }

/** Open tickets in the viewer's sight as promises see them, the nearest deadline first. */
async function liveTickets(ctx: Context): Promise<Row[]> {
  const rows = compileRows(ctx, 'Ticket', { isOpen: { eq: true } });
  const t = rows.alias;
  const { rows: found } = await ctx.db.read.query<Row>(
    `select ${t}.id::text, ${t}.customer_id::text "owner", ${t}.number, ${t}.opened_at "openedAt", ${t}.store_id::text "storeId", s.format, ${t}.need_class "needClass", ${t}.level, ${t}.tier, ${t}.channel, g.key "categoryKey",
       (select c.facts from ticket_clocks c where c.customer_id = ${t}.customer_id and c.ticket_id = ${t}.id order by c.id limit 1) more,
       array(select c.kind from ticket_clocks c where c.customer_id = ${t}.customer_id and c.ticket_id = ${t}.id and c.stopped_at is null and not c.is_agreed) running
     from ${rows.from} join stores s on s.id = ${t}.store_id left join ticket_categories g on g.id = ${t}.category_id where ${rows.where} order by ${t}.next_due_at, ${t}.id limit ${MOST_TICKETS + 1}`, rows.params);
  return found;
}

/** What of the live tickets `after` would promise otherwise than `before`, each from its own opening on. A promise that is kept already, or was agreed upon with the customer, changes no more. */
export async function liveChanges(ctx: Context, before: readonly PolicyInForce[], after: readonly PolicyInForce[], calendars: Calendars): Promise<LiveChanges> {
  const found = await liveTickets(ctx);
  const tickets = found.slice(0, MOST_TICKETS);
  const changes: LiveChange[] = [];
  const changed = new Set<string>();
  for (let from = 0; from < tickets.length; from += BREATH) {
    const chunk = new Map(tickets.slice(from, from + BREATH).map((row) => [row.id, row]));
    const live = [...chunk.values()].map((row) => {
      const { id, openedAt, storeId, format, needClass, level, tier, channel, categoryKey, more } = row;
      const facts: SlaFacts = { storeId, format, needClass, level, tier, channel, categoryKey, ...(more?.isReturn ? { isReturn: true } : {}), ...(more?.isFresh ? { isFresh: true } : {}) };
      return { id, facts, openedAt: openedAt.toISOString() };
    });
    for (const one of whoWouldChange(live, before, after, calendars)) {
      const row = chunk.get(one.id) as Row;
      if (!row.running.includes(one.kind)) continue;
      changed.add(one.id);
      if (changes.length >= SHOWN) continue;
      const [was, is] = [sayPromise(one.before), sayPromise(one.after)];
      changes.push({
        ticketId: encodeId('Ticket', row), number: row.number, kind: one.kind, beforeZh: was?.zh ?? null, beforeEn: was?.en ?? null, dueBefore: one.before ? knownDue(one.before.timer) : null,
        afterZh: is?.zh ?? null, afterEn: is?.en ?? null, dueAfter: one.after ? knownDue(one.after.timer) : null,
      });
    }
    await new Promise((resolve) => { setImmediate(resolve); });
  }
  return { triedCount: tickets.length, hasMore: found.length > MOST_TICKETS, ticketCount: changed.size, changes };
}
