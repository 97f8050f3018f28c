// From a paper that was handed in to its result: closed questions at once, texts when a person has read them, and what follows.
import { Exam, ExamAttempt, ExamAttemptState, ExamEnding, ExamVersion } from '../../../schema/training/exam.ts';
import type { ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import { dayIn } from '../../core/clock.ts';
import type { WriteContext } from '../../core/context.ts';
import type { Label } from '../../core/language.ts';
import { usersOf } from '../../platform/access/people.service.ts';
import { cancelDue } from '../../platform/due/due.service.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { defineAlert } from '../../platform/notify/notify.registry.ts';
import { notify } from '../../platform/notify/notify.service.ts';
import { examDone } from './exam.registry.ts';
import { BY_PERSON, judge, pointsOf, resultOf, type Marked } from './marking.rules.ts';
import type { PaperItem } from './paper.rules.ts';
import { versionTexts } from './question.service.ts';
import type { Answer } from './question.rules.ts';

/** The kind of the due action that ends an attempt at its deadline; its subject is the attempt's id. */
export const TIME_UP = 'training.exam-time-up';
defineAlert({ kind: 'training.exam', digest: { zh: '考试结果', en: 'Results of exams' } });

/** A question of an attempt with its answer and what it earned. */
export interface AnswerRow { place: number; versionId: string; most: string; answer: Answer; revision: number; points: string | null; marks: number }
const ANSWERS = `select x.place, x.question_version_id::text "versionId", x.most::text, x.answer, x.revision, x.points::text,
  (select count(*)::int from exam_marks m where m.attempt_id = x.attempt_id and m.place = x.place) marks from exam_answers x where x.attempt_id = $1 order by x.place`;
export const answersOf = (tx: WriteContext, attemptId: string): Promise<AnswerRow[]> => tx.manager.query<AnswerRow[]>(ANSWERS, [attemptId]);

/** Writes marks: the points that count now, and one line for good. */
export async function writeMarks(tx: WriteContext, attemptId: string, marks: readonly { place: number; points: string; number: number; markerId: string | null; reason: string | null }[]): Promise<void> {
  await tx.manager.query(
    `with m as (select * from jsonb_to_recordset($2::jsonb) as m(place int, points numeric, number int, "markerId" bigint, reason text)),
      u as (update exam_answers x set points = m.points from m where x.attempt_id = $1 and x.place = m.place returning 1)
     insert into exam_marks (attempt_id, place, number, points, marker_id, reason, marked_at) select $1, place, number, points, "markerId", reason, $3 from m order by place`,
    [attemptId, JSON.stringify(marks), tx.clock.now()]);
}

/** Ends a running attempt, whose row is locked: what was saved is judged; texts wait for a person. Answers the attempt. */
export async function endAttempt(tx: WriteContext, attempt: ExamAttempt, by: ExamEnding): Promise<ExamAttempt> {
  const now = tx.clock.now().toISOString();
  const paper = attempt.paper as PaperItem[];
  const answers = new Map((await answersOf(tx, attempt.id)).map((row) => [row.place, row]));
  const texts = await versionTexts(tx, paper.map((item) => item.versionId));
  const marks = paper.flatMap((item) => {
    const share = judge(item.kind as ExamQuestionKind, (texts.get(item.versionId) as NonNullable<ReturnType<typeof texts.get>>).solution, answers.get(item.place)?.answer ?? null);
    return share ? [{ place: item.place, points: pointsOf(share.share, item.points), number: 1, markerId: null, reason: null }] : [];
  });
  await writeMarks(tx, attempt.id, marks);
  await cancelDue(tx, [{ kind: TIME_UP, subject: attempt.id }]);
  Object.assign(attempt, { state: ExamAttemptState.MARKING, endedAt: by === ExamEnding.TIME_UP ? new Date(attempt.deadlineAt).toISOString() : now, endedBy: by, version: attempt.version + 1, updatedAt: now });
  const ended = await withVerb(tx, by === ExamEnding.TIME_UP ? 'examAttempt.timeUp' : 'examAttempt.handedIn', () => tx.manager.save(attempt));
  return marks.length === paper.length ? conclude(tx, ended) : ended;
}

/** Gives an attempt its result when nothing waits for a mark any more, or a new one after a mark was changed. Its row is locked. */
export async function conclude(tx: WriteContext, attempt: ExamAttempt): Promise<ExamAttempt> {
  const rows = await answersOf(tx, attempt.id);
  if (rows.some((row) => row.points === null)) return attempt;
  const paper = new Map((attempt.paper as PaperItem[]).map((item) => [item.place, item]));
  const texts = await versionTexts(tx, rows.map((row) => row.versionId));
  const exam = await tx.manager.findOneByOrFail(Exam, { id: attempt.examId });
  const version = await tx.manager.findOneByOrFail(ExamVersion, { id: attempt.examVersionId });
  const lines: Marked[] = rows.map((row) => {
    const text = texts.get(row.versionId) as NonNullable<ReturnType<typeof texts.get>>;
    const share = judge(paper.get(row.place)?.kind as ExamQuestionKind, text.solution, row.answer);
    return { place: row.place, prompt: text.prompt, most: row.most, points: row.points as string, rule: share?.rule ?? BY_PERSON, isByPerson: !share, remarks: Math.max(0, row.marks - 1) };
  });
  const result = resultOf(lines, version.passMark, { key: exam.key, version: version.number });
  const wasPassed = attempt.state === ExamAttemptState.DONE ? (attempt.isPassed ?? null) : null;
  const now = tx.clock.now();
  Object.assign(attempt, {
    state: ExamAttemptState.DONE, isPassed: result.isPassed, score: result.score, explanation: result.explanation, version: attempt.version + 1, updatedAt: now.toISOString(),
    ...(wasPassed === null ? { markedAt: now.toISOString(), markedOn: dayIn(tx.db.settings.zone, now) } : {}),
  });
  const done = await withVerb(tx, wasPassed === null ? 'examAttempt.marked' : 'examAttempt.markedAnew', () => tx.manager.save(attempt));
  await tellResult(tx, done, exam, wasPassed);
  await examDone(tx, { attempt: done, exam, version, isPassed: result.isPassed, wasPassed });
  return done;
}

async function tellResult(tx: WriteContext, attempt: ExamAttempt, exam: Exam, wasPassed: boolean | null): Promise<void> {
  if (wasPassed === attempt.isPassed) return;
  const title: Label = attempt.isPassed ? { zh: `「${exam.nameZh}」已通过`, en: `Passed: ${exam.nameEn}` } : { zh: `「${exam.nameZh}」未通过`, en: `Not passed: ${exam.nameEn}` };
  await notify(tx, await usersOf(tx, [attempt.employeeId]), { kind: 'training.exam', matter: `exam:${attempt.id}`, again: true, title, link: { resource: 'ExamAttempt', id: attempt.id } });
}
