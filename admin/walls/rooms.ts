// The room of the walls of service standards.
import { Megaphone } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const wallRooms: Room[] = [
  { name: 'serviceWalls', group: 'quality', under: 'monthlyReviews', icon: Megaphone, title: 'walls.title', right: 'quality:configure', list: screen(() => import('./WallList.tsx'), 'WallList') },
];
