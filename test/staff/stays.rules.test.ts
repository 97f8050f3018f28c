// Where somebody worked in a period: half-open days, moves in the middle, leave, and comparison among peers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../server/core/clock.ts';
import { leaveDaysIn, staysIn, type PlacedRow } from '../../server/staff/places/stays.rules.ts';
import { ranksOf, sizesOf } from '../../server/staff/scorecards/peers.rules.ts';

const at = (fromOn: string, untilOn: string | null, storeId: string, more: Partial<PlacedRow> = {}): PlacedRow => ({ storeId, departmentId: null, position: 'service-agent', level: 'specialist', employment: 'REGULAR', managerId: null, fromOn, untilOn, ...more });
const MARCH = { from: '2026-03-01', until: '2026-04-01' };

describe('Stays', () => {
  test('a transfer in mid-month: each day belongs to one store, the day of the move to the new one', () => {
    const stays = staysIn([at('2025-01-01', '2026-03-16', '1'), at('2026-03-16', null, '2')], MARCH);
    expect(stays.map(({ storeId, from, until, days }) => [storeId, from, until, days])).toEqual([['1', '2026-03-01', '2026-03-16', 15], ['2', '2026-03-16', '2026-04-01', 16]]);
  });
  test('a rise in level in the same store and position is one stay, by its last level', () => {
    expect(staysIn([at('2025-01-01', '2026-03-10', '1'), at('2026-03-10', null, '1', { level: 'senior-adviser' })], MARCH)).toMatchObject([{ days: 31, level: 'senior-adviser' }]);
  });
  test('hired or gone within the month counts from and to those days; before and after there is no stay', () => {
    expect(staysIn([at('2026-03-20', null, '1')], MARCH)).toMatchObject([{ days: 12 }]);
    expect(staysIn([at('2025-01-01', '2026-03-05', '1')], MARCH)).toMatchObject([{ days: 4 }]);
    expect(staysIn([at('2026-04-01', null, '1'), at('2025-01-01', '2026-03-01', '1')], MARCH)).toEqual([]);
  });
  test('days of two leaves that overlap count once', () => {
    expect(leaveDaysIn(MARCH, [{ from: '2026-02-25', until: '2026-03-03' }, { from: '2026-03-02', until: '2026-03-05' }, { from: '2026-03-30', until: '2026-04-09' }])).toBe(6);
  });
  test('whatever the moves, the stays of a period never overlap and hold every day that a placement holds', () => {
    fc.assert(fc.property(fc.array(fc.record({ days: fc.integer({ min: 1, max: 40 }), store: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 6 }), fc.integer({ min: -60, max: 30 }), (moves, start) => {
      let day = addDays('2026-03-01', start);
      const rows = moves.map(({ days, store }) => { const row = at(day, addDays(day, days), String(store)); day = addDays(day, days); return row; });
      const stays = staysIn(rows, MARCH);
      stays.forEach((stay, i) => { expect(stay.from < stay.until && (i === 0 || stay.from >= (stays[i - 1]?.until as string))).toBe(true); });
      const first = rows[0]?.fromOn as string;
      const [from = '', until = ''] = [[first, MARCH.from].sort().at(-1), [day, MARCH.until].sort()[0]];
      expect(stays.reduce((sum, stay) => sum + stay.days, 0)).toBe(Math.max(0, daysBetween(from, until)));
    }));
  });
});

describe('Peers', () => {
  test('A-22: stores by how many work there, thirds; equal stores are of one size', () => {
    expect([...sizesOf(new Map([['a', 4], ['b', 8], ['c', 12], ['d', 4], ['e', 9]]))]).toEqual([['a', 'S'], ['b', 'M'], ['c', 'L'], ['d', 'S'], ['e', 'L']]);
    expect([...sizesOf(new Map([['a', 5], ['b', 5]])).values()]).toEqual(['M', 'M']);
  });
  test('equal scores share a place; who is not compared has none', () => {
    const rows = [{ g: 'x', s: '90' }, { g: 'x', s: '95' }, { g: 'x', s: '90.0' }, { g: 'x', s: '80' }, { g: null, s: '99' }, { g: 'x', s: null }];
    const places = ranksOf(rows, (row) => row.g, (row) => row.s);
    expect(rows.map((row) => places.get(row)?.rank ?? null)).toEqual([2, 1, 2, 4, null, null]);
    expect(places.get(rows[0] as never)?.of).toBe(4);
  });
});
