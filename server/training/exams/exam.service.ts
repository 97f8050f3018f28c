// Exams kept: drafts, publishing, a paper drawn on trial, and which version is in force.
import { randomBytes } from 'node:crypto';
import { Course } from '../../../schema/training/course.ts';
import { Exam, ExamVersion } from '../../../schema/training/exam.ts';
import type { DiscardExamDraftInput, DrawExamInput, ExamDraftInput, PublishExamInput, SaveExamInput } from '../../../schema/training/exam.inputs.ts';
import type { DrawnPaper } from '../../../schema/training/exam.outputs.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers, decimal, isDecimal, toDecimalText } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { demandDraft, publishDraft, saveDraft, versionsOf } from '../../platform/versions/version.service.ts';
import { examReasons } from './exam.messages.ts';
import { drawPaper, PaperError, parsePaper, type Lacking, type PaperItem, type PaperRule } from './paper.rules.ts';
import { bankNow, versionTexts } from './question.service.ts';

const WORD = 'training:write-exams' as const;

function fitPaper(raw: unknown, path: string): PaperRule {
  try { return parsePaper(raw); } catch (error) {
    if (!(error instanceof PaperError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${error.path}`.replace(/\.$/, '')]: examReasons.EXAM_PAPER } });
  }
}
const demandEnough = (drawn: PaperItem[] | Lacking, path: string): PaperItem[] => {
  if (Array.isArray(drawn)) return drawn;
  throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}.${drawn.at}`]: examReasons.EXAM_BANK_SHORT }, params: { wanted: drawn.wanted, found: drawn.found } });
};

async function putDraft(tx: WriteContext, exam: Exam, draft: ExamDraftInput): Promise<void> {
  demand(isDecimal(draft.passMark) && compareNumbers(draft.passMark, 0) > 0 && compareNumbers(draft.passMark, 100) <= 0, 'input.draft.passMark', examReasons.EXAM_PASS_MARK);
  const paper = fitPaper(draft.paper, 'input.draft.paper');
  await saveDraft(tx, ExamVersion, { examId: exam.id }, (number) => ({
    ...draft, paper, note: draft.note?.trim() || null, failuresToTransfer: draft.failuresToTransfer ?? null,
    labelZh: `${exam.nameZh} · 第 ${number} 版`, labelEn: `${exam.nameEn}, version ${number}`,
  }));
}

/** Creates an exam with its first draft, or changes its names, positions and draft. Answers its id. */
export async function saveExam(ctx: Context, input: SaveExamInput): Promise<string> {
  authorise(ctx, WORD);
  const { id, expectedVersion, draft, key, ...values } = input;
  return transact(ctx, async (tx) => {
    if (values.courseId) demand(decodeId('Course', values.courseId) && (await tx.manager.existsBy(Course, { id: values.courseId })), 'input.courseId', examReasons.EXAM_COURSE);
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(values.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
      demand(values.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
      demand(draft, 'input.draft', examReasons.EXAM_DRAFT_REQUIRED);
      await tx.manager.query(`select pg_advisory_xact_lock(hashtext('exams'))`);
      demand(!(await tx.manager.existsBy(Exam, { key })), 'input.key', examReasons.EXAM_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(Exam, { key, nameZh: values.nameZh, nameEn: values.nameEn, courseId: values.courseId ?? null, positions: values.positions ?? [], isArchived: values.isArchived ?? false } as Partial<Exam>));
      await putDraft(tx, made, draft);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('Exam', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, Exam, id, expectedVersion, Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== null || name === 'courseId')) as Partial<Exam>);
    demand(key === undefined || key === row.key, 'input.key', examReasons.EXAM_KEY_FIXED);
    if (draft) await putDraft(tx, row, draft);
    return id;
  });
}

async function lock(tx: WriteContext, input: { id: string; expectedVersion: number }): Promise<void> {
  if (!decodeId('Exam', input.id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await changeRow(tx, Exam, input.id, input.expectedVersion, {});
}

/** Puts the draft in force, when the bank can fill its paper. Answers the exam's id. */
export async function publishExam(ctx: Context, input: PublishExamInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    const rows = await versionsOf(tx, ExamVersion, { examId: input.id });
    demandEnough(drawPaper(parsePaper(demandDraft(rows).paper), await bankNow(tx), 'trial', true), 'input.paper');
    await publishDraft(tx, rows, input.effectiveFrom);
    return input.id;
  });
}

/** Throws the draft away. Answers the exam's id. */
export async function discardExamDraft(ctx: Context, input: DiscardExamDraftInput): Promise<string> {
  authorise(ctx, WORD);
  return transact(ctx, async (tx) => {
    await lock(tx, input);
    await tx.manager.remove(demandDraft(await versionsOf(tx, ExamVersion, { examId: input.id })));
    return input.id;
  });
}

/** A paper as a rule would draw it now; nothing is written. */
export async function drawExam(ctx: Context, input: DrawExamInput): Promise<DrawnPaper> {
  authorise(ctx, WORD);
  const rule = fitPaper(input.paper, 'input.paper');
  const bank = await bankNow(ctx);
  const items = demandEnough(drawPaper(rule, bank, randomBytes(16).toString('hex'), input.isShuffled ?? true), 'input.paper');
  const texts = await versionTexts(ctx, items.map((one) => one.versionId));
  const byVersion = new Map(bank.map((one) => [one.versionId, one]));
  return {
    points: toDecimalText(items.reduce((sum, one) => sum.plus(one.points), decimal(0))),
    questions: items.map((one) => {
      const { key, difficulty, tags } = byVersion.get(one.versionId) as (typeof bank)[number];
      return { place: one.place, key, questionKind: one.kind, difficulty, tags: [...tags], prompt: texts.get(one.versionId)?.prompt ?? { zh: '', en: '' }, points: one.points };
    }),
  };
}

/** The version in force now; null when the exam is not open. */
export function versionInForce(tx: WriteContext, examId: string): Promise<ExamVersion | null> {
  return tx.manager.getRepository(ExamVersion).createQueryBuilder('v').where(`v.examId = :examId and v.state <> 'DRAFT' and v.effectiveFrom <= :now`, { examId, now: tx.clock.now() }).orderBy('v.effectiveFrom', 'DESC').addOrderBy('v.number', 'DESC').limit(1).getOne();
}
