// The rule as a sentence, its boundaries in words, and why a subject is in or out.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explanationLines, explanationSchema, walkExplanation } from '../../server/core/explanation.ts';
import { evaluateRule } from '../../server/core/rule-tree/evaluate.ts';
import { boundaryNotes, sentence, sentenceText } from '../../server/core/rule-tree/sentence.ts';
import { conditionsOf, nodeAt, type Condition, type RuleNode } from '../../server/core/rule-tree/tree.ts';
import { whyRule } from '../../server/core/rule-tree/why.ts';
import { blank, conditionArbitrary, env, makeCatalogue, ruleArbitrary, subjectsArbitrary } from './rule-tree-fixture.ts';

const catalogue = makeCatalogue();
const names: Record<string, { zh: string; en: string }> = {
  'tag/1': { zh: '在职员工', en: 'Current employee' }, 'tag/2': { zh: 'VIP', en: 'VIP' }, 'group/1': { zh: '沉睡客', en: 'Dormant' }, 'place/1': { zh: '一店', en: 'Store 1' },
};
const nameOf = (source: string, value: string) => names[`${source}/${value}`];
const zh = (rule: RuleNode) => sentenceText(catalogue, rule, 'zh', nameOf);
const en = (rule: RuleNode) => sentenceText(catalogue, rule, 'en', nameOf);

const spent: Condition = { field: 'spent', op: 'over', value: '50000' };
const contacts: Condition = { field: 'contacts', op: 'atLeast', value: 3 };
const seen: Condition = { field: 'lastSeen', op: 'withinDays', value: 180 };
const staff: RuleNode = { not: { field: 'tags', op: 'hasAny', value: ['1'] } };
const vip: RuleNode = { all: [{ any: [spent, contacts], label: '价值' }, seen, staff] };

describe('the sentence', () => {
  test('A-35: says the rule of the builder’s picture as people would', () => {
    expect(zh(vip)).toBe('近 365 天消费超过 50,000.00 元，或近 12 个月平均每月互动至少 3 次；并且最近 180 天内到过店；不包括带有“在职员工”标签的人');
    expect(en(vip)).toBe('people whose spend in the last 365 days is over ¥50,000.00, or whose monthly contacts over the last 12 months is at least 3 times; and who visited in the last 180 days; excluding those tagged “Current employee”');
  });

  test.each<[string, RuleNode, string, string]>([
    ['everyone', { all: [] }, '所有人', 'all people'],
    ['no one', { any: [] }, '没有人', 'no people'],
    ['only an exclusion', staff, '所有人，不包括带有“在职员工”标签的人', 'all people, excluding those tagged “Current employee”'],
    ['one condition', seen, '最近 180 天内到过店', 'people who visited in the last 180 days'],
    ['a flat list', { all: [seen, { field: 'consents', op: 'equals', value: true }] }, '最近 180 天内到过店，并且同意营销短信', 'people who visited in the last 180 days, and who agreed to marketing texts'],
    ['parameters', { field: 'orders.count', op: 'atLeast', value: 3, params: { kind: 'TEA' } }, '近 90 天购买茶叶至少 3 次', 'people whose orders of tea in the last 90 days is at least 3 times'],
    ['a range', { field: 'spent', op: 'between', value: ['200', '1000'] }, '近 365 天消费在 200.00 元到 1,000.00 元之间（含两端）', 'people whose spend in the last 365 days is between ¥200.00 and ¥1,000.00 inclusive'],
    ['choices', { field: 'level', op: 'in', value: ['GOLD', 'BLUE'] }, '等级是金卡或蓝卡', 'people whose level is gold or blue'],
    ['one time', { field: 'contacts', op: 'equals', value: 1 }, '近 12 个月平均每月互动等于 1 次', 'people whose monthly contacts over the last 12 months is 1 time'],
    ['membership elsewhere', { field: 'groups', op: 'in', value: ['1'] }, '属于分群“沉睡客”', 'people who are in segment “Dormant”'],
    ['a day', { field: 'joined', op: 'before', value: '2026-01-05' }, '入会日期早于 2026 年 1 月 5 日', 'people whose joining day is before 5 Jan 2026'],
    ['an exclusion among choices', { any: [seen, staff] }, '最近 180 天内到过店，或除带有“在职员工”标签的人以外的所有人', 'people who visited in the last 180 days, or all people except those tagged “Current employee”'],
    ['a group left out', { all: [seen, { not: { any: [spent, contacts] } }] },
      '最近 180 天内到过店，不包括（近 365 天消费超过 50,000.00 元，或近 12 个月平均每月互动至少 3 次）的人',
      'people who visited in the last 180 days, excluding those (whose spend in the last 365 days is over ¥50,000.00, or whose monthly contacts over the last 12 months is at least 3 times)'],
    ['half-filled', { all: [seen, { field: 'spent', op: 'over' }] }, '最近 180 天内到过店，并且近 365 天消费（还没填完）', 'people who visited in the last 180 days, and whose spend in the last 365 days (not complete)'],
    ['unknown', { field: 'x"; drop', op: '?', value: 1 }, '未知字段（条件有误）', 'people whose unknown field (not valid)'],
    ['A-36: dormant', { field: 'lastSeen', op: 'atLeastDaysAgo', value: 180 }, '最近到店距今已满 180 天', 'people whose last visit is at least 180 days ago'],
  ])('says %s', (_, rule, chinese, english) => {
    expect(zh(rule)).toBe(chinese);
    expect(en(rule)).toBe(english);
  });

  test('never throws, and mentions every condition, half-filled and wrong ones too', () => {
    const broken = fc.record({ field: fc.oneof(fc.string(), fc.constantFrom('spent', 'tags', 'orders.count')), op: fc.oneof(fc.string(), fc.constantFrom('over', 'hasAny')), value: fc.oneof(fc.string(), fc.integer(), fc.constant(null)) });
    fc.assert(fc.property(ruleArbitrary(fc.oneof(conditionArbitrary(catalogue), broken as fc.Arbitrary<Condition>)), (rule) => {
      for (const language of ['zh', 'en'] as const) {
        const pieces = sentence(catalogue, rule, language, nameOf);
        for (const { path } of conditionsOf(rule)) expect(pieces.some((piece) => JSON.stringify(piece.path) === JSON.stringify(path))).toBe(true);
        expect(pieces.map((piece) => piece.text).join('')).not.toMatch(/undefined|null|\{|\[object| {2}/);
      }
    }), { numRuns: 300 });
  });

  test('sets off comparison and value, and each piece opens its condition', () => {
    const pieces = sentence(catalogue, vip, 'zh', nameOf);
    expect(pieces.slice(0, 3)).toEqual([
      { kind: 'field', text: '近 365 天消费', path: ['all', 0, 'any', 0] }, { kind: 'op', text: '超过', path: ['all', 0, 'any', 0] },
      { kind: 'value', text: ' 50,000.00 元', path: ['all', 0, 'any', 0] },
    ]);
    expect(pieces.filter((piece) => piece.kind === 'join').map((piece) => piece.text)).toEqual(['或', '并且', '不包括']);
    expect(nodeAt(vip, pieces.at(-2)?.path ?? [])).toMatchObject({ field: 'tags' });
  });

  test('a name keeps the writing it was given', () => {
    const text = sentenceText(catalogue, { field: 'name', op: 'contains', value: '小A同学' }, 'zh');
    expect(text).toBe('姓名包含“小A同学”');
  });
});

test('10.5: the boundaries are said in words, each once', () => {
  const notes = boundaryNotes(catalogue, { all: [vip, spent] }, nameOf);
  expect(notes.map(({ note }) => note.zh)).toEqual(['正好 50,000.00 元不算“超过”', '正好 3 次算“至少”', '第 180 天当天算在内']);
  expect(notes.map(({ note }) => note.en)).toEqual(['exactly ¥50,000.00 is not over it', 'exactly 3 times counts', 'day 180 itself counts']);
});

describe('why in or out', () => {
  const guo = { ...blank, id: '1', spent: '44702.40', contacts: '14', lastSeen: '2026-02-13' };

  test('marks every condition with what was found and what was required', () => {
    const why = whyRule(catalogue, vip, guo, env, { nameOf, rule: { key: 'vip', version: 4, since: '2026-02-01' } });
    expect(explanationLines(why, 'zh')).toEqual([
      '✓ 全部满足：3 个条件中满足 3 个',
      '  ✓ 价值：任一满足：2 个条件中满足 1 个',
      '    ✗ 近 365 天消费：44,702.40 元（要求超过 50,000.00 元）',
      '    ✓ 近 12 个月平均每月互动：14 次（要求至少 3 次）',
      '  ✓ 最近到店：2026 年 2 月 13 日（今天）（要求在最近 180 天内）',
      '  ✓ 排除：排除条件未命中',
      '    ✗ 标签：没有记录（要求包含“在职员工”）',
    ]);
    expect(explanationLines(why, 'en')[2]).toBe('    ✗ spend in the last 365 days: ¥44,702.40 (required: over ¥50,000.00)');
    expect(why.rule).toEqual({ key: 'vip', version: 4, since: '2026-02-01' });
    expect([...walkExplanation(why)].find(({ node }) => node.rows)?.node.rows).toEqual({ resource: 'contacts', filter: { months: 12 }, count: 168 });
  });

  test('agrees with the evaluator on any rule and subject, at every group, and is a valid explanation', () => {
    fc.assert(fc.property(ruleArbitrary(conditionArbitrary(catalogue)), subjectsArbitrary, (rule, subjects) => {
      for (const subject of subjects.slice(0, 3)) {
        const why = whyRule(catalogue, rule, subject, env, { nameOf });
        for (const { node } of walkExplanation(why)) {
          expect(node.holds).toBe(evaluateRule(catalogue, nodeAt(rule, node.path ?? []) as RuleNode, subject, env));
        }
        expect(explanationSchema.parse(JSON.parse(JSON.stringify(why)))).toBeTruthy();
      }
    }));
  });

  test('keeps from a viewer without the right both the value and whether its condition holds', () => {
    const rule: RuleNode = { any: [{ field: 'joined', op: 'after', value: '2020-01-01' }, seen] };
    const why = whyRule(catalogue, rule, { ...guo, joined: '2024-05-06' }, env, { viewerMay: () => false });
    expect(why.inputs[0]).toMatchObject({ value: null, text: { zh: '无权查看' } });
    expect(why.inputs[0]).not.toHaveProperty('holds');
    expect(JSON.stringify(why)).not.toContain('2024');
    expect(why.holds).toBe(true);
  });
});
