// The rooms of audits, in the order of the sidebar.
import { ClipboardCheck, Gavel, Route } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const auditRooms: Room[] = [
  { name: 'audits', group: 'quality', icon: ClipboardCheck, title: 'audits.title', right: 'quality:read-audits', list: screen(() => import('./AuditList.tsx'), 'AuditList'), show: screen(() => import('./AuditShow.tsx'), 'AuditShow') },
  { name: 'auditDisputes', group: 'quality', under: 'audits', icon: Gavel, title: 'disputes.title', right: 'quality:decide-disputes', list: screen(() => import('./DisputeList.tsx'), 'DisputeList') },
  { name: 'mysteryProgrammes', group: 'quality', icon: Route, title: 'programmes.title', right: 'quality:read-programmes', list: screen(() => import('./ProgrammeList.tsx'), 'ProgrammeList'), show: screen(() => import('./ProgrammeShow.tsx'), 'ProgrammeShow') },
];
