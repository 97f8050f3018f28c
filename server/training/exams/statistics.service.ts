// What the questions of an exam turned out to be, over all attempts that have a result.
import type { ExamItemStatistics } from '../../../schema/training/exam.outputs.ts';
import { authorise, type Context } from '../../core/context.ts';
import { decodeId } from '../../core/read/ids.ts';
import { itemStatistics } from './statistics.rules.ts';

interface GoRow extends Pick<ExamItemStatistics, 'questionId' | 'questionVersionId' | 'key' | 'number' | 'prompt' | 'thought'> { shares: number[]; rests: number[] }
const GOES = `
  with a as (select id from exam_attempts where exam_id = $1 and state = 'DONE' order by id desc limit 5000),
  x as (select x.attempt_id, x.question_version_id, x.points, x.most, sum(x.points) over w total, sum(x.most) over w whole from exam_answers x join a on a.id = x.attempt_id window w as (partition by x.attempt_id))
  select q.id::text "questionId", v.id::text "questionVersionId", q.key, v.number, json_build_object('zh', v.prompt_zh, 'en', v.prompt_en) prompt, q.difficulty thought,
    array_agg((x.points / x.most)::float order by x.attempt_id) shares, array_agg((case when x.whole > x.most then (x.total - x.points) / (x.whole - x.most) else 0 end)::float order by x.attempt_id) rests
  from x join exam_question_versions v on v.id = x.question_version_id join exam_questions q on q.id = v.question_id group by q.id, v.id order by q.key, v.number`;

/** The questions of an exam with difficulty and discrimination, per version. */
export async function examStatistics(ctx: Context, examId: string): Promise<ExamItemStatistics[]> {
  authorise(ctx, 'training:write-exams');
  if (!decodeId('Exam', examId)) return [];
  const { rows } = await ctx.db.read.query<GoRow>(GOES, [examId]);
  return rows.map(({ shares, rests, ...row }) => ({ ...row, ...itemStatistics(shares.map((share, i) => ({ share, rest: rests[i] as number }))) }));
}
