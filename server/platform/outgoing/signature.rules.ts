// Signing what is sent, and judging what is signed, as Standard Webhooks say: id, timestamp and body under HMAC-SHA256. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature is good for so long on either side of its instant. */
const TOLERANCE_SECONDS = 300;
const keyOf = (secret: string): Buffer => (secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret, 'utf8'));

/** The three headers of a signed message. */
export function signed(secret: string, id: string, body: string, at: Date): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const mark = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mark}` };
}

/** Was it signed with this secret, and lately? Several signatures may stand in the header, as when secrets change. */
export function isSignedBy(secret: string, headers: Record<string, string | undefined>, body: string, now: Date): boolean {
  const [id, timestamp, marks] = [headers['webhook-id'], headers['webhook-timestamp'], headers['webhook-signature']];
  if (!id || !timestamp || !marks || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const wanted = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest();
  return marks.split(' ').some((mark) => {
    const given = mark.startsWith('v1,') ? Buffer.from(mark.slice(3), 'base64') : Buffer.alloc(0);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
