// The room of careers: the ladder, one's own next step, applications with their decisions, and who may rotate.
import { Milestone } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const careerRooms: Room[] = [
  { name: 'careers', group: 'team', icon: Milestone, title: 'careers.title', right: 'staff:read-scorecards', list: screen(() => import('./CareersPage.tsx'), 'CareersPage') },
];
