// Drawing tickets to review and comparing reviewers, as pure rules: fairness of the draw, and kappa against published examples.
import { describe, expect, test } from 'vitest';
import { drawFrom } from '../../server/core/draw.ts';
import { agrees, kappaOf, kappaWord, linearWeights, meanGap, quadraticWeights, scaleKappa, tableOf } from '../../server/quality/ticket-quality/agreement.rules.ts';
import { assignReviewers, drawSample, riskOf, systematic, type Candidate } from '../../server/quality/ticket-quality/sample.rules.ts';

const candidates = (count: number, more: (at: number) => Partial<Candidate> = () => ({})): Candidate[] => Array.from({ length: count }, (_, at) => ({ id: String(at + 1), agentId: String((at % 3) + 1), stratum: at % 4 === 0 ? 'PHONE' : 'DESK', risk: 0, ...more(at) }));
const WANTED = { seed: 'march', perAgent: 6, extraPerAgent: 2, doubleShare: 50 };

describe('The draw', () => {
  test('D-20: the same seed draws the same, whatever the order of the list; another seed draws others', () => {
    const list = candidates(300, (at) => ({ risk: at % 10 === 0 ? 3 : 0 }));
    const drawn = drawSample(WANTED, list);
    expect(drawSample(WANTED, [...list].reverse())).toEqual(drawn);
    expect(drawSample({ ...WANTED, seed: 'april' }, list)).not.toEqual(drawn);
    expect(drawn.drawn).toHaveLength(3 * (6 + 2));
    expect(drawn.drawn.filter((one) => one.isRisk)).toHaveLength(6);
    expect(new Set(drawn.drawn.map((one) => one.id)).size).toBe(24);
    expect(drawn.drawn.filter((one) => one.isDouble)).toHaveLength(9);
    expect(drawn.drawn.filter((one) => one.isRisk && one.isDouble)).toEqual([]);
  });
  test('each stratum gets its share, up or down by one, and every ticket the same chance', () => {
    const list = candidates(40);
    const hits = new Map<string, number>();
    for (let seed = 0; seed < 2_000; seed += 1) {
      const drawn = systematic(list, 10, drawFrom(`seed ${seed}`));
      // 10 of 40 stand in PHONE: 2.5 of 10.
      expect([2, 3]).toContain(drawn.filter((one) => one.stratum === 'PHONE').length);
      expect(new Set(drawn).size).toBe(10);
      for (const one of drawn) hits.set(one.id, (hits.get(one.id) ?? 0) + 1);
    }
    // A quarter of the time each: 500, and no further off than five standard deviations.
    expect([...hits.values()].every((count) => Math.abs(count - 500) < 5 * Math.sqrt(2_000 * 0.25 * 0.75))).toBe(true);
    expect(hits.size).toBe(40);
  });
  test('what carries more risk is drawn more often, and what carries none never for its risk', () => {
    const list = candidates(60, (at) => ({ agentId: '1', risk: at < 10 ? 5 : at < 20 ? 1 : 0 }));
    const tally = { heavy: 0, light: 0, none: 0 };
    for (let seed = 0; seed < 600; seed += 1) for (const one of drawSample({ seed: `s${seed}`, perAgent: 1, extraPerAgent: 1, doubleShare: 0 }, list).drawn.filter((each) => each.isRisk)) tally[Number(one.id) <= 10 ? 'heavy' : Number(one.id) <= 20 ? 'light' : 'none'] += 1;
    expect(tally.none).toBe(0);
    // 5 to 1 in weight: five of six, that is 500 of 600.
    expect(Math.abs(tally.heavy - 500)).toBeLessThan(50);
    expect(riskOf({ reopenCount: 1, satisfaction: 2, level: 'L3', isLate: true, handoverCount: 3 })).toEqual({ weight: 11, why: ['REOPENED', 'LOW_RATING', 'LEVEL3', 'LATE', 'HANDED_AROUND'] });
    expect(riskOf({ reopenCount: 0, satisfaction: 5, level: 'L1', isLate: false, handoverCount: 1 })).toEqual({ weight: 0, why: [] });
  });
  test('an agent with too few tickets has all of them drawn, and the draw says so', () => {
    const drawn = drawSample({ ...WANTED, perAgent: 5, extraPerAgent: 0 }, candidates(6));
    expect(drawn.drawn).toHaveLength(6);
    expect(drawn.shortfalls).toEqual([{ agentId: '1', wanted: 5, there: 2 }, { agentId: '2', wanted: 5, there: 2 }, { agentId: '3', wanted: 5, there: 2 }]);
  });
  test('nobody reviews what she had in hand, or a store out of reach; the load is even; who sees all takes no part in blind pairs', () => {
    const reviewers = [{ id: '7', isAll: true, storeIds: [], seesAll: false }, { id: '8', isAll: false, storeIds: ['1'], seesAll: false }, { id: '9', isAll: true, storeIds: [], seesAll: true }];
    const tickets = Array.from({ length: 30 }, (_, at) => ({ id: String(at), storeId: at % 2 ? '1' : '2', hands: at % 5 === 0 ? ['7'] : [], isDouble: at % 3 === 0 }));
    const out = assignReviewers('s', tickets, reviewers);
    for (const [at, one] of out.entries()) {
      const ticket = tickets[at] as (typeof tickets)[number];
      expect(one.reviewerIds.some((id) => ticket.hands.includes(id) || (id === '8' && ticket.storeId !== '1'))).toBe(false);
      if (one.reviewerIds.length === 2) expect([...one.reviewerIds].sort()).toEqual(['7', '8']);
      expect(one.shortfall).toBe(ticket.isDouble && one.reviewerIds.length < 2 ? 'NO_SECOND' : null);
    }
    expect(assignReviewers('s', [{ id: '1', storeId: '3', hands: ['7', '9'], isDouble: false }], reviewers)).toEqual([{ id: '1', reviewerIds: [], shortfall: 'NOBODY' }]);
  });
});

describe('Agreement of two reviewers', () => {
  test('Cohen 1960, fifty proposals read by two: 35 of 50 alike, kappa 0.4', () => expect(kappaOf([[20, 5], [10, 15]])).toEqual({ n: 50, observed: '0.7', expected: '0.5', kappa: '0.4' }));
  test('the same share alike, different kappa: 0.1304 and 0.2593', () => {
    expect(kappaOf([[45, 15], [25, 15]])).toMatchObject({ observed: '0.6', kappa: '0.1304' });
    expect(kappaOf([[25, 35], [5, 35]])).toMatchObject({ observed: '0.6', kappa: '0.2593' });
  });
  test('Cohen 1968, 200 diagnoses with weights of disagreement: kappa 0.492, weighted 0.348', () => {
    const table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
    expect(Math.abs(Number(kappaOf(table).kappa) - 0.492)).toBeLessThan(0.00051);
    expect(Number(kappaOf(table, [[0, 1, 3], [1, 0, 6], [3, 6, 0]]).kappa)).toBeCloseTo(0.348, 3);
  });
  test('linear and quadratic weights: worked by hand on three grades', () => {
    const table = [[2, 1, 0], [0, 2, 1], [0, 0, 4]];
    // Linear: disagreement 0.1; by chance (3·3·½ + 3·5·1 + 3·2·½ + 3·5·½ + 4·2·1 + 4·3·½)/100 = 0.44; 1 − 0.1/0.44.
    expect(kappaOf(table, linearWeights(3)).kappa).toBe('0.7727');
    // Quadratic: 0.05 by (9·¼ + 15 + 6·¼ + 15·¼ + 8 + 12·¼)/100 = 0.335.
    expect(kappaOf(table, quadraticWeights(3)).kappa).toBe('0.8507');
    expect(scaleKappa([[0, 0], [0, 0], [0, 0.5], [0.5, 0.5], [0.5, 0.5], [0.5, 1], [1, 1], [1, 1], [1, 1], [1, 1]]).kappa).toBe('0.8507');
  });
  test('who always agrees has kappa 1; where nobody ever differs from one word there is none', () => {
    expect(kappaOf([[5, 0], [0, 5]]).kappa).toBe('1');
    expect(kappaOf([[10, 0], [0, 0]]).kappa).toBeNull();
    expect(kappaOf([[0, 0], [0, 0]])).toMatchObject({ n: 0, kappa: null });
    expect([null, '-0.1', '0.1', '0.4', '0.41', '0.7', '0.9'].map(kappaWord)).toEqual([null, 'POOR', 'SLIGHT', 'FAIR', 'MODERATE', 'SUBSTANTIAL', 'ALMOST_PERFECT']);
    expect(tableOf([['a', 'b'], ['a', 'a'], ['x', 'a']], ['a', 'b'])).toEqual([[1, 1], [0, 0]]);
  });
  test('two scores agree within ten points and the same verdict; the gap has its sign', () => {
    expect(agrees({ score: '85', isPassed: true }, { score: '95', isPassed: true })).toEqual({ isAgreed: true, gap: '10' });
    expect(agrees({ score: '85', isPassed: true }, { score: '95.1', isPassed: true })).toEqual({ isAgreed: false, gap: '10.1' });
    expect(agrees({ score: '81', isPassed: true }, { score: '79', isPassed: false })).toEqual({ isAgreed: false, gap: '2' });
    expect(meanGap([['90', '80'], ['70', '75']])).toBe('2.5');
    expect(meanGap([])).toBeNull();
  });
});
