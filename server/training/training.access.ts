// Row rules of training: what is published to be learnt everybody may see; who learns what, whoever answers for the person's store, and the person.
import { defineRowRule } from '../core/read/row-rules.ts';

// What is still being written, its writers alone see: a course never published, a draft, a file that no published version shows.
defineRowRule('Course', { any: [{ holds: 'training:write' }, { where: 'publishedAt', isNot: null }] });
defineRowRule('CourseVersion', { any: [{ holds: 'training:write' }, { where: 'state', isNot: 'DRAFT' }] });
defineRowRule('CourseFile', { any: [{ holds: 'training:write' }, { where: 'shownAt', isNot: null }] });
defineRowRule('LearningPath', 'open');
for (const noun of ['TrainingRecord', 'TrainingCredit']) defineRowRule(noun, { any: [{ store: 'storeId', word: 'training:read' }, { own: 'employeeId', as: 'employee' }] });
defineRowRule('TrainingSession', 'open');
defineRowRule('SessionAttendance', { any: [{ store: 'storeId', word: 'training:read' }, { own: 'employeeId', as: 'employee' }] });
defineRowRule('DrillScene', 'open');
defineRowRule('Drill', { any: [{ store: 'storeId', word: 'training:read' }, { own: 'participantId', as: 'employee' }, { own: 'firstAssessorId', as: 'employee' }, { own: 'secondAssessorId', as: 'employee' }] });
// One's own grade at once; everybody else's when both are in, those who read the whole chain no sooner.
defineRowRule('DrillGrade', { any: [{ own: 'assessorId', as: 'employee' }, { own: 'shownToId', as: 'employee' }, { every: [{ where: 'shownToId', isNot: null, word: 'training:read' }, { store: 'shownStoreId', word: 'training:read' }] }] });
for (const noun of ['TrainingNeed', 'LessonProgress']) defineRowRule(noun, { through: 'record' });
