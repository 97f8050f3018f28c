// Edges among questions, exams and attempts, and to the people who sit them.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'ExamQuestion', name: 'current', to: 'ExamQuestionVersion', kind: 'one', by: 'currentId' },
  { from: 'ExamQuestion', name: 'versions', to: 'ExamQuestionVersion', kind: 'many', by: 'questionId', sort: { prop: 'number', order: 'DESC' } },
  { from: 'ExamQuestionVersion', name: 'question', to: 'ExamQuestion', kind: 'one', by: 'questionId' },
  { from: 'ExamQuestionVersion', name: 'author', to: 'User', kind: 'one', by: 'authorId' },
  { from: 'Exam', name: 'course', to: 'Course', kind: 'one', by: 'courseId' },
  { from: 'Course', name: 'exams', to: 'Exam', kind: 'few', by: 'courseId' },
  { from: 'Exam', name: 'versions', to: 'ExamVersion', kind: 'many', by: 'examId', sort: { prop: 'number', order: 'DESC' } },
  { from: 'Exam', name: 'attempts', to: 'ExamAttempt', kind: 'many', by: 'examId', sort: { prop: 'startedAt', order: 'DESC' } },
  { from: 'Exam', name: 'certificateKinds', to: 'CertificateKind', kind: 'few', by: 'examId' },
  { from: 'ExamVersion', name: 'exam', to: 'Exam', kind: 'one', by: 'examId' },
  { from: 'ExamVersion', name: 'author', to: 'User', kind: 'one', by: 'authorId' },
  { from: 'ExamVersion', name: 'publishedBy', to: 'User', kind: 'one', by: 'publishedById' },
  { from: 'ExamAttempt', name: 'exam', to: 'Exam', kind: 'one', by: 'examId', isSortable: true },
  { from: 'ExamAttempt', name: 'examVersion', to: 'ExamVersion', kind: 'one', by: 'examVersionId' },
  { from: 'ExamAttempt', name: 'employee', to: 'Employee', kind: 'one', by: 'employeeId' },
  { from: 'ExamAttempt', name: 'store', to: 'Store', kind: 'one', by: 'storeId' },
  { from: 'ExamAttempt', name: 'certificates', to: 'Certificate', kind: 'few', by: 'attemptId' },
  { from: 'Employee', name: 'examAttempts', to: 'ExamAttempt', kind: 'many', by: 'employeeId', sort: { prop: 'startedAt', order: 'DESC' } },
]);
