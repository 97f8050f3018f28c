// Files of the same kind as the half million lines, made here in other shapes: whatever the columns' order and words, the days' writing, the store's zone, the figures are a plain count's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { random } from '../../seeds/random.ts';
import * as analytics from '../../server/customers/analytics.service.ts';
import { basketPairs } from '../../server/customers/basket.service.ts';
import { runImport } from '../../server/platform/transfer/import.service.ts';
import '../../server/transfers.ts';
import { makeWorld } from '../customers/world.ts';

interface Line { receipt: string; sku: string; text: string; quantity: number; at: string; price: number; member: string; country: string }

/** Receipts with all that trips a naive importer: nameless buyers, many cancellations, charges, free goods, equal lines, buyers of two countries, hours near midnight. */
function makeLines(seed: number, countries: readonly string[]): Line[] {
  const dice = random(seed);
  const lines: Line[] = [];
  for (let i = 0; i < 260; i += 1) {
    const isNameless = dice.chance(0.2);
    const cancels = !isNameless && dice.chance(0.25);
    const member = isNameless ? '' : String(12000 + dice.int(0, 45));
    const day = new Date(Date.UTC(2025, 0, 1) + dice.int(0, 330) * 86_400_000).toISOString().slice(0, 10);
    const at = `${day} ${String(dice.pick([0, 7, 9, 12, 16, 20, 23])).padStart(2, '0')}:${String(dice.int(0, 59)).padStart(2, '0')}:00`;
    const country = member ? (dice.chance(0.05) ? (countries[0] as string) : (countries[Number(member) % countries.length] as string)) : dice.pick(countries);
    for (let n = dice.int(1, 5); n > 0; n -= 1) {
      const sku = dice.chance(0.06) ? 'POST' : `P${dice.int(1, 14)}`;
      const line: Line = {
        receipt: `${cancels ? 'C' : ''}${536000 + i}`, sku, text: dice.chance(0.1) ? '' : `${sku}, "fine" £ware`, quantity: dice.int(1, 12) * (cancels ? -1 : 1), at,
        price: dice.chance(0.05) ? 0 : dice.int(10, 9_999) / 1000, member, country,
      };
      lines.push(line);
      if (dice.chance(0.08)) lines.push({ ...line });
    }
  }
  return lines;
}

const milli = (line: Line): number => Math.round(line.price * 1000) * line.quantity;
const sum = (lines: readonly Line[]): number => lines.reduce((total, line) => total + milli(line), 0) / 1000;
const count = (lines: readonly Line[], key: (line: Line) => string): number => new Set(lines.map(key)).size;
const isSale = (line: Line): boolean => line.member !== '' && !line.receipt.startsWith('C') && line.quantity > 0 && line.price > 0;

/** The figures by a plain count. */
function plainly(lines: readonly Line[]) {
  const sales = lines.filter(isSale);
  const known = lines.filter((line) => line.member !== '');
  const by = <T>(rows: readonly Line[], key: (line: Line) => string, value: (own: Line[]) => T) => {
    const groups = new Map<string, Line[]>();
    for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
    return [...groups].map(([name, own]) => [name, value(own)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const baskets = by(sales.filter((line) => line.sku !== 'POST'), (line) => line.receipt, (own) => new Set(own.map((line) => line.sku))).map(([, goods]) => goods);
  const withBoth = baskets.filter((basket) => basket.has('P1') && basket.has('P2')).length;
  return {
    totals: { lines: lines.length, receipts: count(lines, (l) => l.receipt), products: count(lines, (l) => l.sku), customers: count(known, (l) => l.member), countries: count(lines, (l) => l.country),
      namelessLines: lines.length - known.length, cancellingLines: lines.filter((l) => l.receipt.startsWith('C')).length, cancellingReceipts: count(lines.filter((l) => l.receipt.startsWith('C')), (l) => l.receipt),
      duplicateLines: lines.length - count(lines, (l) => JSON.stringify(l)), customersInSeveralCountries: by(known, (l) => l.member, (own) => count(own, (l) => l.country)).filter(([, n]) => n > 1).length },
    sums: [lines.reduce((n, l) => n + l.quantity, 0), sum(lines)],
    sales: { lines: sales.length, receipts: count(sales, (l) => l.receipt), customers: count(sales, (l) => l.member), customersWithReturns: count(known.filter((l) => l.receipt.startsWith('C')), (l) => l.member) },
    money: [sum(sales), sum(known.filter((l) => l.receipt.startsWith('C')))],
    months: by(sales, (l) => l.at.slice(0, 7), (own) => [count(own, (l) => l.member), count(own, (l) => l.receipt), sum(own)]),
    countries: by(sales, (l) => l.country, (own) => [count(own, (l) => l.member), sum(own)]),
    idle: [30, 90, 180].map((days) => by(sales, (l) => l.member, (own) => own.map((l) => l.at.slice(0, 10)).sort().at(-1) as string)
      .filter(([, last]) => Date.parse('2025-12-01') - Date.parse(last) >= days * 86_400_000).length),
    baskets: [baskets.length, withBoth],
  };
}

const slash = (at: string, isDayFirst: boolean): string => { const [y, m, d] = at.slice(0, 10).split('-').map(Number); return `${isDayFirst ? `${d}/${m}` : `${m}/${d}`}/${y} ${Number(at.slice(11, 13))}:${at.slice(14, 16)}`; };
const quoted = (cell: string | number, by: string): string => (String(cell).includes(by) || String(cell).includes('"') ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
const csv = (rows: readonly (string | number)[][], by: string): string => rows.map((row) => row.map((cell) => quoted(cell, by)).join(by)).join('\r\n');

const SHAPES: { name: string; zone: string; countries: string[]; file: string; write(lines: readonly Line[], path: string): Promise<void> | void }[] = [
  { name: 'the second edition’s headers, month first, London with its summer time', zone: 'Europe/London', countries: ['United Kingdom', 'EIRE', 'Japan'], file: 'ii.csv',
    write: (lines, path) => writeFileSync(path, csv([['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID', 'Country'],
      ...lines.map((l) => [l.receipt, l.sku, l.text, l.quantity, slash(l.at, false), l.price, l.member, l.country])], ',')) },
  { name: 'Chinese headers in another order, semicolons, years written out, Shanghai', zone: 'Asia/Shanghai', countries: ['中国', '日本', '韩国', '新加坡'], file: 'zh.csv',
    write: (lines, path) => writeFileSync(path, `\ufeff${csv([['国家', '会员编号', '下单时间', '单价', '数量', '商品编码', '商品名称', '订单编号'],
      ...lines.map((l) => [l.country, l.member, `${l.at.slice(0, 4)}年${Number(l.at.slice(5, 7))}月${Number(l.at.slice(8, 10))}日 ${l.at.slice(11)}`, `¥${l.price}`, l.quantity, l.sku, l.text, l.receipt])], ';')}`) },
  { name: 'day first, tabs, New York', zone: 'America/New_York', countries: ['France', 'Germany'], file: 'days.tsv',
    write: (lines, path) => writeFileSync(path, csv([['Customer', 'Order no', 'Date', 'Item code', 'Qty', 'Unit price', 'Nation', 'Item'],
      ...lines.map((l) => [l.member, l.receipt, slash(l.at, true), l.sku, l.quantity, l.price, l.country, l.text])], '\t')) },
  { name: 'a workbook with true numbers and times, Kathmandu', zone: 'Asia/Kathmandu', countries: ['Nepal', 'India'], file: 'book.xlsx',
    async write(lines, path) {
      const number = (value: number) => ({ type: Number, value });
      await writeXlsxFile([['InvoiceDate', 'InvoiceNo', 'StockCode', 'Description', 'Quantity', 'UnitPrice', 'CustomerID', 'Country'].map((value) => ({ value })),
        ...lines.map((l) => [{ type: Date, value: new Date(`${l.at.replace(' ', 'T')}Z`), format: 'yyyy-mm-dd hh:mm' }, l.receipt.startsWith('C') ? { value: l.receipt } : number(Number(l.receipt)), { value: l.sku }, { value: l.text },
          number(l.quantity), number(l.price), l.member ? number(Number(l.member)) : null, { value: l.country }])] as never).toFile(path);
    } },
];

describe.each(SHAPES)('purchase lines: $name', ({ zone, countries, file, write }) => {
  test('all lines come in, the figures are a plain count’s, and the same file again is nothing new', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aftercare-shapes-'));
    const world = await makeWorld('2026-01-10T12:00:00Z', zone);
    onTestFinished(async () => { await world.end(); rmSync(folder, { recursive: true, force: true }); });
    world.db.settings.dataDir = folder;
    const lines = makeLines(file.length + countries.length, countries);
    const path = join(folder, file);
    await write(lines, path);
    const load = () => runImport(world.ctx, { kind: 'purchases', path, storeId: world.stores[0] });
    expect(await load()).toMatchObject({ rows: lines.length, accepted: lines.length, unchanged: 0, rejected: 0 });
    const truth = plainly(lines);
    const totals = await analytics.purchaseTotals(world.ctx);
    expect(totals).toMatchObject(truth.totals);
    expect([totals.quantity, totals.value].map(Number)).toEqual(truth.sums);
    const sales = await analytics.salesSummary(world.ctx);
    expect(sales).toMatchObject(truth.sales);
    expect([sales.value, sales.returnsValue].map(Number)).toEqual(truth.money);
    expect((await analytics.salesByMonth(world.ctx)).map((m) => [m.month, [m.activeCustomers, m.receipts, Number(m.value)]])).toEqual(truth.months);
    const found = (await analytics.salesByCountry(world.ctx)).map((c) => [c.country as string, [c.customers, Number(c.value)]] as const);
    expect(found.sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(truth.countries);
    expect((await analytics.inactivity(world.ctx, '2025-12-01', [30, 90, 180])).map((row) => row.customers)).toEqual(truth.idle);
    const { baskets, rules } = await basketPairs(world.ctx, { minSupport: '0.0001', limit: 500 });
    expect([baskets, rules.find((rule) => rule.if === 'P1' && rule.then === 'P2')?.count ?? 0]).toEqual(truth.baskets);
    expect(await load()).toMatchObject({ accepted: 0, unchanged: lines.length, isRepeat: true });
  });
});
