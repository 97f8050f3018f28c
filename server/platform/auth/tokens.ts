// The secrets that callers carry: session tokens and API keys; 32 random bytes, of which only the SHA-256 is kept.
import { hash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const KEY_PREFIX = 'ak_';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new session token. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** A new API key. */
export const newKey = (): string => KEY_PREFIX + newToken();
/** What of a key stays readable, to tell keys apart. */
export const prefixOf = (key: string): string => key.slice(0, KEY_PREFIX.length + 6);
// A caller sends the same secret with every request.
const hashes = new LRUCache<string, string>({ max: 1_000 });
/** The stored form of a secret. Random secrets need no slow hash: there is nothing to guess. */
export function hashOf(secret: string): string {
  let known = hashes.get(secret);
  if (known === undefined) hashes.set(secret, known = hash('sha256', secret, 'base64url'));
  return known;
}

/** Which kind of secret has this form; null for anything else (JWTs, rubbish, 8 kB of it): no statement is run for those. */
export function kindOf(secret: string): 'session' | 'apiKey' | null {
  if (TOKEN.test(secret)) return 'session';
  return secret.startsWith(KEY_PREFIX) && TOKEN.test(secret.slice(KEY_PREFIX.length)) ? 'apiKey' : null;
}
