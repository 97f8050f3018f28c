// A small world for the rule tree's tests: one subject of every kind of field, in memory and in PostgreSQL.
import fc from 'fast-check';
import type { Client } from 'pg';
import { createCatalogue, type Catalogue } from '../../server/core/rule-tree/catalogue.ts';
import { addDays } from '../../server/core/rule-tree/days.ts';
import type { RuleEnv } from '../../server/core/rule-tree/field-types.ts';
import { operatorOf, type OperatorKey } from '../../server/core/rule-tree/operators.ts';
import type { Condition, RuleNode, RuleValue } from '../../server/core/rule-tree/tree.ts';

export const env: RuleEnv = { today: '2026-02-13', now: new Date('2026-02-13T09:30:00Z') };

export interface Order { kind: string; amount: string | null; on: string }
export interface Subject {
  id: string;
  name: string | null;
  level: string | null;
  home: string | null;
  consents: boolean | null;
  joined: string | null;
  colours: string[] | null;
  spent: string | null;
  contacts: string | null;
  idleDays: number | null;
  lastSeen: string | null;
  tags: string[];
  groups: string[];
  orders: Order[];
}

const both = (zh: string, en: string) => ({ zh, en });
const group = both('资料', 'Profile');

/** Every type and every SQL source once, with joins, parameters, units, rights and own phrases. */
export function makeCatalogue(): Catalogue<Subject> {
  const ordersWhere = (kind: string, from: string) => `o.kind = ${kind} and o.ordered_on >= ${from}`;
  const inWindow = (subject: Subject, params: Record<string, unknown>) => subject.orders.filter((order) =>
    order.kind === params.kind && order.on >= addDays(env.today, -Number(params.days)));
  const windowParams = [
    { key: 'kind', type: 'enum' as const, label: both('品类', 'kind'), options: ['TEA', 'RICE'].map((value) => ({ value, label: both({ TEA: '茶叶', RICE: '大米' }[value] ?? '', value.toLowerCase()) })) },
    { key: 'days', type: 'days' as const, label: both('天数', 'days'), unit: both('天', 'day|days'), fallback: '90', min: 1, max: 3660 },
  ];
  return createCatalogue<Subject>({
    noun: both('人', 'people'), joins: { b: 'left join world_facts b on b.subject_id = s.id' },
  })
    .defineField({ key: 'name', type: 'text', label: both('姓名', 'name'), group, sql: (a) => `${a.subject}.name`, read: (s) => s.name })
    .defineField({ key: 'level', type: 'enum', label: both('等级', 'level'), group, sql: (a) => `${a.subject}.level`, read: (s) => s.level,
      options: [{ value: 'GOLD', label: both('金卡', 'gold') }, { value: 'BLUE', label: both('蓝卡', 'blue') }, { value: 'NEW', label: both('新人', 'new') }] })
    .defineField({ key: 'home', type: 'enum', source: 'place', cast: 'bigint', label: both('归属门店', 'home store'), group, sql: (a) => `${a.subject}.home_id`, read: (s) => s.home })
    .defineField({ key: 'homeRef', type: 'reference', source: 'place', cast: 'bigint', label: both('门店', 'store'), group, sql: (a) => `${a.subject}.home_id`, read: (s) => s.home })
    .defineField({ key: 'consents', type: 'boolean', label: both('营销短信', 'marketing texts'), group, sql: (a) => `${a.subject}.consents`, read: (s) => s.consents,
      phrases: { 'equals:true': both('[同意]营销短信', 'who [agreed] to marketing texts') } })
    .defineField({ key: 'joined', type: 'date', label: both('入会日期', 'joining day'), group, right: 'world:joined', sql: (a) => `${a.subject}.joined_on`, read: (s) => s.joined })
    .defineField({ key: 'colours', type: 'set', label: both('偏好颜色', 'favourite colours'), group, sql: (a) => `${a.subject}.colours`, read: (s) => s.colours })
    .defineField({ key: 'spent', type: 'money', label: both('近 365 天消费', 'spend in the last 365 days'), group, joins: ['b'], sql: () => 'b.spent', read: (s) => s.spent })
    .defineField({ key: 'spentFen', type: 'money', label: both('近 30 天消费', 'spend in the last 30 days'), group, joins: ['b'], cast: 'bigint',
      bind: (value) => value.replace('.', ''), sql: () => 'b.spent_fen', read: (s) => s.spent })
    .defineField({ key: 'contacts', type: 'number', label: both('近 12 个月平均每月互动', 'monthly contacts over the last 12 months'), unit: both('次', 'time|times'), group, joins: ['b'], sql: () => 'b.contacts', read: (s) => s.contacts,
      evidence: () => ({ rows: { resource: 'contacts', filter: { months: 12 }, count: 168 } }) })
    .defineField({ key: 'idleDays', type: 'days', label: both('未到店天数', 'days since last visit'), group, joins: ['b'], sql: () => 'b.idle_days', read: (s) => s.idleDays })
    .defineField({ key: 'lastSeen', type: 'date', label: both('最近到店', 'last visit'), group, joins: ['b'], sql: () => 'b.last_seen', read: (s) => s.lastSeen,
      phrases: { withinDays: both('[最近]{value}[内]到过店', 'who [visited in the last] {value}') } })
    .defineField({ key: 'tags', type: 'set', source: 'tag', cast: 'bigint', label: both('标签', 'tags'), group,
      member: (a, matches) => `exists (select 1 from world_tags t where t.subject_id = ${a.subject}.id and ${matches('t.tag_id')})`, read: (s) => s.tags,
      phrases: { hasAny: both('[带有]{value}标签', '[tagged] {value}'), hasNone: both('[不带]{value}标签', '[not tagged] {value}') } })
    .defineField({ key: 'groups', type: 'reference', source: 'group', cast: 'bigint', label: both('分群', 'segment'), group,
      member: (a, matches) => `exists (select 1 from world_members m where m.subject_id = ${a.subject}.id and ${matches('m.group_id')})`, read: (s) => s.groups })
    .defineField({ key: 'orders.count', type: 'number', unit: both('次', 'time|times'), label: both('近 {days} 购买{kind}', 'orders of {kind} in the last {days}'), group, params: windowParams, whenNone: 0,
      grouped: (a) => ({ from: 'world_orders o', key: 'o.subject_id', value: 'count(*)', where: ordersWhere(a.param(a.params.kind, 'text'), a.param(addDays(a.env.today, -Number(a.params.days)), 'date')) }),
      read: (s, params) => inWindow(s, params).length })
    .defineField({ key: 'orders.amount', type: 'money', label: both('近 {days} {kind}消费', 'spend on {kind} in the last {days}'), group, params: windowParams, whenNone: 0,
      grouped: (a) => ({ from: 'world_orders o', key: 'o.subject_id', value: 'sum(o.amount)', where: ordersWhere(a.param(a.params.kind, 'text'), a.param(addDays(a.env.today, -Number(a.params.days)), 'date')) }),
      read: (s, params) => { // as SQL's sum: null when nothing is there to add
        const amounts = inWindow(s, params).flatMap((order) => (order.amount === null ? [] : [Math.round(Number(order.amount) * 100)]));
        return amounts.length ? (amounts.reduce((sum, amount) => sum + amount, 0) / 100).toFixed(2) : null;
      } })
    .defineField({ key: 'orders.last', type: 'date', label: both('最近购买{kind}', 'last order of {kind}'), group, params: windowParams.slice(0, 1), whenNone: null,
      grouped: (a) => ({ from: 'world_orders o', key: 'o.subject_id', value: 'max(o.ordered_on)', where: `o.kind = ${a.param(a.params.kind, 'text')}` }),
      read: (s, params) => s.orders.filter((order) => order.kind === params.kind).map((order) => order.on).sort().at(-1) ?? null });
}

export const SCHEMA = `
  create table world_subjects (id bigint primary key, name text, level text, home_id bigint, consents boolean, joined_on date, colours text[]);
  create table world_facts (subject_id bigint primary key, spent numeric(20,4), spent_fen bigint, contacts numeric, idle_days integer, last_seen date);
  create table world_tags (subject_id bigint, tag_id bigint);
  create table world_members (subject_id bigint, group_id bigint);
  create table world_orders (subject_id bigint not null, kind text, amount numeric(20,4), ordered_on date);`;

/** Writes subjects as rows; one without any fact has no row of facts at all, as with a left join that finds nothing. */
export async function store(client: Client, subjects: readonly Subject[]): Promise<void> {
  await client.query('truncate world_subjects, world_facts, world_tags, world_members, world_orders');
  for (const s of subjects) {
    await client.query('insert into world_subjects values ($1,$2,$3,$4,$5,$6,$7)', [s.id, s.name, s.level, s.home, s.consents, s.joined, s.colours]);
    if ([s.spent, s.contacts, s.idleDays, s.lastSeen].some((fact) => fact !== null)) {
      await client.query('insert into world_facts values ($1,$2,$3,$4,$5,$6)', [s.id, s.spent, s.spent?.replace('.', '') ?? null, s.contacts, s.idleDays, s.lastSeen]);
    }
    for (const tag of s.tags) await client.query('insert into world_tags values ($1,$2)', [s.id, tag]);
    for (const member of s.groups) await client.query('insert into world_members values ($1,$2)', [s.id, member]);
    for (const order of s.orders) await client.query('insert into world_orders values ($1,$2,$3,$4)', [s.id, order.kind, order.amount, order.on]);
  }
}

export const blank: Omit<Subject, 'id'> = {
  name: null, level: null, home: null, consents: null, joined: null, colours: null, spent: null, contacts: null, idleDays: null,
  lastSeen: null, tags: [], groups: [], orders: [],
};

// Few distinct values near the boundaries, so that rules and subjects meet often.
const money = fc.constantFrom('0.00', '199.99', '200.00', '49999.99', '50000.00', '50000.01', '-5.00');
const number = fc.constantFrom('0', '1', '2', '2.9', '3', '3.000001', '7');
const day = fc.constantFrom(0, 1, 89, 90, 91, 179, 180, 181, 365, -1, -3).map((ago) => addDays(env.today, -ago));
const text = fc.constantFrom('', 'Ann', 'ANN lee', 'a%b', 'a_b', 'a\\b', '王芳', '王小芳', "o'neil", 'İstanbul', 'ǅ', '"; drop table world_subjects; --', '$1');
const ids = ['1', '2', '3'];
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 4 });
const order: fc.Arbitrary<Order> = fc.record({ kind: fc.constantFrom('TEA', 'RICE'), amount: some(fc.constantFrom('10.00', '49.99', '150.01', '-150.01', '50000.00')), on: day });

export const subjectsArbitrary: fc.Arbitrary<Subject[]> = fc.array(fc.record({
  name: some(text), level: some(fc.constantFrom('GOLD', 'BLUE', 'NEW')), home: some(fc.constantFrom(...ids)), consents: some(fc.boolean()),
  joined: some(day), colours: some(fc.subarray(['red', 'blue', 'a,b"c'])), spent: some(money), contacts: some(number), idleDays: some(fc.constantFrom(0, 179, 180, 181)),
  lastSeen: some(day), tags: fc.subarray(ids), groups: fc.subarray(ids), orders: fc.array(order, { maxLength: 5 }),
}), { minLength: 12, maxLength: 12 }).map((list) => list.map((subject, index) => ({ ...subject, id: String(index + 1) })));

const pair = (value: fc.Arbitrary<string>, order: (a: string, b: string) => number) => fc.tuple(value, value).map((two) => two.sort(order) as RuleValue);
const list = (value: fc.Arbitrary<string>): fc.Arbitrary<RuleValue> => fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
const byNumber = (a: string, b: string) => Number(a) - Number(b);
const byText = (a: string, b: string) => (a < b ? -1 : 1);

/** A complete condition on any field with any operator that it takes. */
export function conditionArbitrary(catalogue: Catalogue<Subject>): fc.Arbitrary<Condition> {
  return fc.oneof(...catalogue.fields().flatMap((field) => catalogue.operatorsOf(field).map((op): fc.Arbitrary<Condition> => {
    const params = Object.fromEntries((field.params ?? []).map((param) => [param.key, param.key === 'kind' ? fc.constantFrom('TEA', 'RICE') : fc.constantFrom('1', '90', '180')]));
    return fc.record({
      field: fc.constant(field.key), op: fc.constant<string>(op), value: valueFor(field.key, field.type, op),
      params: fc.record(params) as fc.Arbitrary<Record<string, string>>,
    }).map(({ value, params: given, ...rest }) => ({ ...rest, ...(value === undefined ? {} : { value }), ...(field.params ? { params: given } : {}) }));
  })));
}

function valueFor(key: string, type: string, op: OperatorKey): fc.Arbitrary<RuleValue | undefined> {
  const takes = operatorOf(op)?.takes;
  if (takes === 'none') return fc.constant(undefined);
  if (takes === 'days') return fc.constantFrom(0, 1, '90', 180, '365');
  if (type === 'boolean') return fc.boolean();
  const sorted = type === 'date' ? byText : byNumber;
  const value: fc.Arbitrary<string> = type === 'money' ? money : type === 'number' ? number : type === 'days' ? fc.constantFrom('0', '179', '180', '181')
    : type === 'date' ? day : key === 'level' ? fc.constantFrom('GOLD', 'BLUE', 'NEW') : key === 'colours' ? fc.constantFrom('red', 'blue', 'a,b"c', 'green')
      : key === 'name' ? text.filter((item) => item !== '') : fc.constantFrom(...ids, '9');
  return takes === 'two' ? pair(value, sorted) : takes === 'many' ? list(value) : value;
}

/** Any rule over the given conditions, nested at most four deep, empty groups included. */
export function ruleArbitrary(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<RuleNode> {
  return fc.letrec<{ node: RuleNode }>((tie) => ({
    node: fc.oneof({ maxDepth: 4, depthSize: 'small' },
      { weight: 3, arbitrary: leaf as fc.Arbitrary<RuleNode> },
      { weight: 2, arbitrary: fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ not: tie('node') }) }),
  })).node;
}
