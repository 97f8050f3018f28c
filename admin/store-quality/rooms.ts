// The rooms of the quality of stores: all of them side by side, each with its course, its open findings and its plan; and the plan of the chain.
import { CalendarDays, Grid3x3 } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const storeQualityRooms: Room[] = [
  { name: 'storeQuality', group: 'quality', under: 'audits', icon: Grid3x3, title: 'storeQuality.title', right: 'quality:read-results', list: screen(() => import('./StoreQualityList.tsx'), 'StoreQualityList'), show: screen(() => import('./StoreQualityShow.tsx'), 'StoreQualityShow') },
  { name: 'auditVisits', group: 'quality', under: 'mysteryProgrammes', icon: CalendarDays, title: 'storeQuality.plan', right: 'quality:read-programmes', list: screen(() => import('./PlanCalendar.tsx'), 'PlanCalendar') },
];
