// What a survey came to, question by question, over the responses that are in the viewer's sight.
import type { QuestionResult, SurveyResults } from '../../schema/voice/survey.inputs.ts';
import { Survey } from '../../schema/voice/survey.ts';
import type { Context } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import { decodeId } from '../core/read/ids.ts';
import { compileRows, envFor } from '../core/read/rows.ts';
import { alphaOf, distribution, goTogether, type Counts, type Pair } from './results.rules.ts';

export interface ResultsWish { from?: string | null; until?: string | null; storeIds?: readonly string[] | null }
/** Those who rated among the worst three, while the rest comes to this much of ten and more. */
const LOW = 3;
const HIGH = 8;

interface Row { key: string; zh: string; en: string; least: number; best: number; value: number; n: number }

/** Every figure from counts alone: how many gave which answer, and which pairs. */
export async function surveyResults(ctx: Context, surveyId: string, wish: ResultsWish = {}): Promise<SurveyResults> {
  const survey = decodeId('Survey', surveyId) ? await ctx.db.source.manager.findOneBy(Survey, { id: surveyId }) : null;
  const filter = {
    surveyId: { eq: surveyId }, ...(wish.from || wish.until ? { answeredOn: { ...(wish.from ? { gte: wish.from } : {}), ...(wish.until ? { lt: wish.until } : {}) } } : {}), ...(wish.storeIds?.length ? { storeId: { in: [...wish.storeIds] } } : {}),
  };
  if (!survey) { compileRows(ctx, 'Survey'); throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND'); }
  const ask = async <T extends object>(text: (from: string, where: string, at: string, next: number) => string, more: unknown[] = []): Promise<T[]> => {
    const found = compileRows(ctx, 'SurveyAnswer', filter);
    const values = found.build.binder.values(envFor(ctx));
    ctx.db.statements += 1;
    return (await ctx.db.read.query<T>(text(found.level.from, found.where, found.alias, values.length + 1), [...values, ...more])).rows;
  };
  const rows = await ask<Row>((from, where, t) => `select ${t}.question_key key, min(${t}.question_zh) zh, min(${t}.question_en) en, min(${t}.least) least, max(${t}.best) best, ${t}.value, count(*)::int n
    from ${from} where ${where} group by ${t}.question_key, ${t}.value order by min(${t}.id)`);
  const rating = survey.ratingQuestion ?? '';
  const pairs = await ask<Pair & { key: string }>((from, where, t, next) => `with a as materialized (select ${t}.response_id, ${t}.question_key, ${t}.value from ${from} where ${where})
    select b.question_key key, a.value rating, b.value, count(*)::int count from a join a b on b.response_id = a.response_id and b.question_key <> a.question_key where a.question_key = $${next} group by 1, 2, 3`, [rating]);
  const keys = [...new Set(rows.map((row) => row.key))];
  const rest = keys.filter((key) => key !== rating);
  const complete = (select: string, tail: string) => ask<{ sum: number; rating: number | null; isOne: boolean; n: number }>((from, where, t, next) => `
    with a as materialized (select ${t}.response_id, ${t}.question_key, ${t}.value from ${from} where ${where}),
    w as (select response_id, count(distinct value) = 1 is_one, max(value) filter (where question_key = $${next}) rating, sum(value) filter (where question_key <> $${next})::int sum from a group by 1 having count(*) = $${next + 1})
    select ${select} count(*)::int n from w ${tail}`, [rating, keys.length]);
  const wholes = keys.length ? await complete('sum, rating, is_one "isOne",', 'group by 1, 2, 3') : [];
  const countsOf = (key: string): Counts => new Map(rows.filter((row) => row.key === key).map((row) => [row.value, row.n]));
  const sums = wholes.reduce((all, one) => all.set(one.sum, (all.get(one.sum) ?? 0) + one.n), new Map<number, number>());
  const responses = Math.max(0, ...keys.map((key) => rows.filter((row) => row.key === key).reduce((sum, row) => sum + row.n, 0)));
  const isWhole = wholes.reduce((sum, one) => sum + one.n, 0) === responses;
  const questions = keys.map((key): QuestionResult => {
    const own = rows.filter((row) => row.key === key);
    const { zh, en, least, best } = own[0] as Row;
    const mine = pairs.filter((one) => one.key === key);
    return { key, label: { zh, en }, least, best, ...distribution(countsOf(key), least, best), ...(key === rating || !mine.length ? { pearson: null, spearman: null } : goTogether(mine)) };
  });
  const count = (fits: (one: (typeof wholes)[number]) => boolean): number => wholes.filter(fits).reduce((sum, one) => sum + one.n, 0);
  return {
    responses, questions,
    // Only where every response answers everything do the counts of single questions belong to the same people as the sums.
    alpha: isWhole && rest.length > 1 ? alphaOf(rest.map(countsOf), sums) : null,
    straightLiners: keys.length > 1 ? count((one) => one.isOne) : 0,
    contradictory: rest.length ? count((one) => one.rating !== null && one.rating <= LOW && one.sum / rest.length >= HIGH) : 0,
  };
}
