// Shoppers over HTTP from invitation to pay, visits planned anew, and what a void audit does to its findings.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shipForms } from '../../server/forms/form.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { auditWorld, DECIDE, DISPUTE, GOOD, key, PROGRAMME, REVIEW, SHOPPER, START, SUBMIT, WAVE, type Any, type AuditWorld } from './audit-fixture.ts';

const INVITE = 'mutation ($input: InviteShopperInput!) { done: inviteShopper(input: $input) { id version alias state userId invitedAt } }';
const SCREEN = 'mutation ($input: ScreenShopperInput!) { done: screenShopper(input: $input) { id version isFit screeningScore } }';
const BRIEF = 'mutation ($input: BriefShopperInput!) { done: briefShopper(input: $input) { id version briefedAt } }';
const REPLAN = 'mutation ($input: ReplanVisitInput!) { done: replanAuditVisit(input: $input) { id version plannedOn windowStart fillerId } }';
const PAY = 'mutation ($input: PayShopperVisitsInput!) { done: payShopperVisits(input: $input) { paidCount paidAmount unpaid { visitId why } } }';
const FIT = { 'works-here': { value: false }, 'works-there': { value: false }, known: { value: false }, observes: { value: 4 }, writes: { value: 4 }, phone: { value: true } };
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const WINDOW = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '18:00' }];

let world: AuditWorld;
let mine: Any;
beforeAll(async () => {
  world = await auditWorld();
  await shipForms(systemContext(world.http.db));
  mine = await world.run('quality', SHOPPER, { userId: world.users.shopper, alias: '神秘顾客甲', state: 'ACTIVE' });
}, 120_000);
afterAll(() => world?.http.end());

async function visited(programmeId: string): Promise<Any> {
  const wave = await world.run('quality', WAVE, { id: programmeId, idempotencyKey: key(), startsOn: today(), endsOn: today() });
  const [visit] = wave.visits.items;
  const draft = await world.run('shopper', START, { idempotencyKey: key(), visitId: visit.id });
  const done = await world.run('shopper', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: GOOD });
  return { visit, audit: done };
}
const programme = (name: string, more: object): Promise<Any> => world.run('quality', PROGRAMME, { key: name, nameZh: name, nameEn: name, auditKind: 'MYSTERY', templateId: world.templateId, state: 'ACTIVE', storeIds: [world.stores[0]], visitsPerStore: 1, windows: WINDOW, restMonths: 0, ...more });

describe('Recruiting', () => {
  test('B-28: somebody is invited with an account that says nothing but her alias, screened, briefed, and only then sent out', async () => {
    const input = { idempotencyKey: key(), alias: '神秘顾客乙', username: 'shopper-b' };
    const row = await world.run('quality', INVITE, input);
    expect(row).toMatchObject({ state: 'APPLIED', alias: '神秘顾客乙', invitedAt: expect.any(String) });
    expect(await world.run('quality', INVITE, input)).toEqual(row);
    expect(await world.refused('manager', INVITE, { ...input, idempotencyKey: key() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.refused('quality', INVITE, { ...input, idempotencyKey: key() })).toMatchObject({ code: 'VALIDATION' });
    const { rows: [account] } = await world.http.db.write.query("select u.name, u.employee_id, r.key, g.scope from users u join role_grants g on g.user_id = u.id join roles r on r.id = g.role_id where u.username = 'shopper-b'");
    expect(account).toEqual({ name: '神秘顾客乙', employee_id: null, key: 'shopper', scope: 'OWN' });
    expect(await world.refused('quality', SHOPPER, { id: row.id, expectedVersion: row.version, state: 'ACTIVE' })).toMatchObject({ code: 'POLICY', reason: 'SHOPPER_NOT_READY' });
    expect((await world.refused('quality', SCREEN, { id: row.id, expectedVersion: row.version, answers: { phone: { value: true } } })).fields).toHaveProperty('input.answers.writes');
    const unfit = await world.run('quality', SCREEN, { id: row.id, expectedVersion: row.version, answers: { ...FIT, 'works-there': { value: true } } });
    expect(unfit).toMatchObject({ isFit: false, screeningScore: '0' });
    const fit = await world.run('quality', SCREEN, { id: row.id, expectedVersion: unfit.version, answers: FIT });
    expect(fit.isFit).toBe(true);
    expect(await world.refused('quality', SHOPPER, { id: row.id, expectedVersion: fit.version, state: 'ACTIVE' })).toMatchObject({ reason: 'SHOPPER_NOT_READY' });
    const briefed = await world.run('quality', BRIEF, { id: row.id, expectedVersion: fit.version });
    const sent = await world.run('quality', SHOPPER, { id: row.id, expectedVersion: briefed.version, state: 'ACTIVE' });
    expect(sent.state).toBe('ACTIVE');
    await world.run('quality', SHOPPER, { id: row.id, expectedVersion: sent.version, state: 'RESTING' });
  });
});

describe('Visits', () => {
  test('are planned anew within the rules: another day, another time; nobody where she may not go; nothing once it has begun', async () => {
    const one = await programme('replan', { restMonths: 6 });
    const wave = await world.run('quality', WAVE, { id: one.id, idempotencyKey: key(), startsOn: today(), endsOn: today() });
    const [visit] = wave.visits.items;
    const later = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const moved = await world.run('quality', REPLAN, { id: visit.id, expectedVersion: visit.version, plannedOn: later, windowStart: '11:00', reason: '门店盘点' });
    expect(moved).toMatchObject({ plannedOn: later, windowStart: '11:00', fillerId: world.users.shopper });
    expect(await world.run('quality', REPLAN, { id: visit.id, expectedVersion: moved.version, personId: mine.id, reason: '还是她' })).toMatchObject({ fillerId: world.users.shopper });
    const refused = (more: object) => world.refused('quality', REPLAN, { id: visit.id, expectedVersion: moved.version + 1, reason: '换人', ...more });
    expect(await refused({})).toMatchObject({ code: 'VALIDATION' });
    expect(await refused({ plannedOn: '2020-01-01' })).toMatchObject({ code: 'VALIDATION' });
    expect(await refused({ windowStart: '19:00' })).toMatchObject({ code: 'VALIDATION' });
    expect(await refused({ personId: '999999' })).toMatchObject({ code: 'VALIDATION' });
    await world.run('quality', SHOPPER, { id: mine.id, expectedVersion: mine.version, relatedStoreIds: [world.stores[0]] });
    expect(await refused({ personId: mine.id })).toMatchObject({ code: 'VALIDATION', fields: { 'input.personId': { reason: 'VISIT_PERSON' } } });
    await world.run('quality', SHOPPER, { id: mine.id, expectedVersion: mine.version + 1, relatedStoreIds: [] });
    expect(await world.refused('manager', REPLAN, { id: visit.id, expectedVersion: 1, plannedOn: later, reason: '看看' })).toMatchObject({ code: 'FORBIDDEN' });
    const cancelled = await world.run('quality', 'mutation ($input: CancelVisitInput!) { done: cancelAuditVisit(input: $input) { id version state } }', { id: visit.id, expectedVersion: moved.version + 1, reason: '门店停业' });
    expect(cancelled.state).toBe('CANCELLED');
    expect(await world.refused('quality', REPLAN, { id: visit.id, expectedVersion: cancelled.version, plannedOn: later, reason: '再排' })).toMatchObject({ code: 'POLICY' });
  });
});

describe('A programme', () => {
  test('names stores, inspectors and what to ask for that there are, of a length that can be read; else it is refused at the field', async () => {
    const ok = { nameZh: '抽查', nameEn: 'Spot', auditKind: 'UNANNOUNCED', templateId: world.templateId, visitsPerStore: 1, windows: [{ weekdays: [1], from: '10:00', to: '12:00' }] };
    for (const [field, value] of [['storeIds', ['999999']], ['storeIds', [world.stores[0], 'x']], ['inspectorIds', ['999999']], ['inspectorIds', ['x']]] as const) {
      expect((await world.refused('quality', PROGRAMME, { ...ok, key: key(), [field]: value })).fields, `${field} ${value}`).toHaveProperty(`input.${field}`);
    }
    expect((await world.refused('quality', PROGRAMME, { ...ok, key: key(), askFor: ['奶粉', 'x'.repeat(121)] })).fields).toHaveProperty(['input.askFor.1', 'reason'], 'VALUE_TOO_LONG');
    expect((await world.refused('quality', PROGRAMME, { ...ok, key: key(), askFor: [' '] })).fields).toHaveProperty(['input.askFor.0', 'reason'], 'VALUE_REQUIRED');
    expect(await world.run('quality', PROGRAMME, { ...ok, key: key(), storeIds: [...world.stores, world.stores[0]], inspectorIds: [world.employees.inspector], askFor: ['奶粉'] })).toMatchObject({ state: 'DRAFT' });
  });
});

describe('An announced check', () => {
  test('tells the store when it is planned, moved and called off; its plan shows it; one that is not announced tells nobody', async () => {
    const told = async (who: 'manager' | 'other'): Promise<string[]> => (await world.run(who, '{ notifications(filter: { kind: { eq: "quality.visit-announced" } }, sort: [{ field: ID, order: ASC }]) { items { titleZh } } }')).notifications.items.map((one: Any) => one.titleZh);
    const plan = async (name: string, auditKind: string): Promise<Any> => {
      const one = await programme(name, { auditKind, inspectorIds: [world.employees.inspector] });
      return (await world.run('quality', WAVE, { id: one.id, idempotencyKey: key(), startsOn: today(), endsOn: today() })).visits.items[0];
    };
    await plan('quiet', 'UNANNOUNCED');
    expect(await told('manager')).toEqual([]);
    const visit = await plan('told', 'ANNOUNCED');
    expect(visit.announcedStoreId).toBe(world.stores[0]);
    expect(await told('manager')).toEqual([expect.stringMatching(/^要来检查：told，.+ 10:00–18:00$/)]);
    expect((await world.run('manager', '{ auditVisits { items { id plannedOn } } }')).auditVisits.items).toEqual([{ id: visit.id, plannedOn: today() }]);
    const moved = await world.run('quality', REPLAN, { id: visit.id, expectedVersion: visit.version, windowStart: '14:00', reason: '上午盘点' });
    await world.run('quality', 'mutation ($input: CancelVisitInput!) { done: cancelAuditVisit(input: $input) { id } }', { id: visit.id, expectedVersion: moved.version, reason: '停业' });
    expect((await told('manager')).slice(1)).toEqual([expect.stringMatching(/^检查改期：told，.+ 14:00–18:00$/), expect.stringMatching(/^检查取消：told，/)]);
    expect(await told('other')).toEqual([]);
  });
});

describe('Pay', () => {
  test('an accepted visit is paid once, whoever asks how often and how many at once; without proof only for a reason', async () => {
    const one = await programme('paid', { feeAmount: '88.50' });
    const { visit, audit } = await visited(one.id);
    const unpaid = async (input: object): Promise<Any> => (await world.run('quality', PAY, { idempotencyKey: key(), visitIds: [visit.id], ...input })).unpaid;
    expect(await unpaid({})).toEqual([{ visitId: visit.id, why: 'NOT_REVIEWED' }]);
    await world.run('quality', REVIEW, { id: audit.id, expectedVersion: audit.version, decision: 'PUBLISH' });
    expect(await unpaid({})).toEqual([{ visitId: visit.id, why: 'NO_PROOF' }]);
    expect(await world.refused('supervisor', PAY, { idempotencyKey: key() })).toMatchObject({ code: 'FORBIDDEN' });
    const all = await Promise.all(Array.from({ length: 6 }, () => world.run('quality', PAY, { idempotencyKey: key(), visitIds: [visit.id], waiver: '小票已寄回' })));
    expect(all.reduce((sum, each) => sum + each.paidCount, 0)).toBe(1);
    expect(all.filter((each) => each.paidCount === 1)[0]).toMatchObject({ paidAmount: '88.50', unpaid: [] });
    const { rows } = await world.http.db.write.query("select t.amount::text, a.key, e.amount::text side from ledger_transactions t join ledger_entries e on e.transaction_id = t.id join ledger_accounts a on a.id = e.account_id where t.key = $1 order by a.key", [`shopper-visit:${visit.id}`]);
    expect(rows).toEqual([{ amount: '88.50', key: 'shopper-fees', side: '88.50' }, { amount: '88.50', key: 'shoppers-payable', side: '-88.50' }]);
    const own = await world.run('shopper', '{ shopperPayments { items { amount visitId waiver } } }');
    expect(own.shopperPayments.items).toEqual([{ amount: '88.50', visitId: visit.id, waiver: '小票已寄回' }]);
    const free = await programme('free', {});
    const second = await visited(free.id);
    await world.run('quality', REVIEW, { id: second.audit.id, expectedVersion: second.audit.version, decision: 'PUBLISH' });
    expect(await unpaid({ visitIds: [second.visit.id], waiver: '有单' })).toEqual([{ visitId: second.visit.id, why: 'NO_FEE' }]);
    expect((await world.run('quality', PAY, { idempotencyKey: key() })).paidCount).toBe(0);
    const { shopperReliability } = await world.run('quality', '{ shopperReliability { alias visitCount score explanation } }');
    expect(shopperReliability.find((each: Any) => each.alias === '神秘顾客甲')).toMatchObject({ visitCount: 2, score: null });
  });
});

describe('A void audit', () => {
  test('B-16: withdraws the findings that nobody acts on, and marks those that somebody does', async () => {
    const draft = await world.run('inspector', START, { idempotencyKey: key(), templateId: world.templateId, storeId: world.stores[0] });
    const sent = await world.run('inspector', SUBMIT, { id: draft.id, idempotencyKey: key(), answers: { ...GOOD, clean: { value: false, note: '有灰' }, minutes: { value: '9' }, why: { value: '只开一个窗口' } } });
    const shown = await world.run('supervisor', REVIEW, { id: sent.id, expectedVersion: sent.version, decision: 'PUBLISH' });
    const list = async (): Promise<Any[]> => (await world.run('quality', `{ findings(filter: { source: { eq: AUDIT }, sourceKey: { eq: "${draft.id}" } }, sort: [{ field: ID, order: ASC }]) { items { id version state reason questionKey closedAt } } }`)).findings.items;
    const before = await list();
    expect(before.map((one) => one.state)).toEqual(['OPEN', 'OPEN']);
    await world.run('manager', 'mutation ($input: OpenCorrectiveActionInput!) { done: openCorrectiveAction(input: $input) { id } }', { findingId: before[1]?.id, idempotencyKey: key(), whatZh: '加开窗口', causeTag: 'METHOD', ownerId: world.employees.manager });
    await world.run('manager', DISPUTE, { id: draft.id, expectedVersion: shown.version, idempotencyKey: key(), reason: '那天停电' });
    const { audit } = await world.run('quality', 'query ($id: ID!) { audit(id: $id) { disputes { id version } } }', undefined, { id: draft.id });
    await world.run('quality', DECIDE, { id: audit.disputes[0].id, expectedVersion: audit.disputes[0].version, outcome: 'REVISIT', decision: '停电属实，重新到访' });
    const after = await list();
    expect(after[0]).toMatchObject({ state: 'DISMISSED', reason: expect.stringContaining('停电属实'), closedAt: expect.any(String) });
    expect(after[1]).toMatchObject({ state: 'ACTING', reason: expect.stringContaining('停电属实'), closedAt: null });
  });
});
