// Formulas: what they come to, how they read, and what is refused when they are saved.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '../../server/core/money.ts';
import { FormulaError, readFormula, type FormulaFault } from '../../server/incentives/formula.rules.ts';
import { numberOf, type Figures } from '../../server/incentives/formula-value.rules.ts';
import { formulaLabel } from '../../server/incentives/formula-words.rules.ts';
import { neverPays } from '../../server/incentives/sign.rules.ts';
import { UNITS } from '../../server/incentives/units.rules.ts';
import { figure, NAMES } from './pay-fixture.ts';

const read = (text: string, wanted: readonly (typeof UNITS)[number][] = UNITS) => readFormula(text, NAMES, wanted);
const fault = (text: string, wanted: readonly (typeof UNITS)[number][] = ['MONEY']): FormulaFault | 'fine' => {
  try { read(text, wanted); return 'fine'; } catch (error) { if (error instanceof FormulaError) return error.fault; throw error; }
};
const FIGURES: Figures = { 'tickets.resolved': figure('0.96'), 'sales.net': figure('1000.10'), 'tickets.count': figure('12'), 'kpi.score': figure(null), 'person.isIntern': figure('1') };
const worth = (text: string): string | null => numberOf(read(text), FIGURES)?.toFixed() ?? null;

describe('Formulas', () => {
  test('are exact: no float ever touches a figure', () => {
    expect(worth('0.1 + 0.2')).toBe('0.3');
    expect(worth('sales.net * 0.07')).toBe('70.007');
    expect(worth('money(0.1) * 3 == money(0.3) ? money(1) : money(2)')).toBe('1');
    expect(worth('money(1234567890123.45678901)')).toBe('1234567890123.45678901');
    expect(worth('round(tickets.resolved * money(33.333), 2)')).toBe('32');
    expect(worth('min(tickets.count, 10) * money(5) - money(1)')).toBe('49');
    expect(worth('person.isIntern && tickets.count > 3 ? percent(80) : percent(100)')).toBe('0.8');
  });
  test('where a figure is missing so is the result, unless the formula says what then', () => {
    expect(worth('kpi.score * money(10)')).toBeNull();
    expect(worth('orElse(kpi.score, 60) * money(10)')).toBe('600');
    expect(worth('tickets.count > 100 && kpi.score > 3 ? money(1) : money(2)')).toBe('2');
    expect(worth('divide(sales.net, tickets.count - 12, money(7))')).toBe('7');
    expect(worth('divide(sales.net, tickets.count, money(0))')).toBe(decimal('1000.10').dividedBy(12).toFixed());
  });
  test('read as a sentence in both languages, made of the tree', () => {
    expect(formulaLabel(read('tickets.resolved * money(500)'), NAMES)).toEqual({ zh: '投诉解决率 × 500.00 元', en: 'complaint resolution rate × ¥500.00' });
    expect(formulaLabel(read('tickets.resolved >= percent(95) && tickets.count > 20 ? money(300) : money(0)'), NAMES)).toEqual({
      zh: '若投诉解决率不低于 95%，并且工单数高于 20，则 300.00 元，否则 0.00 元', en: 'if complaint resolution rate is at least 95% and tickets is above 20, then ¥300.00, otherwise ¥0.00',
    });
    expect(formulaLabel(read('(sales.net - money(100)) * percent(5)'), NAMES)).toEqual({ zh: '（净销售额 − 100.00 元） × 5%', en: '(net sales − ¥100.00) × 5%' });
    expect(formulaLabel(read('quarter(tickets.resolved) > 0.9'), NAMES).zh).toBe('本季度投诉解决率高于 90%');
  });
  test('A61: are refused when saved: unknown names and functions, units that do not go together, a divisor that may be nothing, one’s own pay, code', () => {
    expect(fault('tickets.resolved * money(500)')).toBe('fine');
    for (const text of ['salary * 2', 'pay.total + money(1)', 'statement.total', 'constructor', 'tickets.constructor']) expect(fault(text), text).toBe('UNKNOWN_NAME');
    for (const text of ['sales.net + tickets.resolved', 'sales.net + 5', 'sales.net * sales.net', 'tickets.count + tickets.resolved', 'sales.net > tickets.count ? money(1) : money(2)', 'person.isIntern + 1', 'person.isIntern ? money(1) : 2', '!tickets.count', '-person.isIntern', 'tickets.count * kpi.score']) expect(fault(text), text).toBe('UNITS');
    for (const text of ['money(1) / 0', 'money(1) / 0.000', 'sales.net / tickets.count', 'sales.net / (3 - 3)']) expect(fault(text), text).toBe('DIVISION');
    for (const text of ['tickets.resolved', 'person.isIntern', '5', 'tickets.count']) expect(fault(text), text).toBe('RESULT');
    for (const text of ['eval(money(1))', 'size(money(1))', 'fetch(1)']) expect(fault(text), text).toBe('UNKNOWN_FUNCTION');
    for (const text of ['[1, 2][0]', '{"a": 1}', '"text"', 'tickets.count in [1]', 'tickets.all(x, x > 1)', 'money(1) % 2', '1e9 * money(1)', '0x10 * money(1)', 'null', 'money("5")']) expect(['NOT_ALLOWED', 'UNITS', 'SYNTAX'], text).toContain(fault(text));
    for (const text of ['__proto__ * money(1)', 'money(', 'money(1) +', ')', '投诉 * 2', 'money(1); money(2)']) expect(fault(text), text).toBe('SYNTAX');
    for (const text of ['money(tickets.count)', 'money()', 'round(sales.net)', 'percent(tickets.count)', 'round(sales.net, 9)']) expect(fault(text), text).toBe('ARGUMENTS');
  });
  test('A61: what can only take is told from what may pay, whatever the figures are', () => {
    for (const text of ['-money(5)', 'money(0) - money(100)', '-(tickets.count * money(5))', 'tickets.resolved * -money(500)', 'min(money(0), sales.net) - money(1)', 'tickets.count > 3 ? -money(1) : money(0)', 'divide(-money(5), tickets.count, money(0))', 'round(-money(1.5), 1)', '-money(6) / 2']) expect(neverPays(read(text)), text).toBe(true);
    for (const text of ['tickets.resolved * money(500)', 'money(0)', 'sales.net - money(1000)', '-sales.net', '(tickets.resolved - percent(90)) * money(1000)', 'tickets.count > 3 ? money(1) : -money(1)', 'divide(sales.net, tickets.count, -money(7))', 'max(-money(1), sales.net)', 'orElse(kpi.score, 0) * money(10)']) expect(neverPays(read(text)), text).toBe(false);
    // And never wrongly: whatever the figures are, a formula of which it is said never comes to more than nothing.
    const leaf = fc.oneof(fc.constantFrom('sales.net', 'tickets.count * money(2)', 'tickets.resolved * money(3)', 'money(4)', 'money(0)'), fc.constant('-money(1)'));
    const formula = fc.letrec((tie) => ({ tree: fc.oneof({ maxDepth: 3 }, leaf, fc.tuple(fc.constantFrom(' + ', ' - '), tie('tree'), tie('tree')).map(([op, a, b]) => `(${a}${op}${b})`), fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `min(${a}, ${b})`), fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(tickets.count > 5 ? ${a} : ${b})`), tie('tree').map((a) => `(-${a})`), tie('tree').map((a) => `(tickets.resolved * ${a})`)) })).tree as fc.Arbitrary<string>;
    fc.assert(fc.property(formula, fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 100 }), (text, sales, count, rate) => {
      const tree = read(text);
      if (neverPays(tree)) expect(numberOf(tree, { 'sales.net': figure(String(sales)), 'tickets.count': figure(String(count)), 'tickets.resolved': figure(String(rate / 100)) })?.greaterThan(0), text).toBe(false);
    }), { numRuns: 300 });
  });
  test('A61: a million terms, ten thousand brackets and 500 nodes more than one are refused within 100 ms', () => {
    const many = [`money(1)${' + money(1)'.repeat(1_000_000)}`, `${'('.repeat(10_000)}money(1)${')'.repeat(10_000)}`, `${'-('.repeat(45)}1${')'.repeat(45)}`, `1${'+1'.repeat(600)}`];
    for (const text of many) { const from = performance.now(); expect(fault(text)).toBe('TOO_LARGE'); expect(performance.now() - from).toBeLessThan(100); }
    expect(fault(`money(1)${' + money(1)'.repeat(15)}`)).toBe('fine');
  });
  test('A61: whatever text is sent, it is read or refused, never anything else', () => {
    const token = fc.constantFrom('tickets.count', 'sales.net', 'kpi.score', 'money(3)', '2', '0.5', '+', '-', '*', '/', '(', ')', '?', ':', '&&', '>', ',', 'min(', 'divide(', '!', '"', 'é', '\n');
    fc.assert(fc.property(fc.array(token, { maxLength: 25 }).map((list) => list.join(' ')), (text) => {
      if (fault(text, UNITS) !== 'fine') return;
      expect(() => { numberOf(read(text), FIGURES); formulaLabel(read(text), NAMES); }).not.toThrow();
    }), { numRuns: 2_000 });
  });
});
