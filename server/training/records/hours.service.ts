// Hours that somebody else vouches for, exams that were passed, and whether a post is open to a person (C-19).
import type { Onboarding, RecordTrainingHoursInput } from '../../../schema/training/record.inputs.ts';
import { CreditEvidence, TrainingRecord } from '../../../schema/training/record.ts';
import { ask } from '../../core/ask.ts';
import { authorise, businessDay, type Context, reaches, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { explain } from '../../core/explanation.ts';
import { compareNumbers } from '../../core/money.ts';
import { keyOf, visibleKeys } from '../../core/read/rows.ts';
import { transact } from '../../core/transact.ts';
import { defineFileOwner } from '../../platform/files/file.registry.ts';
import { hang, looseFiles } from '../../platform/files/file.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { trainingReasons } from '../training.messages.ts';
import { signer } from '../training.people.ts';
import { examPassed, whenExamPassed, type ExamPassed } from '../training.registry.ts';
import { creditTime, demandOpen, recordToWrite, settleRecord } from './record.row.ts';
import { hoursOf, judgeGate, minutesOf, OPEN_STATES, type GateCourse } from './record.rules.ts';

defineFileOwner({ resource: 'TrainingCredit', words: ['training:record'], mayRead: async (ctx, key) => ctx.viewer.reaches.has('training:learn') && (await visibleKeys(ctx, 'TrainingCredit', [key])).has(key) });

/** Credits what a supervisor has seen, once a key and within the cap. Answers the record's id. */
export async function recordTrainingHours(ctx: Context, input: RecordTrainingHoursInput): Promise<string> {
  authorise(ctx, 'training:record');
  demand(compareNumbers(input.hours, 0) > 0 && compareNumbers(input.hours, 24) <= 0 && minutesOf(input.hours) > 0, 'input.hours', trainingReasons.TRAINING_HOURS);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'recordTrainingHours', input, async () => {
    const row = await recordToWrite(tx, input.recordId);
    authorise(tx, 'training:record', row.storeId ?? null);
    const me = signer(tx);
    if (me === row.employeeId) throw new AppError('FORBIDDEN', trainingReasons.TRAINING_OWN_HOURS);
    demandOpen(row);
    demand(!input.on || (input.on <= businessDay(tx) && input.on >= row.assignedOn), 'input.on', 'VALUE_NOT_ALLOWED');
    const [file] = input.fileId ? await looseFiles(tx, [input.fileId], 'input.fileId') : [];
    const { minutes, creditId } = await creditTime(tx, row, {
      evidence: CreditEvidence.SUPERVISOR, askedMinutes: minutesOf(input.hours), lessonKey: input.lessonKey ?? null, note: input.note.trim(), recordedById: me, fileId: file?.id ?? null, ...(input.on ? { creditedOn: input.on } : {}),
    });
    if (!minutes || !creditId) throw new AppError('POLICY', trainingReasons.TRAINING_CAPPED);
    if (file) await hang(tx, file, 'TrainingCredit', creditId);
    await settleRecord(tx, row, 'training.hours-recorded', {});
    return row.id;
  }));
}

// A course is done when its hours and its exam are there, whichever comes last.
whenExamPassed(async (tx, { employeeId, courseId, attemptId, score }) => {
  if (!courseId) return;
  const row = await tx.manager.getRepository(TrainingRecord).createQueryBuilder('r').setLock('pessimistic_write')
    .where('r.employee_id = :employeeId and r.course_id = :courseId and r.state in (:...states)', { employeeId, courseId, states: OPEN_STATES }).getOne();
  if (!row || row.examPassedAt) return;
  await settleRecord(tx, row, 'training.exam-passed', { examPassedAt: tx.clock.now().toISOString(), examAttemptKey: attemptId, examScore: score });
});

/** Notes an exam that was passed elsewhere (on paper, before this product): what waits for it follows. Asks no right: the caller does. */
export const notePass = (ctx: Context, passed: ExamPassed): Promise<void> => transact(ctx, (tx) => examPassed(tx, passed));

const GATES = `
  select p.key, p.name_zh "nameZh", p.name_en "nameEn", p.gate_minutes "gateMinutes", p.steps from learning_paths p
  where p.gate_minutes is not null and not p.is_archived and (p.positions = '{}' or $1 = any(p.positions)) and (p.formats = '{}' or exists (select 1 from stores s where s.id = $2 and s.format = any(p.formats))) order by p.key`;
// Learnt twice, a course counts once: with the record that has most.
const LEARNT = `
  select c.key, c.name_zh "nameZh", c.name_en "nameEn", c.is_examined "isExamined", coalesce(max(r.credited_minutes), 0)::int minutes, coalesce(bool_or(r.exam_passed_at is not null), false) "isPassed"
  from courses c left join training_records r on r.course_id = c.id and r.employee_id = $1 where c.key = any($2::text[]) group by c.id order by array_position($2::text[], c.key)`;

/** Whether the post is open to somebody, with the reasons; a post that no path guards is open. Asks no right: the caller does. */
async function onboardingFor(ctx: Context | WriteContext, person: { id: string; position: string; storeId: string | null }): Promise<Onboarding> {
  const gates = await ask<{ key: string; nameZh: string; nameEn: string; gateMinutes: number; steps: { course: string }[] }>(ctx, GATES, [person.position, person.storeId], 'read');
  const judged = [];
  for (const { steps, ...gate } of gates) judged.push({ gate, ...judgeGate({ ...gate, courses: await ask<GateCourse>(ctx, LEARNT, [person.id, steps.map((one) => one.course)], 'read') }) });
  const isOpen = judged.every((one) => one.isOpen);
  const sum = (list: number[]): string => hoursOf(list.reduce((total, one) => total + one, 0));
  return {
    employeeId: person.id, isOpen, creditedHours: sum(judged.map((one) => one.creditedMinutes)), requiredHours: sum(judged.map((one) => one.gate.gateMinutes)),
    tree: explain({ zh: '上岗资格', en: 'May take up the post' }, isOpen, {
      holds: isOpen, text: isOpen ? { zh: '可以上岗', en: 'Yes' } : { zh: '还不能上岗', en: 'Not yet' }, inputs: judged.map((one) => one.explanation),
      ...(judged.length ? {} : { note: { zh: '这个岗位没有岗前培训要求', en: 'No training guards this post' } }),
      rows: { resource: 'trainingRecords', filter: { employeeId: { eq: person.id } } },
    }),
  };
}

/** Whether the post is open to an employee, and why not: for the person, and whoever reads training there. NOT_FOUND for anybody else. */
export async function onboardingOf(ctx: Context, employeeId: string): Promise<Onboarding> {
  authorise(ctx, 'training:learn');
  const id = await keyOf(ctx, 'Employee', employeeId);
  const [person] = await ask<{ id: string; position: string; storeId: string | null }>(ctx, 'select id::text, position, store_id::text "storeId" from employees where id = $1', [id], 'read');
  if (!person || (person.id !== ctx.viewer.employeeId && !reaches(ctx, 'training:read', person.storeId))) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return onboardingFor(ctx, person);
}
