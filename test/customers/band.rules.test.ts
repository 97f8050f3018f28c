// Times of the day and kinds of days as tables: each hour has one band, each day one kind.
import { describe, expect, test } from 'vitest';
import { BANDS, bandOf, DAY_KINDS } from '../../server/customers/band.rules.ts';

describe('A-27: bands', () => {
  test.each([[0, 'NIGHT'], [5, 'NIGHT'], [6, 'MORNING'], [10, 'MORNING'], [11, 'NOON'], [13, 'NOON'], [14, 'AFTERNOON'], [16, 'AFTERNOON'], [17, 'EVENING'], [20, 'EVENING'], [21, 'NIGHT'], [23, 'NIGHT']])(
    'hour %i is %s', (hour, band) => expect(bandOf(hour)).toBe(band));
  test('they are told in the order of the day, and every hour has one', () => {
    expect(BANDS).toEqual(['MORNING', 'NOON', 'AFTERNOON', 'EVENING', 'NIGHT']);
    expect(new Set(Array.from({ length: 24 }, (_, hour) => bandOf(hour)))).toEqual(new Set(BANDS));
  });
  test('the kinds of days share out the week', () => {
    const days = Object.values(DAY_KINDS).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
    expect(days.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
