// Row rules of exams: the bank is its keepers', exams are known to all who work here, attempts are those of one's stores, and one's own.
import { defineRowRule } from '../../core/read/row-rules.ts';

defineRowRule('ExamTopic', 'open');
defineRowRule('ExamQuestion', 'open');
defineRowRule('ExamQuestionVersion', 'open');
defineRowRule('Exam', 'open');
defineRowRule('ExamVersion', 'open');
defineRowRule('ExamAttempt', { any: [{ store: 'storeId' }, { own: 'employeeId', as: 'employee', word: 'platform:read-own-events' }] });
