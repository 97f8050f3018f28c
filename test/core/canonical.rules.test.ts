// One text for one value: keys in order at every depth, whatever shapes came before, and the same after a stay in JSON.
import { describe, expect, test } from 'vitest';
import { random } from '../../seeds/random.ts';
import { canonicalJson } from '../../server/core/canonical.ts';

/** As it is meant: by sorting anew each time. */
function plainly(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const row = value as Record<string, unknown>;
  return `{${Object.keys(row).sort().filter((key) => row[key] !== undefined).map((key) => `${JSON.stringify(key)}:${plainly(row[key])}`).join(',')}}`;
}

describe('Canonical JSON', () => {
  test('says a value as sorting anew would, for any shapes in any order, odd keys among them', () => {
    const dice = random(7);
    const keys = ['a', 'b', 'zh', 'en', 'label', '键', 'a\0b', 'b\0c', 'c', '"', '\n', '', '10', '9', '__proto__x'];
    const make = (depth: number): unknown => {
      const kind = dice.int(0, depth > 3 ? 5 : 8);
      if (kind <= 5) return [null, undefined, dice.int(-9, 9), `t${dice.int(0, 3)}"`, true, new Date(86_400_000)][kind];
      if (kind === 6) return Array.from({ length: dice.int(0, 3) }, () => make(depth + 1));
      return Object.fromEntries(Array.from({ length: dice.int(0, 5) }, () => [dice.pick(keys), make(depth + 1)]));
    };
    for (let i = 0; i < 3_000; i += 1) { const value = make(0); expect(canonicalJson(value)).toBe(plainly(value)); }
    // Keys that hold what shapes are joined by stand for no other shape.
    for (const value of [{ 'a\0b': 1, c: 2 }, { a: 1, 'b\0c': 2 }, { a: 1, b: 2, c: 3 }, { 'a\0b\0c': 1 }, { c: 2, 'a\0b': 1 }]) expect(canonicalJson(value)).toBe(plainly(value));
    // More shapes than are remembered.
    for (let i = 0; i < 2_500; i += 1) expect(canonicalJson({ z: 1, [`k${i}`]: i })).toBe(plainly({ z: 1, [`k${i}`]: i }));
  });
});
