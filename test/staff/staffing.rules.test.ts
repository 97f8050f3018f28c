// D-11: heads by Erlang C, against published figures and against what must hold of any queue; and who stands where on the board.
import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerWith, headsFor, loadOf, openHours, waitChance, withShrinkage } from '../../server/staff/staffing/staffing.rules.ts';
import { placeAll, placesIn, shownTo, veiled, type Contender } from '../../server/staff/boards/board.rules.ts';

/** Erlang C by its textbook sum, for small numbers. */
const textbook = (heads: number, load: number): number => {
  const term = (n: number): number => Array.from({ length: n }, (_, i) => load / (i + 1)).reduce((product, each) => product * each, 1);
  const top = (term(heads) * heads) / (heads - load);
  return top / (Array.from({ length: heads }, (_, n) => term(n)).reduce((sum, each) => sum + each, 0) + top);
};

describe('D-11: Erlang C', () => {
  test('one hundred calls in half an hour of three minutes each: load 10; fourteen heads answer 88.8 % within 20 s', () => {
    expect(loadOf(200, 3)).toBe(10);
    expect(waitChance(14, 10)).toBeCloseTo(0.1741, 3);
    expect(headsFor(200, 3, { share: 0.8, withinSeconds: 20, maxOccupancy: 1 })).toMatchObject({ heads: 14 });
    expect(answerWith(14, 200, 3, 20).answered).toBeCloseTo(0.888, 3);
    expect(answerWith(14, 200, 3, 20).meanWaitSeconds).toBeCloseTo(7.8, 1);
  });
  test('equals the textbook sum', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (heads, busy) => { expect(waitChance(heads, heads * busy)).toBeCloseTo(textbook(heads, heads * busy), 8); }));
  });
  test('more heads never answer less, more work never needs fewer; nothing overflows', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 3000, noNaN: true }), fc.double({ min: 0.5, max: 60, noNaN: true }), (heads, perHour, minutes) => {
      const [one, more] = [answerWith(heads, perHour, minutes, 60), answerWith(heads + 1, perHour, minutes, 60)];
      expect(one.answered >= 0 && one.answered <= 1 && more.answered >= one.answered - 1e-12).toBe(true);
    }));
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 }), (perHour, extra) => {
      const target = { share: 0.85, withinSeconds: 60, maxOccupancy: 0.85 };
      const [few, many] = [headsFor(perHour, 8, target), headsFor(perHour + extra, 8, target)];
      expect(many.heads).toBeGreaterThanOrEqual(few.heads);
      expect(few.answered >= target.share && few.occupancy <= target.maxOccupancy).toBe(true);
      if (few.heads > 1) { const less = answerWith(few.heads - 1, perHour, 8, 60); expect(less.answered < target.share || less.occupancy > target.maxOccupancy).toBe(true); }
    }));
  });
  test('an open shop has somebody there, a closed one nobody; breaks and leave need more people', () => {
    expect(headsFor(0, 8, { share: 0.85, withinSeconds: 60, maxOccupancy: 0.85 }).heads).toBe(1);
    expect([openHours([['08:00', '12:00'], ['13:00', '22:30']]), openHours([['00:00', '24:00']]), openHours(undefined)]).toEqual([13.5, 24, 0]);
    expect([withShrinkage(3, 0.25), withShrinkage(3.1, 0.25), withShrinkage(0, 0.25)]).toEqual([4, 5, 0]);
  });
});

const at = (employeeId: number, score: string | null, sample = 10, peerGroup = 'S'): Contender => ({ employeeId: String(employeeId), storeId: '1', peerGroup, score, sample });

describe('A-22: the board', () => {
  test('ranks within stores of a like size; too few results are not ranked; a third of a group at most stands on a side', () => {
    const rows = [at(1, '90'), at(2, '80'), at(3, '70'), at(4, '99', 4), at(5, '60', 10, 'L'), at(6, null)];
    const placed = new Map(placeAll(rows, { minSample: 5, places: 3 }).map((one) => [one.row.employeeId, [one.rank, one.side]]));
    expect(Object.fromEntries(placed)).toEqual({ 1: [1, 'RED'], 2: [2, 'NONE'], 3: [3, 'BLACK'], 4: [null, 'NONE'], 5: [1, 'NONE'], 6: [null, 'NONE'] });
    expect([placesIn(2, 3), placesIn(3, 3), placesIn(20, 3)]).toEqual([0, 1, 3]);
  });
  test('is the same for the same rows in whatever order, and nobody stands on both sides', () => {
    fc.assert(fc.property(fc.array(fc.record({ score: fc.option(fc.integer({ min: 0, max: 8 }).map(String)), sample: fc.integer({ min: 0, max: 9 }), group: fc.constantFrom('S', 'M') }), { maxLength: 30 }), fc.integer(), (drawn, seed) => {
      const rows = drawn.map((one, i) => at(i + 1, one.score, one.sample, one.group));
      const mixed = [...rows].sort((a, b) => ((Number(a.employeeId) * 7919 + seed) % 31) - ((Number(b.employeeId) * 7919 + seed) % 31));
      const [one, other] = [placeAll(rows, { minSample: 3, places: 3 }), placeAll(mixed, { minSample: 3, places: 3 })];
      expect(other).toEqual(one);
      for (const { row, side, rank } of one) {
        if (side === 'RED') for (const worse of one) if (worse.side === 'BLACK' && worse.row.peerGroup === row.peerGroup) expect(Number(worse.row.score)).toBeLessThan(Number(row.score));
        if (row.sample < 3 || row.score === null) expect([rank, side]).toEqual([null, 'NONE']);
      }
    }));
  });
  test('names as was agreed: whole, initials, or the own rank alone; the black side is shown to no colleague', () => {
    expect([veiled('王小雨'), veiled('欧阳'), veiled('Mary Ann Smith')]).toEqual(['王**', '欧*', 'M. A. S.']);
    const said = { name: '王小雨', nameEn: 'Wang Xiaoyu' };
    expect(shownTo('NAMES' as never, 'RED' as never, said, false)).toEqual(said);
    expect(shownTo('INITIALS' as never, 'RED' as never, said, false)).toEqual({ name: '王**', nameEn: 'W. X.' });
    expect(shownTo('INITIALS' as never, 'RED' as never, { ...said, nameEn: null }, false)).toEqual({ name: '王**', nameEn: null });
    expect(shownTo('OWN_RANK' as never, 'RED' as never, said, false)).toBeNull();
    expect(shownTo('NAMES' as never, 'BLACK' as never, said, false)).toBeNull();
    expect(shownTo('OWN_RANK' as never, 'BLACK' as never, said, true)).toEqual(said);
  });
});
