// The phone's bottom bar: what somebody of each shipped role finds under the thumb.
import { expect, test } from 'vitest';
import '../../admin/messages.ts';
import { phoneRooms } from '../../admin/layout/phone-rooms.ts';
import { rooms } from '../../admin/resources.tsx';
import { SHIPPED_ROLES } from '../../server/platform/access/roles.matrix.ts';

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
  const words: readonly string[] = SHIPPED_ROLES[role].words;
  const can = (word: string | readonly string[] | undefined): boolean => word === undefined || [word].flat().some((one) => words.includes(one));
  expect(phoneRooms(rooms.filter((room) => !room.hidden && can(room.right)), can).map((room) => room.name)).toEqual(names);
});
