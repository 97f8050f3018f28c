// Says to staffing what people did to tickets, and when: their words in the thread, their acts, their notes, and when each was picked up.
import { ask } from '../../core/ask.ts';
import { compileRows, envFor } from '../../core/read/rows.ts';
import { type Act, defineActs } from '../../staff/staffing/handling.registry.ts';

defineActs('Ticket', async (ctx, filter, most) => {
  let columns = '';
  const found = compileRows(ctx, 'Ticket', filter, (level) => { columns = `${level.column('customerId')} customer_id, ${level.column('id')} id, ${level.column('pickedUpAt')} picked_up_at, ${level.column('openedAt')} opened_at`; return []; });
  const rows = await ask<{ row: string; who: string | null; at: string }>(ctx, `
    with chosen as materialized (select ${columns} from ${found.level.from} where ${found.where} order by 4 desc limit ${Math.trunc(most)}),
    acts as (
      select e.ticket_id id, e.author_id who, e.created_at at from chosen c join ticket_events e on e.customer_id = c.customer_id and e.ticket_id = c.id
      union all select n.ticket_id, n.author_id, n.created_at from chosen c join ticket_notes n on n.customer_id = c.customer_id and n.ticket_id = c.id
      union all select id, null, opened_at from chosen
      union all select id, null, picked_up_at from chosen where picked_up_at is not null
    ) select id::text "row", who::text, (extract(epoch from at) * 1000)::bigint::text at from acts order by at`, found.build.binder.values(envFor(ctx)), 'read');
  const acts = rows.map((one): Act => ({ row: one.row, who: one.who, at: Number(one.at) }));
  return { looked: new Set(acts.map((one) => one.row)).size, acts };
});
