// Sitting an exam: the paper is drawn and frozen at the start, answers are kept one by one until the server's deadline, and handed in once.
import { randomBytes } from 'node:crypto';
import { Exam, ExamAttempt, ExamAttemptState, ExamEnding, type ExamVersion } from '../../../schema/training/exam.ts';
import type { SaveExamAnswerInput, StartExamInput, SubmitExamInput } from '../../../schema/training/exam.inputs.ts';
import type { ExamPaper, MyExam } from '../../../schema/training/exam.outputs.ts';
import { VersionState } from '../../../schema/platform/calendar.ts';
import { businessDay, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import type { Label } from '../../core/language.ts';
import { say } from '../../core/messages.ts';
import { toDecimalText } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { transact } from '../../core/transact.ts';
import { defineDue } from '../../platform/due/due.registry.ts';
import { schedule } from '../../platform/due/due.service.ts';
import { recordEvent } from '../../platform/events/event.service.ts';
import { linkToFile } from '../../platform/files/file.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { examReasons } from './exam.messages.ts';
import { isHeld, restartedAt } from './exam.registry.ts';
import { versionInForce } from './exam.service.ts';
import { drawPaper, fromAliases, toAliases, aliasOf, type PaperItem } from './paper.rules.ts';
import { bankNow, versionTexts, type VersionText } from './question.service.ts';
import { fitsQuestion, type Answer } from './question.rules.ts';
import { answersOf, endAttempt, TIME_UP } from './result.service.ts';

/** The employee that the account stands for. */
export function meOf(ctx: Context): string {
  if (ctx.viewer.kind !== 'user' || !ctx.viewer.employeeId) throw new AppError('FORBIDDEN', examReasons.EXAM_NOBODY);
  return ctx.viewer.employeeId;
}
interface Me { id: string; storeId: string | null; position: string }
async function learner(tx: WriteContext): Promise<Me> {
  const [me] = await tx.manager.query<Me[]>('select id::text, store_id::text "storeId", position from employees where id = $1 and (left_on is null or left_on > $2::date)', [meOf(tx), businessDay(tx)]);
  if (!me) throw new AppError('FORBIDDEN', examReasons.EXAM_NOBODY);
  return me;
}

/** Somebody's own attempt, locked; what is another's is not there. */
async function mine(tx: WriteContext, wire: string): Promise<ExamAttempt> {
  const me = meOf(tx);
  const row = decodeId('ExamAttempt', wire) ? await tx.manager.getRepository(ExamAttempt).createQueryBuilder('a').setLock('pessimistic_write').where('a.id = :id and a.employeeId = :me', { id: wire, me }).getOne() : null;
  if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return row;
}
const isOver = (attempt: ExamAttempt, now: Date): boolean => now.getTime() > new Date(attempt.deadlineAt).getTime();

export interface Standing { attempts: ExamAttempt[]; tried: number; refusal: { reason: keyof typeof examReasons; params?: Record<string, unknown>; at?: Date } | null }
/** What stands against beginning an attempt now. */
async function standing(tx: WriteContext, exam: Exam, version: ExamVersion | null, me: Me): Promise<Standing> {
  const attempts = await tx.manager.getRepository(ExamAttempt).find({ where: { examId: exam.id, employeeId: me.id }, order: { number: 'DESC' }, take: 50 });
  const passedAt = attempts.find((one) => one.isPassed)?.startedAt;
  const since = Math.max(passedAt ? new Date(passedAt).getTime() : 0, (await restartedAt(tx, exam.id, me.id))?.getTime() ?? 0);
  const tried = attempts.filter((one) => new Date(one.startedAt).getTime() > since).length;
  const refuse = (reason: keyof typeof examReasons, params?: Record<string, unknown>, at?: Date): Standing => ({ attempts, tried, refusal: { reason, params, at } });
  if (!version || exam.isArchived) return refuse('EXAM_CLOSED');
  if (exam.positions.length && !exam.positions.includes(me.position)) return refuse('EXAM_NOT_MEANT');
  const [last] = attempts;
  if (last?.state === ExamAttemptState.MARKING) return refuse('EXAM_MARKING');
  if (await isHeld(tx, exam.id, me.id)) return refuse('EXAM_HELD');
  if (tried >= version.attempts) return refuse('EXAM_ATTEMPTS', { attempts: version.attempts });
  const next = last?.endedAt ? new Date(new Date(last.endedAt).getTime() + version.waitHours * 3_600_000) : null;
  if (next && next > tx.clock.now()) return refuse('EXAM_WAIT', { at: sayInstant(tx, next) }, next);
  return { attempts, tried, refusal: null };
}
const sayInstant = (tx: Context, at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: tx.db.settings.zone, dateStyle: 'short', timeStyle: 'short' }).format(at);

/** Makes the beginnings of one person at one exam wait for each other. */
const lockExam = (tx: WriteContext, examId: string, employeeId: string): Promise<unknown> => tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 30))', [`exam:${examId}:${employeeId}`]);

/** Begins an attempt, or answers the one that is running. Answers its id. */
export async function startExam(ctx: Context, input: StartExamInput): Promise<string> {
  meOf(ctx);
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at } }, async (tx) => {
    const me = await learner(tx);
    const exam = decodeId('Exam', input.examId) ? await tx.manager.findOneBy(Exam, { id: input.examId }) : null;
    if (!exam) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    return once(tx, input.idempotencyKey, 'startExam', input, async () => {
      await lockExam(tx, exam.id, me.id);
      const running = await tx.manager.getRepository(ExamAttempt).createQueryBuilder('a').setLock('pessimistic_write').where(`a.examId = :exam and a.employeeId = :me and a.state = 'RUNNING'`, { exam: exam.id, me: me.id }).getOne();
      if (running && !isOver(running, at)) return running.id;
      if (running) await endAttempt(tx, running, ExamEnding.TIME_UP);
      const version = await versionInForce(tx, exam.id);
      const { attempts, refusal } = await standing(tx, exam, version, me);
      if (refusal) throw new AppError('POLICY', refusal.reason, { params: refusal.params });
      return begin(tx, exam, version as ExamVersion, me, (attempts[0]?.number ?? 0) + 1);
    });
  });
}

async function begin(tx: WriteContext, exam: Exam, version: ExamVersion, me: Me, number: number): Promise<string> {
  const seed = randomBytes(16).toString('hex');
  const paper = drawPaper(version.paper as Parameters<typeof drawPaper>[0], await bankNow(tx), seed, version.isShuffled);
  if (!Array.isArray(paper)) throw new AppError('POLICY', examReasons.EXAM_BANK_SHORT, { params: { ...paper } });
  const now = tx.clock.now();
  const deadlineAt = new Date(now.getTime() + version.minutes * 60_000).toISOString();
  const attempt = await tx.manager.save(tx.manager.create(ExamAttempt, {
    examId: exam.id, examVersionId: version.id, employeeId: me.id, storeId: me.storeId, number, state: ExamAttemptState.RUNNING, startedAt: now.toISOString(), deadlineAt, seed, paper,
  } as Partial<ExamAttempt>));
  await tx.manager.query('insert into exam_answers (attempt_id, place, question_version_id, most) select $1, place, "versionId", points from jsonb_to_recordset($2::jsonb) as p(place int, "versionId" bigint, points numeric) order by place', [attempt.id, JSON.stringify(paper)]);
  await schedule(tx, [{ kind: TIME_UP, subject: attempt.id, dueAt: new Date(Date.parse(deadlineAt) + 1) }]);
  return attempt.id;
}

/** Keeps one answer; after the deadline it is refused and the attempt ends with what was kept before. Answers its new revision. */
export async function saveExamAnswer(ctx: Context, input: SaveExamAnswerInput): Promise<number> {
  const at = ctx.clock.now();
  const kept = await transact({ ...ctx, clock: { now: () => at } }, async (tx) => {
    const attempt = await mine(tx, input.attemptId);
    if (attempt.state !== ExamAttemptState.RUNNING) throw new AppError('POLICY', attempt.endedBy === ExamEnding.TIME_UP ? examReasons.EXAM_TIME_UP : examReasons.EXAM_OVER);
    // The attempt's end is kept, so the refusal is said after it.
    if (isOver(attempt, at)) { await endAttempt(tx, attempt, ExamEnding.TIME_UP); return null; }
    const item = (attempt.paper as PaperItem[]).find(({ place }) => place === input.place);
    demand(item, 'input.place', examReasons.EXAM_PLACE);
    const answer = readAnswer(item, input.answer);
    const [row] = await tx.manager.query<{ revision: number; answer: Answer }[]>('select revision, answer from exam_answers where attempt_id = $1 and place = $2 for update', [attempt.id, item.place]);
    if (row?.revision !== input.revision) {
      // The same once more, after an answer that was lost on the way back, changes nothing.
      if (row && row.revision === input.revision + 1 && JSON.stringify(row.answer) === JSON.stringify(answer)) return row.revision;
      throw new AppError('CONFLICT', examReasons.EXAM_ANSWER_CHANGED, { current: { id: attempt.id, version: row?.revision ?? 0, revision: row?.revision ?? 0, answer: showAnswer(item, row?.answer ?? null) } });
    }
    const revision = row.revision + 1;
    await tx.manager.query('update exam_answers set answer = $3::jsonb, revision = $4, saved_at = $5 where attempt_id = $1 and place = $2', [attempt.id, item.place, answer === null ? null : JSON.stringify(answer), revision, at]);
    // Which question, not what was said: the log is read by others.
    await recordEvent(tx, { kind: 'examAttempt.answered', resource: 'ExamAttempt', resourceId: attempt.id, storeId: attempt.storeId ?? null, version: attempt.version, after: { place: item.place, revision } });
    return revision;
  });
  if (kept === null) throw new AppError('POLICY', examReasons.EXAM_TIME_UP);
  return kept;
}

const HAS_OPTIONS: ReadonlySet<string> = new Set(['CHOICE', 'CHOICES', 'ORDER']);
function readAnswer(item: PaperItem, raw: unknown): Answer {
  const isPlain = raw === null || raw === undefined || typeof raw === 'string' || (Array.isArray(raw) && raw.every((one) => typeof one === 'string'));
  demand(isPlain, 'input.answer', examReasons.EXAM_ANSWER);
  const said = typeof raw === 'string' ? raw.trim() : ((raw as string[] | null | undefined) ?? null);
  const empty = said === null || said.length === 0;
  const answer = empty ? null : HAS_OPTIONS.has(item.kind) ? fromAliases(item.options, said) : said;
  demand(answer !== undefined && fitsQuestion(item.kind, item.options, answer), 'input.answer', examReasons.EXAM_ANSWER);
  return answer;
}
export const showAnswer = (item: PaperItem, answer: Answer): Answer => (HAS_OPTIONS.has(item.kind) ? toAliases(item.options, answer) : answer);

/** Hands the paper in, once; after the deadline what was kept by then has been handed in already. Answers the attempt's id. */
export async function submitExam(ctx: Context, input: SubmitExamInput): Promise<string> {
  meOf(ctx);
  const at = ctx.clock.now();
  return transact({ ...ctx, clock: { now: () => at } }, async (tx) => {
    const attempt = await mine(tx, input.attemptId);
    return once(tx, input.idempotencyKey, 'submitExam', input, async () => {
      if (attempt.state !== ExamAttemptState.RUNNING) {
        if (attempt.endedBy === ExamEnding.TIME_UP) return attempt.id;
        throw new AppError('POLICY', examReasons.EXAM_OVER);
      }
      return (await endAttempt(tx, attempt, isOver(attempt, at) ? ExamEnding.TIME_UP : ExamEnding.HANDED_IN)).id;
    });
  });
}

defineDue({
  kind: TIME_UP,
  async take(tx, { subject }) {
    const [row] = await tx.manager.query<{ held: boolean }[]>('select exists (select 1 from (select 1 from exam_attempts t where t.id = k.id for no key update skip locked) h) held from exam_attempts k where k.id = $1', [subject]);
    return row ? (row.held ? 'held' : 'busy') : 'gone';
  },
  async run(tx, { subject }) {
    const attempt = await tx.manager.findOneBy(ExamAttempt, { id: subject });
    if (attempt?.state !== ExamAttemptState.RUNNING) return 'over';
    await endAttempt(tx, attempt, ExamEnding.TIME_UP);
    return 'ended';
  },
});

/** The options of a question as one attempt names them. */
export const optionsFor = (item: PaperItem, text: VersionText): { name: string; zh: string; en: string }[] => item.options.map((key, i) => {
  const option = text.asked.options.find((one) => one.key === key);
  return { name: aliasOf(i), zh: option?.zh ?? '', en: option?.en ?? '' };
});

/** The paper of one's own running attempt, with what was answered so far; nothing of what is right. */
export async function examPaper(ctx: Context, attemptId: string): Promise<ExamPaper> {
  const me = meOf(ctx);
  return transact(ctx, async (tx) => {
    const attempt = decodeId('ExamAttempt', attemptId) ? await tx.manager.findOneBy(ExamAttempt, { id: attemptId, employeeId: me }) : null;
    if (!attempt) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const now = tx.clock.now();
    if (attempt.state !== ExamAttemptState.RUNNING || isOver(attempt, now)) throw new AppError('POLICY', examReasons.EXAM_OVER);
    const paper = attempt.paper as PaperItem[];
    const exam = await tx.manager.findOneByOrFail(Exam, { id: attempt.examId });
    const texts = await versionTexts(tx, paper.map((item) => item.versionId));
    const answers = new Map((await answersOf(tx, attempt.id)).map((row) => [row.place, row]));
    return {
      attemptId: attempt.id, name: { zh: exam.nameZh, en: exam.nameEn }, deadlineAt: new Date(attempt.deadlineAt).toISOString(), now: now.toISOString(),
      questions: paper.map((item) => {
        const text = texts.get(item.versionId) as VersionText;
        const row = answers.get(item.place);
        return {
          place: item.place, questionKind: item.kind, prompt: text.prompt, options: optionsFor(item, text), unit: text.asked.unit, media: text.asked.media.map((id) => linkToFile(ctx, id, 'file')),
          points: toDecimalText(item.points), answer: showAnswer(item, row?.answer ?? null), revision: row?.revision ?? 0,
        };
      }),
    };
  });
}

/** The exams that are meant for the viewer, with whether each can be begun, and why not. */
export async function myExams(ctx: Context): Promise<MyExam[]> {
  meOf(ctx);
  return transact(ctx, async (tx) => {
    const me = await learner(tx);
    const exams = await tx.manager.getRepository(Exam).createQueryBuilder('e')
      .where(`not e.isArchived and (cardinality(e.positions) = 0 or :position = any(e.positions)) and exists (select 1 from exam_versions v where v.exam_id = e.id and v.state <> :draft and v.effective_from <= :now)`, { position: me.position, draft: VersionState.DRAFT, now: tx.clock.now() })
      .orderBy('e.key').limit(100).getMany();
    const list: MyExam[] = [];
    for (const exam of exams) {
      const version = (await versionInForce(tx, exam.id)) as ExamVersion;
      const { attempts, tried, refusal } = await standing(tx, exam, version, me);
      const running = attempts.find((one) => one.state === ExamAttemptState.RUNNING && !isOver(one, tx.clock.now()));
      const last = attempts.find((one) => one.state !== ExamAttemptState.RUNNING);
      list.push({
        examId: exam.id, key: exam.key, name: { zh: exam.nameZh, en: exam.nameEn }, minutes: version.minutes, passMark: toDecimalText(version.passMark), attempts: version.attempts, attemptsLeft: Math.max(0, version.attempts - tried),
        runningId: running?.id ?? null, lastAttemptId: last?.id ?? null, lastState: last?.state ?? null, lastIsPassed: last?.isPassed ?? null,
        canStart: Boolean(running) || !refusal, why: running || !refusal ? null : sayRefusal(refusal), startsAt: refusal?.at?.toISOString() ?? null,
      });
    }
    return list;
  });
}
function sayRefusal(refusal: NonNullable<Standing['refusal']>): Label {
  const { reason, params } = refusal;
  return { zh: say(reason, 'zh', params), en: say(reason, 'en', params) };
}
