// What the dashboard of tickets asks: a row of figures with those of the period before, and one measure as trend, ranking and explanation.
import { gql } from '../provider/client.ts';
import type { Explanation } from '../shared/Explain.tsx';

export interface Words { zh: string; en: string }
export interface RowsBehind { resource: string; filter: Record<string, unknown>; count: number | null }
export type Unit = 'COUNT' | 'SHARE' | 'MINUTES' | 'SCORE' | 'MONEY';
export interface Value { value: string | null; numerator: string | null; denominator: string | null; sample: number; isSmallSample: boolean; rows: RowsBehind; hits: RowsBehind | null; misses: RowsBehind | null }
export interface MeasureDefinition { key: string; label: Words; definition: Words; unit: Unit; kind: string; isMoreBetter: boolean | null; isStock: boolean; resource: string; dimensions: { key: string; label: Words }[]; minSample: number; version: number }
export interface Group extends Value { key: string | null; label: Words; share: string | null; rank: number | null }
export interface Point extends Value { from: string; until: string }
export interface Measured extends Value { groupCount: number | null; groups: Group[]; series: Point[]; explain: Explanation; period: { from: string | null; until: string | null }; asOf: string }

const VALUE = 'value numerator denominator sample isSmallSample rows { resource filter count } hits { resource filter count } misses { resource filter count }';
export const CATALOGUE = gql`query MeasureCatalogue {
  measures { key label { zh en } definition { zh en } unit kind isMoreBetter isStock resource dimensions { key label { zh en } } minSample version }
}`;
export const MEASURE = gql(`query MeasureDetail($key: String!, $period: PeriodInput!, $by: String, $filter: JSON, $order: MeasureOrder) {
  measure(key: $key, period: $period, by: $by, filter: $filter, order: $order, limit: 100) { ${VALUE} period { from until } asOf explain groupCount groups { key label { zh en } share rank ${VALUE} } }
}`);
export const TREND = gql(`query MeasureTrend($key: String!, $period: PeriodInput!, $every: PeriodKind!, $filter: JSON) {
  measure(key: $key, period: $period, every: $every, filter: $filter) { series { from until ${VALUE} } }
}`);

/** Figures of the top row, in the order in which they are read; those that the viewer may not ask are left out. */
export const TILES = ['tickets.volume', 'tickets.backlog', 'tickets.closureRate', 'tickets.onTimeRate', 'tickets.firstTimeResolution', 'tickets.answeredIn24h', 'tickets.satisfactionMean', 'tickets.businessResolutionMedian'];
/** One question for all figures, each for the period and for the one before it. */
export const tilesQuery = (keys: readonly string[]) => gql(`query MeasureTiles($now: PeriodInput!, $before: PeriodInput!, $filter: JSON) {
  ${keys.map((key, i) => `n${i}: measure(key: "${key}", period: $now, filter: $filter) { value sample isSmallSample } b${i}: measure(key: "${key}", period: $before, filter: $filter) { value }`).join('\n  ')}
}`);
export type TilesAnswer = Record<string, { value: string | null; sample?: number; isSmallSample?: boolean }>;
