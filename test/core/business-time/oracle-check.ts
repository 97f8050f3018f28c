// One random case held against the minute oracle: add, add back, between, isOpen, nextOpening, slices.
import { expect } from 'vitest';
import { addMinutes, between, isOpen, nextOpening, slices } from '../../../server/core/business-time/arithmetic.ts';
import { openMinutes, oracleAdd, oracleBack, oracleBetween, oracleOpen } from './minute-oracle.ts';
import type { Case } from './random-calendar.ts';

/** Throws where the library and the oracle differ. */
export function holdAgainstOracle({ window, calendar, from, to, amount }: Case): void {
  const open = openMinutes(calendar, window);
  const counted = oracleBetween(open, window, from, to);
  expect(between(calendar, new Date(from), new Date(to)).milliseconds).toBe(counted * 60_000);
  expect(slices(calendar, new Date(from), new Date(to)).reduce((sum, slice) => sum + slice.milliseconds, 0)).toBe(counted * 60_000);
  expect(isOpen(calendar, new Date(from))).toBe(oracleOpen(open, window, from));
  const forward = oracleAdd(open, window, from, amount);
  if (forward !== null && amount > 0) expect(addMinutes(calendar, new Date(from), amount).at?.getTime()).toBe(forward);
  const back = oracleBack(open, window, to, amount);
  if (back !== null && amount > 0) expect(addMinutes(calendar, new Date(to), -amount).at?.getTime()).toBe(back);
  const first = oracleAdd(open, window, from, 1);
  if (first !== null) expect(nextOpening(calendar, new Date(from)).at?.getTime()).toBe(first - 60_000);
}
