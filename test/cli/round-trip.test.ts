// The commands in a row on one chain: seeded, exported, imported and taken back, checked, backed up and restored elsewhere.
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../server/core/database.ts';
import { startSealing } from '../../server/platform/events/seal.job.ts';
import { desk, type Desk } from './program.ts';

let chain: Desk;
let other: Desk;
beforeAll(async () => {
  [chain, other] = await Promise.all([desk(), desk()]);
  const seeded = await chain.aftercare('seed', '--customers', '80', '--months', '3', '--seed', '7');
  expect(seeded).toMatchObject({ code: 0 });
  expect(seeded.out).toMatch(/80 customers, 3 months/);
}, 240_000);
afterAll(async () => { await chain?.leave(); await other?.leave(); });

async function ask<T extends pg.QueryResultRow>(desk: Desk, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: desk.url });
  await client.connect();
  try { return (await client.query<T>(text)).rows; } finally { await client.end(); }
}
const number = async (desk: Desk, text: string): Promise<number> => Number((await ask<{ n: string }>(desk, `select (${text})::text n`))[0]?.n);

/** Rows and contents of every table, told in one sum each. */
async function sums(desk: Desk): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(desk, "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations' order by 1");
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await ask<{ sum: string }>(desk, `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`);
    found[name] = row?.sum ?? '';
  }
  return found;
}

test('seed goes into an empty database only', async () => {
  const again = await chain.aftercare('seed');
  expect(again.code).toBe(1);
  expect(again.err).toBe('The database is not empty: the demo chain goes into an empty one only.\n');
}, 120_000);

test('export writes what was asked for, to a file or to standard output', async () => {
  const whole = await chain.aftercare('export', 'customers', '--columns', 'memberNo,name', '--out', chain.file('customers.csv'));
  expect(whole).toMatchObject({ code: 0 });
  const lines = readFileSync(chain.file('customers.csv'), 'utf8').trim().split('\n');
  expect(lines.length - 1).toBe(Number(/^(\d+) rows/.exec(whole.out)?.[1]));
  expect(lines.length - 1).toBeGreaterThanOrEqual(80);
  const [first] = await ask<{ no: string }>(chain, 'select member_no as no from customers where not is_stand_in order by id limit 1');
  const one = await chain.aftercare('export', 'customers', '--columns', 'memberNo', '--filter', JSON.stringify({ memberNo: { eq: first?.no } }));
  expect(one.code).toBe(0);
  expect(one.out.trim().split('\n').slice(1).map((line) => line.trim())).toEqual([first?.no]);
  expect(await number(chain, "select count(*) from events where kind = 'customers.exported'")).toBe(2);
}, 240_000);

test('import tells accepted, repaired and rejected; the same file twice changes nothing; a batch is taken back whole', async () => {
  const file = chain.file('new.csv');
  writeFileSync(file, '会员号,姓名,手机\nN-1,王芳,13800138000\nN-2,李雷,138 0013 8001\nN-3,,不是号码\n');
  const before = await number(chain, 'select count(*) from customers');
  const dry = await chain.aftercare('import', 'customers', file, '--dry-run', '--rejects', chain.file('dry.csv'));
  expect(dry.out).toMatch(/^Dry run\. Batch /m);
  expect(await number(chain, 'select count(*) from customers')).toBe(before);

  const first = await chain.aftercare('import', 'customers', file, '--rejects', chain.file('rejects.csv'));
  expect(first.code).toBe(0);
  const [, batch, rows, accepted, repaired, rejected] = /Batch (\S+): (\d+) rows, accepted (\d+), repaired (\d+), rejected (\d+)/.exec(first.out) ?? [];
  // What was repaired (a phone written with spaces) is accepted, too.
  expect({ rows, accepted, repaired, rejected }).toEqual({ rows: '3', accepted: '2', repaired: expect.stringMatching(/^[01]$/), rejected: '1' });
  expect(readFileSync(chain.file('rejects.csv'), 'utf8')).toMatch(/4/);
  expect(await number(chain, 'select count(*) from customers')).toBe(before + 2);

  const second = await chain.aftercare('import', 'customers', file, '--rejects', chain.file('rejects.csv'));
  expect(second.code).toBe(0);
  expect(await number(chain, 'select count(*) from customers')).toBe(before + 2);

  const undone = await chain.aftercare('import', 'undo', batch as string);
  expect(undone).toMatchObject({ code: 0 });
  expect(await number(chain, 'select count(*) from customers')).toBe(before);
}, 300_000);

test('a file that names no store goes to the only one there is, else to one made for such files, which is said; a dry run makes none', async () => {
  const lone = await desk();
  try {
    const file = lone.file('web.csv');
    // The number of a customer as a program writes it that took the column for amounts.
    writeFileSync(file, 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n536365,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n');
    expect((await lone.aftercare('import', 'purchases', file, '--dry-run')).err).toContain('No column feeds “Store”');
    // Tickets as well: refused at once, not row by row for want of a store that the real run would make.
    const tickets = lone.file('tickets.csv');
    writeFileSync(tickets, 'case_id,open_dt,case_title\n1,2015-01-01 00:20:09,Pothole\n');
    expect((await lone.aftercare('import', 'tickets', tickets, '--dry-run')).err).toContain('there is no store yet');
    expect(await number(lone, 'select count(*) from stores')).toBe(0);
    const first = await lone.aftercare('import', 'purchases', file);
    expect(first.out).toMatch(/its rows go to “Store not said” \(NOT-SAID\)[\s\S]*1 rows, accepted 1, repaired 1/);
    expect((await lone.aftercare('import', 'purchases', file)).out).toMatch(/unchanged 1/);
    expect(await ask(lone, 'select s.code, s.format, p.amount::float8, c.member_no from purchases p join stores s on s.id = p.store_id join customers c on c.id = p.customer_id')).toEqual([{ code: 'NOT-SAID', format: 'ECOMMERCE', amount: 15.3, member_no: '17850' }]);
    // Among the stores of a chain as well.
    const [, batch] = /NOT-SAID[\s\S]*Batch (\d+)/.exec((await chain.aftercare('import', 'purchases', file)).out) ?? [];
    expect(await chain.aftercare('import', 'undo', batch as string)).toMatchObject({ code: 0 });
  } finally { await lone.leave(); }
}, 240_000);

test('P34: a backup restored elsewhere holds the same rows, files and event log; a damaged one changes nothing', async () => {
  // A worker would have sealed the log by now.
  const db = await openDatabase({ url: chain.url });
  const sealer = startSealing(db);
  expect(await sealer.sealOnce()).toBeGreaterThan(0);
  await sealer.stop();
  await db.close();
  // A photo of a ticket and the half of one that is just coming in.
  const photo = `blob-${'ab12'.repeat(16)}`;
  mkdirSync(chain.file('data/files'), { recursive: true });
  for (const name of [photo, `${photo}.part-${'0'.repeat(32)}`]) writeFileSync(chain.file(`data/files/${name}`), '照片的字节');
  const target = chain.file('chain.backup');
  const made = await chain.aftercare('backup', target);
  expect(made).toMatchObject({ code: 0 });
  expect((await chain.aftercare('backup', target)).err).toMatch(/is there already; --force/);
  expect(statSync(target).mode & 0o077).toBe(0);

  const damaged = chain.file('damaged.backup');
  const bytes = gunzipSync(readFileSync(target));
  const at = bytes.indexOf('王');
  expect(at).toBeGreaterThan(0);
  bytes.write('李', at);
  writeFileSync(damaged, gzipSync(bytes));
  const empty = await sums(other);
  const refused = await other.aftercare('restore', damaged);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/damaged/);
  writeFileSync(damaged, readFileSync(target));
  truncateSync(damaged, Math.floor(statSync(target).size / 2));
  expect((await other.aftercare('restore', damaged)).code).toBe(1);
  expect(await sums(other)).toEqual(empty);

  const before = await sums(chain);
  const restored = await other.aftercare('restore', target);
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.out).toMatch(/The event log is whole/);
  expect(readFileSync(other.file(`data/files/${photo}`), 'utf8')).toBe('照片的字节');
  const after = await sums(other);
  for (const name of Object.keys(before).filter((table) => table !== 'migrations')) expect(`${name} ${after[name]}`).toBe(`${name} ${before[name]}`);
  // Numbers go on where they stood: the next row of the copy is no twin of an old one.
  const next = "select nextval(pg_get_serial_sequence('customers', 'id'))";
  expect(await number(other, next)).toBeGreaterThan(await number(other, 'select max(id) from customers'));
  expect((await other.aftercare('restore', target)).err).toBe('The database is not empty: a backup is restored into an empty one only.\n');
}, 400_000);

test('P35: verify-log says whole, and names what was edited behind its back', async () => {
  expect((await other.aftercare('verify-log')).code).toBe(0);
  await ask(other, "set session_replication_role = replica; update events set kind = 'forged' where id = (select min(event_id) from event_seals)");
  const found = await other.aftercare('verify-log');
  expect(found.code).toBe(1);
  expect(found.err).toMatch(/^The log is not whole: \d+ problems/m);
}, 200_000);
