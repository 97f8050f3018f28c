// The tests' own databases: separate, fast and gone afterwards.
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

test('two test databases do not see each other, and a dropped one is gone', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  await query(one.url, 'create table mark (id int)');
  expect(await query(two.url, "select to_regclass('mark') as mark")).toEqual([{ mark: null }]);
  await one.drop();
  await two.drop();
  await expect(query(one.url, 'select 1')).rejects.toThrow(/does not exist/);
});

test('Chinese is sorted by pinyin and searched by trigram', async () => {
  const db = await freshDatabase();
  try {
    const rows = await query(db.url, `select name from unnest(array['张三','阿伟','王五','李四']) name order by name collate "zh-x-icu"`);
    expect(rows.map((row) => row.name)).toEqual(['阿伟', '李四', '王五', '张三']);
    await query(db.url, 'create extension if not exists pg_trgm');
    const [found] = await query(db.url, `select show_trgm('客户关系') <> '{}' as yes`);
    expect(found).toEqual({ yes: true });
  } finally {
    await db.drop();
  }
});
