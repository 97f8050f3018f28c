// Rules about customers select in SQL exactly those whom the evaluator in memory lets in, on a small chain with habits.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../../server/core/transact.ts';
import { addDays } from '../../server/core/clock.ts';
import type { FieldDefinition } from '../../server/core/rule-tree/catalogue.ts';
import { compileRule } from '../../server/core/rule-tree/compile.ts';
import { evaluateRule } from '../../server/core/rule-tree/evaluate.ts';
import { OPERATORS, type OperatorKey } from '../../server/core/rule-tree/operators.ts';
import type { Condition, RuleNode } from '../../server/core/rule-tree/tree.ts';
import { customerCatalogue } from '../../server/customers/customer.catalogue.ts';
import { loadSubjects, type CustomerSubject } from '../../server/customers/customer.subject.ts';
import { recordPurchases, type StagedLine } from '../../server/customers/purchase.service.ts';
import { makeWorld, type World } from './world.ts';

const TODAY = '2026-02-13';
let world: World;
let subjects: CustomerSubject[];
const ids = { category: [] as string[], product: [] as string[], store: [] as string[], tag: [] as string[], segment: [] as string[], rfmModel: [] as string[] };

beforeAll(async () => {
  world = await makeWorld(`${TODAY}T09:30:00Z`);
  const run = async <T>(text: string, params: unknown[] = []) => (await world.db.write.query(text, params)).rows as T[];
  const lines: StagedLine[] = fc.sample(fc.record({
    member: fc.integer({ min: 1, max: 12 }), ago: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(29, 30, 31, 89, 90, 179, 180, 365), fc.integer({ min: 6, max: 500 })),
    hour: fc.integer({ min: 0, max: 23 }), sku: fc.integer({ min: 1, max: 5 }), cents: fc.constantFrom(100, 5_000, 20_000, 2_500_000, 5_000_000), quantity: fc.constantFrom(1, 1, 1, 2, -1), store: fc.integer({ min: 0, max: 1 }),
  }), { numRuns: 150, seed: 5 }).map((one, rowNo) => ({
    rowNo, storeId: world.stores[one.store] as string, receiptNo: `r${rowNo % 90}-${one.member}`, sku: `S${one.sku}`, category: ['FRESH', 'HOUSE', 'FRESH', 'IMPORT', undefined][one.sku - 1] ?? null, quantity: String(one.quantity),
    soldAt: `${addDays(TODAY, -one.ago)}T${String(one.hour).padStart(2, '0')}:30:00Z`, unitPrice: (one.cents / 100).toFixed(2), customerKey: `M${one.member}`, country: 'CN', channel: 'till',
  }));
  await transact(world.ctx, (tx) => recordPurchases(tx, lines));
  await run(`insert into customers (name, name_pinyin, name_initials, gender, birthday, joined_on) values ('未买', 'weimai', 'wm', 'FEMALE', '1990-02-14', '2026-02-13'), ('无', 'wu', 'w', 'UNKNOWN', null, null)`);
  await run(`update customers set gender = case when id % 2 = 0 then 'MALE' else 'FEMALE' end, birthday = case when id % 3 = 0 then '1985-02-13'::date when id % 3 = 1 then '2000-02-29'::date end,
    custom = case id % 4 when 0 then '{"pets": 2, "diet": "veg"}'::jsonb when 1 then '{"pets": "many", "since": "2025-01-01", "vip": true}'::jsonb end where not is_stand_in`);
  await run(`insert into tags (key, name_zh, name_en, group_zh, group_en, colour, tag_kind) values ('a', '甲', 'a', '组', 'g', 'TEAL', 'MANUAL'), ('b', '乙', 'b', '组', 'g', 'TEAL', 'MANUAL')`);
  await run(`insert into customer_tags (customer_id, tag_id, expires_at) select c.id, t.id, case when c.id % 5 = 0 then '2026-02-13T09:00:00Z'::timestamptz when c.id % 5 = 1 then '2026-02-14'::timestamptz end from customers c, tags t where (c.id + t.id) % 3 = 0`);
  await run(`insert into consents (customer_id, channel, is_given, source, given_at) select c.id, 'SMS', (c.id + n) % 2 = 0, 'till', '2026-01-01'::timestamptz + n * interval '1 day' from customers c, generate_series(1, 2) n where c.id % 4 <> 0`);
  await run(`insert into segments (key, name_zh, name_en, segment_kind) values ('s', '群', 's', 'STATIC'), ('t', '群二', 't', 'STATIC')`);
  await run(`insert into segment_memberships (customer_id, segment_id, joined_at, left_at, joined_why) select c.id, s.id, now(), case when c.id % 3 = 0 then now() end, 'x' from customers c, segments s where (c.id + s.id) % 2 = 0`);
  await run(`insert into rfm_models (key, number, name_zh, name_en, method, window_days, groups, effective_from) values ('d', 1, 'd', 'd', 'QUANTILE', 0, '[]', '2026-01-01')`);
  await run(`insert into rfm_scores (customer_id, model_id, r, f, m, code, group_key, recency_days, frequency, money) select id, (select min(id) from rfm_models), 1 + id % 5, 1 + id % 4, 1 + id % 3, 'x', case when id % 2 = 0 then 'loyal' else 'new' end, 1, 1, 1 from customers where id % 6 <> 0`);
  for (const [key, table] of Object.entries({ category: 'categories', product: 'products', store: 'stores', tag: 'tags', segment: 'segments', rfmModel: 'rfm_models' })) {
    ids[key as keyof typeof ids] = (await run<{ id: string }>(`select id::text from ${table} order by id`)).map((row) => row.id);
  }
  const all = await run<{ id: string }>('select id::text from customers where not is_stand_in order by id');
  subjects = [...(await loadSubjects(run, all.map((row) => row.id), world.clock.now())).values()].sort((a, b) => Number(a.id) - Number(b.id));
});
afterAll(async () => { await world?.end(); });

const env = { today: TODAY, now: new Date(`${TODAY}T09:30:00Z`) };
const pick = (source: string | undefined): readonly string[] => (source?.startsWith('customField') ? ['pets', 'diet', 'since', 'vip', 'none'] : source === 'rfmGroup' ? ['loyal', 'new', 'champions'] : ids[source as keyof typeof ids] ?? ['1']);

/** A value that lies near what subjects hold, so that comparisons go both ways. */
function valueFor(field: FieldDefinition<CustomerSubject>, op: OperatorKey): fc.Arbitrary<unknown> {
  const { takes } = OPERATORS[op];
  const one = (): fc.Arbitrary<unknown> => {
    if (takes === 'days') return fc.constantFrom(0, 1, 29, 30, 31, 90, 180, 365);
    if (field.options) return fc.constantFrom(...field.options.map((option) => option.value));
    if (field.source) return fc.constantFrom(...pick(field.source));
    const byType: Record<string, fc.Arbitrary<unknown>> = {
      number: customerCatalogue.castOf(field) === 'integer' ? fc.constantFrom('0', '1', '2', '3', '40') : fc.constantFrom('0', '1', '2', '3', '0.5', '40', '2.25'), money: fc.constantFrom('0.00', '1.00', '200.00', '50000.00', '25000.00'), days: fc.constantFrom(0, 1, 30, 180, 365),
      text: fc.constantFrom('M1', 'm1', 'CN', '王', 'till', 'veg', '未买', '%'), date: fc.constantFrom(TODAY, addDays(TODAY, -30), addDays(TODAY, -180), '2025-01-01'), boolean: fc.boolean(),
    };
    return byType[field.type] as fc.Arbitrary<unknown>;
  };
  if (takes === 'none') return fc.constant(undefined);
  if (takes === 'many') return fc.uniqueArray(one(), { minLength: 1, maxLength: 2 });
  if (takes === 'two') return fc.tuple(one(), one()).map((pair) => (field.type === 'date' ? pair.map(String).sort() : pair.sort((a, b) => Number(a) - Number(b))));
  return one();
}
const conditionOf = (field: FieldDefinition<CustomerSubject>): fc.Arbitrary<Condition> => fc.constantFrom(...customerCatalogue.operatorsOf(field)).chain((op) => fc.record({
  field: fc.constant(field.key), op: fc.constant(op as string), value: valueFor(field, op) as fc.Arbitrary<never>,
  params: fc.record(Object.fromEntries((field.params ?? []).map((param) => [param.key,
    param.type === 'days' ? fc.constantFrom('30', '90', '365') : param.options ? fc.constantFrom(...param.options.map((option) => option.value)) : fc.constantFrom(...pick(param.source))]))) as fc.Arbitrary<never>,
}));

async function selected(rule: RuleNode): Promise<string[]> {
  const { where, joinSql, params } = compileRule(customerCatalogue, rule, env);
  const { rows } = await world.db.write.query<{ id: string }>(`select c.id::text id from customers c ${joinSql} where not c.is_stand_in and ${where} order by c.id`, params);
  return rows.map((row) => row.id);
}
const judged = (rule: RuleNode) => subjects.filter((subject) => evaluateRule(customerCatalogue, rule, subject, env)).map((subject) => subject.id);

describe('SQL and memory agree about customers', () => {
  test('there is somebody to judge', () => expect(subjects.length).toBeGreaterThanOrEqual(12));

  test('on each field of the catalogue, plain and excluded', async () => {
    let both = 0;
    for (const field of customerCatalogue.fields()) {
      for (const condition of fc.sample(conditionOf(field), { numRuns: 25, seed: 11 })) {
        const expected = judged(condition);
        if (expected.length && expected.length < subjects.length) both += 1;
        expect(await selected(condition), JSON.stringify(condition)).toEqual(expected);
        expect(await selected({ not: condition }), `not ${JSON.stringify(condition)}`).toEqual(judged({ not: condition }));
      }
    }
    // Conditions that let everybody or nobody in would prove little.
    expect(both).toBeGreaterThan(200);
  }, 60_000);

  test('on nested rules over all fields', async () => {
    const leaf = fc.constantFrom(...customerCatalogue.fields()).chain(conditionOf);
    const { rule } = fc.letrec<{ rule: RuleNode }>((tie) => ({ rule: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })), tie('rule').map((not) => ({ not }))) }));
    await fc.assert(fc.asyncProperty(rule, async (one) => { expect(await selected(one)).toEqual(judged(one)); }), { numRuns: 120 });
  }, 60_000);
});
