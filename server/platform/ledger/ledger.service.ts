// Booking: balanced transactions under a key that is booked once, and their reversal; nothing here is ever changed.
import type { WriteContext } from '../../core/context.ts';
import { balanced, LedgerError, type Side } from '../../core/double-entry.ts';
import { prepared } from '../../core/hot-write.ts';
import { decimal, toMoney } from '../../core/money.ts';
import { recordEvent, recordEvents, type EventInput } from '../events/event.service.ts';

export interface Posting {
  /** What it is for, once for all, such as `compensation:12:granted`. */
  key: string;
  /** noun.verb. */
  kind: string;
  storeId: string | null;
  resource: string;
  resourceKey: string;
  sides: readonly Side[];
  reversesId?: string;
  /** Pay and the like: the event log says that it was booked, and keeps the amount apart, with what is personal. */
  isPersonal?: boolean;
}

const POST = `
  with t as (
    insert into ledger_transactions (posted_at, key, kind, store_id, resource, resource_key, amount, entry_count, reverses_id, actor_name, actor_name_en)
    values ($1, $2, $3, $4, $5, $6, $7, jsonb_array_length($8::jsonb), $9, $10, $11) on conflict (key) do nothing returning id
  ), sides as (select s.ordinality, s.value ->> 'account' account, (s.value ->> 'amount')::numeric amount from jsonb_array_elements($8::jsonb) with ordinality s),
  e as (
    insert into ledger_entries (transaction_id, account_id, store_id, posted_at, amount)
    select t.id, a.id, $4, $1, s.amount from t, sides s join ledger_accounts a on a.key = s.account order by s.ordinality returning 1
  )
  select t.id::text, (select count(*)::int from e) entries from t`;

/** Books a transaction unless its key is booked already; answers its id either way. The same key with another amount is a mistake. */
export async function post(tx: WriteContext, posting: Posting): Promise<string> {
  const { sides, amount } = balanced(posting.sides);
  const [made] = await prepared<{ id: string; entries: number }>(tx, POST, [
    tx.clock.now(), posting.key, posting.kind, posting.storeId, posting.resource, posting.resourceKey, amount, JSON.stringify(sides), posting.reversesId ?? null, tx.viewer.name || tx.viewer.kind, tx.viewer.nameEn || null]);
  if (!made) {
    const [there] = await prepared<{ id: string; amount: string }>(tx, 'select id::text, amount::text from ledger_transactions where key = $1', [posting.key]);
    if (!there || there.amount !== amount) throw new LedgerError(`${posting.key} is booked already, with another amount`);
    return there.id;
  }
  if (made.entries !== sides.length) throw new LedgerError(`${posting.key} names an account that is not there`);
  await recordEvent(tx, posted(made.id, posting, sides, amount));
  return made.id;
}
const posted = (id: string, { key, kind, storeId, isPersonal }: Posting, sides: readonly Side[], amount: string): EventInput => ({
  kind: 'ledger.posted', resource: 'LedgerTransaction', resourceId: id, storeId, version: 1,
  ...(isPersonal ? { after: { key, kind, _private: ['amount', 'sides'] }, private: { before: null, after: { amount, sides } } } : { after: { key, kind, amount, sides } }),
});

const POST_ALL = `
  with p as materialized (select * from jsonb_to_recordset($2::jsonb) x(n int, key text, kind text, store bigint, resource text, "resourceKey" text, amount numeric, sides jsonb, reverses bigint)),
  t as (
    insert into ledger_transactions (posted_at, key, kind, store_id, resource, resource_key, amount, entry_count, reverses_id, actor_name, actor_name_en)
    select $1, key, kind, store, resource, "resourceKey", amount, jsonb_array_length(sides), reverses, $3, $4 from p order by n on conflict (key) do nothing returning id, key
  ), e as (
    insert into ledger_entries (transaction_id, account_id, store_id, posted_at, amount)
    select t.id, a.id, p.store, $1, (s.value ->> 'amount')::numeric from t join p on p.key = t.key cross join lateral jsonb_array_elements(p.sides) with ordinality s join ledger_accounts a on a.key = s.value ->> 'account' order by p.n, s.ordinality returning transaction_id
  )
  select t.id::text, t.key, coalesce(c.entries, 0) entries from t left join (select transaction_id, count(*)::int entries from e group by 1) c on c.transaction_id = t.id`;
/** Booked by one statement: a transaction with its sides is a small row, and its text in memory is not. */
const MOST_AT_ONCE = 1_000;

/** Books many transactions as `post` books one, each unless its key is booked already. No two of them may have one key. */
export async function postAll(tx: WriteContext, postings: readonly Posting[]): Promise<void> {
  for (let from = 0; from < postings.length; from += MOST_AT_ONCE) {
    const part = new Map(postings.slice(from, from + MOST_AT_ONCE).map((posting) => [posting.key, { posting, ...balanced(posting.sides) }]));
    const rows = [...part.values()].map(({ posting, sides, amount }, n) => ({ n, key: posting.key, kind: posting.kind, store: posting.storeId, resource: posting.resource, resourceKey: posting.resourceKey, amount, sides, reverses: posting.reversesId ?? null }));
    const made = await prepared<{ id: string; key: string; entries: number }>(tx, POST_ALL, [tx.clock.now(), JSON.stringify(rows), tx.viewer.name || tx.viewer.kind, tx.viewer.nameEn || null]);
    const events = made.map(({ id, key, entries }) => {
      const one = part.get(key);
      part.delete(key);
      if (!one || entries !== one.sides.length) throw new LedgerError(`${key} names an account that is not there`);
      return posted(id, one.posting, one.sides, one.amount);
    });
    await recordEvents(tx, events);
    // What is left was booked before: by the same amount, or by mistake.
    if (!part.size) continue;
    const there = new Map((await prepared<{ key: string; amount: string }>(tx, 'select key, amount::text from ledger_transactions where key = any($1::text[])', [[...part.keys()]])).map((row) => [row.key, row.amount]));
    for (const [key, { amount }] of part) if (there.get(key) !== amount) throw new LedgerError(`${key} is booked already, with another amount`);
  }
}

/** Was anything booked under that key? */
export const isBooked = async (tx: WriteContext, key: string): Promise<boolean> => (await tx.manager.query<unknown[]>('select 1 from ledger_transactions where key = $1', [key])).length > 0;

/** Takes a transaction back by its mirror image; a second time answers the first reversal. */
export async function reverse(tx: WriteContext, key: string, kind: string): Promise<string> {
  const [first] = await tx.manager.query<{ id: string; store_id: string | null; resource: string; resource_key: string; sides: { account: string; amount: string }[] }[]>(
    `select t.id::text, t.store_id::text, t.resource, t.resource_key, (select json_agg(json_build_object('account', a.key, 'amount', e.amount::text) order by e.id) from ledger_entries e join ledger_accounts a on a.id = e.account_id where e.transaction_id = t.id) sides
     from ledger_transactions t where t.key = $1`, [key]);
  if (!first) throw new LedgerError(`${key} was never booked`);
  return post(tx, {
    key: `${key}:reversed`, kind, storeId: first.store_id, resource: first.resource, resourceKey: first.resource_key, reversesId: first.id,
    sides: first.sides.map((side) => ({ account: side.account, amount: toMoney(decimal(side.amount).negated()) })),
  });
}
