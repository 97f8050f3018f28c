// The rooms of tickets, in the order of the sidebar.
import { BadgeCheck, Plus, Ticket, Undo2 } from 'lucide-react';
import { gql } from '../provider/client.ts';
import { presentViewer } from '../provider/viewer.ts';
import { type Room, screen } from '../rooms.ts';

const IN_HAND = gql`query TicketsInHand($mine: TicketFilter, $late: TicketFilter) { mine: tickets(filter: $mine, page: { limit: 1 }) { total } late: tickets(filter: $late, page: { limit: 1 }) { total } }`;
/** Open tickets of the viewer, and those past a deadline at this minute. */
function inHand(): Record<string, unknown> | null {
  const me = presentViewer()?.employeeId;
  if (!me) return null;
  const mine = { assigneeId: { eq: me }, isOpen: { eq: true } };
  return { mine, late: { ...mine, nextDueAt: { lt: new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString() } } };
}
const WAITING = gql`query ApprovalsWaiting { approvalsToDecide(limit: 200) { id dueAt } }`;
/** An approval that ends within so long is red. */
const SOON = 1_800_000;

interface Found { number: string; subject: string; contactName: string | null }

export const ticketRooms: Room[] = [
  {
    name: 'tickets', group: 'service', icon: Ticket, title: 'tickets.title', right: 'tickets:read', writeRight: 'tickets:open', key: 't',
    list: screen(() => import('./TicketList.tsx'), 'TicketList', true), show: screen(() => import('../ticket-page/TicketShow.tsx'), 'TicketShow'), create: screen(() => import('./TicketCreate.tsx'), 'TicketCreate'),
    more: { board: screen(() => import('./TicketBoard.tsx'), 'TicketBoard'), team: screen(() => import('./TicketTeam.tsx'), 'TicketTeam') },
    search: {
      query: 'query FindTickets($q: String!) { tickets(filter: { q: $q }, page: { limit: 5 }) { items { id number subject contactName } } }', items: 'tickets',
      primary: (row: Found) => row.subject, secondary: (row: Found) => [row.number, row.contactName].filter(Boolean).join('  '),
    },
    count: { query: IN_HAND, variables: inHand, read: (data: { mine: { total: number }; late: { total: number } }) => ({ count: data.mine.total, late: data.late.total }), noun: 'Ticket' },
    actions: [{ title: 'tickets.new', to: '/tickets/create', right: 'tickets:open', icon: Plus }],
  },
];

/** Approvals and returns, after the queue. */
export const deskRooms: Room[] = [
  { name: 'approvals', group: 'service', icon: BadgeCheck, title: 'approvals.title', right: 'platform:read-approvals', key: 'p', count: { query: WAITING, variables: () => ({}), read: (data: { approvalsToDecide: { dueAt: string }[] }) => ({ count: data.approvalsToDecide.length, late: data.approvalsToDecide.filter((one) => Date.parse(one.dueAt) < Date.now() + SOON).length }), noun: 'Approval' }, list: screen(() => import('../ticket-money/ApprovalList.tsx'), 'ApprovalList'), show: screen(() => import('../ticket-money/ApprovalShow.tsx'), 'ApprovalShow') },
  { name: 'returnCases', group: 'service', icon: Undo2, title: 'returns.title', right: 'tickets:read', key: 'r', list: screen(() => import('../ticket-money/ReturnList.tsx'), 'ReturnList'), show: screen(() => import('../ticket-money/ReturnShow.tsx'), 'ReturnShow') },
];
