// The heat map of what is said: side of the service by store, week or month; each cell names the filter that opens its texts.
import { PeriodKind, type PeriodInput } from '../../schema/measures/measure.ts';
import { HeatColumns, type HeatCell, type HeatColumn, type SentimentHeatmap, type SentimentHeatmapInput } from '../../schema/voice/survey.inputs.ts';
import type { Aspect } from '../../schema/voice/sentiment.ts';
import { addDays } from '../core/clock.ts';
import { businessDay, type Context } from '../core/context.ts';
import { sayDay } from '../core/business-time/words.ts';
import { demand } from '../core/errors.ts';
import { compileRows, envFor } from '../core/read/rows.ts';
import { decodeId } from '../core/read/ids.ts';
import { periodHolding } from '../measures/measure.service.ts';
import { ASPECTS } from './lexicon.catalogue.ts';

const MOST_COLUMNS = 60;

function daysOf(ctx: Context, period: PeriodInput): { from: string | null; until: string | null } {
  if (period.kind === PeriodKind.ALL) return { from: null, until: null };
  if (period.kind === PeriodKind.RANGE) {
    demand(period.from && period.until && period.from < period.until, 'input.period', 'INPUT_INVALID');
    return { from: period.from, until: period.until };
  }
  return periodHolding(period.kind as Parameters<typeof periodHolding>[0], period.on ?? businessDay(ctx), -(period.back ?? 0));
}

interface Row { aspect: Aspect; key: string | null; zh: string | null; en: string | null; n: number; positive: number; negative: number; score: string }

/** Counts opinions in sight by side and column; one statement. */
export async function sentimentHeatmap(ctx: Context, input: SentimentHeatmapInput): Promise<SentimentHeatmap> {
  const by = input.columns ?? HeatColumns.STORE;
  const { from, until } = daysOf(ctx, input.period ?? { kind: PeriodKind.MONTH });
  const wanted: Record<string, unknown> = {
    ...(from || until ? { answeredOn: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } } : {}),
    ...(input.storeIds?.length ? { storeId: { in: input.storeIds.filter((id) => decodeId('Store', id)) } } : {}), ...(input.surveyId ? { surveyId: { eq: input.surveyId } } : {}),
  };
  demand(!input.surveyId || decodeId('Survey', input.surveyId), 'input.surveyId', 'INPUT_INVALID');
  const found = compileRows(ctx, 'Opinion', wanted);
  const t = found.alias;
  const step = by === HeatColumns.WEEK ? 'week' : 'month';
  const [key, names, joined] = by === HeatColumns.STORE
    ? [`${t}.store_id::text`, 'min(s.name_zh) zh, min(s.name_en) en', `left join stores s on s.id = ${t}.store_id`] : [`to_char(date_trunc('${step}', ${t}.answered_on), 'YYYY-MM-DD')`, 'null::text zh, null::text en', ''];
  ctx.db.statements += 1;
  const { rows } = await ctx.db.read.query<Row>(`
    select ${t}.aspect, ${key} key, ${names}, count(*)::int n, count(*) filter (where ${t}.tone = 'POSITIVE')::int positive, count(*) filter (where ${t}.tone = 'NEGATIVE')::int negative, trim_scale(round(avg(${t}.score), 4))::text score
    from ${found.level.from} ${joined} where ${found.where} group by 1, 2`, found.build.binder.values(envFor(ctx)));
  const columns = columnsOf(rows, by);
  const shown = new Set(columns.map((one) => one.key));
  const cells = rows.filter((row) => shown.has(row.key)).map((row): HeatCell => ({
    aspect: row.aspect, column: row.key, mentions: row.n, positive: row.positive, negative: row.negative, score: row.score, filter: { and: [wanted, { aspect: { eq: row.aspect } }, ofColumn(by, row.key)].filter((one) => Object.keys(one).length) },
  }));
  return { from, until, aspects: ASPECTS, columns, cells, mentions: rows.reduce((sum, row) => sum + row.n, 0) };
}

const ofColumn = (by: HeatColumns, key: string | null): Record<string, unknown> => {
  if (by === HeatColumns.STORE) return { storeId: key === null ? { isNull: true } : { eq: key } };
  const day = key as string;
  return { answeredOn: { gte: day, lt: by === HeatColumns.WEEK ? addDays(day, 7) : periodHolding(PeriodKind.MONTH, day).until } };
};

/** Stores by how much is said of them, weeks and months as they come; as many as can be looked at. */
function columnsOf(rows: readonly Row[], by: HeatColumns): HeatColumn[] {
  const found = new Map<string | null, { zh: string; en: string; n: number }>();
  for (const row of rows) {
    const one = found.get(row.key) ?? { zh: row.zh ?? '', en: row.en ?? '', n: 0 };
    one.n += row.n;
    found.set(row.key, one);
  }
  const list = [...found].map(([key, one]) => ({ key, n: one.n, label: by !== HeatColumns.STORE && key ? { zh: sayDay(key, 'zh', false), en: sayDay(key, 'en', false) } : key === null ? { zh: '（无门店）', en: '(no store)' } : { zh: one.zh, en: one.en } }));
  list.sort((a, b) => (by === HeatColumns.STORE ? b.n - a.n || String(a.key).localeCompare(String(b.key)) : String(a.key).localeCompare(String(b.key))));
  return (by === HeatColumns.STORE ? list.slice(0, MOST_COLUMNS) : list.slice(-MOST_COLUMNS)).map(({ key, label }) => ({ key, label }));
}
