// Spikes without a database: what is usual, how rare so many would be, which of several spikes stands, and the three plans.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IncidentState, PlanLevel } from '../../../schema/tickets/incident.ts';
import { CONTINGENCY } from '../../../server/tickets/incidents/contingency.rules.ts';
import { incidentNumber, incidentStates, titleOf } from '../../../server/tickets/incidents/incident.rules.ts';
import { expectedOf, judge, poissonTail, withoutShadows } from '../../../server/tickets/incidents/spike.rules.ts';

describe('how rare so many would be', () => {
  // P(X >= k) of Poisson, from tables.
  test.each([
    [0, 2, 1], [1, 1, 0.6321205588], [2, 1, 0.2642411177], [3, 0.5, 0.0143877], [4, 2, 0.1428765], [5, 2, 0.0526530], [10, 5, 0.0318281], [20, 10, 0.0034543], [100, 100, 0.5132988], [3, 10, 0.9972306],
  ])('%d or more where %d are usual: %d', (observed, expected, wanted) => { expect(poissonTail(observed, expected)).toBeCloseTo(wanted, 6); });

  test('far out it stays exact and above nothing, where one minus the rest would be lost', () => {
    // e^-1 / 20! and what follows.
    expect(poissonTail(20, 1) / 1.5876e-19).toBeCloseTo(1, 2);
    expect(poissonTail(60, 0.1)).toBeGreaterThan(0);
    expect(poissonTail(5_000, 4_000)).toBeLessThan(1e-40);
  });

  test('is a probability that falls with how many came and rises with how many are usual', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0.001, max: 200, noNaN: true }), (observed, expected) => {
      const chance = poissonTail(observed, expected);
      return chance >= 0 && chance <= 1 && poissonTail(observed + 1, expected) <= chance + 1e-12 && poissonTail(observed, expected * 1.5) >= chance - 1e-12;
    }));
  });
});

describe('a spike', () => {
  const settings = { windowMinutes: 1_440, minimumCount: 4, chance: 0.00001 };
  test.each([
    ['five of what never happens', 5, 0, 56, true], ['three of it are too few, however rare', 3, 0, 56, false], ['five of what comes five times a day', 5, 280, 56, false],
    ['thirty of what comes five times a day', 30, 280, 56, true], ['twelve of it are a bad day', 12, 280, 56, false], ['one more than usual', 6, 280, 56, false],
  ])('%s', (_, observed, history, historyDays, wanted) => { expect(judge({ observed, history, historyDays }, settings).isSpike).toBe(wanted); });

  test('what never happened is expected half a time in the days looked back on', () => {
    expect(expectedOf({ history: 0, historyDays: 56 }, 1_440)).toBeCloseTo(0.5 / 56, 10);
    expect(expectedOf({ history: 56, historyDays: 56 }, 2_880)).toBeCloseTo(2, 10);
  });

  test('of spikes over the same tickets the finest stands; one that is about more stands for its parts', () => {
    const batch = { key: 'batch', chance: 1e-9, ticketIds: ['1', '2', '3', '4'] };
    const product = { key: 'product', chance: 1e-12, ticketIds: ['1', '2', '3', '4', '5'] };
    const store = { key: 'store', chance: 1e-5, ticketIds: ['7', '8', '9'] };
    expect(withoutShadows([batch, product, store]).map((one) => one.key)).toEqual(['batch', 'store']);
    const wide = { key: 'wide', chance: 1e-12, ticketIds: ['1', '2', '3', '4', '5', '6', '10', '11', '12'] };
    expect(withoutShadows([batch, wide, store]).map((one) => one.key)).toEqual(['wide', 'store']);
  });
});

describe('the plans', () => {
  test('A-17: three levels: reported at once, 500 yuan a case, management steps in; all end by publishing the result (B-13)', () => {
    for (const level of Object.values(PlanLevel)) {
      const steps = CONTINGENCY[level];
      expect(steps[0], level).toMatchObject({ key: 'report', withinMinutes: 30 });
      expect(steps.at(-1), level).toMatchObject({ key: 'publish', source: 'B-13' });
      expect(steps.map((one) => one.withinMinutes), level).toEqual(steps.map((one) => one.withinMinutes).toSorted((a, b) => a - b));
      for (const one of steps) { expect(/\p{Script=Han}/u.test(one.en)).toBe(false); expect(/\p{Script=Han}/u.test(one.zh)).toBe(true); }
    }
    expect(CONTINGENCY.CHAIN.find((one) => one.key === 'plan')).toMatchObject({ withinMinutes: 1_440, who: 'CHAIN', source: 'B-13' });
    expect(CONTINGENCY.CHAIN.find((one) => one.key === 'lead')).toMatchObject({ who: 'CHAIN', source: 'A-17' });
    expect(CONTINGENCY.AREA.find((one) => one.key === 'compensate')?.en).toContain('500 yuan');
  });
});

test('an incident is a person’s to open or dismiss; told once; named by what it is about', () => {
  const { PROPOSED, OPEN, PUBLISHED, DISMISSED, CLOSED } = IncidentState;
  expect(incidentStates.acts(PROPOSED)).toEqual(['open', 'dismiss']);
  expect(incidentStates.can(OPEN, 'publish')).toBe(true);
  expect(incidentStates.can(PUBLISHED, 'publish')).toBe(false);
  expect([incidentStates.acts(DISMISSED), incidentStates.acts(CLOSED)]).toEqual([[], []]);
  expect(titleOf({ category: { zh: '商品质量', en: 'Product quality' }, product: { zh: '草莓', en: 'Strawberries' }, batchNo: 'B17', store: null })).toEqual({ zh: '商品质量 · 草莓 · 批号 B17', en: 'Product quality · Strawberries · batch B17' });
  expect(incidentNumber('2026-03-02', '12')).toBe('I-260302-12');
});
