// P31 at its size: 20,000 random cases of business time, each held against every single minute.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdAgainstOracle } from '../core/business-time/oracle-check.ts';
import { caseArb } from '../core/business-time/random-calendar.ts';

test('P31: 20,000 random cases differ in nothing from the minute-by-minute oracle', () => {
  const result = fc.check(fc.property(caseArb, holdAgainstOracle), { numRuns: 20_000 });
  expect(result.failed ? fc.defaultReportMessage(result) : 'equal').toBe('equal');
  expect(result.numRuns).toBe(20_000);
}, 900_000);
