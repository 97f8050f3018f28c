// The bank: questions in versions that never change, their pictures, and what papers can be drawn from now.
import { ExamQuestion, ExamQuestionVersion, type ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import type { SaveExamQuestionInput } from '../../../schema/training/exam.inputs.ts';
import { ask } from '../../core/ask.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { defineFileOwner } from '../../platform/files/file.registry.ts';
import { hang, looseFiles } from '../../platform/files/file.service.ts';
import { examReasons } from './exam.messages.ts';
import type { Offered } from './paper.rules.ts';
import { parseQuestion, QuestionError, type Asked, type Question, type Solution } from './question.rules.ts';
import { demandTopics } from './topic.service.ts';

// A picture is its readers' of the bank, and of whoever has the question on a paper of their own.
defineFileOwner({
  resource: 'ExamQuestion', words: ['training:write-exams'],
  async mayRead(ctx, key) {
    if (ctx.viewer.reaches.has('training:read-bank')) return true;
    if (!ctx.viewer.employeeId) return false;
    const { rows } = await ctx.db.read.query('select 1 from exam_answers x join exam_attempts a on a.id = x.attempt_id join exam_question_versions v on v.id = x.question_version_id where v.question_id = $1 and a.employee_id = $2 limit 1', [key, ctx.viewer.employeeId]);
    return rows.length > 0;
  },
});

function fit(kind: ExamQuestionKind, raw: unknown): Question {
  try { return parseQuestion(kind, raw); } catch (error) {
    if (!(error instanceof QuestionError)) throw error;
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.content.${error.path}`.replace(/\.$/, '')]: examReasons.EXAM_QUESTION } });
  }
}

/** Hangs pictures on the question that do not hang there yet: the viewer's own uploads alone. */
async function hangMedia(tx: WriteContext, questionId: string, ids: readonly string[]): Promise<void> {
  if (!ids.length) return;
  const there = new Set((await tx.manager.query<{ id: string }[]>(`select id::text from stored_files where resource = 'ExamQuestion' and resource_key = $1 and id = any($2::bigint[])`, [questionId, ids])).map((row) => row.id));
  for (const file of await looseFiles(tx, ids.filter((id) => !there.has(id)), 'input.content.media')) await hang(tx, file, 'ExamQuestion', questionId);
}

/** The next version of a question, where it says something else than the last; `transferId`: the file that it came in with. Answers whether there is one. */
export async function putVersion(tx: WriteContext, row: ExamQuestion, content: Question, transferId: string | null = null): Promise<boolean> {
  const repository = tx.manager.getRepository(ExamQuestionVersion);
  const [last] = await repository.find({ where: { questionId: row.id }, order: { number: 'DESC' }, take: 1 });
  const values = { promptZh: content.prompt.zh, promptEn: content.prompt.en, content: content.asked, solution: content.solution };
  if (last && canonicalJson({ promptZh: last.promptZh, promptEn: last.promptEn, content: last.content, solution: last.solution }) === canonicalJson(values)) return false;
  await hangMedia(tx, row.id, content.asked.media);
  const made = await repository.save(repository.create({ ...values, questionId: row.id, number: (last?.number ?? 0) + 1, authorId: tx.viewer.userId, transferId } as Partial<ExamQuestionVersion>));
  await tx.manager.save(Object.assign(row, { currentId: made.id }));
  return true;
}

/** Makes a question, or its next version; papers that were drawn keep theirs. Answers its id. */
export async function saveExamQuestion(ctx: Context, input: SaveExamQuestionInput): Promise<string> {
  authorise(ctx, 'training:write-exams');
  const { id, expectedVersion, key, questionKind, content, ...values } = input;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as Partial<ExamQuestion>;
  return transact(ctx, async (tx) => {
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      demand(questionKind, 'input.questionKind', 'VALUE_REQUIRED');
      demand(given.difficulty, 'input.difficulty', 'VALUE_REQUIRED');
      demand(content, 'input.content', 'VALUE_REQUIRED');
      const question = fit(questionKind, content);
      await demandTopics(tx, given.tags ?? []);
      await tx.manager.query(`select pg_advisory_xact_lock(hashtext('exam questions'))`);
      demand(!(await tx.manager.existsBy(ExamQuestion, { key })), 'input.key', examReasons.EXAM_KEY_TAKEN);
      const made = await tx.manager.save(tx.manager.create(ExamQuestion, { tags: [], ...given, key, questionKind } as Partial<ExamQuestion>));
      await putVersion(tx, made, question);
      return made.id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('ExamQuestion', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, ExamQuestion, id, expectedVersion, given);
    await demandTopics(tx, given.tags ?? []);
    demand(key === undefined || key === row.key, 'input.key', examReasons.EXAM_KEY_FIXED);
    demand(questionKind === undefined || questionKind === row.questionKind, 'input.questionKind', examReasons.EXAM_KIND_FIXED);
    if (content !== undefined && content !== null) await putVersion(tx, row, fit(row.questionKind, content));
    return id;
  });
}

/** A version as papers and marks need it. */
export interface VersionText { id: string; questionId: string; prompt: { zh: string; en: string }; asked: Asked; solution: Solution }
const TEXTS = `select id::text, question_id::text "questionId", json_build_object('zh', prompt_zh, 'en', prompt_en) prompt, content asked, solution from exam_question_versions where id = any($1::bigint[])`;
/** Versions by their ids, with what is right: for judging, and for reviews that may show it. */
export async function versionTexts(ctx: Context | WriteContext, ids: readonly string[]): Promise<Map<string, VersionText>> {
  const rows = await ask<VersionText>(ctx, TEXTS, [ids], 'read');
  return new Map(rows.map((row) => [row.id, row]));
}

const OFFERED = `select q.key, v.id::text "versionId", q.question_kind kind, q.difficulty, q.tags, coalesce((select array_agg(o ->> 'key' order by n) from jsonb_array_elements(v.content -> 'options') with ordinality x(o, n)), '{}') "optionKeys"
  from exam_questions q join exam_question_versions v on v.id = q.current_id where not q.is_archived order by q.key`;
/** What papers are drawn from now. */
export async function bankNow(ctx: Context | WriteContext): Promise<Offered[]> {
  return ask<Offered>(ctx, OFFERED, [], 'read');
}
