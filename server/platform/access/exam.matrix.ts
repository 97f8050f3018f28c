// The part of the table of words that exams, certificates and gates ask for; put together with the rest in mutation.matrix.ts.
import type { Permission } from '../../../schema/permission.ts';

type Words = Record<string, Permission | 'person'>;

export const EXAM_MUTATIONS: Words = {
  // Exams: the bank and its papers by their writers, sitting by anybody who works here, marking by others.
  saveTicketGate: 'tickets:configure',
  endTicketGate: 'tickets:configure',
  saveExamTopic: 'training:write-exams',
  saveExamQuestion: 'training:write-exams',
  saveExam: 'training:write-exams',
  publishExam: 'training:write-exams',
  discardExamDraft: 'training:write-exams',
  startExam: 'person',
  saveExamAnswer: 'person',
  submitExam: 'person',
  markExamAnswer: 'training:mark',
  remarkExamAnswer: 'training:mark',
  // Certificates, and what becomes of who fails.
  saveCertificateKind: 'training:certify',
  issueCertificate: 'training:certify',
  revokeCertificate: 'training:certify',
  decideTransfer: 'training:certify',
};

export const EXAM_QUERIES: Words = {
  // Exams: one's own paper and what it came to; trying a rule, the desk and the figures of the bank.
  myExams: 'person',
  examPaper: 'person',
  examReview: 'person',
  drawExam: 'training:write-exams',
  examStatistics: 'training:write-exams',
  markingDesk: 'training:mark',
  certificateGaps: 'training:read-results',
  certificateLinks: 'person',
  rosterGaps: 'tickets:read',
};
