// Taking back what an import did to customers: those it made and nobody used since go, what it changed in others returns.
import { nounOf } from '../../schema/base.ts';
import { Customer } from '../../schema/customers/customer.ts';
import type { WriteContext } from '../core/context.ts';
import { lockRow } from '../core/transact.ts';
import { recordEvent, withVerb } from '../platform/events/event.service.ts';
import { soundOf } from '../staff/employee.service.ts';
import { keepKeys } from './customer.service.ts';
import { touchCustomers } from './touch.ts';

/**
 * Removes customers that a transfer made and that nobody has changed, sold to, tagged or asked since; of `others` those whom a
 * transfer made that was taken back before, when this one still held them. Answers how many.
 */
export async function removeUntouched(tx: WriteContext, transferId: string, others: readonly string[] = []): Promise<number> {
  const gone = await tx.manager.query<{ id: string }[]>(
    `select id::text from customers c where (transfer_id = $1 or (c.id = any($2::bigint[]) and transfer_id in (select id from transfers where undone_at is not null))) and c.merged_into_id is null and not exists (select 1 from purchases p where p.customer_id = c.id)
       and not exists (select 1 from events e where e.customer_id = c.id and e.kind not in ('customer.tier-changed', 'segment.joined', 'segment.left', 'purchase.recorded', 'purchase.undone'))
       and not exists (select 1 from customer_tags t join tags g on g.id = t.tag_id and g.tag_kind <> 'RULE' where t.customer_id = c.id)
       and not exists (select 1 from consents s where s.customer_id = c.id) and not exists (select 1 from customer_merges m where m.customer_id = c.id) for update`, [transferId, others]);
  const ids = gone.map((row) => row.id);
  if (!ids.length) return 0;
  for (const table of ['segment_memberships', 'tier_periods', 'rfm_scores', 'customer_tags', 'customer_behaviour', 'customer_keys']) await tx.manager.query(`delete from ${table} where customer_id = any($1::bigint[])`, [ids]);
  await tx.manager.query('delete from customers where id = any($1::bigint[])', [ids]);
  await recordEvent(tx, { kind: 'customer.import-removed', resource: 'Customer', after: { customers: ids.length, transferId } });
  return ids.length;
}

type Values = Record<string, unknown>;
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Gives customers that a transfer changed their earlier values back, where the transfer's still stand. The event log remembers both. Answers how many. */
export async function returnValues(tx: WriteContext, transferId: string): Promise<number> {
  const events = await tx.manager.query<{ customer_id: string; before: Values | null; after: Values; data: { before: Values | null; after: Values | null } | null }[]>(
    `select e.customer_id::text, e.before, e.after, p.data from events e left join event_private p on p.event_id = e.id
     where e.kind = 'customer.updated' and e.after ->> 'transferId' = $1 and e.at >= (select created_at from transfers where id = $1::bigint) - interval '1 hour' order by e.id desc`, [transferId]);
  const props = nounOf('Customer').props;
  const returned: string[] = [];
  for (const event of events) {
    const row = await lockRow(tx, Customer, event.customer_id);
    if (!row || row.mergedIntoId) continue;
    const before: Values = { ...event.before, ...event.data?.before };
    const after: Values = { ...event.after, ...event.data?.after };
    const held = row as unknown as Values;
    const patch = Object.fromEntries(Object.entries(before).filter(([key]) => props.has(key) && !same(before[key], after[key]) && same(held[key], after[key])));
    if (!Object.keys(patch).length) continue;
    const was = { memberNo: row.memberNo, phone: row.phone, email: row.email };
    await withVerb(tx, 'customer.import-returned', () => tx.manager.save(Object.assign(row, patch, typeof patch.name === 'string' ? soundOf(patch.name) : {}, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
    await keepKeys(tx, row.id, was, row);
    returned.push(row.id);
  }
  await touchCustomers(tx, returned, { kind: 'import', note: transferId });
  return returned.length;
}
