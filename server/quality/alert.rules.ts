// A rule of alerts as data: its shape, how a figure is judged by it, how long it stays quiet, and how it is said. Pure.
import { z } from 'zod';
import { MeasureUnit, PeriodKind } from '../../schema/measures/measure.ts';
import { CauseTag } from '../../schema/quality/corrective-action.ts';
import { FindingSeverity } from '../../schema/quality/finding.ts';
import { addDays } from '../core/clock.ts';
import type { Label } from '../core/language.ts';
import { compareNumbers, decimal } from '../core/money.ts';

const OPS = ['ABOVE', 'AT_LEAST', 'BELOW', 'AT_MOST'] as const;
export type AlertOp = (typeof OPS)[number];
const figure = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);
const filter = z.record(z.string(), z.unknown());
const text = (most: number) => z.string().trim().min(2).max(most);

const schema = z.strictObject({
  /** Key of the measure. */
  measure: z.string().min(3).max(80),
  period: z.enum([PeriodKind.DAY, PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER]),
  /** RUNNING: the period so far; COMPLETE: the last one that is over. */
  days: z.enum(['RUNNING', 'COMPLETE']).default('RUNNING'),
  /** Dimension whose groups are judged each by itself. */
  by: z.string().min(2).max(40).nullish(),
  /** Which rows count at all: a filter of the measure's list. */
  filter: filter.nullish(),
  test: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('LEVEL'), op: z.enum(OPS), value: figure }),
    /** Against the period before: 0.3 is 30% more. */
    z.strictObject({ kind: z.literal('CHANGE'), op: z.enum(OPS), value: figure }),
    /** What the rows of `of` are of all that count. */
    z.strictObject({ kind: z.literal('SHARE'), op: z.enum(OPS), value: figure, of: filter, ofZh: text(60), ofEn: text(80) }),
  ]),
  minSample: z.number().int().min(1).max(1_000_000),
  quietDays: z.number().int().min(0).max(366),
  severity: z.enum(FindingSeverity),
  proposal: z.strictObject({ zh: text(500), en: text(800), causeTag: z.enum(CauseTag).nullish() }).nullish(),
  /** Where its figure comes from: row of the checklist. */
  source: z.string().max(40).nullish(),
});
export type AlertRule = z.output<typeof schema>;
/** What is wrong with a rule, and where. */
export class AlertRuleError extends Error {
  override name = 'AlertRuleError';
  constructor(readonly path: string) { super(path); }
}

/** The rule, checked. A change is judged over periods that are over: half a month is less than a whole one. */
export function parseRule(raw: unknown): AlertRule {
  const read = schema.safeParse(raw);
  if (!read.success) throw new AlertRuleError(read.error.issues[0]?.path.join('.') ?? '');
  if (read.data.test.kind === 'CHANGE' && read.data.days !== 'COMPLETE') throw new AlertRuleError('days');
  return read.data;
}

/** What was measured of one group: now, and what it is held against. */
export interface Measured { value: string | null; sample: number; /** CHANGE: the period before; SHARE: the rows that are meant. */ other?: string | null }
export interface Verdict { figure: string | null; isEnough: boolean; isHit: boolean }

const OPERATORS: Record<AlertOp, (order: number) => boolean> = { ABOVE: (order) => order > 0, AT_LEAST: (order) => order >= 0, BELOW: (order) => order < 0, AT_MOST: (order) => order <= 0 };

/** The figure that is judged, and whether the rule lets it pass. Too few rows, or nothing to compare with, is no verdict. */
export function judgeFigure(rule: Pick<AlertRule, 'test' | 'minSample'>, measured: Measured): Verdict {
  const { test } = rule;
  const isEnough = measured.sample >= rule.minSample;
  let found: string | null = measured.value;
  if (found !== null && test.kind === 'CHANGE') found = measured.other && Number(measured.other) !== 0 ? decimal(found).minus(measured.other).dividedBy(decimal(measured.other).abs()).toDecimalPlaces(6).toFixed() : null;
  if (found !== null && test.kind === 'SHARE') found = Number(found) !== 0 && measured.other !== null && measured.other !== undefined ? decimal(measured.other).dividedBy(found).toDecimalPlaces(6).toFixed() : null;
  return { figure: found, isEnough, isHit: isEnough && found !== null && OPERATORS[test.op](compareNumbers(found, test.value)) };
}

/** Is the same kept quiet on that day? `last`: the day on which it was told the last time. */
export const isQuiet = (rule: Pick<AlertRule, 'quietDays'>, last: string | null | undefined, day: string): boolean => Boolean(last) && day < addDays(last as string, rule.quietDays);

const OP_WORDS: Record<AlertOp, Label> = { ABOVE: { zh: '高于', en: 'above' }, AT_LEAST: { zh: '达到', en: 'at or above' }, BELOW: { zh: '低于', en: 'below' }, AT_MOST: { zh: '不超过', en: 'at or below' } };
const PERIODS: Record<AlertRule['period'], [running: Label, complete: Label]> = {
  DAY: [{ zh: '当天', en: 'today' }, { zh: '前一天', en: 'the day before' }], WEEK: [{ zh: '本周', en: 'this week' }, { zh: '上一周', en: 'last week' }],
  MONTH: [{ zh: '本月', en: 'this month' }, { zh: '上个月', en: 'last month' }], QUARTER: [{ zh: '本季度', en: 'this quarter' }, { zh: '上季度', en: 'last quarter' }],
};
const percent = (value: string): string => `${decimal(value).times(100).toDecimalPlaces(1).toFixed()}%`;

/** A figure as people read it: shares and changes in percent. */
export function sayFigure(rule: Pick<AlertRule, 'test'>, unit: MeasureUnit, value: string): string {
  if (rule.test.kind !== 'LEVEL' || unit === MeasureUnit.SHARE) return percent(value);
  return decimal(value).toDecimalPlaces(2).toFixed();
}

/** The rule as a sentence; `measure` and `by` are how those are called. */
export function sayRule(rule: AlertRule, unit: MeasureUnit, measure: Label, by: Label | null): Label {
  const when = PERIODS[rule.period][rule.days === 'COMPLETE' ? 1 : 0];
  const { test } = rule;
  const limit = sayFigure(rule, unit, test.value);
  const op = OP_WORDS[test.op];
  const each = by ? { zh: `按${by.zh}分别看，`, en: `, ${by.en.toLowerCase()} by ${by.en.toLowerCase()}` } : { zh: '', en: '' };
  const what = { LEVEL: measure, CHANGE: { zh: `${measure.zh}比上一期的变化`, en: `the change of ${measure.en} against the period before` }, SHARE: test.kind === 'SHARE' ? { zh: `${test.ofZh}占${measure.zh}的比例`, en: `the share of ${test.ofEn} in ${measure.en}` } : measure }[test.kind];
  return {
    zh: `${each.zh}${when.zh}${what.zh}${op.zh} ${limit} 时预警；样本至少 ${rule.minSample} 条，同一事项 ${rule.quietDays} 天内不重复。`,
    en: `Alert when ${what.en} ${when.en} is ${op.en} ${limit}${each.en}; at least ${rule.minSample} rows, and not again about the same within ${rule.quietDays} days.`,
  };
}
