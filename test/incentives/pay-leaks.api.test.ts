// What somebody else earns is learnt by no way: not by lists, sorts, counts, sums, what-if, explanation, paper, export, trace, notification, job, nor the event log.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { MONTHS, payWorld, rates, type PayWorld } from './pay-world.ts';
import type { Any } from './pay-fixture.ts';

let world: PayWorld;
let run: Any;
let other: Any;
/** Figures that stand nowhere else: her rate, the line made of it, the total, what was added, and the sum of it. */
const CANARIES = ['0.7331', '73.31', '366.55', '4366.55', '17.23', '4383.78', '383.78'];
const has = (value: unknown): string[] => { const text = JSON.stringify(value ?? null).replace(/(\d),(?=\d{3})/g, '$1'); return CANARIES.filter((canary) => text.includes(canary)); };
const WATCHERS = ['mei', 'boss', 'crm', 'desk', 'admin'];

beforeAll(async () => {
  world = await payWorld();
  await installJobs(world.http.db.url);
  const store = world.http.world.stores[0] as string;
  await world.add('boss', [{ role: 'manager', scope: 'STORE', storeId: store }, world.own], 'store-manager');
  await world.add('crm', [{ role: 'crm', scope: 'ALL' }, world.own], 'crm-manager', 'REGULAR', null);
  await world.add('desk', [{ role: 'agent', scope: 'STORE', storeId: store }, world.own], 'desk');
  rates.set(world.person.lan as string, '0.7331');
  // Everything that writes something of pay: in the background, approved, out, adjusted, disputed, awarded, paid, handed over, corrected.
  const schemeId = await world.scheme();
  run = await world.locked(schemeId, MONTHS[1]);
  other = world.of(await world.statements(run.id), 'lan');
  const adjusted = await world.act('hr', 'adjust', { statementId: other.id, lineId: other.lines.items[1].id, idempotencyKey: world.key(), amount: '17.23', reason: '补发' });
  await world.act('finance', 'decide', { id: adjusted.id, expectedVersion: adjusted.version, isApproved: true });
  await world.act('lan', 'dispute', { lineId: other.lines.items[0].id, idempotencyKey: world.key(), reason: '底薪少算了一天' });
  await world.run('hr', 'mutation ($input: GiveAwardInput!) { giveAward(input: $input) { id } }', { input: { idempotencyKey: world.key(), employeeId: world.person.lan, awardKey: 'star', awardedOn: MONTHS[2], amount: '366.55', reason: '顾客点名表扬' } });
  await world.act('finance', 'pay', { id: run.id, idempotencyKey: world.key() });
  await world.run('hr', 'mutation ($input: CalculateRunInput!) { startRun(input: $input) { jobId } }', { input: { schemeId, on: MONTHS[2] } });
  rates.set(world.person.lan as string, '0.7000');
  await world.act('hr', 'correct', { id: run.id, reason: '工单重开' });
  rates.set(world.person.lan as string, '0.7331');
}, 240_000);
afterAll(async () => { await world?.end(); });

describe('The pay of others', () => {
  test('is there to be found: whoever works on pay finds every figure', async () => {
    const all = await world.run('hr', 'query ($id: ID!) { statement(id: $id) { totalAmount adjustedAmount lines { items { amount explanation } } } }', { id: other.id });
    expect(has(all)).toEqual(expect.arrayContaining(['0.7331', '73.31', '366.55', '4366.55', '17.23']));
  });

  test('by no list, filter, sort, count, facet or single row of any noun of pay', async () => {
    const asked: [string, object][] = [
      ['{ statements(page: { limit: 200 }, sort: [{ field: TOTAL_AMOUNT, order: DESC }]) { total items { id employeeId totalAmount adjustedAmount paidAmount } } }', {}],
      ['{ statementLines(page: { limit: 200 }, sort: [{ field: AMOUNT, order: DESC }]) { total items { amount explanation } } }', {}],
      ['{ payAdjustments(page: { limit: 200 }) { total items { amount reason explanation } } }', {}], ['{ statementDisputes { total items { reason line { amount } statement { totalAmount } } } }', {}],
      ['{ payHandovers { total items { amount employeeName } } }', {}], ['{ incentiveRuns { total items { totalAmount statements { items { totalAmount } } } } }', {}], ['{ incentiveAwards { total items { amount reason } } }', {}],
      ['{ payouts { total items { amount key } } }', {}], ['{ ledgerEntries { total items { amount } } }', {}], ['{ ledgerTransactions { total items { amount key } } }', {}],
      ['query ($id: ID!) { statement(id: $id) { totalAmount lines { items { amount } } adjustments { items { amount } } } }', { id: other.id }], ['query ($id: ID!) { statementLine(id: $id) { amount explanation statement { totalAmount } } }', { id: other.lines.items[1].id }],
      ['query ($id: ID!) { incentiveRun(id: $id) { totalAmount statements { total items { totalAmount } } } }', { id: run.id }],
    ];
    for (const who of WATCHERS) for (const [query, variables] of asked) expect(has(await world.send(who, query, variables)), `${who}: ${query}`).toEqual([]);
    // Nor by how many there are above or below a sum: a count that moves says the sum.
    for (const who of WATCHERS) {
      const counts = await Promise.all(['4366.54', '4366.56'].map(async (sum) => (await world.send(who, 'query ($sum: Money!) { statements(filter: { totalAmount: { gt: $sum } }) { total } statementLines(filter: { amount: { gt: $sum } }) { total } }', { sum })).data ?? null));
      expect(counts[0], who).toEqual(counts[1]);
    }
  });

  test('by no what-if, estimate, explanation, comparison, total or trace', async () => {
    const asked: [string, object][] = [
      ['query ($id: ID!) { statementFigures(statementId: $id) { value above below } }', { id: other.id }], ['query ($id: ID!) { estimateStatement(statementId: $id, figures: [{ name: "hand.rate", value: "1" }]) { before after difference } }', { id: other.id }],
      ['query ($id: ID!) { incentiveRunDifferences(id: $id) { before after people { employeeName before after } } }', { id: run.id }], ['query ($id: ID!) { incentiveRunPayment(id: $id) { amount people } }', { id: run.id }],
      ['query ($id: ID!) { payrollTotals(runId: $id) { booked handed { amount people } } }', { id: run.id }], ['query ($id: ID!) { incentiveRunCheck(id: $id) { resultsHold } }', { id: run.id }],
      ['mutation ($input: SimulateSchemeInput!) { simulateScheme(input: $input) { before after people { employeeName before after } byStore { before after } } }', { input: { schemeId: '1', from: MONTHS[1], months: 1 } }],
      ['query ($id: ID!) { payTrace(noun: "Employee", id: $id) { amount } }', { id: world.person.lan }], ['{ awardStandings(awardKey: "star") { employeeName satisfaction } }', {}],
    ];
    for (const who of WATCHERS) {
      for (const [query, variables] of asked) {
        const answer = await world.send(who, query, variables);
        expect(has(answer), `${who}: ${query}`).toEqual([]);
        // Refused, or nothing in it.
        if (!answer.errors) expect(JSON.stringify(answer.data), `${who}: ${query}`).toMatch(/\[\]|null/);
      }
      // Of a statement that is there one hears what one hears of none.
      const [there, none] = await Promise.all([other.id, '999999'].map((id) => world.refusal(who, 'query ($id: ID!) { estimateStatement(statementId: $id, figures: []) { before } }', { id })));
      expect([there?.code, there?.reason], who).toEqual([none?.code, none?.reason]);
    }
  });

  test('by no paper and no export', async () => {
    for (const who of WATCHERS.filter((name) => name !== 'admin')) expect((await world.paper(who, 'statement', other.id)).status, who).not.toBe(200);
    for (const who of WATCHERS) {
      const before = await world.sql('select count(*)::int n from jobs');
      const answer = await world.send(who, 'mutation ($input: ExportRowsInput!) { exportRows(input: $input) { jobId } }', { input: { kind: 'payroll' } });
      expect(answer.errors?.[0]?.extensions.code, who).toBe('FORBIDDEN');
      expect(await world.sql('select count(*)::int n from jobs'), who).toEqual(before);
    }
  });

  test('by no notification, duty, approval or job, whoever reads it', async () => {
    expect(has(await world.sql('select * from notifications')), 'notifications').toEqual([]);
    expect(has(await world.sql('select * from duties')), 'duties').toEqual([]);
    expect(has(await world.sql('select * from approvals')), 'approvals').toEqual([]);
    const jobs = await world.sql(`select kind, title, input, result, error from jobs where kind like 'incentives%'`);
    expect(jobs.length).toBeGreaterThan(0);
    expect(has(jobs), 'jobs').toEqual([]);
  });

  test('by nothing that the event log or what is sent to the outside says: amounts stand apart, with what is personal', async () => {
    const kinds = await world.sql(`select distinct resource from events where resource in ('Statement', 'PayAdjustment', 'IncentiveAward', 'StatementDispute', 'IncentiveRun', 'LedgerTransaction', 'Payout')`);
    expect(kinds.map((row) => row.resource)).toEqual(expect.arrayContaining(['IncentiveAward', 'IncentiveRun', 'LedgerTransaction', 'PayAdjustment', 'Payout']));
    expect(has(await world.sql('select kind, resource, before, after, reason from events')), 'events').toEqual([]);
    expect(has(await world.sql('select * from outbox')), 'outbox').toEqual([]);
    const seen = await world.run('admin', '{ auditLog(page: { limit: 200 }) { items { kind before after } } }');
    expect(seen.auditLog.items.length).toBeGreaterThan(10);
    expect(has(seen)).toEqual([]);
    // The books themselves hold it: what is kept apart is not lost.
    expect((await world.sql(`select count(*)::int n from event_private p join events e on e.id = p.event_id where e.resource = 'LedgerTransaction' and p.data::text like '%17.23%' or p.data::text like '%383.78%'`))[0].n).toBeGreaterThan(0);
  });
  test('who pays is refused nothing that she needs, and personnel reads the sums', async () => {
    expect((await world.run('finance', 'query ($id: ID!) { payrollTotals(runId: $id) { isBalanced } }', { id: run.id })).payrollTotals.isBalanced).toBe(true);
  });
});
