// How the states of incidents look.
export const TONES: Record<string, 'ok' | 'soon' | 'late' | 'paused' | 'ac' | undefined> = { PROPOSED: 'soon', OPEN: 'late', PUBLISHED: 'ac', CLOSED: 'ok', DISMISSED: 'paused' };
