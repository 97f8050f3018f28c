// Files of exam questions: taken into the bank, each as a question or as the next version of one; what stands in papers stays.
import { ExamQuestion, ExamQuestionVersion, type ExamDifficulty, type ExamQuestionKind } from '../../../schema/training/exam-question.ts';
import type { WriteContext } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { behindSavepoint, recordEvent } from '../../platform/events/event.service.ts';
import type { ImportKind, ImportRun, ParsedRow } from '../../platform/transfer/kind.registry.ts';
import { examReasons } from './exam.messages.ts';
import { questionOf, tagsOf } from './question-file.rules.ts';
import type { Question } from './question.rules.ts';
import { putVersion } from './question.service.ts';

const BATCH = 200;
const KINDS = { choice: 'CHOICE', single: 'CHOICE', 单选: 'CHOICE', 单选题: 'CHOICE', choices: 'CHOICES', multiple: 'CHOICES', 多选: 'CHOICES', 多选题: 'CHOICES', order: 'ORDER', 排序: 'ORDER', 排序题: 'ORDER', number: 'NUMBER', 数字: 'NUMBER', 填空: 'NUMBER', text: 'TEXT', 问答: 'TEXT', 问答题: 'TEXT' };
const DIFFICULTIES = { easy: 'EASY', 易: 'EASY', 简单: 'EASY', medium: 'MEDIUM', 中: 'MEDIUM', 中等: 'MEDIUM', hard: 'HARD', 难: 'HARD', 困难: 'HARD' };

interface Read { row: ParsedRow; key: string; questionKind: ExamQuestionKind; difficulty: ExamDifficulty; tags: string[]; question: Question }

/** Reads a line; one that is no question is null, with the cell and the reason. */
function read(row: ParsedRow, topics: ReadonlySet<string>): Read | { field: string; reason: string } {
  const { key, kind, difficulty, tags, ...cells } = row.values;
  if (!/^[a-z][a-z0-9-]{1,59}$/.test(key ?? '')) return { field: 'key', reason: 'VALUE_NOT_ALLOWED' };
  const about = tagsOf(tags);
  if (about.length > 10 || about.some((one) => !topics.has(one))) return { field: 'tags', reason: examReasons.EXAM_TOPIC };
  const question = questionOf(kind as ExamQuestionKind, cells);
  if ('field' in question) return { field: question.field, reason: examReasons.EXAM_QUESTION };
  return { row, key: key as string, questionKind: kind as ExamQuestionKind, difficulty: difficulty as ExamDifficulty, tags: about, question };
}

/** One question put into the bank: new, its next version, or as it was. */
async function put(tx: WriteContext, one: Read, run: ImportRun): Promise<'accepted' | 'unchanged' | 'rejected'> {
  const there = await tx.manager.findOneBy(ExamQuestion, { key: one.key });
  if (there && there.questionKind !== one.questionKind) { run.reject(one.row, examReasons.EXAM_KIND_FIXED, 'kind'); return 'rejected'; }
  const is = { difficulty: one.difficulty, tags: one.tags };
  const isSame = there !== null && there.difficulty === is.difficulty && there.tags.join() === is.tags.join();
  if (there && run.options.duplicates !== 'MERGE') {
    const [version] = await tx.manager.find(ExamQuestionVersion, { where: { questionId: there.id }, order: { number: 'DESC' }, take: 1 });
    const said = { zh: version?.promptZh, en: version?.promptEn };
    if (isSame && said.zh === one.question.prompt.zh && said.en === one.question.prompt.en) return 'unchanged';
    run.reject(one.row, 'ROW_DUPLICATE', 'key');
    return 'rejected';
  }
  const row = there ? (isSame ? there : await tx.manager.save(Object.assign(there, is, { version: there.version + 1, updatedAt: tx.clock.now().toISOString() }))) : await tx.manager.save(tx.manager.create(ExamQuestion, { ...is, key: one.key, questionKind: one.questionKind } as Partial<ExamQuestion>));
  const isPut = await putVersion(tx, row, one.question, run.transferId);
  return isPut || !isSame ? 'accepted' : 'unchanged';
}

const text = (key: string, zh: string, en: string, maxLength: number, synonyms: readonly string[] = []) => ({ key, label: { zh, en }, type: 'text' as const, maxLength, synonyms });

export const questionsImport: ImportKind = {
  kind: 'questions', label: { zh: '考试题目', en: 'Exam questions' }, word: 'training:write-exams', isStaged: true,
  fields: [
    { ...text('key', '代号', 'Key', 60, ['id', '编号']), required: true },
    { key: 'kind', label: { zh: '题型', en: 'Kind' }, type: 'choice', choices: KINDS, required: true, synonyms: ['type', '类型'] },
    { key: 'difficulty', label: { zh: '难度', en: 'Difficulty' }, type: 'choice', choices: DIFFICULTIES, required: true },
    text('tags', '主题', 'Topics', 200, ['topic', 'tag', '标签']),
    { ...text('promptZh', '题目', 'Question (Chinese)', 2_000, ['题干', 'prompt zh']), required: true },
    { ...text('promptEn', '英文题目', 'Question (English)', 2_000, ['prompt en', 'question', 'prompt']), required: true },
    text('optionsZh', '选项', 'Options (Chinese)', 4_000, ['options zh']), text('optionsEn', '英文选项', 'Options (English)', 4_000, ['options en', 'options']),
    text('right', '答案', 'Right answer', 40, ['answer', 'right', '正确答案']),
    { key: 'tolerance', label: { zh: '允许误差', en: 'Tolerance' }, type: 'decimal' },
    text('unitZh', '单位', 'Unit (Chinese)', 20), text('unitEn', '英文单位', 'Unit (English)', 20, ['unit']),
    text('rubricZh', '评分要点', 'What earns points (Chinese)', 2_000), text('rubricEn', '英文评分要点', 'What earns points (English)', 2_000, ['rubric']),
    text('whyZh', '解析', 'Why (Chinese)', 2_000), text('whyEn', '英文解析', 'Why (English)', 2_000, ['why']),
  ],
  async check(ctx) {
    const topics = await topicsNow(ctx);
    return (row) => { const one = read(row, topics); return 'reason' in one ? one : null; };
  },
  async load(ctx, rows, run) {
    const topics = await topicsNow(ctx);
    const good: Read[] = [];
    const seen = new Set<string>();
    for await (const row of rows) {
      const one = read(row, topics);
      if ('reason' in one) { run.reject(row, one.reason, one.field); continue; }
      if (seen.has(one.key)) { run.reject(row, 'ROW_DUPLICATE', 'key'); continue; }
      seen.add(one.key);
      good.push(one);
    }
    const count = { accepted: 0, unchanged: 0, rejected: 0 };
    for (let at = 0; at < good.length && !(await run.isCancelled()); at += BATCH) {
      const part = good.slice(at, at + BATCH);
      await transact(ctx, (tx) => behindSavepoint(tx, async () => {
        await tx.manager.query(`select pg_advisory_xact_lock(hashtext('exam questions'))`);
        for (const one of part) count[await put(tx, one, run)] += 1;
        if (!run.isDryRun) await recordEvent(tx, { kind: 'exam-question.imported', resource: 'ExamQuestion', after: { questions: part.length, transferId: run.transferId } });
      }, run.isDryRun));
      await run.progress(at + part.length, good.length);
    }
    return { accepted: count.accepted, unchanged: count.unchanged };
  },
  // A version never goes, for papers may hold it: what the file brought is asked no more, and what was asked before is again.
  undo: (ctx, transferId) => transact(ctx, async (tx) => {
    const mine = await tx.manager.findBy(ExamQuestionVersion, { transferId });
    let taken = 0;
    for (const version of mine) {
      const row = await tx.manager.findOneByOrFail(ExamQuestion, { id: version.questionId });
      if (row.currentId !== version.id) continue;
      const [earlier] = await tx.manager.find(ExamQuestionVersion, { where: { questionId: row.id }, order: { number: 'DESC' }, skip: 1, take: 1 });
      await tx.manager.save(Object.assign(row, earlier ? { currentId: earlier.id } : { isArchived: true }, { version: row.version + 1, updatedAt: tx.clock.now().toISOString() }));
      taken += 1;
    }
    return taken;
  }),
};

async function topicsNow(ctx: Parameters<ImportKind['load']>[0]): Promise<ReadonlySet<string>> {
  return new Set((await ctx.db.read.query<{ key: string }>('select key from exam_topics')).rows.map((row) => row.key));
}
