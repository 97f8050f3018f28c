// Row rules of training: what there is to learn everybody may see; who learns what, whoever answers for the person's store, and the person.
import { defineRowRule } from '../core/read/row-rules.ts';

for (const noun of ['Course', 'CourseVersion', 'CourseFile', 'LearningPath']) defineRowRule(noun, 'open');
for (const noun of ['TrainingRecord', 'TrainingCredit']) defineRowRule(noun, { any: [{ store: 'storeId', word: 'training:read' }, { own: 'employeeId', as: 'employee' }] });
for (const noun of ['TrainingNeed', 'LessonProgress']) defineRowRule(noun, { through: 'record' });
