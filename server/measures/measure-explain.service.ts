// How a measure came about: definition with its version, the line above and below, period, credit, and the rows; and its place among the numbers that can be opened.
import { PeriodKind, type PeriodInput } from '../../schema/measures/measure.ts';
import { nounOf } from '../../schema/base.ts';
import { demand } from '../core/errors.ts';
import { coerceFilter } from '../core/read/filter-input.ts';
import { explain, type Explanation } from '../core/explanation.ts';
import { sayDay } from '../core/business-time/words.ts';
import { addDays } from '../core/clock.ts';
import { labelOf, sameLabel, type Label } from '../core/language.ts';
import { defineExplainable } from '../platform/explain/explain.registry.ts';
import { KIND_WORDS, sayValue, type Filter } from './measure.rules.ts';
import { askMeasure, type MeasureAnswer } from './measure.service.ts';
import { measureReasons } from './measures.messages.ts';
import { allMeasures, definitionHash, type Moment } from './measures.registry.ts';

/** From the first to the last day that counts, in words. */
function sayDays({ from, until }: Pick<Moment, 'from' | 'until'>): Label {
  const last = until && addDays(until, -1);
  return labelOf((language) => {
    const day = (one: string): string => sayDay(one, language, true);
    if (!from && !last) return language === 'zh' ? '不限日期' : 'all days';
    if (!from) return language === 'zh' ? `到 ${day(last as string)}` : `until ${day(last as string)}`;
    if (!last) return language === 'zh' ? `自 ${day(from)}` : `since ${day(from)}`;
    return from === last ? day(from) : `${day(from)} – ${day(last)}`;
  });
}

/** The tree of an answer. */
export function explainAnswer(answer: MeasureAnswer): Explanation {
  const { definition, moment, value, numerator, denominator, rows, hits, misses, sample } = answer;
  const read = sayValue(definition, value);
  const list = (one: typeof rows): NonNullable<Explanation['rows']> => ({ resource: one.resource, filter: one.filter as Filter, count: one.count ?? 0 });
  const isShare = Boolean(hits && misses);
  return explain(definition.label, value, {
    text: isShare && value !== null ? { zh: `${read.zh}，${numerator} ÷ ${denominator}`, en: `${read.en}, ${numerator} ÷ ${denominator}` } : read,
    note: definition.definition, rule: { key: `${definition.key} ${definitionHash(definition)}`, version: definition.version }, rows: list(rows),
    inputs: [
      explain({ zh: '算法', en: 'How it is computed' }, definition.kind, { text: KIND_WORDS[definition.kind] }),
      ...(isShare && hits && misses ? [
        explain({ zh: '满足的', en: 'Those that hold' }, Number(numerator), { rows: list(hits) }),
        explain({ zh: '未满足的', en: 'Those that do not' }, rows.count === null || rows.count === undefined ? null : rows.count - Number(numerator), { rows: list(misses) }),
      ] : []),
      explain({ zh: '计入的记录', en: 'Rows that count' }, rows.count ?? 0, { rows: list(rows) }),
      ...(sample === rows.count ? [] : [explain({ zh: '其中有数值的', en: 'Of them with a value' }, sample)]),
      explain({ zh: '时间段', en: 'Period' }, moment.from, { text: sayDays(moment) }),
      explain({ zh: '数据截至', en: 'As of' }, moment.asOf, { text: sameLabel(moment.asOf) }),
      ...(definition.credit ? [explain({ zh: '归属', en: 'Credited to' }, null, { text: definition.credit })] : []),
    ],
  });
}

/** Every measure can be opened by `explain` as `measure.<key>`, with the same tree as beside its value. */
export function explainMeasures(): void {
  for (const one of allMeasures()) {
    defineExplainable({
      number: `measure.${one.key}`, label: one.label, definition: one.definition, word: nounOf(one.noun).read, params: ['period', 'filter', 'asOf'],
      async explain(ctx, { params }) {
        const { period = { kind: PeriodKind.MONTH }, filter, asOf } = params as { period?: PeriodInput; filter?: Filter; asOf?: string };
        const days = [period.on, period.from, period.until].filter((day) => day !== undefined && day !== null);
        const isWell = typeof period === 'object' && Object.hasOwn(PeriodKind, period.kind) && days.every((day) => typeof day === 'string' && /^(19|2[01])\d\d-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day))
          && (period.back === undefined || (Number.isInteger(period.back) && period.back >= 0 && period.back <= 520)) && (asOf === undefined || !Number.isNaN(Date.parse(asOf)));
        demand(isWell, 'input.params.period', measureReasons.MEASURE_PERIOD);
        const judged = coerceFilter(undefined, one.noun, filter, 'input.params.filter');
        return explainAnswer(await askMeasure(ctx, { key: one.key, period, filter: judged ?? null, asOf: asOf ? new Date(asOf).toISOString() : null }));
      },
    });
  }
}
