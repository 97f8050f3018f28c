// Where the console shows the rows of each noun: one table for the links of mails, the bell and the chain. Pure.
import type { Permission } from './permission.ts';

type May = (word: Permission) => boolean;

// The room of a noun is its name in the plural; what its rows have there:
/** A page of their own. */
const SHOWN = `Approval Audit AuditTemplate AuthorityPolicy Calendar Calibration CorrectiveAction Customer Drill Employee Event Finding Idea
  ImprovementPlan IncentiveRun IncentiveScheme Incident Job KpiScheme MonthlyReview MysteryProgramme Playbook Purchase ReturnCase SampledTicket
  Scorecard Segment SlaPolicy Statement Survey SurveyResponse Ticket TicketReview TrainingSession User WebhookEndpoint`.split(/\s+/);
/** A form. */
const EDITED = 'Category CustomField Department LearningPath Product Region Store Tag'.split(' ');
/** A line of a list. */
const LISTED = `AgentSkill ApiKey AuditDispute AwardNomination Board ExamQuestion IncidentRule Instrument IntakeChannel Kiosk OnCall Opinion Position
  RiskAlert Role ServiceWall Shopper ShopperPayment StatementDispute TicketCategory TicketSample TierRule`.split(/\s+/);
/** What stands elsewhere: one's own has a room of its own, and who learns does not see everybody's. */
const ELSEWHERE: Record<string, (id: string, may: May) => string> = {
  Course: (id, may) => (may('training:read') ? `/courses/${id}/show` : '/myTraining'),
  Exam: (id, may) => (may('training:read-bank') ? `/exams/${id}/show` : '/myExams'),
  TrainingRecord: (id, may) => (may('training:read') ? `/trainingRecords/${id}/show` : `/myTraining/${id}/learn`),
  ExamAttempt: (id) => `/myExams/${id}/result`,
  Certificate: (id) => `/myExams/${id}/certificate`,
  AuditVisit: () => '/storeQuality',
  RemoteDiagnosis: () => '/remoteDiagnoses',
  RfmModel: () => '/rfm',
};

/** `SlaPolicy` -> `slaPolicies`. */
function roomOf(noun: string): string {
  const stem = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}`;
  return /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}ies` : `${stem}s`;
}

/** The console's address of a row, for somebody who may do what `may` says; null where the console shows none, so that nothing links there. */
export function placeOf(noun: string | null | undefined, id: string | null | undefined, may: May): string | null {
  if (!noun || !id) return null;
  const key = encodeURIComponent(id);
  const elsewhere = Object.hasOwn(ELSEWHERE, noun) ? ELSEWHERE[noun] : undefined;
  if (elsewhere) return elsewhere(key, may);
  if (SHOWN.includes(noun)) return `/${roomOf(noun)}/${key}/show`;
  if (EDITED.includes(noun)) return `/${roomOf(noun)}/${key}`;
  return LISTED.includes(noun) ? `/${roomOf(noun)}` : null;
}
