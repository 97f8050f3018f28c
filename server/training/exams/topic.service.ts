// Topics of exam questions: the words that papers are drawn by, each with its name in both languages.
import { ExamTopic } from '../../../schema/training/exam-question.ts';
import type { SaveExamTopicInput } from '../../../schema/training/exam.inputs.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { decodeId } from '../../core/read/ids.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { examReasons } from './exam.messages.ts';

/** Makes a topic, or words one anew; questions keep its key. Answers its id. */
export async function saveExamTopic(ctx: Context, input: SaveExamTopicInput): Promise<string> {
  authorise(ctx, 'training:write-exams');
  const { id, expectedVersion, key } = input;
  const names = { nameZh: input.nameZh.trim(), nameEn: input.nameEn.trim() };
  demand(names.nameZh, 'input.nameZh', 'VALUE_REQUIRED');
  demand(names.nameEn, 'input.nameEn', 'VALUE_REQUIRED');
  return transact(ctx, async (tx) => {
    if (!id) {
      demand(key, 'input.key', 'VALUE_REQUIRED');
      await tx.manager.query(`select pg_advisory_xact_lock(hashtext('exam topics'))`);
      demand(!(await tx.manager.existsBy(ExamTopic, { key })), 'input.key', examReasons.EXAM_KEY_TAKEN);
      return (await tx.manager.save(tx.manager.create(ExamTopic, { ...names, key }))).id;
    }
    demand(expectedVersion !== undefined, 'input.expectedVersion', 'VALUE_REQUIRED');
    if (!decodeId('ExamTopic', id)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const row = await changeRow(tx, ExamTopic, id, expectedVersion, names);
    demand(key === undefined || key === row.key, 'input.key', examReasons.EXAM_KEY_FIXED);
    return id;
  });
}

/** Refuses tags that are no topic, at the first that is none. */
export async function demandTopics(tx: WriteContext, tags: readonly string[]): Promise<void> {
  if (!tags.length) return;
  const known = new Set((await tx.manager.query<{ key: string }[]>('select key from exam_topics where key = any($1::text[])', [tags])).map((row) => row.key));
  const stranger = tags.find((tag) => !known.has(tag));
  demand(stranger === undefined, 'input.tags', examReasons.EXAM_TOPIC, { topic: stranger ?? '' });
}
