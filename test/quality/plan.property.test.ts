// The plan of a wave for random stores, people, bars and pasts: the same from the same seed, never against the rules, as even as it can be.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFrom } from '../../server/core/draw.ts';
import { maySend, monthsOn, planWave, readWindows, weekdayOf, type PlanWanted } from '../../server/quality/programmes/plan.rules.ts';

const STORES = ['1', '2', '3', '4', '5', '6'];
const window = fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), from: fc.constantFrom('09:00', '10:30'), to: fc.constantFrom('12:00', '20:00') });
const day = fc.integer({ min: 0, max: 300 }).map((back) => new Date(Date.UTC(2026, 2, 1) - back * 86_400_000).toISOString().slice(0, 10));
const wanted: fc.Arbitrary<PlanWanted> = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 12 }), startsOn: fc.constant('2026-03-01'), endsOn: fc.constantFrom('2026-03-10', '2026-03-31'),
  storeIds: fc.subarray(STORES, { minLength: 1 }), visitsPerStore: fc.integer({ min: 1, max: 3 }), windows: fc.array(window, { minLength: 1, maxLength: 3 }), askFor: fc.subarray(['奶粉', '瓷砖', '鲜鱼']),
  restMonths: fc.constantFrom(0, 1, 3, 6),
  people: fc.array(fc.record({ barred: fc.subarray(STORES, { maxLength: 3 }), visited: fc.dictionary(fc.constantFrom(...STORES), day, { maxKeys: 4 }), most: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }) }), { minLength: 1, maxLength: 6 })
    .map((list) => list.map((one, at) => ({ ...one, id: `p${at}` }))),
});

describe('The plan of a wave', () => {
  test('B-28: is the same for the same seed, stores and people', () => {
    fc.assert(fc.property(wanted, (input) => { expect(planWave(input)).toEqual(planWave(structuredClone(input))); }), { numRuns: 200 });
  });

  test('B-28: sends nobody to a store that bars her or where she was within the months of rest, nor beyond her most, and every day lies in its window', () => {
    fc.assert(fc.property(wanted, (input) => {
      const plan = planWave(input);
      const seen = new Set<string>();
      for (const visit of plan.visits) {
        const person = input.people.find((one) => one.id === visit.personId);
        expect(person && maySend(person, visit.storeId, input.startsOn, input.restMonths)).toBe(true);
        expect(person?.barred).not.toContain(visit.storeId);
        const last = person?.visited[visit.storeId];
        if (last && input.restMonths) expect(monthsOn(last, input.restMonths) <= visit.plannedOn).toBe(true);
        expect(visit.plannedOn >= input.startsOn && visit.plannedOn <= input.endsOn && visit.window.weekdays.includes(weekdayOf(visit.plannedOn))).toBe(true);
        if (input.restMonths) { expect(seen.has(`${visit.personId}/${visit.storeId}`)).toBe(false); seen.add(`${visit.personId}/${visit.storeId}`); }
      }
      for (const one of input.people) expect(plan.visits.filter((visit) => visit.personId === one.id).length).toBeLessThanOrEqual(one.most ?? 99);
      expect(plan.visits.length + plan.unfilled.length).toBe(input.storeIds.length * input.visitsPerStore);
    }), { numRuns: 400 });
  });

  test('B-28: balances the load: no visit could be handed from somebody to one who has two fewer', () => {
    fc.assert(fc.property(wanted, (input) => {
      const plan = planWave(input);
      const load = (id: string): number => plan.visits.filter((visit) => visit.personId === id).length;
      for (const visit of plan.visits) {
        for (const other of input.people) {
          if (load(other.id) + 2 > load(visit.personId) || load(other.id) >= (other.most ?? 99) || !maySend(other, visit.storeId, input.startsOn, input.restMonths)) continue;
          const isThere = input.restMonths > 0 && plan.visits.some((one) => one.personId === other.id && one.storeId === visit.storeId);
          expect(isThere, `${visit.storeId} of ${visit.personId} could be ${other.id}’s`).toBe(true);
        }
      }
    }), { numRuns: 400 });
  });

  test('a store stays empty only when nobody may go there, or all who may have enough', () => {
    fc.assert(fc.property(wanted, (input) => {
      const plan = planWave(input);
      for (const { storeId, reason } of plan.unfilled) {
        if (reason === 'NO_DAY') continue;
        for (const one of input.people.filter((each) => maySend(each, storeId, input.startsOn, input.restMonths))) {
          const own = plan.visits.filter((visit) => visit.personId === one.id);
          expect(own.length >= (one.most ?? 99) || (input.restMonths > 0 && own.some((visit) => visit.storeId === storeId))).toBe(true);
        }
      }
    }), { numRuns: 400 });
  });

  test('different seeds give different plans; months end on days that there are; windows are checked', () => {
    const input: PlanWanted = { seed: 'a', startsOn: '2026-03-01', endsOn: '2026-03-31', storeIds: STORES, visitsPerStore: 2, windows: [{ weekdays: [1, 2, 3, 4, 5], from: '10:00', to: '12:00' }], askFor: [], restMonths: 6, people: ['x', 'y', 'z'].map((id) => ({ id, barred: [], visited: {} })) };
    expect(planWave(input)).not.toEqual(planWave({ ...input, seed: 'b' }));
    expect([monthsOn('2026-01-31', 1), monthsOn('2024-01-31', 1), monthsOn('2026-03-31', -1), monthsOn('2025-11-15', 3)]).toEqual(['2026-02-28', '2024-02-29', '2026-02-28', '2026-02-15']);
    expect([readWindows([]), readWindows([{ weekdays: [8], from: '10:00', to: '11:00' }]), readWindows([{ weekdays: [1], from: '12:00', to: '11:00' }]), readWindows('x')]).toEqual([null, null, null, null]);
    const draw = drawFrom('seed');
    const numbers = Array.from({ length: 2_000 }, draw);
    expect(Math.abs(numbers.reduce((a, b) => a + b) / 2_000 - 0.5)).toBeLessThan(0.03);
  });
});
