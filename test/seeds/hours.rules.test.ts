// The hours of the demo: what people do happens while they are about, whenever the demo is made.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayIn } from '../../server/core/clock.ts';
import { byDay, FROM_HOUR, spreadByDay, UNTIL_HOUR } from '../../seeds/hours.ts';

const ZONE = 'Asia/Shanghai';
const hourOf = (ms: number): number => Number(new Intl.DateTimeFormat('en', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' }).format(ms));
const instants = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') });

test('what people do lies in the hours of stores: on the day that was meant, or on the one before where it would be later than now', () => {
  fc.assert(fc.property(instants, fc.integer({ min: 0, max: 400 * 86_400_000 }), (ms, ago) => {
    const now = ms + ago;
    const there = byDay(new Date(ms), ZONE, new Date(now)).getTime();
    expect(hourOf(there)).toBeGreaterThanOrEqual(FROM_HOUR);
    expect(hourOf(there)).toBeLessThan(UNTIL_HOUR);
    expect(there).toBeLessThanOrEqual(now);
    if (ago >= 86_400_000) expect(dayIn(ZONE, new Date(there))).toBe(dayIn(ZONE, new Date(ms)));
  }));
});

test('what many do is spread over the day, on the day that was meant and never later than now; the same number is the same time', () => {
  fc.assert(fc.property(instants, fc.integer({ min: 0, max: 400 * 86_400_000 }), fc.integer({ min: 0, max: 5_000 }), (ms, ago, n) => {
    const [about, now] = [new Date(ms), new Date(ms + ago)];
    const there = spreadByDay(about, ZONE, now, n).getTime();
    expect(there).toBeLessThanOrEqual(now.getTime());
    expect(spreadByDay(about, ZONE, now, n).getTime()).toBe(there);
    if (ago >= 86_400_000) expect([dayIn(ZONE, new Date(there)), hourOf(there) >= FROM_HOUR && hourOf(there) < 18]).toEqual([dayIn(ZONE, about), true]);
  }));
  const times = Array.from({ length: 100 }, (_, n) => spreadByDay(new Date('2026-02-02T05:00:00Z'), ZONE, new Date('2026-03-01T00:00:00Z'), n).getTime());
  expect(new Set(times).size).toBe(100);
  expect(new Set(times.map(hourOf)).size).toBe(9);
});
