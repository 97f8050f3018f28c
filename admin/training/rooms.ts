// The rooms of training, in the order of the sidebar.
import { BookOpenCheck, Drama, GraduationCap, ListChecks, Presentation, Route } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const trainingRooms: Room[] = [
  {
    name: 'myTraining', group: 'team', icon: BookOpenCheck, title: 'myTraining.title', right: 'training:learn', list: screen(() => import('./MyTraining.tsx'), 'MyTraining'),
    more: { ':id/learn': screen(() => import('./LearnPage.tsx'), 'LearnPage') },
  },
  {
    name: 'trainingRecords', group: 'team', icon: ListChecks, title: 'trainingRecords.title', right: 'training:read',
    list: screen(() => import('./RecordList.tsx'), 'RecordList'), show: screen(() => import('./RecordShow.tsx'), 'RecordShow'),
  },
  {
    name: 'courses', group: 'team', under: 'trainingRecords', icon: GraduationCap, title: 'courses.title', right: 'training:read',
    list: screen(() => import('./CourseList.tsx'), 'CourseList'), show: screen(() => import('./CourseShow.tsx'), 'CourseShow'), more: { ':id/write': screen(() => import('./CourseEditor.tsx'), 'CourseEditor') },
  },
  { name: 'learningPaths', group: 'team', under: 'trainingRecords', icon: Route, title: 'learningPaths.title', right: 'training:read', writeRight: 'training:write', list: screen(() => import('./PathList.tsx'), 'PathList'), create: screen(() => import('./PathEditor.tsx'), 'PathCreate'), edit: screen(() => import('./PathEditor.tsx'), 'PathEdit') },
  {
    name: 'trainingSessions', group: 'team', under: 'trainingRecords', icon: Presentation, title: 'trainingSessions.title', right: 'training:read',
    list: screen(() => import('./SessionList.tsx'), 'SessionList'), show: screen(() => import('./SessionShow.tsx'), 'SessionShow'),
  },
  {
    name: 'drills', group: 'team', under: 'trainingRecords', icon: Drama, title: 'drills.title', right: 'training:read',
    list: screen(() => import('./DrillList.tsx'), 'DrillList'), show: screen(() => import('./DrillShow.tsx'), 'DrillShow'),
  },
];
