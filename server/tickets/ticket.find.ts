// Finding tickets beside lists: by number, and whether news of one matters to a reader's filter.
import DataLoader from 'dataloader';
import type { Change } from '../../schema/platform/change.ts';
import type { Context } from '../core/context.ts';
import { decodeId, encodeId } from '../core/read/ids.ts';
import { compileRows, selectKeys } from '../core/read/rows.ts';
import { MOST_IDS, newsOf, type News } from '../platform/outbox/news.service.ts';

const LOADER = Symbol('tickets by number');

/** Wire id of the ticket with that number, or null; asked once for all that a request needs. Grants nothing by itself. */
export function linkedTicket(ctx: Context, number: string): Promise<string | null> {
  let loader = ctx.loaders.get(LOADER) as DataLoader<string, string | null> | undefined;
  if (!loader) {
    loader = new DataLoader(async (numbers) => {
      ctx.db.statements += 1;
      const { rows } = await ctx.db.read.query<{ value: string; owner: string; id: string }>(
        `select k.value, t.customer_id::text "owner", t.id::text from ticket_keys k join tickets t on t.id = k.ticket_id where k.kind = 'NUMBER' and k.value = any($1)`, [[...numbers]]);
      const found = new Map(rows.map((row) => [row.value, encodeId('Ticket', row)]));
      return numbers.map((one) => found.get(one) ?? null);
    });
    ctx.loaders.set(LOADER, loader);
  }
  return loader.load(number);
}

/** Which of these tickets a list with this filter would show its reader; asked of the primary, as the news is newer than a replica. */
async function selected(ctx: Context, ids: string[], filter: Record<string, unknown>): Promise<Set<string>> {
  const keys = new Set(await selectKeys(ctx, 'Ticket', { and: [{ ids }, filter] }, { limit: ids.length }));
  return new Set(ids.filter((wire) => keys.has(decodeId('Ticket', wire)?.id ?? '')));
}

/** News of tickets in the reader's sight that the filter selects, judged as they are when the news comes. */
export async function ticketNews(ctx: Context, filter?: Record<string, unknown> | null): Promise<News<Change>> {
  // A filter that the reader may not use is refused at once, not at the first news.
  compileRows(ctx, 'Ticket', filter);
  // Tickets that are named are told from others in memory; what else is asked of them goes to the database, once for all of a batch.
  const { ids, ...rest } = filter ?? {};
  const named = Array.isArray(ids) && ids.length > 0 && ids.length <= MOST_IDS ? (ids as string[]) : null;
  const asked = Object.values(rest).some((part) => part !== null && part !== undefined) || (ids && !named) ? filter : null;
  const news = await newsOf(ctx, 'Ticket', named, false, asked ? { key: JSON.stringify(asked), among: (each) => selected(ctx, each, asked) } : undefined);
  return {
    async next() {
      for (;;) {
        const one = await news.next();
        if (one.done || one.value.version !== null) return one;
      }
    },
    return: () => news.return(),
    [Symbol.asyncIterator](): News<Change> { return this as News<Change>; },
  };
}
