// The rooms of exams: one's own, the bank with its exams, marking, and certificates.
import { BadgeCheck, ClipboardCheck, GraduationCap, ListChecks, PenLine } from 'lucide-react';
import { type Room, screen } from '../rooms.ts';

export const examRooms: Room[] = [
  { name: 'myExams', group: 'team', icon: GraduationCap, title: 'myExams.title', right: 'platform:read-own-events', list: screen(() => import('./MyExams.tsx'), 'MyExams'), more: { ':id/sit': screen(() => import('./ExamRoom.tsx'), 'ExamRoom'), ':id/result': screen(() => import('./ExamResult.tsx'), 'ExamResult'), ':id/certificate': screen(() => import('./CertificateShow.tsx'), 'CertificateShow') } },
  { name: 'exams', group: 'team', icon: ClipboardCheck, title: 'exams.title', right: 'training:read-bank', list: screen(() => import('./ExamList.tsx'), 'ExamList'), show: screen(() => import('./ExamShow.tsx'), 'ExamShow') },
  { name: 'examQuestions', group: 'team', under: 'exams', icon: ListChecks, title: 'examQuestions.title', right: 'training:read-bank', list: screen(() => import('./QuestionList.tsx'), 'QuestionList') },
  { name: 'markingDesk', group: 'team', under: 'exams', icon: PenLine, title: 'markingDesk.title', right: 'training:mark', list: screen(() => import('./MarkingDesk.tsx'), 'MarkingDesk') },
  { name: 'certificates', group: 'team', icon: BadgeCheck, title: 'certificates.title', right: 'training:read-results', list: screen(() => import('./CertificateList.tsx'), 'CertificateList') },
];
