// The rooms of the bank stand beside each other as tabs.
import type { Section } from '../shared/SectionTabs.tsx';

export const EXAM_SECTIONS: readonly Section[] = [
  { to: '/exams', title: 'exams.title', right: 'training:read-bank' },
  { to: '/examQuestions', title: 'examQuestions.title', right: 'training:read-bank' },
  { to: '/markingDesk', title: 'markingDesk.title', right: 'training:mark' },
];
export const CERTIFICATE_TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused'> = { VALID: 'ok', EXPIRING: 'soon', EXPIRED: 'late', REVOKED: 'paused' };
/** A key for a write that must happen once. */
export const onceKey = (): string => crypto.randomUUID();
