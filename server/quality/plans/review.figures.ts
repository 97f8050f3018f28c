// The figures of a monthly review, asked of the measures as the asker may see them: problems, satisfaction, what was found again, and what the last plans changed.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { ReviewScope } from '../../../schema/quality/monthly-review.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { addDays, daysBetween } from '../../core/clock.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';
import type { Label } from '../../core/language.ts';
import { askMeasure, periodHolding, type MeasureAnswer } from '../../measures/measure.service.ts';
import { measureOf, resourceOf } from '../../measures/measures.registry.ts';
import { effectOf, swingsOf, topProblems, type Counted, type Effect, type Problem, type Swing, type Week } from './review.rules.ts';

export interface Place { reviewScope: ReviewScope; storeId: string | null; regionId: string | null }
type Filter = Record<string, unknown>;

/** The way from rows of a list to their store, as a filter of the place. */
export function placeFilter(place: Place, resource: string): Filter | null {
  const within = (inner: Filter): Filter => (resource === 'clocks' ? { ticket: inner } : inner);
  if (place.reviewScope === ReviewScope.STORE) return within({ storeId: { eq: place.storeId } });
  return place.reviewScope === ReviewScope.REGION ? within({ store: { regionId: { eq: place.regionId } } }) : null;
}

/** A measure over days (`until`: the first that no longer counts) at a place. */
export async function askAt(ctx: Context, place: Place, key: string, from: string, until: string, more: { by?: string; every?: PeriodKind; limit?: number } = {}): Promise<MeasureAnswer> {
  const measure = measureOf(key);
  return askMeasure(ctx, { key, period: { kind: PeriodKind.RANGE, from, until }, filter: measure ? placeFilter(place, resourceOf(measure)) : null, ...more });
}

export interface PlanEffect { id: string; titleZh: string; titleEn: string; measure: string; label: Label; baseline: string | null; target: string | null; value: string | null; effect: Effect }
export interface RepeatedFinding { questionKey: string; titleZh: string; titleEn: string; count: number; filter: Filter }
export interface ReviewFigures {
  problems: Problem[]; volume: { value: string | null; before: string | null };
  satisfaction: { value: string | null; before: string | null; sample: number }; swings: Swing[]; weeks: Week[];
  repeats: RepeatedFinding[]; repeatCount: number; plans: PlanEffect[];
}

const countedOf = (answer: MeasureAnswer): Counted[] => answer.groups.map((one) => ({ key: one.key, label: one.label, value: one.value, filter: one.rows.filter as Filter }));

/** Takes the figures of the month that holds `monthOn`. */
export async function takeFigures(ctx: WriteContext, place: Place, monthOn: string): Promise<ReviewFigures> {
  const { from, until } = periodHolding(PeriodKind.MONTH, monthOn);
  const before = periodHolding(PeriodKind.MONTH, addDays(from, -1));
  const ask = (key: string, more?: Parameters<typeof askAt>[5]): Promise<MeasureAnswer> => askAt(ctx, place, key, from, until, more);
  const earlier = (key: string, more?: Parameters<typeof askAt>[5]): Promise<MeasureAnswer> => askAt(ctx, place, key, before.from, before.until, more);
  const [now, then, satisfied, satisfiedThen, weekly, repeats] = [
    await ask('tickets.volume', { by: 'CATEGORY', limit: 100 }), await earlier('tickets.volume', { by: 'CATEGORY', limit: 100 }), await ask('tickets.satisfactionMean'), await earlier('tickets.satisfactionMean'),
    await ask('tickets.satisfactionMean', { every: PeriodKind.WEEK }), await ask('findings.repeats'),
  ];
  const weeks = weekly.series.map((one): Week => ({ from: one.from, until: one.until, value: one.value, sample: one.sample }));
  return {
    problems: topProblems(countedOf(now), countedOf(then)), volume: { value: now.value, before: then.value },
    satisfaction: { value: satisfied.value, before: satisfiedThen.value, sample: satisfied.sample }, swings: swingsOf(weeks), weeks,
    repeatCount: Number(repeats.value ?? 0), repeats: await repeatsOf(ctx, place, from, until), plans: await plansOf(ctx, place, from, until),
  };
}

const REPEATS = `
  select f.question_key "questionKey", min(f.title_zh) "titleZh", min(f.title_en) "titleEn", count(*)::int count from findings f left join stores s on s.id = f.store_id
  where f.is_repeat and f.state <> 'DISMISSED' and f.question_key is not null and f.found_on >= $1 and f.found_on < $2 and ($3::bigint is null or f.store_id = $3) and ($4::bigint is null or s.region_id = $4) group by 1 order by count(*) desc, 1 limit 5`;
/** What was found again most; the maker reaches the whole place, so all of it is hers to see. */
async function repeatsOf(ctx: WriteContext, place: Place, from: string, until: string): Promise<RepeatedFinding[]> {
  const rows = await ctx.manager.query<Omit<RepeatedFinding, 'filter'>[]>(REPEATS, [from, until, place.storeId, place.regionId]);
  return rows.map((one) => ({ ...one, filter: { and: [{ questionKey: { eq: one.questionKey }, isRepeat: { eq: true }, foundOn: { gte: from, lt: until } }, placeFilter(place, 'findings') ?? {}] } }));
}

const PLANS = `
  select id::text, title_zh "titleZh", title_en "titleEn", measure_key measure, is_rise "isRise", trim_scale(baseline)::text baseline, trim_scale(target)::text target, ends_on - starts_on + 1 days from improvement_plans
  where state <> 'DROPPED' and review_scope = $1 and store_id is not distinct from $2::bigint and region_id is not distinct from $3::bigint and starts_on < $5 and ends_on >= $4 order by id limit 20`;
/** Plans of the place that ran in the month, and how far each measure has come in it. */
async function plansOf(ctx: WriteContext, place: Place, from: string, until: string): Promise<PlanEffect[]> {
  const rows = await ctx.manager.query<(Omit<PlanEffect, 'label' | 'value' | 'effect'> & { isRise: boolean; days: number })[]>(PLANS, [place.reviewScope, place.storeId, place.regionId, from, until]);
  const out: PlanEffect[] = [];
  for (const { isRise, days, ...row } of rows) {
    const measure = measureOf(row.measure);
    const value = measure ? (await askAt(ctx, place, row.measure, from, until)).value : null;
    // A count of a month is held against a month's part of what the plan counts over its days.
    const part = measure?.day && ['COUNT', 'SUM'].includes(measure.kind) ? decimal(daysBetween(from, until)).dividedBy(days) : null;
    const share = (text: string | null): string | null => (part && text !== null ? toDecimalText(round(decimal(text).times(part), 1)) : text);
    const [baseline, target] = [share(row.baseline), share(row.target)];
    out.push({ ...row, baseline, target, label: measure?.label ?? { zh: row.measure, en: row.measure }, value, effect: effectOf({ isRise, baseline, target }, value) });
  }
  return out;
}
