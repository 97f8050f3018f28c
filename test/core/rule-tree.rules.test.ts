// Reading, checking, pruning and referring: what of a rule is taken and what is refused, by name and place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../server/core/errors.ts';
import { createCatalogue } from '../../server/core/rule-tree/catalogue.ts';
import { compileRule } from '../../server/core/rule-tree/compile.ts';
import { evaluateRule } from '../../server/core/rule-tree/evaluate.ts';
import { pruneIncomplete } from '../../server/core/rule-tree/prune.ts';
import { assertNoCircle, referencesOf } from '../../server/core/rule-tree/references.ts';
import { RuleError } from '../../server/core/rule-tree/rule-error.ts';
import { conditionsOf, nodeAt, parseRule, type Condition, type RuleNode } from '../../server/core/rule-tree/tree.ts';
import { blank, conditionArbitrary, env, makeCatalogue, ruleArbitrary, subjectsArbitrary } from './rule-tree-fixture.ts';

const catalogue = makeCatalogue();
const faultOf = (run: () => unknown): string => {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof RuleError) return `${error.code} /${error.path.join('/')}`;
    throw error;
  }
};
const compile = (rule: unknown, viewerMay?: (right: string) => boolean) => compileRule(catalogue, parseRule(rule), env, viewerMay ? { viewerMay } : {});
const nest = (levels: number): RuleNode => (levels === 1 ? { field: 'name', op: 'isSet' } : { not: nest(levels - 1) });

describe('reading untrusted JSON', () => {
  test('takes what the product itself writes, as a clean copy', () => {
    fc.assert(fc.property(ruleArbitrary(conditionArbitrary(catalogue)), (rule) => {
      expect(parseRule(JSON.parse(JSON.stringify(rule)))).toEqual(JSON.parse(JSON.stringify(rule)));
    }));
  });

  test.each([
    ['no object', 7, 'RULE_SHAPE /'],
    ['null inside a group', { all: [{ any: [null] }] }, 'RULE_SHAPE /all/0/any/0'],
    ['two kinds of node in one', { all: [], any: [] }, 'RULE_SHAPE /'],
    ['a key nobody knows', { field: 'name', op: 'isSet', sql: '1=1' }, 'RULE_SHAPE /'],
    ['an object as value', { field: 'name', op: 'equals', value: { $ne: 1 } }, 'RULE_SHAPE /'],
    ['a group that is no list', { all: { length: 1 } }, 'RULE_SHAPE /'],
    ['nine levels', nest(9), 'RULE_TOO_DEEP /not/not/not/not/not/not/not/not'],
    ['201 nodes', { all: Array.from({ length: 200 }, () => nest(1)) }, 'RULE_TOO_LARGE /all/199'],
    ['a list of 1,001', { field: 'name', op: 'in', value: Array.from({ length: 1001 }, String) }, 'RULE_LIST_TOO_LONG /'],
    ['a text of 201', { not: { field: 'name', op: 'equals', value: 'x'.repeat(201) } }, 'RULE_TEXT_TOO_LONG /not'],
  ])('refuses %s', (_, input, fault) => expect(faultOf(() => parseRule(input))).toBe(fault));

  test('takes exactly the limits', () => {
    const largest = { all: Array.from({ length: 199 }, () => nest(1)) };
    expect(parseRule(nest(8))).toEqual(nest(8));
    expect(parseRule(largest)).toEqual(largest);
    const list = { field: 'name', op: 'in', value: Array.from({ length: 1000 }, (_, index) => 'x'.repeat(190) + index) };
    expect(compile(list).params).toEqual([list.value]);
  });

  test('a rule nested a hundred thousand deep is refused, not followed', () => {
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level++) deep = { not: deep };
    expect(faultOf(() => parseRule(deep))).toContain('RULE_TOO_DEEP');
  });
});

describe('checking against the catalogue', () => {
  test.each<[string, Condition, string]>([
    ['an unknown field', { field: 'evil"; drop table', op: 'equals', value: 1 }, 'RULE_UNKNOWN_FIELD'],
    ['a name every object has', { field: '__proto__', op: 'equals', value: 1 }, 'RULE_UNKNOWN_FIELD'],
    ['an unknown operator', { field: 'name', op: '= 1 or 1', value: 'x' }, 'RULE_UNKNOWN_OPERATOR'],
    ['an operator every object has', { field: 'name', op: 'constructor', value: 'x' }, 'RULE_UNKNOWN_OPERATOR'],
    ['an operator of another type', { field: 'name', op: 'over', value: 'x' }, 'RULE_OPERATOR_TYPE'],
    ['isSet on a count, which is never missing', { field: 'orders.count', op: 'isSet', params: { kind: 'TEA' } }, 'RULE_OPERATOR_TYPE'],
    ['a third decimal of money', { field: 'spent', op: 'over', value: '1.001' }, 'RULE_VALUE'],
    ['an exponent', { field: 'spent', op: 'over', value: '1e5' }, 'RULE_VALUE'],
    ['a comma', { field: 'spent', op: 'over', value: '50,000' }, 'RULE_VALUE'],
    ['no number at all', { field: 'contacts', op: 'over', value: 'NaN' }, 'RULE_VALUE'],
    ['a float too fine to be meant', { field: 'contacts', op: 'over', value: 0.1 + 0.2 }, 'RULE_VALUE'],
    ['half a day', { field: 'lastSeen', op: 'withinDays', value: '1.5' }, 'RULE_VALUE'],
    ['days below none', { field: 'lastSeen', op: 'withinDays', value: -1 }, 'RULE_VALUE'],
    ['more than a hundred years', { field: 'lastSeen', op: 'withinDays', value: 36501 }, 'RULE_VALUE'],
    ['a day the calendar lacks', { field: 'joined', op: 'on', value: '2026-02-29' }, 'RULE_VALUE'],
    ['text as yes or no', { field: 'consents', op: 'equals', value: 'true' }, 'RULE_VALUE'],
    ['a choice not offered', { field: 'level', op: 'equals', value: 'PLATINUM' }, 'RULE_VALUE'],
    ['an id the column cannot hold', { field: 'tags', op: 'hasAny', value: ['1', 'one'] }, 'RULE_VALUE'],
    ['an id too long for the column', { field: 'home', op: 'equals', value: '9'.repeat(30) }, 'RULE_VALUE'],
    ['NUL', { field: 'name', op: 'equals', value: 'a\0b' }, 'RULE_VALUE'],
    ['half a character', { field: 'name', op: 'equals', value: '\ud83d' }, 'RULE_VALUE'],
    ['a range from more to less', { field: 'spent', op: 'between', value: ['9', '10.00', '8'].slice(1) }, 'RULE_RANGE_REVERSED'],
    ['a range of three', { field: 'spent', op: 'between', value: ['1', '2', '3'] }, 'RULE_VALUE'],
    ['a parameter not declared', { field: 'spent', op: 'over', value: 1, params: { days: 3 } }, 'RULE_UNKNOWN_PARAM'],
    ['a parameter outside its range', { field: 'orders.count', op: 'over', value: 1, params: { kind: 'TEA', days: 0 } }, 'RULE_VALUE'],
    ['a parameter not offered', { field: 'orders.count', op: 'over', value: 1, params: { kind: "x' or 1=1" } }, 'RULE_VALUE'],
    ['a parameter not filled', { field: 'orders.count', op: 'over', value: 1 }, 'RULE_INCOMPLETE'],
    ['no value', { field: 'spent', op: 'over' }, 'RULE_INCOMPLETE'],
    ['an empty list', { field: 'tags', op: 'hasAny', value: [] }, 'RULE_INCOMPLETE'],
    ['21 at once for "all of"', { field: 'colours', op: 'hasAll', value: Array.from({ length: 21 }, String) }, 'RULE_LIST_TOO_LONG'],
  ])('refuses %s, in SQL and in memory', (_, condition, code) => {
    const rule: RuleNode = { any: [{ field: 'name', op: 'isSet' }, { not: condition }] };
    expect(faultOf(() => compile(rule))).toBe(`${code} /any/1/not`);
    expect(faultOf(() => evaluateRule(catalogue, rule, { ...blank, id: '1' }, env))).toBe(`${code} /any/1/not`);
  });

  test('a field needs its right, and is not offered without it', () => {
    const rule: RuleNode = { all: [{ field: 'joined', op: 'before', value: '2026-01-01' }] };
    const may = (right: string) => right !== 'world:joined';
    expect(faultOf(() => compile(rule, may))).toBe('RULE_FIELD_RIGHT /all/0');
    expect(compile(rule, () => true).fields).toEqual(['joined']);
    expect(catalogue.describe(may).map((field) => field.key)).not.toContain('joined');
    expect(catalogue.describe().map((field) => field.key)).toContain('joined');
  });

  test('nothing of a rule reaches the text of the SQL, whatever is in it', () => {
    fc.assert(fc.property(ruleArbitrary(conditionArbitrary(catalogue)), (rule) => {
      const marked = JSON.parse(JSON.stringify(rule), (key, value: unknown) => (key === 'value' && typeof value === 'string' ? value.replace('Ann', 'MARK') : value)) as RuleNode;
      const { where, params } = compileRule(catalogue, marked, env);
      // The only quotes are those of an empty text, which we write ourselves.
      expect(where.replaceAll("''", '')).not.toMatch(/MARK|TEA|RICE|GOLD|drop|'|\b2\d{3}-/);
      const numbers = [...where.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]));
      expect(new Set(numbers)).toEqual(new Set(params.map((_, index) => index + 1)));
    }), { numRuns: 300 });
  });

  test('the text of the SQL depends on the shape of the rule, not on its values, so that plans are found again', () => {
    const sql = (spent: string, tags: string[]) => compile({ all: [{ field: 'spent', op: 'over', value: spent }, { not: { field: 'tags', op: 'hasAny', value: tags } }] }).where;
    expect(sql('1', ['1'])).toBe(sql('50000', ['1', '2', '3']));
    expect(sql('1', ['1'])).toBe('(((b.spent) > $1::numeric) and not (exists (select 1 from world_tags t where t.subject_id = s.id and t.tag_id = any($2::bigint[]))))');
  });

  test('a wrongly declared field stops the start', () => {
    const fresh = () => createCatalogue<object>({ noun: { zh: '人', en: 'people' } });
    const base = { key: 'x', label: { zh: '', en: '' }, group: { zh: '', en: '' }, read: () => null, sql: () => 'x' };
    expect(() => fresh().defineField({ ...base, type: 'number' }).defineField({ ...base, type: 'number' })).toThrow('declared twice');
    expect(() => fresh().defineField({ ...base, type: 'number', joins: ['z'] })).toThrow('unknown join z');
    expect(() => fresh().defineField({ ...base, type: 'number', ops: ['contains'] })).toThrow('cannot be compared by contains');
  });

  test('a fault becomes the caller’s error at the place of its condition, in both languages', () => {
    const error = new RuleError('RULE_LIST_TOO_LONG', ['all', 1], { limit: 1000 });
    const refusal = error.toAppError('input.rule');
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal.extensions('en')).toMatchObject({ code: 'VALIDATION', fields: { 'input.rule.all.1': { reason: 'RULE_LIST_TOO_LONG', message: 'A list may hold 1000 values at most' } } });
    expect(error.text.zh).toBe('最多选 1000 项');
    expect(new RuleError('RULE_FIELD_RIGHT', []).toAppError('rule').code).toBe('FORBIDDEN');
  });
});

describe('half-filled rules', () => {
  const half: Condition[] = [
    { field: '', op: '' }, { field: 'spent', op: '' }, { field: 'spent', op: 'over' }, { field: 'spent', op: 'over', value: '' },
    { field: 'spent', op: 'between', value: ['1', ''] }, { field: 'tags', op: 'hasAny', value: [] }, { field: 'level', op: 'in', value: [''] },
    { field: 'orders.count', op: 'over', value: 1, params: { kind: '' } }, { field: 'lastSeen', op: 'withinDays', value: null },
  ];

  test('complete rules without empty groups stay as they are', () => {
    fc.assert(fc.property(ruleArbitrary(conditionArbitrary(catalogue)), (rule) => {
      const pruned = pruneIncomplete(catalogue, rule);
      if (!pruned.excluded.length && !pruned.empty) expect(pruned.rule).toEqual(rule);
      expect(conditionsOf(pruned.rule).map(({ condition }) => condition)).toEqual(conditionsOf(rule).map(({ condition }) => condition));
    }));
  });

  test('what is half-filled is left out and named, the rest keeps order, meaning and its place', () => {
    const leaf = fc.oneof(conditionArbitrary(catalogue), fc.constantFrom(...half));
    const isHalf = (node: RuleNode) => half.includes(node as Condition);
    fc.assert(fc.property(ruleArbitrary(leaf), subjectsArbitrary, (rule, subjects) => {
      const pruned = pruneIncomplete(catalogue, rule);
      const places = conditionsOf(rule);
      expect(pruned.excluded.filter((path) => { const node = nodeAt(rule, path); return node && 'field' in node; }))
        .toEqual(places.filter(({ condition }) => isHalf(condition)).map(({ path }) => path));
      expect(conditionsOf(pruned.rule).map(({ path }) => pruned.originOf(path)))
        .toEqual(places.filter(({ condition }) => !isHalf(condition)).map(({ path }) => path));
      compileRule(catalogue, pruned.rule, env); // nothing half-filled is left
      for (const subject of subjects.slice(0, 3)) {
        expect(evaluateRule(catalogue, pruned.rule, subject, env)).toBe(without(rule, subject) ?? true);
      }
      /** The meaning without the half-filled: a node that says nothing has no verdict. */
      function without(node: RuleNode, subject: (typeof subjects)[number]): boolean | undefined {
        if (isHalf(node)) return undefined;
        if ('not' in node) { const inner = without(node.not, subject); return inner === undefined ? undefined : !inner; }
        if ('field' in node) return evaluateRule(catalogue, node, subject, env);
        const verdicts = ('all' in node ? node.all : node.any).map((child) => without(child, subject)).filter((verdict) => verdict !== undefined);
        return verdicts.length ? ('all' in node ? verdicts.every(Boolean) : verdicts.some(Boolean)) : undefined;
      }
    }));
  });

  test('nothing complete is everyone, and says so', () => {
    expect(pruneIncomplete(catalogue, { any: half })).toMatchObject({ rule: { all: [] }, empty: true });
  });

  test('a wrong value is no half-filled one: it stays and is named', () => {
    const pruned = pruneIncomplete(catalogue, { all: [{ field: 'spent', op: 'over' }, { field: 'spent', op: 'over', value: 'much' }] });
    expect(faultOf(() => compileRule(catalogue, pruned.rule, env))).toBe('RULE_VALUE /all/0');
    expect(pruned.originOf(['all', 0])).toEqual(['all', 1]);
  });
});

describe('rules that refer to rules', () => {
  const to = (...groups: string[]): RuleNode => ({ all: [{ not: { field: 'groups', op: 'in', value: groups } }, { field: 'tags', op: 'hasAny', value: ['99'] }] });
  const check = (stored: Record<string, RuleNode>, id: string, rule: RuleNode) =>
    assertNoCircle(catalogue, 'group', id, rule, (other) => stored[other]);

  test('are found in reading order, each once, and only those of the source', () => {
    expect(referencesOf(catalogue, { any: [to('2', '1'), to('1', '3')] }, 'group')).toEqual(['2', '1', '3']);
    expect(referencesOf(catalogue, to('2'), 'place')).toEqual([]);
  });

  test('may share a part and may lead to fixed lists', async () => {
    await expect(check({ 2: to('4'), 3: to('4') }, '1', to('2', '3'))).resolves.toBeUndefined();
  });

  test.each([
    ['itself', {}, to('1'), '1 → 1'],
    ['another that leads back', { 2: to('3'), 3: to('1') }, to('2'), '1 → 2 → 3 → 1'],
    ['a circle of others', { 2: to('3'), 3: to('2') }, to('2'), '1 → 2 → 3 → 2'],
  ])('may not lead to %s', async (_, stored, rule, chain) => {
    await expect(check(stored, '1', rule)).rejects.toMatchObject({ code: 'RULE_CIRCLE', params: { chain } });
  });

  test('the new rule counts, not the stored one that it replaces', async () => {
    await expect(check({ 1: to('2'), 2: to('3') }, '1', to('4'))).resolves.toBeUndefined();
  });
});
