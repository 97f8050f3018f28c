// Tickets in the chain: a certificate opens those that ask for it, and a ticket counts on the scorecards of whoever handled it.
import type { Context } from '../core/context.ts';
import { compileRows, visibleKeys } from '../core/read/rows.ts';
import { defineChainNoun, defineChainTie, type ChainFound } from '../platform/chain/chain.registry.ts';
import { asChain } from '../staff/scorecards/measured.service.ts';

defineChainNoun({
  noun: 'Ticket', kind: { zh: '工单', en: 'Ticket' },
  titles: `select id::text k, customer_id::text owner, number || ' ' || subject zh, number || ' ' || subject en from tickets where id = any($1::bigint[])`,
});

/** Tickets in the hands of who holds what their category asks for, open while it held. */
const OPENED = `from certificates c join ticket_gates g on g.certificate_kind_id = c.kind_id join tickets t on t.assignee_id = c.employee_id and (g.category_id is null or g.category_id = t.category_id)
  where (g.ends_at is null or g.ends_at > t.opened_at) and g.starts_at <= coalesce(t.closed_at, now()) and t.opened_at < least(c.expires_at, coalesce(c.revoked_at, c.expires_at)) and coalesce(t.closed_at, now()) >= c.issued_at`;
defineChainTie({
  from: 'Certificate', to: 'Ticket', after: `select t.id::text k ${OPENED} and c.id = $1 group by t.id, t.opened_at order by t.opened_at desc limit 6`,
  before: `select c.id::text k ${OPENED} and t.id = $1 group by c.id order by c.id desc limit 3`,
});

const CARDS = `
  select distinct c.id::text k, v.key, v.place, v.rows_filter as list, c.from_on from tickets t join scorecards c on c.subject_kind = 'PERSON' and c.employee_id in (t.assignee_id, t.first_contact_owner_id, t.first_responder_id, t.solver_id)
    join scorecard_values v on v.scorecard_id = c.id and v.resource = 'tickets'
  where t.id = $1 and exists (select 1 from unnest(array[t.opened_on, t.solved_on, t.closed_on, t.rated_on, (t.due_at at time zone 'UTC')::date, (t.due_at at time zone 'UTC')::date + 1]) d where d >= c.from_on and d < c.until_on)
  order by c.from_on desc, k, v.place`;
/** The cards whose lists hold the ticket, each with its first value that does: judged by the same list that the card opens. */
async function cardsOf(ctx: Context, key: string): Promise<ChainFound[]> {
  const { rows } = await ctx.db.read.query<{ k: string; key: string; list: Record<string, unknown> }>(CARDS, [key]);
  const seen = await visibleKeys(ctx, 'Scorecard', [...new Set(rows.map((row) => row.k))]);
  const found = new Map<string, string>();
  for (const { k, key: part, list: listed } of rows) {
    if (found.has(k) || !seen.has(k)) continue;
    const list = compileRows(asChain(ctx), 'Ticket', listed as never, (level, binder) => [`${level.column('id')} = ${binder.constant(key, 'bigint')}`]);
    if ((await ctx.db.read.query(`select 1 from ${list.from} where ${list.where} limit 1`, list.params)).rows.length) found.set(k, part);
  }
  return [...found].map(([card, part]) => ({ key: card, part }));
}
defineChainTie({ from: 'Ticket', to: 'Scorecard', after: cardsOf });
