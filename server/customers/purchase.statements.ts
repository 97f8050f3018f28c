// Staged purchase lines become customers, products, receipts, lines and behaviour: set-based statements, each over one source of staged rows.
import { bandSql } from './band.rules.ts';
import { addReceipts } from './behaviour.statements.ts';
import { lineKindSql, SERVICE_CODES } from './purchase.rules.ts';

/** Columns of `purchase_staging` that a caller fills, in the order in which COPY sends them. */
export const STAGING_COLUMNS = [
  'batch_id', 'row_no', 'store_id', 'receipt_no', 'sku', 'description', 'quantity', 'sold_at', 'business_on', 'unit_price',
  'customer_key', 'country', 'channel', 'category',
] as const;

/** The staged rows of one batch, all of them; $1 is the batch. */
export const WHOLE_BATCH = '(select * from purchase_staging where batch_id = $1)';

/** Parts of a batch ($1, from $2 below $3), laid beside for one transaction, so that a large batch is scanned once a part. */
export const TAKE_PARTS = `
  create temp table staged_part on commit drop as select * from purchase_staging where false`;
export const FILL_PARTS = 'insert into staged_part select * from purchase_staging where batch_id = $1 and part >= $2 and part < $3';
/** Names the batch as $1 like the whole batch does, so that both sources fit the same statements. */
export const PART_SOURCE = '(select * from staged_part where batch_id = $1)';

/** Categories and products that the chain does not know yet. The commonest description becomes the product's name. */
export const ADD_CATEGORIES = (source: string): string => `
  insert into categories (code, name_zh, name_en)
  select distinct s.category, s.category, s.category from ${source} s where s.category is not null order by 1 on conflict (code) do nothing`;
export const ADD_PRODUCTS = (source: string): string => `
  insert into products (sku, name, category_id, is_service)
  select s.sku, coalesce(mode() within group (order by nullif(btrim(s.description), '')), s.sku), min(c.id), s.sku in (${SERVICE_CODES.map((code) => `'${code}'`).join(', ')})
  from ${source} s left join categories c on c.code = s.category
  where not exists (select 1 from products p where p.sku = s.sku)
  group by s.sku order by s.sku on conflict (sku) do nothing`;

/** Members that appear for the first time; the directory decides between two imports that meet. $2 is the transfer. */
export const ADD_CUSTOMERS = (source: string): string => `
  with wanted as (
    select distinct on (s.customer_key) s.customer_key, s.store_id, s.country, s.channel, coalesce(s.business_on, (s.sold_at at time zone st.time_zone)::date) joined_on
    from ${source} s join stores st on st.id = s.store_id
    where s.customer_key is not null and not exists (select 1 from customer_keys k where k.kind = 'MEMBER' and k.value = s.customer_key)
    order by s.customer_key, s.sold_at, s.row_no
  ), keyed as (
    insert into customer_keys (kind, value, customer_id)
    select 'MEMBER', customer_key, nextval(pg_get_serial_sequence('customers', 'id')) from wanted order by customer_key
    on conflict (value) where kind = 'MEMBER' do nothing returning value, customer_id
  ), made as (
    insert into customers (id, member_no, name, name_pinyin, name_initials, country, store_id, joined_on, channel, transfer_id)
    select k.customer_id, k.value, k.value, lower(k.value), lower(k.value), w.country, w.store_id, w.joined_on, w.channel, $2::bigint
    from keyed k join wanted w on w.customer_key = k.value returning id
  ) select count(*)::int made from made`;

export const ADD_STAND_INS = (source: string): string => `
  insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in)
  select '未登记顾客', 'weidengjiguke', 'wdjgk', st.id, true from stores st
  where st.id in (select s.store_id from ${source} s where s.customer_key is null) order by st.id
  on conflict (store_id) where is_stand_in do nothing`;

/** New receipts, empty as yet; $2 is the transfer. A receipt belongs to the member named on any of its lines. */
export const ADD_RECEIPTS = (source: string): string => `
  with heads as (
    select s.store_id, s.receipt_no, min(s.sold_at) purchased_at, min(s.business_on) business_on, min(s.customer_key) customer_key,
      min(s.country) country, min(s.channel) channel
    from ${source} s group by s.store_id, s.receipt_no
  ), taken as (
    insert into receipt_directory (store_id, receipt_no, customer_id, purchased_at, purchase_id)
    select h.store_id, h.receipt_no, coalesce(k.customer_id, n.id), h.purchased_at, nextval(pg_get_serial_sequence('purchases', 'id'))
    from heads h
    left join customer_keys k on k.kind = 'MEMBER' and k.value = h.customer_key
    left join customers n on h.customer_key is null and n.is_stand_in and n.store_id = h.store_id
    where not exists (select 1 from receipt_directory d where d.store_id = h.store_id and d.receipt_no = h.receipt_no)
    order by h.store_id, h.receipt_no
    on conflict do nothing returning *
  ), made as (
    insert into purchases (id, customer_id, purchased_at, business_on, store_id, receipt_no, weekday, hour, band, channel, country, amount, sales_amount,
      returns_amount, line_count, sale_line_count, transfer_id)
    select t.purchase_id, t.customer_id, t.purchased_at, coalesce(h.business_on, (t.purchased_at at time zone st.time_zone)::date),
      t.store_id, t.receipt_no, extract(isodow from coalesce(h.business_on, (t.purchased_at at time zone st.time_zone)::date)), extract(hour from t.purchased_at at time zone st.time_zone), ${bandSql('extract(hour from t.purchased_at at time zone st.time_zone)')}, h.channel, h.country, 0, 0, 0, 0, 0, $2::bigint
    from taken t join heads h using (store_id, receipt_no) join stores st on st.id = t.store_id
    order by t.customer_id, t.purchased_at returning 1
  ) select count(*)::int made from made`;

/** Locks the receipts that were there before, in order, so that two loads of one receipt follow each other. */
export const LOCK_RECEIPTS = (source: string): string => `
  select count(*) from (
    select 1 from receipt_directory d join (select distinct store_id, receipt_no from ${source} s) s using (store_id, receipt_no)
    order by d.store_id, d.receipt_no for update of d
  ) locked`;

/** Customers named by the staged rows' receipts. */
export const CONCERNED = (source: string): string => `
  select distinct d.customer_id from ${source} s join receipt_directory d using (store_id, receipt_no) order by 1`;

const otherCustomer = 's.customer_key is not null and k.customer_id is distinct from d.customer_id';

/** Rows whose receipt is known as another customer's: they are not taken, and said. */
export const CONFLICTS = (source: string): string => `
  select s.row_no from ${source} s join receipt_directory d using (store_id, receipt_no)
  left join customer_keys k on k.kind = 'MEMBER' and k.value = s.customer_key
  where ${otherCustomer} order by s.row_no`;

/**
 * The lines that are new, the sums of their receipts, and the behaviour of their customers, in one statement.
 * A line is new when the file holds it more often than its receipt does: equal lines within a file are genuine, the same
 * file again is nothing new. $2 is the transfer, $3 the day on which windows end. Answers counts and the customers changed.
 */
export const ADD_LINES = (source: string): string => `
  with file as (
    select s.row_no, s.receipt_no, pr.id product_id, nullif(s.description, '') description, s.quantity, s.unit_price, s.sold_at, s.country,
      d.customer_id, d.purchased_at, d.purchase_id, p.line_count
    from ${source} s join receipt_directory d using (store_id, receipt_no)
    join purchases p on p.customer_id = d.customer_id and p.purchased_at = d.purchased_at and p.id = d.purchase_id
    join products pr on pr.sku = s.sku
    left join customer_keys k on k.kind = 'MEMBER' and k.value = s.customer_key
    where not (${otherCustomer})
  ), pile as (
    -- What the receipts hold already stands first; counted by windows, as a join of this many columns is easily mis-planned.
    select *, row_number() over (partition by purchase_id, product_id, description, quantity, unit_price, sold_at order by row_no nulls first) place,
      count(*) filter (where row_no is null) over (partition by purchase_id, product_id, description, quantity, unit_price, sold_at) there
    from (
      select * from file
      union all
      select null, null, l.product_id, l.description, l.quantity, l.unit_price, l.sold_at, null, l.customer_id, null, l.purchase_id, null
      from (select distinct customer_id, purchase_id from file where line_count > 0) f
      join purchase_lines l on l.customer_id = f.customer_id and l.purchase_id = f.purchase_id
    ) lines
  ), fresh as (
    insert into purchase_lines (customer_id, sold_at, purchase_id, line_no, product_id, description, line_kind, quantity, unit_price, amount, country, transfer_id)
    select f.customer_id, f.sold_at, f.purchase_id, f.line_count + row_number() over (partition by f.purchase_id order by f.row_no), f.product_id,
      f.description, ${lineKindSql('f.receipt_no', 'f.quantity', 'f.unit_price')}, f.quantity, f.unit_price, round(f.quantity * f.unit_price, 4),
      f.country, $2::bigint
    from pile f where f.row_no is not null and f.place - f.there > f.there
    order by f.customer_id, f.sold_at
    returning customer_id, purchase_id, amount, line_kind
  ), added as (
    select customer_id, purchase_id, count(*)::int lines, sum(amount) amount, coalesce(sum(amount) filter (where line_kind = 'SALE'), 0) sales,
      coalesce(sum(amount) filter (where line_kind = 'RETURN'), 0) returns, (count(*) filter (where line_kind = 'SALE'))::int sale_lines
    from fresh group by customer_id, purchase_id
  ), changed as (
    update purchases p set amount = p.amount + a.amount, sales_amount = p.sales_amount + a.sales, returns_amount = p.returns_amount + a.returns,
      line_count = p.line_count + a.lines, sale_line_count = p.sale_line_count + a.sale_lines
    from added a join (select distinct customer_id, purchased_at, purchase_id from file) f using (customer_id, purchase_id)
    where p.customer_id = a.customer_id and p.purchased_at = f.purchased_at and p.id = a.purchase_id
    returning p.customer_id, p.business_on, a.lines, a.sales, a.returns, (a.sale_lines > 0 and p.sale_line_count = a.sale_lines)::int visits
  ), upkeep as (${addReceipts('changed', '$3::date')} returning 1)
  select (select count(*) from file)::int staged, coalesce(sum(c.lines), 0)::int accepted, count(*)::int receipts,
    coalesce(array_agg(distinct c.customer_id), '{}') customers, (select count(*) from upkeep)::int kept
  from changed c`;

/** What loading the batch would do, without doing it: the same rules as `ADD_LINES` and `CONFLICTS`, over receipts and lines as they stand. */
export const TRY_LINES = (source: string): string => `
  with heads as (
    select s.store_id, s.receipt_no, min(s.customer_key) customer_key from ${source} s group by s.store_id, s.receipt_no
  ), file as (
    select s.row_no, s.store_id, s.receipt_no, s.sku, nullif(s.description, '') description, s.quantity, s.unit_price, s.sold_at, d.purchase_id, d.customer_id,
      s.customer_key is not null and case when d.purchase_id is null then s.customer_key <> h.customer_key else k.customer_id is distinct from d.customer_id end other
    from ${source} s join heads h using (store_id, receipt_no) left join receipt_directory d using (store_id, receipt_no)
    left join customer_keys k on k.kind = 'MEMBER' and k.value = s.customer_key
  ), counted as (
    select f.*, row_number() over (partition by store_id, receipt_no, sku, description, quantity, unit_price, sold_at order by row_no) place from file f where not other
  ), there as (
    select f.purchase_id, g.sku, l.description, l.quantity, l.unit_price, l.sold_at, count(*) n
    from (select distinct customer_id, purchase_id from file where purchase_id is not null) f
    join purchase_lines l on l.customer_id = f.customer_id and l.purchase_id = f.purchase_id join products g on g.id = l.product_id group by 1, 2, 3, 4, 5, 6
  ) select (count(*) filter (where c.place > coalesce(t.n, 0)))::int accepted, (count(*) filter (where c.place <= coalesce(t.n, 0)))::int unchanged,
      coalesce((select array_agg(row_no order by row_no) from file where other), '{}') refused
    from counted c left join there t on t.purchase_id = c.purchase_id and t.sku = c.sku and t.description is not distinct from c.description
      and t.quantity = c.quantity and t.unit_price = c.unit_price and t.sold_at = c.sold_at`;

/** Takes back what a transfer ($1) brought in: lines first, then receipts of these customers ($1) that are left empty, whichever transfer made them. */
export const UNDO_LINES = `
  with gone as (
    delete from purchase_lines where transfer_id = $1::bigint returning customer_id, purchase_id, amount, line_kind
  ), less as (
    select customer_id, purchase_id, count(*)::int lines, sum(amount) amount, coalesce(sum(amount) filter (where line_kind = 'SALE'), 0) sales,
      coalesce(sum(amount) filter (where line_kind = 'RETURN'), 0) returns, (count(*) filter (where line_kind = 'SALE'))::int sale_lines
    from gone group by customer_id, purchase_id
  ), changed as (
    update purchases p set amount = p.amount - l.amount, sales_amount = p.sales_amount - l.sales, returns_amount = p.returns_amount - l.returns,
      line_count = p.line_count - l.lines, sale_line_count = p.sale_line_count - l.sale_lines
    from less l where p.customer_id = l.customer_id and p.id = l.purchase_id returning p.customer_id, l.lines
  ) select coalesce(array_agg(distinct customer_id), '{}') customers, coalesce(sum(lines), 0)::int lines from changed`;
export const UNDO_RECEIPTS = `
  with gone as (
    delete from purchases where customer_id = any($1::bigint[]) and line_count = 0 returning customer_id, store_id, receipt_no
  ), unlisted as (
    delete from receipt_directory d using gone g where d.store_id = g.store_id and d.receipt_no = g.receipt_no returning 1
  ) select (select count(*) from gone)::int receipts, (select count(*) from unlisted)::int unlisted, coalesce((select array_agg(distinct customer_id) from gone), '{}') customers`;
