// Customers, purchases and analyses over HTTP: what a screen would send, as an administrator, a store's manager and an agent.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpWorld } from '../http/http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers in many shapes
type Any = any;
let http: Awaited<ReturnType<typeof httpWorld>>;
let manager: string;
let agent: string;
beforeAll(async () => {
  http = await httpWorld();
  await http.world.addUser('manager', [{ role: 'manager', scope: 'STORE', storeId: http.world.stores[0] as string }]);
  await http.world.addUser('agent', [{ role: 'agent', scope: 'STORE', storeId: http.world.stores[0] as string }]);
  manager = (await http.world.signInAs('manager')).token;
  agent = (await http.world.signInAs('agent')).token;
});
afterAll(async () => { await http?.end(); });

const ask = async (token: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await http.gql(query, { token, variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors.map((e) => [e.message, e.extensions])));
  return answer.data;
};
const refusal = async (token: string, query: string, variables: object = {}) => (await http.gql(query, { token, variables })).errors?.[0]?.extensions;

const RECORD = 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { id receiptNo amount salesAmount customer { id memberNo tier } lines { items { quantity amount lineKind product { sku isService } } } } }';
const today = () => new Date().toISOString();

describe('C-34 over the API', () => {
  test('a customer is created, read back masked, changed, and a lost race answers CONFLICT with the current version', async () => {
    const { createCustomer: made } = await ask(http.admin, 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { id name phone memberNo version tier store { code } } }',
      { input: { name: '王芳', phone: '13812345678', memberNo: 'A1', storeId: http.world.stores[0] } });
    expect(made).toMatchObject({ name: '王芳', phone: '138****5678', memberNo: 'A1', version: 1, tier: 'REGULAR', store: { code: 'S1' } });
    const update = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { name version } }';
    expect((await ask(manager, update, { input: { id: made.id, expectedVersion: 1, name: '王方' } })).updateCustomer).toEqual({ name: '王方', version: 2 });
    expect(await refusal(manager, update, { input: { id: made.id, expectedVersion: 1, name: '旧' } })).toMatchObject({ code: 'CONFLICT', reason: 'ROW_CHANGED', current: { id: made.id, version: 2 } });
    expect(await refusal(manager, update, { input: { id: made.id, expectedVersion: 2, phone: 'abc' } })).toMatchObject({ code: 'VALIDATION', fields: { 'input.phone': { reason: 'PHONE_INVALID' } } });
    expect(await refusal(agent, 'mutation ($id: ID!) { eraseCustomer(id: $id, reason: "please") { id } }', { id: made.id })).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a receipt is taken in once, opens with its lines, and shows in behaviour, patterns and reasons', async () => {
    const input = { storeId: http.world.stores[0], receiptNo: 'R-1', purchasedAt: today(), memberNo: 'A1', lines: [{ sku: 'FISH', quantity: '2', unitPrice: '30.25', category: 'FRESH' }, { sku: 'POST', quantity: '1', unitPrice: '6' }] };
    for (const [line, reason] of [[{ sku: ' ' }, 'VALUE_REQUIRED'], [{ sku: 'x'.repeat(61) }, 'VALUE_TOO_LONG'], [{ category: 'x'.repeat(61) }, 'VALUE_TOO_LONG']] as const) {
      const lines = [{ sku: 'FISH', quantity: '1', unitPrice: '1', ...line }];
      expect(await refusal(http.admin, RECORD, { input: { ...input, lines } })).toMatchObject({ code: 'VALIDATION', fields: { [`input.lines.0.${Object.keys(line)[0]}`]: { reason } } });
    }
    const { recordPurchase: made } = await ask(http.admin, RECORD, { input });
    expect(made).toMatchObject({ receiptNo: 'R-1', amount: '66.50', customer: { memberNo: 'A1', tier: 'NEW' } });
    expect(made.lines.items.map((line: Any) => [line.product.sku, line.quantity, line.amount, line.lineKind, line.product.isService])).toEqual([['FISH', '2', '60.50', 'SALE', false], ['POST', '1', '6.00', 'SALE', true]]);
    expect((await ask(http.admin, RECORD, { input })).recordPurchase).toEqual(made);
    expect(await refusal(agent, RECORD, { input })).toMatchObject({ code: 'FORBIDDEN' });
    const seen = await ask(agent, 'query ($id: ID!) { customer(id: $id) { behaviour { visits spend spend30 meanBasket lastPurchaseOn } } customerPatterns(customerId: $id, days: 30) { categories { nameZh amount share } hours { visits } monthly { visits } rows } customerTierReason(customerId: $id) }', { id: made.customer.id });
    expect(seen.customer.behaviour).toMatchObject({ visits: 1, spend: '66.50', spend30: '66.50', meanBasket: '66.50' });
    expect(seen.customerPatterns).toMatchObject({ categories: [{ nameZh: 'FRESH', amount: '60.5' }, { nameZh: null, amount: '6' }], hours: [{ visits: 1 }] });
    expect(seen.customerTierReason).toMatchObject({ value: 'NEW' });
    const behind = await ask(agent, 'query ($filter: PurchaseFilter) { purchases(filter: $filter) { total } }', { filter: seen.customerPatterns.rows });
    expect(behind.purchases.total).toBe(1);
  });

  test('a computed number opens the rows behind it: as many as it says, for each who may ask', async () => {
    const receipt = (receiptNo: string, storeId: string | undefined, memberNo: string | undefined) => ask(http.admin, RECORD, { input: { storeId, receiptNo, purchasedAt: today(), memberNo, lines: [{ sku: 'TEA', quantity: '1', unitPrice: '10' }] } });
    await receipt('S-1', http.world.stores[1], 'B1');
    await receipt('S-2', http.world.stores[0], undefined);
    for (const [token, receipts] of [[http.admin, 2], [manager, 1]] as const) {
      const { salesSummary, salesByMonth, inactivity } = await ask(token, 'query ($day: Date!) { salesSummary { receipts customers value rows } salesByMonth { month receipts rows } inactivity(asOf: $day, days: [0, 1]) { days customers rows } }', { day: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) });
      expect(salesSummary.receipts).toBe(receipts);
      const count = async (filter: object) => (await ask(token, 'query ($filter: PurchaseFilter) { purchases(filter: $filter) { total } }', { filter })).purchases.total;
      expect(await count(salesSummary.rows)).toBe(receipts);
      expect(await count(salesByMonth[0].rows)).toBe(salesByMonth[0].receipts);
      const customers = await ask(token, 'query ($filter: CustomerFilter) { customers(filter: $filter) { total } }', { filter: inactivity[0].rows });
      expect(customers.customers.total).toBe(inactivity[0].customers);
    }
    expect(await refusal(agent, '{ salesSummary { receipts } }')).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('an RFM model is saved, scored as a job and refused to those who may not', async () => {
    const save = 'mutation { saveRfmModel(input: { key: "all", nameZh: "全部", nameEn: "All", method: QUANTILE }) { id number method windowDays groups } }';
    const { saveRfmModel: model } = await ask(http.admin, save);
    expect(model).toMatchObject({ number: 1, method: 'QUANTILE', windowDays: 365 });
    expect(await refusal(manager, save)).toMatchObject({ code: 'FORBIDDEN' });
    expect((await ask(http.admin, 'query ($id: ID!) { rfmGrid(modelId: $id) { customers cells { r } } }', { id: model.id })).rfmGrid).toEqual({ customers: 0, cells: [] });
    expect(await refusal(http.admin, '{ rfmGrid(modelId: "nope") { customers } }')).toMatchObject({ code: 'NOT_FOUND' });
  });
});
