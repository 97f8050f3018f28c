// Rooms by one's own work: what somebody of each shipped role finds under the thumb, and at the head of what home offers to open.
import { expect, test } from 'vitest';
import '../../admin/messages.ts';
import { phoneRooms, roomsByWork } from '../../admin/layout/phone-rooms.ts';
import { rooms } from '../../admin/resources.tsx';
import { SHIPPED_ROLES } from '../../server/platform/access/roles.matrix.ts';

/** What a role may enter, and what it may do there. */
function seenBy(role: keyof typeof SHIPPED_ROLES) {
  const words: readonly string[] = SHIPPED_ROLES[role].words;
  const can = (word: string | readonly string[] | undefined): boolean => word === undefined || [word].flat().some((one) => words.includes(one));
  return { open: rooms.filter((room) => !room.hidden && can(room.right)), can };
}

test.each<[keyof typeof SHIPPED_ROLES, string[]]>([
  ['crm', ['tickets', 'customers', 'segments']],
  ['hr', ['employees', 'incentiveRuns', 'statements']],
  ['finance', ['incentiveRuns', 'approvals', 'statements']],
  ['quality', ['run', 'audits', 'findings']],
  ['inspector', ['run', 'audits', 'findings']],
  ['manager', ['tickets', 'customers', 'approvals']],
  ['agent', ['tickets', 'customers', 'approvals']],
  ['employee', ['statements', 'myTraining', 'scorecards']],
  // Who works in no room of the list sees the sidebar's first.
  ['shopper', ['run', 'audits', 'myExams']],
])('%s', (role, names) => {
  const { open, can } = seenBy(role);
  expect(phoneRooms(open, can).map((room) => room.name)).toEqual(names);
});

test('what home offers to HR begins with employees and pay; rooms to look into alone come last, and none is left out', () => {
  const { open, can } = seenBy('hr');
  const offered = roomsByWork(open, can);
  expect(offered.slice(0, 2).map((room) => room.name)).toEqual(['employees', 'incentiveRuns']);
  expect([...offered].sort((a, b) => a.name.localeCompare(b.name))).toEqual([...open].sort((a, b) => a.name.localeCompare(b.name)));
  const written = offered.map((room) => room.writeRight !== undefined && can(room.writeRight));
  const calendars = offered.findIndex((room) => room.name === 'calendars');
  expect(calendars).toBeGreaterThan(1);
  expect(written.slice(calendars).some(Boolean)).toBe(written[calendars] === true);
});
