// Row rules of training: what there is to learn everybody may see; who learns what, whoever answers for the person's store, and the person.
import { defineRowRule } from '../core/read/row-rules.ts';

for (const noun of ['Course', 'CourseVersion', 'CourseFile', 'LearningPath']) defineRowRule(noun, 'open');
for (const noun of ['TrainingRecord', 'TrainingCredit']) defineRowRule(noun, { any: [{ store: 'storeId', word: 'training:read' }, { own: 'employeeId', as: 'employee' }] });
defineRowRule('TrainingSession', 'open');
defineRowRule('SessionAttendance', { any: [{ store: 'storeId', word: 'training:read' }, { own: 'employeeId', as: 'employee' }] });
defineRowRule('DrillScene', 'open');
defineRowRule('Drill', { any: [{ store: 'storeId', word: 'training:read' }, { own: 'participantId', as: 'employee' }, { own: 'firstAssessorId', as: 'employee' }, { own: 'secondAssessorId', as: 'employee' }] });
// One's own grade at once; everybody else's when both are in.
defineRowRule('DrillGrade', { any: [{ own: 'assessorId', as: 'employee' }, { own: 'shownToId', as: 'employee' }, { store: 'shownStoreId', word: 'training:read' }] });
for (const noun of ['TrainingNeed', 'LessonProgress']) defineRowRule(noun, { through: 'record' });
