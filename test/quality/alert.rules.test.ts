// What a rule lets pass: levels, changes, shares, too few rows, and days of quiet; and that every shipped rule says itself in both languages.
import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { PeriodKind } from '../../schema/measures/measure.ts';
import { random } from '../../seeds/random.ts';
import { apiSchema } from '../../server/api-schema.ts';
import { AlertRuleError, isQuiet, judgeFigure, parseRule, sayFigure, type AlertRule } from '../../server/quality/alert.rules.ts';
import { sentenceOf, subjectOf } from '../../server/quality/alert.figures.ts';
import { checkedRule } from '../../server/quality/alert.service.ts';
import { SHIPPED_RULES } from '../../server/quality/alert.shipped.rules.ts';

apiSchema();
const rule = (test: object, more: object = {}): AlertRule => parseRule({ measure: 'tickets.volume', period: 'MONTH', days: 'COMPLETE', test, minSample: 10, quietDays: 7, severity: 'MAJOR', ...more });
const share = (op = 'AT_LEAST', value = '0.4') => rule({ kind: 'SHARE', op, value, of: { id: { eq: '1' } }, ofZh: '生鲜', ofEn: 'fresh' });

describe('figures', () => {
  test.each([
    ['B-30: 40 of 100 is 40%', share(), { value: '100', sample: 100, other: '40' }, '0.4', true], ['39 of 100 is not', share(), { value: '100', sample: 100, other: '39' }, '0.39', false],
    ['nothing of something is none', share(), { value: '100', sample: 100, other: '0' }, '0', false], ['something of nothing is no figure', share(), { value: '0', sample: 0, other: '0' }, null, false],
    ['four of nine are too few', share(), { value: '9', sample: 9, other: '4' }, '0.444444', false],
    ['C-41: 3% is not above 3%', rule({ kind: 'LEVEL', op: 'ABOVE', value: '0.03' }), { value: '0.03', sample: 50 }, '0.03', false], ['C-41: 3.01% is', rule({ kind: 'LEVEL', op: 'ABOVE', value: '0.03' }), { value: '0.0301', sample: 50 }, '0.0301', true],
    ['84.9% is below 85%', rule({ kind: 'LEVEL', op: 'BELOW', value: '0.85' }), { value: '0.849', sample: 50 }, '0.849', true], ['at most holds the limit itself', rule({ kind: 'LEVEL', op: 'AT_MOST', value: '5' }), { value: '5', sample: 50 }, '5', true],
    ['13 after 10 is 30% more', rule({ kind: 'CHANGE', op: 'AT_LEAST', value: '0.3' }), { value: '13', sample: 13, other: '10' }, '0.3', true], ['a fall is less than nothing', rule({ kind: 'CHANGE', op: 'BELOW', value: '-0.5' }), { value: '4', sample: 12, other: '10' }, '-0.6', true],
    ['after nothing there is no change', rule({ kind: 'CHANGE', op: 'AT_LEAST', value: '0.3' }), { value: '13', sample: 13, other: '0' }, null, false], ['nor without a period before', rule({ kind: 'CHANGE', op: 'AT_LEAST', value: '0.3' }), { value: '13', sample: 13, other: null }, null, false],
  ] as const)('%s', (_name, one, measured, figure, isHit) => {
    const verdict = judgeFigure(one, measured);
    expect(verdict.figure === null ? null : String(Number(verdict.figure))).toBe(figure === null ? null : String(Number(figure)));
    expect(verdict.isHit).toBe(isHit);
  });

  test('above and at most, below and at least exclude each other at every figure; a missing sample never hits', () => {
    const dice = random(11);
    for (let n = 0; n < 2_000; n += 1) {
      const value = (dice.int(-500, 500) / 100).toFixed(2);
      const limit = (dice.int(-500, 500) / 100).toFixed(2);
      const hit = (op: string, sample = 10): boolean => judgeFigure(rule({ kind: 'LEVEL', op, value: limit }), { value, sample }).isHit;
      expect(hit('ABOVE')).toBe(!hit('AT_MOST'));
      expect(hit('BELOW')).toBe(!hit('AT_LEAST'));
      expect(['ABOVE', 'AT_LEAST', 'BELOW', 'AT_MOST'].some((op) => hit(op, 9))).toBe(false);
    }
  });

  test('quiet lasts so many days from the day of the telling, and no longer', () => {
    expect(isQuiet({ quietDays: 7 }, null, '2026-03-08')).toBe(false);
    expect(isQuiet({ quietDays: 7 }, '2026-03-01', '2026-03-07')).toBe(true);
    expect(isQuiet({ quietDays: 7 }, '2026-03-01', '2026-03-08')).toBe(false);
    expect(isQuiet({ quietDays: 0 }, '2026-03-01', '2026-03-01')).toBe(false);
  });
  test('shares and changes are said in percent, counts as they are', () => {
    expect(sayFigure(share(), 'COUNT' as never, '0.412345')).toBe('41.2%');
    expect(sayFigure(rule({ kind: 'LEVEL', op: 'ABOVE', value: '3' }), 'COUNT' as never, '12.000000')).toBe('12');
    expect(sayFigure(rule({ kind: 'LEVEL', op: 'ABOVE', value: '0.03' }), 'SHARE' as never, '0.0341')).toBe('3.4%');
  });
});

describe('rules as data', () => {
  test('D-30: the shipped ones hold by the measures that there are, cover the four kinds of risk, and say themselves', () => {
    expect(new Set(SHIPPED_RULES.map((one) => one.riskKind))).toEqual(new Set(['PRODUCT', 'SERVICE', 'DATA', 'LAW']));
    for (const one of SHIPPED_RULES) {
      expect(() => checkedRule(one.rule, 'rule'), one.key).not.toThrow();
      const { zh, en } = sentenceOf(one.rule);
      expect(zh, one.key).toContain('预警');
      expect(en, one.key).toMatch(/^Alert when /);
      expect(`${zh}${en}`, one.key).not.toMatch(/undefined|null|\{/);
      expect(subjectOf(one.rule).measure?.key).toBe(one.rule.measure);
    }
    expect(sentenceOf(SHIPPED_RULES[0]?.rule as AlertRule).zh).toBe('本月生鲜占工单量的比例达到 40% 时预警；样本至少 20 条，同一事项 30 天内不重复。');
    expect(sentenceOf(SHIPPED_RULES[1]?.rule as AlertRule).en).toBe('Alert when Return rate this month is above 3%, store by store; at least 30 rows, and not again about the same within 30 days.');
  });
  test('C-41: satisfaction of 95%, 85% answered within 24 hours, returns of 3%: what falls short of one is alerted, store by store', () => {
    const gauges = SHIPPED_RULES.filter((one) => one.rule.source === 'C-41').map(({ rule: { measure, by, test: { op, value } } }) => [measure, by, op, value] as unknown[]);
    expect(gauges).toEqual([['sales.returnRate', 'STORE', 'ABOVE', '0.03'], ['tickets.answeredIn24h', 'STORE', 'BELOW', '0.85'], ['tickets.satisfiedShare', 'STORE', 'BELOW', '0.95']]);
  });
  test.each([
    ['no such measure', { measure: 'tickets.nothing' }, 'rule.measure', 'RISK_RULE_MEASURE'], ['no such dimension', { by: 'MOON' }, 'rule.by', 'RISK_RULE_DIMENSION'], ['a filter that the list does not know', { filter: { moon: { eq: 1 } } }, 'rule.filter', 'VALUE_NOT_ALLOWED'],
    ['a share of a mean', { measure: 'tickets.satisfactionMean' }, 'rule.test.kind', 'RISK_RULE_SHARE'], ['a figure in words', { test: { kind: 'LEVEL', op: 'ABOVE', value: 'three' } }, 'rule.test.value', 'RISK_RULE_FORM'],
    ['no sample at all', { minSample: 0 }, 'rule.minSample', 'RISK_RULE_FORM'], ['something unknown beside', { extra: 1 }, 'rule', 'RISK_RULE_FORM'], ['a change within a month that still runs', { test: { kind: 'CHANGE', op: 'ABOVE', value: '0.1' }, days: 'RUNNING' }, 'rule.days', 'RISK_RULE_FORM'],
  ])('%s is refused at its place', (_name, more, path, reason) => {
    let fields: Record<string, string> = {};
    try { checkedRule({ ...share(), ...more }, 'rule'); } catch (error) { fields = (error as { details: { fields: Record<string, string> } }).details.fields; }
    expect(Object.values(fields)).toEqual([reason]);
    expect(Object.keys(fields)[0]?.startsWith(path)).toBe(true);
  });
  test('what is no rule at all is said so', () => { expect(() => parseRule(null)).toThrow(AlertRuleError); expect(parseRule({ ...share() }).period).toBe(PeriodKind.MONTH); });
});
