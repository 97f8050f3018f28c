// What is bought together and when, over HTTP: each number opens to the receipts it counts, and nobody counts beyond their stores.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../../server/core/transact.ts';
import { bandOf, bandSql } from '../../server/customers/band.rules.ts';
import { recordPurchases, type StagedLine } from '../../server/customers/purchase.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { httpWorld } from '../http/http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers in many shapes
type Any = any;
let http: Awaited<ReturnType<typeof httpWorld>>;
const tokens: Record<string, string> = {};
const ask = async (token: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await http.gql(query, { token, variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors.map((e) => [e.message, e.extensions])));
  return answer.data;
};
const opened = async (token: string, filter: unknown): Promise<number> =>
  (await ask(token, 'query ($filter: PurchaseFilter) { purchases(filter: $filter) { total } }', { filter })).purchases.total;

// 2026-01-05 is a Monday. Hours are Shanghai's: UTC and eight.
const at = (day: number, hour: number): string => `2026-01-${String(day).padStart(2, '0')}T${String(hour - 8).padStart(2, '0')}:15:00Z`;
let rowNo = 0;
const receipt = (no: string, soldAt: string, goods: [sku: string, category: string][], over: Partial<StagedLine> = {}): StagedLine[] => goods.map(([sku, category]) => ({
  rowNo: rowNo += 1, storeId: http.world.stores[0] as string, receiptNo: no, sku, description: sku, quantity: '1', soldAt, unitPrice: '10', customerKey: 'M1', category, ...over,
}));

beforeAll(async () => {
  http = await httpWorld();
  const [first, second] = http.world.stores as [string, string];
  for (const [name, storeId] of [['crm', undefined], ['manager', first], ['agent', first]] as const) {
    await http.world.addUser(name, [{ role: name, ...(storeId ? { scope: 'STORE' as const, storeId } : { scope: 'ALL' as const }) }]);
    tokens[name] = (await http.world.signInAs(name)).token;
  }
  const other = { storeId: second, customerKey: 'M2' };
  const lines = [
    // Weekday noons: ready meals. Weekends: baby food with children's goods, and much of it.
    ...[5, 6, 7, 8].flatMap((day) => receipt(`noon${day}`, at(day, 12), [['RICEBOX', 'READY']])),
    ...[10, 11].flatMap((day) => receipt(`family${day}`, at(day, 15), [['FORMULA', 'BABYFOOD'], ['DIAPER', 'CHILD'], ['TOY', 'CHILD']], { quantity: '10' })),
    ...receipt('family17', at(17, 15), [['CEREAL', 'BABYFOOD'], ['TOY', 'CHILD'], ['RICEBOX', 'READY']]),
    ...receipt('alone', at(9, 18), [['TOY', 'CHILD']]),
    ...receipt('posted', at(9, 19), [['FORMULA', 'BABYFOOD'], ['POST', 'CHILD']]),
    ...receipt('back', at(12, 12), [['TOY', 'CHILD']], { quantity: '-1' }),
    ...receipt('nameless', at(13, 12), [['RICEBOX', 'READY']], { customerKey: null }),
    ...[6, 7].flatMap((day) => receipt(`other${day}`, at(day, 22), [['LAMP', 'HOME']], other)),
  ];
  await transact(systemContext(http.db), (tx) => recordPurchases(tx, lines));
});
afterAll(async () => { await http?.end(); });

const PAIRS = 'query ($input: BasketInput!) { basketPairs(input: $input) { baskets minCount frequentItems frequentPairs ruleCount rows rules { if ifName then thenName count support confidence lift rows } } }';
const BANDS = `query ($filter: SalesFilter, $by: BandGrouping) { timeBands(filter: $filter, by: $by) { id nameEn receipts value rows slots { weekday band receipts customers value share rows }
  moments { dayKind band receipts customers value share meanBasket meanLines rows categories { code nameEn receipts value share lift rows } } } }`;

describe('A-26: pairs', () => {
  test('A-26 by category: baby food leads to children’s goods, charges lead nowhere, and every count opens its receipts', async () => {
    const { basketPairs: own } = await ask(tokens.crm as string, PAIRS, { input: { minSupport: '0.1', unit: 'CATEGORY' } });
    // Eleven receipts with a sale: four noons, three families, one toy alone, one formula sent by post, two of the other store.
    expect(own).toMatchObject({ baskets: 11, minCount: 2, frequentItems: 4, frequentPairs: 1, ruleCount: 2 });
    const [rule] = own.rules.filter((one: Any) => one.if === 'BABYFOOD');
    // Baby food is on four, children's goods on four, both on three: 3/11, 3/4, 3·11/(4·4).
    expect(rule).toMatchObject({ then: 'CHILD', count: 3, support: '0.272727', confidence: '0.75', lift: '2.0625' });
    expect(await opened(tokens.crm as string, rule.rows)).toBe(3);
    expect(await opened(tokens.crm as string, own.rows)).toBe(own.baskets);
  });

  test('A-26 by product: the same baskets by their articles; the pair opens', async () => {
    const { basketPairs: own } = await ask(tokens.crm as string, PAIRS, { input: { minSupport: '0.1', minConfidence: '0.9' } });
    expect(own.rules.map((one: Any) => [one.if, one.then, one.count, one.confidence])).toContainEqual(['DIAPER', 'TOY', 2, '1']);
    for (const rule of own.rules) expect(await opened(tokens.crm as string, rule.rows)).toBe(rule.count);
  });

  test('A-26: a store’s manager counts her store alone, and rows she opens are the same', async () => {
    const token = tokens.manager as string;
    const { basketPairs: own } = await ask(token, PAIRS, { input: { minSupport: '0.1', unit: 'CATEGORY' } });
    expect(own.baskets).toBe(9);
    expect(await opened(token, own.rows)).toBe(9);
    for (const rule of own.rules) expect(await opened(token, rule.rows)).toBe(rule.count);
  });
});

describe('A-27: times', () => {
  test('A-27: on weekday noons ready meals, at weekends family bulk: shares, baskets, what is typical, all opened', async () => {
    const token = tokens.crm as string;
    const { timeBands: [all, ...none] } = await ask(token, BANDS);
    expect(none).toEqual([]);
    expect(all).toMatchObject({ id: null, receipts: 11 });
    const noon = all.moments.find((one: Any) => one.dayKind === 'WORKDAY' && one.band === 'NOON');
    expect(noon).toMatchObject({ receipts: 4, customers: 1, value: '40', meanBasket: '10', meanLines: '1', share: '0.363636' });
    // On all four of them, and on five of all eleven: 1 ÷ (5/11).
    expect(noon.categories).toMatchObject([{ code: 'READY', receipts: 4, share: '1', lift: '2.2' }]);
    const family = all.moments.find((one: Any) => one.dayKind === 'WEEKEND' && one.band === 'AFTERNOON');
    expect(family).toMatchObject({ receipts: 3, value: '630', meanBasket: '210', meanLines: '3' });
    expect(family.categories.map((one: Any) => one.code).slice(0, 2).sort()).toEqual(['BABYFOOD', 'CHILD']);
    expect(all.moments.reduce((sum: number, one: Any) => sum + one.receipts, 0)).toBe(11);
    expect(all.slots.reduce((sum: number, one: Any) => sum + one.receipts, 0)).toBe(11);
    expect(await opened(token, all.rows)).toBe(11);
    for (const one of [...all.slots, ...all.moments, ...all.moments.flatMap((moment: Any) => moment.categories)]) expect(await opened(token, one.rows)).toBe(one.receipts);
  });

  test('A-27 by store and by region: a group each, within the rights of whoever asks', async () => {
    const crm = (await ask(tokens.crm as string, BANDS, { by: 'STORE' })).timeBands;
    expect(crm.map((one: Any) => [one.id, one.receipts])).toEqual([[http.world.stores[0], 9], [http.world.stores[1], 2]]);
    for (const group of crm) for (const one of [group, ...group.slots, ...group.moments]) expect(await opened(tokens.crm as string, one.rows)).toBe(one.receipts);
    const regions = (await ask(tokens.crm as string, BANDS, { by: 'REGION' })).timeBands;
    expect(regions.reduce((sum: number, one: Any) => sum + one.receipts, 0)).toBe(11);
    for (const group of regions) expect(await opened(tokens.crm as string, group.rows)).toBe(group.receipts);
    const narrowed = (await ask(tokens.crm as string, BANDS, { filter: { regionIds: [regions[0].id] } })).timeBands;
    expect(narrowed[0].receipts).toBe(regions[0].receipts);
    expect(await opened(tokens.crm as string, narrowed[0].rows)).toBe(regions[0].receipts);
    const manager = (await ask(tokens.manager as string, BANDS, { by: 'STORE' })).timeBands;
    expect(manager.map((one: Any) => [one.id, one.receipts])).toEqual([[http.world.stores[0], 9]]);
    expect((await ask(tokens.manager as string, BANDS, { by: 'STORE', filter: { storeIds: [http.world.stores[1]] } })).timeBands).toEqual([]);
    expect((await http.gql(BANDS, { token: tokens.agent as string })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('A-36: who has not bought for so long is opened as counted, also when one store alone is asked about', async () => {
    const token = tokens.crm as string;
    const IDLE = 'query ($filter: SalesFilter) { inactivity(asOf: "2026-01-20", days: [0, 8, 10, 13], filter: $filter) { days customers rows } }';
    for (const [filter, counts] of [[{}, [2, 1, 1, 1]], [{ storeIds: [http.world.stores[0]] }, [1, 0, 0, 0]], [{ storeIds: [http.world.stores[0]], to: '2026-01-08' }, [1, 1, 1, 0]]] as const) {
      const { inactivity: own } = await ask(token, IDLE, { filter });
      expect(own.map((row: Any) => row.customers)).toEqual(counts);
      for (const row of own) expect((await ask(token, 'query ($filter: CustomerFilter) { customers(filter: $filter) { total } }', { filter: row.rows })).customers.total).toBe(row.customers);
    }
  });

  test('A-27: what a receipt says of its day and time is what the rules say, whoever wrote it', async () => {
    const { rows } = await http.db.write.query<{ hour: number; band: string; weekday: number; told: string; day: number }>(
      `select h::int as hour, ${bandSql('h')} told from generate_series(0, 23) h`);
    for (const row of rows) expect(row.told).toBe(bandOf(row.hour));
    const { rows: [customer] } = await http.db.write.query<{ id: string }>("select id::text from customers where member_no = 'M1'");
    // Written by hand, without band or day of the week, each hour of a Sunday of New York.
    await http.db.write.query("update stores set time_zone = 'America/New_York' where id = $1", [http.world.stores[1]]);
    const { rows: made } = await http.db.write.query<{ band: string; weekday: number; hour: number }>(
      `insert into purchases (customer_id, purchased_at, business_on, store_id, receipt_no, amount, sales_amount, returns_amount, line_count, sale_line_count)
       select $1, ('2026-03-01 00:30'::timestamp + h * interval '1 hour') at time zone 'America/New_York', '2026-03-01', $2, 'hour' || h, 0, 0, 0, 0, 0 from generate_series(0, 23) h
       returning band, weekday, substr(receipt_no, 5)::int as hour`, [customer?.id, http.world.stores[1]]);
    expect(made.map((row) => [row.band, row.weekday])).toEqual(made.map((row) => [bandOf(row.hour), 7]));
  });
});
