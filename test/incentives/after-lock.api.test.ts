// After the lock: a change of rule, calendar or ticket leaves every byte of a statement as it was, and what it comes to stands beside it once; the night finds it by itself.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLateFacts } from '../../server/incentives/runs/late.job.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { MONTHS, payWorld, type PayWorld } from './pay-world.ts';
import { part, type Any } from './pay-fixture.ts';

let world: PayWorld;
let schemeId: string;
let run: Any;
let ticket: string;
let calendar: { id: string; version: number };
const DAY = MONTHS[2];
const week = (from: string, to: string): object => Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [[from, to]]]));
const draft = (from: string, to: string): object => ({ week: week(from, to), coveredFrom: `${DAY.slice(0, 4)}-01-01`, coveredTo: `${DAY.slice(0, 4)}-12-31`, exceptions: [] });
const CALENDAR = 'mutation ($input: SaveCalendarInput!) { did: saveCalendar(input: $input) { id version } }';
const IN_FORCE = 'mutation ($input: PublishCalendarInput!) { did: publishCalendar(input: $input) { id version } }';
const COMPONENTS = [
  part('base', 'FIXED', { amount: '3000.00', isBase: true }), part('resolution', 'FORMULA', { formula: 'tickets.resolutionRate * money(500)' }),
  part('speed', 'FORMULA', { formula: 'tickets.businessResolutionMean * money(10)' }),
];
beforeAll(async () => {
  world = await payWorld();
  const store = world.http.world.stores[0] as string;
  await world.add('ann', [{ role: 'agent', scope: 'STORE', storeId: store }, world.own], 'clerk');
  const made = await world.run('admin', CALENDAR, { input: { key: 'after-lock', nameZh: '门店', nameEn: 'Shop', storeId: store, hasHolidays: false, draft: draft('09:00', '18:00') } });
  calendar = await world.run('admin', IN_FORCE, { input: { id: made.id, expectedVersion: made.version } });
  ticket = (await world.run('ann', 'mutation ($input: OpenTicketInput!) { did: openTicket(input: $input) { id } }', { input: { idempotencyKey: world.key(), body: '机器不制冷', channel: 'PHONE', storeId: store } })).id;
  // Opened at ten and solved at three, in a month that is over.
  await world.sql(`update tickets set opened_at = ($1 || 'T10:00:00+08:00')::timestamptz, first_contact_owner_id = $2, solver_id = $2, solved_at = ($1 || 'T15:00:00+08:00')::timestamptz, status = 'SOLVED'`, [DAY, world.person.ann]);
  schemeId = await world.scheme({ components: COMPONENTS, clawBack: { months: 36, share: '0.2' } });
  run = await world.locked(schemeId);
}, 180_000);
afterAll(async () => { await world?.end(); });

/** Every byte of a run's statements and their lines, without those that adjustments put beside them. */
const bytes = async (): Promise<string> => JSON.stringify(await world.sql(
  `select s.id::text, s.total_amount::text, s.hash, s.published_at, (select json_agg(to_jsonb(l) order by l.place) from statement_lines l where l.statement_id = s.id and l.line_kind <> 'ADJUSTMENT') lines from statements s where s.run_id = $1 order by s.id`, [run.id]));
const correct = (reason: string): Promise<Any> => world.act('hr', 'correct', { id: run.id, reason });
const adjustments = (): Promise<Any[]> => world.sql('select a.key, a.amount::text, a.adjustment_kind kind, a.state, a.maker_user_id is null "byItself" from pay_adjustments a join statements s on s.id = a.statement_id where s.run_id = $1 order by a.id', [run.id]);

describe('After the lock', () => {
  test('what was reckoned rests on the ticket and the calendar of that day', async () => {
    const mine = world.of(await world.statements(run.id), 'ann');
    expect(mine.lines.items.map((line: Any) => [line.key, line.amount])).toEqual([['base', '3000.00'], ['resolution', '500.00'], ['speed', '50.00']]);
    expect(await correct('没有变化')).toEqual({ madeCount: 0, amount: '0.00' });
  });

  test('a new version of the scheme changes no byte and makes no difference', async () => {
    const before = await bytes();
    const { incentiveScheme } = await world.run('hr', 'query ($id: ID!) { incentiveScheme(id: $id) { version } }', { id: schemeId });
    const drafted = await world.act('hr', 'save', { id: schemeId, expectedVersion: incentiveScheme.version, draft: { content: { scope: { positions: ['clerk'] }, components: [part('base', 'FIXED', { amount: '1.00' })] } } });
    await world.act('finance', 'publish', { id: schemeId, expectedVersion: drafted.version });
    expect(await correct('新版本')).toEqual({ madeCount: 0, amount: '0.00' });
    expect(await bytes()).toBe(before);
  });

  test('another calendar changes no byte; the hours that it counts otherwise are one difference of that line', async () => {
    const before = await bytes();
    const drafted = await world.run('admin', CALENDAR, { input: { id: calendar.id, expectedVersion: calendar.version, draft: draft('09:00', '12:00') } });
    await world.run('admin', IN_FORCE, { input: { id: drafted.id, expectedVersion: drafted.version } });
    // Two hours of business time instead of five.
    expect(await correct('营业时间更正')).toEqual({ madeCount: 1, amount: '-30.00' });
    expect(await correct('再查一次')).toEqual({ madeCount: 0, amount: '0.00' });
    expect(await adjustments()).toEqual([{ key: 'speed', amount: '-30.00', kind: 'CLAW_BACK', state: 'PENDING', byItself: false }]);
    expect(await bytes()).toBe(before);
  });

  test('a ticket that is opened again changes no byte; the night finds its difference, asks a second person once, and a refusal stands', async () => {
    const before = await bytes();
    const { ticket: seen } = await world.run('ann', 'query ($id: ID!) { ticket(id: $id) { version } }', { id: ticket });
    await world.run('ann', 'mutation ($input: ReasonedTicketInput!) { did: reopenTicket(input: $input) { id } }', { input: { id: ticket, expectedVersion: seen.version, reason: '又不制冷了' } });
    const system = systemContext(world.http.db);
    // Half a rate is gone, and with it the time to solve it.
    expect(await findLateFacts(system)).toBe(2);
    expect(await findLateFacts(system)).toBe(0);
    expect((await adjustments()).slice(1)).toEqual([{ key: 'resolution', amount: '-500.00', kind: 'CLAW_BACK', state: 'PENDING', byItself: true }, { key: 'speed', amount: '-20.00', kind: 'CLAW_BACK', state: 'PENDING', byItself: true }]);
    const [made] = await world.sql(`select id::text, version from pay_adjustments where key = 'resolution'`);
    await world.act('finance', 'decide', { id: made.id, expectedVersion: made.version, isApproved: false, reason: '顾客自己的原因' });
    expect(await findLateFacts(system)).toBe(0);
    // Who asks on purpose hears of it again.
    expect(await correct('再看一次')).toEqual({ madeCount: 1, amount: '-500.00' });
    expect(await bytes()).toBe(before);
    expect((await world.run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }', { id: run.id })).incentiveRunCheck).toEqual({ inputsHold: true, resultsHold: true, statementsHold: true });
  });

  test('somebody who by a late fact belongs to the run has all of it as differences beside a statement of nothing; the rest of a pool follows, no byte changes, and the next pay brings it once', async () => {
    const [, month, next] = MONTHS;
    const late = await world.scheme({
      clawBack: { months: 36, share: '0' },
      components: [part('base', 'FIXED', { amount: '3000.00', isBase: true }), part('team', 'TEAM_POOL', { amount: '300.00', split: 'EQUAL' }), part('resolution', 'FORMULA', { formula: 'tickets.resolutionRate * money(500)', whenMissing: '0.00' })],
    });
    const made = await world.locked(late, month);
    const head = (): Promise<Any> => world.sql('select people_count, total_amount::text, input_hash, result_hash from incentive_runs where id = $1', [made.id]);
    const kept = (): Promise<Any> => world.sql(`select s.id::text, s.hash, s.total_amount::text, (select json_agg(to_jsonb(l) order by l.place) from statement_lines l where l.statement_id = s.id and l.line_kind <> 'ADJUSTMENT') lines from statements s where s.run_id = $1 and s.employee_id <> coalesce($2, 0) order by s.id`, [made.id, world.person.zoe ?? null]);
    const before = [await head(), await kept()];
    expect((await world.act('hr', 'correct', { id: made.id, reason: '没有变化' })).madeCount).toBe(0);

    // Noted after the lock: Zoe was an intern there all the time, and solved what she took.
    const store = world.http.world.stores[0] as string;
    await world.add('zoe', [{ role: 'agent', scope: 'STORE', storeId: store }, world.own], 'clerk', 'INTERN');
    const solved = (await world.run('zoe', 'mutation ($input: OpenTicketInput!) { did: openTicket(input: $input) { id } }', { input: { idempotencyKey: world.key(), body: '门封漏风', channel: 'PHONE', storeId: store } })).id as string;
    await world.sql(`update tickets set opened_at = ($1 || 'T10:00:00+08:00')::timestamptz, first_contact_owner_id = $2, solver_id = $2, solved_at = ($1 || 'T15:00:00+08:00')::timestamptz, status = 'SOLVED' where id = $3`, [month, world.person.zoe, solved.split('-').at(-1)]);
    // Four were 75.00 of the pool each, five are 60.00; the intern of the run has 80 % of that. Hers: 3,560.00 less a fifth.
    expect(await world.act('hr', 'correct', { id: made.id, reason: '入职补登' })).toEqual({ madeCount: 9, amount: '2791.00' });
    expect(await world.act('hr', 'correct', { id: made.id, reason: '再查一次' })).toEqual({ madeCount: 0, amount: '0.00' });
    const LIST = 'query ($run: ID!) { statements(filter: { runId: { eq: $run } }) { items { id employeeId totalAmount adjustedAmount publishedAt disputeUntil lines { items { id key labelZh amount explanation } } adjustments { items { id version key amount adjustmentKind state } } } } }';
    const hers = async (who: string): Promise<Any> => (await world.run(who, LIST, { run: made.id })).statements.items.find((one: Any) => one.employeeId === world.person.zoe);
    expect(await hers('zoe')).toBeUndefined();
    const asked = (await hers('hr')).adjustments.items;
    expect(asked.map((one: Any) => [one.key, one.amount, one.adjustmentKind, one.state]).sort()).toEqual([['base', '3000.00', 'LATE_FACT', 'PENDING'], ['internFactor', '-712.00', 'LATE_FACT', 'PENDING'], ['resolution', '500.00', 'LATE_FACT', 'PENDING'], ['team', '60.00', 'LATE_FACT', 'PENDING']]);
    for (const one of asked) await world.act('finance', 'decide', { id: one.id, expectedVersion: one.version, isApproved: true });
    expect([await head(), await kept()]).toEqual(before);
    expect((await world.run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }', { id: made.id })).incentiveRunCheck).toEqual({ inputsHold: true, resultsHold: true, statementsHold: true });

    // Down: from her line to the version that made it and the ticket; up: from the ticket to the line, in the locked run's month.
    const statement = await hers('zoe');
    expect(statement).toMatchObject({ totalAmount: '0.00', adjustedAmount: '2848.00' });
    expect([statement.publishedAt, statement.disputeUntil].every(Boolean)).toBe(true);
    const line = statement.lines.items.find((one: Any) => one.key === 'resolution');
    expect([line.labelZh, line.explanation.inputs[0].value, line.explanation.inputs[1].rule]).toEqual(['迟到数据补发：resolution 项', '0.00', expect.objectContaining({ version: 1 })]);
    const rows = line.explanation.inputs[1].inputs.find((one: Any) => one.rows)?.rows;
    expect((await world.run('zoe', 'query ($filter: TicketFilter) { tickets(filter: $filter) { items { id } } }', { filter: rows.filter })).tickets.items.map((one: Any) => one.id)).toEqual([solved]);
    expect((await world.run('zoe', 'query ($id: ID!) { payTrace(noun: "Ticket", id: $id) { lineId month amount } }', { id: solved })).payTrace).toEqual([{ lineId: line.id, month: month.slice(0, 7), amount: '500.00' }]);
    expect((await world.run('hr', 'query ($id: ID!) { statement(id: $id) { run { id schemeVersion { number } } } }', { id: statement.id })).statement.run).toEqual({ id: made.id, schemeVersion: { number: 1 } });
    expect((await world.paper('zoe', 'statement', statement.id)).status).toBe(200);

    // It comes with the next pay, whole: an intern's factor takes nothing back. The others' 15.00 wait, since this scheme takes nothing back from a later pay.
    await world.act('finance', 'pay', { id: made.id, idempotencyKey: world.key() });
    const paidNow = (await world.sql('select paid_amount::text paid from statements where id = $1', [statement.id]))[0].paid;
    expect(paidNow).toBe('2848.00');
    const after = await world.locked(late, next);
    await world.act('finance', 'pay', { id: after.id, idempotencyKey: world.key() });
    expect(world.of(await world.statements(after.id), 'zoe')).toMatchObject({ totalAmount: '2448.00', paidAmount: '2448.00' });
    // Her lines may be disputed from the day they were shown, whenever the run was locked.
    expect(await world.act('zoe', 'dispute', { lineId: line.id, idempotencyKey: world.key(), reason: '还有一张工单没有算' })).toMatchObject({ state: 'OPEN' });
  });
});
