// Amounts as people type them, names for new lines, and which version of a policy counts.
import { expect, test } from 'vitest';
import { authorityInForce, type AuthorityVersion, freshId, moneyOf } from '../../admin/authority/authority.operations.ts';

test('an amount is read as it is typed, never rounded, and what is none is refused', () => {
  expect([moneyOf('500'), moneyOf('1,000.5'), moneyOf(' 0500.01 '), moneyOf('12，000')]).toEqual(['500.00', '1000.50', '500.01', '12000.00']);
  for (const wrong of ['', '-1', '1.234', 'abc', '1e9', '9999999999', null]) expect(moneyOf(wrong), String(wrong)).toBeNull();
});

test('a new line has a name that no other has', () => {
  expect(freshId([{ id: 'own-1' }, { id: 'own-3' }], 'own')).toBe('own-2');
});

test('the latest that has begun counts; a draft and what begins tomorrow do not', () => {
  const version = (number: number, state: AuthorityVersion['state'], effectiveFrom: string | null): AuthorityVersion => ({ id: String(number), version: 1, number, state, rules: { limits: [], approvers: [], dueMinutes: 1 }, note: null, effectiveFrom });
  const all = [version(1, 'SUPERSEDED', '1970-01-01T00:00:00.000Z'), version(2, 'PUBLISHED', '2026-02-01T00:00:00.000Z'), version(3, 'PUBLISHED', '2026-03-01T00:00:00.000Z'), version(4, 'DRAFT', null)];
  expect(authorityInForce(all, Date.parse('2026-02-13T00:00:00Z'))?.number).toBe(2);
  expect(authorityInForce([], 0)).toBeNull();
});
