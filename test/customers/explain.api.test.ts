// Every number of a customer can be opened over the API: what it means, its version, what it was made of, and as many rows as it says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { httpWorld } from '../http/http-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers in many shapes
type Any = any;
let http: Awaited<ReturnType<typeof httpWorld>>;
let agent: string;
let customer: string;
let foreign: string;
const ask = async (token: string, query: string, variables: object = {}): Promise<Any> => {
  const answer = await http.gql(query, { token, variables });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors.map((e) => [e.message, e.extensions])));
  return answer.data;
};
const EXPLAIN = 'query ($input: ExplainInput!) { explain(input: $input) { number label { zh en } value unit { zh } text { zh en } definition { zh en } version { key number since } inputs rows { resource filter count } tree } }';
const open = async (token: string, input: object): Promise<Any> => (await ask(token, EXPLAIN, { input })).explain;
const refusal = async (token: string, input: object): Promise<Any> => (await http.gql(EXPLAIN, { token, variables: { input } })).errors?.[0]?.extensions;

beforeAll(async () => {
  http = await httpWorld();
  await installJobs(http.db.directUrl);
  await http.world.addUser('agent', [{ role: 'agent', scope: 'STORE', storeId: http.world.stores[0] as string }]);
  agent = (await http.world.signInAs('agent')).token;
  const record = async (storeId: string | undefined, receiptNo: string, memberNo: string, daysAgo: number, quantity: string, unitPrice: string): Promise<string> =>
    (await ask(http.admin, 'mutation ($input: RecordPurchaseInput!) { recordPurchase(input: $input) { customerId } }',
      { input: { storeId, receiptNo, memberNo, purchasedAt: new Date(Date.now() - daysAgo * 86_400_000).toISOString(), lines: [{ sku: 'TEA', quantity, unitPrice }] } })).recordPurchase.customerId;
  const [one, two] = http.world.stores;
  customer = await record(one, '1', 'M1', 400, '2', '30000');
  for (const [receiptNo, daysAgo, quantity] of [['2', 200, '1'], ['3', 100, '2'], ['4', 20, '3'], ['5', 1, '1']] as const) await record(one, receiptNo, 'M1', daysAgo, quantity, '12.50');
  await record(one, '6', 'M1', 1, '-1', '12.50');
  foreign = await record(two, '7', 'M2', 5, '1', '10');
});
afterAll(async () => { await http?.end(); });

describe('explain', () => {
  test('every number that is offered is told for a customer, with a definition in both languages and the rows behind it', async () => {
    const { explainable } = await ask(http.admin, '{ explainable { number of params label { zh en } definition { zh en } } }');
    expect(explainable.length).toBeGreaterThan(20);
    // What tickets add to a customer is told with the tickets.
    const behaviour = explainable.filter((one: Any) => one.of === 'Customer' && !one.params.length && one.number !== 'customer.marketingPause');
    const { customer: held } = await ask(http.admin, `query ($id: ID!) { customer(id: $id) { tier behaviour { ${behaviour.map((one: Any) => one.number.split('.')[1]).filter((key: string) => key !== 'tier').join(' ')} } } }`, { id: customer });
    for (const { number, definition } of behaviour) {
      const told = await open(agent, { number, id: customer });
      expect(told.definition).toEqual(definition);
      expect([/\p{Script=Han}/u.test(definition.zh), /\p{Script=Han}/u.test(definition.en)]).toEqual([true, false]);
      const key = number.split('.')[1];
      if (key === 'tier') continue;
      // The wire rounds money to two digits; the explanation is exact.
      if (/On$/.test(key)) expect(told.value, number).toBe(held.behaviour[key]);
      else expect(Number(told.value), number).toBeCloseTo(Number(held.behaviour[key]), 2);
      const { purchases } = await ask(agent, 'query ($filter: PurchaseFilter) { purchases(filter: $filter) { total } }', { filter: told.rows.filter });
      if (told.rows.count !== null) expect(purchases.total, number).toBe(told.rows.count);
      else expect(purchases.total, number).toBeGreaterThan(0);
    }
  });

  test('a figure is made of the figures it names, each with its own rows', async () => {
    const told = await open(agent, { number: 'customer.meanBasket', id: customer });
    expect(told.inputs.map((input: Any) => [input.label.en, input.value, input.rows.count])).toEqual([['Spend ever', expect.any(String), 5], ['Visits ever', 5, 5]]);
    expect(Number(told.inputs[0].value) / told.inputs[1].value).toBeCloseTo(Number(told.value), 4);
    const spend = await open(agent, { number: 'customer.spend365', id: customer });
    expect([Number(spend.value), spend.unit, spend.rows.count]).toEqual([87.5, { zh: '元' }, 4]);
  });

  test('A-35: the tier names its rule’s version and judges every condition', async () => {
    await ask(http.admin, 'mutation ($input: SaveTierRuleInput!) { saveTierRule(input: $input) { number } }', { input: { levels: [
      { tier: 'GOLD', graceDays: 90, labelZh: '高价值', labelEn: 'High value', entry: { any: [{ field: 'spend365', op: 'over', value: '50000.00' }, { field: 'contactsPerMonth', op: 'atLeast', value: '3' }] } }] } });
    const told = await open(agent, { number: 'customer.tier', id: customer });
    expect(told).toMatchObject({ version: { key: 'tier', number: 1 }, inputs: [{ label: { en: 'High value' }, holds: false }] });
    expect(told.inputs[0].inputs.map((input: Any) => input.holds)).toEqual([false, false]);
  });

  test('RFM, segments and sales are opened by the same question; as a mutation it answers the same', async () => {
    const { saveRfmModel: model } = await ask(http.admin, 'mutation { saveRfmModel(input: { key: "all", nameZh: "全部", nameEn: "All", method: FIXED, windowDays: 0, cuts: { recency: ["10", "30", "90", "180"], frequency: ["1", "2", "3", "4"], money: ["10", "100", "1000", "10000"] } }) { id } }');
    const { computeRfm } = await import('../../server/customers/rfm.service.ts');
    const { systemContext } = await import('../../server/platform/jobs/system-context.ts');
    await computeRfm(systemContext(http.db), model.id);
    expect(await open(agent, { number: 'customer.rfm', id: customer, params: { modelId: model.id } })).toMatchObject({ version: { key: 'rfm.all', number: 1 }, rows: { resource: 'purchases', count: 5 } });
    const { saveSegment: segment } = await ask(http.admin, 'mutation { saveSegment(input: { nameZh: "近期", nameEn: "Recent", rule: { field: "visits30", op: "atLeast", value: 2 } }) { id key } }');
    const { computeSegment } = await import('../../server/customers/segment.membership.ts');
    await computeSegment(systemContext(http.db), segment.id);
    expect(await open(http.admin, { number: 'customer.segment', id: customer, params: { segmentId: segment.id } })).toMatchObject({ version: { key: 'segment.recent', number: 1 }, tree: { holds: true } });
    const members = await open(http.admin, { number: 'segment.memberCount', id: segment.id });
    expect(members).toMatchObject({ value: 1, rows: { resource: 'customers', count: 1 } });
    expect((await ask(http.admin, 'query ($filter: CustomerFilter) { customers(filter: $filter) { total items { id } } }', { filter: members.rows.filter })).customers).toEqual({ total: 1, items: [{ id: customer }] });
    const sales = await open(http.admin, { number: 'sales.value' });
    expect([Number(sales.value), sales.rows.count]).toEqual([60_097.5, 6]);
    expect((await ask(http.admin, EXPLAIN.replace('query', 'mutation'), { input: { number: 'sales.value' } })).explain).toEqual(sales);
  });

  test('of membership is asked for a segment or a rule, not for nothing; a model is not scored as of a day to come', async () => {
    const said = async (query: string): Promise<Any> => (await http.gql(query, { token: http.admin, variables: {} })).errors?.[0]?.extensions;
    expect(await said(`{ explainMembership(customerId: "${customer}") }`)).toMatchObject({ code: 'VALIDATION', fields: { segmentId: { reason: 'VALUE_REQUIRED' } } });
    const [{ id }] = (await ask(http.admin, '{ rfmModels(page: { limit: 1 }) { items { id } } }')).rfmModels.items;
    expect(await said(`mutation { computeRfm(modelId: "${id}", asOf: "2199-01-01") { id } }`)).toMatchObject({ code: 'VALIDATION', fields: { asOf: { reason: 'VALUE_NOT_ALLOWED' } } });
  });

  test('tells nobody more than they may see', async () => {
    expect(await refusal(agent, { number: 'customer.spend', id: foreign })).toEqual(await refusal(agent, { number: 'customer.spend', id: '99999999' }));
    expect(await refusal(agent, { number: 'customer.spend', id: foreign })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(agent, { number: 'sales.value' })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await ask(agent, '{ explainable { number } }')).explainable.map((one: Any) => one.number)).not.toContain('sales.value');
    expect(await refusal(agent, { number: 'nonsense', id: customer })).toMatchObject({ code: 'VALIDATION', fields: { 'input.number': { reason: 'NUMBER_UNKNOWN' } } });
    expect(await refusal(agent, { number: 'customer.spend' })).toMatchObject({ code: 'VALIDATION', fields: { 'input.id': { reason: 'VALUE_REQUIRED' } } });
    expect(await refusal(agent, { number: 'customer.spend', id: customer, params: { other: 1 } })).toMatchObject({ code: 'VALIDATION' });
    expect((await http.gql(EXPLAIN, { variables: { input: { number: 'sales.value' } } })).errors?.[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

test('who answers for a segment is chosen among colleagues who may write one, and a stranger is refused', async () => {
  const { rows: [employee] } = await http.db.write.query<{ id: string }>(`insert into employees (employee_no, name, name_pinyin, name_initials, position, level, employment, hired_on) values ('E-OWN', '苏敏', 's', 's', 'crm', 'L1', 'REGULAR', '2024-01-01') returning id::text`);
  await http.world.addUser('crm-owner', [{ role: 'crm', scope: 'ALL' }], employee?.id);
  await http.world.addUser('crm-nobody', [{ role: 'crm', scope: 'ALL' }]);
  const crm = (await http.world.signInAs('crm-owner')).token;
  const { segmentOwners } = await ask(crm, '{ segmentOwners { id name } }');
  expect(segmentOwners.map((one: Any) => one.name)).toContain('苏敏');
  expect(segmentOwners.map((one: Any) => one.name)).not.toContain('crm-nobody');
  expect((await http.gql('{ segmentOwners { id } }', { token: agent })).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  const me = segmentOwners.find((one: Any) => one.name === '苏敏').id;
  const SAVE = 'mutation ($input: SaveSegmentInput!) { saveSegment(input: $input) { id version ownerId } }';
  const input = { nameZh: '有主', nameEn: 'Owned', rule: { field: 'visits30', op: 'atLeast', value: 2 } };
  const { saveSegment: made } = await ask(http.admin, SAVE, { input: { ...input, ownerId: me } });
  expect(made.ownerId).toBe(me);
  const { rows: [stranger] } = await http.db.write.query<{ id: string }>(`select id::text from users where username = 'agent'`);
  for (const ownerId of [stranger?.id, '99999999']) expect((await http.gql(SAVE, { token: http.admin, variables: { input: { ...input, id: made.id, expectedVersion: made.version, ownerId } } })).errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION', fields: { 'input.ownerId': { reason: 'SEGMENT_OWNER' } } });
  expect((await ask(http.admin, SAVE, { input: { ...input, id: made.id, expectedVersion: made.version, ownerId: null } })).saveSegment.ownerId).toBeNull();
});
