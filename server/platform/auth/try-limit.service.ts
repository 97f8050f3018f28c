// Limits of tries for younger modules, kept with those of the sign-in: counted in PostgreSQL, shared by all processes, in any 15 minutes.
import { createHash } from 'node:crypto';
import type { Database } from '../../core/database.ts';
import { giveBack, secondsToWait, takeTry, type Try } from './sign-in-limit.ts';

export interface Limited { isAllowed: boolean; /** Seconds until the next is allowed. */ wait: number; /** It was no wrong try after all. */ undo: () => Promise<void> }

/** Notes a try under a name (of which only a hash is kept) and tells whether it is within `most` in 15 minutes. */
export async function tryWithin(db: Database, kind: string, name: string, most: number): Promise<Limited> {
  const key = `${kind}:${createHash('sha256').update(name).digest('base64url')}`;
  const tried: Try = await takeTry(db, key, most);
  return { isAllowed: tried.at !== null, wait: tried.at === null ? await secondsToWait(db, key) : 0, undo: () => giveBack(db, tried) };
}
