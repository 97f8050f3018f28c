// The queue's shipped views: which is opened first, for whom.
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
