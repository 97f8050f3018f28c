// The rooms of the quality of stores: all of them side by side, and each with its course, its open findings and its plan.
import { Grid3x3 } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const storeQualityRooms: Room[] = [
  { name: 'storeQuality', group: 'quality', under: 'audits', icon: Grid3x3, title: 'storeQuality.title', right: 'quality:read-results', list: screen(() => import('./StoreQualityList.tsx'), 'StoreQualityList'), show: screen(() => import('./StoreQualityShow.tsx'), 'StoreQualityShow') },
];
