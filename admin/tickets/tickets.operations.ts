// How tickets are spoken of on the wire, and the filters on which their lists may stand.
import { defineResource } from '../provider/resources.ts';
import { presentViewer } from '../provider/viewer.ts';
import { dayOf, midnightAfter } from '../shared/format.ts';

const LAST = 'events(page: { limit: 1 }) { items { id kind direction body act authorName author { name nameEn } createdAt } }';
const ROW = `number subject status isOpen waitingFor channel needClass level priority tier storeId assigneeId customerId contactName nextDueAt openedAt pickedUpAt
  unansweredSince lastEventAt solvedAt closedAt reopenCount category { id nameZh nameEn } store { id nameZh nameEn } assignee { id name nameEn }
  customer { id name tier tags { id nameZh nameEn colour tagKind } } clocks { id kind state startedAt dueAt pausedAt } ${LAST}`;

/** Ways by which people come to us. */
export const CHANNELS = ['DESK', 'PHONE', 'CHAT', 'EMAIL', 'WECOM', 'MINI_PROGRAM', 'KIOSK', 'SOCIAL', 'ON_SITE'] as const;

/** The last instant of a business day, in the chain's own zone. */
export const endOfToday = (): string => new Date(Date.parse(midnightAfter(dayOf(new Date()))) - 1000).toISOString();

const MINUTE = 60_000;
/**
 * What a deadline condition means just now: an address with it lives on from day to day. Now is this minute, the same each time
 * within it: a question that is another one at every look would be asked at every look.
 */
export function dueFilter(which: unknown, clock = Date.now()): Record<string, unknown> {
  const now = Math.floor(clock / MINUTE) * MINUTE;
  const at = new Date(now).toISOString();
  if (which === 'late') return { nextDueAt: { lt: at } };
  if (which === 'hour') return { nextDueAt: { gte: at, lt: new Date(now + 3_600_000).toISOString() } };
  return { nextDueAt: { gte: at, lte: endOfToday() } };
}

defineResource({
  name: 'tickets', noun: 'Ticket', one: 'ticket', fields: ROW,
  labelFields: ROW,
  filterMap: {
    scope: (value) => ({ and: [{ storeId: { in: value } }] }),
    // A view that says “mine” is everybody's own.
    mine: () => ({ assigneeId: { eq: presentViewer()?.employeeId ?? '0' } }),
    unassigned: () => ({ assigneeId: { isNull: true } }),
    myTasks: () => ({ tasks: { some: { assigneeId: { eq: presentViewer()?.employeeId ?? '0' }, state: { eq: 'OPEN' } } } }),
    due: (value) => dueFilter(value),
  },
});
defineResource({ name: 'ticketCategories', noun: 'TicketCategory', one: 'ticketCategory', fields: 'key nameZh nameEn usualClass usualLevel position isArchived' });
