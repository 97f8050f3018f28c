// Merging two records of one person, and taking it back: fields by choice, every owned row moved in one transaction.
import { nounOf } from '../../schema/base.ts';
import { Customer } from '../../schema/customers/customer.ts';
import type { MergeCustomersInput } from '../../schema/customers/customer.inputs.ts';
import { businessDay, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { changeRow, transact } from '../core/transact.ts';
import { recordEvent, withVerb } from '../platform/events/event.service.ts';
import { soundOf } from '../staff/employee.service.ts';
import { recountBehaviour } from './behaviour.service.ts';
import { customerToWrite } from './customer.service.ts';
import { customerReasons } from './customers.messages.ts';
import { touchCustomers } from './touch.ts';

/** Fields that may be taken from the merged record. */
const MERGE_FIELDS = ['name', 'memberNo', 'phone', 'email', 'birthday', 'gender', 'address', 'country', 'storeId', 'joinedOn', 'channel', 'custom'] as const;
type MergeField = (typeof MERGE_FIELDS)[number];

/** Nouns whose rows go with their customer; what may stand only once (`once`) stays behind when the other has it. */
interface Moving { noun: string; once?: string; /** Goes back with the row it hangs on, also what came after the merge. */ hangsOn?: { noun: string; column: string } }
const moving: Moving[] = [{ noun: 'Purchase' }, { noun: 'PurchaseLine' }, { noun: 'Consent' }, { noun: 'CustomerTag', once: 'tag_id' }];
/** Younger modules register the nouns that their customers own. */
export const moveWithCustomer = (noun: string, how: Omit<Moving, 'noun'> = {}): void => { moving.push({ noun, ...how }); };

/** Moves a noun's rows from one customer to the other by delete and insert: the owner is part of their key (scale.md rule 2). */
async function moveRows(tx: WriteContext, noun: string, from: string, to: string, only: readonly string[] | null, once?: string, by = 'id'): Promise<string[]> {
  const meta = nounOf(noun);
  const columns = [...meta.props.values()].map((prop) => prop.column);
  const guard = once ? `and not exists (select 1 from ${meta.table} o where o.customer_id = $2 and o.${once} = t.${once})` : '';
  const rows = await tx.manager.query<{ id: string }[]>(
    `with gone as (delete from ${meta.table} t where customer_id = $1 ${guard} and ($3::bigint[] is null or t.${by} = any($3::bigint[])) returning *),
     put as (insert into ${meta.table} (${columns.join(', ')}) select ${columns.map((column) => (column === 'customer_id' ? '$2::bigint' : column)).join(', ')} from gone returning id)
     select id::text from put`, [from, to, only]);
  return rows.map((row) => row.id);
}

/** What of the merged record the one that stays takes: the fields chosen, and those it has no value for. */
export function chosenFields(stays: Partial<Customer>, merged: Partial<Customer>, take: readonly string[]): Partial<Customer> {
  const empty = (value: unknown) => value === null || value === undefined || value === '' || value === 'UNKNOWN';
  const taken = MERGE_FIELDS.filter((field) => field !== 'custom' && !empty(merged[field]) && (take.includes(field) || empty(stays[field])));
  const custom = take.includes('custom')
    ? { ...(stays.custom as object | null), ...(merged.custom as object | null) } : { ...(merged.custom as object | null), ...(stays.custom as object | null) };
  return { ...Object.fromEntries(taken.map((field) => [field, merged[field]])), ...(Object.keys(custom).length ? { custom } : {}) };
}

async function lockBoth(tx: WriteContext, one: string, other: string): Promise<Map<string, Customer>> {
  const found = new Map<string, Customer>();
  for (const id of [one, other].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) found.set(id, await customerToWrite(tx, id, 'customers:merge'));
  return found;
}

/** Merges one customer into another. Answers the id of the one that stays. */
export async function mergeCustomers(ctx: Context, input: MergeCustomersInput): Promise<string> {
  demand(input.id !== input.mergedId, 'input.mergedId', customerReasons.MERGE_SAME);
  for (const field of input.take ?? []) demand(MERGE_FIELDS.includes(field as MergeField), 'input.take', customerReasons.MERGE_CHOICE);
  return transact(ctx, async (tx) => {
    const both = await lockBoth(tx, input.id, input.mergedId);
    const stays = both.get(input.id) as Customer;
    const merged = both.get(input.mergedId) as Customer;
    if (stays.mergedIntoId || merged.mergedIntoId) throw new AppError('POLICY', customerReasons.CUSTOMER_MERGED);
    const before = Object.fromEntries(MERGE_FIELDS.map((field) => [field, stays[field] ?? null]));
    const patch = chosenFields(stays, merged, input.take ?? []);
    const moved: Record<string, string[]> = {};
    for (const { noun, once } of moving) moved[noun] = await moveRows(tx, noun, merged.id, stays.id, null, once);
    const keys = await tx.manager.query<{ kind: string; value: string }[]>('with k as (delete from customer_keys where customer_id = $1 returning kind, value) select * from k', [merged.id]);
    for (const { kind, value } of keys) await tx.manager.query('insert into customer_keys (kind, value, customer_id) values ($1, $2, $3) on conflict do nothing', [kind, value, stays.id]);
    await tx.manager.query('with d as (update receipt_directory set customer_id = $2 where customer_id = $1 returning 1) select count(*) from d', [merged.id, stays.id]);
    await tx.manager.query('with d as (delete from rfm_scores where customer_id = $1 returning 1) select count(*) from d', [merged.id]);
    await tx.manager.query('with u as (update tier_periods set ended_on = $2 where customer_id = $1 and ended_on is null returning 1) select count(*) from u', [merged.id, businessDay(tx)]);
    await withVerb(tx, 'customer.merged', async () => {
      await changeRow(tx, Customer, stays.id, input.expectedVersion, { ...patch, ...(patch.name ? soundOf(patch.name) : {}) });
      await changeRow(tx, Customer, merged.id, merged.version, { mergedIntoId: stays.id });
    });
    await tx.manager.query(
      'insert into customer_merges (customer_id, merged_id, merged_at, merged_by_id, before, moved) values ($1, $2, $3, $4, $5, $6)',
      [stays.id, merged.id, tx.clock.now(), tx.viewer.userId, JSON.stringify({ fields: before, patch }), JSON.stringify({ rows: moved, keys })]);
    await recordEvent(tx, { kind: 'customer.rows-moved', resource: 'Customer', resourceId: stays.id, customerId: stays.id, storeId: stays.storeId ?? null,
      after: { from: merged.id, ...Object.fromEntries(Object.entries(moved).map(([noun, ids]) => [noun, ids.length])) } });
    await settle(tx, [stays.id, merged.id]);
    return stays.id;
  });
}

/** Takes a merge back: the moved rows and keys return, fields that still hold what the merge wrote go back. Answers the id set free. */
export async function unmergeCustomer(ctx: Context, mergedId: string): Promise<string> {
  return transact(ctx, async (tx) => {
    const [merge] = await tx.manager.query<{ id: string; customer_id: string; before: { fields?: Record<string, unknown>; patch?: Record<string, unknown> }; moved: { rows: Record<string, string[]>; keys: { kind: string; value: string }[] } }[]>(
      'select id::text, customer_id::text, before, moved from customer_merges where merged_id = $1 and undone_at is null for update', [/^[1-9]\d{0,17}$/.test(mergedId) ? mergedId : '0']);
    if (!merge) throw new AppError('NOT_FOUND', customerReasons.MERGE_NONE);
    const both = await lockBoth(tx, merge.customer_id, mergedId);
    const stays = both.get(merge.customer_id) as Customer;
    const merged = both.get(mergedId) as Customer;
    for (const { noun, hangsOn } of [...moving].reverse()) await moveRows(tx, noun, stays.id, merged.id, merge.moved.rows[hangsOn?.noun ?? noun] ?? [], undefined, hangsOn?.column);
    await tx.manager.query(
      `with d as (update receipt_directory d set customer_id = $2 from purchases p where p.customer_id = $2 and d.customer_id = $1 and d.purchase_id = p.id returning 1) select count(*) from d`, [stays.id, merged.id]);
    for (const { kind, value } of merge.moved.keys) {
      await tx.manager.query('with k as (update customer_keys set customer_id = $3 where kind = $1 and value = $2 and customer_id = $4 returning 1) select count(*) from k', [kind, value, merged.id, stays.id]);
    }
    const { fields = {}, patch = {} } = merge.before;
    const back = Object.fromEntries(Object.entries(patch).filter(([field, value]) => JSON.stringify(stays[field as MergeField]) === JSON.stringify(value)).map(([field]) => [field, fields[field]])) as Partial<Customer>;
    await withVerb(tx, 'customer.unmerged', async () => {
      await changeRow(tx, Customer, stays.id, stays.version, { ...back, ...(back.name ? soundOf(back.name) : {}) });
      await changeRow(tx, Customer, merged.id, merged.version, { mergedIntoId: null });
    });
    await tx.manager.query('with u as (update customer_merges set undone_at = $2 where id = $1 returning 1) select count(*) from u', [merge.id, tx.clock.now()]);
    await settle(tx, [stays.id, merged.id]);
    return merged.id;
  });
}

async function settle(tx: WriteContext, ids: readonly string[]): Promise<void> {
  await recountBehaviour(tx, ids, businessDay(tx));
  await touchCustomers(tx, ids, { kind: 'merge' });
}
