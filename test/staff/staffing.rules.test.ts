// D-11: heads by Erlang C, against published figures and against what must hold of any queue; and who stands where on the board.
import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesOf, needOf, ratesOf, shiftsOf, timeOf, type Presence, type Shift, type Work } from '../../server/staff/staffing/shifts.rules.ts';
import { handlingOf, LEAST_KNOWN, PAUSE_MINUTES, type Act } from '../../server/staff/staffing/handling.rules.ts';
import { answerWith, headsFor, loadOf, waitChance, withShrinkage } from '../../server/staff/staffing/staffing.rules.ts';
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
    expect([withShrinkage(3, 0.25), withShrinkage(3.1, 0.25), withShrinkage(0, 0.25)]).toEqual([4, 5, 0]);
  });
});

const span = (from: string, until: string): { from: number; until: number } => ({ from: minutesOf(from), until: minutesOf(until) });
const there = (who: string, from: string, until: string): Presence => ({ who, ...span(from, until) });
const said = (list: readonly Shift[]): unknown[] => list.map((one) => [`${timeOf(one.from)}-${timeOf(one.until)}`, one.isOpen, one.who.join('')]);
const work = (hours: Record<number, number>, minutes: number): Work[] => Array.from({ length: 24 }, (_, hour) => ({ contacts: hours[hour] ?? 0, minutes: (hours[hour] ?? 0) * minutes }));
const TARGET = { share: 0.85, withinSeconds: 60, maxOccupancy: 0.85 };

describe('D-11: heads per shift', () => {
  test('a day is cut where the shop opens or shuts and where somebody comes or goes; the same people on both sides are one shift', () => {
    expect(said(shiftsOf([span('08:00', '22:00')], [there('a', '09:00', '15:00'), there('b', '09:00', '21:00'), there('c', '15:00', '21:00')]))).toEqual([['08:00-09:00', true, ''], ['09:00-15:00', true, 'ab'], ['15:00-21:00', true, 'bc'], ['21:00-22:00', true, '']]);
    expect(said(shiftsOf([span('09:00', '12:00'), span('13:30', '18:00')], [there('a', '09:00', '12:00'), there('a', '12:00', '18:00')]))).toEqual([['09:00-12:00', true, 'a'], ['12:00-13:30', false, 'a'], ['13:30-18:00', true, 'a']]);
    expect([said(shiftsOf([], [])), said(shiftsOf([], [there('a', '00:00', '24:00')])), said(shiftsOf([span('09:00', '18:00')], []))]).toEqual([[], [['00:00-24:00', false, 'a']], [['09:00-18:00', true, '']]]);
  });
  test('no minute of opening and of presence is lost or counted twice, whatever the roster', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const drawn = fc.tuple(minute, minute).map(([a, b]) => ({ from: Math.min(a, b), until: Math.max(a, b) + 1 }));
    fc.assert(fc.property(fc.array(drawn, { maxLength: 3 }), fc.array(drawn, { maxLength: 6 }), (open, present) => {
      const list = shiftsOf(open, present.map((one, i) => ({ ...one, who: String(i) })));
      for (const at of [0, 1, 479, 480, 719, 720, 1000, 1439, ...[...open, ...present].flatMap((one) => [one.from, one.until - 1, one.until])]) {
        const found = list.filter((one) => one.from <= at && at < one.until);
        const who = present.flatMap((one, i) => (one.from <= at && at < one.until ? [String(i)] : []));
        const isOpen = open.some((one) => one.from <= at && at < one.until);
        expect(found.length).toBe(isOpen || who.length ? 1 : 0);
        if (found[0]) expect([found[0].isOpen, [...found[0].who]]).toEqual([isOpen, who.sort()]);
      }
    }));
  });
  test('what comes while nobody serves waits for the next day with shifts and is spread over it; nothing is lost', () => {
    const days = [shiftsOf([span('09:00', '17:00')], []), [], shiftsOf([span('10:00', '12:30'), span('13:00', '14:30')], [])];
    // Monday: 16 come in the night before it opens; Tuesday is shut: its 8 wait for Wednesday.
    const rates = ratesOf([work({ 3: 16, 10: 5 }, 6), work({ 11: 8 }, 10), work({}, 1)], days);
    expect(rates[0]?.[10]).toEqual({ contacts: 7, minutes: 5 * 6 + 2 * 6 });
    expect([rates[0]?.[16]?.contacts, rates[2]?.[10]?.contacts, rates[2]?.[13]?.contacts]).toEqual([2, 2, 2]);
    const total = days.flatMap((shifts, day) => shifts.map((one) => needOf(one, rates[day] as Work[], TARGET).contacts)).reduce((sum, n) => sum + n, 0);
    expect(total).toBeCloseTo(29, 8);
    expect(ratesOf([work({ 3: 16 }, 6)], [[]])[0]?.[3]?.contacts).toBe(16);
  });
  test('a shift needs the heads of its most demanding hour, beside those planned and what they answer', () => {
    const [morning, evening] = shiftsOf([span('09:00', '21:00')], [there('a', '09:00', '15:00'), there('b', '09:00', '15:00'), there('c', '15:00', '21:00')]) as [Shift, Shift];
    const rates = work({ 9: 6, 10: 60, 11: 6, 18: 6 }, 3);
    // Sixty an hour of three minutes is a load of 3: five heads; the two planned cannot keep up with that hour.
    expect(needOf(morning, rates, TARGET)).toMatchObject({ contacts: 72, busiest: { hour: 10, perHour: 60, minutes: 3 }, needed: { heads: 5, load: 3 } });
    expect(needOf(morning, rates, TARGET).answeredPlanned).toBeCloseTo((12 * answerWith(2, 6, 3, 60).answered) / 72, 8);
    expect(needOf(evening, rates, TARGET)).toMatchObject({ contacts: 6, busiest: { hour: 18 } });
    expect([needOf(evening, work({}, 3), TARGET).needed.heads, needOf({ ...evening, isOpen: false }, work({}, 3), TARGET).needed.heads]).toEqual([1, 0]);
  });
  test('more work, longer handling, a higher share or a shorter time never need fewer heads in any shift', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 24, maxLength: 24 });
    const drawn = fc.record({ hours, minutes: fc.integer({ min: 1, max: 20 }), from: fc.integer({ min: 0, max: 22 }), share: fc.integer({ min: 50, max: 99 }), seconds: fc.integer({ min: 0, max: 600 }), busy: fc.integer({ min: 40, max: 100 }), more: fc.integer({ min: 1, max: 30 }) });
    fc.assert(fc.property(drawn, ({ hours, minutes, from, share, seconds, busy, more }) => {
      const shift: Shift = { from: from * 60, until: 24 * 60, isOpen: true, who: [] };
      const heads = (times: number, mean: number, target: typeof TARGET): number => needOf(shift, hours.map((n) => ({ contacts: n * times, minutes: n * times * mean })), target).needed.heads;
      const target = { share: share / 100, withinSeconds: seconds, maxOccupancy: busy / 100 };
      const base = heads(1, minutes, target);
      expect(heads(1 + more / 10, minutes, target)).toBeGreaterThanOrEqual(base);
      expect(heads(1, minutes + more, target)).toBeGreaterThanOrEqual(base);
      expect(heads(1, minutes, { ...target, share: Math.min(0.999, target.share + more / 100) })).toBeGreaterThanOrEqual(base);
      expect(heads(1, minutes, { ...target, withinSeconds: Math.max(0, seconds - more * 10) })).toBeGreaterThanOrEqual(base);
      expect(base).toBeGreaterThanOrEqual(1);
    }), { numRuns: 60 });
  });
});

describe('D-11: handling times from what was done', () => {
  const minute = 60_000;
  const acts = (list: readonly (readonly [row: string, who: string | null, at: number])[]): Act[] => list.map(([row, who, at]) => ({ row, who, at: at * minute }));
  /** Twenty alike, a day apart. */
  const often = (one: readonly (readonly [string, string | null, number])[]): Act[] => acts(Array.from({ length: LEAST_KNOWN }, (_, i) => one.map(([row, who, at]) => [`${row}${i}`, who, at + i * 1440] as const)).flat());
  test('a go begins when what it answers came in, goes on while the pauses are short, and begins anew after a long one', () => {
    // Told at 0, answered at 8, noted at 12; two hours later a call whose beginning nobody saw: 12 minutes and, as it will have begun like the other, 8.
    expect(handlingOf(often([['t', null, 0], ['t', 'a', 8], ['t', 'a', 12], ['t', 'a', 140]]))).toEqual({ rows: 20, goes: 40, known: 20, minutesOfGo: 10, minutes: 20 });
    // Two hands on one row are two goes.
    expect(handlingOf(often([['t', null, 0], ['t', 'a', 10], ['t', 'b', 14]]))).toMatchObject({ goes: 40, known: 40, minutesOfGo: 7, minutes: 14 });
  });
  test('nobody works at two at once: what was done to another row ends a go, and the next begins where it ended', () => {
    expect(handlingOf(often([['t', null, 0], ['u', null, 1], ['t', 'a', 5], ['u', 'a', 9]]))).toMatchObject({ rows: 40, goes: 40, minutesOfGo: 4.5, minutes: 4.5 });
  });
  test('too few goes of known beginning, or all of no length, say nothing', () => {
    expect([handlingOf([]), handlingOf(often([['t', null, 0], ['t', 'a', 8]]).slice(0, -1)), handlingOf(often([['t', 'a', 8]])), handlingOf(often([['t', null, 8], ['t', 'a', 8]]))]).toEqual([null, null, null, null]);
  });
  test('whatever was done, no go is longer than its acts and pauses allow, and nobody is busy for longer than the time that passed', () => {
    const drawn = fc.array(fc.record({ row: fc.constantFrom('t', 'u', 'v'), who: fc.constantFrom('a', 'b', null), at: fc.integer({ min: 0, max: 2_000 }) }), { minLength: 60, maxLength: 120 });
    fc.assert(fc.property(drawn, (list) => {
      const told = handlingOf(list.map((one) => ({ ...one, at: one.at * minute })));
      if (!told) return;
      const span = Math.max(...list.map((one) => one.at)) - Math.min(...list.map((one) => one.at));
      // Two people, neither of whom can have worked for longer than there was time; what nobody saw begin adds the pause at most.
      expect(told.minutesOfGo * told.goes).toBeLessThanOrEqual(2 * span + (told.goes - told.known) * PAUSE_MINUTES + 1e-9);
      expect(told.known).toBeLessThanOrEqual(told.goes);
      expect(told.minutes).toBeCloseTo((told.minutesOfGo * told.goes) / told.rows, 9);
    }));
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
  test('of equal scores the one of more results is ahead; who is equal in both shares a side while it stays within a third of the group; boards of the first rule stay as they were', () => {
    const sides = (rows: Contender[], ruleVersion?: number): string[] => placeAll(rows, { minSample: 3, places: 3, ...(ruleVersion ? { ruleVersion } : {}) }).map((one) => `${one.rank}${one.side === 'NONE' ? '' : one.side[0]}`);
    // Ten tied at a hundred with three to twelve results, eighteen behind them: three stand, and not ten.
    const many = [...Array.from({ length: 10 }, (_, i) => at(i + 1, '100', 12 - i)), ...Array.from({ length: 18 }, (_, i) => at(i + 20, String(90 - i), 5))];
    expect(sides(many).filter((one) => one.endsWith('R'))).toEqual(['1R', '2R', '3R']);
    expect(sides(many, 1).filter((one) => one.endsWith('R'))).toHaveLength(10);
    // Two who are equal in both share the last place of honour; six of nine who are equal are no honour.
    expect(sides([at(1, '100'), at(2, '90'), at(3, '80'), at(4, '80'), ...Array.from({ length: 8 }, (_, i) => at(i + 5, String(70 - i)))]).slice(0, 5)).toEqual(['1R', '2R', '3R', '3R', '5']);
    expect(sides([...Array.from({ length: 6 }, (_, i) => at(i + 1, '100')), at(7, '80'), at(8, '70'), at(9, '60')])).toEqual(['1', '1', '1', '1', '1', '1', '7B', '8B', '9B']);
    expect(sides(Array.from({ length: 9 }, (_, i) => at(i + 1, '100'))).join('')).toBe('1'.repeat(9));
  });
  test('is the same for the same rows in whatever order, and nobody stands on both sides', () => {
    fc.assert(fc.property(fc.array(fc.record({ score: fc.option(fc.integer({ min: 0, max: 8 }).map(String)), sample: fc.integer({ min: 0, max: 9 }), group: fc.constantFrom('S', 'M') }), { maxLength: 30 }), fc.integer(), (drawn, seed) => {
      const rows = drawn.map((one, i) => at(i + 1, one.score, one.sample, one.group));
      const mixed = [...rows].sort((a, b) => ((Number(a.employeeId) * 7919 + seed) % 31) - ((Number(b.employeeId) * 7919 + seed) % 31));
      const [one, other] = [placeAll(rows, { minSample: 3, places: 3 }), placeAll(mixed, { minSample: 3, places: 3 })];
      expect(other).toEqual(one);
      for (const { row, side, rank } of one) {
        if (side === 'RED') for (const worse of one) if (worse.side === 'BLACK' && worse.row.peerGroup === row.peerGroup) expect(Number(worse.row.score) - Number(row.score) || worse.row.sample - row.sample).toBeLessThan(0);
        expect(one.filter((other) => other.row.peerGroup === row.peerGroup && other.side === side && side !== 'NONE').length).toBeLessThanOrEqual(Math.floor(one.filter((other) => other.row.peerGroup === row.peerGroup && other.rank !== null).length / 3));
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
