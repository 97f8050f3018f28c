// Pay over HTTP: schemes, runs that others approve, statements that only their person reads, payment once, and what is tried and kept by nobody.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../schema/entities.ts';
import { decimal } from '../../server/core/money.ts';
import { shipSchemes } from '../../server/incentives/scheme.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { httpWorld } from '../http/http-fixture.ts';
import { part, type Any } from './pay-fixture.ts';
import { rates } from './pay-world.ts';

/** A day in each month of the last quarter that is over: tests must not know the date. */
const [M0 = '', M1 = '', M2 = ''] = (() => {
  const now = new Date(Date.now() + 8 * 3_600_000);
  const first = now.getUTCMonth() - (now.getUTCMonth() % 3) - 3;
  return [0, 1, 2].map((i) => new Date(Date.UTC(now.getUTCFullYear(), first + i, 10)).toISOString().slice(0, 10));
})();

let http: Awaited<ReturnType<typeof httpWorld>>;
const token: Record<string, string> = {};
const person: Record<string, string> = {};
beforeAll(async () => {
  http = await httpWorld();
  const { world } = http;
  const add = async (name: string, roles: { role: string; scope: 'OWN' | 'STORE' | 'ALL'; storeId?: string }[], position: string, employment = 'REGULAR', storeId: string | null = world.stores[0] as string): Promise<void> => {
    const { rows: [row] } = await world.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, $3, 'L1', $4, '2024-01-01') returning id::text`, [name, storeId, position, employment]);
    person[name] = row?.id as string;
    await world.addUser(name, roles, row?.id);
    token[name] = (await world.signInAs(name)).token;
  };
  const own = { role: 'employee', scope: 'OWN' as const };
  await add('hr', [{ role: 'hr', scope: 'ALL' }, own], 'hr-manager', 'REGULAR', null);
  await add('finance', [{ role: 'finance', scope: 'ALL' }, own], 'finance-manager', 'REGULAR', null);
  await add('finance2', [{ role: 'finance', scope: 'ALL' }, own], 'finance-manager', 'REGULAR', null);
  await add('mei', [own], 'clerk');
  await add('lan', [own], 'clerk');
  await add('intern', [own], 'clerk', 'INTERN');
  await add('manager', [{ role: 'manager', scope: 'STORE', storeId: world.stores[0] as string }, own], 'store-manager');
  await add('crm', [{ role: 'crm', scope: 'ALL' }, own], 'crm-manager', 'REGULAR', null);
  for (const [name, rate] of [['mei', '0.96'], ['lan', '0.5'], ['intern', '0.96']] as const) rates.set(person[name] as string, rate);
}, 120_000);
afterAll(() => http?.end());

const send = (who: string, query: string, variables: object = {}): Promise<Any> => http.gql(query, { token: who === 'admin' ? http.admin : token[who], variables });
const run = async (who: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await send(who, query, variables);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.did ?? answer.data;
};
const refusal = async (who: string, query: string, variables: object = {}): Promise<Any> => (await send(who, query, variables)).errors?.[0]?.extensions;
const mutation = (name: string, type: string, fields: string): string => `mutation ($input: ${type}!) { did: ${name}(input: $input) { ${fields} } }`;
const RUN = 'id version state peopleCount totalAmount inputHash resultHash unpaidCount schemeVersion { number }';
const CALCULATE = mutation('calculateRun', 'CalculateRunInput', RUN);
const REVIEW = mutation('reviewRun', 'ReviewRunInput', RUN);
const APPROVE = mutation('approveRun', 'ApproveRunInput', RUN);
const LOCK = mutation('lockRun', 'ReviewRunInput', RUN);
const PAY = mutation('payRun', 'PayRunInput', RUN);
const SAVE = mutation('saveIncentiveScheme', 'SaveIncentiveSchemeInput', 'id version versions { items { id number state } }');
const PUBLISH = mutation('publishIncentiveScheme', 'PublishIncentiveSchemeInput', 'id version versions { items { number state publishedBy { name } } }');
const STATEMENTS = 'query ($run: ID!) { statements(filter: { runId: { eq: $run } }) { items { id version employeeId totalAmount adjustedAmount paidAmount hash lines { items { id key lineKind amount labelEn isFrozen explanation } } } } }';

const content = (more: object = {}) => ({
  scope: { positions: ['clerk'] }, intern: { factor: '0.8', on: 'ALL' },
  components: [part('base', 'FIXED', { amount: '4000.00', isBase: true, prorate: true }), part('resolution', 'FORMULA', { formula: 'hand.rate * money(500)' }), part('star', 'AWARD', { amount: '1500.00', when: 'QUARTER_END', by: { how: 'NAMED' } })], ...more,
});
let serial = 0;
/** A published scheme of its own: so that runs of one test stand in nobody's way. */
async function scheme(more: object = {}): Promise<string> {
  const made = await run('hr', SAVE, { input: { key: `scheme-${(serial += 1)}`, nameZh: '方案', nameEn: 'Scheme', draft: { content: content(more) } } });
  await run('finance', PUBLISH, { input: { id: made.id, expectedVersion: made.version } });
  // In force for the past months of the tests.
  await http.db.write.query(`alter table incentive_scheme_versions disable trigger user`);
  await http.db.write.query(`update incentive_scheme_versions set effective_from = '2020-01-01' where scheme_id = $1`, [made.id]);
  await http.db.write.query(`alter table incentive_scheme_versions enable trigger user`);
  return made.id;
}
const calculate = (schemeId: string, on = M2, more: object = {}): Promise<Any> => run('hr', CALCULATE, { input: { schemeId, on, ...more } });
const step = (who: string, document: string, of: Any, more: object = {}): Promise<Any> => run(who, document, { input: { id: of.id, expectedVersion: of.version, ...more } });
async function lockedRun(schemeId: string, on = M2): Promise<Any> {
  const made = await calculate(schemeId, on);
  return step('hr', LOCK, await step('finance', APPROVE, await step('hr', REVIEW, made)));
}
const statements = async (runId: string): Promise<Any[]> => (await run('hr', STATEMENTS, { run: runId })).statements.items;
const of = (list: Any[], who: string): Any => list.find((one) => one.employeeId === person[who]);
const key = (): string => `key-${(serial += 1)}`;

describe('Schemes', () => {
  test('are checked when saved, at the place that is wrong', async () => {
    const bad = (formula: string) => ({ input: { key: `bad-${(serial += 1)}`, nameZh: '错', nameEn: 'Bad', draft: { content: { components: [part('x', 'FORMULA', { formula })] } } } });
    expect(await refusal('hr', SAVE, bad('salary * money(2)'))).toMatchObject({ code: 'VALIDATION', fields: { 'input.draft.content.components.0.formula': { reason: 'PAY_UNKNOWN_NAME', message: 'There is no figure named salary' } } });
    expect(await refusal('hr', SAVE, bad('money(5) + hand.rate'))).toMatchObject({ fields: { 'input.draft.content.components.0.formula': { reason: 'PAY_UNITS' } } });
    expect(await refusal('hr', SAVE, bad('money(5) / hand.rate'))).toMatchObject({ fields: { 'input.draft.content.components.0.formula': { reason: 'PAY_DIVISION' } } });
    expect(await refusal('hr', SAVE, bad('-money(5)'))).toMatchObject({ fields: { 'input.draft.content.components.0.formula': { reason: 'PAY_NEGATIVE' } } });
    const whole = (...components: object[]) => ({ input: { key: `bad-${(serial += 1)}`, nameZh: '错', nameEn: 'Bad', draft: { content: { components } } } });
    // A pool that somebody's days cut would leave a rest that nobody has; an award cannot be at least more than it is at most.
    expect(await refusal('hr', SAVE, whole(part('p', 'TEAM_POOL', { amount: '100.00', split: 'EQUAL', prorate: true })))).toMatchObject({ fields: { 'input.draft.content.components.0.prorate': { reason: 'PAY_POOL' } } });
    expect(await refusal('hr', SAVE, whole(part('n', 'AWARD', { amount: '1.00', by: { how: 'NAMED', least: '5.00', most: '2.00' } })))).toMatchObject({ fields: { 'input.draft.content.components.0.by.most': { reason: 'PAY_LIMITS' } } });
    const check = await run('hr', 'query ($f: String!) { checkPayFormula(formula: $f, units: ["MONEY"]) { isFit sentence { zh en } from until message } }', { f: 'hand.rate * money(500)' });
    expect(check.checkPayFormula).toMatchObject({ isFit: true, sentence: { zh: '投诉解决率 × 500.00 元', en: 'resolution rate × ¥500.00' } });
    expect((await run('hr', '{ payNames { key unit } }')).payNames).toEqual(expect.arrayContaining([{ key: 'tickets.resolutionRate', unit: 'RATIO' }, { key: 'person.daysEmployed', unit: 'DAYS' }]));
  });
  test('are put in force by somebody else; published they never change, and two versions are compared', async () => {
    const made = await run('hr', SAVE, { input: { key: 'two-hands', nameZh: '方案', nameEn: 'Scheme', draft: { content: content() } } });
    expect(await refusal('hr', PUBLISH, { input: { id: made.id, expectedVersion: made.version } })).toMatchObject({ code: 'FORBIDDEN' });
    const first = await run('finance', PUBLISH, { input: { id: made.id, expectedVersion: made.version } });
    expect(first.versions.items).toMatchObject([{ number: 1, state: 'PUBLISHED', publishedBy: { name: 'finance' } }]);
    await run('hr', SAVE, { input: { id: made.id, expectedVersion: first.version, draft: { content: content({ most: '9000.00' }) } } });
    expect((await run('hr', 'query ($id: ID!) { incentiveSchemeDifferences(schemeId: $id, before: 1, after: 2) }', { id: made.id })).incentiveSchemeDifferences).toEqual([{ path: '/most', kind: 'added', after: '9000.00' }]);
    await expect(http.db.write.query(`update incentive_scheme_versions set content = '{}' where scheme_id = $1 and number = 1`, [made.id])).rejects.toThrow(/does not change/);
  });
  test('the shipped one is A-20 and comes in once', async () => {
    const ctx = systemContext(http.db);
    expect(await shipSchemes(ctx)).toEqual(['service-tiered']);
    expect(await shipSchemes(ctx)).toEqual([]);
  });
});

describe('A run', () => {
  test('A-20: comes to 4,480.00, with the star to 5,980.00, for the intern to 3,584.00; the same inputs give the same bytes', async () => {
    const id = await scheme();
    expect(await run('hr', mutation('giveAward', 'GiveAwardInput', 'id amount'), { input: { idempotencyKey: key(), employeeId: person.lan, awardKey: 'star', awardedOn: M1, reason: '季度服务之星' } })).toMatchObject({ amount: null });
    const made = await calculate(id);
    expect(made).toMatchObject({ state: 'CALCULATED', peopleCount: 3, totalAmount: '13814.00', schemeVersion: { number: 1 } });
    const all = await statements(made.id);
    expect([of(all, 'mei').totalAmount, of(all, 'lan').totalAmount, of(all, 'intern').totalAmount]).toEqual(['4480.00', '5750.00', '3584.00']);
    for (const one of all) expect(one.lines.items.reduce((sum: Any, line: Any) => sum.plus(line.amount), decimal(0)).toFixed(2)).toBe(one.totalAmount);
    const again = await calculate(id, M2, { expectedVersion: made.version });
    expect([again.inputHash, again.resultHash]).toEqual([made.inputHash, made.resultHash]);
    // Whose statement comes out alike keeps it, line by line.
    expect(await statements(made.id)).toEqual(all);
    expect((await run('hr', 'query ($id: ID!) { incentiveRunCheck(id: $id) { inputsHold resultsHold statementsHold } }', { id: made.id })).incentiveRunCheck).toEqual({ inputsHold: true, resultsHold: true, statementsHold: true });
  });
  test('says what reckoning it again would change before anything is replaced; of two at once one is told', async () => {
    const id = await scheme();
    const made = await calculate(id);
    rates.set(person.mei as string, '0.9');
    const differ = async (): Promise<Any> => (await run('hr', 'query ($id: ID!) { incentiveRunDifferences(id: $id) { before after difference changedCount people { employeeName before after difference lines { key before after difference } } } }', { id: made.id })).incentiveRunDifferences;
    expect(await differ()).toMatchObject({ difference: '-30.00', changedCount: 1, people: [{ employeeName: 'mei', before: '4480.00', after: '4450.00', lines: [{ key: 'resolution', before: '480.00', after: '450.00', difference: '-30.00' }] }] });
    expect(of(await statements(made.id), 'mei').totalAmount).toBe('4480.00');
    expect(await refusal('hr', CALCULATE, { input: { schemeId: id, on: M2 } })).toMatchObject({ code: 'CONFLICT', reason: 'PAY_RUN_EXISTS' });
    const both = await Promise.all([1, 2].map(() => send('hr', CALCULATE, { input: { schemeId: id, on: M2, expectedVersion: made.version } })));
    expect(both.filter((one) => !one.errors)).toHaveLength(1);
    expect(of(await statements(made.id), 'mei').totalAmount).toBe('4450.00');
    expect(await differ()).toMatchObject({ difference: '0.00', changedCount: 0, people: [] });
    rates.set(person.mei as string, '0.96');
    // A month that has never been reckoned, asked for by eight at once.
    const eight = await Promise.all(Array.from({ length: 8 }, () => send('hr', CALCULATE, { input: { schemeId: id, on: M1 } })));
    expect(eight.filter((one) => !one.errors)).toHaveLength(1);
    expect((await http.db.write.query('select 1 from incentive_runs where scheme_id = $1', [id])).rows).toHaveLength(2);
  });
  test('A35: is approved by another person, on what was seen; nobody else’s word does, and of two approvers one wins', async () => {
    const id = await scheme();
    const made = await calculate(id);
    const reviewed = await step('hr', REVIEW, made);
    expect(await refusal('hr', APPROVE, { input: { id: made.id, expectedVersion: reviewed.version } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal('finance', APPROVE, { input: { id: made.id, expectedVersion: made.version } })).toMatchObject({ code: 'CONFLICT' });
    expect(await refusal('hr', CALCULATE, { input: { schemeId: id, on: M2, expectedVersion: reviewed.version } })).toMatchObject({ code: 'POLICY', reason: 'STATE_FORBIDS' });
    const both = await Promise.all(['finance', 'finance2'].map((who) => send(who, APPROVE, { input: { id: made.id, expectedVersion: reviewed.version } })));
    expect(both.filter((one) => !one.errors)).toHaveLength(1);
    expect(both.find((one) => !one.errors).data.did).toMatchObject({ state: 'APPROVED' });
    // Approved while it is reckoned again: what was seen is approved, or what is new is seen first; never the one under the other's name.
    for (const month of [M0, M1]) {
      const seen = await calculate(id, month);
      rates.set(person.mei as string, '0.9');
      const [approved, again] = await Promise.all([send('finance', APPROVE, { input: { id: seen.id, expectedVersion: seen.version } }), send('hr', CALCULATE, { input: { schemeId: id, on: month, expectedVersion: seen.version } })]);
      rates.set(person.mei as string, '0.96');
      expect([approved, again].filter((one) => !one.errors)).toHaveLength(1);
      const { incentiveRun: now } = await run('hr', `query ($id: ID!) { incentiveRun(id: $id) { state totalAmount } }`, { id: seen.id });
      expect(now).toEqual(approved.errors ? { state: 'CALCULATED', totalAmount: again.data.did.totalAmount } : { state: 'APPROVED', totalAmount: seen.totalAmount });
    }
    expect((await run('admin', '{ approvals(filter: { kind: { eq: "PAY_RUN" } }) { items { amount titleEn reason } } }')).approvals.items.every((one: Any) => one.amount === null && !JSON.stringify(one).includes('13'))).toBe(true);
  });
  test('above the limit of the policy a second person approves, who is neither the first nor the maker', async () => {
    const id = await scheme({ components: [part('base', 'FIXED', { amount: '250000.00' })] });
    const made = await step('hr', REVIEW, await calculate(id));
    const first = await step('finance', APPROVE, made);
    expect(first).toMatchObject({ state: 'REVIEWED', totalAmount: '700000.00' });
    expect(await refusal('finance', APPROVE, { input: { id: made.id, expectedVersion: first.version } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await step('finance2', APPROVE, first)).toMatchObject({ state: 'APPROVED' });
  });
  test('nobody approves or pays what pays them', async () => {
    const id = await scheme({ scope: { positions: ['clerk', 'finance-manager'] } });
    const made = await step('hr', REVIEW, await calculate(id));
    expect(await refusal('finance', APPROVE, { input: { id: made.id, expectedVersion: made.version } })).toMatchObject({ code: 'FORBIDDEN', reason: 'PAY_OWN_RUN' });
    expect((await run('hr', 'query ($id: ID!) { incentiveRun(id: $id) { state } }', { id: made.id })).incentiveRun.state).toBe('REVIEWED');
  });
  test('A28: inputs take no state, approver, paid amount or version of the caller’s own', async () => {
    for (const extra of ['state: "PAID"', 'approvedById: "1"', 'totalAmount: "1.00"', 'paidAt: "2026-01-01T00:00:00Z"', 'version: 9', 'makerUserId: "1"']) {
      expect((await http.gql(`mutation { calculateRun(input: { schemeId: "1", on: "2026-01-01", ${extra} }) { id } }`, { token: token.hr })).status, extra).toBe(400);
    }
  });
});

describe('Paying', () => {
  test('A33, A34, P15: 50 at once with one key and with several pay once; the books balance (P16)', async () => {
    const id = await scheme();
    const made = await lockedRun(id);
    const one = key();
    const fifty = await Promise.all(Array.from({ length: 50 }, (_, i) => send(i % 5 ? 'finance' : 'finance2', PAY, { input: { id: made.id, idempotencyKey: i % 2 ? one : key() } })));
    const done = fifty.filter((answer) => !answer.errors);
    expect(done.length).toBeGreaterThan(0);
    for (const answer of fifty.filter((each) => each.errors)) expect(['POLICY', 'RATE_LIMITED', 'LIMIT'], JSON.stringify(answer.errors)).toContain(answer.errors[0].extensions.code);
    const { rows: [sum] } = await http.db.write.query<{ n: number; paid: string; keys: number }>(`select count(*)::int n, sum(amount)::text paid, count(distinct key)::int keys from payouts where kind = 'PAY' and detail ->> 'runId' = $1`, [made.id]);
    expect(sum).toEqual({ n: 3, paid: made.totalAmount, keys: 3 });
    const { rows: [books] } = await http.db.write.query<{ off: string; owed: string }>(`select (select coalesce(sum(amount), 0)::text from ledger_entries) off, (select sum(e.amount)::text from ledger_entries e join ledger_accounts a on a.id = e.account_id where a.key = 'pay-cost') owed`);
    expect([Number(books?.off), Number(books?.owed) >= Number(made.totalAmount)]).toEqual([0, true]);
    expect((await run('finance', 'query ($id: ID!) { incentiveRun(id: $id) { state unpaidCount } }', { id: made.id })).incentiveRun).toEqual({ state: 'PAID', unpaidCount: 0 });
    for (const each of await statements(made.id)) expect(each.paidAmount).toBe(each.totalAmount);
  });
  test('A33: the same key again answers the same, with another request it is refused; after a 500 it pays once, and once its keeping time is over it pays no second time', async () => {
    const made = await lockedRun(await scheme());
    const input = { id: made.id, idempotencyKey: key() };
    const first = await run('finance', PAY, { input });
    expect(await run('finance', PAY, { input })).toEqual(first);
    expect(await refusal('finance', PAY, { input: { ...input, confirmedAmount: '1.00' } })).toMatchObject({ code: 'CONFLICT', reason: 'IDEMPOTENCY_REUSED' });
    expect(await refusal('finance2', PAY, { input: { id: made.id, idempotencyKey: key() } })).toMatchObject({ code: 'POLICY' });
    expect(await refusal('finance', PAY, { input: { id: made.id, idempotencyKey: 'x'.repeat(256) } })).toMatchObject({ code: 'VALIDATION' });
    const payouts = async (id: string): Promise<Any> => (await http.db.write.query(`select count(*)::int n, sum(amount)::text sum from payouts where kind = 'PAY' and detail ->> 'runId' = $1`, [id])).rows[0];
    // Something of our own fails after all else is written: the client hears so, nothing of it stays, and its key is free.
    const broken = await lockedRun(await scheme());
    const again = { id: broken.id, idempotencyKey: key() };
    await http.db.write.query(`create function broken_for_once() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$; create trigger broken_for_once before insert on payouts for each row execute function broken_for_once()`);
    try {
      const failed = await refusal('finance', PAY, { input: again });
      expect(failed).toMatchObject({ code: 'INTERNAL' });
    } finally { await http.db.write.query('drop trigger broken_for_once on payouts; drop function broken_for_once()'); }
    expect([await payouts(broken.id), (await http.db.write.query('select 1 from pay_handovers where run_id = $1', [broken.id])).rows.length, (await statements(broken.id)).every((each) => each.paidAmount === '0.00')]).toEqual([{ n: 0, sum: null }, 0, true]);
    expect(await run('finance', PAY, { input: again })).toMatchObject({ id: broken.id });
    const once = await payouts(broken.id);
    expect(once).toEqual({ n: 3, sum: broken.totalAmount });
    // Long after, when nobody keeps the key any more, the run itself says that it is paid.
    await http.db.write.query('delete from idempotency_keys where key = $1', [again.idempotencyKey]);
    expect(await refusal('finance', PAY, { input: again })).toMatchObject({ code: 'POLICY', reason: 'PAY_RUN_STATE' });
    // The same key in another's hand is another key: it finds the run paid.
    expect(await refusal('finance2', PAY, { input })).toMatchObject({ code: 'POLICY', reason: 'PAY_RUN_STATE' });
    expect(await payouts(broken.id)).toEqual(once);
  });
  test('asks for the typed sum, and refuses another; who reckons does not pay; what is not approved is not paid', async () => {
    const id = await scheme();
    const draft = await calculate(id, M1);
    expect(await refusal('finance', PAY, { input: { id: draft.id, idempotencyKey: key() } })).toMatchObject({ code: 'POLICY', reason: 'PAY_RUN_STATE' });
    const made = await lockedRun(id);
    expect(await refusal('hr', PAY, { input: { id: made.id, idempotencyKey: key() } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal('finance', PAY, { input: { id: made.id, idempotencyKey: key(), confirmedAmount: '13814.01' } })).toMatchObject({ code: 'POLICY', reason: 'PAY_CONFIRM' });
    const due = (await run('finance', 'query ($id: ID!) { incentiveRunPayment(id: $id) { amount people frozenLines } }', { id: made.id })).incentiveRunPayment;
    expect(due).toEqual({ amount: made.totalAmount, people: 3, frozenLines: 0 });
    expect(await run('finance', PAY, { input: { id: made.id, idempotencyKey: key(), confirmedAmount: due.amount } })).toMatchObject({ state: 'PAID' });
  });
  test('what is out never changes: the database refuses another amount, another reason, and removal', async () => {
    const made = await lockedRun(await scheme());
    const line = of(await statements(made.id), 'mei').lines.items[0];
    await expect(http.db.write.query('update statement_lines set amount = 1 where id = $1', [line.id])).rejects.toThrow(/does not change/);
    await expect(http.db.write.query(`update statement_lines set explanation = '{}' where id = $1`, [line.id])).rejects.toThrow(/does not change/);
    await expect(http.db.write.query('delete from statement_lines where id = $1', [line.id])).rejects.toThrow(/not removed/);
    await expect(http.db.write.query('update statements set total_amount = 1 where run_id = $1', [made.id])).rejects.toThrow(/does not change/);
    await expect(http.db.write.query('delete from statements where run_id = $1', [made.id])).rejects.toThrow(/not removed/);
  });
});

describe('Trying', () => {
  test('a scheme on past months says what it would cost, who wins and who loses, and keeps nothing', async () => {
    const id = await scheme();
    const tables = ['incentive_runs', 'statements', 'statement_lines', 'incentive_inputs', 'incentive_scheme_versions', 'events', 'pay_adjustments'];
    const counts = async (): Promise<string> => JSON.stringify((await http.db.write.query(`select ${tables.map((name) => `(select count(*) from ${name}) ${name}`).join(', ')}`)).rows);
    const before = await counts();
    const tried = await run('hr', mutation('simulateScheme', 'SimulateSchemeInput', 'before after difference winners losers unchanged fairnessFigures { key before after label { zh } } byMonth { key before after } byStore { key people difference } people { employeeName difference }'), { input: { schemeId: id, from: M0, months: 2, content: content({ components: [part('base', 'FIXED', { amount: '4100.00', isBase: true }), part('resolution', 'FORMULA', { formula: 'hand.rate * money(200)' })] }) } });
    // Mei: 100 − 288; Lan: 100 − 150; the intern 80 % of Mei's; twice.
    expect(tried).toMatchObject({ difference: '-776.80', winners: 0, losers: 3, byMonth: [{ key: M0.slice(0, 7) }, { key: M1.slice(0, 7) }], byStore: [{ people: 3, difference: '-776.80' }] });
    // One store and one post; Mei's 8,584.00, Lan's 8,400.00 and the intern's 6,867.20; the intern loses 4.2 %, as Mei does.
    expect(Object.fromEntries(tried.fairnessFigures.map((one: Any) => [one.key, one.after]))).toEqual({ stores: '1', positions: '1', gini: '0.048', deciles: '1.25', worst: '0.042' });
    expect(await counts()).toBe(before);
    // A scheme that nobody has put in force yet paid nobody: beside nothing it is tried all the same.
    const made = await run('hr', SAVE, { input: { key: `draft-${(serial += 1)}`, nameZh: '草案', nameEn: 'Draft', draft: { content: content({ components: [part('base', 'FIXED', { amount: '100.00' })] }) } } });
    const fresh = await counts();
    expect(await run('hr', mutation('simulateScheme', 'SimulateSchemeInput', 'before after winners'), { input: { schemeId: made.id, from: M0, months: 1 } })).toEqual({ before: '0.00', after: '280.00', winners: 3 });
    expect(await counts()).toBe(fresh);
  });
  test('one’s own statement with other figures says what it would have come to', async () => {
    const made = await lockedRun(await scheme());
    const mine = of(await statements(made.id), 'mei');
    const ESTIMATE = 'query ($id: ID!, $figures: [FigureInput!]!) { estimateStatement(statementId: $id, figures: $figures) { before after difference lines { key difference } } }';
    expect((await run('mei', ESTIMATE, { id: mine.id, figures: [{ name: 'hand.rate', value: '1' }] })).estimateStatement).toEqual({ before: '4480.00', after: '4500.00', difference: '20.00', lines: [{ key: 'resolution', difference: '20.00' }] });
    expect(await refusal('lan', ESTIMATE, { id: mine.id, figures: [] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal('mei', ESTIMATE, { id: mine.id, figures: [{ name: 'person.pay', value: '1' }] })).toMatchObject({ code: 'VALIDATION' });
  });
});

describe('Who sees pay', () => {
  test('the person sees her own once it is out, and nobody’s else by list, sort, count, filter or explanation', async () => {
    const id = await scheme();
    const made = await calculate(id);
    const LIST = 'query ($run: ID!) { statements(filter: { runId: { eq: $run } }) { total items { employeeId totalAmount } } }';
    expect((await run('mei', LIST, { run: made.id })).statements).toEqual({ total: 0, items: [] });
    await step('hr', LOCK, await step('finance', APPROVE, made));
    expect((await run('mei', LIST, { run: made.id })).statements).toEqual({ total: 1, items: [{ employeeId: person.mei, totalAmount: '4480.00' }] });
    const other = of(await statements(made.id), 'lan');
    for (const who of ['mei', 'manager', 'crm', 'admin']) {
      const { data } = await send(who, 'query ($id: ID!, $line: ID!) { statement(id: $id) { totalAmount } statementLine(id: $line) { amount } }', { id: other.id, line: other.lines.items[0].id });
      expect(JSON.stringify(data ?? {}), who).not.toMatch(/\d{4}\.\d\d/);
      const high = await send(who, 'query ($run: ID!) { statements(filter: { runId: { eq: $run }, totalAmount: { lt: "4300.00" } }, sort: [{ field: TOTAL_AMOUNT, order: DESC }]) { total items { id } } statementLines(filter: { employeeId: { ne: "0" }, amount: { eq: "250.00" } }) { total } }', { run: made.id });
      if (high.data?.statements) expect([high.data.statements.total, high.data.statementLines.total], who).toEqual([0, 0]);
      expect((await send(who, '{ incentiveRuns { total } }')).data?.incentiveRuns?.total ?? 0, who).toBe(0);
    }
    // Nor by the log: what an event keeps of pay stands apart.
    const { auditLog } = await run('admin', '{ auditLog(filter: { resource: { in: ["IncentiveRun", "PayAdjustment", "IncentiveAward", "StatementDispute"] } }, page: { limit: 200 }) { items { before after } } }');
    expect(auditLog.items.length).toBeGreaterThan(3);
    expect(JSON.stringify(auditLog.items)).not.toMatch(/\d{3,}\.\d\d/);
  });
});
