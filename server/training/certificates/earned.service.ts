// What hangs on results and on time: certificates earned and lost, notices before the end, the end, and proposals to move whoever fails.
import { Certificate, CertificateKind, CertificateState, TransferProposal, TransferState } from '../../../schema/training/certificate.ts';
import { ExamAttempt } from '../../../schema/training/exam.ts';
import { DAY_MS } from '../../core/clock.ts';
import type { WriteContext } from '../../core/context.ts';
import { compareNumbers } from '../../core/money.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { defineDue, type Hold } from '../../platform/due/due.registry.ts';
import { schedule } from '../../platform/due/due.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { setHeld, setRestart, whenExamDone } from '../exams/exam.registry.ts';
import { examPassed, whenTrainingDone } from '../training.registry.ts';
import { nextNotice, stateAt } from './certificate.rules.ts';
import { asHeld, EXPIRE, giveCertificate, NOTICE, noticesOf, takeAway } from './certificate.service.ts';
import { setTrainingHours, trainingHours } from './certificate.registry.ts';
import { proposeTransfer } from './transfer.service.ts';


/** Has the person the hours that the kind asks for? */
async function hasHours(tx: WriteContext, kind: CertificateKind, employeeId: string): Promise<boolean> {
  return !kind.minHours || compareNumbers(await trainingHours(tx, employeeId), kind.minHours) >= 0;
}

whenExamDone(async (tx, { attempt, exam, version, isPassed, wasPassed }) => {
  const kinds = await tx.manager.findBy(CertificateKind, { examId: exam.id, isArchived: false });
  if (isPassed && !wasPassed) {
    for (const kind of kinds) if (await hasHours(tx, kind, attempt.employeeId)) await giveCertificate(tx, { kind, employeeId: attempt.employeeId, storeId: attempt.storeId ?? null, attemptId: attempt.id });
  }
  if (!isPassed && wasPassed) {
    // Marked anew and failed: what it earned is gone, too.
    for (const row of await tx.manager.findBy(Certificate, { attemptId: attempt.id })) if (!row.revokedAt && new Date(row.expiresAt) > tx.clock.now()) await takeAway(tx, row, tx.reason ?? '复评后未通过');
  }
  // Courses that wait for it go on.
  if (isPassed && !wasPassed) await examPassed(tx, { employeeId: attempt.employeeId, examId: exam.id, courseId: exam.courseId ?? null, attemptId: attempt.id, score: attempt.score ?? null });
  if (!isPassed && wasPassed === null) await proposeTransfer(tx, attempt, exam, version);
});

/** Hours were credited: whoever passed before them earns now what waited for them. Answers how many certificates were given. */
export async function reconsiderCertificates(tx: WriteContext, employeeId: string): Promise<number> {
  const waiting = await tx.manager.query<{ kindId: string; attemptId: string }[]>(
    `select distinct on (k.id) k.id::text "kindId", a.id::text "attemptId" from certificate_kinds k join exam_attempts a on a.exam_id = k.exam_id and a.employee_id = $1 and a.is_passed
     where k.min_hours is not null and not k.is_archived and not exists (select 1 from certificates c where c.kind_id = k.id and c.attempt_id = a.id) order by k.id, a.id desc`, [employeeId]);
  let given = 0;
  for (const { kindId, attemptId } of waiting) {
    const kind = await tx.manager.findOneByOrFail(CertificateKind, { id: kindId });
    if (!(await hasHours(tx, kind, employeeId))) continue;
    const attempt = await tx.manager.findOneByOrFail(ExamAttempt, { id: attemptId });
    await giveCertificate(tx, { kind, employeeId, storeId: attempt.storeId ?? null, attemptId });
    given += 1;
  }
  return given;
}

// Hours are what training credited; whoever did the exam first earns the certificate when a course is done.
setTrainingHours(async (tx, employeeId) => {
  const [row] = await tx.manager.query<{ hours: string }[]>('select round(coalesce(sum(minutes), 0) / 60.0, 4)::text hours from training_credits where employee_id = $1', [employeeId]);
  return row?.hours ?? '0';
});
whenTrainingDone(async (tx, record) => { await reconsiderCertificates(tx, record.employeeId); });

// An exam need not be sat while what it earns holds and is not about to end.
setHeld(async (tx, examId, employeeId) => {
  const kinds = await tx.manager.findBy(CertificateKind, { examId, isArchived: false });
  if (!kinds.length) return false;
  for (const kind of kinds) {
    const rows = await tx.manager.findBy(Certificate, { kindId: kind.id, employeeId });
    if (!rows.some((row) => stateAt(asHeld(row), noticesOf(kind), tx.clock.now()) === CertificateState.VALID)) return false;
  }
  return true;
});
// Whoever personnel let stay may try again.
setRestart(async (tx, examId, employeeId) => {
  const row = await tx.manager.findOne(TransferProposal, { where: { examId, employeeId, state: TransferState.DECLINED }, order: { decidedAt: 'DESC' } });
  return row?.decidedAt ? new Date(row.decidedAt) : null;
});

async function take(tx: WriteContext, id: string): Promise<Hold> {
  const [row] = await tx.manager.query<{ held: boolean }[]>('select exists (select 1 from (select 1 from certificates t where t.id = k.id for no key update skip locked) h) held from certificates k where k.id = $1', [id]);
  return row ? (row.held ? 'held' : 'busy') : 'gone';
}
const standing = (tx: WriteContext, id: string): Promise<Certificate | null> => tx.manager.findOneBy(Certificate, { id });
/** Who answers for the holder: the manager of the row, and the store's. */
async function managersOf(tx: WriteContext, employeeId: string): Promise<string[]> {
  const rows = await tx.manager.query<{ id: string }[]>(
    `select m.id::text from employees e join employees m on m.id = e.manager_id or (m.store_id = e.store_id and m.position = 'store-manager') where e.id = $1 and m.id <> e.id and m.left_on is null order by m.id limit 5`, [employeeId]);
  return rows.map((row) => row.id);
}

defineDue({
  kind: NOTICE, take: (tx, { subject }) => take(tx, subject),
  async run(tx, { subject, payload }, { isLate }) {
    const row = await standing(tx, subject);
    if (!row || row.revokedAt || new Date(row.expiresAt) <= tx.clock.now()) return 'over';
    const kind = await tx.manager.findOneByOrFail(CertificateKind, { id: row.kindId });
    // Told late, it says how many days are left.
    const days = Math.min(Number(payload.days), Math.ceil((new Date(row.expiresAt).getTime() - tx.clock.now().getTime()) / DAY_MS));
    const state = stateAt(asHeld(row), noticesOf(kind), tx.clock.now());
    if (state !== row.state) await withVerb(tx, 'certificate.expiring', () => tx.manager.save(Object.assign(row, { state, version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
    const people = [row.employeeId, ...(await managersOf(tx, row.employeeId))];
    const [holder] = await tx.manager.query<{ name: string; nameEn: string }[]>('select name, coalesce(name_en, name) "nameEn" from employees where id = $1', [row.employeeId]);
    await notify(tx, await usersOf(tx, people), {
      kind: 'training.certificate', matter: `certificate:${row.id}`, again: true, title: { zh: `${holder?.name ?? ''}的「${kind.nameZh}」还有 ${days} 天到期`, en: `${holder?.nameEn ?? ''}: ${kind.nameEn} ends in ${days} days` },
      body: { zh: `有效期至 ${row.validUntilOn}，到期后不能再接相应的工单，可以现在再考。`, en: `It holds until ${row.validUntilOn}. Afterwards tickets that ask for it cannot be taken. The exam can be sat again now.` }, link: { resource: 'Certificate', id: row.id },
    }, { isLate });
    const next = nextNotice(new Date(row.expiresAt), noticesOf(kind), tx.clock.now());
    if (next) await schedule(tx, [{ kind: NOTICE, subject: row.id, dueAt: next.at, payload: { days: next.days } }]);
    return `told ${days}`;
  },
});

defineDue({
  kind: EXPIRE, take: (tx, { subject }) => take(tx, subject),
  async run(tx, { subject }, { isLate }) {
    const row = await standing(tx, subject);
    if (!row || row.revokedAt || new Date(row.expiresAt) > tx.clock.now()) return 'kept';
    await withVerb(tx, 'certificate.expired', () => tx.manager.save(Object.assign(row, { state: CertificateState.EXPIRED, version: row.version + 1, updatedAt: tx.clock.now().toISOString() })));
    const kind = await tx.manager.findOneByOrFail(CertificateKind, { id: row.kindId });
    await notify(tx, await usersOf(tx, [row.employeeId, ...(await managersOf(tx, row.employeeId))]), { kind: 'training.certificate', matter: `certificate:${row.id}`, again: true, title: { zh: `「${kind.nameZh}」已到期`, en: `${kind.nameEn} has ended` }, link: { resource: 'Certificate', id: row.id } }, { isLate });
    return 'expired';
  },
});
