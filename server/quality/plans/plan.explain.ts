// How the figures of a plan came about: where its measure began, what it is to come to, where it stands or ended, and how much of the way that is.
import { nounOf } from '../../../schema/base.ts';
import type { ImprovementPlan } from '../../../schema/quality/monthly-review.ts';
import { addDays } from '../../core/clock.ts';
import type { Context } from '../../core/context.ts';
import { explain, type Explanation } from '../../core/explanation.ts';
import type { Label } from '../../core/language.ts';
import { decimal, round, toDecimalText } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { mayRead } from '../../core/read/row-rules.ts';
import { visibleKeys } from '../../core/read/rows.ts';
import { explainAnswer } from '../../measures/measure-explain.service.ts';
import { measureOf, type MeasureDefinition } from '../../measures/measures.registry.ts';
import { defineExplainable } from '../../platform/explain/explain.registry.ts';
import { askAt } from './review.figures.ts';
import { baselineDays, effectOf, isCounted, saidBy } from './review.rules.ts';

type Plan = Pick<ImprovementPlan, 'measureKey' | 'isRise' | 'startsOn' | 'endsOn' | 'reviewScope' | 'state'> & { storeId: string | null; regionId: string | null; baseline: string | null; target: string | null; outcome: string | null; wayShare: string | null };
const ROW = `select measure_key "measureKey", is_rise "isRise", to_char(starts_on, 'YYYY-MM-DD') "startsOn", to_char(ends_on, 'YYYY-MM-DD') "endsOn", review_scope "reviewScope", state, store_id::text "storeId", region_id::text "regionId",
  trim_scale(baseline)::text baseline, trim_scale(target)::text target, trim_scale(outcome)::text outcome, trim_scale(way_share)::text "wayShare" from improvement_plans where id = $1`;

async function planOf(ctx: Context, wire: string): Promise<Plan | null> {
  const key = decodeId('ImprovementPlan', wire)?.id;
  if (!key || !(await visibleKeys(ctx, 'ImprovementPlan', [key])).has(key)) return null;
  return (await ctx.db.read.query<Plan>(ROW, [key])).rows[0] ?? null;
}

const figure = (plan: Plan, measure: MeasureDefinition | undefined, label: Label, value: string | null, more: Partial<Explanation> = {}): Explanation =>
  explain(label, value, { ...(value === null ? {} : { text: saidBy(measure, value) }), ...more });

/** The measure over these days, asked now with the viewer's rights: of what she may not read the sum alone, or nothing. */
async function asked(ctx: Context, plan: Plan, from: string, until: string, label: Label): Promise<Explanation> {
  const measure = measureOf(plan.measureKey);
  const isOpen = measure && mayRead(ctx.viewer, nounOf(measure.noun));
  if (!measure || (!isOpen && !measure.key.startsWith('sales.'))) return explain(label, null, { note: { zh: '这个指标的记录你看不到', en: 'The rows of this measure are out of your sight' } });
  const answer = await askAt(ctx, plan, measure.key, from, until);
  return isOpen ? { ...explainAnswer(answer), label } : figure(plan, measure, label, answer.value);
}

const common = { of: 'ImprovementPlan', word: 'quality:read' } as const;
const BEGAN = { zh: '起点', en: 'Where it began' };
const TARGET = { zh: '目标', en: 'Target' };

defineExplainable({
  ...common, number: 'improvementPlan.baseline', label: BEGAN, definition: { zh: '计划开始前同样长的日子里的数，最多看 92 天；开始时记下，之后不变', en: 'The measure over as many days before the plan as it lasts, 92 at the most; noted when it began, and kept' },
  async explain(ctx, { id }) {
    const plan = await planOf(ctx, id);
    if (!plan) return null;
    const measure = measureOf(plan.measureKey);
    const { back, days } = baselineDays(plan.startsOn, plan.endsOn);
    return figure(plan, measure, BEGAN, plan.baseline, {
      note: { zh: '开始时记下，之后不变', en: 'Noted when the plan began; it stays' },
      inputs: [
        await asked(ctx, plan, addDays(plan.startsOn, -back), plan.startsOn, { zh: '同样的日子，现在再算', en: 'The same days, asked now' }),
        ...(isCounted(measure) && back !== days ? [explain({ zh: '按计划的天数折算', en: 'Said for the days of the plan' }, null, { text: { zh: `× ${days} ÷ ${back} 天`, en: `× ${days} ÷ ${back} days` } })] : []),
      ],
    });
  },
});

defineExplainable({
  ...common, number: 'improvementPlan.target', label: TARGET, definition: { zh: '开始时定下的数，或相对起点的升降', en: 'Set when the plan began, as a figure or against where it began' },
  async explain(ctx, { id }) {
    const plan = await planOf(ctx, id);
    if (!plan) return null;
    const measure = measureOf(plan.measureKey);
    const began = plan.baseline !== null && !decimal(plan.baseline).isZero() && plan.target !== null ? toDecimalText(round(decimal(plan.target).dividedBy(plan.baseline).minus(1).times(100), 1)) : null;
    return figure(plan, measure, TARGET, plan.target, {
      note: plan.isRise ? { zh: '到了或超过才算达标', en: 'Reached at this or more' } : { zh: '到了或更低才算达标', en: 'Reached at this or less' },
      inputs: [figure(plan, measure, BEGAN, plan.baseline), ...(began === null ? [] : [explain({ zh: '相对起点', en: 'Against where it began' }, null, { text: { zh: `${began}%`, en: `${began}%` } })])],
    });
  },
});

defineExplainable({
  ...common, number: 'improvementPlan.wayShare', label: { zh: '走了多少', en: 'Way gone' }, definition: { zh: '（现在 − 起点）÷（目标 − 起点）', en: '(now − where it began) ÷ (target − where it began)' },
  async explain(ctx, { id }) {
    const plan = await planOf(ctx, id);
    if (!plan) return null;
    const measure = measureOf(plan.measureKey);
    const isOver = plan.state !== 'ACTIVE';
    const now = await asked(ctx, plan, plan.startsOn, addDays(plan.endsOn, 1), isOver ? { zh: '同样的日子，现在再算', en: 'The same days, asked now' } : { zh: '现在', en: 'Now' });
    // Of one that runs: as far as it is now.
    const way = isOver ? plan.wayShare : effectOf(plan, now.value === null ? null : String(now.value)).wayShare;
    return explain({ zh: '走了多少', en: 'Way gone' }, way, {
      ...(way === null ? {} : { text: saidBy({ unit: 'SHARE' }, way) }), note: { zh: '（现在 − 起点）÷（目标 − 起点）', en: '(now − where it began) ÷ (target − where it began)' },
      inputs: [figure(plan, measure, BEGAN, plan.baseline), figure(plan, measure, TARGET, plan.target), ...(isOver ? [figure(plan, measure, { zh: '结果，结束时记下', en: 'Outcome, noted at its end' }, plan.outcome)] : []), now],
    });
  },
});
