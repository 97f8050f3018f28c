// Looking back on an attempt: as much as its exam's policy shows to whoever sat it, and everything to whoever writes exams.
import { Exam, ExamAttempt, ExamAttemptState, ExamReview, ExamVersion } from '../../../schema/training/exam.ts';
import type { ExamMarkEntry, ExamReviewView } from '../../../schema/training/exam.outputs.ts';
import { reachOf, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { toDecimalText } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { optionsFor, showAnswer } from './attempt.service.ts';
import { examReasons } from './exam.messages.ts';
import type { PaperItem } from './paper.rules.ts';
import { versionTexts, type VersionText } from './question.service.ts';
import { answersOf } from './result.service.ts';

const RANK: readonly ExamReview[] = [ExamReview.NOTHING, ExamReview.RESULT, ExamReview.POINTS, ExamReview.SOLUTIONS];
interface MarkRow extends ExamMarkEntry { place: number }

/** What an attempt came to. Who sat it sees it when it is marked, never before; who reads results sees the score; who writes exams sees all. */
export async function examReview(ctx: Context, attemptId: string): Promise<ExamReviewView> {
  return transact(ctx, async (tx) => {
    const attempt = decodeId('ExamAttempt', attemptId) ? await tx.manager.findOneBy(ExamAttempt, { id: attemptId }) : null;
    const isOwn = attempt !== null && tx.viewer.employeeId !== null && attempt.employeeId === tx.viewer.employeeId;
    const reads = reachOf(tx.viewer, 'training:read-results');
    const near = attempt !== null && (reads.all || (attempt.storeId ? reads.storeIds.includes(attempt.storeId) : false));
    if (!attempt || !(isOwn || near)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    // Whoever writes exams may know what is right anyway, but not while sitting one.
    const writes = reachOf(tx.viewer, 'training:write-exams').all && !isOwn;
    if (attempt.state !== ExamAttemptState.DONE && !writes) throw new AppError('POLICY', examReasons.EXAM_NOT_OVER);
    const exam = await tx.manager.findOneByOrFail(Exam, { id: attempt.examId });
    const version = await tx.manager.findOneByOrFail(ExamVersion, { id: attempt.examVersionId });
    const review = writes ? ExamReview.SOLUTIONS : near && !isOwn && RANK.indexOf(version.review) < 1 ? ExamReview.RESULT : version.review;
    const shows = (what: ExamReview): boolean => RANK.indexOf(review) >= RANK.indexOf(what);
    const paper = attempt.paper as PaperItem[];
    const texts = await versionTexts(tx, paper.map((item) => item.versionId));
    const rows = new Map((await answersOf(tx, attempt.id)).map((row) => [row.place, row]));
    const marks = writes ? await tx.manager.query<MarkRow[]>(
      `select m.place, m.number, m.points::text, u.name marker, m.reason, to_json(m.marked_at at time zone 'UTC') #>> '{}' || 'Z' "markedAt" from exam_marks m left join users u on u.id = m.marker_id where m.attempt_id = $1 order by m.place, m.number`, [attempt.id]) : [];
    const isDone = attempt.state === ExamAttemptState.DONE;
    return {
      attemptId: attempt.id, name: { zh: exam.nameZh, en: exam.nameEn }, state: attempt.state, endedBy: attempt.endedBy ?? null, review, isPassed: attempt.isPassed ?? null, passMark: toDecimalText(version.passMark),
      score: shows(ExamReview.RESULT) && attempt.score ? toDecimalText(attempt.score) : null, tree: shows(ExamReview.POINTS) ? (attempt.explanation ?? null) : null,
      questions: !shows(ExamReview.POINTS) ? [] : paper.map((item) => {
        const text = texts.get(item.versionId) as VersionText;
        const row = rows.get(item.place);
        const isRight = shows(ExamReview.SOLUTIONS) && (isDone || writes);
        return {
          place: item.place, questionKind: item.kind, prompt: text.prompt, options: optionsFor(item, text), unit: text.asked.unit, answer: showAnswer(item, row?.answer ?? null), most: toDecimalText(item.points),
          points: row?.points ? toDecimalText(row.points) : null, right: isRight && text.solution.right !== null ? showAnswer(item, text.solution.right) : null, why: isRight ? text.solution.why : null, rubric: isRight ? text.solution.rubric : null,
          marks: marks.filter((one) => one.place === item.place).map(({ place: _place, ...one }) => ({ ...one, points: toDecimalText(one.points) })),
        };
      }),
    };
  });
}
