// Money and decimals: what is taken, how it is rounded, split and printed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney, compareNumbers, currencyName, formatMoney, formatNumber, isDecimal, multiplyMoney, parseMoney, round, speakCurrency, splitMoney, subtractMoney, toDecimalText, toMoney,
} from '../../server/core/money.ts';

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
const asMoney = (value: number) => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;

describe('amounts from outside', () => {
  test.each([['500', '500.00'], ['500.1', '500.10'], [500.01, '500.01'], ['-1', '-1.00'], ['-0', '0.00'], ['007', '7.00']])('%s is %s', (given, text) => {
    expect(parseMoney(given)).toBe(text);
  });
  test.each(['0.001', '1e21', '1,5', 'NaN', '', ' 1', '1.', '.5', '+1', '１', 'Infinity', '0x10', 1e21, 0.001, NaN, Infinity, null, undefined, true, {}, ['1'], '1000000000000.01'])('%j is refused', (given) => {
    expect(() => parseMoney(given)).toThrow('Not an amount');
  });
  test('a count with an exponent is no decimal', () => {
    expect([isDecimal('3.25'), isDecimal(0.1 + 0.2), isDecimal('1e3'), isDecimal(1e-9), isDecimal('')]).toEqual([true, false, false, false, false]);
  });
});

describe('rounding', () => {
  test.each([['0.005', '0.01'], ['1.005', '1.01'], ['2.675', '2.68'], ['-0.005', '-0.01'], ['0.0049999999', '0.00'], ['-0.001', '0.00'], [1.005, '1.01']])('%s rounds half up to %s', (given, text) => {
    expect(toMoney(given)).toBe(text);
  });
  test('sums are exact and rounded once', () => {
    expect(addMoney('0.1', '0.2')).toBe('0.30');
    expect(addMoney('0.004', '0.004')).toBe('0.01');
    expect(addMoney()).toBe('0.00');
    expect(multiplyMoney('4480', '0.8')).toBe('3584.00');
    expect(subtractMoney('500.01', '500')).toBe('0.01');
    expect(round('2.5', 0).toFixed()).toBe('3');
    expect(toDecimalText('3.10')).toBe('3.1');
  });
  test('adding agrees with counting cents', () => {
    fc.assert(fc.property(fc.array(cents), (amounts) => {
      expect(addMoney(...amounts.map(asMoney))).toBe(asMoney(amounts.reduce((sum, amount) => sum + amount, 0)).replace('-0.00', '0.00'));
    }));
  });
  test('500.00 is not over 500 and 500.01 is', () => {
    expect([compareNumbers('500.00', 500), compareNumbers('500.01', '500'), compareNumbers('9', '10')]).toEqual([0, 1, -1]);
  });
});

test('a split adds up to the cent, for any amount and weights', () => {
  expect(splitMoney('100', [1, 1, 1])).toEqual(['33.34', '33.33', '33.33']);
  fc.assert(fc.property(cents, fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 9 }).filter((weights) => weights.some(Boolean)), (amount, weights) => {
    const parts = splitMoney(asMoney(amount), weights);
    expect(addMoney(...parts)).toBe(toMoney(asMoney(amount)));
    const total = weights.reduce((sum, weight) => sum + weight);
    for (const [index, part] of parts.entries()) {
      expect(Math.abs(Number(part) - ((amount / 100) * (weights[index] ?? 0)) / total)).toBeLessThanOrEqual(0.0101);
    }
  }));
  expect(() => splitMoney('1', [])).toThrow('Weights');
});

test('amounts for people carry commas, two digits and a real minus', () => {
  expect(formatMoney('50000', 'zh')).toBe('50,000.00 元');
  expect(formatMoney('50000', 'en')).toBe('¥50,000.00');
  expect(formatMoney('-1234.5', 'en')).toBe('−¥1,234.50');
  expect(formatMoney('1', 'zh', 'USD')).toBe('$1.00');
  expect([formatNumber(201376), formatNumber('3.5'), formatNumber('14', 1), formatNumber('-0.04', 1), formatNumber('1234567.891')]).toEqual(['201,376', '3.5', '14.0', '0.0', '1,234,567.891']);
});

test('a chain whose currency is another says it so, in sums and beside figures', () => {
  const before = speakCurrency('EUR');
  try { expect([formatMoney('1234.5', 'zh'), formatMoney('-1', 'en'), currencyName()]).toEqual(['€1,234.50', '−€1.00', { zh: '欧元', en: 'Euro' }]); } finally { speakCurrency(before); }
  expect([formatMoney('1234.5', 'zh'), currencyName(), currencyName('XXQ')]).toEqual(['1,234.50 元', { zh: '元', en: 'yuan' }, { zh: 'XXQ', en: 'XXQ' }]);
});
