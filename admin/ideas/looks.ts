// The tones of an idea's states.
export const IDEA_TONES: Record<string, 'ok' | 'ac' | undefined> = { PROPOSED: 'ac', ADOPTED: 'ok', DECLINED: undefined, WITHDRAWN: undefined };
