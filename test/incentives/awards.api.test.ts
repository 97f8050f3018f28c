// Awards given by hand and taken back, a run taken back or sent back from its page, and the way from an audit up to the line of pay that its finding moved.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocumentNode, print } from 'graphql';
import { AWARDS, GIVE_AWARD, WITHDRAW_AWARD } from '../../admin/incentives/nomination.operations.ts';
import { RUN_ASKED, SEND_RUN_BACK, TAKE_RUN_BACK } from '../../admin/incentives/incentives.operations.ts';
import { MONTHS, payWorld, type PayWorld } from './pay-world.ts';
import { part, type Any } from './pay-fixture.ts';

// What the windows send, so that a window cannot ask what the server does not take.
const text = (document: DocumentNode): string => print(document);
let w: PayWorld;
const [, , MONTH] = MONTHS;
beforeAll(async () => { w = await payWorld(); }, 120_000);
afterAll(async () => { await w?.end(); });
const star = async (schemeId: string): Promise<string | undefined> => {
  const made = await w.act('hr', 'calculate', { schemeId, on: MONTH });
  return w.of(await w.statements(made.id), 'lan').lines.items.find((line: Any) => line.key === 'star')?.amount;
};

describe('an award by hand', () => {
  test('is given once, shows in the list and pays; taken back with its reason it pays no more', async () => {
    const input = { idempotencyKey: w.key(), employeeId: w.person.lan, awardKey: 'star', awardedOn: MONTH, amount: '800.00', reason: '连续三个月零差评' };
    await w.scheme();
    expect(await w.refusal('finance', text(GIVE_AWARD), { input })).toMatchObject({ code: 'FORBIDDEN' });
    // A key that no scheme knows would never be paid.
    expect(await w.refusal('hr', text(GIVE_AWARD), { input: { ...input, awardKey: 'satr' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.awardKey': { reason: 'PAY_NO_AWARD' } } });
    expect(await w.refusal('hr', text(GIVE_AWARD), { input: { ...input, employeeId: w.person.hr } })).toMatchObject({ code: 'FORBIDDEN', reason: 'PAY_OWN_STATEMENT' });
    expect(await w.refusal('hr', text(GIVE_AWARD), { input: { ...input, amount: '0.00' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.amount': { reason: 'PAY_ZERO' } } });
    for (let n = 0; n < 2; n += 1) await w.run('hr', text(GIVE_AWARD), { input });
    const list = async (who: string): Promise<Any[]> => (await w.run(who, text(AWARDS))).incentiveAwards.items;
    const [given, ...others] = await list('hr');
    expect([others, given]).toEqual([[], expect.objectContaining({ awardKey: 'star', amount: '800.00', isWithdrawn: false, employee: { name: 'lan', nameEn: null } })]);
    expect([(await list('lan')).length, (await list('mei')).length]).toEqual([1, 0]);
    expect(await star(await w.scheme())).toBe('800.00');
    const back = { id: given.id, expectedVersion: given.version, reason: '记错了人' };
    expect(await w.refusal('finance', text(WITHDRAW_AWARD), { input: back })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal('hr', text(WITHDRAW_AWARD), { input: { ...back, expectedVersion: 9 } })).toMatchObject({ code: 'CONFLICT' });
    await w.run('hr', text(WITHDRAW_AWARD), { input: back });
    expect((await list('hr'))[0]).toMatchObject({ isWithdrawn: true });
    expect(Number((await star(await w.scheme())) ?? 0)).toBe(0);
    expect(await w.sql(`select kind, reason from events where resource = 'IncentiveAward' order by id`)).toEqual([{ kind: 'incentiveAward.given', reason: null }, { kind: 'incentiveAward.withdrawn', reason: '记错了人' }]);
  });

  test('one’s own is another’s to take back', async () => {
    await w.run('hr2', text(GIVE_AWARD), { input: { idempotencyKey: w.key(), employeeId: w.person.hr, awardKey: 'star', awardedOn: MONTH, reason: '带出三名新人' } });
    const mine = (await w.run('hr', text(AWARDS))).incentiveAwards.items.find((one: Any) => one.employeeId === w.person.hr);
    expect(await w.refusal('hr', text(WITHDRAW_AWARD), { input: { id: mine.id, expectedVersion: mine.version, reason: '不想要' } })).toMatchObject({ code: 'FORBIDDEN', reason: 'PAY_OWN_STATEMENT' });
  });
});

describe('a run for approval', () => {
  test('is taken back by its maker, or sent back by who may approve it, from what its page asks', async () => {
    const made = await w.act('hr', 'calculate', { schemeId: await w.scheme(), on: MONTH });
    const reviewed = await w.act('hr', 'review', { id: made.id, expectedVersion: made.version });
    const state = async (): Promise<string> => (await w.sql('select state from incentive_runs where id = $1', [made.id]))[0].state;
    const asked = async (who: string): Promise<Any[]> => (await w.run(who, text(RUN_ASKED))).approvalsToDecide.filter((one: Any) => one.resource === 'IncentiveRun' && one.resourceKey === made.id);
    expect(await asked('hr')).toEqual([]);
    expect(await asked('finance')).toHaveLength(1);
    const back = { input: { id: made.id, expectedVersion: reviewed.version } };
    for (const who of ['hr2', 'finance'] as const) expect(await w.refusal(who, text(TAKE_RUN_BACK), back), who).toMatchObject({ code: 'FORBIDDEN' });
    expect(await w.refusal('hr', text(TAKE_RUN_BACK), { input: { ...back.input, expectedVersion: 1 } })).toMatchObject({ code: 'CONFLICT' });
    await w.run('hr', text(TAKE_RUN_BACK), back);
    expect([await state(), await asked('finance')]).toEqual(['CALCULATED', []]);
    const [row] = await w.sql('select version from incentive_runs where id = $1', [made.id]);
    expect(row.version).toBeGreaterThan(reviewed.version);
    // Not for approval any more: there is nothing to take back.
    expect(await w.refusal('hr', text(TAKE_RUN_BACK), { input: { id: made.id, expectedVersion: row.version } })).toMatchObject({ code: 'POLICY' });
    expect(await w.sql(`select state from approvals where resource_key = $1`, [made.id])).toEqual([{ state: 'WITHDRAWN' }]);
    await w.act('hr', 'review', { id: made.id, expectedVersion: row.version });
    const [toDecide] = await asked('finance');
    expect(await w.refusal('finance', text(SEND_RUN_BACK), { input: { id: toDecide.id, expectedVersion: toDecide.version, reason: '' } })).toMatchObject({ code: 'VALIDATION' });
    await w.run('finance', text(SEND_RUN_BACK), { input: { id: toDecide.id, expectedVersion: toDecide.version, reason: '李兰的天数不对' } });
    expect(await state()).toBe('CALCULATED');
  });
});

describe('from an audit to pay', () => {
  test('the audit whose finding moved a figure leads to its line; one that moved nothing leads nowhere', async () => {
    const store = w.http.world.stores[0] as string;
    await w.add('both', [{ role: 'hr', scope: 'ALL' }, { role: 'quality', scope: 'ALL' }, w.own], 'hr-and-quality', 'REGULAR', null);
    const [form] = await w.sql(`with f as (insert into forms (key, name_zh, name_en, purpose) values ('trace-check', '检', 'Check', 'AUDIT') returning id), v as (insert into form_versions (form_id, number, label_zh, label_en, state, content, effective_from) select id, 1, '检', 'Check', 'PUBLISHED', '{}', now() from f returning id) select f.id::text, v.id::text "version" from f, v`);
    const [template] = await w.sql(`insert into audit_templates (key, name_zh, name_en, form_id) values ('trace-check', '检', 'Check', $1) returning id::text`, [form.id]);
    const audit = async (): Promise<string> => (await w.sql(
      `insert into audits (number, template_id, form_version_id, audit_kind, state, store_id, published_store_id, audited_on, started_at, submitted_at, final_score, is_counted) values ('A-' || gen_random_uuid(), $1, $2, 'ANNOUNCED', 'PUBLISHED', $3, $3, $4, now(), now(), 80, true) returning id::text`, [template.id, form.version, store, MONTH]))[0].id;
    const [moved, idle] = [await audit(), await audit()];
    const [finding] = await w.sql(
      `insert into findings (number, title_zh, title_en, source, source_resource, source_key, store_id, severity, state, owner_id, found_at, found_on, counted_from_at, due_at, repeat_window_days, corrected_at, corrected_on, correction_seconds)
       values ('F-' || gen_random_uuid(), '冷柜温度', 'Cooler', 'AUDIT', 'Audit', $1, $2, 'MAJOR', 'CHECKING', $3, $4::date, $4::date, $4::date, $4::date + 7, 90, $4::date + 1, $4::date, 86400) returning id::text`, [moved, store, w.person.lan, MONTH]);
    const run = await w.locked(await w.scheme({ components: [part('base', 'FIXED', { amount: '3000.00', isBase: true }), part('corrected', 'FORMULA', { formula: 'findings.onTimeRate * money(200)', whenMissing: '0.00' })] }));
    const statement = w.of(await w.statements(run.id), 'lan');
    const line = statement.lines.items.find((one: Any) => one.key === 'corrected');
    expect(line.amount).toBe('200.00');
    const trace = (who: string, noun: string, id: string): Promise<Any> => w.run(who, 'query ($noun: String!, $id: ID!) { did: payTrace(noun: $noun, id: $id) { statementId lineId amount employeeName } }', { noun, id });
    const wanted = [{ statementId: statement.id, lineId: line.id, amount: '200.00', employeeName: 'lan' }];
    expect(await trace('both', 'Audit', moved)).toEqual(wanted);
    expect(await trace('both', 'Finding', finding.id)).toEqual(wanted);
    expect(await trace('both', 'Audit', idle)).toEqual([]);
    // Who sees no audits hears the same as where there are none.
    expect(await trace('mei', 'Audit', moved)).toEqual([]);
  });
});
