// Edges of certificates and of proposals to move somebody.
import { defineEdges } from '../../core/read/edges.ts';

defineEdges([
  { from: 'CertificateKind', name: 'exam', to: 'Exam', kind: 'one', by: 'examId' },
  { from: 'CertificateKind', name: 'certificates', to: 'Certificate', kind: 'many', by: 'kindId', sort: { prop: 'expiresAt', order: 'ASC' } },
  { from: 'Certificate', name: 'kind', to: 'CertificateKind', kind: 'one', by: 'kindId', isSortable: true },
  { from: 'Certificate', name: 'attempt', to: 'ExamAttempt', kind: 'one', by: 'attemptId' },
  { from: 'Certificate', name: 'decidedBy', to: 'User', kind: 'one', by: 'decidedById' },
  { from: 'TransferProposal', name: 'exam', to: 'Exam', kind: 'one', by: 'examId' },
  { from: 'TransferProposal', name: 'attempt', to: 'ExamAttempt', kind: 'one', by: 'attemptId' },
  { from: 'TransferProposal', name: 'decidedBy', to: 'User', kind: 'one', by: 'decidedById' },
  ...['Certificate', 'TransferProposal'].flatMap((from) => [
    { from, name: 'employee', to: 'Employee', kind: 'one' as const, by: 'employeeId' }, { from, name: 'store', to: 'Store', kind: 'one' as const, by: 'storeId' },
  ]),
  { from: 'Employee', name: 'certificates', to: 'Certificate', kind: 'many', by: 'employeeId', sort: { prop: 'expiresAt', order: 'DESC' } },
]);
