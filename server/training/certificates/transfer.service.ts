// B-31: whoever failed an exam so often is proposed for another post; personnel decides, and an accepted one is carried out.
import { TransferProposal, TransferState } from '../../../schema/training/certificate.ts';
import type { DecideTransferInput } from '../../../schema/training/certificate.inputs.ts';
import type { Exam, ExamAttempt, ExamVersion } from '../../../schema/training/exam.ts';
import { Employee } from '../../../schema/staff/employee.ts';
import { authorise, businessDay, type Context, covers, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { accountsOver, usersOf } from '../../platform/access/people.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { transferEmployee } from '../../staff/places/placement.service.ts';
import { restartedAt } from '../exams/exam.registry.ts';
import { certificateReasons } from './certificate.messages.ts';

defineAlert({ kind: 'training.transfer', digest: { zh: '调岗建议', en: 'Proposals to move people' } });

/** After a failure: proposes another post when it was the last one too many, once. */
export async function proposeTransfer(tx: WriteContext, attempt: ExamAttempt, exam: Exam, version: ExamVersion): Promise<void> {
  if (!version.failuresToTransfer) return;
  const since = (await restartedAt(tx, exam.id, attempt.employeeId)) ?? new Date(0);
  const [row] = await tx.manager.query<{ failures: number; open: boolean }[]>(
    `select count(*)::int failures, exists (select 1 from transfer_proposals t where t.employee_id = $2 and t.exam_id = $1 and t.state = 'OPEN') open from exam_attempts a
     where a.exam_id = $1 and a.employee_id = $2 and a.is_passed = false and a.started_at > greatest($3::timestamptz, coalesce((select max(p.started_at) from exam_attempts p where p.exam_id = $1 and p.employee_id = $2 and p.is_passed), $3::timestamptz))`, [exam.id, attempt.employeeId, since]);
  if (!row || row.open || row.failures < version.failuresToTransfer) return;
  const made = await withVerb(tx, 'transferProposal.made', () => tx.manager.save(tx.manager.create(TransferProposal, { employeeId: attempt.employeeId, storeId: attempt.storeId ?? null, examId: exam.id, attemptId: attempt.id, failures: row.failures, state: TransferState.OPEN } as Partial<TransferProposal>)));
  const person = await tx.manager.findOneByOrFail(Employee, { id: attempt.employeeId });
  await notify(tx, await accountsOver(tx, 'training:certify', attempt.storeId ?? null), {
    kind: 'training.transfer', matter: `transfer:${made.id}`, title: { zh: `${person.name}「${exam.nameZh}」${row.failures} 次未通过，建议调岗`, en: `${person.nameEn || person.name} failed ${exam.nameEn} ${row.failures} times: another post is proposed` }, link: { resource: 'TransferProposal', id: made.id },
  });
}

/** Decides: moves the person from a day on, or lets them try again. Never about oneself. Answers the proposal's id. */
export async function decideTransfer(ctx: Context, input: DecideTransferInput): Promise<string> {
  authorise(ctx, 'training:certify');
  const decision = input.decision.trim();
  demand(decision.length >= 2, 'input.decision', 'VALUE_REQUIRED');
  if (!decodeId('TransferProposal', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact({ ...ctx, reason: decision }, async (tx) => {
    const held = await tx.manager.findOneBy(TransferProposal, { id: input.id });
    const reach = reachOf(tx.viewer, 'training:certify');
    if (!held || !covers(reach, held.storeId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (tx.viewer.employeeId && tx.viewer.employeeId === held.employeeId) throw new AppError('FORBIDDEN', certificateReasons.TRANSFER_OWN);
    const person = await tx.manager.findOneByOrFail(Employee, { id: held.employeeId });
    const position = input.position?.trim() || null;
    const isKnown = position !== null && position !== person.position && (await tx.manager.query<unknown[]>('select 1 from positions where key = $1', [position])).length > 0;
    if (input.isAccepted) demand(isKnown, 'input.position', certificateReasons.TRANSFER_POSITION);
    const row = await changeRow(tx, TransferProposal, input.id, input.expectedVersion, {});
    if (row.state !== TransferState.OPEN) throw new AppError('POLICY', certificateReasons.TRANSFER_OVER);
    if (input.isAccepted) await transferEmployee(tx, { id: person.id, expectedVersion: person.version, fromOn: input.fromOn ?? businessDay(tx), position: position as string, reason: decision });
    await withVerb(tx, input.isAccepted ? 'transferProposal.accepted' : 'transferProposal.declined', () => tx.manager.save(Object.assign(row, {
      state: input.isAccepted ? TransferState.ACCEPTED : TransferState.DECLINED, toPosition: input.isAccepted ? position : null, decision, decidedById: tx.viewer.userId, decidedAt: tx.clock.now().toISOString(),
    })));
    await notify(tx, await usersOf(tx, [row.employeeId]), { kind: 'training.transfer', matter: `transfer:${row.id}`, again: true, title: input.isAccepted ? { zh: '你将调到新岗位', en: 'You move to another post' } : { zh: '你可以再次参加考试', en: 'You may sit the exam again' }, body: { zh: decision, en: decision }, link: null });
    return row.id;
  });
}
