// The rooms of tickets, in the order of the sidebar.
import { BadgeCheck, Plus, Ticket, Undo2 } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

interface Found { number: string; subject: string; contactName: string | null }

export const ticketRooms: Room[] = [
  {
    name: 'tickets', group: 'service', icon: Ticket, title: 'tickets.title', right: 'tickets:read', writeRight: 'tickets:open', key: 't',
    list: screen(() => import('./TicketList.tsx'), 'TicketList'), show: screen(() => import('../ticket-page/TicketShow.tsx'), 'TicketShow'), create: screen(() => import('./TicketCreate.tsx'), 'TicketCreate'),
    more: { board: screen(() => import('./TicketBoard.tsx'), 'TicketBoard'), team: screen(() => import('./TicketTeam.tsx'), 'TicketTeam') },
    search: {
      query: 'query FindTickets($q: String!) { tickets(filter: { q: $q }, page: { limit: 5 }) { items { id number subject contactName } } }', items: 'tickets',
      primary: (row: Found) => row.subject, secondary: (row: Found) => [row.number, row.contactName].filter(Boolean).join('  '),
    },
    actions: [{ title: 'tickets.new', to: '/tickets/create', right: 'tickets:open', icon: Plus }],
  },
];

/** Approvals and returns, after the queue. */
export const deskRooms: Room[] = [
  { name: 'approvals', group: 'service', icon: BadgeCheck, title: 'approvals.title', right: 'platform:read-approvals', key: 'p', list: screen(() => import('../ticket-money/ApprovalList.tsx'), 'ApprovalList'), show: screen(() => import('../ticket-money/ApprovalShow.tsx'), 'ApprovalShow') },
  { name: 'returnCases', group: 'service', icon: Undo2, title: 'returns.title', right: 'tickets:read', key: 'r', list: screen(() => import('../ticket-money/ReturnList.tsx'), 'ReturnList'), show: screen(() => import('../ticket-money/ReturnShow.tsx'), 'ReturnShow') },
];
