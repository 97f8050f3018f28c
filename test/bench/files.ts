// Files in and out: 200,000 customers by the product's own commands against COPY of the same file, and of the same columns.
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { median } from './duel.ts';
import { CLI, type Ground, type Seeded } from './ground.ts';
import { peakMemoryOf, start } from './processes.ts';
import { atLeast, atMost, type BenchOptions, type Measured, type Row } from './row.ts';

interface Run { seconds: number; memory: number; words: string }

/** A command of the product from its start to its end, with the most memory it had. */
async function command(ground: Ground, chain: Seeded, args: readonly string[]): Promise<Run> {
  const began = performance.now();
  const child = start(process.execPath, [CLI, ...args], ground.env(chain.url));
  let memory = 0;
  const watch = setInterval(() => { memory = Math.max(memory, peakMemoryOf(child.pid as number)); }, 50);
  const code = await new Promise((resolve) => { child.once('close', resolve); });
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0]} ended with ${String(code)}: ${child.words.join('')}`);
  return { seconds: (performance.now() - began) / 1000, memory, words: child.words.join('') };
}

/** A file of customers whom the chain does not know. */
async function writeFile(file: string, rows: number, batch: number): Promise<void> {
  const given = ['王芳', '李敏', '张志强', '刘小红', '陈建国', '杨丽华', '赵明'];
  await pipeline(async function* () {
    yield 'member number,name,phone,gender,birthday,joined on,store,channel\n';
    for (let i = 0, text = ''; i < rows; i += 1) {
      text += `X${batch}-${i},${given[i % 7]},19${batch % 10}${String(i).padStart(8, '0')},${i % 2 ? 'FEMALE' : 'MALE'},19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 9},2024-0${1 + (i % 9)}-15,S001,store\n`;
      if (text.length > 100_000 || i === rows - 1) { yield text; text = ''; }
    }
  }, createWriteStream(file));
}

/** The yardstick: the same file by COPY into a table with the columns, checks and indexes of the customers'; nobody is looked up, nothing is merged. */
async function copyIn(chain: Seeded, file: string): Promise<number> {
  const client = await chain.db.direct.connect();
  try {
    await client.query('drop table if exists bench_customers');
    await client.query(`create table bench_customers (like customers including all);
      alter table bench_customers alter name_pinyin set default '', alter name_initials set default '', add column store text`);
    const began = performance.now();
    await pipeline(createReadStream(file), client.query(copyFrom('copy bench_customers (member_no, name, phone, gender, birthday, joined_on, store, channel) from stdin (format csv, header)')));
    return (performance.now() - began) / 1000;
  } finally { await client.query('drop table if exists bench_customers'); client.release(); }
}

export const importRow: Row = {
  name: 'import', about: 'customers from a CSV file, checked and upserted, against COPY of the file',
  async run(ground: Ground, options: BenchOptions): Promise<Measured[]> {
    const chain = await ground.chain();
    const rows = ground.size;
    const ratios: number[] = [];
    let last: Run = { seconds: 0, memory: 0, words: '' };
    let copied = 0;
    for (let batch = Date.now() % 100_000, turn = 0; turn < (options.isQuick ? 1 : 3); turn += 1, batch += 1) {
      const file = path.join(ground.dataDir, `customers-${batch}.csv`);
      await writeFile(file, rows, batch);
      copied = await copyIn(chain, file);
      last = await command(ground, chain, ['import', 'customers', file]);
      if (!last.words.includes(`accepted ${rows}`)) throw new Error(last.words);
      ratios.push(copied / last.seconds);
    }
    return [
      atLeast('import: rows a second of COPY', median(ratios), 0.45, undefined, [`${rows} rows: product ${last.seconds.toFixed(1)} s, COPY ${copied.toFixed(1)} s`]),
      atMost('import: most memory', last.memory, 400, 'MB', [], 0),
    ];
  },
};

/** What the export gives out when nobody chooses: the same cells, written by hand. */
const COLUMNS = `c.member_no, c.name, mask_phone(c.phone), mask_email(c.email), c.gender, c.birthday, c.tier, s.code, s.name_zh, c.joined_on, c.channel, c.country, c.address,
  round(b.spend365, 2), b.visits365, round(b.spend, 2), round(b.mean_basket, 2), b.return_rate, b.last_purchase_on, c.custom ->> 'household', c.custom ->> 'callTime', c.custom ->> 'isBusiness'`;
const TABLES = 'customers c left join stores s on s.id = c.store_id left join customer_behaviour b on b.customer_id = c.id';

/** How many columns a file of CSV has by its first line. */
async function headings(file: string): Promise<number> {
  for await (const part of createReadStream(file, { encoding: 'utf8', end: 4095 })) return (part as string).split('\n', 1).join('').split(',').length;
  return 0;
}

export const exportRow: Row = {
  name: 'export', about: 'all customers with rights and masks, against COPY TO of the same columns',
  async run(ground, options) {
    const chain = await ground.chain();
    const ratios: number[] = [];
    let last: Run = { seconds: 0, memory: 0, words: '' };
    let copied = 0;
    for (let turn = 0; turn < (options.isQuick ? 1 : 3); turn += 1) {
      const client = await chain.db.direct.connect();
      const began = performance.now();
      await pipeline(client.query(copyTo(`copy (select ${COLUMNS} from ${TABLES} where not c.is_stand_in and c.merged_into_id is null order by c.id) to stdout (format csv, header)`)), createWriteStream(path.join(ground.dataDir, 'copied.csv')));
      copied = (performance.now() - began) / 1000;
      client.release();
      const out = path.join(ground.dataDir, 'exported.csv');
      last = await command(ground, chain, ['export', 'customers', '--out', out]);
      if ((await stat(out)).size < chain.customers * 20) throw new Error('The export is too short');
      if (await headings(out) !== await headings(path.join(ground.dataDir, 'copied.csv'))) throw new Error('COPY gives out other columns than the export');
      ratios.push(copied / last.seconds);
    }
    return [
      atLeast('export: rows a second of COPY TO', median(ratios), 0.4, undefined, [`product ${last.seconds.toFixed(1)} s, COPY ${copied.toFixed(1)} s`]),
      atMost('export: most memory', last.memory, 400, 'MB', [], 0),
    ];
  },
};
