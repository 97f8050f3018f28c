// The numbers of the product: each module registers its own, once, as filters over a list that anybody can open.
import { createHash } from 'node:crypto';
import { MeasureKind, type MeasureUnit } from '../../schema/measures/measure.ts';
import { nounOf } from '../../schema/base.ts';
import type { Context } from '../core/context.ts';
import type { Label } from '../core/language.ts';
import type { Binder } from '../core/read/binder.ts';
import type { FilterValue } from '../core/read/filter.ts';
import { rootNames } from '../core/read/names.ts';
import type { Level } from '../core/read/scope.ts';

/*
 * A measure says its rows as filters of the noun's own list, so that the number and the list that it opens are one question:
 *   base   the rows that count (what stands below the line of a share), besides the days of the period
 *   part   of a share: which of them hold
 *   value  of a sum, mean or median: a property, or an expression over the rows
 * `day` is the property by whose day a row falls into a period; without it the measure is a stock at the period's end, and
 * `base` says by `moment.until` which rows stand in it.
 */

/** When a measure is asked about: the days (until: the first that no longer counts) and the instant whose facts are known. */
export interface Moment { from: string | null; until: string | null; asOf: string }

/** An expression over the rows at `level`; null values are no sample. `prepared` is what `prepare` brought. */
export interface Expression {
  /** Names the formula; part of the definition's hash. */
  name: string;
  /** Properties that it reads: whoever may not read one of them is refused. */
  reads: readonly string[];
  prepare?(ctx: Context): Promise<unknown>;
  sql(level: Level, binder: Binder, prepared: unknown): string;
}

export interface MeasureDefinition {
  /** `<resource>.<number>`. */
  key: string;
  /** Raised whenever what is computed changes: results keep it. */
  version: number;
  noun: string;
  label: Label;
  definition: Label;
  credit?: Label;
  unit: MeasureUnit;
  kind: MeasureKind;
  isMoreBetter?: boolean;
  /** May lie behind a to-one edge: `ticket.openedOn`. */
  day?: string;
  base(moment: Moment): FilterValue;
  /** Narrows the rows further by what stands in other tables as they are now, so that the list opened is the list counted; part of the filter that is answered. */
  narrow?: { name: string; ask(ctx: Context): Promise<FilterValue> };
  part?(moment: Moment): FilterValue;
  /** `per`: the stored number of these is one of the unit (60 for seconds said in minutes). */
  value?: { prop: string; per?: number } | Expression;
  /** Of a ratio: the keys of the measures above and below the line; asked for the same period, stores and groups. */
  ratio?: { above: string; below: string };
  /** Property that names the employee to whom a row is credited. */
  creditTo?: string;
  /** Dimensions of the noun that make no sense here. */
  without?: readonly string[];
  /** Fewer rows are too few to compare (20). */
  minSample?: number;
}

/** What rows of a noun can be split by. */
export interface Dimension {
  key: string;
  label: Label;
  /** Way to the property: edges, then its name. `credit`: the property that the measure credits. */
  path: readonly string[] | 'credit';
  /** Where the property is the id of a row that has a name: the edge to it and the properties of the name in Chinese and English. */
  names?: { edge?: string; zh: string; en: string };
  /** Where its values are words. */
  words?: Readonly<Record<string, Label>>;
  /** Its values are numbers, and filtered as such. */
  isNumber?: boolean;
}

const measures = new Map<string, MeasureDefinition>();
const dimensions = new Map<string, readonly Dimension[]>();

/** Registers measures; a key said twice, or one without what its kind needs, fails at start. */
export function defineMeasures(list: readonly MeasureDefinition[]): void {
  for (const one of list) {
    if (measures.has(one.key)) throw new Error(`The measure ${one.key} is registered twice`);
    const needs = { COUNT: true, SHARE: Boolean(one.part), SUM: Boolean(one.value), MEAN: Boolean(one.value), MEDIAN: Boolean(one.value), RATIO: Boolean(one.ratio), DISTINCT: Boolean(one.value) }[one.kind];
    if (!needs || !rootNames(nounOf(one.noun))) throw new Error(`The measure ${one.key} lacks what a ${one.kind} needs`);
    measures.set(one.key, one);
  }
}
/** Says what rows of a noun can be split by; said once a noun. */
export function defineDimensions(noun: string, list: readonly Dimension[]): void {
  if (dimensions.has(noun)) throw new Error(`The dimensions of ${noun} are registered twice`);
  dimensions.set(noun, list);
}

export const measureOf = (key: string): MeasureDefinition | undefined => measures.get(key);
export const allMeasures = (): MeasureDefinition[] => [...measures.values()];
/** The dimensions of a measure: those of its noun, by person only where rows are credited to one. */
export const dimensionsOf = (measure: MeasureDefinition): Dimension[] =>
  (dimensions.get(measure.noun) ?? []).filter((one) => !measure.without?.includes(one.key) && (one.path !== 'credit' || Boolean(measure.creditTo)));
/** The list that opens the rows behind it. */
export const resourceOf = (measure: MeasureDefinition): string => rootNames(nounOf(measure.noun))?.many ?? '';
const ADDED_UP: ReadonlySet<MeasureKind> = new Set([MeasureKind.COUNT, MeasureKind.SUM, MeasureKind.DISTINCT]);
export const minSampleOf = (measure: MeasureDefinition): number => measure.minSample ?? (ADDED_UP.has(measure.kind) ? 0 : 20);

const SYMBOLS: Moment = { from: '{from}', until: '{until}', asOf: '{asOf}' };
/** Hash of what is computed: the same filters, formula and kind give the same hash, whatever they are called. */
export function definitionHash(measure: MeasureDefinition): string {
  const { value } = measure;
  const said = { noun: measure.noun, kind: measure.kind, day: measure.day ?? null, base: measure.base(SYMBOLS), part: measure.part?.(SYMBOLS) ?? null, value: value ? ('prop' in value ? [value.prop, value.per ?? 1] : value.name) : null, creditTo: measure.creditTo ?? null, ...(measure.narrow ? { narrow: measure.narrow.name } : {}), ...(measure.ratio ? { ratio: measure.ratio } : {}) };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
