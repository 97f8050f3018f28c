// The room of audit templates: under the programmes that follow them.
import { ClipboardList } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const templateRooms: Room[] = [
  { name: 'auditTemplates', group: 'quality', under: 'mysteryProgrammes', icon: ClipboardList, title: 'templates.title', right: 'quality:write-templates', list: screen(() => import('./TemplateList.tsx'), 'TemplateList'), show: screen(() => import('./TemplateShow.tsx'), 'TemplateShow') },
];
