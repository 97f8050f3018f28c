// The rules of stores and of the line of managers, as tables.
import { describe, expect, it } from 'vitest';
import { managesItself, usualHours, wrongHours } from '../../server/staff/organisation.rules.ts';

describe('opening hours', () => {
  it.each([
    [usualHours, null],
    [{}, null],
    [{ 6: [['09:00', '12:00'], ['13:00', '24:00']] }, null],
    [{ 8: [['09:00', '12:00']] }, 'HOURS_SHAPE'],
    [{ 1: [['9:00', '12:00']] }, 'HOURS_SHAPE'],
    [{ 1: [['09:00']] }, 'HOURS_SHAPE'],
    [{ 1: [['12:00', '09:00']] }, 'HOURS_ORDER'],
    [{ 1: [['09:00', '12:00'], ['11:00', '18:00']] }, 'HOURS_ORDER'],
    [[], 'HOURS_SHAPE'],
    [null, 'HOURS_SHAPE'],
  ])('%j is judged %s', (hours, verdict) => expect(wrongHours(hours)).toBe(verdict));
});

describe('the line of managers', () => {
  const line = new Map([['a', 'b'], ['b', 'c'], ['c', null], ['x', 'y'], ['y', 'x']]);
  it('runs in a circle when a person would be above themselves', () => expect(managesItself('c', 'a', line)).toBe(true));
  it('is fine when it ends elsewhere', () => expect(managesItself('z', 'a', line)).toBe(false));
  it('ends even when the data already holds a circle', () => expect(managesItself('z', 'x', line)).toBe(false));
});
