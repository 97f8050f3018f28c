// The text in a customer's link: a link's key and purpose, sealed so that nobody reads, makes or changes one. Pure.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { PortalPurpose } from '../../../schema/tickets/portal.ts';

const PURPOSES: Record<PortalPurpose, number> = { PROGRESS: 1, DIAGNOSIS: 2 };
const NONCE = 12;
const TAG = 16;
const BODY = 9;
/** Characters of a token. */
export const TOKEN_LENGTH = Math.ceil(((NONCE + TAG + BODY) * 4) / 3);

// The second set of keys: links of the first stood in threads as text, and are dead.
const keysOf = (secret: string): { seal: Buffer; nonce: Buffer } => {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'aftercare portal links 2', 64));
  return { seal: bytes.subarray(0, 32), nonce: bytes.subarray(32) };
};
/** Follows from what is sealed: one link has one token, and no nonce serves two texts. */
const nonceOf = (key: Buffer, body: Buffer): Buffer => createHmac('sha256', key).update(body).digest().subarray(0, NONCE);

/** The token of a link; the same each time, so that it can be sent again while nothing of it is stored. */
export function tokenOf(secret: string, link: { id: string; purpose: PortalPurpose }): string {
  const keys = keysOf(secret);
  const body = Buffer.alloc(BODY);
  body.writeBigUInt64BE(BigInt(link.id));
  body.writeUInt8(PURPOSES[link.purpose], 8);
  const nonce = nonceOf(keys.nonce, body);
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce);
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Which link a token is for; null for everything that `tokenOf` did not make under this secret. */
export function readToken(secret: string, token: string): { id: string; purpose: PortalPurpose } | null {
  if (token.length !== TOKEN_LENGTH || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // One text for one token: spare bits at the end must not make a second.
  if (bytes.toString('base64url') !== token) return null;
  const keys = keysOf(secret);
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, bytes.subarray(0, NONCE)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  let body: Buffer;
  try { body = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]); } catch { return null; }
  if (!timingSafeEqual(nonceOf(keys.nonce, body), bytes.subarray(0, NONCE))) return null;
  const purpose = (Object.keys(PURPOSES) as PortalPurpose[]).find((one) => PURPOSES[one] === body.readUInt8(8));
  return purpose ? { id: body.readBigUInt64BE().toString(), purpose } : null;
}

/** Where a link is opened. What stands behind the # never reaches a log: browsers keep it to themselves. */
export const pagePath = (secret: string, link: { id: string; purpose: PortalPurpose }): string =>
  `/portal/${link.purpose === PortalPurpose.DIAGNOSIS ? 'diagnosis' : 'ticket'}#${tokenOf(secret, link)}`;
