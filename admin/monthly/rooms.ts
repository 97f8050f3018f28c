// The rooms of the monthly review and of plans of improvement.
import { CalendarRange, Flag } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const monthlyRooms: Room[] = [
  { name: 'monthlyReviews', group: 'quality', icon: CalendarRange, title: 'monthly.title', right: 'quality:read', list: screen(() => import('./ReviewList.tsx'), 'ReviewList'), show: screen(() => import('./ReviewShow.tsx'), 'ReviewShow') },
  { name: 'improvementPlans', group: 'quality', under: 'monthlyReviews', icon: Flag, title: 'plans.title', right: 'quality:read', list: screen(() => import('./PlanList.tsx'), 'PlanList'), show: screen(() => import('./PlanShow.tsx'), 'PlanShow') },
];
