// Random customers with everything that rules may ask for, and random rules over the whole catalogue.
import fc from 'fast-check';
import type { Database } from '../../server/core/database.ts';
import { addDays } from '../../server/core/rule-tree/days.ts';
import type { FieldDefinition } from '../../server/core/rule-tree/catalogue.ts';
import { OPERATORS, type OperatorKey } from '../../server/core/rule-tree/operators.ts';
import type { Condition, RuleNode, RuleValue } from '../../server/core/rule-tree/tree.ts';
import { customerCatalogue } from '../../server/customers/customer.catalogue.ts';
import type { CustomerSubject } from '../../server/customers/customer.subject.ts';

export interface Ground { stores: string[]; tags: string[]; segments: string[]; categories: string[]; products: string[]; models: string[] }

/** Reference rows that rules point at. */
export async function layGround(db: Database, stores: string[]): Promise<Ground> {
  const ids = async (text: string, values: unknown[] = []): Promise<string[]> => (await db.write.query<{ id: string }>(text, values)).rows.map((row) => row.id);
  const tags = await ids(`insert into tags (key, name_zh, name_en, group_zh, group_en, colour, tag_kind) values ('staff', '在职员工', 'Staff', '身份', 'Role', 'SKY', 'MANUAL'), ('baby', '母婴', 'Baby', '偏好', 'Taste', 'TEAL', 'MANUAL') returning id::text`);
  const segments = await ids(`insert into segments (key, name_zh, name_en, segment_kind) values ('list-a', '名单甲', 'List A', 'STATIC'), ('list-b', '名单乙', 'List B', 'STATIC') returning id::text`);
  const categories = await ids(`insert into categories (code, name_zh, name_en) values ('FRESH', '生鲜', 'Fresh'), ('TOYS', '玩具', 'Toys') returning id::text`);
  const products = await ids(`insert into products (sku, name, category_id) values ('APPLE', '苹果', $1), ('DUCK', '小黄鸭', $2), ('BAG', '袋子', null) returning id::text`, categories);
  await db.write.query(`insert into custom_fields (key, label_zh, label_en, field_kind) values ('hobby', '爱好', 'hobby', 'TEXT'), ('kids', '孩子数', 'children', 'NUMBER'), ('wed', '结婚纪念日', 'wedding day', 'DAY'), ('pet', '养宠物', 'has a pet', 'BOOLEAN')`);
  const models = await ids(`insert into rfm_models (key, number, name_zh, name_en, method, window_days, groups, effective_from) values ('all', 1, '全部', 'All', 'QUANTILE', 365, '[{"key":"champions","zh":"重要价值","en":"Champions","when":{}},{"key":"lost","zh":"流失","en":"Lost","when":{}}]', '2025-01-01') returning id::text`);
  return { stores, tags, segments, categories, products, models };
}

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const AGO = [0, 1, 29, 30, 31, 89, 90, 91, 179, 180, 181, 364, 365, 366];
const MONEY = ['0', '0.01', '199.99', '200.00', '200.01', '49999.99', '50000.00', '50000.01'];
const COUNTS = [0, 1, 2, 3, 11, 12, 13, 35, 36, 37];

/** Customers as plain rows; `today` is the day that windows end on. */
export const customersArbitrary = (ground: Ground, today: string) => {
  const day = fc.constantFrom(...AGO).map((ago) => addDays(today, -ago));
  const money = fc.constantFrom(...MONEY);
  const count = fc.constantFrom(...COUNTS);
  const line = fc.record({ product: fc.constantFrom(...ground.products), kind: fc.constantFrom('SALE', 'SALE', 'RETURN'), amount: fc.constantFrom('50000.01', '200.00', '0.01') });
  return fc.array(fc.record({
    name: fc.constantFrom('王芳', 'Ann Lee', 'a%b', "o'neil"), gender: fc.constantFrom('FEMALE', 'MALE', 'UNKNOWN'), country: some(fc.constantFrom('China', 'France')),
    birthday: some(fc.constantFrom('1990-02-13', '1996-02-29', '2000-03-01', '1980-12-31')), store: some(fc.constantFrom(...ground.stores)), joined: some(day),
    channel: some(fc.constantFrom('TILL', 'WEB')), tier: fc.constantFrom('GOLD', 'SILVER', 'REGULAR', 'NEW'),
    custom: some(fc.record({ hobby: fc.constantFrom('tea', 'go', 7), kids: fc.constantFrom(0, 2, 'two'), wed: fc.constantFrom('2020-02-13', 'soon'), pet: fc.constantFrom(true, false, 'yes') }, { requiredKeys: [] })),
    behaviour: some(fc.record({ first: some(day), last: some(day), visits: count, spend: money, mean: some(money), weekly: fc.constantFrom('0', '2.999999', '3', '3.000001'), rate: some(fc.constantFrom('0', '0.5')), between: some(fc.constantFrom('1', '30')), contacts: count })),
    purchases: fc.array(fc.record({ on: day, hour: fc.constantFrom(5, 6, 12, 16, 20, 22), store: fc.constantFrom(...ground.stores), lines: fc.array(line, { minLength: 1, maxLength: 2 }) }), { maxLength: 3 }),
    tags: fc.array(fc.record({ id: fc.constantFrom(...ground.tags), isOver: fc.boolean() }), { maxLength: 2 }), segments: fc.subarray(ground.segments),
    consents: fc.array(fc.record({ channel: fc.constantFrom('SMS', 'EMAIL'), isGiven: fc.boolean() }), { maxLength: 3 }),
    rfm: some(fc.record({ r: fc.integer({ min: 1, max: 5 }), f: fc.integer({ min: 1, max: 5 }), m: fc.integer({ min: 1, max: 5 }), group: fc.constantFrom('champions', 'lost') })),
  }), { minLength: 10, maxLength: 10 });
};
export type Person = ReturnType<typeof customersArbitrary> extends fc.Arbitrary<(infer P)[]> ? P : never;

/** Replaces all customers by these; answers their ids. */
export async function storePeople(db: Database, people: readonly Person[], ground: Ground, now: Date): Promise<string[]> {
  await db.write.query('truncate customers, customer_behaviour, purchases, purchase_lines, customer_tags, segment_memberships, consents, rfm_scores, tier_periods, customer_merges, segment_touches, segment_runs cascade');
  const run = (text: string, values: unknown[]) => db.write.query(text, values);
  const ids: string[] = [];
  for (const [index, p] of people.entries()) {
    const { rows: [row] } = await db.write.query<{ id: string }>(`insert into customers (member_no, name, name_pinyin, name_initials, gender, country, birthday, store_id, joined_on, channel, tier, custom)
      values ($1, $2, '', '', $3, $4, $5, $6, $7, $8, $9, $10) returning id::text`, [`M${index}`, p.name, p.gender, p.country, p.birthday, p.store, p.joined, p.channel, p.tier, p.custom && JSON.stringify(p.custom)]);
    const id = String(row?.id);
    ids.push(id);
    const b = p.behaviour;
    if (b) await run(`insert into customer_behaviour (customer_id, first_purchase_on, last_purchase_on, visits, visits30, visits90, visits180, visits365, spend, spend30, spend90, spend180, spend365, net_spend, returned, mean_basket, visits_per_week, return_rate, days_between, contacts365, rolled_on)
      values ($1, $2, $3, $4, $4, $4, $4, $4, $5, $5, $5, $5, $5, $5, $5, $6, $7, $8, $9, $10, '2026-02-13')`, [id, b.first, b.last, b.visits, b.spend, b.mean, b.weekly, b.rate, b.between, b.contacts]);
    for (const [n, purchase] of p.purchases.entries()) {
      const at = new Date(Date.parse(`${purchase.on}T00:00:00+08:00`) + purchase.hour * 3_600_000 + n);
      const sales = purchase.lines.filter((line) => line.kind === 'SALE');
      const sum = sales.reduce((total, line) => total + Number(line.amount), 0).toFixed(2);
      const { rows: [made] } = await db.write.query<{ id: string }>(`insert into purchases (customer_id, purchased_at, business_on, store_id, receipt_no, amount, sales_amount, returns_amount, line_count, sale_line_count)
        values ($1, $2, $3, $4, $5, $6, $6, 0, $7, $8) returning id::text`, [id, at, purchase.on, purchase.store, `${index}-${n}`, sum, purchase.lines.length, sales.length]);
      for (const [no, line] of purchase.lines.entries()) {
        await run(`insert into purchase_lines (customer_id, sold_at, purchase_id, line_no, product_id, line_kind, quantity, unit_price, amount) values ($1, $2, $3, $4, $5, $6, 1, $7, $7)`, [id, at, made?.id, no, line.product, line.kind, line.amount]);
      }
    }
    for (const tag of p.tags) await run('insert into customer_tags (customer_id, tag_id, expires_at) values ($1, $2, $3) on conflict do nothing', [id, tag.id, tag.isOver ? new Date(now.getTime() - 1) : null]);
    for (const segment of p.segments) await run("insert into segment_memberships (customer_id, segment_id, joined_at, joined_why) values ($1, $2, $3, 'test')", [id, segment, now]);
    for (const consent of p.consents) await run("insert into consents (customer_id, channel, is_given, source, given_at) values ($1, $2, $3, 'test', $4)", [id, consent.channel, consent.isGiven, now]);
    if (p.rfm) await run(`insert into rfm_scores (customer_id, model_id, r, f, m, code, group_key, recency_days, frequency, money) values ($1, $2, $3, $4, $5, '', $6, 1, 1, 1)`, [id, ground.models[0], p.rfm.r, p.rfm.f, p.rfm.m, p.rfm.group]);
  }
  return ids;
}

type Field = FieldDefinition<CustomerSubject>;

/** Any complete condition that the catalogue allows. */
export function conditionArbitrary(ground: Ground, today: string): fc.Arbitrary<Condition> {
  const sourced: Record<string, string[]> = {
    tag: ground.tags, segment: ground.segments, store: ground.stores, category: ground.categories, product: ground.products, rfmModel: ground.models, rfmGroup: ['champions', 'lost'],
    'customField:TEXT': ['hobby'], 'customField:CHOICE': ['hobby'], 'customField:NUMBER': ['kids'], 'customField:DAY': ['wed'], 'customField:BOOLEAN': ['pet'],
  };
  const day = fc.constantFrom(...AGO).map((ago) => addDays(today, -ago));
  const one = (field: Field): fc.Arbitrary<string | boolean> => {
    if (field.type === 'boolean') return fc.boolean();
    if (field.options) return fc.constantFrom(...field.options.map((option) => String(option.value)));
    if (field.source) return fc.constantFrom(...sourced[field.source] as [string, ...string[]]);
    if (field.type === 'money') return fc.constantFrom(...MONEY);
    if (field.type === 'date') return day;
    if (field.type === 'text') return fc.constantFrom('Ann', '王', 'tea', 'China', 'WEB', 'M1');
    return fc.constantFrom(...(field.cast === 'integer' || field.type === 'days' ? ['0', '1', '3', '12', '36', '180'] : ['0', '0.5', '1', '2', '3', '12', '26', '36', '180']));
  };
  const sorted = (field: Field, two: (string | boolean)[]): RuleValue => [...two].sort((a, b) => (field.type === 'date' ? (a < b ? -1 : 1) : Number(a) - Number(b)));
  const valueFor = (field: Field, op: OperatorKey): fc.Arbitrary<RuleValue | undefined> => {
    const { takes } = OPERATORS[op];
    if (takes === 'none') return fc.constant(undefined);
    if (takes === 'days') return fc.constantFrom('0', '30', '90', '180', '365');
    if (takes === 'one') return one(field);
    if (takes === 'two') return fc.tuple(one(field), one(field)).map((two) => sorted(field, two));
    return fc.uniqueArray(one(field), { minLength: 1, maxLength: 2 });
  };
  const paramsOf = (field: Field) => fc.record(Object.fromEntries((field.params ?? []).map((param): [string, fc.Arbitrary<string>] => [param.key,
    param.options ? fc.constantFrom(...param.options.map((option) => String(option.value))) : param.source ? fc.constantFrom(...sourced[param.source] as [string, ...string[]]) : fc.constantFrom('1', '30', '90', '180', '365')])));
  return fc.oneof(...customerCatalogue.fields().flatMap((field) => customerCatalogue.operatorsOf(field).map((op): fc.Arbitrary<Condition> =>
    fc.tuple(valueFor(field, op), paramsOf(field)).map(([value, params]) => ({ field: field.key, op, ...(value === undefined ? {} : { value }), ...(field.params ? { params: params as Record<string, string> } : {}) })))));
}

/** Any rule of those conditions, nested a few levels. */
export const ruleArbitrary = (leaf: fc.Arbitrary<Condition>): fc.Arbitrary<RuleNode> => fc.letrec<{ node: RuleNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, depthSize: 'small' }, { weight: 3, arbitrary: leaf as fc.Arbitrary<RuleNode> },
    { weight: 2, arbitrary: fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('node') }) }),
})).node;
