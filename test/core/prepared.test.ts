// What is kept prepared on a connection has its bounds, by number and by size.
import { expect, test, vi } from 'vitest';

// A list of its own: what this test fills it with is nobody else's.
vi.resetModules();
const { keptAs, nameOf } = await import('../../server/core/prepared.ts');

const ask = (text: string): boolean => { const name = nameOf(text); keptAs(name, text); return keptAs(name, text).name === name; };

test('a statement is kept from its second use; beyond four million characters an hour none is, however few they are', () => {
  expect(keptAs('d_once', 'select once')).toEqual({});
  expect(keptAs('d_once', 'select once')).toEqual({ name: 'd_once' });
  const long = (n: number) => `select ${n} /* ${'x'.repeat(100_000)} */`;
  const kept = Array.from({ length: 60 }, (_, n) => ask(long(n))).filter(Boolean).length;
  expect(kept).toBeGreaterThan(20);
  expect(kept).toBeLessThan(41);
  // What was kept before stays so.
  expect(keptAs('d_once', 'select once')).toEqual({ name: 'd_once' });
  expect(ask(long(61))).toBe(false);
});
