// Asking measures for what a rule judges, and telling how the figure came about.
import type { PeriodKind, PeriodInput } from '../../schema/measures/measure.ts';
import { sayDay } from '../core/business-time/words.ts';
import { addDays } from '../core/clock.ts';
import { businessDay, type Context } from '../core/context.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { labelOf, sameLabel, type Label } from '../core/language.ts';
import { askMeasure, type MeasureAnswer, type MeasureQuestion } from '../measures/measure.service.ts';
import { dimensionsOf, measureOf, type MeasureDefinition } from '../measures/measures.registry.ts';
import { judgeFigure, sayFigure, sayRule, type AlertRule, type Measured } from './alert.rules.ts';

type Filter = Record<string, unknown>;
type Rows = { resource: string; filter: unknown; count?: number | null };
/** One group as it was judged. */
export interface Figure {
  key: string | null; label: Label | null; value: string | null; sample: number; isEnough: boolean; isHit: boolean; said: Label; explanation: Explanation;
}
export interface Figures { from: string; until: string; figures: Figure[] }
export interface Named { ruleKey: string; number: number | null }

const both = (parts: readonly (Filter | null | undefined)[]): Filter | null => {
  const said = parts.filter((part): part is Filter => Boolean(part && Object.keys(part).length));
  return said.length > 1 ? { and: said } : (said[0] ?? null);
};
/** The measure of a rule, and its dimension; undefined where there is none. */
export function subjectOf(rule: AlertRule): { measure: MeasureDefinition | undefined; by: Label | null | undefined } {
  const measure = measureOf(rule.measure);
  return { measure, by: rule.by ? (measure ? dimensionsOf(measure).find((one) => one.key === rule.by)?.label : undefined) : null };
}
export const sentenceOf = (rule: AlertRule): Label => {
  const { measure, by } = subjectOf(rule);
  return measure ? sayRule(rule, measure.unit, measure.label, by ?? null) : sameLabel(rule.measure);
};

interface Part { value: string | null; sample: number; rows: Rows }
type Labelled = Part & { label: Label | null };
function partsOf(answer: MeasureAnswer, isSplit: boolean): Map<string | null, Labelled> {
  if (!isSplit) return new Map([[null, { value: answer.value, sample: answer.sample, rows: answer.rows, label: null }]]);
  // Rows without a group are nobody's to be told of.
  const named = answer.groups.filter((group) => group.key !== null);
  return new Map(named.map((group): [string | null, Labelled] => [group.key, { value: group.value, sample: group.sample, rows: group.rows, label: group.label }]));
}

/** What a rule finds over the period that stands `back` periods before the running one (or the last complete one), group by group. */
export async function figuresOf(ctx: Context, rule: AlertRule, named: Named, back = 0): Promise<Figures> {
  const { measure } = subjectOf(rule);
  if (!measure) return { from: businessDay(ctx), until: businessDay(ctx), figures: [] };
  const steps = back + (rule.days === 'COMPLETE' ? 1 : 0);
  const period = (more: number): PeriodInput => ({ kind: rule.period as PeriodKind, back: steps + more });
  const ask = (at: PeriodInput, filter: Filter | null): Promise<MeasureAnswer> =>
    askMeasure(ctx, { key: rule.measure, period: at, filter, ...(rule.by ? { by: rule.by, limit: 500 } : {}) } satisfies MeasureQuestion);
  const [whole, other] = await Promise.all([
    ask(period(0), both([rule.filter])),
    rule.test.kind === 'CHANGE' ? ask(period(1), both([rule.filter])) : rule.test.kind === 'SHARE' ? ask(period(0), both([rule.filter, rule.test.of])) : null,
  ]);
  const others = other ? partsOf(other, Boolean(rule.by)) : null;
  const from = whole.moment.from as string;
  const until = whole.moment.until as string;
  const figures = [...partsOf(whole, Boolean(rule.by))].map(([key, part]) => {
    const held = others?.get(key);
    const none = rule.test.kind === 'SHARE' ? '0' : null;
    const measured: Measured = { value: part.value, sample: part.sample, ...(others ? { other: held?.value ?? none } : {}) };
    const verdict = judgeFigure(rule, measured);
    const said = sameLabel(verdict.figure === null ? '–' : sayFigure(rule, measure.unit, verdict.figure));
    return { key, label: part.label, value: verdict.figure, sample: part.sample, isEnough: verdict.isEnough, isHit: verdict.isHit, said, explanation: tell({ rule, named, measure, part, held: held ?? null, verdict: { ...verdict, said }, from, until, label: part.label }) };
  });
  return { from, until, figures };
}

interface Told { rule: AlertRule; named: Named; measure: MeasureDefinition; part: Part; held: Part | null; verdict: { figure: string | null; said: Label; isEnough: boolean; isHit: boolean }; from: string; until: string; label: Label | null }
/** The tree of one figure: the rule, what was measured over which days, and the rows. */
function tell({ rule, named, measure, part, held, verdict, from, until, label }: Told): Explanation {
  const rows = (one: Part): NonNullable<Explanation['rows']> => ({ resource: one.rows.resource, filter: one.rows.filter as Filter, count: one.rows.count ?? 0 });
  const { test } = rule;
  const limit = sameLabel(sayFigure(rule, measure.unit, test.value));
  const held0 = { zh: test.kind === 'SHARE' ? test.ofZh : '上一期', en: test.kind === 'SHARE' ? test.ofEn : 'The period before' };
  return explain(label ? { zh: `${measure.label.zh} · ${label.zh}`, en: `${measure.label.en} · ${label.en}` } : measure.label, verdict.figure, {
    text: verdict.said, holds: !verdict.isHit, required: limit, note: sentenceOf(rule), rule: { key: named.ruleKey, ...(named.number === null ? {} : { version: named.number }) }, rows: test.kind === 'SHARE' && held ? rows(held) : rows(part),
    inputs: [
      explain(test.kind === 'SHARE' ? { zh: `全部${measure.label.zh}`, en: `All: ${measure.label.en}` } : measure.label, part.value, { rows: rows(part), rule: { key: measure.key, version: measure.version } }),
      ...(test.kind === 'LEVEL' ? [] : [explain(held0, held?.value ?? null, held ? { rows: rows(held) } : {})]),
      explain({ zh: '样本', en: 'Rows' }, part.sample, { holds: verdict.isEnough, required: { zh: `至少 ${rule.minSample}`, en: `at least ${rule.minSample}` } }),
      explain({ zh: '时间段', en: 'Period' }, from, { text: labelOf((language) => `${sayDay(from, language, true)} – ${sayDay(addDays(until, -1), language, true)}`) }),
    ],
  });
}
