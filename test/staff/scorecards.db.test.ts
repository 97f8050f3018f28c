// Scorecards from facts: people who move, periods that close, facts that come late, values objected to, and how many statements it takes.
import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { countRows } from '../../server/core/read/rows.ts';
import { commentOnScorecard, decideObjection, objectToValue, withdrawObjection } from '../../server/staff/scorecards/objection.service.ts';
import { closePeriod, refreshScorecards } from '../../server/staff/scorecards/period.service.ts';
import { scorecardOf, scorecardsOf } from '../../server/staff/scorecards/scorecard.service.ts';
import { tryKpiScheme } from '../../server/staff/scorecards/trial.service.ts';
import { publishKpiScheme, saveKpiScheme, shipKpiSchemes } from '../../server/staff/kpi/scheme.service.ts';
import { saveLeave, transferEmployee } from '../../server/staff/places/placement.service.ts';
import { employeeFacts } from '../../server/staff/places/stays.service.ts';
import { ITEMS, staffWorld, type Any, type StaffWorld } from './staff-fixture.ts';

let world: StaffWorld;
let ann: string; let bob: string; let cat: string; let schemeId: string;
const MARCH = { periodKind: PeriodKind.MONTH, on: '2026-03-15' };
const APRIL = { periodKind: PeriodKind.MONTH, on: '2026-04-15' };
const cards = (on = '2026-03-01'): Promise<Any[]> => world.rows(`select c.*, c.id::text, c.score::text, c.adjustment::text, c.from_on::text, c.until_on::text, c.employee_id::text, c.store_id::text from scorecards c join scorecard_periods p on p.id = c.period_id where p.from_on = $1 order by c.employee_id, c.from_on`, [on]);
const valueNow = async (employeeId: string, key: string, on = '2026-03-01'): Promise<Any> => (await world.rows(
  'select v.*, v.id::text, v.value::text, v.points::text, v.contribution::text from scorecard_values v join scorecards c on c.id = v.scorecard_id join scorecard_periods p on p.id = c.period_id where c.employee_id = $1 and v.key = $2 and p.from_on = $3 order by c.from_on', [employeeId, key, on]))[0];
const period = async (on: string): Promise<Any> => (await world.rows('select id::text, version, state, checksum from scorecard_periods where from_on = $1', [on]))[0];
const close = async (on: string): Promise<string> => { const { id, version } = await period(on); return closePeriod(world.ctx, { id, expectedVersion: version }); };
const policy = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: Any) => `${error.code} ${error.reason}`);

beforeAll(async () => { world = await staffWorld(); }, 120_000);
afterAll(async () => { await world?.end(); });
beforeEach(async () => {
  await world.rows(`truncate scorecard_comments, scorecard_objections, scorecard_adjustments, scorecard_values, scorecards, scorecard_periods, kpi_scheme_versions, kpi_schemes, work_results, leaves, placements cascade`);
  world.clock.set('2026-03-25T04:00:00Z');
  [ann, bob, cat] = [await world.person('ann', world.stores[0]), await world.person('bob', world.stores[0]), await world.person('cat', world.stores[1])];
  schemeId = await world.scheme('sales');
});

describe('A card', () => {
  test('says value, points, weights and score of the facts, and opens their rows', async () => {
    for (const day of ['02', '03', '04', '05']) await world.sale(ann, `2026-03-${day}`, 200, { promised: '2026-03-10', finished: day === '05' ? '2026-03-12' : '2026-03-09' });
    await world.sale(ann, '2026-02-28', 999);
    await refreshScorecards(world.ctx, MARCH);
    // 800 of 1000: 80 points; 3 of 4 by 0.8: 93.75; 4 of 4: all. 80 × 50 + 93.75 × 30 + 100 × 20.
    expect((await scorecardOf(world.ctx, ann, MARCH))?.score).toBe('88.125');
    expect(await valueNow(ann, 'sales')).toMatchObject({ value: '800.00000000', points: '80.00000000', contribution: '40.00000000', sample: 4, is_met: false });
    const onTime = await valueNow(ann, 'onTime');
    expect([onTime.value, onTime.numerator, onTime.denominator, onTime.resource]).toEqual(['0.75000000', '3.00000000', '4.00000000', 'workResults']);
    expect(await countRows(world.ctx, 'WorkResult', onTime.rows_filter)).toBe(4);
    expect(onTime.explanation.inputs[0].rule).toMatchObject({ version: 1 });
  });
  test('without any facts has no score where missing data is re-weighted away, and 0 where that is the rule', async () => {
    await refreshScorecards(world.ctx, MARCH);
    expect((await scorecardOf(world.ctx, cat, MARCH))?.score).toBe('0');
    expect((await valueNow(cat, 'onTime')).state).toBe('MISSING');
    expect((await valueNow(cat, 'onTime')).effective_weight).toBe('0.0000');
  });
  test('moves with its facts while the period is open, row and version going on', async () => {
    await refreshScorecards(world.ctx, MARCH);
    const [before] = await cards();
    await world.sale(ann, '2026-03-20', 1000);
    await refreshScorecards(world.ctx, MARCH);
    const [after] = await cards();
    expect([after.id, after.version]).toEqual([before.id, before.version + 1]);
    expect(Number(after.score)).toBeGreaterThan(Number(before.score));
  });
  test('is counted for weeks and quarters as for months, each by the scheme of its length', async () => {
    await world.scheme('weekly', undefined, { periodKind: 'WEEK' });
    await world.scheme('quarterly', undefined, { periodKind: 'QUARTER' });
    await world.sale(ann, '2026-03-24', 200);
    await world.sale(ann, '2026-01-05', 500);
    for (const [kind, on, sales] of [[PeriodKind.WEEK, '2026-03-24', '200.00000000'], [PeriodKind.QUARTER, '2026-02-01', '700.00000000'], [PeriodKind.MONTH, '2026-03-01', '200.00000000']] as const) {
      expect((await refreshScorecards(world.ctx, { periodKind: kind, on })).cards, kind).toBe(3);
      const [row] = await world.rows<{ value: string }>(`select v.value from scorecard_values v join scorecards c on c.id = v.scorecard_id where c.period_kind = $1 and c.employee_id = $2 and v.key = 'sales'`, [kind, ann]);
      expect(row?.value, kind).toBe(sales);
    }
  });
  test('takes as many statements for sixty people as for three', async () => {
    const counted = async (): Promise<number> => { const before = world.db.statements; await refreshScorecards(world.ctx, MARCH); return world.db.statements - before; };
    await counted();
    const few = await counted();
    for (let i = 0; i < 57; i += 1) { const id = await world.person(`p${i}`, world.stores[i % 2] as string); await world.sale(id, '2026-03-05', 100 + i); }
    expect(await counted()).toBe(few);
    expect((await cards()).length).toBe(60);
    expect((await scorecardsOf(world.ctx, MARCH)).size).toBe(60);
  });
  test('has the place among peers, equal scores sharing it', async () => {
    for (const [id, amount] of [[ann, 500], [bob, 500], [cat, 200]] as const) await world.sale(id, '2026-03-05', amount);
    await refreshScorecards(world.ctx, MARCH);
    expect((await cards()).map(({ rank, peer_count }) => [rank, peer_count])).toEqual([[1, 3], [1, 3], [3, 3]]);
  });
});

describe('A transfer in the middle of a month', () => {
  test('leaves each day with the store of that day: two cards, and one score over both by days', async () => {
    await transferEmployee(world.ctx, { id: bob, expectedVersion: 1, fromOn: '2026-03-16', storeId: world.stores[1] });
    await world.sale(bob, '2026-03-15', 500);
    await world.sale(bob, '2026-03-16', 300);
    await refreshScorecards(world.ctx, MARCH);
    const own = (await cards()).filter((card) => card.employee_id === bob);
    expect(own.map((card) => [card.store_id, card.from_on, card.until_on, card.days_employed])).toEqual([[world.stores[0], '2026-03-01', '2026-03-16', 15], [world.stores[1], '2026-03-16', '2026-04-01', 16]]);
    const score = await scorecardOf(world.ctx, bob, MARCH);
    expect(score?.cards.map((card) => card.values[0]?.value)).toEqual(['500.00000000', '300.00000000']);
    const mean = ((50 * 50) / 70 * 15 + (30 * 50) / 70 * 16) / 31;
    expect(Number(score?.score)).toBeCloseTo(mean, 6);
    // The manager of either store sees the days there and no others.
    for (const [at, store] of world.stores.entries()) expect(await countRows(world.as(['staff:read-scorecards'], [store]), 'Scorecard', { employeeId: { eq: bob } }), `store ${at}`).toBe(1);
    expect(await employeeFacts(world.ctx, { from: '2026-03-01', until: '2026-04-01' }, [bob])).toMatchObject([{ daysEmployed: 31, daysInPeriod: 31, isIntern: false, storeId: world.stores[1], position: 'seller' }]);
  });
  test('is refused in the future, before hiring, and before what changed later', async () => {
    await transferEmployee(world.ctx, { id: bob, expectedVersion: 1, fromOn: '2026-03-16', storeId: world.stores[1] });
    const refused = async (fromOn: string): Promise<Any> => transferEmployee(world.ctx, { id: bob, expectedVersion: 2, fromOn, storeId: world.stores[0] }).then(() => null, (error: Any) => error.details.fields?.['input.fromOn'] ?? error.reason);
    expect([await refused('2026-03-26'), await refused('2024-12-31'), await refused('2026-03-10')]).toEqual(['PLACE_FUTURE', 'PLACE_BEFORE_HIRE', 'PLACE_ORDER']);
  });
  test('leave within the month is said in days, and overlapping leave is refused', async () => {
    await saveLeave(world.ctx, { employeeId: ann, leaveKind: 'SICK' as never, fromOn: '2026-03-10', untilOn: '2026-03-13' });
    expect(await policy(saveLeave(world.ctx, { employeeId: ann, leaveKind: 'ANNUAL' as never, fromOn: '2026-03-12', untilOn: '2026-03-14' }))).toContain('VALIDATION');
    expect(await employeeFacts(world.ctx, { from: '2026-03-01', until: '2026-04-01' }, [ann])).toMatchObject([{ daysOnLeave: 3, daysEmployed: 31 }]);
  });
});

describe('Closing a period', () => {
  beforeEach(async () => {
    await world.sale(ann, '2026-03-05', 800, { promised: '2026-03-10', finished: '2026-03-09' });
    await world.sale(bob, '2026-03-05', 400);
    await refreshScorecards(world.ctx, MARCH);
  });
  test('is refused before its end, for whoever may not, and twice; then it is frozen with its hashes', async () => {
    expect(await policy(close('2026-03-01'))).toBe('POLICY PERIOD_NOT_OVER');
    world.clock.set('2026-04-02T04:00:00Z');
    const { id, version } = await period('2026-03-01');
    expect(await policy(closePeriod(world.as(['staff:read', 'staff:close-periods'], world.stores), { id, expectedVersion: version }))).toContain('FORBIDDEN');
    await close('2026-03-01');
    expect(await period('2026-03-01')).toMatchObject({ state: 'CLOSED', checksum: expect.stringMatching(/^[0-9a-f]{64}$/) });
    for (const card of await cards()) expect(card).toMatchObject({ state: 'CLOSED', inputs_hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await policy(close('2026-03-01'))).toBe('POLICY PERIOD_CLOSED');
    await expect(world.rows('update scorecards set score = 100')).rejects.toThrow(/does not change/);
    await expect(world.rows('update scorecard_values set points = 100')).rejects.toThrow(/does not change/);
    await expect(world.rows('delete from scorecards')).rejects.toThrow(/does not change/);
    expect(await refreshScorecards(world.ctx, MARCH)).toMatchObject({ cards: 0, isClosed: true });
  });
  test('a fact that comes late changes the closed card nowhere: the difference counts on the next one, says so, and is counted once', async () => {
    world.clock.set('2026-04-10T04:00:00Z');
    await close('2026-03-01');
    const before = (await cards()).map((card) => [card.score, card.inputs_hash]);
    await world.sale(ann, '2026-03-28', 100);
    await refreshScorecards(world.ctx, APRIL);
    await refreshScorecards(world.ctx, APRIL);
    expect((await cards()).map((card) => [card.score, card.inputs_hash])).toEqual(before);
    const [note, ...others] = await world.rows(`select a.key, a.cause, a.value_before::float "from", a.value_after::float "to", a.difference::float difference, f.employee_id::text who from scorecard_adjustments a join scorecards f on f.id = a.from_scorecard_id`);
    // 900 by 1000 instead of 800: 10 points of weight 50.
    expect(note).toEqual({ key: 'sales', cause: 'LATE_FACTS', from: 800, to: 900, difference: 5, who: ann });
    expect(others).toEqual([]);
    expect((await scorecardOf(world.ctx, ann, APRIL))?.adjustment).toBe('5');
    // April closes with it; in May it is not noted again.
    world.clock.set('2026-05-02T04:00:00Z');
    await close('2026-04-01');
    await refreshScorecards(world.ctx, { periodKind: PeriodKind.MONTH, on: '2026-05-02' });
    expect((await world.rows('select count(*)::int n from scorecard_adjustments'))[0]).toEqual({ n: 1 });
  });
  test('a ticket that is closed in a month and reopened in the next stays closed on the closed card; what it takes away counts on the next one', async () => {
    await world.scheme('closing', [{ key: 'closure', zh: '闭环率', en: 'Closure', measure: 'tickets.closureRate', target: '0.98', weight: '100', direction: 'AT_LEAST', mapping: { type: 'LINEAR' }, missing: 'REWEIGHT', minSample: 1 }], { positions: ['closer'] });
    const eve = await world.person('eve', world.stores[0] as string, { position: 'closer' });
    await world.rows(`with c as (insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in) values ('未登记顾客', 'w', 'w', $1, true) on conflict (store_id) where is_stand_in do update set store_id = excluded.store_id returning id)
      insert into tickets (customer_id, number, subject, status, is_open, channel, need_class, store_id, assignee_id, first_contact_owner_id, opened_at, solved_at, closed_at) select c.id, 'C-' || n, 'C', 'CLOSED', false, 'PHONE', 'URGENT', $1, $2::bigint, $2::bigint, '2026-03-30T10:00:00+08:00', '2026-03-31T23:40:00+08:00', '2026-03-31T23:50:00+08:00' from c, generate_series(1, 4) n`, [world.stores[0], eve]);
    world.clock.set('2026-04-10T04:00:00Z');
    await refreshScorecards(world.ctx, MARCH);
    await close('2026-03-01');
    const card = async (): Promise<Any> => (await world.rows(`select c.score::float, v.value::float, v.sample, c.inputs_hash from scorecards c join scorecard_values v on v.scorecard_id = c.id and v.key = 'closure' where c.employee_id = $1 and c.from_on = '2026-03-01'`, [eve]))[0];
    const before = await card();
    expect(before).toMatchObject({ score: 100, value: 1, sample: 4 });
    await world.rows(`update tickets set status = 'OPEN', is_open = true, solved_at = null, closed_at = null, reopen_count = 1 where number = 'C-1' and assignee_id = $1`, [eve]);
    await refreshScorecards(world.ctx, APRIL);
    expect(await card()).toEqual(before);
    const [note] = await world.rows(`select a.key, a.cause, a.value_before::float "from", a.value_after::float "to", a.difference::float difference from scorecard_adjustments a join scorecards f on f.id = a.from_scorecard_id where f.employee_id = $1`, [eve]);
    // Three of four are 0.75 of 0.98: 76.53 points instead of 100 (the cap).
    expect(note).toMatchObject({ key: 'closure', cause: 'LATE_FACTS', from: 1, to: 0.75 });
    expect(note.difference).toBeCloseTo(-23.469, 2);
  });
  test('goes in order: an earlier period first', async () => {
    world.clock.set('2026-05-02T04:00:00Z');
    await refreshScorecards(world.ctx, APRIL);
    expect(await policy(close('2026-04-01'))).toBe('POLICY PERIOD_EARLIER_OPEN');
  });
  test('the past is judged by the version of its time: a new one counts from the first period that it was there for', async () => {
    const { id, version } = { id: schemeId, version: 2 };
    world.clock.set('2026-03-26T04:00:00Z');
    await saveKpiScheme(world.ctx, { id, expectedVersion: version, draft: { content: { items: ITEMS.map((one) => (one.key === 'sales' ? { ...one, target: '500' } : one)) } } });
    await publishKpiScheme(world.ctx, { id, expectedVersion: version + 1 });
    await refreshScorecards(world.ctx, MARCH);
    world.clock.set('2026-04-10T04:00:00Z');
    await world.sale(ann, '2026-04-05', 400);
    await refreshScorecards(world.ctx, APRIL);
    // March began before either version did: its first one judges it.
    expect([(await valueNow(ann, 'sales')).points, (await valueNow(ann, 'sales', '2026-04-01')).points]).toEqual(['80.00000000', '80.00000000']);
    expect((await valueNow(ann, 'sales', '2026-04-01')).trend).toEqual([{ from: '2026-03-01', value: '800.00000000', points: '80.00000000' }]);
  });
});

describe('An objection', () => {
  beforeEach(async () => { await world.sale(ann, '2026-03-05', 800); await world.sale(bob, '2026-03-05', 400); await refreshScorecards(world.ctx, MARCH); });
  test('makes only that value stand still, until another person decides; upheld, it becomes what was decided', async () => {
    const [self, boss] = [await world.act(ann), await world.act(cat, [world.stores[0] as string])];
    const value = await valueNow(ann, 'sales');
    const id = await objectToValue(self, { valueId: value.id, reason: '少算了一单' });
    await world.sale(ann, '2026-03-06', 100, { promised: '2026-03-10', finished: '2026-03-09' });
    await refreshScorecards(world.ctx, MARCH);
    expect([(await valueNow(ann, 'sales')).value, (await valueNow(ann, 'orders')).value]).toEqual(['800.00000000', '2.00000000']);
    expect(await policy(objectToValue(self, { valueId: value.id, reason: 'again' }))).toBe('POLICY OBJECTION_OPEN');
    expect(await policy(objectToValue(self, { valueId: (await valueNow(bob, 'sales')).id, reason: 'not mine' }))).toContain('NOT_FOUND');
    expect(await policy(decideObjection({ ...boss, viewer: { ...boss.viewer, employeeId: ann } }, { id, expectedVersion: 1, isUpheld: true, correctedValue: '950', decision: 'mine' }))).toBe('POLICY OBJECTION_MAKER');
    expect(await policy(decideObjection(boss, { id, expectedVersion: 1, isUpheld: true, decision: 'no value' }))).toContain('VALIDATION');
    await decideObjection(boss, { id, expectedVersion: 1, isUpheld: true, correctedValue: '950', decision: '补上' });
    expect(await valueNow(ann, 'sales')).toMatchObject({ value: '950.00000000', points: '95.00000000', is_frozen: false, is_corrected: true });
    await refreshScorecards(world.ctx, MARCH);
    expect((await valueNow(ann, 'sales')).value).toBe('950.00000000');
    expect(await policy(decideObjection(boss, { id, expectedVersion: 2, isUpheld: false, decision: 'twice' }))).toBe('POLICY OBJECTION_NOT_OPEN');
  });
  test('refused or withdrawn, the value moves again', async () => {
    const [self, boss] = [await world.act(ann), await world.act(cat, [world.stores[0] as string])];
    const value = await valueNow(ann, 'sales');
    const id = await objectToValue(self, { valueId: value.id, reason: 'x' });
    await world.sale(ann, '2026-03-06', 100);
    await decideObjection(boss, { id, expectedVersion: 1, isUpheld: false, decision: '无误' });
    expect((await valueNow(ann, 'sales')).value).toBe('900.00000000');
    const other = await objectToValue(self, { valueId: value.id, reason: 'y' });
    await world.sale(ann, '2026-03-07', 50);
    await withdrawObjection(self, { id: other, expectedVersion: 1 });
    expect((await valueNow(ann, 'sales')).value).toBe('950.00000000');
  });
  test('to a closed card, upheld, leaves it and counts on a later one', async () => {
    world.clock.set('2026-04-10T04:00:00Z');
    await close('2026-03-01');
    const [self, boss] = [await world.act(ann), await world.act(cat, [world.stores[0] as string])];
    const id = await objectToValue(self, { valueId: (await valueNow(ann, 'sales')).id, reason: '少算' });
    expect(await policy(decideObjection(boss, { id, expectedVersion: 1, isUpheld: true, correctedValue: '1000', decision: '补' }))).toBe('POLICY OBJECTION_NO_LATER');
    await refreshScorecards(world.ctx, APRIL);
    await decideObjection(boss, { id, expectedVersion: 1, isUpheld: true, correctedValue: '1000', decision: '补' });
    await refreshScorecards(world.ctx, APRIL);
    // 100 instead of 80 points, at 71.43 of 100: on time could not be measured in March.
    expect(Number((await scorecardOf(world.ctx, ann, APRIL))?.adjustment)).toBeCloseTo(14.2857, 3);
    expect((await valueNow(ann, 'sales')).value).toBe('800.00000000');
  });
  test('a comment stands on the card, and is refused to whoever may not see it', async () => {
    const [card] = await cards();
    expect(await commentOnScorecard(await world.act(ann), { scorecardId: card.id, body: '月底补货' })).toBe(card.id);
    expect(await policy(commentOnScorecard(await world.act(bob), { scorecardId: card.id, body: 'hm' }))).toContain('NOT_FOUND');
  });
});

describe('Who sees what', () => {
  test('employees their own, managers their store’s days, others nothing', async () => {
    await world.sale(ann, '2026-03-05', 800);
    await refreshScorecards(world.ctx, MARCH);
    const seen = async (ctx: Any, noun = 'Scorecard') => countRows(ctx, noun, {});
    expect([await seen(await world.act(ann)), await seen(await world.act(ann), 'ScorecardValue'), await seen(await world.act(ann), 'WorkResult')]).toEqual([1, 3, 1]);
    expect([await seen(world.as(['staff:read-scorecards'], [world.stores[0] as string])), await seen(world.as(['staff:read-scorecards'], [world.stores[1] as string]))]).toEqual([2, 1]);
    expect(await seen(world.as(['staff:read-scorecards'])) ).toBe(3);
    await expect(seen(world.as(['staff:read']))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('A dry run', () => {
  test('says who would gain and who would lose on months that have been, and writes nothing', async () => {
    await world.sale(ann, '2026-02-05', 800);
    await world.sale(bob, '2026-02-05', 400);
    const trial = await tryKpiScheme(world.ctx, { id: schemeId, on: '2026-02-28', periods: 1, content: { items: ITEMS.map((one) => (one.key === 'sales' ? { ...one, target: '800', weight: '40' } : one.key === 'orders' ? { ...one, weight: '30' } : one)) } });
    const by = Object.fromEntries(trial.rows.map((row) => [row.subjectEn, [Number(row.before).toFixed(2), Number(row.after).toFixed(2)]]));
    expect(by).toEqual({ ann: ['57.14', '57.14'], bob: ['28.57', '28.57'], cat: ['0.00', '0.00'] });
    expect([trial.gains, trial.losses, trial.same]).toEqual([0, 0, 3]);
    const easier = await tryKpiScheme(world.ctx, { id: schemeId, on: '2026-02-28', periods: 2, content: { items: ITEMS.map((one) => ({ ...one, ...(one.key === 'sales' ? { target: '400' } : {}) })) } });
    expect([easier.gains, easier.losses]).toEqual([2, 0]);
    expect(await cards('2026-02-01')).toEqual([]);
  });
});

describe('Schemes', () => {
  test('one a position and length, weights of 100, measures that can be split so; what is wrong is said at its place', async () => {
    const fields = async (input: object): Promise<Any> => saveKpiScheme(world.ctx, { key: 'other', nameZh: '另', nameEn: 'Other', subjectKind: 'PERSON', periodKind: 'MONTH', positions: ['clerk'], draft: { content: { items: ITEMS } }, ...input } as never).then(() => null, (error: Any) => error.details.fields);
    expect(await fields({ positions: ['seller'] })).toEqual({ 'input.positions': 'KPI_OVERLAP' });
    expect(await fields({ positions: [] })).toEqual({ 'input.positions': 'KPI_POSITIONS' });
    expect(await fields({ draft: { content: { items: ITEMS.slice(1) } } })).toEqual({ 'input.draft.content.items': 'KPI_WEIGHTS' });
    expect(await fields({ draft: { content: { items: [{ ...ITEMS[0], weight: '100', measure: 'sales.amount' }] } } })).toEqual({ 'input.draft.content.items.0.measure': 'KPI_MEASURE' });
    expect(await fields({ draft: { content: { items: [{ ...ITEMS[0], weight: '100', filter: { colour: { eq: 'red' } } }] } } })).toEqual({ 'input.draft.content.items.0.filter': 'KPI_FILTER' });
    expect(await fields({ periodKind: 'DAY' })).toEqual({ 'input.periodKind': 'KPI_PERIOD_KIND' });
    expect(await fields({ positions: ['seller'], periodKind: 'WEEK' })).toBeNull();
  });
  test('a published version never changes', async () => { await expect(world.rows(`update kpi_scheme_versions set content = '{}'`)).rejects.toThrow(/does not change/); });
  test('C-37 to C-40, A-21, D-14: the shipped ones are there once, and count for people, teams, stores and regions', async () => {
    expect((await shipKpiSchemes(world.ctx)).length).toBe(7);
    expect(await shipKpiSchemes(world.ctx)).toEqual([]);
    await world.rows(`insert into departments (name_zh, name_en, store_id) values ('客服', 'Service', $1)`, [world.stores[0]]);
    const agent = await world.person('agent', world.stores[0], { position: 'service-agent' });
    await refreshScorecards(world.ctx, MARCH);
    expect(await world.rows('select subject_kind kind, count(*)::int n from scorecards group by 1 order by 1')).toEqual([{ kind: 'PERSON', n: 4 }, { kind: 'REGION', n: 1 }, { kind: 'STORE', n: 2 }, { kind: 'TEAM', n: 1 }]);
    expect((await scorecardOf(world.ctx, agent, MARCH))?.cards[0]?.schemeKey).toBe('after-sales');
  });
});
