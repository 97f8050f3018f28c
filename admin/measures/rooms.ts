// The rooms of measures.
import { ChartNoAxesColumn } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const measureRooms: Room[] = [
  { name: 'measures', group: 'service', icon: ChartNoAxesColumn, title: 'measures.title', right: 'tickets:read', key: 'm', list: screen(() => import('./TicketDashboard.tsx'), 'TicketDashboard') },
];
