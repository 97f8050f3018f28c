// The text in a customer's link to a survey: an invitation's key, signed so that nobody makes or changes one. Pure.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const SIGN = 18;
/** Characters of a token: 8 bytes of key and 18 of its seal. */
export const TOKEN_LENGTH = Math.ceil(((8 + SIGN) * 4) / 3);
// The second key: links of the first stood in threads as text, and are dead.
const seal = (secret: string, body: Buffer): Buffer => createHmac('sha256', Buffer.from(hkdfSync('sha256', secret, '', 'aftercare survey links 2', 32))).update(body).digest().subarray(0, SIGN);

/** The token of an invitation; the same each time, so that nothing of it is stored. */
export function surveyToken(secret: string, invitationId: string): string {
  const body = Buffer.alloc(8);
  body.writeBigUInt64BE(BigInt(invitationId));
  return Buffer.concat([body, seal(secret, body)]).toString('base64url');
}

/** Which invitation a token is for; null for everything that `surveyToken` did not make under this secret. */
export function readSurveyToken(secret: string, token: string): string | null {
  if (token.length !== TOKEN_LENGTH || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.toString('base64url') !== token) return null;
  const body = bytes.subarray(0, 8);
  if (!timingSafeEqual(seal(secret, body), bytes.subarray(8))) return null;
  return body.readBigUInt64BE().toString();
}

/** Where it is opened. What stands behind the # never reaches a log. */
export const surveyPath = (secret: string, invitationId: string): string => `/portal/survey#${surveyToken(secret, invitationId)}`;
