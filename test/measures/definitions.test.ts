// What each measure computes is pinned: whoever changes a definition raises its version, because results keep it.
import 'reflect-metadata';
import { expect, test } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { allMeasures, definitionHash } from '../../server/measures/measures.registry.ts';
import { daysOf, periodAround, stepsOf } from '../../server/measures/period.rules.ts';
import { PeriodKind } from '../../schema/measures/measure.ts';
import pinned from './definitions.json' with { type: 'json' };

apiSchema();
const known = pinned as Record<string, { version: number; hash: string }>;

test('a definition that computes something else carries a higher version', () => {
  for (const one of allMeasures()) {
    const before = known[one.key];
    if (before && before.version === one.version) expect(definitionHash(one), `${one.key} changed: raise its version`).toBe(before.hash);
    else expect(one.version).toBeGreaterThan(before?.version ?? 0);
  }
});
test('every measure is pinned as it stands', () => {
  expect(Object.fromEntries(allMeasures().map((one) => [one.key, { version: one.version, hash: definitionHash(one) }]))).toEqual(known);
});

test('periods hold the day that was asked for and adjoin without gap or overlap', () => {
  for (let n = 0; n < 800; n += 5) {
    const day = new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
    for (const kind of ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const) {
      const own = periodAround(kind as never, day);
      expect(own.from <= day && day < own.until, `${kind} ${day}`).toBe(true);
      expect(periodAround(kind as never, day, 1).from).toBe(own.until);
      expect(periodAround(kind as never, day, -1).until).toBe(own.from);
    }
    expect(new Date(`${periodAround(PeriodKind.WEEK, day).from}T00:00:00Z`).getUTCDay()).toBe(1);
  }
});
test('a range goes back by its own length; steps are cut to the days asked for', () => {
  expect(daysOf({ kind: PeriodKind.RANGE, from: '2026-03-10', until: '2026-03-20', back: 1 }, '2026-04-01')).toEqual({ from: '2026-02-28', until: '2026-03-10' });
  expect(daysOf({ kind: PeriodKind.QUARTER, back: 1 }, '2026-02-13')).toEqual({ from: '2025-10-01', until: '2026-01-01' });
  expect(stepsOf({ from: '2026-01-30', until: '2026-02-10' }, PeriodKind.WEEK, 10)).toEqual([
    { from: '2026-01-30', until: '2026-02-02' }, { from: '2026-02-02', until: '2026-02-09' }, { from: '2026-02-09', until: '2026-02-10' },
  ]);
  expect(stepsOf({ from: '2026-01-01', until: '2026-02-10' }, PeriodKind.DAY, 10)).toBeNull();
});
