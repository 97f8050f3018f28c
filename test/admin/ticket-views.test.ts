// The queue's shipped views: which is opened first, for whom.
import { dueFilter } from '../../admin/tickets/tickets.operations.ts';
import { expect, test } from 'vitest';
import { presets } from '../../admin/tickets/views.ts';

test.each([
  ['an agent sees her own', { worksOnTickets: true }, ['mine', 'open']],
  ['who leads the desk sees all that is open there', { worksOnTickets: true, leads: true }, ['open', 'mine']],
  ['who only looks in has none of her own', { worksOnTickets: false }, ['open', 'unassigned']],
])('%s', (_what, viewer, first) => {
  const views = presets(viewer).map((view) => view.key);
  expect(views.slice(0, 2)).toEqual(first);
  expect(new Set(views).size).toBe(views.length);
});

test('UX-4: a deadline condition is the same question all through a minute: one that is another at every look is asked at every look', () => {
  const minute = Date.parse('2026-03-01T10:07:00Z');
  for (const which of ['late', 'hour']) {
    expect(dueFilter(which, minute + 59_999)).toEqual(dueFilter(which, minute));
    expect(dueFilter(which, minute + 60_000)).not.toEqual(dueFilter(which, minute));
  }
  expect(dueFilter('hour', minute + 30_000)).toEqual({ nextDueAt: { gte: '2026-03-01T10:07:00.000Z', lt: '2026-03-01T11:07:00.000Z' } });
});
