// Who gets a ticket: pure.
import { describe, expect, test } from 'vitest';
import { chosen, inOrder, nextTry, sayCandidate, type Candidate } from '../../server/tickets/hands/hands.rules.ts';

const one = (employeeId: string, more: Partial<Candidate> = {}): Candidate => ({ employeeId, name: employeeId, against: null, load: 0, hasSkill: false, isOnShift: true, lastAt: null, ...more });
const order = (...list: Candidate[]): string[] => inOrder(list).map((each) => each.employeeId);

describe('the order in which people are asked', () => {
  test('least in hand first; of equals who waited longest; nobody twice in a row by her number alone', () => {
    expect(order(one('1', { load: 3 }), one('2', { load: 1 }), one('3', { load: 2 }))).toEqual(['2', '3', '1']);
    expect(order(one('1', { lastAt: '2026-03-02T02:00:00Z' }), one('2', { lastAt: '2026-03-02T01:00:00Z' }), one('10'))).toEqual(['10', '2', '1']);
  });
  test('skill goes before load, but only where somebody who may has it', () => {
    expect(order(one('1'), one('2', { hasSkill: true, load: 9 }))).toEqual(['2', '1']);
    expect(order(one('1', { load: 1 }), one('2', { hasSkill: true, against: { zh: '证书已过期', en: 'certificate ended' } }), one('3'))).toEqual(['3', '1', '2']);
  });
  test('who is away or may not is never chosen', () => {
    expect(chosen([one('1', { isOnShift: false }), one('2', { against: { zh: '无', en: 'no' } })])).toBeNull();
    expect(chosen([one('1', { isOnShift: false, hasSkill: true }), one('2', { load: 7 })])?.employeeId).toBe('2');
  });
  test('the reason is said in both languages', () => {
    expect(sayCandidate(one('1', { load: 2.5, hasSkill: true }))).toEqual({ zh: '当班，擅长这一类，手上 2.5', en: 'on shift, good at this category, load 2.5' });
    expect(sayCandidate(one('1', { against: { zh: '证书已过期', en: 'certificate ended' } })).en).toBe('certificate ended');
  });
});

test('nobody there: the next try comes with the first shift or opening, in a quarter of an hour while the store is open, within a day in any case', () => {
  const now = new Date('2026-03-02T20:00:00Z');
  const at = (how: Parameters<typeof nextTry>[1]): string => nextTry(now, how).toISOString().slice(8, 16);
  expect(at({ opensAt: '2026-03-03T01:00:00Z', shiftAt: null, isClosed: true })).toBe('03T01:00');
  expect(at({ opensAt: '2026-03-03T01:00:00Z', shiftAt: '2026-03-03T00:30:00Z', isClosed: true })).toBe('03T00:30');
  expect(at({ opensAt: '2026-03-05T01:00:00Z', shiftAt: null, isClosed: true })).toBe('03T20:00');
  expect(at({ opensAt: null, shiftAt: '2026-03-03T01:00:00Z', isClosed: false })).toBe('02T20:15');
  expect(at({ opensAt: null, shiftAt: '2026-03-02T20:05:00Z', isClosed: false })).toBe('02T20:05');
});
