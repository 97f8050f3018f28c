// Asking a measure: its value, series, ranking and the rows behind, from one statement each, over rows that the viewer may see.
import { MeasureKind, MeasureOrder, PeriodKind, type MeasureGroup, type MeasurePoint, type MeasureValue, type PeriodInput } from '../../schema/measures/measure.ts';
import { dayIn, addDays } from '../core/clock.ts';
import type { Context } from '../core/context.ts';
import { demand } from '../core/errors.ts';
import type { Label } from '../core/language.ts';
import { decimal } from '../core/money.ts';
import { edgeOf } from '../core/read/edges.ts';
import { assertOpen, filterSql } from '../core/read/filter.ts';
import { compileRows, envFor } from '../core/read/rows.ts';
import type { Level } from '../core/read/scope.ts';
import type { Binder } from '../core/read/binder.ts';
import { allOf, DIGITS, groupFilter, partFilter, pathOf, rowsFilter, type Filter } from './measure.rules.ts';
import { dimensionsOf, measureOf, minSampleOf, resourceOf, type Dimension, type MeasureDefinition, type Moment } from './measures.registry.ts';
import { measureReasons } from './measures.messages.ts';
import { daysOf, periodAround, periodFault, stepsOf, type StepKind } from './period.rules.ts';

const MOST_STEPS = 400;
const MOST_GROUPS = 500;
const EVERY_GROUP = 1_000_000;

export interface MeasureQuestion {
  key: string;
  period: PeriodInput;
  /** A filter of the list behind it, coerced. */
  filter?: Filter | null;
  by?: string | null;
  order?: MeasureOrder | null;
  limit?: number | null;
  every?: PeriodKind | null;
  asOf?: string | null;
}
export interface MeasureAnswer extends MeasureValue {
  definition: MeasureDefinition;
  moment: Moment;
  groupCount: number | null;
  groups: MeasureGroup[];
  series: MeasurePoint[];
}

/** The period of a kind that holds a day, moved by `steps` (negative: back), as others cut their own by. */
export const periodHolding = (kind: StepKind, on: string, steps = 0): { from: string; until: string } => periodAround(kind, on, steps);

/** The definition, the days and the instant of a question; refused at its place. */
function understand(ctx: Context, question: MeasureQuestion): { measure: MeasureDefinition; moment: Moment } {
  const measure = measureOf(question.key);
  demand(measure, 'key', measureReasons.MEASURE_UNKNOWN);
  const fault = periodFault(question.period);
  demand(!fault, `period.${fault}`, measureReasons.MEASURE_PERIOD);
  const now = ctx.clock.now();
  demand(!question.asOf || new Date(question.asOf) <= now, 'asOf', measureReasons.MEASURE_AS_OF);
  const asOf = question.asOf ?? now.toISOString();
  const { zone } = ctx.db.settings;
  const { from, until } = daysOf(question.period, dayIn(zone, now));
  const last = addDays(dayIn(zone, new Date(asOf)), 1);
  // A stock is what stands there now at the latest; who asks about an earlier instant hears nothing of later days.
  const isCut = (!measure.day || Boolean(question.asOf)) && (until === null || until > last);
  return { measure, moment: { from, until: isCut ? last : until, asOf } };
}

interface Row { k: string | null; zh: string | null; en: string | null; n: number; sample: number; v: string | null; above: string | null; below: string | null; total?: number }

interface Columns { n: string; sample: string; v: string; above: string; below: string }
const listed = ({ n, sample, v, above, below }: Columns): string => `${n}::int n, ${sample}::int sample, ${v} v, ${above} above, ${below} below`;
const packed = ({ n, sample, v, above, below }: Columns): string => `json_build_object('n', ${n}, 'sample', ${sample}, 'v', ${v}, 'above', ${above}, 'below', ${below})`;

/** The answer as aggregates over the rows at a level: how many, how many have a value, the value, above and below the line; `within` narrows them. */
function answerSql(measure: MeasureDefinition, moment: Moment, level: Level, binder: Binder, prepared: unknown, within = ''): Columns {
  const kept = (condition = ''): string => (within || condition ? ` filter (where ${[within, condition].filter(Boolean).join(' and ')})` : '');
  const rows = `count(*)${kept()}`;
  const said = (sql: string, digits = DIGITS[measure.unit]): string => `trim_scale(round((${sql})::numeric, ${digits}))::text`;
  if (measure.kind === MeasureKind.COUNT) return { n: rows, sample: rows, v: `${rows}::text`, above: 'null::text', below: 'null::text' };
  if (measure.kind === MeasureKind.SHARE) {
    const part = measure.part?.(moment);
    const hits = `count(*)${kept(filterSql(level, part, () => part) ?? 'true')}`;
    return { n: rows, sample: rows, v: said(`${hits}::numeric / nullif(${rows}, 0)`), above: `${hits}::text`, below: `${rows}::text` };
  }
  const { value } = measure;
  if (!value) throw new Error(`${measure.key} has no value`);
  for (const name of 'prop' in value ? [value.prop] : value.reads) assertOpen(level, propOf(level, name));
  if (measure.kind === MeasureKind.DISTINCT) {
    const column = 'prop' in value ? level.column(value.prop) : value.sql(level, binder, prepared);
    return { n: rows, sample: `count(${column})${kept()}`, v: `(count(distinct ${column})${kept()})::text`, above: 'null::text', below: 'null::text' };
  }
  const sql = 'prop' in value ? `(${level.column(value.prop)}::numeric / ${value.per ?? 1})` : value.sql(level, binder, prepared);
  const sample = `count(${sql})${kept()}`;
  const sum = `sum(${sql})${kept()}`;
  if (measure.kind === MeasureKind.SUM) return { n: rows, sample, v: said(`coalesce(${sum}, 0)`), above: said(sum, 4), below: 'null::text' };
  if (measure.kind === MeasureKind.MEAN) return { n: rows, sample, v: said(`avg(${sql})${kept()}`), above: said(sum, 4), below: `${sample}::text` };
  return { n: rows, sample, v: said(`percentile_disc(0.5) within group (order by ${sql})${kept()}`), above: 'null::text', below: 'null::text' };
}

const propOf = (level: Level, name: string) => {
  const prop = level.noun.props.get(name);
  if (!prop) throw new Error(`${level.noun.name} has no property ${name}`);
  return prop;
};

/** The level at the end of a way of to-one edges. */
const along = (level: Level, edges: readonly string[]): Level => edges.reduce((at, name) => {
  const edge = edgeOf(at.noun.name, name);
  if (edge?.kind !== 'one') throw new Error(`${at.noun.name} has no to-one edge ${name}`);
  return at.join(edge);
}, level);

async function rowsOf(ctx: Context, text: string, params: unknown[]): Promise<Row[]> {
  ctx.db.statements += 1;
  return (await ctx.db.read.query<Row>(text, params)).rows;
}

interface Asked { ctx: Context; measure: MeasureDefinition; moment: Moment; filter: Filter | null; prepared: unknown }

const NO_ROWS: Row = { k: null, zh: null, en: null, n: 0, sample: 0, v: null, above: null, below: null };
const NO_GROUP = 'null::text k, null::text zh, null::text en';

async function askTotal({ ctx, measure, moment, filter, prepared }: Asked): Promise<Row> {
  let columns = '';
  const found = compileRows(ctx, measure.noun, rowsFilter(measure, moment, filter), (level, binder) => { columns = listed(answerSql(measure, moment, level, binder, prepared)); return []; });
  const [row] = await rowsOf(ctx, `select ${NO_GROUP}, ${columns} from ${found.level.from} where ${found.where}`, found.build.binder.values(envFor(ctx)));
  return row as Row;
}

const ORDERS: Record<MeasureOrder, string> = { MOST: 'a.v::numeric desc nulls last', LEAST: 'a.v::numeric nulls last', SAMPLE: 'a.sample desc', NAME: 'null::int' };

async function askGroups({ ctx, measure, moment, filter, prepared }: Asked, dimension: Dimension, order: MeasureOrder, limit: number): Promise<Row[]> {
  let columns = '';
  let key = '';
  let names = 'null::text zh, null::text en';
  const path = pathOf(measure, dimension);
  const found = compileRows(ctx, measure.noun, rowsFilter(measure, moment, filter), (level, binder) => {
    columns = listed(answerSql(measure, moment, level, binder, prepared));
    const end = along(level, path.slice(0, -1));
    const prop = propOf(end, path.at(-1) as string);
    assertOpen(end, prop);
    key = end.column(prop.name);
    if (dimension.names) {
      const edge = dimension.names.edge ?? [...edgesFrom(end, prop.name)][0];
      const named = along(end, [edge as string]);
      names = `min(${named.column(dimension.names.zh)}) zh, min(${named.column(dimension.names.en)}) en`;
    }
    return [];
  });
  const least = minSampleOf(measure);
  const name = ctx.locale === 'en' ? 'coalesce(a.en, a.zh)' : 'a.zh';
  return rowsOf(ctx, `
    with a as materialized (select ${key}::text k, ${names}, ${columns} from ${found.level.from} where ${found.where} group by ${key})
    select a.*, (count(*) over ())::int total from a order by (a.sample < ${least} and ${order === MeasureOrder.NAME ? 'false' : 'true'}), ${ORDERS[order]}, ${name}, a.k limit ${limit}`,
  found.build.binder.values(envFor(ctx)));
}

/** To-one edges that start at a property. */
const edgesFrom = (level: Level, prop: string): string[] => {
  const named = prop.replace(/Id$/, '');
  return edgeOf(level.noun.name, named)?.kind === 'one' ? [named] : [];
};

async function askSeries({ ctx, measure, moment, filter, prepared }: Asked, steps: readonly { from: string; until: string }[]): Promise<Row[]> {
  if (measure.day) {
    let columns = '';
    let step = '';
    const found = compileRows(ctx, measure.noun, rowsFilter(measure, moment, filter), (level, binder) => {
      columns = listed(answerSql(measure, moment, level, binder, prepared));
      const way = (measure.day as string).split('.');
      step = `width_bucket(${along(level, way.slice(0, -1)).column(way.at(-1) as string)}::timestamp, ${binder.constant(steps.map((one) => one.from), 'timestamp[]')})`;
      return [];
    });
    const rows = await rowsOf(ctx, `select ${step}::text k, null::text zh, null::text en, ${columns} from ${found.level.from} where ${found.where} group by 1`, found.build.binder.values(envFor(ctx)));
    const by = new Map(rows.map((row) => [row.k, row]));
    const none: Row = { k: null, zh: null, en: null, n: 0, sample: 0, v: [MeasureKind.COUNT, MeasureKind.SUM, MeasureKind.DISTINCT].includes(measure.kind) ? '0' : null, above: measure.kind === MeasureKind.SHARE ? '0' : null, below: measure.kind === MeasureKind.SHARE ? '0' : null };
    return steps.map((_, i) => by.get(String(i + 1)) ?? none);
  }
  // A stock: each step asks which rows stand in it at its own end, all in one reading of the table.
  const columns: string[] = [];
  const found = compileRows(ctx, measure.noun, filter, (level, binder) => {
    steps.forEach((step, i) => {
      const at: Moment = { ...moment, from: step.from, until: step.until };
      const base = measure.base(at);
      columns.push(`${packed(answerSql(measure, at, level, binder, prepared, filterSql(level, base, () => base) ?? 'true'))} c${i}`);
    });
    return [];
  });
  const [row] = await rowsOf(ctx, `select ${columns.join(', ')} from ${found.level.from} where ${found.where}`, found.build.binder.values(envFor(ctx))) as unknown as Record<string, Row>[];
  return steps.map((_, i) => ({ ...(row?.[`c${i}`] as Row), k: null, zh: null, en: null }));
}

/** One value with its lists; `more` narrows them to a group or a step. */
function answerOf(measure: MeasureDefinition, moment: Moment, filter: Filter | null, row: Row, more: Filter | null = null): MeasureValue {
  const resource = resourceOf(measure);
  const rows = rowsFilter(measure, moment, filter, more);
  const isShare = measure.kind === MeasureKind.SHARE;
  const hits = Number(row.above ?? 0);
  return {
    value: row.v, numerator: row.above, denominator: row.below, sample: row.sample, isSmallSample: row.sample < minSampleOf(measure), rows: { resource, filter: rows, count: row.n },
    hits: isShare ? { resource, filter: allOf([rows, partFilter(measure, moment, true)]), count: hits } : null,
    misses: isShare ? { resource, filter: allOf([rows, partFilter(measure, moment, false)]), count: row.n - hits } : null,
  };
}

const UNNAMED: Label = { zh: '（无）', en: '(none)' };
const labelFor = (dimension: Dimension, row: Row): Label => {
  if (row.k === null) return UNNAMED;
  if (dimension.words) return dimension.words[row.k] ?? { zh: row.k, en: row.k };
  const zh = row.zh ?? row.en ?? row.k;
  return { zh, en: row.en || zh };
};

/** What a measure is over a period, for this viewer: never more than the rows that she may list. */
export async function askMeasure(ctx: Context, question: MeasureQuestion): Promise<MeasureAnswer> {
  const limit = question.limit ?? 50;
  demand(limit >= 1 && limit <= MOST_GROUPS, 'limit', measureReasons.MEASURE_LIMIT, { limit: MOST_GROUPS });
  return answer(ctx, question, limit);
}

/** What is said of every group; the whole is not counted. */
export type GroupsAnswer = Omit<MeasureAnswer, 'value' | 'numerator' | 'denominator' | 'sample' | 'isSmallSample' | 'hits' | 'misses'>;

/** The same for every group there is, and without the whole: for those who work out something for all of them at once. */
export const askEveryGroup = (ctx: Context, question: Omit<MeasureQuestion, 'limit' | 'order'> & { by: string }): Promise<GroupsAnswer> =>
  answer(ctx, { ...question, order: MeasureOrder.NAME }, EVERY_GROUP);

async function answer(ctx: Context, question: MeasureQuestion, limit: number): Promise<MeasureAnswer> {
  const { measure, moment } = understand(ctx, question);
  const dimension = question.by ? dimensionsOf(measure).find((one) => one.key === question.by) : undefined;
  demand(!question.by || dimension, 'by', measureReasons.MEASURE_DIMENSION);
  const { every } = question;
  demand(!every || (every !== PeriodKind.RANGE && every !== PeriodKind.ALL), 'every', measureReasons.MEASURE_STEP_KIND);
  demand(!every || (moment.from !== null && moment.until !== null), 'period', measureReasons.MEASURE_PERIOD_OPEN);
  const steps = every ? stepsOf({ from: moment.from as string, until: moment.until as string }, every as StepKind, MOST_STEPS) : [];
  demand(steps, 'every', measureReasons.MEASURE_STEPS, { limit: MOST_STEPS });
  if (measure.ratio) return askRatio(ctx, question, limit, measure, moment);
  const filter = measure.narrow ? allOf([await measure.narrow.ask(ctx), question.filter]) : (question.filter ?? null);
  const prepared: unknown = measure.value && !('prop' in measure.value) ? await measure.value.prepare?.(ctx) : undefined;
  const asked: Asked = { ctx, measure, moment, filter, prepared };
  const [total, groups, points] = await Promise.all([
    limit === EVERY_GROUP ? NO_ROWS : askTotal(asked), dimension ? askGroups(asked, dimension, question.order ?? MeasureOrder.MOST, limit) : [], steps.length ? askSeries(asked, steps) : [],
  ]);
  let place = 0;
  return {
    definition: measure, moment, ...answerOf(measure, moment, filter, total), groupCount: dimension ? (groups[0]?.total ?? 0) : null,
    groups: groups.map((row) => {
      const value = answerOf(measure, moment, filter, row, groupFilter(pathOf(measure, dimension as Dimension), keyOf(dimension as Dimension, row.k)));
      const isRanked = row.k !== null && !value.isSmallSample && row.v !== null;
      return { ...value, key: row.k, label: labelFor(dimension as Dimension, row), share: shareOf(measure, row.v, total.v), rank: isRanked ? (place += 1) : null };
    }),
    series: points.map((row, i) => {
      const step = steps[i] as { from: string; until: string };
      return { ...answerOf(measure, { ...moment, ...step }, filter, row), ...step };
    }),
  };
}

/** Two measures over the same period, stores and groups, one by the other; the rows are those above the line. */
async function askRatio(ctx: Context, question: MeasureQuestion, limit: number, definition: MeasureDefinition, moment: Moment): Promise<MeasureAnswer> {
  const { above: over, below: under } = definition.ratio as NonNullable<MeasureDefinition['ratio']>;
  const wide = Math.max(limit, MOST_GROUPS);
  const [above, below] = await Promise.all([answer(ctx, { ...question, key: over }, wide), answer(ctx, { ...question, key: under }, wide)]);
  const by = (a: MeasureValue | undefined, b: MeasureValue | undefined, rows: MeasureValue): MeasureValue => {
    const [numerator, denominator] = [a?.value ?? '0', b?.value ?? null];
    const value = denominator !== null && Number(denominator) !== 0 ? decimal(numerator).dividedBy(denominator).toDecimalPlaces(6).toFixed() : null;
    return { value, numerator, denominator, sample: b?.sample ?? 0, isSmallSample: (b?.sample ?? 0) < minSampleOf(definition), rows: rows.rows, hits: null, misses: null };
  };
  const tops = new Map(above.groups.map((group) => [group.key, group]));
  const groups = below.groups.map((group): MeasureGroup => {
    const top = tops.get(group.key);
    const none: MeasureValue = { ...group, rows: { ...above.rows, filter: allOf([above.rows.filter as Filter, groupFilter(pathOf(definition, dimensionsOf(definition).find((one) => one.key === question.by) as Dimension), group.key)]), count: 0 } };
    return { ...by(top, group, top ?? none), key: group.key, label: group.label, share: null, rank: null };
  });
  const sign = question.order === MeasureOrder.LEAST ? 1 : -1;
  if (question.order !== MeasureOrder.NAME) groups.sort((a, b) => Number(a.isSmallSample) - Number(b.isSmallSample) || (Number(a.value ?? -sign * Infinity) - Number(b.value ?? -sign * Infinity)) * sign);
  let place = 0;
  for (const group of groups) if (group.key !== null && !group.isSmallSample && group.value !== null) group.rank = (place += 1);
  return {
    definition, moment, ...by(above, below, above), groupCount: below.groupCount, groups: groups.slice(0, limit),
    series: below.series.map((point, i) => ({ ...by(above.series[i], point, above.series[i] ?? point), from: point.from, until: point.until })),
  };
}

/** What a group is of the whole, where values add up; six digits. */
function shareOf(measure: MeasureDefinition, part: string | null, whole: string | null): string | null {
  if ((measure.kind !== MeasureKind.COUNT && measure.kind !== MeasureKind.SUM) || part === null || !Number(whole)) return null;
  return decimal(part).dividedBy(whole as string).toDecimalPlaces(6).toFixed();
}

/** Numbers are compared as numbers. */
const keyOf = (dimension: Dimension, key: string | null): string | number | null => (key !== null && dimension.isNumber ? Number(key) : key);
