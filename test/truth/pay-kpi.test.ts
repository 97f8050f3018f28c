// Orders by salesperson through the product's own import, measures and scorecards: every figure of truth.json that is about people and points.
import 'reflect-metadata';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MeasureOrder, PeriodKind } from '../../schema/measures/measure.ts';
import { askMeasure, type MeasureQuestion } from '../../server/measures/measure.service.ts';
import { publishKpiScheme, saveKpiScheme } from '../../server/staff/kpi/scheme.service.ts';
import { refreshScorecards } from '../../server/staff/scorecards/period.service.ts';
import { scorecardsOf } from '../../server/staff/scorecards/scorecard.service.ts';
import { decimal, round } from '../../server/core/money.ts';
import { runImport } from '../../server/platform/transfer/import.service.ts';
import { staffWorld, type Any, type StaffWorld } from '../staff/staff-fixture.ts';

const folder = new URL('../../../shared/data/pay_kpi/', import.meta.url);
const isThere = existsSync(new URL('truth.json', folder));
if (!isThere) console.warn('Left out: the figures of pay_kpi, because ../shared/data/pay_kpi is not beside this checkout.');
const lines = (name: string): string[][] => readFileSync(new URL(name, folder), 'utf8').trim().split('\n').map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
const money = (value: string | null | undefined): number => Number(round(value ?? 0).toFixed(2));

describe.skipIf(!isThere)('Northwind and AdventureWorks (absent data: ../shared/data/pay_kpi)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'aftercare-pay-'));
  const path = (name: string): string => join(dir, name);
  let world: StaffWorld;
  let truth: Any;
  let people: Map<string, string>;
  const file = (name: string, rows: readonly (readonly string[])[]): string => { writeFileSync(path(name), rows.map((row) => row.join(',')).join('\n')); return path(name); };
  const ask = (key: string, more: Partial<MeasureQuestion> = {}) => askMeasure(world.ctx, { key: `results.${key}`, period: { kind: PeriodKind.ALL }, order: MeasureOrder.NAME, limit: 500, ...more });
  const byPerson = async (key: string, more: Partial<MeasureQuestion> = {}): Promise<Map<string, string>> => new Map((await ask(key, { by: 'EMPLOYEE', ...more })).groups.map((group) => [people.get(group.key as string) as string, group.value as string]));

  beforeAll(async () => {
    truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8'));
    world = await staffWorld('2025-06-30T04:00:00Z');
    world.db.settings.dataDir = dir;
    // Two tables of one system are joined as its export would: each line with the head of its order. Nothing is summed here.
    const [, ...orders] = lines('nw_orders.csv');
    const heads = new Map(orders.map((row) => [row[0] as string, row]));
    const [, ...details] = lines('nw_order_details.csv');
    const sales = file('sales.csv', [['indicator', 'order_id', 'employee_id', 'customer_id', 'order_date', 'required_date', 'shipped_date', 'unit_price', 'quantity', 'discount'],
      ...details.map(([id = '', , price = '', quantity = '', discount = '']) => { const [, customer = '', employee = '', ordered = '', required = '', shipped = ''] = heads.get(id) as string[]; return ['sale', id, `NW${employee}`, customer, ordered, required, shipped, price, quantity, discount]; })]);
    const [, ...staff] = lines('nw_employees.csv');
    const [, ...sellers] = lines('aw_salespersons.csv');
    const crew = file('crew.csv', [['employee no', 'name', 'position', 'hire date'], ...staff.map(([id, first, last, , hired]) => [`NW${id}`, `${first} ${last}`, 'seller', hired as string]), ...sellers.map(([id]) => [`AW${id}`, `AW ${id}`, 'seller-abroad', '2020-01-01'])]);
    const [, ...quotas] = lines('aw_quota_history.csv');
    const quota = file('quota.csv', [['indicator', 'reference', 'salesperson', 'quota_date', 'sales_quota'], ...quotas.map(([id = '', day = '', amount = '']) => ['quota', `${id} ${day}`, `AW${id}`, day, amount])]);
    const ytd = file('ytd.csv', [['indicator', 'reference', 'salesperson', 'date', 'amount'], ...sellers.map(([id = '', , , , , , year = '']) => ['sale-ytd', id, `AW${id}`, '2025-06-29', year])]);
    expect(await runImport(world.ctx, { kind: 'employees', path: crew, storeId: world.stores[0] })).toMatchObject({ accepted: staff.length + sellers.length, rejected: 0 });
    expect(await runImport(world.ctx, { kind: 'results', path: sales })).toMatchObject({ rows: details.length, accepted: details.length, unchanged: 0, rejected: 0 });
    expect(await runImport(world.ctx, { kind: 'results', path: sales })).toMatchObject({ accepted: 0, unchanged: details.length, rejected: 0 });
    expect(await runImport(world.ctx, { kind: 'results', path: quota })).toMatchObject({ accepted: truth.adventureworks.quota_rows, rejected: 0 });
    expect(await runImport(world.ctx, { kind: 'results', path: ytd })).toMatchObject({ accepted: truth.adventureworks.sales_people, rejected: 0 });
    people = new Map((await world.rows<{ id: string; no: string }>('select id::text, employee_no no from employees')).map((row) => [row.id, row.no.replace(/^(NW|AW)/, '')]));
  }, 240_000);
  afterAll(async () => { await world?.end(); rmSync(dir, { recursive: true, force: true }); });

  test('orders, net and gross sales, late and unshipped orders of all', async () => {
    const { northwind } = truth;
    expect((await ask('orders')).value).toBe(String(northwind.orders));
    expect([money((await ask('sales')).value), money((await ask('grossSales')).value)]).toEqual([northwind.net_sales, northwind.gross_sales]);
    const punctual = await ask('onTimeShare', { filter: { indicator: { eq: 'sale' } } });
    expect(Number(punctual.denominator) - Number(punctual.numerator)).toBe(northwind.late_orders);
    expect((await ask('orders', { filter: { finishedOn: { isNull: true } } })).value).toBe(String(northwind.unshipped_orders));
  });

  test('of each salesperson: orders, sales, customers, average order, punctuality, years and quarters', async () => {
    const figures = { orders: await byPerson('orders'), net: await byPerson('sales'), gross: await byPerson('grossSales'), customers: await byPerson('parties'), average: await byPerson('averageOrder') };
    const punctual = new Map((await ask('onTimeShare', { by: 'EMPLOYEE', filter: { indicator: { eq: 'sale' } } })).groups.map((group) => [people.get(group.key as string), group]));
    for (const [id, own] of Object.entries<Any>(truth.northwind.by_employee)) {
      expect([Number(figures.orders.get(id)), money(figures.net.get(id)), money(figures.gross.get(id)), Number(figures.customers.get(id)), money(figures.average.get(id))], id)
        .toEqual([own.orders, own.net_sales, own.gross_sales, own.customers, own.average_order]);
      const group = punctual.get(id);
      expect([Number(group?.value), Number(group?.denominator) - Number(group?.numerator)], id).toEqual([own.on_time_share_of_shipped, own.late]);
      const key = [...people].find(([, no]) => no === id)?.[0] as string;
      const series = async (every: PeriodKind) => (await ask('sales', { filter: { employeeId: { eq: key } }, period: { kind: PeriodKind.RANGE, from: '1996-07-01', until: '1998-07-01' }, every })).series;
      expect(Object.fromEntries((await series(PeriodKind.YEAR)).map((point) => [point.from.slice(0, 4), money(point.value)])), id).toEqual(own.net_by_year);
      const quarters = (await series(PeriodKind.QUARTER)).filter((point) => Number(point.value)).map((point) => [`${point.from.slice(0, 4)}Q${Math.floor((Number(point.from.slice(5, 7)) + 2) / 3)}`, money(point.value)]);
      expect(Object.fromEntries(quarters), id).toEqual(own.net_by_quarter);
    }
  });

  test('C-37: a scorecard of 1997 by four weighted indicators, attainment capped at 120: values, attainments and scores', async () => {
    const { targets, weights, by_employee } = truth.scorecard_northwind_1997;
    const linear = { direction: 'AT_LEAST', mapping: { type: 'LINEAR' }, cap: '120', missing: 'ZERO' };
    const of = { net_sales: 'results.sales', on_time: 'results.onTimeShare', orders: 'results.orders', customers: 'results.parties' } as Record<string, string>;
    const names: Record<string, string> = { net_sales: 'netSales', on_time: 'onTime', orders: 'orders', customers: 'customers' };
    const id = await saveKpiScheme(world.ctx, { key: 'northwind', nameZh: '北风', nameEn: 'Northwind', subjectKind: 'PERSON', periodKind: 'YEAR', positions: ['seller'],
      draft: { content: { items: Object.keys(targets).map((key) => ({ key: names[key], zh: key, en: key, measure: of[key], target: String(targets[key]), weight: String(weights[key]), ...linear })) } } } as never);
    await publishKpiScheme(world.ctx, { id, expectedVersion: 1 });
    // In force since before those years: an old file is judged as if the scheme had been there.
    await world.rows(`alter table kpi_scheme_versions disable trigger user; update kpi_scheme_versions set effective_from = '1970-01-01'; alter table kpi_scheme_versions enable trigger user`);
    await refreshScorecards(world.ctx, { periodKind: PeriodKind.YEAR, on: '1997-06-01' });
    const scores = await scorecardsOf(world.ctx, { periodKind: PeriodKind.YEAR, on: '1997-06-01' });
    expect(scores.size).toBe(Object.keys(by_employee).length);
    for (const [employeeId, { score, cards }] of scores) {
      const own = by_employee[people.get(employeeId) as string];
      const by = new Map(cards[0]?.values.map((value) => [value.key, value]));
      expect([money(by.get('netSales')?.value), Number(round(by.get('onTime')?.value as string, 6).toFixed()), Number(by.get('orders')?.value), Number(by.get('customers')?.value)]).toEqual(Object.values(own.values));
      expect(Object.keys(targets).map((key) => money(by.get(names[key] as string)?.points))).toEqual(Object.values(own.attainment_pct));
      expect(money(score)).toBe(own.score);
      const sum = cards[0]?.values.reduce((total, value) => total.plus(value.contribution as string), decimal(0));
      expect(money(sum?.toFixed())).toBe(own.score);
    }
  });

  test('quotas of the sellers abroad: the last four, and the year’s sales by them', async () => {
    const { adventureworks } = truth;
    expect(money((await ask('sum', { filter: { indicator: { eq: 'sale-ytd' } } })).value)).toBe(adventureworks.total_sales_ytd);
    const lastFour = await byPerson('sum', { filter: { indicator: { eq: 'quota' }, occurredOn: { gte: (await lastFourSince()) } } });
    const year = await byPerson('sum', { filter: { indicator: { eq: 'sale-ytd' } } });
    for (const own of adventureworks.by_person) {
      expect(money(lastFour.get(own.salesperson_id)), own.salesperson_id).toBe(own.last_4_quotas);
      expect(Number(round(decimal(year.get(own.salesperson_id) as string).dividedBy(lastFour.get(own.salesperson_id) as string), 6).toFixed()), own.salesperson_id).toBe(own.ytd_over_last_4_quotas);
    }
  });
  /** The quarters of quota are the same for everybody: the fourth last day of them. */
  async function lastFourSince(): Promise<string> {
    const rows = await world.rows<{ day: string }>(`select distinct occurred_on::text as "day" from work_results where indicator = 'quota' order by 1 desc limit 4`);
    return rows.at(-1)?.day as string;
  }
});
