// The home page's course of figures: which rows each point counts, and what moved.
import { describe, expect, test } from 'vitest';
import { countsQuery, courseOf, goldCourse, memberCourse, moved, NAMES, newCourse, POINTS, stayCourse } from '../../admin/home/courses.ts';
import { hasWholeDay, sameDaysBefore } from '../../admin/home/CustomerFigures.tsx';
import { quietGold } from '../../admin/home/TodayCard.tsx';

const TODAY = '2026-02-13';

describe('the course of a figure', () => {
  test('has six points, thirty days apart, the last of them today', () => {
    expect(Object.keys(memberCourse(TODAY, null))).toEqual(NAMES);
    expect(POINTS.map((back, at) => back - (POINTS[at + 1] ?? back))).toEqual([30, 30, 30, 30, 30, 0]);
    expect(memberCourse(TODAY, null).d0).toEqual({ memberNo: { isNull: false }, joinedOn: { lte: TODAY } });
    expect(memberCourse(TODAY, null).d30).toMatchObject({ joinedOn: { lte: '2026-01-14' } });
  });
  test('its last window of newcomers is the one that the tile counts', () => {
    expect(newCourse(TODAY, null).d0).toEqual({ joinedOn: { gte: '2026-01-14', lte: TODAY } });
    expect(newCourse(TODAY, null).d30).toEqual({ joinedOn: { gte: '2025-12-15', lte: '2026-01-14' } });
  });
  test('a tier or a stay counts on the days on which it stood', () => {
    expect(goldCourse(TODAY, null).d60).toEqual({ tier: { eq: 'GOLD' }, startedOn: { lte: '2025-12-15' }, or: [{ endedOn: { isNull: true } }, { endedOn: { gt: '2025-12-15' } }], customer: {} });
    const now = new Date('2026-02-13T09:30:00Z');
    expect(stayCourse('dormant', now, null).d30).toMatchObject({ segment: { key: { eq: 'dormant' } }, joinedAt: { lte: '2026-01-14T09:30:00.000Z' }, or: [{ leftAt: { isNull: true } }, { leftAt: { gt: '2026-01-14T09:30:00.000Z' } }] });
  });
  test('keeps to the stores that are looked at', () => {
    expect(memberCourse(TODAY, ['1', '2']).d0).toMatchObject({ storeId: { in: ['1', '2'] } });
    expect(goldCourse(TODAY, ['1']).d0).toMatchObject({ customer: { storeId: { in: ['1'] } } });
  });
  test('is asked as one question with a filter a point', () => {
    const text = countsQuery('HomeGold', 'tierPeriods', 'TierPeriod');
    for (const name of NAMES) expect(text).toContain(`${name}: tierPeriods(filter: $${name}, page: { limit: 1 }) { total }`);
  });
  test('is nothing while a point is missing, and where nothing was ever counted', () => {
    expect(courseOf(undefined)).toBeUndefined();
    expect(courseOf({ d150: { total: 3 } })).toBeUndefined();
    expect(courseOf(Object.fromEntries(NAMES.map((name) => [name, { total: 0 }])))).toBeUndefined();
    expect(courseOf(Object.fromEntries(NAMES.map((name, at) => [name, { total: at }])))).toEqual([0, 1, 2, 3, 4, 5]);
  });
  test('what moved is the last against the one before; of nothing there is no share', () => {
    expect(moved([1, 2, 200, 150])).toEqual({ by: -50, share: -0.25 });
    expect(moved([0, 0, 0, 7])).toEqual({ by: 7, share: null });
    expect(moved([7])).toBeUndefined();
    expect(moved(undefined)).toBeUndefined();
  });
});

test.each([
  ['a month that is still going', '2026-02', TODAY, { from: '2026-01-01', to: '2026-01-13' }],
  ['the 31st against a shorter month', '2026-03', '2026-03-31', { from: '2026-02-01', to: '2026-02-28' }],
  ['a month that is over', '2025-12', TODAY, { from: '2025-11-01', to: '2025-11-30' }],
  ['January', '2026-01', TODAY, { from: '2025-12-01', to: '2025-12-31' }],
])('sales are held against the same days of the month before: %s', (_, period, today, span) => { expect(sameDaysBefore(period, today)).toEqual(span); });

test('gold customers who are waited for are those of the list behind the line', () => {
  expect(quietGold(TODAY)).toEqual({ tier: ['GOLD'], 'behaviour.lastPurchaseOn@lt': '2025-12-15' });
});

test('on its first day a month is held against nothing yet', () => {
  expect([['2026-12', '2026-12-01'], ['2026-12', '2026-12-02'], ['2026-11', '2026-12-01']].map(([period = '', today = '']) => hasWholeDay(period, today))).toEqual([false, true, true]);
});
