// The figures of a monthly review, asked of the measures as the asker may see them: problems, satisfaction, what was found again, and what the last plans changed.
import { PeriodKind } from '../../../schema/measures/measure.ts';
import { nounOf } from '../../../schema/base.ts';
import { FrameworkPart, ReviewScope } from '../../../schema/quality/monthly-review.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { addDays, daysBetween } from '../../core/clock.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';
import type { Label } from '../../core/language.ts';
import { mayRead } from '../../core/read/row-rules.ts';
import { systemContextOf } from '../../platform/jobs/system.service.ts';
import { askMeasure, periodHolding, type MeasureAnswer } from '../../measures/measure.service.ts';
import { measureOf, resourceOf } from '../../measures/measures.registry.ts';
import { PART_MEASURES } from './plan-templates.rules.ts';
import { effectOf, isCounted, swingsOf, topProblems, type Counted, type Effect, type Problem, type Swing, type Week } from './review.rules.ts';

export interface Place { reviewScope: ReviewScope; storeId: string | null; regionId: string | null }
type Filter = Record<string, unknown>;

/** The way from rows of a list to their store, as a filter of the place. */
export function placeFilter(place: Place, resource: string): Filter | null {
  const within = (inner: Filter): Filter => (resource === 'clocks' ? { ticket: inner } : inner);
  if (place.reviewScope === ReviewScope.STORE) return within({ storeId: { eq: place.storeId } });
  return place.reviewScope === ReviewScope.REGION ? within({ store: { regionId: { eq: place.regionId } } }) : null;
}

/** Fewer receipts than that would say what single customers bought. */
export const LEAST_RECEIPTS = 5;

/**
 * A measure over days (`until`: the first that no longer counts) at a place that the asker plans for. Whoever may read no receipt
 * (the quality manager) is still told the sums of a place's sales, which say nothing of a customer: never of a few, and no row opens by it.
 */
export async function askAt(ctx: Context, place: Place, key: string, from: string, until: string, more: { by?: string; every?: PeriodKind; limit?: number } = {}): Promise<MeasureAnswer> {
  const measure = measureOf(key);
  const question = { key, period: { kind: PeriodKind.RANGE, from, until }, filter: measure ? placeFilter(place, resourceOf(measure)) : null, ...more };
  if (!measure || !key.startsWith('sales.') || mayRead(ctx.viewer, nounOf(measure.noun))) return askMeasure(ctx, question);
  const summing: Context = { ...ctx, viewer: systemContextOf(ctx.db, { name: ctx.viewer.name, clock: ctx.clock }).viewer };
  const [answer, receipts] = [await askMeasure(summing, question), await askMeasure(summing, { ...question, key: 'sales.receipts', by: undefined, every: undefined })];
  return Number(receipts.value ?? 0) >= LEAST_RECEIPTS ? answer : { ...answer, value: null, numerator: null, denominator: null, sample: 0, groups: [], series: [] };
}

export interface PlanEffect { id: string; titleZh: string; titleEn: string; measure: string; label: Label; /** How its figures are said; reviews made before that was kept have none. */ unit?: string; baseline: string | null; target: string | null; value: string | null; /** What the value counted; reviews made before that was kept have none. */ rows?: { resource: string; filter: Filter }; effect: Effect }
export interface RepeatedFinding { questionKey: string; titleZh: string; titleEn: string; count: number; filter: Filter }
export interface PartFigure { part: FrameworkPart; measure: string; label: Label; unit: string; value: string | null; before: string | null; sample: number; rows: { resource: string; filter: Filter }; beforeRows?: { resource: string; filter: Filter }; planIds: string[] }
interface BothRows { now: Filter; before: Filter }
export interface ReviewFigures {
  /** `rows`: what a number counted, now and the month before; reviews made before that was kept have none. */
  problems: Problem[]; volume: { value: string | null; before: string | null; rows?: BothRows };
  satisfaction: { value: string | null; before: string | null; sample: number; rows?: BothRows }; swings: Swing[]; weeks: Week[];
  repeats: RepeatedFinding[]; repeatCount: number; plans: PlanEffect[];
  /** The month from each of the five parts of the framework (D-05); reviews made before it was asked have none. */
  parts?: PartFigure[];
}

const bothOf = (now: MeasureAnswer, then: MeasureAnswer): BothRows => ({ now: now.rows.filter as Filter, before: then.rows.filter as Filter });
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
  const weeks = weekly.series.map((one): Week => ({ from: one.from, until: one.until, value: one.value, sample: one.sample, rows: one.rows.filter as Filter }));
  return {
    problems: topProblems(countedOf(now), countedOf(then)), volume: { value: now.value, before: then.value, rows: bothOf(now, then) },
    satisfaction: { value: satisfied.value, before: satisfiedThen.value, sample: satisfied.sample, rows: bothOf(satisfied, satisfiedThen) }, swings: swingsOf(weeks), weeks,
    repeatCount: Number(repeats.value ?? 0), repeats: await repeatsOf(ctx, place, from, until), plans: await plansOf(ctx, place, from, until), parts: await partsOf(ctx, place, { from, until }, ask, earlier),
  };
}

const OF_PARTS = `select id::text, part from improvement_plans where part is not null and state <> 'DROPPED' and review_scope = $1 and store_id is not distinct from $2::bigint and region_id is not distinct from $3::bigint and starts_on < $5 and ends_on >= $4 order by improvement_plans.id limit 100`;
type Ask = (key: string) => Promise<MeasureAnswer>;
/** How each part of the framework stood, and which plans of the place improve it. */
async function partsOf(ctx: WriteContext, place: Place, { from, until }: { from: string; until: string }, ask: Ask, earlier: Ask): Promise<PartFigure[]> {
  const plans = await ctx.manager.query<{ id: string; part: FrameworkPart }[]>(OF_PARTS, [place.reviewScope, place.storeId, place.regionId, from, until]);
  const out: PartFigure[] = [];
  for (const part of Object.values(FrameworkPart)) {
    const measure = measureOf(PART_MEASURES[part]);
    if (!measure) continue;
    const [now, then] = [await ask(measure.key), await earlier(measure.key)];
    out.push({ part, measure: measure.key, label: measure.label, unit: measure.unit, value: now.value, before: then.value, sample: now.sample, rows: { resource: now.rows.resource, filter: now.rows.filter as Filter }, beforeRows: { resource: then.rows.resource, filter: then.rows.filter as Filter }, planIds: plans.filter((one) => one.part === part).map((one) => one.id) });
  }
  return out;
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
  where state <> 'DROPPED' and review_scope = $1 and store_id is not distinct from $2::bigint and region_id is not distinct from $3::bigint and starts_on < $5 and ends_on >= $4 order by improvement_plans.id limit 20`;
/** Plans of the place that ran in the month, and how far each measure has come in it. */
async function plansOf(ctx: WriteContext, place: Place, from: string, until: string): Promise<PlanEffect[]> {
  const plans = await ctx.manager.query<(Omit<PlanEffect, 'label' | 'value' | 'rows' | 'effect'> & { isRise: boolean; days: number })[]>(PLANS, [place.reviewScope, place.storeId, place.regionId, from, until]);
  const out: PlanEffect[] = [];
  for (const { isRise, days, ...row } of plans) {
    const measure = measureOf(row.measure);
    const answer = measure ? await askAt(ctx, place, row.measure, from, until) : null;
    const value = answer?.value ?? null;
    const rows = answer && measure && mayRead(ctx.viewer, nounOf(measure.noun)) ? { rows: { resource: answer.rows.resource, filter: answer.rows.filter as Filter } } : {};
    // A count of a month is held against a month's part of what the plan counts over its days.
    const part = isCounted(measure) ? decimal(daysBetween(from, until)).dividedBy(days) : null;
    const share = (text: string | null): string | null => (part && text !== null ? toDecimalText(round(decimal(text).times(part), 1)) : text);
    const [baseline, target] = [share(row.baseline), share(row.target)];
    out.push({ ...row, baseline, target, label: measure?.label ?? { zh: row.measure, en: row.measure }, ...(measure ? { unit: measure.unit } : {}), value, ...rows, effect: effectOf({ isRise, baseline, target }, value) });
  }
  return out;
}
