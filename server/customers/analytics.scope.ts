// Which purchases an analysis may look at: the asker's filter within the stores that the right reaches, as one WHERE.
import type { SalesFilter } from '../../schema/customers/analytics.ts';
import type { Permission } from '../../schema/permission.ts';
import { authorise, reachOf, type Context } from '../core/context.ts';
import { decodeId } from '../core/read/ids.ts';

export interface Scope {
  /** Condition over `purchases p`. */
  where: string;
  params: unknown[];
  /** Binds one more value. */
  bind(value: unknown): string;
  /** Filter of the `purchases` list that opens the same rows; `more` takes the place of a part of it, `and` narrows it. */
  rows(more?: Record<string, unknown>, and?: readonly Record<string, unknown>[]): Record<string, unknown>;
  /** The part of that filter which the asker said. */
  asked: Record<string, unknown>;
}

/** Nameless buyers are left out. */
export const KNOWN = 'not exists (select 1 from customers n where n.id = p.customer_id and n.is_stand_in)';
/** Receipts with a sale to a known customer. */
export const SALES = `p.sale_line_count > 0 and ${KNOWN}`;

const WORDS: readonly Permission[] = ['customers:analyse', 'customers:read', 'customers:read-orders'];

/** Refuses those who may not analyse or not see what is analysed, and builds the WHERE that their reach and filter leave. */
export function scopeOf(ctx: Context, filter: SalesFilter = {}): Scope {
  for (const word of WORDS) authorise(ctx, word);
  const params: unknown[] = [];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const parts = ['true'];
  // The same rows as the list of purchases shows: those of customers whose home store each word reaches.
  for (const reach of WORDS.map((word) => reachOf(ctx.viewer, word)).filter((one) => !one.all)) {
    parts.push(`p.customer_id in (select id from customers where store_id = any(${bind([...reach.storeIds])}::bigint[]))`);
  }
  if (filter.storeIds) parts.push(`p.store_id = any(${bind(filter.storeIds.filter((id) => decodeId('Store', id)))}::bigint[])`);
  if (filter.regionIds) parts.push(`p.store_id in (select id from stores where region_id = any(${bind(filter.regionIds.filter((id) => decodeId('Region', id)))}::bigint[]))`);
  if (filter.from) parts.push(`p.business_on >= ${bind(filter.from)}::date`);
  if (filter.to) parts.push(`p.business_on <= ${bind(filter.to)}::date`);
  if (filter.country != null) parts.push(`p.country = ${bind(filter.country)}`);
  const plain = {
    ...(filter.from || filter.to ? { businessOn: { ...(filter.from ? { gte: filter.from } : {}), ...(filter.to ? { lte: filter.to } : {}) } } : {}),
    ...(filter.storeIds ? { storeId: { in: filter.storeIds } } : {}), ...(filter.regionIds ? { store: { regionId: { in: filter.regionIds } } } : {}),
    ...(filter.country != null ? { country: { eq: filter.country } } : {}),
  };
  return {
    where: parts.join(' and '), params, bind, asked: plain,
    rows: (more = {}, and = []) => ({ saleLineCount: { gt: 0 }, customer: { isStandIn: { eq: false } }, ...plain, ...more, ...(and.length ? { and } : {}) }),
  };
}

/** Filters of `purchases`: receipts that hold a sale of a product, or of goods of a category. */
export const withProduct = (id: string): Record<string, unknown> => ({ lines: { some: { lineKind: { eq: 'SALE' }, productId: { eq: id } } } });
export const withCategory = (id: string): Record<string, unknown> => ({ lines: { some: { lineKind: { eq: 'SALE' }, product: { categoryId: { eq: id }, isService: { eq: false } } } } });

/** Runs a reading statement and answers its rows. */
export async function rowsOf<T extends object>(ctx: Context, text: string, params: unknown[]): Promise<T[]> {
  return (await ctx.db.read.query<T>(text, params)).rows;
}
