// Versions: which is in force when, what may be published, and what differs between two.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOf, diff, publish, type Versioned } from '../../server/core/version.ts';

const draft = (number: number): Versioned => ({ number, state: 'draft', effectiveFrom: null });
const january = '2026-01-01T00:00:00Z';
const february = '2026-02-01T00:00:00Z';
const march = '2026-03-01T00:00:00Z';

describe('publishing', () => {
  test('a version holds from its instant on, to the millisecond, and the one before keeps its own time', () => {
    const first = publish([draft(1)], 1, january, january);
    const both = publish([...first, draft(2)], 2, march, february);
    expect(both.map((version) => version.state)).toEqual(['published', 'published']);
    expect(asOf(both, '2025-12-31T23:59:59.999Z')).toBeUndefined();
    expect(asOf(both, january)?.number).toBe(1);
    expect(asOf(both, '2026-02-28T23:59:59.999Z')?.number).toBe(1);
    expect(asOf(both, new Date(march))?.number).toBe(2);
  });

  test('at once, it supersedes the one in force, which stays findable', () => {
    const versions = publish([...publish([draft(1)], 1, january, january), draft(2)], 2, february, february);
    expect(versions).toEqual([
      { number: 1, state: 'superseded', effectiveFrom: january, supersededAt: february }, { number: 2, state: 'published', effectiveFrom: february },
    ]);
    expect(asOf(versions, '2026-01-15T00:00:00Z')?.number).toBe(1);
  });

  test('never rewrites the past, never jumps the queue, never twice', () => {
    const announced = publish([draft(1), draft(2)], 1, march, january);
    expect(() => publish(announced, 2, '2025-12-31T00:00:00Z', january)).toThrow('EFFECTIVE_IN_PAST');
    expect(() => publish(announced, 2, february, january)).toThrow('EFFECTIVE_BEFORE_LATEST');
    expect(() => publish(announced, 1, march, january)).toThrow('NOT_DRAFT');
    expect(() => publish(announced, 9, march, january)).toThrow('UNKNOWN_VERSION');
  });
});

describe('differences', () => {
  test('are named by place with before and after', () => {
    expect(diff({ a: 1, list: [1, 2], gone: null, 'x/y': 1 }, { list: [1, 3, 4], a: 1, 'x/y': { z: true } })).toEqual([
      { path: '/list/1', kind: 'changed', before: 2, after: 3 }, { path: '/list/2', kind: 'added', after: 4 },
      { path: '/gone', kind: 'removed', before: null }, { path: '/x~1y', kind: 'changed', before: 1, after: { z: true } },
    ]);
  });

  test('are none exactly when two values say the same', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(fc.property(json, json, (before, after) => {
      const text = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => (item && typeof item === 'object' && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item));
      expect(diff(before, JSON.parse(JSON.stringify(before)))).toEqual([]);
      expect(diff(JSON.parse(JSON.stringify(before)), JSON.parse(JSON.stringify(after))).length === 0).toBe(text(before) === text(after));
    }));
  });
});

test('lists of things with a key are told thing by thing where that is asked for: one put in the middle is one difference', () => {
  const [a, b, c] = [{ key: 'a', n: 1 }, { key: 'b', n: 1 }, { key: 'c', n: 1 }];
  expect(diff({ list: [a, c] }, { list: [a, b, c] }, '', true)).toEqual([{ path: '/list/1', kind: 'added', after: b }]);
  expect(diff({ list: [a, b, c] }, { list: [a, { ...c, n: 2 }] }, '', true)).toEqual([{ path: '/list/1', kind: 'removed', before: b }, { path: '/list/1/n', kind: 'changed', before: 1, after: 2 }]);
  expect(diff({ list: [a, b] }, { list: [b, a] }, '', true)).toEqual([{ path: '/list', kind: 'changed', before: ['a', 'b'], after: ['b', 'a'] }]);
  expect(diff({ list: [a, a] }, { list: [a] }, '', true)).toEqual([{ path: '/list/1', kind: 'removed', before: a }]);
  expect(diff({ list: [a, c] }, { list: [a, b, c] })).toHaveLength(2);
});
