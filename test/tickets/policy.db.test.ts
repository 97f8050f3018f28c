// Policies against the database: shipped ones, versions, what is in force when, trying a draft, refusals.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NeedClass, TicketChannel, TicketLevel } from '../../schema/tickets/kinds.ts';
import { ClockKind, SlaPolicy, SlaPolicyVersion } from '../../schema/tickets/policy.ts';
import { StoreFormat } from '../../schema/staff/organisation.ts';
import { shipCalendars } from '../../server/platform/calendar/calendar.shipped.ts';
import { previewSlaPolicy, slaTargets } from '../../server/tickets/policy.preview.ts';
import { discardSlaPolicyDraft, policiesAsOf, publishSlaPolicy, saveSlaPolicy, shipPolicies, targetsOf } from '../../server/tickets/policy.service.ts';
import { SHIPPED_POLICIES } from '../../server/tickets/shipped.rules.ts';
import { makeWorld, type World } from '../customers/world.ts';
import { refusal } from '../platform/auth-fixture.ts';

let world: World;
beforeAll(async () => { world = await makeWorld('2026-03-02T02:00:00Z'); await shipCalendars(world.ctx); await shipPolicies(world.ctx); });
afterAll(() => world?.end());

const target = (amount: number, more: object = {}) => ({ id: 'plan', clock: 'PLAN', when: { formats: ['SUPERMARKET'] }, unit: 'BUSINESS_MINUTES', amount, source: 'own', ...more });
const draft = (...targets: object[]) => ({ rules: { targets, factors: [] } });
const facts = () => ({ storeId: world.stores[0], format: StoreFormat.SUPERMARKET, needClass: NeedClass.ORDINARY, level: TicketLevel.L1, tier: null, channel: TicketChannel.DESK, categoryKey: null });
const planOf = async (at: string | Date = world.clock.now()) => (await targetsOf(world.ctx, facts(), at)).find((one) => one.kind === ClockKind.PLAN);

describe('policies', () => {
  test('shipped ones come once, hold for the whole past, and what is off promises nothing', async () => {
    expect(await shipPolicies(world.ctx)).toEqual([]);
    expect(await world.db.source.getRepository(SlaPolicy).count()).toBe(SHIPPED_POLICIES.length);
    expect((await policiesAsOf(world.ctx, '2021-01-01T00:00:00Z')).map((one) => one.key)).toEqual(SHIPPED_POLICIES.filter((one) => one.isActive).map((one) => one.key).sort());
    expect((await planOf())?.timer).toMatchObject({ target: { unit: 'BUSINESS_MINUTES', amount: 60 }, calendarKey: 'shop', dueAt: '2026-03-02T03:00:00.000Z' });
  });

  test('a draft promises nothing; published it holds from then on, and who was promised before keeps the version', async () => {
    const id = await saveSlaPolicy(world.ctx, { key: 'quick', nameZh: '快', nameEn: 'Quick', draft: draft(target(20)) });
    expect((await planOf())?.timer.target.amount).toBe(60);
    await publishSlaPolicy(world.ctx, { id, expectedVersion: 1 });
    const first = await planOf();
    expect(first).toMatchObject({ policyKey: 'quick', policyNumber: 1, timer: { target: { amount: 20 } } });
    world.clock.advance(60_000);
    await saveSlaPolicy(world.ctx, { id, expectedVersion: 2, draft: draft(target(10)) });
    await publishSlaPolicy(world.ctx, { id, expectedVersion: 3 });
    expect((await planOf())?.timer.target.amount).toBe(10);
    expect(await planOf('2026-03-02T02:00:30Z')).toMatchObject({ policyNumber: 1, policyVersionId: first?.policyVersionId });
    expect((await world.db.source.getRepository(SlaPolicyVersion).find({ where: { policyId: id }, order: { number: 'ASC' } })).map((row) => [row.number, row.state])).toEqual([[1, 'SUPERSEDED'], [2, 'PUBLISHED']]);
    await saveSlaPolicy(world.ctx, { id, expectedVersion: 4, draft: { ...draft(target(10)), isActive: false } });
    await publishSlaPolicy(world.ctx, { id, expectedVersion: 5 });
    expect((await planOf())?.policyKey).not.toBe('quick');
  });

  test('rules that are wrong, calendars that are not there and lost races are refused', async () => {
    const fieldsOf = async (work: Promise<unknown>) => work.then(() => null, (error: { details: { fields: object } }) => error.details.fields);
    const save = (rules: unknown) => saveSlaPolicy(world.ctx, { key: 'wrong', nameZh: '错', nameEn: 'Wrong', draft: { rules } });
    expect(await fieldsOf(save({ targets: [target(-1)], factors: [] }))).toEqual({ 'input.draft.rules.targets.0.amount': 'POLICY_RULES' });
    expect(await fieldsOf(save('soon'))).toEqual({ 'input.draft.rules': 'POLICY_RULES' });
    expect(await fieldsOf(save({ targets: [target(5, { calendar: 'moon' })], factors: [] }))).toEqual({ 'input.draft.rules.targets.0.calendar': 'POLICY_CALENDAR' });
    expect(await fieldsOf(saveSlaPolicy(world.ctx, { key: 'levels', nameZh: '错', nameEn: 'Wrong', draft: draft(target(5)) }))).toEqual({ 'input.key': 'POLICY_KEY_TAKEN' });
    const id = await saveSlaPolicy(world.ctx, { key: 'raced', nameZh: '争', nameEn: 'Raced', draft: draft(target(500, { when: { formats: ['SUPERMARKET'], levels: ['L1'] } })) });
    const both = await Promise.allSettled([publishSlaPolicy(world.ctx, { id, expectedVersion: 1 }), publishSlaPolicy(world.ctx, { id, expectedVersion: 1 })]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusal(discardSlaPolicyDraft(world.ctx, { id, expectedVersion: 2 }))).toMatchObject({ code: 'POLICY', reason: 'VERSION_NO_DRAFT' });
    const reader = world.as(['tickets:read-policies']);
    expect(await refusal(saveSlaPolicy(reader, { id, expectedVersion: 2, nameZh: '读' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(slaTargets(world.as(['tickets:read']), { ...facts(), tier: null }))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a draft is tried: where it differs, and each kind of ticket that would be promised otherwise', async () => {
    const { id } = await world.db.source.getRepository(SlaPolicy).findOneByOrFail({ key: 'levels' });
    const rules = SHIPPED_POLICIES.find((one) => one.key === 'levels')?.rules;
    const changed = { factors: [], targets: (rules?.targets ?? []).map((rule) => (rule.id === 'l3' ? { ...rule, amount: 600 } : rule)) };
    const preview = await previewSlaPolicy(world.ctx, { id, draft: { rules: changed } });
    expect(preview).toMatchObject({ versionInForce: 1, differences: [{ path: '/targets/2/amount', kind: 'changed', before: 1440, after: 600 }], triedCount: 144 });
    expect(preview.changes.length).toBeGreaterThan(0);
    expect(preview.changes.every((one) => one.kind === ClockKind.PLAN && one.labelEn.includes('L3'))).toBe(true);
    expect(preview.changes).toContainEqual({ labelZh: '超市 · 紧急 · L3 · 普通会员', labelEn: 'supermarket · urgent · L3 · regular', kind: 'PLAN', beforeZh: '24 小时（自然时间）', beforeEn: '24 h (clock hours)', afterZh: '10 小时（自然时间）', afterEn: '10 h (clock hours)' });
    expect(await world.db.source.getRepository(SlaPolicyVersion).countBy({ policyId: id })).toBe(1);
  });

  test('what a ticket would be promised is answered with its reasons', async () => {
    const targets = await slaTargets(world.ctx, { storeId: world.stores[0], needClass: NeedClass.URGENT, level: TicketLevel.L2, channel: TicketChannel.DESK, tier: 'GOLD' as never, at: '2026-03-02T03:00:00Z' });
    expect(targets.find((one) => one.kind === ClockKind.PLAN)).toMatchObject({ amount: '120', unit: 'BUSINESS_MINUTES', dueAt: '2026-03-02T05:00:00.000Z', policyKey: 'levels', source: 'B-12', calendarKey: 'shop', startsWith: 'OPENED' });
    expect(await refusal(slaTargets(world.ctx, { ...facts(), storeId: '999999' }))).toMatchObject({ code: 'VALIDATION' });
  });
});
