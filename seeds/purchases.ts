// Eighteen months of receipts out of the customers' habits, streamed into the tables day by day.
import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import { addDays } from '../server/core/clock.ts';
import { copyRows } from './copy.ts';
import type { SeedCustomer } from './customers.ts';
import catalogue from './data/products.json' with { type: 'json' };
import { SEASON } from './habits.ts';
import type { SeedStore } from './organisation.ts';
import type { Random } from './random.ts';

interface Article { id: number; category: string; price: number; name: string }
type Line = { article: Article; pieces: number; price: number };

/** Writes categories and products; answers the articles by category. */
export async function seedProducts(client: PoolClient): Promise<Map<string, Article[]>> {
  await copyRows(client, 'categories', ['id', 'code', 'name_zh', 'name_en'], catalogue.map((c, i) => [i + 1, c.code, c.zh, c.en]));
  const byCategory = new Map<string, Article[]>();
  const rows: (string | number)[][] = [];
  catalogue.forEach((category, ci) => {
    byCategory.set(category.code, category.products.map(([zh, en, price], i) => {
      const id = rows.length + 1;
      rows.push([id, `${category.code}-${String(i + 1).padStart(3, '0')}`, String(zh), String(en), ci + 1]);
      return { id, category: category.code, price: Number(price), name: String(zh) };
    }));
  });
  await copyRows(client, 'products', ['id', 'sku', 'name', 'name_en', 'category_id'], rows);
  for (const table of ['categories', 'products']) await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
  return byCategory;
}

interface SeedDate { day: string; weekday: number; season: number; midnight: number }
/** Every day from the first customer's first to today, with what the draw needs of it, reckoned once. */
function calendar(customers: readonly SeedCustomer[], today: string, zone: string): { list: SeedDate[]; indexOf: Map<string, number> } {
  const first = customers.reduce((least, c) => (c.from < least ? c.from : least), today);
  const list: SeedDate[] = [];
  for (let day = first; day <= today; day = addDays(day, 1)) {
    const date = Temporal.PlainDate.from(day);
    list.push({ day, weekday: date.dayOfWeek, season: SEASON[date.month - 1] ?? 1, midnight: date.toZonedDateTime(zone).epochMilliseconds });
  }
  return { list, indexOf: new Map(list.map((date, i) => [date.day, i])) };
}

const round = (yuan: number): number => Math.round(yuan * 100) / 100;

function basketOf(dice: Random, customer: SeedCustomer, articles: Map<string, Article[]>): Line[] {
  const count = 1 + dice.arrivals(customer.habit.lines - 1);
  const lines: Line[] = [];
  for (let i = 0; i < count; i += 1) {
    const article = dice.pick(articles.get(dice.weighted(customer.habit.basket)) ?? []);
    if (lines.some((line) => line.article.id === article.id)) continue;
    const most = article.price > 500 ? 1 : Math.max(1, Math.round(dice.around(customer.habit.pieces * customer.wealth, 0.45)));
    lines.push({ article, pieces: most, price: dice.chance(0.12) ? round(article.price * 0.88) : article.price });
  }
  // who buys formula often takes something for the child as well.
  if (lines.some((line) => line.article.category === 'BABY') && dice.chance(0.35)) {
    const extra = dice.pick(articles.get('CHILD') ?? []);
    if (!lines.some((line) => line.article.id === extra.id)) lines.push({ article: extra, pieces: 1, price: extra.price });
  }
  return lines;
}

export interface SeededPurchases { receipts: number; /** Writes the receipts after one instant and up to another. */ write(client: PoolClient, after: string, upTo: string): Promise<void> }

/** Draws all receipts between each customer's first and last day; returns come within a fortnight. Products are written at once. */
export async function seedPurchases(
  client: PoolClient, dice: Random, customers: readonly SeedCustomer[], standIns: ReadonlyMap<number, number>,
  stores: readonly SeedStore[], today: string, zone: string, nowAt: Date,
): Promise<SeededPurchases> {
  const articles = await seedProducts(client);
  const storeOf = new Map(stores.map((s) => [s.id, s]));
  const dates = calendar(customers, today, zone);
  const heads: (string | number | null)[][] = [];
  const details: (string | number | null)[][] = [];
  let receipt = 0;
  const write = (customerId: number, store: SeedStore, date: SeedDate, hour: number, lines: Line[], sign: 1 | -1): void => {
    const { day } = date;
    const at = new Date(date.midnight + (hour * 60 + dice.int(0, 59)) * 60_000).toISOString();
    if (at > nowAt.toISOString()) return;
    receipt += 1;
    const amount = round(lines.reduce((sum, line) => sum + line.pieces * line.price, 0)) * sign;
    heads.push([receipt, customerId, at, day, store.id, `${store.code}-${day.slice(2).replaceAll('-', '')}-${String(receipt).padStart(6, '0')}`,
      store.format === 'ECOMMERCE' ? 'web' : 'store', 'CN', amount, sign === 1 ? amount : 0, sign === 1 ? 0 : amount, lines.length, sign === 1 ? lines.length : 0]);
    lines.forEach((line, i) => {
      details.push([customerId, at, receipt, i + 1, line.article.id, line.article.name, sign === 1 ? 'SALE' : 'RETURN', sign * line.pieces, line.price, round(line.pieces * line.price) * sign, 'CN']);
    });
  };
  for (const customer of customers) {
    const own = storeOf.get(customer.storeId) as SeedStore;
    const others = stores.filter((s) => customer.habit.formats.includes(s.format));
    const week = customer.habit.weekdays;
    const mean = week.reduce((a, b) => a + b, 0) / 7;
    const last = dates.indexOf.get(customer.until) ?? dates.list.length - 1;
    for (let i = dates.indexOf.get(customer.from) ?? 0; i <= last; i += 1) {
      const date = dates.list[i] as SeedDate;
      const chance = (customer.habit.visits / 30.4) * customer.pace * date.season * ((week[date.weekday - 1] ?? mean) / mean);
      if (!dice.chance(Math.min(0.95, chance))) continue;
      const store = dice.chance(0.85) ? own : dice.pick(others.length ? others : [own]);
      const lines = basketOf(dice, customer, articles);
      write(customer.id, store, date, dice.weighted(customer.habit.hours), lines, 1);
      const back = dates.list[i + dice.int(1, 14)];
      if (dice.chance(0.025) && back) write(customer.id, store, back, dice.int(10, 19), [dice.pick(lines)], -1);
    }
  }
  for (const [storeId, customerId] of standIns) {
    const store = storeOf.get(storeId) as SeedStore;
    const like = customers.find((c) => c.wealth < 1.2 && c.habit.formats.includes(store.format)) ?? customers[0];
    for (let i = 0; like && i < Math.min(60, customers.length / 10); i += 1) {
      write(customerId, store, dates.list[dates.list.length - 1 - dice.int(1, Math.min(200, dates.list.length - 2))] as SeedDate, dice.int(9, 20), basketOf(dice, like, articles), 1);
    }
  }
  const within = (rows: typeof heads, at: number, after: string, upTo: string) => rows.filter((row) => String(row[at]) > after && String(row[at]) <= upTo);
  return {
    receipts: receipt,
    async write(to, after, upTo) {
      const come = within(heads, 2, after, upTo);
      await copyRows(to, 'purchases', ['id', 'customer_id', 'purchased_at', 'business_on', 'store_id', 'receipt_no', 'channel', 'country', 'amount', 'sales_amount', 'returns_amount', 'line_count', 'sale_line_count'], come);
      await copyRows(to, 'receipt_directory', ['store_id', 'receipt_no', 'customer_id', 'purchased_at', 'purchase_id'], come.map((row) => [row[4], row[5], row[1], row[2], row[0]] as (string | number)[]));
      await copyRows(to, 'purchase_lines', ['customer_id', 'sold_at', 'purchase_id', 'line_no', 'product_id', 'description', 'line_kind', 'quantity', 'unit_price', 'amount', 'country'], within(details, 1, after, upTo));
      await to.query("select setval(pg_get_serial_sequence('purchases', 'id'), (select max(id) from purchases))");
    },
  };
}
