// Monthly reviews made and finished, plans of improvement started, worked off and judged.
import type { ClosePlanInput, FinishMonthlyReviewInput, MakeMonthlyReviewInput, PlanStepInput, ReviewPlaceInput, StartPlanInput, StartTemplateInput, TickPlanStepInput } from '../../../schema/quality/monthly-review.inputs.ts';
import { type FrameworkPart, ImprovementPlan, MonthlyReview, MonthlyReviewState, PlanState, PlanStep, ReviewScope } from '../../../schema/quality/monthly-review.ts';
import { addDays } from '../../core/clock.ts';
import { authorise, businessDay, type Context, reachOf, type WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { compareNumbers, decimal, isDecimal } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { changeRow, transact } from '../../core/transact.ts';
import { dimensionsOf, measureOf, type MeasureDefinition } from '../../measures/measures.registry.ts';
import { withVerb } from '../../platform/events/event.service.ts';
import { once } from '../../platform/idempotency/idempotency.service.ts';
import { demandOwner, signer } from '../quality.people.ts';
import { SHIPPED_PLANS } from './plan-templates.rules.ts';
import { planReasons } from './plan.messages.ts';
import { askAt, takeFigures, type Place } from './review.figures.ts';
import { baselineDays, effectOf, isCounted, targetOf } from './review.rules.ts';

/** The place that was asked for, when the word reaches all of it. */
export async function placeOf(ctx: Context, input: ReviewPlaceInput, word: 'quality:plan' = 'quality:plan'): Promise<Place> {
  const { reviewScope } = input;
  const storeId = input.storeId ? decodeId('Store', input.storeId)?.id ?? null : null;
  const regionId = input.regionId ? decodeId('Region', input.regionId)?.id ?? null : null;
  demand((reviewScope === ReviewScope.STORE) === Boolean(storeId) && (reviewScope === ReviewScope.REGION) === Boolean(regionId), 'input.reviewScope', planReasons.PLAN_PLACE);
  const reach = reachOf(ctx.viewer, word);
  if (!reach.all) {
    const { rows } = reviewScope === ReviewScope.CHAIN ? { rows: [{ id: '0' }] } : await ctx.db.read.query<{ id: string }>('select id::text from stores where closed_on is null and ($1::bigint is null or id = $1) and ($2::bigint is null or region_id = $2)', [storeId, regionId]);
    if (!rows.length || rows.some((one) => !reach.storeIds.includes(one.id))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: word } });
  }
  return { reviewScope, storeId, regionId };
}

const placeColumns = (place: Place): Place => ({ reviewScope: place.reviewScope, storeId: place.storeId, regionId: place.regionId });

/** Takes the figures of a month; a draft that is there gets new ones. Answers the review's id. */
export async function makeMonthlyReview(ctx: Context, input: MakeMonthlyReviewInput): Promise<string> {
  authorise(ctx, 'quality:plan');
  const place = await placeOf(ctx, input);
  const monthOn = `${input.month}-01`;
  demand(monthOn <= businessDay(ctx), 'input.month', planReasons.REVIEW_MONTH);
  return transact(ctx, async (tx) => {
    const madeById = signer(tx);
    await tx.manager.query('select pg_advisory_xact_lock(hashtext($1))', [`monthly review ${monthOn} ${place.reviewScope} ${place.storeId ?? ''} ${place.regionId ?? ''}`]);
    const there = await tx.manager.getRepository(MonthlyReview).createQueryBuilder('t').setLock('pessimistic_write')
      .where('t.month_on = :monthOn and t.review_scope = :scope and t.store_id is not distinct from :store and t.region_id is not distinct from :region', { monthOn, scope: place.reviewScope, store: place.storeId, region: place.regionId }).getOne();
    if (there?.state === MonthlyReviewState.FINAL) throw new AppError('POLICY', planReasons.REVIEW_FINAL);
    const values = { figures: await takeFigures(tx, place, monthOn), takenAt: tx.clock.now().toISOString(), madeById } as unknown as Partial<MonthlyReview>;
    const row = there ? Object.assign(there, values, { version: there.version + 1, updatedAt: tx.clock.now().toISOString() }) : tx.manager.create(MonthlyReview, { ...placeColumns(place), monthOn, state: MonthlyReviewState.DRAFT, ...values } as Partial<MonthlyReview>);
    return (await withVerb(tx, there ? 'monthlyReview.taken' : 'monthlyReview.made', () => tx.manager.save(row))).id;
  });
}

/** The row that was found, when it is in sight and the word reaches its whole place. */
async function inReach<T extends ImprovementPlan | MonthlyReview>(tx: WriteContext, noun: 'MonthlyReview' | 'ImprovementPlan', id: string, find: (key: { id: string }) => Promise<T | null>): Promise<T> {
  const found = decodeId(noun, id) && (await visibleKeys(tx, noun, [id])).has(id) ? await find({ id }) : null;
  if (!found) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  await placeOf(tx, { reviewScope: found.reviewScope, storeId: found.storeId ?? null, regionId: found.regionId ?? null });
  return found;
}
const reviewInReach = (tx: WriteContext, id: string): Promise<MonthlyReview> => inReach(tx, 'MonthlyReview', id, (key) => tx.manager.findOneBy(MonthlyReview, key));
const planInReach = (tx: WriteContext, id: string): Promise<ImprovementPlan> => inReach(tx, 'ImprovementPlan', id, (key) => tx.manager.findOneBy(ImprovementPlan, key));

/** What was said is kept, and the figures stay. Answers the review's id. */
export async function finishMonthlyReview(ctx: Context, input: FinishMonthlyReviewInput): Promise<string> {
  authorise(ctx, 'quality:plan');
  return transact(ctx, async (tx) => {
    const held = await reviewInReach(tx, input.id);
    if (held.state === MonthlyReviewState.FINAL) throw new AppError('POLICY', planReasons.REVIEW_FINAL);
    return (await withVerb(tx, 'monthlyReview.finished', () => changeRow(tx, MonthlyReview, held.id, input.expectedVersion, { state: MonthlyReviewState.FINAL, note: input.note?.trim() || null, finalAt: tx.clock.now().toISOString() } as Partial<MonthlyReview>))).id;
  });
}

/** A measure that a place can be asked for. */
function measureFor(key: string): MeasureDefinition {
  const measure = measureOf(key);
  demand(measure && dimensionsOf(measure).some((one) => one.key === 'STORE'), 'input.measureKey', planReasons.PLAN_MEASURE);
  return measure;
}
interface NewPlan { part: FrameworkPart | null; titleZh: string; titleEn: string; measure: MeasureDefinition; isRise?: boolean; target: { value: string } | { change: string }; startsOn: string; endsOn: string; ownerId: string | null; reviewId: string | null; templateKey: string | null; steps: readonly PlanStepInput[] }

async function makePlan(tx: WriteContext, place: Place, plan: NewPlan): Promise<string> {
  const { days, back } = baselineDays(plan.startsOn, plan.endsOn);
  demand(days >= 1 && days <= 732, 'input.endsOn', planReasons.PLAN_DAYS);
  for (const [at, one] of plan.steps.entries()) demand(one.dueOn >= plan.startsOn && one.dueOn <= plan.endsOn, `input.steps.${at}.dueOn`, planReasons.PLAN_STEP_DAY);
  if (plan.ownerId) await demandOwner(tx, plan.ownerId);
  if (plan.reviewId) demand(decodeId('MonthlyReview', plan.reviewId) && (await visibleKeys(tx, 'MonthlyReview', [plan.reviewId])).has(plan.reviewId), 'input.reviewId', planReasons.PLAN_REVIEW);
  const { value: baseline } = await askAt(tx, place, plan.measure.key, addDays(plan.startsOn, -back), plan.startsOn);
  // A count over fewer days is less of it: said for as many days as the plan lasts.
  const scaled = baseline !== null && isCounted(plan.measure) ? decimal(baseline).times(days).dividedBy(back).toDecimalPlaces(6).toString() : baseline;
  const target = targetOf(plan.target, scaled);
  const isRise = plan.isRise ?? plan.measure.isMoreBetter ?? (target !== null && scaled !== null ? compareNumbers(target, scaled) >= 0 : true);
  const row = await withVerb(tx, 'improvementPlan.started', () => tx.manager.save(tx.manager.create(ImprovementPlan, {
    ...placeColumns(place), titleZh: plan.titleZh.trim(), titleEn: plan.titleEn.trim(), part: plan.part, measureKey: plan.measure.key, isRise, baseline: scaled, target, startsOn: plan.startsOn, endsOn: plan.endsOn, state: PlanState.ACTIVE,
    ownerId: plan.ownerId ?? tx.viewer.employeeId, reviewId: plan.reviewId, templateKey: plan.templateKey,
  } as Partial<ImprovementPlan>)));
  await withVerb(tx, 'planStep.made', () => tx.manager.save(plan.steps.map((one, position) => tx.manager.create(PlanStep, { planId: row.id, position, whatZh: one.whatZh.trim(), whatEn: one.whatEn.trim(), dueOn: one.dueOn } as Partial<PlanStep>))));
  return row.id;
}

/** Starts a plan, once a key. Answers its id. */
export async function startPlan(ctx: Context, input: StartPlanInput): Promise<string> {
  authorise(ctx, 'quality:plan');
  const place = await placeOf(ctx, input);
  demand(isDecimal(input.target), 'input.target', 'VALUE_NOT_ALLOWED');
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'startPlan', input, () => makePlan(tx, place, {
    part: input.part ?? null, titleZh: input.titleZh, titleEn: input.titleEn, measure: measureFor(input.measureKey), ...(typeof input.isRise === 'boolean' ? { isRise: input.isRise } : {}), target: { value: input.target }, startsOn: input.startsOn, endsOn: input.endsOn, ownerId: input.ownerId ?? null, reviewId: input.reviewId ?? null, templateKey: null, steps: input.steps ?? [],
  })));
}

/** Starts every goal of a template as a plan, once a key. Answers the plans' ids. */
export async function startPlanTemplate(ctx: Context, input: StartTemplateInput): Promise<string[]> {
  authorise(ctx, 'quality:plan');
  const place = await placeOf(ctx, input);
  const template = SHIPPED_PLANS.find((one) => one.key === input.templateKey);
  demand(template, 'input.templateKey', planReasons.PLAN_TEMPLATE);
  const endsOn = addDays(input.startsOn, template.weeks * 7 - 1);
  return transact(ctx, (tx) => once(tx, input.idempotencyKey, 'startPlanTemplate', input, async () => {
    const ids: string[] = [];
    for (const goal of template.goals) {
      ids.push(await makePlan(tx, place, {
        part: goal.part, titleZh: goal.zh, titleEn: goal.en, measure: measureFor(goal.measure), isRise: goal.isRise, target: goal.target, startsOn: input.startsOn, endsOn, ownerId: input.ownerId ?? null, reviewId: input.reviewId ?? null, templateKey: template.key,
        steps: goal.steps.map((one) => ({ whatZh: one.zh, whatEn: one.en, dueOn: addDays(input.startsOn, one.week * 7 - 1) })),
      }));
    }
    return ids;
  }));
}

/** Notes a step as done, or not after all. Answers the plan's id. */
export async function tickPlanStep(ctx: Context, input: TickPlanStepInput): Promise<string> {
  authorise(ctx, 'quality:plan');
  return transact(ctx, async (tx) => {
    const me = signer(tx);
    const step = decodeId('PlanStep', input.id) ? await tx.manager.findOneBy(PlanStep, { id: input.id }) : null;
    if (!step) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    const plan = await planInReach(tx, step.planId);
    if (plan.state !== PlanState.ACTIVE) throw new AppError('POLICY', planReasons.PLAN_CLOSED);
    await withVerb(tx, input.isDone ? 'planStep.done' : 'planStep.undone', () => changeRow(tx, PlanStep, step.id, input.expectedVersion, { doneOn: input.isDone ? businessDay(tx) : null, doneById: input.isDone ? me : null } as Partial<PlanStep>));
    return plan.id;
  });
}

/** Ends a plan: judged by its measure over its days, or dropped. Answers its id. */
export async function closePlan(ctx: Context, input: ClosePlanInput): Promise<string> {
  authorise(ctx, 'quality:plan');
  const note = input.note.trim();
  return transact({ ...ctx, reason: note }, async (tx) => {
    signer(tx);
    const plan = await planInReach(tx, input.id);
    if (plan.state !== PlanState.ACTIVE) throw new AppError('POLICY', planReasons.PLAN_CLOSED);
    const judgedAt = tx.clock.now().toISOString();
    const keep = (patch: Partial<ImprovementPlan>): Promise<ImprovementPlan> => withVerb(tx, 'improvementPlan.closed', () => changeRow(tx, ImprovementPlan, plan.id, input.expectedVersion, { ...patch, judgedAt, closeNote: note } as Partial<ImprovementPlan>));
    if (input.isDropped) return (await keep({ state: PlanState.DROPPED })).id;
    if (businessDay(tx) < plan.endsOn) throw new AppError('POLICY', planReasons.PLAN_EARLY);
    const { value, effect } = await planNow(tx, plan);
    return (await keep({ state: effect.isReached ? PlanState.REACHED : PlanState.MISSED, outcome: value, wayShare: effect.wayShare })).id;
  });
}

/** Where the measure of a plan stands over its days so far. */
export async function planNow(ctx: Context, plan: Pick<ImprovementPlan, 'measureKey' | 'isRise' | 'baseline' | 'target' | 'startsOn' | 'endsOn' | 'reviewScope' | 'storeId' | 'regionId'>): Promise<{ value: string | null; effect: ReturnType<typeof effectOf> }> {
  const { value } = await askAt(ctx, { reviewScope: plan.reviewScope, storeId: plan.storeId ?? null, regionId: plan.regionId ?? null }, plan.measureKey, plan.startsOn, addDays(plan.endsOn, 1));
  return { value, effect: effectOf({ isRise: plan.isRise, baseline: plan.baseline ?? null, target: plan.target ?? null }, value) };
}
