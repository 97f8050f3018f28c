// What of her tickets pauses marketing to a customer (B-23): one that is open, or one that she rated badly not long ago.
import { ask } from '../core/ask.ts';
import { DAY_MS } from '../core/clock.ts';
import { reachOf, type Context, type WriteContext } from '../core/context.ts';
import { addMarketingBrake, type Braking } from '../customers/marketing.registry.ts';
import { BAD_SCORE } from './rating.rules.ts';

/** A bad score keeps marketing away for so long, unless she has given a better one for the same ticket since. */
const BAD_RATING_DAYS = 30;
interface Fact { openedAt: string; isOpen: boolean; satisfaction: number | null; lastAt: string }
const factsOf = (subject: { more: Record<string, unknown> }): Fact[] => (subject.more.tickets as Fact[] | undefined) ?? [];
const since = (now: Date): string => new Date(now.getTime() - BAD_RATING_DAYS * DAY_MS).toISOString();

/** Tickets of these customers that fit, of those in the asker's reach. */
async function find(ctx: Context | WriteContext, customerIds: readonly string[], where: string, params: readonly unknown[], filterOf: (customerId: string) => Record<string, unknown>): Promise<Braking[]> {
  const reach = reachOf(ctx.viewer, 'tickets:read');
  const text = `select t.customer_id::text "customerId", count(*)::int n from tickets t where t.customer_id = any($1::bigint[]) and ${where}
    and ($2 or t.store_id = any($3::bigint[]) or ($4::bigint is not null and t.assignee_id = $4)) group by 1`;
  const values = [customerIds, reach.all, [...reach.storeIds], reach.own ? ctx.viewer.employeeId : null, ...params];
  if (!('manager' in ctx)) ctx.db.statements += 1;
  const rows = await ask<{ customerId: string; n: number }>(ctx, text, values, 'read');
  return rows.map(({ customerId, n }) => ({ customerId, count: n, filter: filterOf(customerId) }));
}

addMarketingBrake({
  key: 'openTicket', label: { zh: '有未了结的工单', en: 'a ticket is open' }, resource: 'tickets',
  sql: () => 'exists (select 1 from tickets tk where tk.customer_id = c.id and tk.is_open)',
  read: (subject) => factsOf(subject).some((one) => one.isOpen),
  find: (ctx, ids) => find(ctx, ids, 't.is_open', [], (id) => ({ customerId: { eq: id }, isOpen: { eq: true } })),
});
addMarketingBrake({
  key: 'badlyRated', label: { zh: `近 ${BAD_RATING_DAYS} 天有评价 ${BAD_SCORE} 分及以下的工单`, en: `a ticket was rated ${BAD_SCORE} or less within ${BAD_RATING_DAYS} days` }, resource: 'tickets',
  sql: (a) => `exists (select 1 from tickets tk where tk.customer_id = c.id and tk.satisfaction <= ${BAD_SCORE} and tk.last_event_at > ${a.param(since(a.env.now), 'text')}::timestamptz)`,
  read: (subject, env) => factsOf(subject).some((one) => one.satisfaction !== null && one.satisfaction <= BAD_SCORE && Date.parse(one.lastAt) > Date.parse(since(env.now))),
  find: (ctx, ids) => find(ctx, ids, `t.satisfaction <= ${BAD_SCORE} and t.last_event_at > $5::timestamptz`, [since(ctx.clock.now())],
    (id) => ({ customerId: { eq: id }, satisfaction: { lte: BAD_SCORE }, lastEventAt: { gt: since(ctx.clock.now()) } })),
});
