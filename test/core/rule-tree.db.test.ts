// The compiled SQL, run on PostgreSQL, selects exactly the subjects that the evaluator in memory lets in.
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRule, compileRules } from '../../server/core/rule-tree/compile.ts';
import { evaluateRule } from '../../server/core/rule-tree/evaluate.ts';
import { conditionsOf, funnelOf, type RuleNode } from '../../server/core/rule-tree/tree.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { blank, conditionArbitrary, env, makeCatalogue, ruleArbitrary, SCHEMA, store, subjectsArbitrary, type Subject } from './rule-tree-fixture.ts';

const catalogue = makeCatalogue();
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(SCHEMA);
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

async function selected(rule: RuleNode, anchor?: string): Promise<string[]> {
  const { where, joinSql, params } = compileRule(catalogue, rule, env, anchor === undefined ? {} : { anchor });
  const { rows } = await client.query<{ id: string }>(`select s.id from world_subjects s ${joinSql} where ${where} order by s.id`, params);
  return rows.map((row) => row.id);
}
const judged = (subjects: Subject[], rule: RuleNode) => subjects.filter((subject) => evaluateRule(catalogue, rule, subject, env)).map((subject) => subject.id);

describe('SQL and memory agree', () => {
  test('on every field with every operator, alone and excluded, for random subjects with gaps', async () => {
    const seen = new Set<string>();
    await fc.assert(fc.asyncProperty(subjectsArbitrary, fc.array(conditionArbitrary(catalogue), { minLength: 25, maxLength: 25 }), async (subjects, conditions) => {
      await store(client, subjects);
      for (const condition of conditions) {
        seen.add(`${condition.field} ${condition.op}`);
        expect(await selected(condition), JSON.stringify(condition)).toEqual(judged(subjects, condition));
        expect(await selected({ not: condition }), `not ${JSON.stringify(condition)}`).toEqual(judged(subjects, { not: condition }));
      }
    }), { numRuns: 30, seed: 17 });
    const all = catalogue.fields().flatMap((field) => catalogue.operatorsOf(field).map((op) => `${field.key} ${op}`));
    expect(all.filter((pair) => !seen.has(pair))).toEqual([]);
  });

  test('on random nested rules, whole and for one subject by its id', async () => {
    await fc.assert(fc.asyncProperty(subjectsArbitrary, fc.array(ruleArbitrary(conditionArbitrary(catalogue)), { minLength: 15, maxLength: 15 }), async (subjects, rules) => {
      await store(client, subjects);
      for (const rule of rules) {
        const expected = judged(subjects, rule);
        expect(await selected(rule), JSON.stringify(rule)).toEqual(expected);
        expect(await selected(rule, '3')).toEqual(expected.filter((id) => id === '3'));
      }
    }), { numRuns: 30 });
  });

  test('10.5 and A-36: 50,000.00 is not over 50,000, and the 180th day is inside "within" and inside "at least 180 days ago"', async () => {
    const seen = (lastSeen: string) => ({ ...blank, lastSeen });
    const subjects: Subject[] = [
      { ...blank, id: '1', spent: '50000.00' }, { ...blank, id: '2', spent: '50000.01' },
      { ...seen('2025-08-17'), id: '3' }, // 180 days before 2026-02-13
      { ...seen('2025-08-16'), id: '4' }, { ...seen('2025-08-18'), id: '5' },
      { ...blank, id: '6' },
    ];
    await store(client, subjects);
    const cases: [RuleNode, string[]][] = [
      [{ field: 'spent', op: 'over', value: '50000' }, ['2']],
      [{ field: 'spent', op: 'over', value: 50000 }, ['2']],
      [{ field: 'spent', op: 'atLeast', value: '50000.00' }, ['1', '2']],
      [{ field: 'spentFen', op: 'over', value: '50000' }, ['2']],
      [{ field: 'lastSeen', op: 'withinDays', value: 180 }, ['3', '5']],
      [{ field: 'lastSeen', op: 'atLeastDaysAgo', value: 180 }, ['3', '4']],
      [{ field: 'lastSeen', op: 'olderThanDays', value: 180 }, ['4']],
      [{ not: { field: 'lastSeen', op: 'withinDays', value: 180 } }, ['1', '2', '4', '6']],
      [{ not: { not: { field: 'spent', op: 'over', value: '50000' } } }, ['2']],
    ];
    for (const [rule, expected] of cases) {
      expect(await selected(rule), JSON.stringify(rule)).toEqual(expected);
      expect(judged(subjects, rule), JSON.stringify(rule)).toEqual(expected);
    }
  });

  test('A-35: at least 3 contacts a month on average, or over 50,000 a year', async () => {
    const subjects: Subject[] = [
      { ...blank, id: '1', spent: '50000.00', contacts: '2.9' }, { ...blank, id: '2', spent: '50000.00', contacts: '3' },
      { ...blank, id: '3', spent: '50000.01' }, { ...blank, id: '4', contacts: '3.000001' },
    ];
    await store(client, subjects);
    const rule: RuleNode = { any: [{ field: 'spent', op: 'over', value: '50000' }, { field: 'contacts', op: 'atLeast', value: 3 }] };
    expect(await selected(rule)).toEqual(['2', '3', '4']);
    expect(judged(subjects, rule)).toEqual(['2', '3', '4']);
  });
});

describe('hostile rules', () => {
  test('values of any text stay values', async () => {
    const texts = ["'; drop table world_subjects; --", '$1', '%', '_', '\\', "' or '1'='1", '"', '{a,b}', '{', 'a","b', 'NULL'];
    const subjects: Subject[] = texts.map((name, index) => ({ ...blank, id: String(index + 1), name, colours: [name] }));
    await store(client, subjects);
    for (const [index, name] of texts.entries()) {
      const own = [String(index + 1)];
      expect(await selected({ field: 'name', op: 'equals', value: name })).toEqual(own);
      expect(await selected({ field: 'name', op: 'in', value: [name] })).toEqual(own);
      expect(await selected({ field: 'colours', op: 'hasAny', value: [name] })).toEqual(own);
      const like: RuleNode = { field: 'name', op: 'contains', value: name };
      expect(await selected(like)).toEqual(judged(subjects, like));
    }
    expect((await client.query('select count(*)::int as n from world_subjects')).rows[0]).toEqual({ n: texts.length });
  });

  test('any text survives the journey through a condition', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((name) => name.trim() !== '' && !name.includes('\0')), async (name) => {
      await store(client, [{ ...blank, id: '1', name, colours: [name] }]);
      for (const [op, value] of [['equals', name], ['contains', name], ['startsWith', name], ['in', [name]]] as const) {
        expect(await selected({ field: 'name', op, value: typeof value === 'string' ? value : [...value] })).toEqual(['1']);
      }
      expect(await selected({ field: 'colours', op: 'hasAll', value: [name] })).toEqual(['1']);
    }), { numRuns: 60 });
  });
});

describe('one statement for the parts of a rule', () => {
  test('counts every condition alone and every step of the funnel over shared parameters and joins', async () => {
    const subjects: Subject[] = [
      { ...blank, id: '1', spent: '60000.00', tags: ['1'] }, { ...blank, id: '2', spent: '70000.00', lastSeen: '2026-02-01' },
      { ...blank, id: '3', lastSeen: '2026-02-02' },
    ];
    await store(client, subjects);
    const rule: RuleNode = { all: [{ field: 'spent', op: 'over', value: '50000' }, { field: 'lastSeen', op: 'withinDays', value: 180 }, { not: { field: 'tags', op: 'hasAny', value: ['1'] } }] };
    const parts = [...conditionsOf(rule).map(({ condition }) => condition), ...funnelOf(rule).map((step) => step.rule)];
    const { wheres, joinSql, joins, params } = compileRules(catalogue, parts, env, { firstParam: 2 });
    expect(joins).toEqual(['b']);
    const counts = wheres.map((where, index) => `count(*) filter (where ${where})::int as c${index}`).join(', ');
    const { rows: [row] } = await client.query(`select ${counts} from world_subjects s ${joinSql} where s.id < $1::bigint`, [100, ...params]);
    expect(Object.values(row as object)).toEqual([2, 2, 1, 2, 1, 1]);
  });
});
