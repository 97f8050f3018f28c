// Customers and purchases by the hundred thousand, made by the database itself: for benches, not for looking at.
import type { PoolClient } from 'pg';

const CHUNK = 50_000;

/** Adds `count` customers with ten purchases each on average, in chunks that keep transactions short. */
export async function growCustomers(client: PoolClient, count: number, today: string, zone: string): Promise<void> {
  await client.query("select setseed(0.42)");
  await client.query('drop index if exists customers_grams');
  for (let done = 0; done < count; done += CHUNK) {
    const n = Math.min(CHUNK, count - done);
    await client.query('begin');
    const { rows: [range] } = await client.query<{ first: string }>("select coalesce(max(id), 0) + 1 as first from customers");
    const first = Number(range?.first ?? 1);
    await client.query(
      `insert into customers (id, member_no, name, name_pinyin, name_initials, phone, birthday, gender, country, store_id, joined_on, channel)
       select i, lpad(i::text, 9, '0'), s.zh || g.zh, s.py || g.py, left(s.py, 1) || left(g.py, 1), '+861' || (30 + i % 60)::text || lpad((i * 7919 % 100000000)::text, 8, '0'),
         date '1950-01-01' + (random() * 20000)::int, case when random() < 0.55 then 'FEMALE' else 'MALE' end, 'CN', 1 + (i * 31 % 12), $3::date - (random() * 2000)::int,
         (array['store', 'mini-program', 'web'])[1 + (random() * 2.99)::int]
       from generate_series($1::bigint, $1::bigint + $2::bigint - 1) i
       join lateral (values ('王', 'wang'), ('李', 'li'), ('张', 'zhang'), ('刘', 'liu'), ('陈', 'chen'), ('杨', 'yang'), ('赵', 'zhao'), ('黄', 'huang')) s(zh, py) on s.zh = (array['王','李','张','刘','陈','杨','赵','黄'])[1 + i % 8]
       join lateral (values ('芳', 'fang'), ('敏', 'min'), ('志强', 'zhiqiang'), ('小红', 'xiaohong'), ('建国', 'jianguo'), ('丽华', 'lihua'), ('明', 'ming')) g(zh, py) on g.zh = (array['芳','敏','志强','小红','建国','丽华','明'])[1 + (i / 8) % 7]`,
      [first, n, today]);
    await client.query(`insert into customer_keys (kind, value, customer_id) select 'MEMBER', member_no, id from customers where id >= $1 union all select 'PHONE', phone, id from customers where id >= $1`, [first]);
    // A few buy very much, most little: the ninth power of chance.
    await client.query(
      `with made as (
         select c.id customer_id, c.store_id, ($3::date - (power(random(), 1.4) * 540)::int) as day, (8 + random() * 13) as hour,
           round((12 + 4000 * power(random(), 7))::numeric, 2) as amount, nextval(pg_get_serial_sequence('purchases', 'id')) as id
         from customers c, lateral generate_series(1, greatest(1, (2 + 34 * power(abs(sin(c.id::float8)), 9) + random() * 8)::int)) k where c.id >= $1 and c.id < $1 + $2
       ), heads as (
         insert into purchases (id, customer_id, purchased_at, business_on, store_id, receipt_no, channel, country, amount, sales_amount, returns_amount, line_count, sale_line_count)
         select id, customer_id, (day + hour * interval '1 hour') at time zone $4, day, store_id, 'G' || id, 'store', 'CN', amount, amount, 0, 1, 1 from made order by customer_id, day
         returning id, customer_id, purchased_at, store_id, receipt_no, amount
       ), known as (
         insert into receipt_directory (store_id, receipt_no, customer_id, purchased_at, purchase_id) select store_id, receipt_no, customer_id, purchased_at, id from heads
       )
       insert into purchase_lines (customer_id, sold_at, purchase_id, line_no, product_id, line_kind, quantity, unit_price, amount, country)
       select customer_id, purchased_at, id, 1, 1 + id % (select count(*) from products), 'SALE', 1, amount, amount, 'CN' from heads order by customer_id, purchased_at`,
      [first, n, today, zone]);
    await client.query('commit');
  }
  await client.query("select setval(pg_get_serial_sequence('customers', 'id'), (select max(id) from customers))");
  await client.query('create index customers_grams on customers using gin (name_grams)');
}
