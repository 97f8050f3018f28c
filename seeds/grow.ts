// Customers and purchases by the hundred thousand, made by the database itself: for benches, not for looking at.
import type { PoolClient } from 'pg';
import { bandSql } from '../server/customers/band.rules.ts';
import { withBareTables } from './bulk.ts';

const CHUNK = 200_000;
const TABLES = ['customers', 'customer_keys', 'customer_tags', 'purchases', 'purchase_lines', 'receipt_directory'];

const CUSTOMERS = `
  insert into customers (id, member_no, name, name_pinyin, name_initials, phone, birthday, gender, country, store_id, joined_on, channel)
  select i, lpad(i::text, 9, '0'), s.zh || g.zh, s.py || g.py, left(s.py, 1) || left(g.py, 1), '+861' || (30 + i % 60)::text || lpad((i * 7919 % 100000000)::text, 8, '0'),
    date '1950-01-01' + (random() * 20000)::int, case when random() < 0.55 then 'FEMALE' else 'MALE' end, 'CN', 1 + (i * 31 % 12), $3::date - (random() * 2000)::int,
    (array['store', 'mini-program', 'web'])[1 + (random() * 2.99)::int]
  from generate_series($1::bigint, $1::bigint + $2::bigint - 1) i
  join lateral (values ('王', 'wang'), ('李', 'li'), ('张', 'zhang'), ('刘', 'liu'), ('陈', 'chen'), ('杨', 'yang'), ('赵', 'zhao'), ('黄', 'huang')) s(zh, py) on s.zh = (array['王','李','张','刘','陈','杨','赵','黄'])[1 + i % 8]
  join lateral (values ('芳', 'fang'), ('敏', 'min'), ('志强', 'zhiqiang'), ('小红', 'xiaohong'), ('建国', 'jianguo'), ('丽华', 'lihua'), ('明', 'ming')) g(zh, py) on g.zh = (array['芳','敏','志强','小红','建国','丽华','明'])[1 + (i / 8) % 7]`;
const KEYS = `insert into customer_keys (kind, value, customer_id)
  select 'MEMBER', member_no, id from customers where id >= $1 union all select 'PHONE', phone, id from customers where id >= $1`;
const TAGS = `insert into customer_tags (customer_id, tag_id, tagged_at)
  select c.id, (select array_agg(id order by id) from tags)[1 + c.id * 7 % (select count(*) from tags)], ($2::date - (c.id % 300)::int)::timestamptz from customers c where c.id >= $1 and c.id % 7 = 0`;
// A few come very often and a few spend very much: about three in a hundred are high value.
const RECEIPTS = `create temp table grown on commit drop as
  select nextval(pg_get_serial_sequence('purchases', 'id')) id, c.id customer_id, c.store_id, at.day, (at.day + (8 + random() * 13) * interval '1 hour') at time zone $4 purchased_at,
    round((12 + c.wealth * (40 + 1600 * power(random(), 7)))::numeric, 2) amount
  from (select id, store_id, 0.5 + 60 * power(random(), 20) wealth,
      case when id % 150 = 7 then 80 + random() * 60 else greatest(1, 1.5 + 20 * power(abs(sin(id::float8)), 9) + random() * 6) end pace
    from customers where id >= $1::bigint and id < $1::bigint + $2::bigint offset 0) c,
  lateral (select $3::date - (power(random(), 1.4) * 540)::int as day from generate_series(1, c.pace::int) k order by 1) at`;
const PURCHASES = `insert into purchases (id, customer_id, purchased_at, business_on, store_id, receipt_no, weekday, hour, band, channel, country, amount, sales_amount, returns_amount, line_count, sale_line_count)
  select id, customer_id, purchased_at, day, store_id, 'G' || id, extract(isodow from day), extract(hour from purchased_at at time zone $1), ${bandSql('extract(hour from purchased_at at time zone $1)')}, 'store', 'CN', amount, amount, 0, 1, 1 from grown`;
const DIRECTORY = `insert into receipt_directory (store_id, receipt_no, customer_id, purchased_at, purchase_id) select store_id, 'G' || id, customer_id, purchased_at, id from grown`;
const LINES = `insert into purchase_lines (customer_id, sold_at, purchase_id, line_no, product_id, line_kind, quantity, unit_price, amount, country)
  select customer_id, purchased_at, id, 1, (select array_agg(id order by id) from products)[1 + id % (select count(*) from products)], 'SALE', 1, amount, amount, 'CN' from grown`;

/** Adds `count` customers with ten purchases each on average, all or none of them. */
export async function growCustomers(client: PoolClient, count: number, today: string, zone: string, onProgress: (done: number) => void = () => {}): Promise<void> {
  await client.query('begin');
  await client.query("select setseed(0.42), set_config('work_mem', '128MB', true)");
  await withBareTables(client, TABLES, async () => {
    for (let done = 0; done < count; done += CHUNK) {
      const n = Math.min(CHUNK, count - done);
      const { rows: [range] } = await client.query<{ first: string }>('select coalesce(max(id), 0) + 1 as first from customers');
      const first = range?.first ?? '1';
      await client.query(CUSTOMERS, [first, n, today]);
      await client.query(KEYS, [first]);
      await client.query(TAGS, [first, today]);
      await client.query(RECEIPTS, [first, n, today, zone]);
      await client.query(PURCHASES, [zone]);
      await client.query(DIRECTORY);
      await client.query(LINES);
      await client.query('drop table grown');
      onProgress(done + n);
    }
    await client.query("select setval(pg_get_serial_sequence('customers', 'id'), (select max(id) from customers))");
  });
  await client.query('commit');
}
