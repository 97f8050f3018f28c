// What pay takes from the staff module: where people worked and for how many days, interns by their days, and KPI points down to the rows behind them.
import 'reflect-metadata';
import '../../schema/entities.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import '../../server/measures.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { walkExplanation, type Explanation } from '../../server/core/explanation.ts';
import { countRows } from '../../server/core/read/rows.ts';
import { correctRun } from '../../server/incentives/runs/correct.service.ts';
import { calculateRun } from '../../server/incentives/run.service.ts';
import { publishIncentiveScheme, saveIncentiveScheme } from '../../server/incentives/scheme.service.ts';
import { payTrace } from '../../server/incentives/trace/trace.service.ts';
import { publishKpiScheme, saveKpiScheme } from '../../server/staff/kpi/scheme.service.ts';
import { closePeriod, refreshScorecards } from '../../server/staff/scorecards/period.service.ts';
import { transferEmployee } from '../../server/staff/places/placement.service.ts';
import { ITEMS, staffWorld, type Any, type StaffWorld } from '../staff/staff-fixture.ts';
import { part } from './pay-fixture.ts';

let world: StaffWorld;
let ann: string; let bob: string;
const MARCH = { periodKind: PeriodKind.MONTH, on: '2026-03-15' };
let serial = 0;
beforeAll(async () => { world = await staffWorld(); }, 120_000);
afterAll(() => world?.end());
beforeEach(async () => {
  await world.rows('truncate incentive_scheme_versions, incentive_schemes, incentive_runs, scorecard_comments, scorecard_objections, scorecard_adjustments, scorecard_values, scorecards, scorecard_periods, kpi_scheme_versions, kpi_schemes, work_results, leaves, placements cascade');
  world.clock.set('2026-03-25T04:00:00Z');
  [ann, bob] = [await world.person('ann', world.stores[0] as string), await world.person('bob', world.stores[0] as string)];
});

/** A scheme in force since long, reckoned for March; answers the run and the lines of each person by key. */
async function reckonMarch(components: Any[], more: object = {}): Promise<{ id: string; lines: (who: string) => Promise<Record<string, Any>> }> {
  const id = await saveIncentiveScheme(world.ctx, { key: `s-${(serial += 1)}`, nameZh: '方案', nameEn: 'Scheme', draft: { content: { scope: { positions: ['seller'] }, components, ...more } } } as never);
  await publishIncentiveScheme(world.ctx, { id, expectedVersion: 1 });
  await world.rows('alter table incentive_scheme_versions disable trigger user');
  await world.rows(`update incentive_scheme_versions set effective_from = '2020-01-01' where scheme_id = $1`, [id]);
  await world.rows('alter table incentive_scheme_versions enable trigger user');
  const run = await calculateRun(world.ctx, { schemeId: id, on: '2026-03-10' });
  return {
    id: run,
    async lines(who) {
      const rows = await world.rows<Any>('select l.*, l.amount::text from statement_lines l join statements s on s.id = l.statement_id where s.run_id = $1 and s.employee_id = $2 order by l.place', [run, who]);
      return Object.fromEntries(rows.map((row) => [row.key, row]));
    },
  };
}
const BASE = part('base', 'FIXED', { amount: '3100.00', isBase: true, prorate: true });

describe('Days', () => {
  test('count where somebody was placed in scope: who becomes something else in mid-month is paid for the days before', async () => {
    await transferEmployee(world.ctx, { id: bob, expectedVersion: 1, fromOn: '2026-03-11', position: 'cashier' });
    await transferEmployee(world.ctx, { id: ann, expectedVersion: 1, fromOn: '2026-03-21', storeId: world.stores[1] });
    const run = await reckonMarch([BASE]);
    expect((await run.lines(bob)).base.amount).toBe('1000.00');
    // Ann stays in scope: all of it, and the statement belongs to where she was last.
    expect((await run.lines(ann)).base.amount).toBe('3100.00');
    const [mine] = await world.rows('select store_id::text store, position from statements where run_id = $1 and employee_id = $2', [run.id, ann]);
    expect(mine).toEqual({ store: world.stores[1], position: 'seller' });
    const days = (await run.lines(bob)).base.explanation.inputs.find((one: Explanation) => one.label.en === 'Days employed');
    expect([days.value, days.text.en, days.inputs.length, days.inputs[0].text.en]).toEqual([10, '10 of 31 days', 1, '10 days from 2026-03-01']);
    // Paid by the scheme of the new post there are the other days, and none twice.
    const other = await reckonMarch([BASE], { scope: { positions: ['cashier'] } });
    expect((await other.lines(bob)).base.amount).toBe('2100.00');
  });
  test('a person who left, or came, has the days between, the day of leaving not among them', async () => {
    await world.rows(`update employees set left_on = '2026-03-11' where id = $1`, [bob]);
    await world.rows(`update placements set from_on = '2026-03-22' where employee_id = $1`, [ann]);
    const run = await reckonMarch([BASE]);
    expect([(await run.lines(bob)).base.amount, (await run.lines(ann)).base.amount]).toEqual(['1000.00', '1000.00']);
  });
  test('A-20: who was an intern until mid-month has the factor for those days alone', async () => {
    await world.rows(`update placements set employment = 'INTERN' where employee_id = $1`, [ann]);
    await world.rows(`update employees set employment = 'INTERN' where id = $1`, [ann]);
    await transferEmployee(world.ctx, { id: ann, expectedVersion: 1, fromOn: '2026-03-11', employment: 'REGULAR' as never });
    const run = await reckonMarch([BASE], { intern: { factor: '0.8', on: 'ALL' } });
    // 20 % of 3,100.00 for 10 of 31 days.
    expect([(await run.lines(ann)).internFactor.amount, (await run.lines(bob)).internFactor]).toEqual(['-200.00', undefined]);
  });
  test('a transfer that is noted after the lock changes no line; its difference stands beside it, once', async () => {
    const run = await reckonMarch([BASE]);
    await world.rows(`update incentive_runs set state = 'LOCKED', locked_at = now() where id = $1`, [run.id]);
    await world.rows('update statement_lines set is_locked = true');
    await transferEmployee(world.ctx, { id: bob, expectedVersion: 1, fromOn: '2026-03-11', position: 'cashier' });
    expect(await correctRun(world.ctx, { id: run.id, reason: '调岗补登' })).toEqual({ madeCount: 1, amount: '-2100.00' });
    expect(await correctRun(world.ctx, { id: run.id, reason: '再查一次' })).toEqual({ madeCount: 0, amount: '0.00' });
    expect((await run.lines(bob)).base.amount).toBe('3100.00');
    // Who had left before the month, as is noted now, would have had none of it.
    await world.rows(`update employees set left_on = '2026-03-01' where id = $1`, [ann]);
    expect(await correctRun(world.ctx, { id: run.id, reason: '离职补登' })).toEqual({ madeCount: 1, amount: '-3100.00' });
    expect(await correctRun(world.ctx, { id: run.id, reason: '再查一次' })).toEqual({ madeCount: 0, amount: '0.00' });
  });
});

describe('Learning', () => {
  test('D-29: from an exam and from a certificate one comes up to the line of pay that they moved; of a colleague’s, to hers', async () => {
    // What belongs to an exam besides is not asked here.
    const put = (sql: string): Promise<Any[]> => world.rows(`do $$ begin set local session_replication_role = 'replica'; ${sql} end $$`);
    await put(`insert into exam_attempts (id, exam_id, exam_version_id, employee_id, store_id, number, state, started_at, deadline_at, ended_at, ended_by, marked_at, marked_on, is_passed, score, seed, paper)
      select 900 + n, 1, 1, case n when 1 then ${ann} else ${bob} end, ${world.stores[0]}, n, 'DONE', '2026-03-10', '2026-03-10', '2026-03-10', 'HANDED_IN', '2026-03-10', '2026-03-10', true, 90, 's', '{}' from generate_series(1, 2) n;
      insert into certificates (id, number, kind_id, employee_id, store_id, attempt_id, issued_at, issued_on, valid_until_on, expires_at, check_code) values (901, 'C-1', 1, ${ann}, ${world.stores[0]}, 901, '2026-03-10', '2026-03-10', '2027-03-10', '2027-03-11', 'code-1');`);
    const run = await reckonMarch([BASE, part('exams', 'FORMULA', { formula: 'examAttempts.taken * money(20)' }), part('certificates', 'FORMULA', { formula: 'certificates.issued * money(30)' })]);
    expect([(await run.lines(ann)).exams.amount, (await run.lines(ann)).certificates.amount, (await run.lines(bob)).exams.amount]).toEqual(['20.00', '30.00', '20.00']);
    const trace = async (noun: string, id: string): Promise<unknown> => (await payTrace(world.ctx, { noun, id })).map((one) => [one.label.en, one.employeeId]);
    expect(await trace('Certificate', '901')).toEqual([['certificates', ann]]);
    // The attempt is counted itself, and earned the certificate that is.
    expect(await trace('ExamAttempt', '901')).toEqual([['exams', ann], ['certificates', ann]]);
    expect(await trace('ExamAttempt', '902')).toEqual([['exams', bob]]);
    await put('delete from certificates where id = 901; delete from exam_attempts where id in (901, 902);');
  });
});

describe('KPI points', () => {
  const PAID = [BASE, part('kpi', 'FORMULA', { formula: 'kpi.score * money(10)' }), part('sales', 'FORMULA', { formula: 'kpi.results.sales * money(1)' })];
  beforeEach(async () => {
    await world.scheme('sales');
    for (const day of ['02', '03', '04', '05']) await world.sale(ann, `2026-03-${day}`, 200, { promised: '2026-03-10', finished: day === '05' ? '2026-03-12' : '2026-03-09' });
    await refreshScorecards(world.ctx, MARCH);
  });

  test('C-21: pay by the score and by one of its measures, and each opens down to the rows that were counted', async () => {
    const run = await reckonMarch(PAID);
    const lines = await run.lines(ann);
    // The card says 88.125: 80 points of sales, 93.75 of time, all of the orders.
    expect([lines.kpi.amount, lines.sales.amount]).toEqual(['881.25', '80.00']);
    const nodes = [...walkExplanation(lines.kpi.explanation)];
    const card = nodes.find(({ node }) => node.rows?.resource === 'scorecards')?.node as Explanation;
    const [row] = await world.rows('select id::text from scorecards where employee_id = $1', [ann]);
    expect([card.value, card.rows?.filter]).toEqual(['88.125', { ids: [row.id] }]);
    const sales = card.inputs.find((one) => one.label.en === 'Sales') as Explanation;
    expect([sales.text?.en, sales.note?.en]).toEqual(['80 points, weight 50%', 'measured 800, target 1000']);
    // The rows are a list that anybody with the right can open, and there are as many as were counted.
    expect(await countRows(world.ctx, 'WorkResult', sales.rows?.filter as never)).toBe(sales.rows?.count);
  });
  test('from the card, and from a sale on it, one comes back up to the line; a colleague does not', async () => {
    const run = await reckonMarch(PAID);
    const [card] = await world.rows('select id::text from scorecards where employee_id = $1', [ann]);
    const [sale] = await world.rows('select id::text from work_results where employee_id = $1 order by id limit 1', [ann]);
    const reading = async (who: string): Promise<Any> => {
      const ctx = await world.act(who, world.stores);
      const own = { ...ctx.viewer.reaches.get('staff:read'), all: false, storeIds: [], own: true } as never;
      return { ...ctx, viewer: { ...ctx.viewer, reaches: new Map(ctx.viewer.reaches).set('staff:read-pay', own) } };
    };
    const all = (noun: string, id: string): Promise<Any[]> => payTrace(world.ctx, { noun, id });
    expect((await all('Scorecard', card.id)).map((one) => [one.label.en, one.employeeId])).toEqual([['kpi', ann], ['sales', ann]]);
    expect((await all('WorkResult', sale.id)).map((one) => one.label.en)).toEqual(['kpi', 'sales']);
    await world.rows('update statements set shown_to_id = employee_id where run_id = $1', [run.id]);
    await world.rows('update statement_lines set shown_to_id = employee_id');
    expect((await payTrace(await reading(ann), { noun: 'Scorecard', id: card.id })).length).toBe(2);
    expect(await payTrace(await reading(bob), { noun: 'Scorecard', id: card.id })).toEqual([]);
  });
  test('without a card nothing is paid by it, and the line says so', async () => {
    await world.rows('delete from scorecard_values; delete from scorecards');
    const { kpi } = await (await reckonMarch(PAID)).lines(bob);
    expect([kpi.amount, kpi.explanation.note.en]).toEqual(['0.00', 'Too little data: the scheme pays this']);
  });
  test('a fact that comes after the card was closed makes its difference in the month that it belongs to, by what the card would have said', async () => {
    world.clock.set('2026-04-02T04:00:00Z');
    const [period] = await world.rows<Any>(`select id::text, version from scorecard_periods where from_on = '2026-03-01'`);
    await closePeriod(world.ctx, { id: period.id, expectedVersion: period.version });
    const run = await reckonMarch(PAID);
    await world.rows(`update incentive_runs set state = 'LOCKED', locked_at = now() where id = $1`, [run.id]);
    await world.rows('update statement_lines set is_locked = true');
    const before = await run.lines(ann);
    // Another weight from now on: the closed card, and the pay that rests on it, keep theirs.
    const [kpi] = await world.rows<Any>('select id::text, version from kpi_schemes');
    await saveKpiScheme(world.ctx, { id: kpi.id, expectedVersion: kpi.version, draft: { content: { items: ITEMS.map((one) => ({ ...one, weight: one.key === 'sales' ? '10' : one.key === 'onTime' ? '70' : '20' })), peers: 'CHAIN' } } } as never);
    await publishKpiScheme(world.ctx, { id: kpi.id, expectedVersion: kpi.version + 1 });
    await refreshScorecards(world.ctx, { ...MARCH, on: '2026-04-15' });
    expect(await correctRun(world.ctx, { id: run.id, reason: '权重改了' })).toEqual({ madeCount: 0, amount: '0.00' });
    expect(await run.lines(ann)).toEqual(before);
    await world.sale(ann, '2026-03-28', 100);
    await refreshScorecards(world.ctx, { ...MARCH, on: '2026-04-15' });
    // 900 of 1,000: ten points more of sales, five of the score.
    expect(await correctRun(world.ctx, { id: run.id, reason: '迟到的销售' })).toEqual({ madeCount: 2, amount: '60.00' });
    expect((await world.rows('select key, amount::text, adjustment_kind kind from pay_adjustments order by key')).map((row: Any) => [row.key, row.amount, row.kind])).toEqual([['kpi', '50.00', 'LATE_FACT'], ['sales', '10.00', 'LATE_FACT']]);
    expect(await correctRun(world.ctx, { id: run.id, reason: '再查一次' })).toEqual({ madeCount: 0, amount: '0.00' });
    expect(await run.lines(ann)).toEqual(before);
  });
});
