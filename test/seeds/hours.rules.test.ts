// The hours of the demo: what people do happens while they are about, whenever the demo is made.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '../../server/core/clock.ts';
import { atWork, byDay } from '../../seeds/hours.ts';

const ZONE = 'Asia/Shanghai';
const hourOf = (ms: number): number => Number(new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' }).format(ms));
const instants = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') });

test('an exam is sat between 9 and 18 o’clock of the day that was meant', () => {
  fc.assert(fc.property(instants, (ms) => {
    const there = atWork(ms, ZONE);
    expect(hourOf(there)).toBeGreaterThanOrEqual(9);
    expect(hourOf(there)).toBeLessThan(18);
    expect(dayIn(ZONE, new Date(there))).toBe(dayIn(ZONE, new Date(ms)));
  }));
});

test('a tablet is answered while the store is open, and never later than was meant', () => {
  fc.assert(fc.property(instants, (ms) => {
    const there = byDay(new Date(ms), ZONE).getTime();
    expect(hourOf(there)).toBeGreaterThanOrEqual(9);
    expect(hourOf(there)).toBeLessThan(21);
    expect(there).toBeLessThanOrEqual(ms);
  }));
});
