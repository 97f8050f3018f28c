// Calling another machine, for younger modules: whether an address may be called, and a signed message to it.
import { OutgoingError, targetOf } from './address.rules.ts';
import { type GuardedAnswer, guardedPost, type GuardedRequest } from './guarded-fetch.ts';

/** May this address be called at all, as far as its text says? */
export function isCalled(url: string, named?: readonly string[]): boolean {
  try { targetOf(url, named); return true; } catch (error) { if (error instanceof OutgoingError) return false; throw error; }
}

/** Posts a signed message through the one way out; throws where it did not get through, answers whatever status came back. */
export const postSigned = (request: GuardedRequest): Promise<GuardedAnswer> => guardedPost(request);
