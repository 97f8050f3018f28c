// The rooms of quality, in the order of the sidebar.
import { ClipboardCheck, Plus, ShieldAlert, Wrench } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const qualityRooms: Room[] = [
  {
    name: 'findings', group: 'quality', icon: ClipboardCheck, title: 'findings.title', right: 'quality:read', writeRight: 'quality:open', key: 'f',
    list: screen(() => import('./FindingList.tsx'), 'FindingList'), show: screen(() => import('./FindingShow.tsx'), 'FindingShow'), more: { board: screen(() => import('./FindingBoard.tsx'), 'FindingBoard') },
    actions: [{ title: 'findings.title', to: '/findings/board', right: 'quality:read', icon: Plus }],
  },
  {
    name: 'correctiveActions', group: 'quality', icon: Wrench, title: 'actions.title', right: 'quality:read',
    list: screen(() => import('./ActionList.tsx'), 'ActionList'), show: screen(() => import('./ActionShow.tsx'), 'ActionShow'),
  },
  { name: 'riskAlerts', group: 'quality', icon: ShieldAlert, title: 'risks.title', right: 'quality:read', list: screen(() => import('./AlertList.tsx'), 'AlertList') },
];
