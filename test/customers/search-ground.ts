// The little that chains grown by SQL stand on: twelve stores, a product and a tag.
import type { PoolClient } from 'pg';
import type { Database } from '../../server/core/database.ts';

/** Lays it and lets `grow` add customers, in one connection. */
export async function groundForGrowth(db: Database, grow: (client: PoolClient) => Promise<void>): Promise<void> {
  await db.write.query(`insert into stores (code, name_zh, name_en, region_id, format, time_zone, opening_hours)
    select 'G' || i, 'G' || i, 'G' || i, (select min(id) from regions), 'SUPERMARKET', 'Asia/Shanghai', '{}' from generate_series(1, 12 - (select count(*)::int from stores)) i`);
  await db.write.query(`insert into products (sku, name) values ('RICE', '大米')`);
  await db.write.query(`insert into tags (key, name_zh, name_en, group_zh, group_en, colour, tag_kind) values ('t', '标签', 'Tag', '组', 'Group', 'TEAL', 'MANUAL')`);
  const client = await db.direct.connect();
  try { await grow(client); } finally { client.release(); }
}
