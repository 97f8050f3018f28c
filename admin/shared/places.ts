// Where the rows of a noun open in the console, for those who answer for them and for the person they are about.
type Can = (right?: string | readonly string[]) => boolean;

/** Rows with an address of their own making: one's own stand elsewhere than everybody's. */
const OWN: Record<string, (id: string, can: Can) => string> = {
  TrainingRecord: (id, can) => (can('training:read') ? `/trainingRecords/${id}/show` : `/myTraining/${id}/learn`),
  Course: (id, can) => (can('training:read') ? `/courses/${id}/show` : '/myTraining'),
  Exam: (id, can) => (can('training:read-bank') ? `/exams/${id}/show` : '/myExams'),
  ExamAttempt: (id) => `/myExams/${id}/result`,
  Certificate: (id) => `/myExams/${id}/certificate`,
};
/** The address; null where the noun has none of its own making, and its room says where. */
export const ownPlace = (noun: string, id: string, can: Can): string | null => OWN[noun]?.(encodeURIComponent(id), can) ?? null;
