// Passwords: Argon2id, checked in the same time whoever asks, and never more than a few at once.
import { hash, verify } from '@node-rs/argon2';
import { demand } from '../../core/errors.ts';
import { turns } from '../../core/turns.ts';

// OWASP's figures for Argon2id: 19 MiB, two passes, one lane; some 16 ms here.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hash of a random text that nobody knows: checked in place of a missing one, so that both take as long. */
const DUMMY = '$argon2id$v=19$m=19456,t=2,p=1$L5m6iHPePZnqAVgUNL5lnQ$aDUJJjMB1XVx2t5V74+nZmOBP31cz5AaedMC9EDk5JM';
const PASSWORD_MAX_BYTES = 1024;
const PASSWORD_MIN = 10;
/** A hash that no password has: for accounts that never sign in by password. */
export const NO_PASSWORD = '!';

// Each check takes a core and 19 MiB for 16 ms: more at once would only make all of them, and everything else, wait.
const inTurn = turns(2, 200);

/** The Argon2id hash of a password, for `users.password_hash`. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

/** Is it the password of that hash? Takes as long without a hash, with a broken one, and for a text too long to be one. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const tooLong = Buffer.byteLength(password) > PASSWORD_MAX_BYTES;
  const real = stored?.startsWith('$argon2id$') && !tooLong;
  const matches = await inTurn(() => verify(real ? stored as string : DUMMY, tooLong ? '' : password));
  return Boolean(real) && matches;
}

/** Refuses passwords that are too short, too long or that anybody would try first. */
export function checkPassword(password: string, username: string, path: string): void {
  demand(Buffer.byteLength(password) <= PASSWORD_MAX_BYTES, path, 'PASSWORD_TOO_LONG');
  demand([...password].length >= PASSWORD_MIN, path, 'PASSWORD_TOO_SHORT');
  const folded = password.toLowerCase();
  const plain = new Set(folded).size < 5 || /^(0?1234567890?|password|qwertyuiop|admin|abc123)+[\d!@#.]*$/.test(folded);
  demand(!plain && !(username.length > 3 && folded.replace(/[\d\W_]/g, '') === username.toLowerCase()), path, 'PASSWORD_GUESSABLE');
}
