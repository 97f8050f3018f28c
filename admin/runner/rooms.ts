// The room of the runner on the phone.
import { Footprints } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const runnerRooms: Room[] = [
  {
    name: 'run', group: 'quality', icon: Footprints, title: 'run.title', right: 'quality:fill-audits',
    list: screen(() => import('./RunHome.tsx'), 'RunHome'), more: { 'preview/:id': screen(() => import('./RunPreview.tsx'), 'RunPreview'), ':id': screen(() => import('./RunAudit.tsx'), 'RunAudit') },
    leaving: () => import('./leaving.ts').then((leaving) => leaving.leavePhone),
  },
];
