// The marking desk: texts read and marked by another person, blind where the exam says so; marks changed with a reason, the first one kept.
import { createHash } from 'node:crypto';
import { ExamAttempt, ExamAttemptState } from '../../../schema/training/exam.ts';
import type { MarkExamAnswerInput, RemarkExamAnswerInput } from '../../../schema/training/exam.inputs.ts';
import type { MarkingItem } from '../../../schema/training/exam.outputs.ts';
import { authorise, reachOf, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers, decimal, isMoney, toDecimalText } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, lockRow, transact } from '../../core/transact.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { seal, unseal } from '../../platform/outgoing/sealed-secret.service.ts';
import { examReasons } from './exam.messages.ts';
import { answersOf, conclude, writeMarks } from './result.service.ts';

const WORD = 'training:mark' as const;
const PLACE = 'exam item';
interface Waiting extends Omit<MarkingItem, 'item' | 'candidate' | 'endedAt'> { attemptId: string; place: number; name: string; endedAt: Date }
const WAITING = `
  select a.id::text "attemptId", x.place, a.exam_id::text "examId", json_build_object('zh', e.name_zh, 'en', e.name_en) exam, v.is_blind "isBlind", p.name, json_build_object('zh', q.prompt_zh, 'en', q.prompt_en) prompt,
    q.solution -> 'rubric' rubric, x.answer #>> '{}' answer, x.most::text, a.ended_at "endedAt"
  from exam_attempts a join exam_answers x on x.attempt_id = a.id and x.points is null join exams e on e.id = a.exam_id join exam_versions v on v.id = a.exam_version_id join employees p on p.id = a.employee_id
    join exam_question_versions q on q.id = x.question_version_id
  where a.state = 'MARKING' and a.employee_id is distinct from $1::bigint and ($2::boolean or a.store_id = any($3::bigint[])) and ($4::bigint is null or a.exam_id = $4) order by a.ended_at, a.id, x.place limit 200`;

/** A number that stands for a candidate at one exam; without the chain's secret nobody finds the person by it. */
const candidateNo = (ctx: Context, attemptId: string): string => createHash('sha256').update(`${ctx.db.settings.secret}:candidate:${attemptId}`).digest('hex').slice(0, 6).toUpperCase();

/** Texts that wait, of the stores in reach; never one's own. */
export async function markingDesk(ctx: Context, examId?: string | null): Promise<MarkingItem[]> {
  authorise(ctx, WORD);
  const reach = reachOf(ctx.viewer, WORD);
  if (examId && !decodeId('Exam', examId)) return [];
  const { rows } = await ctx.db.read.query<Waiting>(WAITING, [ctx.viewer.employeeId, reach.all, reach.storeIds, examId ?? null]);
  return rows.map(({ attemptId, place, name, endedAt, ...row }) => ({
    ...row, most: toDecimalText(row.most), item: seal(ctx.db, PLACE, `${attemptId}:${place}`), candidate: row.isBlind ? candidateNo(ctx, attemptId) : name, endedAt: endedAt.toISOString(),
  }));
}

function read(ctx: Context, item: string): { attemptId: string; place: number } {
  try { const [attemptId = '', place] = unseal(ctx.db, PLACE, item).split(':'); return { attemptId, place: Number(place) }; } catch { throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND'); }
}
/** An attempt in reach of who marks, and not one's own. */
function judgeMarker(tx: WriteContext, attempt: ExamAttempt): void {
  const reach = reachOf(tx.viewer, WORD);
  if (!reach.all && !(attempt.storeId && reach.storeIds.includes(attempt.storeId))) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  if (tx.viewer.employeeId && tx.viewer.employeeId === attempt.employeeId) throw new AppError('FORBIDDEN', examReasons.EXAM_OWN);
}
const demandPoints = (points: string, most: string): void => demand(isMoney(points) && !decimal(points).isNegative() && compareNumbers(points, most) <= 0, 'input.points', examReasons.EXAM_POINTS, { most: toDecimalText(most) });

/** Gives a text its first mark; the last one of a paper gives it its result. Answers how many of the paper still wait. */
export async function markExamAnswer(ctx: Context, input: MarkExamAnswerInput): Promise<number> {
  authorise(ctx, WORD);
  const { attemptId, place } = read(ctx, input.item);
  return transact(ctx, async (tx) => {
    const attempt = await lockRow(tx, ExamAttempt, attemptId);
    if (!attempt) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    judgeMarker(tx, attempt);
    const rows = await answersOf(tx, attempt.id);
    const row = rows.find((one) => one.place === place);
    if (!row || attempt.state !== ExamAttemptState.MARKING || row.points !== null) throw new AppError('POLICY', examReasons.EXAM_MARKED);
    demandPoints(input.points, row.most);
    await writeMarks(tx, attempt.id, [{ place, points: input.points, number: 1, markerId: tx.viewer.userId, reason: input.reason?.trim() || null }]);
    await recordEvent(tx, { kind: 'examAttempt.answerMarked', resource: 'ExamAttempt', resourceId: attempt.id, storeId: attempt.storeId ?? null, version: attempt.version, after: { place } });
    const waiting = rows.filter((one) => one.points === null && one.place !== place).length;
    if (!waiting) await conclude(tx, attempt);
    return waiting;
  });
}

/** Changes a mark with a reason: the first stays on record, and the result is made anew with all that follows. Answers the attempt's id. */
export async function remarkExamAnswer(ctx: Context, input: RemarkExamAnswerInput): Promise<string> {
  authorise(ctx, WORD);
  const reason = input.reason.trim();
  demand(reason.length >= 2, 'input.reason', 'VALUE_REQUIRED');
  if (!decodeId('ExamAttempt', input.attemptId)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return transact({ ...ctx, reason }, async (tx) => {
    const held = await tx.manager.findOneBy(ExamAttempt, { id: input.attemptId });
    if (!held) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    judgeMarker(tx, held);
    const attempt = await changeRow(tx, ExamAttempt, input.attemptId, input.expectedVersion, {});
    if (attempt.state !== ExamAttemptState.DONE) throw new AppError('POLICY', examReasons.EXAM_NOT_OVER);
    const row = (await answersOf(tx, attempt.id)).find((one) => one.place === input.place);
    demand(row, 'input.place', examReasons.EXAM_PLACE);
    demandPoints(input.points, row.most);
    demand(compareNumbers(input.points, row.points ?? '0') !== 0, 'input.points', examReasons.EXAM_SAME_POINTS);
    await writeMarks(tx, attempt.id, [{ place: input.place, points: input.points, number: row.marks + 1, markerId: tx.viewer.userId, reason }]);
    await conclude(tx, attempt);
    return attempt.id;
  });
}
