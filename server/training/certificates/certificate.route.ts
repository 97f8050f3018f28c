// GET /portal/api/certificate says to anybody who holds a certificate's code whether it holds: kind, days, and the first sign of a name; nothing else.
import type { Router } from 'express';
import type { Clock } from '../../core/clock.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { defineMessages } from '../../core/messages.ts';
import { tryWithin } from '../../platform/auth/try-limit.service.ts';
import { holds, initialOf } from './certificate.rules.ts';

const reasons = defineMessages({
  CHECK_UNKNOWN: ['没有这张证书，请核对二维码或链接', 'There is no such certificate; check the code or the link'],
  CHECK_OFTEN: ['查询太频繁，请稍后再试', 'Too many checks; try again shortly'],
});
/** Checks that one address may make in 15 minutes, and codes that stand for nothing among them. */
const CHECKS = 120;
const DEAD_CODES = 20;

interface Row { number: string; zh: string; en: string; name: string; nameEn: string | null; issuedOn: string; validUntilOn: string; issuedAt: Date; expiresAt: Date; revokedAt: Date | null }
const CHECK = `select c.number, k.name_zh zh, k.name_en en, e.name, e.name_en "nameEn", c.issued_on::text "issuedOn", c.valid_until_on::text "validUntilOn", c.issued_at "issuedAt", c.expires_at "expiresAt", c.revoked_at "revokedAt"
  from certificates c join certificate_kinds k on k.id = c.kind_id join employees e on e.id = c.employee_id where c.check_code = $1`;

/** What a stranger is told of a certificate. */
export interface PublicCertificate { number: string; kind: { zh: string; en: string }; holder: string; holderEn: string; issuedOn: string; validUntilOn: string; state: 'VALID' | 'EXPIRED' | 'REVOKED' }

/** Looks a code up, as often as is allowed to one address. */
async function checkCertificate(house: { db: Database; clock: Clock }, code: string, address: string): Promise<PublicCertificate> {
  const often = (wait: number) => new AppError('RATE_LIMITED', reasons.CHECK_OFTEN, { retryAfter: wait });
  const asked = await tryWithin(house.db, 'cc', address, CHECKS);
  if (!asked.isAllowed) throw often(asked.wait);
  const { rows: [row] } = /^[\w-]{22}$/.test(code) ? await house.db.read.query<Row>(CHECK, [code]) : { rows: [] };
  if (!row) {
    const dead = await tryWithin(house.db, 'cd', address, DEAD_CODES);
    throw dead.isAllowed ? new AppError('NOT_FOUND', reasons.CHECK_UNKNOWN) : often(dead.wait);
  }
  const now = house.clock.now();
  return {
    number: row.number, kind: { zh: row.zh, en: row.en }, holder: initialOf(row.name), holderEn: initialOf(row.nameEn || row.name), issuedOn: row.issuedOn, validUntilOn: row.validUntilOn,
    state: holds(row, now) ? 'VALID' : row.revokedAt ? 'REVOKED' : 'EXPIRED',
  };
}

/** Hangs the route. */
export function hangCertificates(router: Router, house: { db: Database; clock: Clock }): void {
  router.get('/portal/api/certificate', async (req, res, next) => {
    res.set('cache-control', 'no-store');
    try {
      const code = /^Link ([\w-]{1,100})$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
      res.json(await checkCertificate(house, code, req.ip ?? ''));
    } catch (error) {
      if (error instanceof AppError && error.details.retryAfter) res.set('retry-after', String(error.details.retryAfter));
      next(error);
    }
  });
}
