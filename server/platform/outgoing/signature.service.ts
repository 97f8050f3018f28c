// What younger modules need of signed messages: judging one that came in.
import type { Database } from '../../core/database.ts';
import { isSignedBy } from './signature.rules.ts';
import { unseal } from './sealed-secret.service.ts';

/** Was the message signed, lately, with the secret sealed for that place? */
export const isSignedFor = (db: Database, place: string, sealed: string, headers: Record<string, string | undefined>, body: string, now: Date): boolean =>
  isSignedBy(unseal(db, place, sealed), headers, body, now);
