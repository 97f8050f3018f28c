// The published tier tables and the figures of made-up companies: our engine comes to the same amounts. Skipped where the data is not there.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addMoney, decimal, round, toMoney } from '../../server/core/money.ts';
import { tierPay, type Tier, type TierMethod } from '../../server/incentives/tiers.rules.ts';
import { figure, part, pays, person, reckonAll, reckonOne, scheme, type Any } from './pay-fixture.ts';

const folder = new URL('../../../shared/data/pay_kpi/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.warn('Left out: published figures of pay, because ../shared/data/pay_kpi is not beside this checkout.');
const json = (name: string): Any => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const csv = (name: string): Record<string, string>[] => {
  const [head = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  // Names with a comma stand in quotes.
  return lines.map((line) => Object.fromEntries([...line.matchAll(/("([^"]*)"|[^,]*)(,|$)/g)].slice(0, columns.length).map((cell, i) => [columns[i] as string, cell[2] ?? cell[1] ?? ''])));
};
const tiersOf = (raw: [number, number | null, number][]): Tier[] => raw.map(([from, to, rate]) => ({ from: String(from), to: to === null ? null : String(to), rate: decimal(rate).dividedBy(100).toFixed() }));

describe.skipIf(!isThere)('Published figures of pay', () => {
  test('every tier vector holds: payouts, parts and rates', () => {
    let checked = 0;
    for (const group of json('tier_vectors.json').groups) {
      const tiers = tiersOf(group.tiers);
      const method = group.method.toUpperCase() as TierMethod;
      const paid: string[] = [];
      for (const one of group.cases) {
        const { pay, parts, rate } = tierPay(method, tiers, String(one.amount));
        if (one.payout !== undefined) expect(toMoney(pay), JSON.stringify(one)).toBe(toMoney(one.payout));
        if (one.rate !== undefined) expect(decimal(rate as string).times(100).toNumber()).toBe(one.rate);
        if (one.parts) expect(parts.map((each) => [Number(each.amount), decimal(each.rate).times(100).toNumber()])).toEqual(one.parts);
        // And as a component of a scheme.
        if (one.payout !== undefined) expect(pays(part('x', 'TIERS', { on: 'sales.net', method, tiers }), { figures: { 'sales.net': figure(String(one.amount)) } })).toBe(toMoney(one.payout));
        paid.push(toMoney(pay));
        checked += 1;
      }
      if (group.published_total !== undefined) expect(addMoney(...paid)).toBe(toMoney(group.published_total));
    }
    expect(checked).toBe(json('truth.json').tier_vectors_checked);
  });
  test('commission and bonus of 17 sales people come to the published sum', () => {
    const truth = json('truth.json').adventureworks;
    const people = csv('aw_salespersons.csv');
    const sums: string[] = [];
    for (const one of people) {
      // A rate of its own each: fixed bonus and a formula over the year's sales.
      const of = scheme([part('commission', 'FORMULA', { formula: `sales.net * ${decimal(one.commission_pct as string).toFixed()}` }), part('bonus', 'FIXED', { amount: toMoney(one.bonus as string) })]);
      const made = reckonOne(of, { figures: { 'sales.net': figure(one.sales_ytd as string) } });
      const wanted = truth.by_person.find((each: Any) => each.salesperson_id === one.salesperson_id);
      expect([made.lines[0]?.amount, made.total]).toEqual([toMoney(wanted.commission_on_ytd), toMoney(wanted.commission_plus_bonus)]);
      sums.push(decimal(one.sales_ytd as string).times(one.commission_pct as string).plus(one.bonus as string).toFixed());
    }
    expect(addMoney(...sums)).toBe(toMoney(truth.total_commission_plus_bonus));
    // Statements are rounded each to the fen; together they stay within half a fen a head of the sum rounded once.
    expect(people).toHaveLength(truth.sales_people);
  });
  test('the bonus of a weighted scorecard, capped at 120 and paid by steps, is the same for everybody', () => {
    const { by_employee: all, targets, weights } = json('truth.json').scorecard_northwind_1997;
    const nw = { orders: csv('nw_orders.csv'), lines: csv('nw_order_details.csv') };
    const net = new Map<string, ReturnType<typeof decimal>>();
    for (const line of nw.lines) net.set(line.order_id as string, (net.get(line.order_id as string) ?? decimal(0)).plus(decimal(line.unit_price as string).times(line.quantity as string).times(decimal(1).minus(line.discount as string))));
    const bonus = scheme([part('bonus', 'FORMULA', { formula: 'kpi.score < 80 ? money(0) : kpi.score < 100 ? kpi.score * money(10) : money(1000) + (kpi.score - 100) * money(50)' })]);
    const people = Object.keys(all).map((id) => {
      const own = nw.orders.filter((one) => one.employee_id === id && one.order_date?.startsWith('1997'));
      const shipped = own.filter((one) => one.shipped_date);
      const value: Record<string, ReturnType<typeof decimal>> = {
        net_sales: own.reduce((sum, one) => sum.plus(net.get(one.order_id as string) ?? 0), decimal(0)), orders: decimal(own.length), customers: decimal(new Set(own.map((one) => one.customer_id)).size),
        on_time: decimal(shipped.filter((one) => (one.shipped_date as string) <= (one.required_date as string)).length).dividedBy(shipped.length),
      };
      const score = Object.keys(targets).reduce((sum, key) => {
        const attained = (value[key] as ReturnType<typeof decimal>).dividedBy(targets[key]).times(100);
        return sum.plus((attained.greaterThan(120) ? decimal(120) : attained).times(weights[key]).dividedBy(100));
      }, decimal(0));
      expect(round(score).toNumber(), id).toBe(all[id].score);
      return person({ employeeId: id, figures: { 'kpi.score': figure(score.toFixed()) } });
    });
    expect(reckonAll(bonus, people).map((one) => [one.employeeId, one.total])).toEqual(Object.keys(all).map((id) => [id, toMoney(all[id].bonus)]));
  });
});
