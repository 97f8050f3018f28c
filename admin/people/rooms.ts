// The rooms of scorecards, schemes, the board and staffing.
import { Award, Gauge, SlidersHorizontal, UsersRound } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const peopleRooms: Room[] = [
  { name: 'scorecards', group: 'team', icon: Gauge, title: 'scorecards.title', right: 'staff:read-scorecards', list: screen(() => import('./ScorecardList.tsx'), 'ScorecardList'), show: screen(() => import('./ScorecardShow.tsx'), 'ScorecardShow') },
  { name: 'boards', group: 'team', under: 'scorecards', icon: Award, title: 'boards.title', right: 'staff:read', list: screen(() => import('./BoardPage.tsx'), 'BoardPage'), more: { wall: screen(() => import('./BoardWall.tsx'), 'BoardWall') } },
  { name: 'kpiSchemes', group: 'team', under: 'scorecards', icon: SlidersHorizontal, title: 'kpiSchemes.title', right: 'staff:read', list: screen(() => import('./SchemeList.tsx'), 'SchemeList'), show: screen(() => import('./SchemeShow.tsx'), 'SchemeShow') },
  { name: 'staffing', group: 'team', under: 'scorecards', icon: UsersRound, title: 'staffing.title', right: 'staff:plan', list: screen(() => import('./StaffingPage.tsx'), 'StaffingPage') },
];
