// What a measure's rows are as one filter of its list, and how its value is said. Pure.
import { MeasureKind, MeasureUnit } from '../../schema/measures/measure.ts';
import { sayLength } from '../core/business-time/words.ts';
import { labelOf, type Label } from '../core/language.ts';
import type { Dimension, MeasureDefinition, Moment } from './measures.registry.ts';

export type Filter = Record<string, unknown>;
/** Digits after the point, by unit. */
export const DIGITS: Record<MeasureUnit, number> = { COUNT: 0, SHARE: 6, MINUTES: 4, SCORE: 4, MONEY: 2 };

/** Filters that must all hold, as one; nothing said is left out. */
export function allOf(parts: readonly (Filter | null | undefined)[]): Filter {
  const said = parts.filter((part): part is Filter => Boolean(part && Object.keys(part).length))
    .flatMap((part) => (Object.keys(part).length === 1 && Array.isArray(part.and) ? (part.and as Filter[]) : [part]));
  return said.length > 1 ? { and: said } : (said[0] ?? {});
}

/** The days of the period as a condition on the measure's day; nothing for a stock, whose base says it. */
function daysFilter(measure: MeasureDefinition, moment: Moment): Filter | null {
  if (!measure.day || (!moment.from && !moment.until)) return null;
  const is: Filter = { ...(moment.from ? { gte: moment.from } : {}), ...(moment.until ? { lt: moment.until } : {}) };
  return measure.day.split('.').reduceRight<Filter>((inner, step) => ({ [step]: inner }), is);
}

/** All rows that count. */
export const rowsFilter = (measure: MeasureDefinition, moment: Moment, ...more: (Filter | null | undefined)[]): Filter =>
  allOf([measure.base(moment), daysFilter(measure, moment), ...more]);

/** Of a share: the rows that hold, or those that do not. */
export const partFilter = (measure: MeasureDefinition, moment: Moment, holds: boolean): Filter => {
  const part = measure.part?.(moment) ?? {};
  return holds ? part : { not: part };
};

/** The property by which a dimension splits, at the end of its way. */
export const pathOf = (measure: MeasureDefinition, dimension: Dimension): readonly string[] => (dimension.path === 'credit' ? [measure.creditTo as string] : dimension.path);

/** The rows of one group, as a filter along the dimension's way. */
export function groupFilter(path: readonly string[], key: string | number | null): Filter {
  const is: Filter = key === null ? { isNull: true } : { eq: key };
  return path.reduceRight<Filter>((inner, step) => ({ [step]: inner }), is);
}

/** A value as people read it: 92.4%, 1 h 12 min, 4.8. */
export function sayValue(measure: Pick<MeasureDefinition, 'unit' | 'kind'>, value: string | null): Label {
  if (value === null) return { zh: '没有可计的数据', en: 'nothing to measure' };
  if (measure.unit === MeasureUnit.SHARE) { const said = `${(Number(value) * 100).toFixed(1)}%`; return { zh: said, en: said }; }
  if (measure.unit === MeasureUnit.MINUTES) return labelOf((language) => sayLength(Math.round(Number(value) * 60) * 1_000, language));
  const said = measure.unit === MeasureUnit.SCORE ? Number(value).toFixed(2) : Number(value).toLocaleString('en-US', { minimumFractionDigits: measure.unit === MeasureUnit.MONEY ? 2 : 0 });
  return { zh: said, en: said };
}

export const KIND_WORDS: Record<MeasureKind, Label> = {
  COUNT: { zh: '计数', en: 'count' }, SHARE: { zh: '占比', en: 'share' }, SUM: { zh: '合计', en: 'sum' }, MEAN: { zh: '平均', en: 'mean' }, RATIO: { zh: '两个指标相除', en: 'one measure by another' }, DISTINCT: { zh: '去重计数', en: 'how many different ones' }, MEDIAN: { zh: '中位数（取较低者）', en: 'median, the lower of two' },
};
