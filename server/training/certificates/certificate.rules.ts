// Until when a certificate holds, when its holder is told, and what state follows from that. Pure.
import { addDays, DAY_MS, dayIn } from '../../core/clock.ts';
import { CertificateState } from '../../../schema/training/certificate.ts';

/** The shipped notices: thirty, fourteen and seven days before the end. */
export const NOTICE_DAYS: readonly number[] = [30, 14, 7];

/** The instant at which a day begins in a zone. */
export function startOfDay(zone: string, day: string): Date {
  // The day's first instant lies within a day of midnight UTC; zones change their offset, so it is looked for.
  let low = Date.parse(`${day}T00:00:00Z`) - 26 * 3_600_000;
  let high = low + 52 * 3_600_000;
  while (high - low > 1) { const middle = Math.floor((low + high) / 2); if (dayIn(zone, new Date(middle)) >= day) high = middle; else low = middle; }
  return new Date(high);
}
/** The last day of one that is issued at an instant, and the instant at which that day ends. */
export function endOf(zone: string, issuedAt: Date, validDays: number): { validUntilOn: string; expiresAt: Date } {
  const validUntilOn = addDays(dayIn(zone, issuedAt), validDays);
  return { validUntilOn, expiresAt: startOfDay(zone, addDays(validUntilOn, 1)) };
}
export const endOfDay = (zone: string, day: string): Date => startOfDay(zone, addDays(day, 1));

export interface Held { issuedAt: Date; expiresAt: Date; revokedAt: Date | null }
/** Does it hold at an instant? From its issue up to, and not at, its end; from its revocation on no more. */
export const holds = ({ issuedAt, expiresAt, revokedAt }: Held, at: Date): boolean => issuedAt <= at && at < expiresAt && (revokedAt === null || at < revokedAt);

/** The state that it is in. */
export function stateAt(held: Held, noticeDays: readonly number[], at: Date): CertificateState {
  if (held.revokedAt && held.revokedAt <= at) return CertificateState.REVOKED;
  if (at >= held.expiresAt) return CertificateState.EXPIRED;
  const first = Math.max(0, ...noticeDays);
  return at.getTime() >= held.expiresAt.getTime() - first * DAY_MS ? CertificateState.EXPIRING : CertificateState.VALID;
}

/** The next notice after an instant: of how many days before the end, and when; null when none is left. */
export function nextNotice(expiresAt: Date, noticeDays: readonly number[], after: Date): { days: number; at: Date } | null {
  return [...noticeDays].sort((a, b) => b - a).map((days) => ({ days, at: new Date(expiresAt.getTime() - days * DAY_MS) })).find(({ at }) => at > after) ?? null;
}

/** A name as strangers are shown it: its first sign, the rest hidden. */
export const initialOf = (name: string): string => { const [first = '', ...rest] = [...name.trim()]; return `${first}${'*'.repeat(Math.min(Math.max(rest.length, 1), 2))}`; };
