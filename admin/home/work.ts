// What may wait for somebody: each a count of the rows that its tile opens, asked only of those whom it concerns.
import { resourceOf, wireFilter } from '../provider/resources.ts';
import type { Viewer } from '../provider/viewer.ts';
import { listLink } from '../shared/cells.tsx';

type Filter = Record<string, unknown>;
/** `filter` in the words of a list's address; null: it does not concern this person. `to`: a page of its own instead of the list. */
export interface Work { key: string; right: string; resource: string; filter: (me: string | null, now: string) => Filter | null; to?: string; isLate?: boolean }

const mine = (make: (me: string) => Filter) => (me: string | null): Filter | null => (me ? make(me) : null);
const all = (filter: Filter) => (): Filter => filter;

/** In order of urgency: the first five that are not zero are shown. */
export const WORK: readonly Work[] = [
  { key: 'mineLate', right: 'tickets:write', resource: 'tickets', filter: mine(() => ({ mine: true, isOpen: true, due: 'late' })), isLate: true },
  { key: 'mine', right: 'tickets:write', resource: 'tickets', filter: mine(() => ({ mine: true, isOpen: true })) },
  { key: 'tasks', right: 'tickets:write', resource: 'tickets', filter: mine(() => ({ myTasks: true })) },
  { key: 'unassigned', right: 'tickets:assign', resource: 'tickets', filter: all({ unassigned: true, isOpen: true }), isLate: true },
  { key: 'late', right: 'tickets:retarget', resource: 'tickets', filter: all({ isOpen: true, due: 'late' }), isLate: true },
  { key: 'reviews', right: 'quality:review-audits', resource: 'audits', filter: all({ state: ['SUBMITTED'] }) },
  { key: 'auditDisputes', right: 'quality:decide-disputes', resource: 'auditDisputes', filter: all({ state: ['OPEN'] }), to: '/auditDisputes' },
  { key: 'findings', right: 'quality:write', resource: 'findings', filter: (_me, now) => ({ state: ['OPEN', 'ACTING', 'CHECKING'], 'dueAt@lt': now }), isLate: true },
  { key: 'actions', right: 'quality:read', resource: 'correctiveActions', filter: mine((me) => ({ ownerId: [me], state: ['OPEN', 'REJECTED'] })) },
  { key: 'verify', right: 'quality:verify', resource: 'correctiveActions', filter: all({ state: ['DONE'] }) },
  { key: 'alerts', right: 'quality:configure', resource: 'riskAlerts', filter: all({ state: ['PROPOSED'] }), to: '/riskAlerts' },
  { key: 'runs', right: 'incentives:approve', resource: 'incentiveRuns', filter: all({ state: ['CALCULATED', 'REVIEWED', 'APPROVED', 'LOCKED'] }), to: '/incentiveRuns' },
  { key: 'payDisputes', right: 'incentives:write', resource: 'statementDisputes', filter: all({ state: ['OPEN'] }), to: '/statementDisputes' },
  { key: 'marking', right: 'training:mark', resource: 'examAttempts', filter: all({ state: ['MARKING'] }), to: '/markingDesk' },
  { key: 'overdueTraining', right: 'training:assign', resource: 'trainingRecords', filter: all({ state: ['OVERDUE'] }), isLate: true },
  { key: 'expiring', right: 'training:certify', resource: 'certificates', filter: all({ state: ['EXPIRING'] }), to: '/certificates' },
  { key: 'learning', right: 'training:learn', resource: 'trainingRecords', filter: mine((me) => ({ employeeId: [me], state: ['ASSIGNED', 'IN_PROGRESS', 'OVERDUE'] })), to: '/myTraining' },
];

export interface Asked { work: Work; to: string; wire: Filter }

/** What concerns this person, with its question in the words of the wire. */
export function workFor(viewer: Viewer, can: (right: string) => boolean, now: Date): Asked[] {
  return WORK.flatMap((work) => {
    const filter = can(work.right) ? work.filter(viewer.employeeId, now.toISOString()) : null;
    return filter ? [{ work, to: work.to ?? listLink(work.resource, filter), wire: wireFilter(filter, resourceOf(work.resource)) }] : [];
  });
}

/** One question for all the counts. */
export function workQuery(asked: readonly Asked[]): string {
  const noun = ({ work }: Asked): string => `${resourceOf(work.resource).noun}Filter`;
  return `query HomeWork(${asked.map((one) => `$${one.work.key}: ${noun(one)}`).join(', ')}) {
  ${asked.map(({ work }) => `${work.key}: ${resourceOf(work.resource).many ?? work.resource}(filter: $${work.key}, page: { limit: 1 }) { total totalIsExact }`).join('\n  ')}
}`;
}
