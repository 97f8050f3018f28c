// The statements that keep customers' behaviour: one upsert of sums, one subtraction at the windows' edges, one recount.
import { WINDOWS } from './behaviour.rules.ts';

const windows = (text: (days: number) => string, between = ', '): string => WINDOWS.map(text).join(between);

/** Figures that follow from the sums; `of` writes the value of a column as it will stand. */
const derived = (of: (column: string) => string): string => `
  mean_basket = round(${of('spend')} / nullif(${of('visits')}, 0), 6),
  visits_per_week = round(${of('visits90')} * 7 / 90.0, 6),
  return_rate = round(${of('returned')} / nullif(${of('spend')}, 0), 6),
  days_between = round((${of('last_purchase_on')} - ${of('first_purchase_on')})::numeric / nullif(${of('visits')} - 1, 0), 6)`;

const SUMS = ['visits', ...WINDOWS.map((days) => `visits${days}`), 'spend', ...WINDOWS.map((days) => `spend${days}`), 'net_spend', 'returned', 'contacts365'];
const COLUMNS = ['customer_id', 'first_purchase_on', 'last_purchase_on', ...SUMS, 'rolled_on', 'updated_at'];

/** What a receipt adds to the sums when windows end on `day`; the source has customer_id, business_on, visits, sales, returns. */
const additions = (source: string, day: string): string => `
  select d.customer_id,
    min(d.business_on) filter (where d.visits > 0) first_purchase_on, max(d.business_on) filter (where d.visits > 0) last_purchase_on,
    sum(d.visits)::int visits,
    ${windows((n) => `coalesce(sum(d.visits) filter (where d.business_on > ${day} - ${n}), 0)::int visits${n}`)},
    sum(d.sales) spend,
    ${windows((n) => `coalesce(sum(d.sales) filter (where d.business_on > ${day} - ${n}), 0) spend${n}`)},
    sum(d.sales + d.returns) net_spend, -sum(d.returns) returned,
    coalesce(sum(d.visits) filter (where d.business_on > ${day} - 365), 0)::int contacts365,
    ${day} rolled_on, now() updated_at
  from ${source} d join customers c on c.id = d.customer_id and not c.is_stand_in
  group by d.customer_id`;

/**
 * Adds arrived receipts to the behaviour of their customers, in customer order; nothing of their history is read.
 * The customers' rows must have been brought to `day` before (`LAGGING`, `SUBTRACT`). scale.md rule 11.
 */
export const addReceipts = (source: string, day: string): string => `
  insert into customer_behaviour as b (${COLUMNS.join(', ')}, mean_basket, visits_per_week, return_rate, days_between)
  select ${COLUMNS.map((column) => `a.${column}`).join(', ')}, round(a.spend / nullif(a.visits, 0), 6), round(a.visits90 * 7 / 90.0, 6),
    round(a.returned / nullif(a.spend, 0), 6), round((a.last_purchase_on - a.first_purchase_on)::numeric / nullif(a.visits - 1, 0), 6)
  from (${additions(source, day)}) a order by a.customer_id
  on conflict (customer_id) do update set
    first_purchase_on = least(b.first_purchase_on, excluded.first_purchase_on),
    last_purchase_on = greatest(b.last_purchase_on, excluded.last_purchase_on),
    ${SUMS.map((column) => `${column} = b.${column} + excluded.${column}`).join(', ')},
    rolled_on = excluded.rolled_on, updated_at = now(),
    ${derived((column) => (column === 'first_purchase_on' ? 'least(b.first_purchase_on, excluded.first_purchase_on)'
    : column === 'last_purchase_on' ? 'greatest(b.last_purchase_on, excluded.last_purchase_on)' : `(b.${column} + excluded.${column})`))}`;

/** Locks the behaviour of customers ($1) and answers those whose windows end before $3; $2 is the day all are rolled to. */
export const LAGGING = `
  select customer_id from (
    select customer_id, greatest(rolled_on, $2::date) as was from customer_behaviour where customer_id = any($1::bigint[]) order by customer_id for update
  ) b where was < $3::date`;

/** Moves the windows of customers ($1), who were rolled to $2 or later, to end on $3: what leaves a window is subtracted. */
export const SUBTRACT = `
  with due as (
    select customer_id, greatest(rolled_on, $2::date) as was from customer_behaviour
    where customer_id = any($1::bigint[]) and greatest(rolled_on, $2::date) < $3::date
  ), gone as (
    select d.customer_id,
      ${windows((n) => `count(*) filter (where w.n = ${n})::int visits${n}, coalesce(sum(p.sales_amount) filter (where w.n = ${n}), 0) spend${n}`)}
    from due d cross join (values ${windows((n) => `(${n})`)}) w(n)
    join purchases p on p.customer_id = d.customer_id and p.sale_line_count > 0
      and p.business_on > d.was - w.n and p.business_on <= $3::date - w.n
      -- The same range for the index, wide enough for every time zone.
      and p.purchased_at >= (d.was - w.n - 1)::timestamptz and p.purchased_at < ($3::date - w.n + 3)::timestamptz
    group by d.customer_id
  ), moved as (
    update customer_behaviour b set
      ${windows((n) => `visits${n} = b.visits${n} - coalesce(g.visits${n}, 0), spend${n} = b.spend${n} - coalesce(g.spend${n}, 0)`)},
      contacts365 = b.contacts365 - coalesce(g.visits365, 0),
      visits_per_week = round((b.visits90 - coalesce(g.visits90, 0)) * 7 / 90.0, 6), rolled_on = $3::date, updated_at = now()
    from due d left join gone g on g.customer_id = d.customer_id where b.customer_id = d.customer_id returning 1
  ) select count(*)::int moved from moved`;

/** Customers from whom a receipt leaves a window when it moves from the end of $1 to the end of $2. */
export const AT_AN_EDGE = `
  select distinct customer_id from purchases where sale_line_count > 0 and (
    ${windows((n) => `(business_on > $1::date - ${n} and business_on <= $2::date - ${n})`, ' or ')}) order by customer_id`;

/** Works behaviour out from nothing for customers $1, windows ending on $2; answers how many rows it corrected. */
export const RECOUNT = `
  with gone as (
    delete from customer_behaviour b where customer_id = any($1::bigint[]) and not exists (select 1 from purchases p where p.customer_id = b.customer_id)
    returning 1
  ), counted as (
    insert into customer_behaviour as b (${COLUMNS.join(', ')}, mean_basket, visits_per_week, return_rate, days_between)
    select ${COLUMNS.map((column) => `a.${column}`).join(', ')}, round(a.spend / nullif(a.visits, 0), 6), round(a.visits90 * 7 / 90.0, 6),
      round(a.returned / nullif(a.spend, 0), 6), round((a.last_purchase_on - a.first_purchase_on)::numeric / nullif(a.visits - 1, 0), 6)
    from (${additions(`(select customer_id, business_on, (sale_line_count > 0)::int visits, sales_amount sales, returns_amount returns
      from purchases where customer_id = any($1::bigint[]))`, '$2::date')}) a order by a.customer_id
    on conflict (customer_id) do update set
      first_purchase_on = excluded.first_purchase_on, last_purchase_on = excluded.last_purchase_on,
      ${SUMS.map((column) => `${column} = excluded.${column}`).join(', ')}, rolled_on = excluded.rolled_on, updated_at = now(),
      ${derived((column) => `excluded.${column}`)}
    where (b.first_purchase_on, b.last_purchase_on, ${SUMS.map((column) => `b.${column}`).join(', ')}) is distinct from
      (excluded.first_purchase_on, excluded.last_purchase_on, ${SUMS.map((column) => `excluded.${column}`).join(', ')})
    returning 1
  ) select (select count(*) from gone)::int + (select count(*) from counted)::int corrected`;
