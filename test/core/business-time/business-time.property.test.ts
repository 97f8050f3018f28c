// Laws of business time on random calendars: equal to a minute-by-minute oracle, additive, monotone, inverse.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMilliseconds, between, slices } from '../../../server/core/business-time/arithmetic.ts';
import { addWorkingDays, workingDaysBetween } from '../../../server/core/business-time/working-days.ts';
import { holdAgainstOracle } from './oracle-check.ts';
import { caseArb } from './random-calendar.ts';

// 20,000 in test/long, each held against every single minute.
const RUNS = 400;
const DAY = 86_400_000;

describe('P31: business time', () => {
  test(`equals the minute oracle in ${RUNS} random cases`, () => {
    fc.assert(fc.property(caseArb, holdAgainstOracle), { numRuns: RUNS });
  }, 120_000);

  test('is additive: two steps are one, in time added and in time counted', () => {
    fc.assert(fc.property(caseArb, fc.integer({ min: 1, max: 40_000_000 }), fc.integer({ min: 1, max: 40_000_000 }), fc.integer({ min: 0, max: 59_999 }), ({ calendar, from, to }, a, b, rest) => {
      const start = new Date(from + rest);
      const first = addMilliseconds(calendar, start, a);
      if (first.at) expect(addMilliseconds(calendar, first.at, b)).toEqual(addMilliseconds(calendar, start, a + b));
      const middle = new Date(Math.round((from + rest + to) / 2));
      expect(between(calendar, start, middle).milliseconds + between(calendar, middle, new Date(to + DAY)).milliseconds).toBe(between(calendar, start, new Date(to + DAY)).milliseconds);
    }), { numRuns: 500 });
  }, 60_000);

  test('is monotone: later or more never ends earlier', () => {
    fc.assert(fc.property(caseArb, fc.integer({ min: 0, max: 40_000_000 }), fc.integer({ min: 0, max: 40_000_000 }), ({ calendar, from, to }, a, more) => {
      const early = addMilliseconds(calendar, new Date(from), a).at?.getTime() ?? Infinity;
      expect(addMilliseconds(calendar, new Date(from), a + more).at?.getTime() ?? Infinity).toBeGreaterThanOrEqual(early);
      expect(addMilliseconds(calendar, new Date(to), a).at?.getTime() ?? Infinity).toBeGreaterThanOrEqual(early);
    }), { numRuns: 500 });
  }, 60_000);

  test('has an inverse: what was added is counted, forward and back', () => {
    fc.assert(fc.property(caseArb, fc.integer({ min: 1, max: 60_000_000 }), ({ calendar, from }, amount) => {
      const due = addMilliseconds(calendar, new Date(from), amount).at;
      if (due) {
        expect(between(calendar, new Date(from), due).milliseconds).toBe(amount);
        expect(between(calendar, due, new Date(from)).milliseconds).toBe(-amount);
        const back = addMilliseconds(calendar, due, -amount).at as Date;
        expect(back.getTime()).toBeGreaterThanOrEqual(from);
        expect(between(calendar, new Date(from), back).milliseconds).toBe(0);
      }
    }), { numRuns: 500 });
  }, 60_000);

  test('slices are in order, apart, inside, and sum up', () => {
    fc.assert(fc.property(caseArb, ({ calendar, from, to }) => {
      const list = slices(calendar, new Date(from), new Date(to));
      list.forEach((slice, i) => {
        expect(slice.milliseconds).toBe(slice.to.getTime() - slice.from.getTime());
        expect(slice.milliseconds).toBeGreaterThan(0);
        expect(slice.from.getTime()).toBeGreaterThanOrEqual(i ? (list[i - 1] as { to: Date }).to.getTime() : from);
        expect(slice.to.getTime()).toBeLessThanOrEqual(to);
      });
      expect(list.reduce((sum, slice) => sum + slice.milliseconds, 0)).toBe(between(calendar, new Date(from), new Date(to)).milliseconds);
    }), { numRuns: 500 });
  }, 60_000);

  test('working days: added ones are counted, and adding is monotone', () => {
    fc.assert(fc.property(caseArb, fc.integer({ min: 1, max: 30 }), ({ calendar, from }, days) => {
      const start = new Date(from).toISOString().slice(0, 10);
      const end = addWorkingDays(calendar, start, days).day;
      if (end === null) return;
      expect(workingDaysBetween(calendar, start, end)).toBe(days);
      expect((addWorkingDays(calendar, start, days + 1).day ?? '9999') > end).toBe(true);
    }), { numRuns: 500 });
  }, 60_000);
});
