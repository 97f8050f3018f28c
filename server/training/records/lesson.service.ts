// Following a lesson: time on its page by the server's own clock, the place to go on at, and what is credited when it is finished.
import type { FinishLessonInput, FollowLessonInput } from '../../../schema/training/record.inputs.ts';
import { CreditEvidence, LessonProgress, TrainingCredit, type TrainingRecord, TrainingState } from '../../../schema/training/record.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import type { Lesson } from '../courses/course.rules.ts';
import { trainingReasons } from '../training.messages.ts';
import { contentOf, creditTime, demandOpen, keepRecord, recordToWrite, settleRecord } from './record.row.ts';
import { mayFinish, pageSecondsBetween, trainingStates } from './record.rules.ts';

interface InHand { row: TrainingRecord; lesson: Lesson; progress: LessonProgress }

/** The learner's own record and lesson, with the time since the last sign of life counted. */
async function follow(tx: WriteContext, recordId: string, lessonKey: string): Promise<InHand> {
  const row = await recordToWrite(tx, recordId);
  if (row.employeeId !== tx.viewer.employeeId) throw new AppError('FORBIDDEN', trainingReasons.TRAINING_NOT_YOURS);
  if (row.state === TrainingState.WITHDRAWN) demandOpen(row);
  const lesson = (await contentOf(tx, row)).lessons.find((one) => one.key === lessonKey);
  demand(lesson, 'input.lessonKey', trainingReasons.TRAINING_LESSON);
  // Two pages of one person never count the same minute.
  await tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('lessons of ' || $1, 0))`, [row.employeeId]);
  const now = tx.clock.now();
  const progress = await tx.manager.findOneBy(LessonProgress, { recordId: row.id, lessonKey });
  if (!progress) {
    const at = now.toISOString();
    return { row, lesson, progress: await withVerb(tx, 'training.lesson-started', () => tx.manager.save(tx.manager.create(LessonProgress, { recordId: row.id, lessonKey, startedAt: at, seenAt: at, pageSeconds: 0, place: 0 } as Partial<LessonProgress>))) };
  }
  const [other] = await tx.manager.query<{ at: Date | null }[]>(
    'select max(p.seen_at) at from lesson_progress p join training_records r on r.id = p.record_id where r.employee_id = $1 and p.id <> $2', [row.employeeId, progress.id]);
  return { row, lesson, progress: Object.assign(progress, { pageSeconds: progress.pageSeconds + pageSecondsBetween(new Date(progress.seenAt), now, other?.at), seenAt: now.toISOString() }) };
}

// By statement, so that a sign of life every half minute leaves no line in the event log: beginning, finishing and crediting do.
const KEEP = 'with k as (update lesson_progress set page_seconds = $2, seen_at = $3, place = $4 where id = $1 returning 1) select count(*) from k';
const keepPage = (tx: WriteContext, one: LessonProgress): Promise<unknown> => tx.manager.query(KEEP, [one.id, one.pageSeconds, one.seenAt, one.place]);

/** Notes that somebody is at a lesson, and where. Answers the record's id. */
export async function followLesson(ctx: Context, input: FollowLessonInput): Promise<string> {
  authorise(ctx, 'training:learn');
  return transact(ctx, async (tx) => {
    const { row, progress } = await follow(tx, input.recordId, input.lessonKey);
    await keepPage(tx, Object.assign(progress, { place: input.place ?? progress.place }));
    if (row.lastLessonKey !== input.lessonKey || row.state === TrainingState.ASSIGNED) {
      const begun = trainingStates.can(row.state, 'begin') ? { state: trainingStates.next(row.state, 'begin'), startedAt: row.startedAt ?? tx.clock.now().toISOString() } : {};
      await keepRecord(tx, row, 'training.followed', { ...begun, lastLessonKey: input.lessonKey });
    }
    return row.id;
  });
}

/** Finishes a lesson: what was spent on its page and is not credited yet is credited, up to its length. Answers the record's id. */
export async function finishLesson(ctx: Context, input: FinishLessonInput): Promise<string> {
  authorise(ctx, 'training:learn');
  return transact(ctx, async (tx) => {
    const { row, lesson, progress } = await follow(tx, input.recordId, input.lessonKey);
    await keepPage(tx, progress);
    if (!mayFinish(progress.pageSeconds, lesson.minutes)) {
      throw new AppError('POLICY', trainingReasons.TRAINING_TOO_QUICK, { params: { minutes: Math.ceil(lesson.minutes / 2 - progress.pageSeconds / 60) } });
    }
    const had = (await tx.manager.findBy(TrainingCredit, { recordId: row.id, lessonKey: lesson.key, evidence: CreditEvidence.LESSON })).reduce((sum, one) => sum + one.minutes, 0);
    const askedMinutes = Math.floor(progress.pageSeconds / 60) - had;
    if (askedMinutes > 0) await creditTime(tx, row, { evidence: CreditEvidence.LESSON, askedMinutes, lessonKey: lesson.key });
    const isFirst = !progress.finishedAt;
    if (isFirst) await withVerb(tx, 'training.lesson-finished', () => tx.manager.save(Object.assign(progress, { finishedAt: tx.clock.now().toISOString(), place: 100, version: progress.version + 1 })));
    const patch = { lessonsFinished: row.lessonsFinished + (isFirst ? 1 : 0), lastLessonKey: lesson.key };
    // What is over may be read again; nothing more comes of it.
    if (row.state === TrainingState.COMPLETED) await keepRecord(tx, row, 'training.followed', patch);
    else await settleRecord(tx, row, 'training.followed', patch);
    return row.id;
  });
}
