// Certificates given, ended and taken away; whether somebody holds one now; and who tells whom before it ends.
import { randomBytes } from 'node:crypto';
import { Certificate, CertificateKind, CertificateState } from '../../../schema/training/certificate.ts';
import type { CertificateGap, CertificateLinks, IssueCertificateInput, RevokeCertificateInput } from '../../../schema/training/certificate.inputs.ts';
import { ask } from '../../core/ask.ts';
import { addDays, dayIn } from '../../core/clock.ts';
import { authorise, businessDay, type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { cancelDue, schedule } from '../../platform/due/due.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { certificateReasons } from './certificate.messages.ts';
import { endOf, endOfDay, nextNotice, stateAt } from './certificate.rules.ts';

/** Kinds of due actions, by the certificate's id: the next notice, and the end. */
export const NOTICE = 'training.certificate-notice';
export const EXPIRE = 'training.certificate-expire';
defineAlert({ kind: 'training.certificate', digest: { zh: '证书到期提醒', en: 'Certificates that end' } });

export const noticesOf = (kind: Pick<CertificateKind, 'noticeDays'>): number[] => kind.noticeDays as number[];
/** The instants by which a row is judged. */
export const asHeld = (row: Certificate) => ({ issuedAt: new Date(row.issuedAt), expiresAt: new Date(row.expiresAt), revokedAt: row.revokedAt ? new Date(row.revokedAt) : null });

async function nextNumber(tx: WriteContext): Promise<string> {
  const [row] = await tx.manager.query<{ n: string }[]>(`select nextval('certificate_numbers')::text n`);
  return `C${businessDay(tx).slice(0, 4)}-${String(row?.n ?? '0').padStart(6, '0')}`;
}

/** Puts the end and the next notice of a certificate on the due table. */
async function planEnd(tx: WriteContext, row: Certificate, kind: CertificateKind, after: Date = tx.clock.now()): Promise<void> {
  const next = nextNotice(new Date(row.expiresAt), noticesOf(kind), after);
  await schedule(tx, [{ kind: EXPIRE, subject: row.id, dueAt: row.expiresAt }, ...(next ? [{ kind: NOTICE, subject: row.id, dueAt: next.at, payload: { days: next.days } }] : [])]);
}

interface Give { kind: CertificateKind; employeeId: string; storeId: string | null; attemptId?: string | null; validUntilOn?: string | null; reason?: string | null; decidedById?: string | null }
/** Gives a certificate from now on; of older ones of the kind nobody is reminded any more. */
export async function giveCertificate(tx: WriteContext, { kind, employeeId, storeId, attemptId = null, validUntilOn = null, reason = null, decidedById = null }: Give): Promise<Certificate> {
  const now = tx.clock.now();
  const end = validUntilOn ? { validUntilOn, expiresAt: endOfDay(tx.db.settings.zone, validUntilOn) } : endOf(tx.db.settings.zone, now, kind.validDays);
  const older = await tx.manager.query<{ id: string }[]>('select id::text from certificates where employee_id = $1 and kind_id = $2 and revoked_at is null and expires_at > $3', [employeeId, kind.id, now]);
  await cancelDue(tx, older.map(({ id }) => ({ kind: NOTICE, subject: id })));
  const values = { issuedAt: now.toISOString(), issuedOn: dayIn(tx.db.settings.zone, now), validUntilOn: end.validUntilOn, expiresAt: end.expiresAt.toISOString() };
  const row = await withVerb(tx, 'certificate.issued', async () => tx.manager.save(tx.manager.create(Certificate, {
    ...values, number: await nextNumber(tx), kindId: kind.id, employeeId, storeId, attemptId, reason, decidedById, checkCode: randomBytes(16).toString('base64url'),
    state: stateAt({ issuedAt: now, expiresAt: end.expiresAt, revokedAt: null }, noticesOf(kind), now),
  } as Partial<Certificate>)));
  await planEnd(tx, row, kind);
  await notify(tx, await usersOf(tx, [employeeId]), {
    kind: 'training.certificate', matter: `certificate:${row.id}`, title: { zh: `获得证书「${kind.nameZh}」`, en: `Certificate earned: ${kind.nameEn}` }, body: { zh: `有效期至 ${end.validUntilOn}`, en: `Valid until ${end.validUntilOn}` }, link: { resource: 'Certificate', id: row.id },
  });
  return row;
}

/** Ends a certificate before its time. */
export async function takeAway(tx: WriteContext, row: Certificate, reason: string): Promise<Certificate> {
  const now = tx.clock.now().toISOString();
  await cancelDue(tx, [{ kind: NOTICE, subject: row.id }, { kind: EXPIRE, subject: row.id }]);
  const gone = await withVerb(tx, 'certificate.revoked', () => tx.manager.save(Object.assign(row, { state: CertificateState.REVOKED, revokedAt: now, reason, decidedById: tx.viewer.userId ?? row.decidedById ?? null, version: row.version + 1, updatedAt: now })));
  const kind = await tx.manager.findOneByOrFail(CertificateKind, { id: row.kindId });
  await notify(tx, await usersOf(tx, [row.employeeId]), { kind: 'training.certificate', matter: `certificate:${row.id}`, again: true, title: { zh: `证书「${kind.nameZh}」已吊销`, en: `Certificate taken away: ${kind.nameEn}` }, body: { zh: reason, en: reason }, link: { resource: 'Certificate', id: row.id } });
  return gone;
}

/** Gives one by hand, with a reason; never to oneself. Answers its id. */
export async function issueCertificate(ctx: Context, input: IssueCertificateInput): Promise<string> {
  authorise(ctx, 'training:certify');
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', 'VALUE_REQUIRED');
  return transact({ ...ctx, reason }, (tx) => once(tx, input.idempotencyKey, 'issueCertificate', input, async () => {
    const kind = decodeId('CertificateKind', input.kindId) ? await tx.manager.findOneBy(CertificateKind, { id: input.kindId }) : null;
    demand(kind && !kind.isArchived, 'input.kindId', certificateReasons.CERTIFICATE_KIND);
    const today = businessDay(tx);
    const [person] = decodeId('Employee', input.employeeId) ? await tx.manager.query<{ storeId: string | null }[]>('select store_id::text "storeId" from employees where id = $1 and (left_on is null or left_on > $2::date)', [input.employeeId, today]) : [];
    demand(person, 'input.employeeId', certificateReasons.CERTIFICATE_PERSON);
    const reach = reachOf(tx.viewer, 'training:certify');
    demand(covers(reach, person.storeId), 'input.employeeId', certificateReasons.CERTIFICATE_PERSON);
    if (tx.viewer.employeeId === input.employeeId) throw new AppError('FORBIDDEN', certificateReasons.CERTIFICATE_OWN);
    demand(!input.validUntilOn || (input.validUntilOn >= today && input.validUntilOn <= addDays(today, 3_660)), 'input.validUntilOn', certificateReasons.CERTIFICATE_UNTIL);
    return (await giveCertificate(tx, { kind, employeeId: input.employeeId, storeId: person.storeId, validUntilOn: input.validUntilOn ?? null, reason, decidedById: tx.viewer.userId })).id;
  }));
}

/** Takes one away with a reason; it holds no more from this instant. Answers its id. */
export async function revokeCertificate(ctx: Context, input: RevokeCertificateInput): Promise<string> {
  authorise(ctx, 'training:certify');
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', 'VALUE_REQUIRED');
  if (!decodeId('Certificate', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact({ ...ctx, reason }, async (tx) => {
    const held = await tx.manager.findOneBy(Certificate, { id: input.id });
    const reach = reachOf(tx.viewer, 'training:certify');
    if (!held || !covers(reach, held.storeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (tx.viewer.employeeId && tx.viewer.employeeId === held.employeeId) throw new AppError('FORBIDDEN', certificateReasons.CERTIFICATE_OWN);
    const row = await changeRow(tx, Certificate, input.id, input.expectedVersion, {});
    if (row.revokedAt || new Date(row.expiresAt) <= tx.clock.now()) throw new AppError('POLICY', certificateReasons.CERTIFICATE_OVER);
    await takeAway(tx, row, reason);
    return row.id;
  });
}

/** What somebody holds of a kind at an instant, by the instants of the row itself; null: nothing that holds. */
export interface Holding { certificateId: string; number: string; validUntilOn: string; expiresAt: Date }
const HOLDING = `select id::text "certificateId", number, valid_until_on::text "validUntilOn", expires_at "expiresAt" from certificates
  where employee_id = $1 and kind_id = $2 and issued_at <= $3 and expires_at > $3 and (revoked_at is null or revoked_at > $3) order by expires_at desc, id desc limit 1`;
export async function holdingOf(ctx: Context | WriteContext, employeeId: string, kindId: string, at: Date = ctx.clock.now()): Promise<Holding | null> {
  const rows = await ask<Holding>(ctx, HOLDING, [employeeId, kindId, at]);
  return rows[0] ?? null;
}

/** Kinds as younger modules need them: the name, and the exam and course that earn it. */
export interface KindInfo { id: string; key: string; name: Label; isArchived: boolean; examId: string | null; exam: Label | null; courseId: string | null; course: Label | null }
export async function certificateKind(ctx: Context | WriteContext, id: string): Promise<KindInfo | null> {
  const text = `select k.id::text, k.key, json_build_object('zh', k.name_zh, 'en', k.name_en) name, k.is_archived "isArchived", k.exam_id::text "examId", case when x.id is not null then json_build_object('zh', x.name_zh, 'en', x.name_en) end exam,
      c.id::text "courseId", case when c.id is not null then json_build_object('zh', c.name_zh, 'en', c.name_en) end course
    from certificate_kinds k left join exams x on x.id = k.exam_id left join courses c on c.id = x.course_id where k.id = $1`;
  if (!decodeId('CertificateKind', id)) return null;
  return (await ask<KindInfo>(ctx, text, [id]))[0] ?? null;
}

const GAPS = `
  select e.id::text "employeeId", e.name, coalesce(e.name_en, e.name) "nameEn", e.store_id::text "storeId", case when s.id is not null then json_build_object('zh', s.name_zh, 'en', s.name_en) end store,
    k.id::text "kindId", json_build_object('zh', k.name_zh, 'en', k.name_en) kind, k.exam_id::text "examId", c.id::text "certificateId", c.valid_until_on::text "validUntilOn", coalesce(c.expires_at > $2 and c.revoked_at is null, false) "endsBefore"
  from employees e join certificate_kinds k on not k.is_archived and e.position = any(k.positions) left join stores s on s.id = e.store_id
    left join lateral (select * from certificates c where c.employee_id = e.id and c.kind_id = k.id order by (c.revoked_at is null) desc, c.expires_at desc, c.id desc limit 1) c on true
  where (e.left_on is null or e.left_on > $1::date) and e.hired_on <= $1::date and ($4::boolean or e.store_id = any($5::bigint[]))
    and not exists (select 1 from certificates h where h.employee_id = e.id and h.kind_id = k.id and h.revoked_at is null and h.issued_at <= $2 and h.expires_at >= $3)
  order by e.store_id nulls first, e.name, e.id, k.key limit 500`;
/** Who is to have a certificate by position and will have no valid one at the end of a day; of the stores in reach. */
export async function certificateGaps(ctx: Context, on?: string | null): Promise<CertificateGap[]> {
  authorise(ctx, 'training:read-results');
  const reach = reachOf(ctx.viewer, 'training:read-results');
  const now = ctx.clock.now();
  const day = on ?? addDays(dayIn(ctx.db.settings.zone, now), 1);
  const { rows } = await ctx.db.read.query<CertificateGap>(GAPS, [day, now, endOfDay(ctx.db.settings.zone, day), reach.all, reach.storeIds]);
  return rows;
}

/** Where a certificate that is in sight is shown to strangers. */
export async function certificateLinks(ctx: Context, id: string): Promise<CertificateLinks> {
  if (!decodeId('Certificate', id) || !(await visibleKeys(ctx, 'Certificate', [id])).has(id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  const { rows: [row] } = await ctx.db.read.query<{ code: string }>('select check_code code from certificates where id = $1', [id]);
  return { check: `/portal/certificate#${row?.code}` };
}

