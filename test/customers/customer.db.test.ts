// Writing customers through the services: rights and stores, keys, consents, merge and back, erasure, tiers with evidence, habits, analyses by reach.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConsentChannel, CustomFieldKind, Tier } from '../../schema/customers/customer.ts';
import { SegmentKind } from '../../schema/customers/segment.ts';
import { TagKind } from '../../schema/customers/tag.ts';
import { RfmMethod } from '../../schema/customers/value.ts';
import { AppError } from '../../server/core/errors.ts';
import { transact } from '../../server/core/transact.ts';
import { salesSummary, topCustomers } from '../../server/customers/analytics.service.ts';
import { createCustomer, eraseCustomer, saveCustomField, setConsent, updateCustomer } from '../../server/customers/customer.service.ts';
import { mergeCustomers, unmergeCustomer } from '../../server/customers/merge.service.ts';
import { customerPatterns } from '../../server/customers/patterns.service.ts';
import { recordPurchases, type StagedLine } from '../../server/customers/purchase.service.ts';
import { recordPurchase } from '../../server/customers/record-purchase.service.ts';
import { computeRfm, explainRfm, rfmCompare, rfmGrid, saveRfmModel } from '../../server/customers/rfm.service.ts';
import { assignAllTiers, explainTier, saveTierRule } from '../../server/customers/tier.service.ts';
import { rollBehaviour } from '../../server/customers/behaviour.service.ts';
import { computeSegment } from '../../server/customers/segment.membership.ts';
import { computeAllSegments } from '../../server/customers/segment-run.service.ts';
import { saveSegment } from '../../server/customers/segment.service.ts';
import { saveTag } from '../../server/customers/tag.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => { world = await makeWorld('2026-02-13T09:30:00Z'); await installJobs(world.url); });
afterAll(async () => { await world?.end(); });

const ask = async <T extends object>(text: string, params: unknown[] = []) => (await world.db.write.query<T>(text, params)).rows;
const reasonOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: unknown) => {
  if (!(error instanceof AppError)) throw error;
  return [error.code, error.details.fields ? error.details.fields : error.reason];
});
const row = async (id: string) => (await ask<Record<string, unknown> & { version: number }>('select * from customers where id = $1', [id]))[0] as Record<string, unknown> & { version: number };
const line = (over: Partial<StagedLine>): StagedLine => ({ rowNo: 1, storeId: world.stores[0], receiptNo: '1', sku: 'TEA', quantity: '1', soldAt: '2026-02-10T04:00:00Z', unitPrice: '10', customerKey: 'M1', ...over });
const record = (...lines: StagedLine[]) => transact(world.ctx, (tx) => recordPurchases(tx, lines.map((one, rowNo) => ({ ...one, rowNo }))));

describe('one customer', () => {
  test('is made with name sounds, E.164 phone and keys, and leaves an event without bare personal values', async () => {
    const id = await createCustomer(world.ctx, { name: '王芳', phone: '138 0000 0001', memberNo: 'K1', email: 'WF@mail.cn', storeId: world.stores[0] });
    expect(await row(id)).toMatchObject({ name: '王芳', name_pinyin: 'wangfang', name_initials: 'wf', phone: '+8613800000001', email: 'wf@mail.cn', tier: Tier.REGULAR });
    expect(await ask('select kind, value from customer_keys where customer_id = $1 order by kind', [id])).toEqual([
      { kind: 'EMAIL', value: 'wf@mail.cn' }, { kind: 'MEMBER', value: 'K1' }, { kind: 'PHONE', value: '+8613800000001' }]);
    const events = await ask<{ kind: string; text: string }>(`select kind, coalesce(before::text, '') || coalesce(after::text, '') as text from events where customer_id = $1 or (resource = 'Customer' and resource_id = $1::text)`, [id]);
    expect(events.length).toBeGreaterThan(0);
    expect(events.some((event) => event.text.includes('13800000001'))).toBe(false);
  });

  test('is changed under expectedVersion; a lost race is a conflict, a taken member number is said', async () => {
    const id = await createCustomer(world.ctx, { name: '李雷', memberNo: 'K2', storeId: world.stores[0] });
    const { version } = await row(id);
    await updateCustomer(world.ctx, { id, expectedVersion: version, name: '李蕾', memberNo: 'K2b' });
    expect(await row(id)).toMatchObject({ name: '李蕾', name_pinyin: 'lilei', member_no: 'K2b', version: version + 1 });
    expect(await reasonOf(updateCustomer(world.ctx, { id, expectedVersion: version, name: '旧' }))).toEqual(['CONFLICT', 'ROW_CHANGED']);
    expect(await reasonOf(updateCustomer(world.ctx, { id, expectedVersion: version + 1, memberNo: 'K1' }))).toEqual(['VALIDATION', { 'input.memberNo': 'MEMBER_TAKEN' }]);
    expect(await reasonOf(updateCustomer(world.ctx, { id, expectedVersion: version + 1, phone: '138****0001' }))).toEqual(['VALIDATION', { 'input.phone': 'PHONE_INVALID' }]);
    expect(await row(id)).toMatchObject({ member_no: 'K2b', version: version + 1 });
  });

  test('belongs to the stores that the writer reaches: others neither see nor write nor move her', async () => {
    const id = await createCustomer(world.ctx, { name: '韩梅', storeId: world.stores[1] });
    const { version } = await row(id);
    const own = world.as(['customers:read', 'customers:write'], [world.stores[0]]);
    expect(await reasonOf(updateCustomer(own, { id, expectedVersion: version, name: 'x' }))).toEqual(['NOT_FOUND', 'ROW_NOT_FOUND']);
    expect(await reasonOf(createCustomer(own, { name: 'x', storeId: world.stores[1] }))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
    expect(await reasonOf(createCustomer(own, { name: 'x' }))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
    const mine = await createCustomer(own, { name: '本店', storeId: world.stores[0] });
    expect(await reasonOf(updateCustomer(own, { id: mine, expectedVersion: 1, storeId: world.stores[1] }))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
    expect(await reasonOf(updateCustomer(world.as(['customers:read'], [world.stores[1]]), { id, expectedVersion: version, name: 'x' }))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
  });

  test('says by channel whether she may be contacted, and the latest word counts', async () => {
    const id = await createCustomer(world.ctx, { name: '同意', storeId: world.stores[0] });
    await setConsent(world.ctx, { customerId: id, channel: ConsentChannel.SMS, isGiven: true, source: 'till', givenAt: '2026-01-01T00:00:00.000Z' });
    await setConsent(world.ctx, { customerId: id, channel: ConsentChannel.SMS, isGiven: false, source: 'call' });
    expect(await ask('select is_given, source from consents where customer_id = $1 order by given_at', [id])).toEqual([{ is_given: true, source: 'till' }, { is_given: false, source: 'call' }]);
    expect(await reasonOf(setConsent(world.ctx, { customerId: id, channel: ConsentChannel.SMS, isGiven: true, source: 'x', givenAt: '2026-02-14T00:00:00.000Z' }))).toEqual(['VALIDATION', { 'input.givenAt': 'VALUE_NOT_ALLOWED' }]);
  });

  test('holds typed fields of the chain’s own', async () => {
    await saveCustomField(world.ctx, { key: 'pets', labelZh: '宠物', labelEn: 'Pets', fieldKind: CustomFieldKind.NUMBER });
    const id = await createCustomer(world.ctx, { name: '宠物', storeId: world.stores[0], custom: { pets: 2 } });
    expect(await row(id)).toMatchObject({ custom: { pets: 2 } });
    expect(await reasonOf(updateCustomer(world.ctx, { id, expectedVersion: 1, custom: { pets: 'two', cars: 1 } }))).toEqual(['VALIDATION', { 'input.custom.pets': 'CUSTOM_INVALID', 'input.custom.cars': 'CUSTOM_UNKNOWN' }]);
  });
});

describe('B-04 and C-34: what she bought', () => {
  test('a receipt makes the member, her behaviour and her tier at once; the same receipt changes nothing', async () => {
    const input = { storeId: world.stores[0], receiptNo: 'T1', purchasedAt: '2026-02-12T04:00:00.000Z', memberNo: 'NEW1', lines: [{ sku: 'BIG', quantity: '2', unitPrice: '100.5', category: 'FRESH' }] };
    const key = await recordPurchase(world.ctx, input);
    expect(await recordPurchase(world.ctx, input)).toEqual(key);
    expect(await row(key.owner)).toMatchObject({ member_no: 'NEW1', tier: Tier.NEW });
    expect(await ask('select visits, spend30 from customer_behaviour where customer_id = $1', [key.owner])).toEqual([{ visits: 1, spend30: '201.0000' }]);
    expect(await reasonOf(recordPurchase(world.as(['customers:import'], [world.stores[0]]), { ...input, storeId: world.stores[1] }))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
  });

  test('A-25: three visits a week with a basket over 200 are frequent, not high value: the levels live side by side', async () => {
    const visit = (n: number, member: string, price: string) => line({ receiptNo: `${member}-${n}`, rowNo: n, customerKey: member, unitPrice: price, soldAt: new Date(Date.parse('2026-02-13T04:00:00Z') - n * 2 * 86_400_000).toISOString() });
    await record(...Array.from({ length: 39 }, (_, n) => visit(n, 'OFTEN1', '200.01')), ...Array.from({ length: 39 }, (_, n) => visit(n, 'OFTEN2', '200.00')), ...Array.from({ length: 38 }, (_, n) => visit(n, 'OFTEN3', '900.00')));
    expect(await ask("select member_no, tier from customers where member_no like 'OFTEN%' order by 1")).toEqual([
      { member_no: 'OFTEN1', tier: Tier.SILVER }, { member_no: 'OFTEN2', tier: Tier.REGULAR }, { member_no: 'OFTEN3', tier: Tier.REGULAR }]);
  });

  test('A-35: over 50,000 in a year is gold, with the figures that decided; grace keeps it, and it falls after', async () => {
    await record(line({ receiptNo: 'G1', customerKey: 'GOLD1', unitPrice: '50000', soldAt: '2025-03-01T04:00:00Z' }));
    const [{ id } = { id: '' }] = await ask<{ id: string }>(`select id::text from customers where member_no = 'GOLD1'`);
    expect((await row(id)).tier).toBe(Tier.REGULAR);
    await record(line({ receiptNo: 'G2', customerKey: 'GOLD1', unitPrice: '0.01', soldAt: '2025-03-01T05:00:00Z' }));
    expect((await row(id)).tier).toBe(Tier.GOLD);
    const [period] = await ask<{ evidence: Record<string, unknown>; grace_until: string | null }>('select evidence, grace_until from tier_periods where customer_id = $1 and ended_on is null', [id]);
    expect(period?.evidence).toMatchObject({ spend365: '50000.01', met: [Tier.GOLD] });
    const why = await explainTier(world.ctx, id);
    expect(why).toMatchObject({ value: Tier.GOLD, text: { en: 'High value' } });
    expect(JSON.stringify(why)).toContain('50,000');
    const day = async (iso: string) => { world.clock.set(iso); await rollBehaviour(world.ctx); await assignAllTiers(world.ctx); return (await row(id)).tier; };
    expect(await day('2026-03-01T04:00:00Z')).toBe(Tier.GOLD);
    expect((await ask<{ until: string }>(`select grace_until::text until from tier_periods where customer_id = $1 and ended_on is null`, [id]))[0]?.until).toBe('2026-05-30');
    expect(await day('2026-05-30T04:00:00Z')).toBe(Tier.GOLD);
    expect(await day('2026-05-31T04:00:00Z')).toBe(Tier.REGULAR);
    expect(await ask('select tier, ended_on::text ended from tier_periods where customer_id = $1 order by id', [id])).toEqual([{ tier: 'REGULAR', ended: '2026-02-13' }, { tier: 'GOLD', ended: '2026-05-31' }, { tier: 'REGULAR', ended: null }]);
    expect(await ask(`select after ->> 'tier' tier from events where customer_id = $1 and kind = 'customer.tier-changed' order by id`, [id])).toEqual([{ tier: 'GOLD' }, { tier: 'REGULAR' }]);
    world.clock.set('2026-02-13T09:30:00Z');
  });

  test('tier rules are versions: a faulty one is refused, a new one judges everybody', async () => {
    expect(await reasonOf(saveTierRule(world.ctx, { levels: [{ tier: 'GOLD', entry: { field: 'no-such', op: 'over', value: 1 }, graceDays: 0, labelZh: '高', labelEn: 'High' }] }))).toMatchObject(['VALIDATION', {}]);
    // A level for everybody, one that leads back to tiers, and one that names a store that is not there.
    for (const [entry, reason] of [[{ all: [] }, 'TIER_EMPTY'], [{ not: { field: 'tier', op: 'equals', value: 'NEW' } }, 'TIER_FIELDS'], [{ field: 'segments', op: 'in', value: ['1'] }, 'TIER_FIELDS'],
      [{ all: [{ field: 'store', op: 'in', value: ['987654'] }] }, 'REFERENCE_UNKNOWN']] as const) {
      await expect(saveTierRule(world.ctx, { levels: [{ tier: 'GOLD', entry, graceDays: 0, labelZh: '高', labelEn: 'High' }] }), reason).rejects.toMatchObject({ code: 'VALIDATION', details: { fields: expect.objectContaining({ [reason === 'REFERENCE_UNKNOWN' ? 'input.rule' : 'input.levels']: reason }) } });
    }
    await saveTierRule(world.ctx, { levels: [{ tier: 'SILVER', entry: { field: 'visits', op: 'atLeast', value: 1 }, graceDays: 0, labelZh: '来过', labelEn: 'Came' }] });
    await assignAllTiers(world.ctx);
    expect(await ask(`select tier from customers where member_no = 'NEW1'`)).toEqual([{ tier: 'SILVER' }]);
  });

  test('A-26 and A-27: favourite categories and hours by the store’s clock, with the receipts behind them', async () => {
    await record(
      line({ receiptNo: 'P1', customerKey: 'HABIT', sku: 'FISH', category: 'FRESH', unitPrice: '30', soldAt: '2026-02-09T04:10:00Z' }),
      line({ receiptNo: 'P2', customerKey: 'HABIT', sku: 'FISH', category: 'FRESH', unitPrice: '45', soldAt: '2026-02-07T02:00:00Z' }),
      line({ receiptNo: 'P2', customerKey: 'HABIT', sku: 'SOAP', category: 'HOUSE', unitPrice: '25', soldAt: '2026-02-07T02:00:00Z' }));
    const [{ id } = { id: '' }] = await ask<{ id: string }>(`select id::text from customers where member_no = 'HABIT'`);
    const habits = await customerPatterns(world.ctx, id, 30);
    expect(habits?.categories.map(({ nameZh, amount, share, count }) => ({ nameZh, amount, share, count }))).toEqual([{ nameZh: 'FRESH', amount: '75', share: '0.75', count: 2 }, { nameZh: 'HOUSE', amount: '25', share: '0.25', count: 1 }]);
    expect(habits?.hours).toEqual([{ weekday: 1, band: 'NOON', visits: 1 }, { weekday: 6, band: 'MORNING', visits: 1 }]);
    expect(habits?.monthly).toEqual([{ month: '2026-02', amount: '100', visits: 2 }]);
    expect(habits?.rows).toEqual({ customerId: { eq: id }, saleLineCount: { gt: 0 }, businessOn: { gte: '2026-01-15' } });
    expect(await customerPatterns(world.as(['customers:read', 'customers:read-orders'], [world.stores[1]]), id)).toBeNull();
  });
});

describe('two records of one person', () => {
  test('merge: purchases, keys and figures go to the one that stays; taken back, all return', async () => {
    await record(line({ receiptNo: 'D1', customerKey: 'DUP1', unitPrice: '10' }), line({ receiptNo: 'D2', customerKey: 'DUP2', unitPrice: '5' }), line({ receiptNo: 'D3', customerKey: 'DUP2', unitPrice: '-7' }));
    const [a, b] = (await ask<{ id: string }>(`select id::text from customers where member_no in ('DUP1', 'DUP2') order by member_no`)).map((one) => one.id) as [string, string];
    await updateCustomer(world.ctx, { id: b, expectedVersion: (await row(b)).version, phone: '13800000002', name: '杜二' });
    const figures = () => ask(`select c.member_no, b.visits, b.spend from customer_behaviour b join customers c on c.id = b.customer_id where c.id in ($1, $2) order by 1`, [a, b]);
    const before = await figures();
    expect(await reasonOf(mergeCustomers(world.as(['customers:read', 'customers:merge'], [world.stores[1]]), { id: a, mergedId: b, expectedVersion: 1 }))).toEqual(['NOT_FOUND', 'ROW_NOT_FOUND']);
    expect(await mergeCustomers(world.ctx, { id: a, mergedId: b, expectedVersion: (await row(a)).version, take: ['name'] })).toBe(a);
    expect(await row(a)).toMatchObject({ name: '杜二', name_pinyin: 'duer', phone: '+8613800000002', member_no: 'DUP1' });
    expect(await row(b)).toMatchObject({ merged_into_id: a, name: '杜二' });
    expect(await figures()).toEqual([{ member_no: 'DUP1', visits: 2, spend: '15.0000' }]);
    // The old member number now leads to the one that stays.
    await record(line({ receiptNo: 'D4', customerKey: 'DUP2', unitPrice: '1' }));
    expect((await ask<{ customer_id: string }>(`select customer_id::text from receipt_directory where receipt_no = 'D4'`))[0]?.customer_id).toBe(a);
    expect(await reasonOf(updateCustomer(world.ctx, { id: b, expectedVersion: (await row(b)).version, name: 'x' }))).toEqual(['POLICY', 'CUSTOMER_MERGED']);
    expect(await unmergeCustomer(world.ctx, b)).toBe(b);
    expect(await row(a)).toMatchObject({ name: 'DUP1', phone: null });
    expect(await figures()).toEqual([{ ...before[0], visits: 2, spend: '11.0000' }, before[1]]);
    expect(await ask('select kind, value from customer_keys where customer_id = $1 order by kind', [b])).toEqual([{ kind: 'MEMBER', value: 'DUP2' }, { kind: 'PHONE', value: '+8613800000002' }]);
    expect(await reasonOf(unmergeCustomer(world.ctx, b))).toEqual(['NOT_FOUND', 'MERGE_NONE']);
  });

  test('erasure leaves purchases and nothing that says whose, in the log neither', async () => {
    const id = await createCustomer(world.ctx, { name: '赵敏敏', phone: '13800000009', memberNo: 'ERASE1', email: 'zmm@mail.cn', storeId: world.stores[0] });
    await record(line({ receiptNo: 'E9', customerKey: 'ERASE1' }));
    expect(await reasonOf(eraseCustomer(world.as(['customers:read']), id, 'asked in writing'))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
    expect(await reasonOf(eraseCustomer(world.ctx, id, ''))).toEqual(['VALIDATION', { reason: 'VALUE_REQUIRED' }]);
    expect(await reasonOf(eraseCustomer(world.ctx, id, 'x'.repeat(501)))).toEqual(['VALIDATION', { reason: 'VALUE_TOO_LONG' }]);
    expect(await reasonOf(eraseCustomer(world.ctx, id, 'asked \u0007 for'))).toEqual(['VALIDATION', { reason: 'VALUE_NOT_ALLOWED' }]);
    await eraseCustomer(world.ctx, id, 'asked in writing');
    expect(await row(id)).toMatchObject({ name: '已注销', phone: null, email: null, member_no: null });
    expect(await ask('select 1 from customer_keys where customer_id = $1', [id])).toEqual([]);
    expect(await ask('select 1 from purchases where customer_id = $1', [id])).toHaveLength(1);
    const [left] = await ask<{ n: number }>(
      `select (select count(*) from events e where e::text ~ '赵敏敏|13800000009|zmm@mail|ERASE1')::int + (select count(*) from event_private p where p::text ~ '赵敏敏|13800000009|zmm@mail|ERASE1')::int n`);
    expect(left?.n).toBe(0);
    expect(await ask(`select reason from events where kind = 'customer.erased' and customer_id = $1`, [id])).toEqual([{ reason: 'asked in writing' }]);
  });
});

describe('analyses and RFM by reach', () => {
  test('a store’s manager analyses the purchases of her store’s customers, as the list of purchases shows them', async () => {
    await record(line({ receiptNo: 'Z1', storeId: world.stores[1], customerKey: 'BEE', unitPrice: '77' }), line({ receiptNo: 'Z2', storeId: world.stores[1], customerKey: 'NEW1', unitPrice: '11' }));
    const b = world.as(['customers:analyse', 'customers:read', 'customers:read-orders'], [world.stores[1]]);
    expect(await salesSummary(b)).toMatchObject({ receipts: 1, customers: 1, value: '77' });
    expect(await salesSummary(b, { storeIds: [world.stores[0]] })).toMatchObject({ receipts: 0, value: '0' });
    expect((await topCustomers(b)).map((one) => one.memberNo)).toEqual(['BEE']);
    expect(await reasonOf(salesSummary(world.as(['customers:read'])))).toEqual(['FORBIDDEN', 'RIGHT_MISSING']);
  });

  test('a model’s versions stay as they were; fixed cut-offs score, the grid counts by reach, and a score opens its purchases', async () => {
    const base = { key: 'store', nameZh: '门店', nameEn: 'Store', method: RfmMethod.FIXED, windowDays: 0 };
    expect(await reasonOf(saveRfmModel(world.ctx, { ...base, cuts: { recency: [3, 2, 1, 0], frequency: [1, 2, 3, 4], money: [1, 2, 3, 4] } }))).toEqual(['VALIDATION', { 'input.cuts': 'RFM_CUTS' }]);
    const cuts = { recency: [10, 20, 30, 40], frequency: [1, 2, 3, 4], money: ['10', '50', '100', '1000'] };
    const first = await saveRfmModel(world.ctx, { ...base, cuts });
    const second = await saveRfmModel(world.ctx, { ...base, method: RfmMethod.QUANTILE });
    expect(await ask('select number, superseded_at is not null superseded from rfm_models where key = $1 order by number', ['store'])).toEqual([{ number: 1, superseded: true }, { number: 2, superseded: false }]);
    const { customers } = await computeRfm(world.ctx, first);
    expect((await computeRfm(world.ctx, first)).customers).toBe(customers);
    await computeRfm(world.ctx, second);
    const [{ id, code } = { id: '', code: '' }] = await ask<{ id: string; code: string }>(`select c.id::text, s.code from rfm_scores s join customers c on c.id = s.customer_id where s.model_id = $1 and c.member_no = 'BEE'`, [first]);
    expect(code).toBe('513');
    expect((await rfmGrid(world.ctx, first)).customers).toBe(customers);
    expect((await rfmGrid(world.as(['customers:analyse'], [world.stores[1]]), first)).customers).toBe(1);
    expect(await explainRfm(world.ctx, first, id)).toMatchObject({ value: 'new', rule: { key: 'rfm.store', version: 1 }, rows: { resource: 'purchases', count: 1, filter: { customerId: { eq: id } } } });
    const moves = await rfmCompare(world.ctx, first, second);
    expect(moves.reduce((sum, move) => sum + move.customers, 0)).toBe(customers);
    expect(await reasonOf(rfmGrid(world.ctx, 'x'))).toEqual(['NOT_FOUND', 'ROW_NOT_FOUND']);
  });

  test('new scores move the segments and tags that speak of them, by whatever way, and who is in the others stays: as if all were computed anew', async () => {
    const model = await saveRfmModel(world.ctx, { key: 'moves', nameZh: '移动', nameEn: 'Moves', method: RfmMethod.QUANTILE, windowDays: 0 });
    const scored = { field: 'rfm.r', op: 'atLeast', value: '1', params: { model } };
    const segment = (key: string, rule: object) => saveSegment(world.ctx, { key, nameZh: key, nameEn: key, segmentKind: SegmentKind.RULE, rule } as never);
    const tag = await saveTag(world.ctx, { nameZh: '有分', nameEn: 'Scored', groupZh: '组', groupEn: 'Group', tagKind: TagKind.RULE, rule: scored } as never);
    const own = await segment('by-score', scored);
    const ids = [own, await segment('by-segment', { field: 'segments', op: 'in', value: [own] }), await segment('by-tag', { field: 'tags', op: 'hasAny', value: [tag] }),
      await segment('by-spend', { field: 'spend', op: 'over', value: '1' })];
    await computeAllSegments(world.ctx, 'first');
    const members = () => ask<{ id: string; n: number }>('select segment_id::text id, count(*)::int n from segment_memberships where left_at is null group by 1 order by 1');
    const before = await members();
    expect(before.map((one) => one.id)).toEqual(ids.slice(3));
    const { customers } = await computeRfm(world.ctx, model);
    const after = await members();
    expect(after).toEqual([...ids.slice(0, 3).map((id) => ({ id, n: customers })), ...before]);
    for (const id of ids) expect(await computeSegment(world.ctx, id)).toMatchObject({ joined: 0, left: 0 });
  });
});
