// One asks, another decides: never oneself, on what was seen, once, in time, and by a deputy where the person is away.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { frozenClock } from '../../server/core/clock.ts';
import type { Context } from '../../server/core/context.ts';
import { transact } from '../../server/core/transact.ts';
import { AuthorityPolicy, type Approval } from '../../schema/platform/approval.ts';
import { defineApprovalKind, defineAuthority } from '../../server/platform/approval/approval.registry.ts';
import { approvalsToDecide, approveRequest, askApproval, lockApproval, refuseRequest, reviseApproval, withdrawRequest } from '../../server/platform/approval/approval.service.ts';
import { authorityShape, readRules, type Authority } from '../../server/core/authority.ts';
import { authorityAsOf, publishAuthorityPolicy, saveAuthorityPolicy, shipAuthorities } from '../../server/platform/approval/authority.service.ts';
import { endDeputy, nameDeputy } from '../../server/platform/approval/deputy.service.ts';
import { sweepDue } from '../../server/platform/due/sweep.service.ts';
import '../../server/platform/approval/approval.job.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { z } from 'zod';
import '../../server/access.ts';
import '../../server/edges.ts';
import { authWorld, refusal, type AuthWorld } from './auth-fixture.ts';

const clock = frozenClock('2026-03-02T02:00:00Z');
const things = new Map<string, { version: number; total: string; ended: string[] }>();
defineApprovalKind({
  kind: 'TEST', label: { zh: '试', en: 'Test' }, word: 'tickets:assign',
  async subject(_tx, approval) { return things.get(approval.resourceKey) ?? null; },
  async approved(_tx, approval) { things.get(approval.resourceKey)?.ended.push('approved'); },
  async ended(_tx, approval, how) { things.get(approval.resourceKey)?.ended.push(how); },
});
const shipped: Authority = { limits: [], dueMinutes: 240, approvers: [{ id: 'manager', roles: ['manager'], upTo: '1000.00', source: 'own' }, { id: 'area', roles: ['supervisor'], upTo: '5000.00', source: 'own' }, { id: 'head', roles: ['admin'], upTo: null, source: 'own' }] };
const policy = defineAuthority({ key: 'test', nameZh: '试', nameEn: 'Test', shipped, parse: (raw) => readRules(z.strictObject(authorityShape), raw) as Authority });

let world: AuthWorld;
const people: Record<string, Context> = {};
const employees: Record<string, string> = {};
beforeAll(async () => {
  world = await authWorld();
  const [s1 = '', s2 = ''] = world.stores;
  const add = async (name: string, role: string, where: { scope: 'STORE' | 'REGION' | 'ALL'; storeId?: string; regionId?: string }): Promise<void> => {
    const { rows: [row] } = await world.db.write.query<{ id: string }>(
      `insert into employees (employee_no, name, name_pinyin, name_initials, store_id, position, level, employment, hired_on) values ($1, $1, $1, $1, $2, 'x', 'x', 'REGULAR', '2020-01-01') returning id::text`, [name, where.storeId ?? null]);
    employees[name] = row?.id as string;
    people[name] = await world.as(await world.addUser(name, [{ role, ...where }], row?.id), clock);
  };
  await add('agent', 'agent', { scope: 'STORE', storeId: s1 });
  await add('manager', 'manager', { scope: 'STORE', storeId: s1 });
  await add('neighbour', 'manager', { scope: 'STORE', storeId: s2 });
  await add('supervisor', 'supervisor', { scope: 'REGION', regionId: world.regions[0] });
  await add('admin', 'admin', { scope: 'ALL' });
  // A second account of the same person.
  people.agentAgain = await world.as(await world.addUser('agent-again', [{ role: 'manager', scope: 'STORE', storeId: s1 }], employees.agent), clock);
  await shipAuthorities(systemContext(world.db, { name: 'test', clock }));
});
afterAll(() => world?.drop());
beforeEach(() => { clock.set('2026-03-02T02:00:00Z'); });
const as = (name: string): Context => people[name] as Context;

let serial = 0;
/** Asks for something worth `amount` in store 1. */
async function ask(amount: string, who = 'agent'): Promise<Approval> {
  const key = String((serial += 1));
  things.set(key, { version: 1, total: amount, ended: [] });
  return transact(as(who), async (tx) => askApproval(tx, {
    kind: 'TEST', title: { zh: '试', en: 'Test' }, amount, storeId: world.stores[0] as string, resource: 'Test', resourceKey: key, subjectVersion: 1, reason: '坏了', policy: await authorityAsOf(tx, policy), total: amount,
  }));
}
const ended = (row: Approval) => things.get(row.resourceKey)?.ended;
const on = (row: Approval, more: object = {}) => ({ id: row.id, expectedVersion: 1, reason: '同意', ...more });

describe('deciding', () => {
  test('attack A29: nobody decides their own, by no other account of theirs either', async () => {
    const row = await ask('600.00');
    expect(await refusal(approveRequest(as('agent'), on(row)))).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_OWN' });
    expect(await refusal(approveRequest(as('agentAgain'), on(row)))).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_OWN' });
    expect(await refusal(refuseRequest(as('agentAgain'), on(row)))).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_OWN' });
    // Not even the database takes it.
    await expect(world.db.write.query("update approvals set state = 'APPROVED', decided_at = now(), decider_user_id = maker_user_id where id = $1", [row.id])).rejects.toThrow('check');
    expect(ended(row)).toEqual([]);
    await approveRequest(as('manager'), on(row));
    expect(ended(row)).toEqual(['approved']);
  });

  test('by role, store and amount: the cent beyond goes one higher; another store’s sees nothing', async () => {
    const [small, middle, large] = [await ask('1000.00'), await ask('1000.01'), await ask('5000.01')];
    expect([small, middle, large].map((row) => row.approverRoles)).toEqual([['manager', 'supervisor', 'admin'], ['supervisor', 'admin'], ['admin']]);
    expect(await refusal(approveRequest(as('manager'), on(middle)))).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_BEYOND' });
    expect(await refusal(approveRequest(as('supervisor'), on(large)))).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_BEYOND' });
    expect(await refusal(approveRequest(as('neighbour'), on(small)))).toMatchObject({ code: 'NOT_FOUND' });
    for (const [who, row] of [['manager', small], ['supervisor', middle], ['admin', large]] as const) await approveRequest(as(who), on(row));
    // What the case has come to since counts, not what it was when it was asked.
    const grown = await ask('900.00');
    Object.assign(things.get(grown.resourceKey) ?? {}, { total: '1200.00' });
    expect(await refusal(approveRequest(as('manager'), on(grown)))).toMatchObject({ reason: 'APPROVAL_BEYOND' });
    await approveRequest(as('supervisor'), on(grown));
  });

  test('attack A35: of two at the same instant one wins; twice, late and after withdrawal nothing happens', async () => {
    const row = await ask('700.00');
    const both = await Promise.allSettled([approveRequest(as('manager'), on(row)), refuseRequest(as('supervisor'), on(row)), approveRequest(as('admin'), on(row)), approveRequest(as('manager'), on(row))]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT', reason: 'APPROVAL_OVER' });
    expect(ended(row)).toHaveLength(1);
    expect(await refusal(approveRequest(as('manager'), on(row, { expectedVersion: 2 })))).toMatchObject({ code: 'CONFLICT', reason: 'APPROVAL_OVER' });
    const back = await ask('700.00');
    expect(await refusal(withdrawRequest(as('manager'), on(back)))).toMatchObject({ code: 'FORBIDDEN', reason: 'APPROVAL_NOT_MAKER' });
    await withdrawRequest(as('agent'), on(back));
    expect(ended(back)).toEqual(['WITHDRAWN']);
    expect(await refusal(approveRequest(as('manager'), on(back, { expectedVersion: 2 })))).toMatchObject({ code: 'CONFLICT' });
  });

  test('attack A35: an approval binds to the version seen; what was edited meanwhile is CONFLICT with the row as it stands', async () => {
    const row = await ask('700.00');
    things.set(row.resourceKey, { version: 2, total: '950.00', ended: [] });
    expect(await refusal(approveRequest(as('manager'), on(row)))).toMatchObject({ code: 'CONFLICT', reason: 'APPROVAL_CHANGED' });
    await transact(as('agent'), async (tx) => {
      const held = await lockApproval(tx, row.id);
      await reviseApproval(tx, held as Approval, { title: { zh: '试 2', en: 'Test 2' }, amount: '950.00', subjectVersion: 2, reason: '再加', policy: await authorityAsOf(tx, policy), total: '950.00' });
    });
    const stale = await approveRequest(as('manager'), on(row)).catch((error: { details: { current: unknown } }) => error.details.current);
    expect(stale).toMatchObject({ id: row.id, version: 2, amount: '950.00' });
    await approveRequest(as('manager'), on(row, { expectedVersion: 2 }));
    expect(ended(row)).toEqual(['approved']);
  });
});

describe('time', () => {
  test('F26 what nobody decides in time ends once, however many sweep; late is late even before the sweep', async () => {
    const rows = [await ask('600.00'), await ask('600.00'), await ask('600.00')];
    expect(new Date(rows[0]?.dueAt as string).toISOString()).toBe('2026-03-02T06:00:00.000Z');
    clock.set('2026-03-02T05:59:59Z');
    const sweep = () => sweepDue(world.db, { now: () => clock.now() });
    expect(await sweep()).toBe(0);
    clock.set('2026-03-02T06:00:00Z');
    expect(await refusal(approveRequest(as('manager'), on(rows[0] as Approval)))).toMatchObject({ code: 'POLICY', reason: 'APPROVAL_LATE' });
    const swept = await Promise.all([1, 2, 3].map(sweep));
    expect(swept.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(3);
    for (const row of rows) expect(ended(row)).toEqual(['EXPIRED']);
    expect(await sweep()).toBe(0);
    // What was decided is off the table; a day without any worker loses none.
    const [decided, missed] = [await ask('600.00'), await ask('600.00')];
    await approveRequest(as('manager'), on(decided));
    clock.set('2026-03-03T12:00:00Z');
    await Promise.all([1, 2].map(sweep));
    expect([ended(decided), ended(missed)]).toEqual([['approved'], ['EXPIRED']]);
    expect((await world.db.write.query("select 1 from due_actions where kind = 'platform.approval-due' and subject = $1", [decided.id])).rowCount).toBe(0);
  });
});

describe('standing in', () => {
  test('a deputy decides with the other’s reach and limits, while it lasts, and never for who asked', async () => {
    const row = await ask('1500.00');
    expect(await refusal(approveRequest(as('neighbour'), on(row)))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await approvalsToDecide(as('neighbour'))).map((one) => one.id)).toEqual([]);
    const id = await nameDeputy(as('supervisor'), { deputyId: employees.neighbour as string, endsAt: '2026-03-09T02:00:00Z', reason: '出差' });
    expect((await approvalsToDecide(as('neighbour'))).find((one) => one.id === row.id)).toMatchObject({ onBehalfOf: 'supervisor', makerName: 'agent', amount: '1500.00' });
    await approveRequest(as('neighbour'), on(row));
    expect((await world.db.write.query('select decider_id::text decider, on_behalf_of_id::text principal from approvals where id = $1', [row.id])).rows).toEqual([{ decider: employees.neighbour, principal: employees.supervisor }]);
    // Her own question stays hers, also in another's name.
    const own = await ask('600.00', 'manager');
    await nameDeputy(as('supervisor'), { deputyId: employees.manager as string, endsAt: '2026-03-09T02:00:00Z' });
    expect(await refusal(approveRequest(as('manager'), on(own)))).toMatchObject({ reason: 'APPROVAL_OWN' });
    const later = await ask('1500.00');
    await endDeputy(as('supervisor'), { id, expectedVersion: 1 });
    clock.set('2026-03-02T02:00:01Z');
    expect(await refusal(approveRequest(as('neighbour'), on(later)))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(nameDeputy(as('supervisor'), { deputyId: employees.supervisor as string, endsAt: '2026-03-09T02:00:00Z' }))).toMatchObject({ code: 'VALIDATION' });
    expect(await refusal(nameDeputy(as('supervisor'), { deputyId: employees.agent as string, endsAt: '2026-06-09T02:00:00Z' }))).toMatchObject({ code: 'VALIDATION' });
    expect(await refusal(endDeputy(as('agent'), { id, expectedVersion: 2 }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a deputy decides also what waits behind more than two hundred that are more urgent', async () => {
    const row = await ask('1500.00');
    const { rows: copies } = await world.db.write.query<{ id: string }>(`
      insert into approvals select (jsonb_populate_record(a, jsonb_build_object('id', 900000 + n, 'resource_key', 'copy-' || n, 'due_at', a.due_at - interval '1 minute'))).* from approvals a, generate_series(1, 201) n where a.id = $1 returning id::text`, [row.id]);
    const deputy = await nameDeputy(as('supervisor'), { deputyId: employees.neighbour as string, endsAt: '2026-03-09T02:00:00Z' });
    try {
      expect((await approvalsToDecide(as('neighbour'), 200)).map((one) => one.id)).not.toContain(row.id);
      await approveRequest(as('neighbour'), on(row));
      expect(ended(row)).toEqual(['approved']);
    } finally {
      await endDeputy(as('supervisor'), { id: deputy, expectedVersion: 1 });
      await world.db.write.query('delete from approvals where id = any($1::bigint[])', [copies.map((one) => one.id)]);
    }
  });

  test('what waits for whom', async () => {
    const ids = async (who: string) => (await approvalsToDecide(as(who))).map((one) => one.id);
    const [small, large] = [await ask('700.00'), await ask('4000.00')];
    expect(await ids('manager')).toContain(small.id);
    expect(await ids('agent')).toEqual([]);
    expect(await ids('supervisor')).toEqual(expect.arrayContaining([small.id, large.id]));
    await approveRequest(as('supervisor'), on(large));
    expect(await ids('supervisor')).not.toContain(large.id);
  });
});

describe('being told', () => {
  interface Told { titleZh: string; bodyZh: string | null; resource: string; resourceId: string }
  const toldOf = async (who: string, matter: string): Promise<Told[]> => (await world.db.write.query<Told>(
    'select title_zh "titleZh", body_zh "bodyZh", resource, resource_id "resourceId" from notifications where user_id = $1 and matter = $2', [as(who).viewer.userId, matter])).rows;

  test('who is nearest and may decide hears of it, and who stands in for her; the maker and strangers do not', async () => {
    // Long after the others: many at once would be told as one.
    clock.set('2026-03-02T05:00:00Z');
    const deputy = await nameDeputy(as('manager'), { deputyId: employees.neighbour as string, endsAt: '2026-03-03T02:00:00Z' });
    const row = await ask('300.00');
    const told = { resource: 'Approval', resourceId: row.id, titleZh: expect.stringContaining('等你决定') };
    expect(await toldOf('manager', `approval:${row.id}`)).toMatchObject([told]);
    expect(await toldOf('neighbour', `approval:${row.id}`)).toMatchObject([told]);
    for (const other of ['agent', 'agentAgain', 'supervisor', 'admin']) expect(await toldOf(other, `approval:${row.id}`), other).toEqual([]);
    // Beyond the manager it is the area's.
    const larger = await ask('3000.00');
    expect(await toldOf('supervisor', `approval:${larger.id}`)).toMatchObject([{ resourceId: larger.id }]);
    await endDeputy(as('manager'), { id: deputy, expectedVersion: 1 });
  });

  test('its maker hears what came of it, with the reason', async () => {
    clock.set('2026-03-02T08:00:00Z');
    const row = await ask('300.00');
    await refuseRequest(as('manager'), { id: row.id, expectedVersion: row.version, reason: '先换货' });
    expect(await toldOf('agent', `approval-over:${row.id}`)).toMatchObject([{ titleZh: expect.stringContaining('未批准'), bodyZh: '先换货', resourceId: row.id }]);
    const taken = await ask('300.00');
    await withdrawRequest(as('agent'), { id: taken.id, expectedVersion: taken.version });
    expect(await toldOf('agent', `approval-over:${taken.id}`)).toEqual([]);
  });
});

describe('policies of authority', () => {
  test('in versions: a draft binds nobody, what was asked keeps its version, wrong rules are refused at their place', async () => {
    const { id } = await world.db.source.getRepository(AuthorityPolicy).findOneByOrFail({ key: 'test' });
    const before = await ask('800.00');
    const wide = { ...shipped, approvers: [{ id: 'manager', roles: ['manager'], upTo: '9000.00', source: 'own' }] };
    expect(await refusal(saveAuthorityPolicy(as('supervisor'), { id, expectedVersion: 1, rules: wide }))).toMatchObject({ code: 'FORBIDDEN' });
    await saveAuthorityPolicy(as('admin'), { id, expectedVersion: 1, rules: wide, note: '放宽' });
    expect((await ask('8000.00')).approverRoles).toEqual(['admin']);
    await publishAuthorityPolicy(as('admin'), { id, expectedVersion: 2 });
    expect((await ask('8000.00'))).toMatchObject({ approverRoles: ['manager'], policyNumber: 2 });
    await approveRequest(as('supervisor'), on(before));
    expect(await refusal(askNothing())).toMatchObject({ code: 'POLICY', reason: 'APPROVAL_NOBODY' });
    const wrong = await saveAuthorityPolicy(as('admin'), { id, expectedVersion: 3, rules: { ...wide, dueMinutes: 0 } }).catch((error: { details: unknown }) => error.details);
    expect(wrong).toMatchObject({ fields: { 'input.rules.dueMinutes': 'AUTHORITY_RULES' } });
    expect(await shipAuthorities(systemContext(world.db, { clock }))).toEqual([]);
  });
  const askNothing = () => ask('9000.01');
});
