// Secrets that must be used again, and so cannot be hashed: sealed under the chain's own secret, bound to what they belong to.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Database } from '../../core/database.ts';

const keyOf = (db: Database): Buffer => Buffer.from(hkdfSync('sha256', db.settings.secret, '', 'aftercare sealed secrets', 32));

/** A new secret of a webhook, as Standard Webhooks write it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** Seals a secret for one place (`channel:wecom`); it opens nowhere else. */
export function seal(db: Database, place: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(db), nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The secret again; throws when it was sealed for another place, under another secret of the chain, or was changed. */
export function unseal(db: Database, place: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(db), bytes.subarray(0, 12)).setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}
