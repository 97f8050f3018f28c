// What a monthly review says of its figures, whether a plan moved its measure, what a point of return rate is worth, and the shipped plans: pure rules.
import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { apiSchema } from '../../server/api-schema.ts';
import { dimensionsOf, measureOf } from '../../server/measures/measures.registry.ts';
import { SHIPPED_PLANS } from '../../server/quality/plans/plan-templates.rules.ts';
import { effectOf, leverOf, swingsOf, targetOf, topProblems, type Counted } from '../../server/quality/plans/review.rules.ts';

apiSchema();
const label = (text: string) => ({ zh: text, en: text });
const counted = (key: string | null, value: string): Counted => ({ key, label: label(String(key)), value, filter: { categoryId: { eq: key } } });

describe('B-29: the monthly review', () => {
  test('B-29: the top three problems by count, with share and the month before; nameless and empty ones are none of them', () => {
    const now = [counted('a', '10'), counted('b', '40'), counted('c', '30'), counted('d', '15'), counted(null, '5'), counted('e', '0')];
    expect(topProblems(now, [counted('b', '20'), counted('d', '9')])).toEqual([
      { key: 'b', label: label('b'), count: 40, share: '0.4', before: 20, filter: { categoryId: { eq: 'b' } }, beforeFilter: { categoryId: { eq: 'b' } } },
      { key: 'c', label: label('c'), count: 30, share: '0.3', before: 0, filter: { categoryId: { eq: 'c' } } },
      { key: 'd', label: label('d'), count: 15, share: '0.15', before: 9, filter: { categoryId: { eq: 'd' } }, beforeFilter: { categoryId: { eq: 'd' } } },
    ]);
    expect(topProblems([counted('z', '3'), counted('y', '3')], []).map((one) => one.key)).toEqual(['y', 'z']);
    expect(topProblems([], [])).toEqual([]);
  });
  test('B-29: a swing is three tenths or more against the last week that had ratings enough', () => {
    const week = (from: string, value: string | null, sample: number) => ({ from, until: from, value, sample, rows: { week: from } });
    const weeks = [week('1', '4.5', 20), week('2', '4.1', 20), week('3', '1.0', 4), week('4', '4.3', 9), week('5', null, 0), week('6', '4.6', 30)];
    expect(swingsOf(weeks).map((one) => [one.from, one.before, one.value, one.change, one.beforeRows, one.rows])).toEqual([['2', '4.5', '4.1', '-0.4', { week: '1' }, { week: '2' }], ['6', '4.3', '4.6', '0.3', { week: '4' }, { week: '6' }]]);
    expect(swingsOf([week('1', '4.5', 20), week('2', '4.21', 20)])).toEqual([]);
  });
});

describe('D-37: a plan and its measure', () => {
  test('D-37: how far it came on the way, in either direction; the other way is below nought', () => {
    expect(effectOf({ isRise: true, baseline: '0.80', target: '0.95' }, '0.86')).toEqual({ wayShare: '0.4', isReached: false, isMoved: true });
    expect(effectOf({ isRise: true, baseline: '0.80', target: '0.95' }, '0.95')).toEqual({ wayShare: '1', isReached: true, isMoved: true });
    expect(effectOf({ isRise: false, baseline: '0.05', target: '0.04' }, '0.055')).toEqual({ wayShare: '-0.5', isReached: false, isMoved: false });
    expect(effectOf({ isRise: false, baseline: '0.05', target: '0.04' }, '0.039')).toMatchObject({ isReached: true, isMoved: true });
    expect(effectOf({ isRise: true, baseline: null, target: '0.95' }, '0.96')).toEqual({ wayShare: null, isReached: true, isMoved: false });
    expect(effectOf({ isRise: true, baseline: '0.8', target: '0.95' }, null)).toEqual({ wayShare: null, isReached: false, isMoved: false });
  });
  test('a target said against where it stood: 20 % less of 0.05 is 0.04, of nothing there is none', () => {
    expect(targetOf({ change: '-0.20' }, '0.05')).toBe('0.04');
    expect(targetOf({ change: '-0.20' }, '125')).toBe('100');
    expect(targetOf({ change: '-0.20' }, null)).toBeNull();
    expect(targetOf({ value: '0.95' }, null)).toBe('0.95');
  });
});

describe('The shipped plans', () => {
  const plan = (key: string) => SHIPPED_PLANS.find((one) => one.key === key);
  test('C-44: eight weeks: the flow in week 1, training and assessment in weeks 2 and 3, live in week 4, first evaluation in week 8', () => {
    expect(plan('roll-out')).toMatchObject({ source: 'C-44', weeks: 8 });
    expect(plan('roll-out')?.goals[0]?.steps.map((one) => one.week)).toEqual([1, 3, 4, 8]);
    expect(plan('roll-out')?.goals[0]?.steps.map((one) => one.zh).join()).toMatch(/标准流程.*培训.*考核.*上线.*数据.*评估/);
  });
  test('C-45: satisfaction 95 % and more, complaints and return rate down by 20 % each, the system and a professional team', () => {
    const goals = plan('store-goals')?.goals ?? [];
    expect(goals.map((one) => [one.measure, one.isRise, one.target])).toEqual([
      ['tickets.satisfiedShare', true, { value: '0.95' }], ['tickets.volume', false, { change: '-0.20' }], ['sales.returnRate', false, { change: '-0.20' }], ['ticketQuality.passRate', true, { value: '0.95' }]]);
    expect(goals.flatMap((one) => one.steps).map((one) => one.zh).join()).toContain('管理制度');
  });
  test('D-04: five goals: satisfaction, return rate, efficiency, image, long-term relations', () => {
    expect(plan('five-goals')?.goals.map((one) => one.measure)).toEqual(['tickets.satisfactionMean', 'sales.returnRate', 'tickets.answeredIn24h', 'audits.score', 'tickets.reopenRate']);
  });
  test('each goal stands on a measure that can be asked for a store, and each step within its plan', () => {
    for (const one of SHIPPED_PLANS) for (const goal of one.goals) {
      const measure = measureOf(goal.measure);
      expect(measure && dimensionsOf(measure).some((each) => each.key === 'STORE'), goal.measure).toBe(true);
      expect(measure?.isMoreBetter ?? goal.isRise, goal.measure).toBe(goal.isRise);
      for (const step of goal.steps) expect(step.week <= one.weeks && step.week >= 1).toBe(true);
    }
  });
});

describe('C-02: the profit lever', () => {
  test('C-02: by hand: 2,000,000 of sales, 100,000 returned, 3,000 spent on these: a point is worth 10,600, 10.6 points of the profit', () => {
    // A point is 20,000: margin 30 % = 6,000; worth lost 20 % = 4,000; handling 3,000/100,000 × 20,000 = 600. Profit at 5 %: 100,000.
    const lever = leverOf({ sales: '2000000', returned: '100000', handling: '3000' }, { grossMargin: '0.30', lostOnReturn: '0.20', netMargin: '0.05' });
    expect(lever).toMatchObject({ returnRate: '0.05', worth: '10600.00', profitPoints: '10.6' });
    expect(lever.explanation.inputs.filter((one) => one.value !== null).map((one) => one.value)).toEqual(['2000000.00', '100000.00', '0.05', '6000.00', '4000.00', '600.00', '10.6']);
  });
  test('C-02: 3 to 5 points come out by what is assumed where nothing is said, and each assumption is named with its figure', () => {
    const lever = leverOf({ sales: '1000000', returned: '40000', handling: '0' });
    expect(lever.explanation.inputs.flatMap((one) => (one.text ? [`${one.label.en} ${one.text.en} ${one.note?.en}`] : []))).toEqual(['Gross margin 15% assumed, and may be your own', 'Worth lost by a return 5% assumed, and may be your own', 'Net margin 5% assumed, and may be your own']);
    const points = Number(lever.profitPoints);
    expect(points).toBeGreaterThanOrEqual(3);
    expect(points).toBeLessThanOrEqual(5);
  });
  test('a place without sales has no lever', () => expect(leverOf({ sales: '0', returned: '0', handling: '0' })).toMatchObject({ returnRate: null, worth: '0.00', profitPoints: null }));
});
