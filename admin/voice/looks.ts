// The rooms of customers' voice beside each other, and the tones of what is said.
import type { Section } from '../shared/SectionTabs.tsx';

export const VOICE_ROOMS: readonly Section[] = [
  { to: '/opinions', title: 'voice.heat', right: 'voice:read' }, { to: '/surveyResponses', title: 'surveyResponses.title', right: 'voice:read' }, { to: '/surveys', title: 'surveys.title', right: 'voice:read' },
];
export const TONES: Record<string, 'ok' | 'late' | 'paused' | undefined> = { POSITIVE: 'ok', NEUTRAL: undefined, NEGATIVE: 'late' };
