// Finding tickets beside lists: by number, and whether news of one matters to a reader's filter.
import DataLoader from 'dataloader';
import type { Change } from '../../schema/platform/change.ts';
import type { Context } from '../core/context.ts';
import { encodeId } from '../core/read/ids.ts';
import { compileRows, countRows } from '../core/read/rows.ts';
import { newsOf, type News } from '../platform/outbox/news.service.ts';
import { sharedBy } from '../platform/outbox/shared.service.ts';

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

/** Is the changed ticket one that a list with this filter would show its reader? */
async function matches(ctx: Context, news: Change, filter: Record<string, unknown> | null | undefined): Promise<boolean> {
  if (news.version === null) return false;
  return !filter || (await sharedBy(ctx, news.seq, `ticket:${news.id}:${JSON.stringify(filter)}`, () => countRows(ctx, 'Ticket', { and: [{ ids: [news.id] }, filter] }))) > 0;
}

/** News of tickets in the reader's sight that the filter selects, judged as they are when the news comes. */
export async function ticketNews(ctx: Context, filter?: Record<string, unknown> | null): Promise<News<Change>> {
  // A filter that the reader may not use is refused at once, not at the first news.
  compileRows(ctx, 'Ticket', filter);
  const news = await newsOf(ctx, 'Ticket', null);
  return {
    async next() {
      for (;;) {
        const one = await news.next();
        if (one.done || (await matches(ctx, one.value, filter))) return one;
      }
    },
    return: () => news.return(),
    [Symbol.asyncIterator](): News<Change> { return this as News<Change>; },
  };
}
