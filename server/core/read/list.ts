// Lists as SQL: a page of rows in a stated order with its total, a short list, and counts by property.
import type { GraphQLObjectType, SelectionSetNode } from 'graphql';
import { nounOf, type NounMeta } from '../../../schema/base.ts';
import { DEFAULT_LIMIT, EXACT_TOTAL, MAX_LIMIT } from '../../../schema/page.ts';
import { AppError } from '../errors.ts';
import type { Getter } from './binder.ts';
import { cursorAt, type CursorKind } from './cursor.ts';
import { edgeOf, propOf, type Edge } from './edges.ts';
import { assertOpen, filterSql, searchSql, type FilterValue } from './filter.ts';
import { idSql, keyProp } from './ids.ts';
import { anyText, arrayText, constantText, objectText, plainText, quotedText } from './json-text.ts';
import { facetKeys, sortKeys } from './names.ts';
import { isOpenTo, listWhereOf, rowSql } from './row-rules.ts';
import { backEdge, betweenSql, fresh, Level, tie, type Build } from './scope.ts';
import { collect, COST, rowJson, type Selecting } from './select.ts';
import { ESTIMATED } from './totals.ts';

interface Place { path: string[]; times: number; depth: number; parent?: Level; edge?: Edge }
interface SortArg { field: string; order: 'ASC' | 'DESC' }
export interface ListArgs { filter?: FilterValue | null; sort?: SortArg[] | null; page?: { limit?: number | null; offset?: number | null; after?: string | null } | null }

const pick = (get: Getter, key: string): Getter => (env) => (get(env) as Record<string, unknown> | undefined)?.[key];

/** Counts rows before they are asked for; refuses documents whose answer could not be borne. */
function count(s: Selecting, rows: number): void {
  s.nodes += rows;
  if (s.nodes > COST.nodes) throw new AppError('VALIDATION', 'TOO_COMPLEX');
}

function limits(page: ListArgs['page']): { limit: number; offset: number } {
  const limit = page?.limit ?? DEFAULT_LIMIT;
  const offset = page?.offset ?? 0;
  if (limit < 1 || limit > MAX_LIMIT || offset < 0 || offset > 1_000_000 || (offset > 0 && page?.after)) throw new AppError('VALIDATION', 'PAGE_INVALID');
  return { limit, offset };
}

interface Order { sql: string; keys: { column: string; isDescending: boolean; isNullable: boolean; kind: CursorKind }[] }

const cursorKinds: Record<string, CursorKind> = { id: 'bigint', int: 'int', float: 'float8', money: 'numeric', decimal: 'numeric', instant: 'timestamptz', day: 'date', boolean: 'boolean' };

/** The order of a list: as asked, else by rank of a search, else the noun's own; always ended by its key. */
function orderOf(level: Level, args: ListArgs, usual: { prop: string; order: 'ASC' | 'DESC' } | undefined, rank: string | null): Order {
  const keys: Order['keys'] = [];
  const add = (at: Level, name: string, order: 'ASC' | 'DESC') => {
    const prop = propOf(at.noun, name);
    keys.push({ column: at.column(name), isDescending: order === 'DESC', isNullable: Boolean(prop.nullable) || at !== level, kind: cursorKinds[prop.kind] ?? 'text' });
  };
  const known = sortKeys(level.noun);
  for (const { field, order } of args.sort ?? []) {
    const key = known.get(field);
    const edge = key?.edge ? edgeOf(level.noun.name, key.edge) : undefined;
    if (!key) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field } });
    const at = edge ? level.join(edge) : level;
    assertOpen(at, key.prop);
    add(at, key.prop.name, order ?? 'ASC');
  }
  if (!keys.length && rank) keys.push({ column: rank, isDescending: false, isNullable: false, kind: 'int' });
  if (!keys.length && usual) add(level, usual.prop, usual.order);
  const last = keyProp(level.noun);
  const lastColumn = level.column(last);
  if (!keys.some((key) => key.column === lastColumn)) add(level, last, keys.at(-1)?.isDescending ? 'DESC' : 'ASC');
  // Nulls stand last either way; saying so for columns that have none would keep indexes from giving the order.
  return { keys, sql: keys.map((k) => `${k.column}${k.isDescending ? ' desc' : ''}${k.isNullable ? ' nulls last' : ''}`).join(', ') };
}

interface Rows { level: Level; where: string[]; order: Order; limit: number; offset: number; isPlain: boolean }

/** The rows of a list: noun, conditions, order and page, without what is selected of them. */
function rowsOf(build: Build, noun: NounMeta, args: ListArgs, get: Getter, place: Place): Rows {
  const level = Level.open(build, noun);
  const where: string[] = [];
  const { edge, parent } = place;
  let skip: string | undefined;
  if (edge && parent) { where.push(tie(parent, edge, level.alias)); skip = backEdge(edge); }
  const rule = rowSql(build.viewer, noun, level.alias, build.binder, undefined, skip);
  if (rule) where.push(rule);
  const filter = filterSql(level, args.filter, pick(get, 'filter'));
  const listed = listWhereOf(noun.name);
  if (listed && !listed.unless.some((name) => args.filter?.[name] !== undefined)) where.push(listed.where(level.alias));
  if (filter) where.push(filter);
  const rank = args.filter?.q && !args.sort?.length ? searchSql(level, args.filter.q as string, (env) => (pick(get, 'filter')(env) as FilterValue | undefined)?.q, 'rank') : null;
  const order = orderOf(level, args, edge?.sort ?? noun.defaultSort, rank);
  if (args.page?.after) where.push(cursorAt(build, order.keys, (env) => (pick(get, 'page')(env) as { after?: string } | undefined)?.after ?? ''));
  return { level, where, order, ...limits(args.page), isPlain: !filter && !rule && !edge };
}

/** A page as JSON text: items, total, totalIsExact, hasNext, endCursor, each only when asked for. */
export function pageSql(s: Selecting, build: Build, noun: NounMeta, sets: readonly (SelectionSetNode | undefined)[], rawArgs: Record<string, unknown>, get: Getter, place: Place): string {
  const args = rawArgs as ListArgs;
  const asked = collect(s, sets);
  const rows = rowsOf(build, noun, args, get, place);
  const type = s.schema.getType(noun.name) as GraphQLObjectType;
  const names = new Map([...asked].map(([key, [node]]) => [key, node?.name.value ?? '']));
  const wants = (name: string) => [...names.values()].includes(name);
  const more = wants('hasNext') || wants('endCursor');
  const withRows = wants('items') || more;
  const outer = fresh(build);
  const from: string[] = [];
  const pairs: [string, string][] = [];
  if (withRows) {
    count(s, place.times * rows.limit);
    const columns: string[] = [];
    const made: string[] = [];
    for (const [key, nodes] of asked) {
      if (names.get(key) !== 'items') continue;
      const json = rowJson(s, rows.level, type, nodes.map((n) => n.selectionSet), [...place.path, key], place.times * rows.limit, place.depth + 1);
      const i = columns.push(`${json} i${columns.length}`) - 1;
      made.push(`${arrayText(`i${i}`, more ? { orderBy: 'n', filter: `n <= ${rows.limit}` } : {})} i${i}`);
      pairs.push([key, `${outer}.i${i}`]);
    }
    if (wants('endCursor')) {
      columns.push(`json_build_array(${rows.order.keys.map((k) => `${k.column}::text`).join(', ')})::text c`);
      made.push(`translate(encode(convert_to((array_agg(c order by n desc) filter (where n <= ${rows.limit}))[1], 'UTF8'), 'base64'), E'+/=\\n', '-_') c`);
    }
    if (more) made.push(`count(*) > ${rows.limit} m`);
    const page = `select ${columns.join(', ') || '1'} from ${rows.level.from}${rows.where.length ? ` where ${rows.where.join(' and ')}` : ''} order by ${rows.order.sql} limit ${rows.limit + (more ? 1 : 0)}${rows.offset ? ` offset ${rows.offset}` : ''}`;
    // Numbered outside the limit: a window inside it would make the database sort all rows instead of keeping the first few.
    from.push(`(select ${made.join(', ')} from (${more ? `select *, row_number() over () n from (${page}) ${fresh(build)}` : page}) ${fresh(build)}) ${outer}`);
  }
  const total = fresh(build);
  if (wants('total') || wants('totalIsExact')) from.push(`(${totalSql(build, noun, args, get, place, wants('total'))}) ${total}`);
  const answers: Record<string, string> = {
    hasNext: plainText(`${outer}.m`), endCursor: quotedText(`${outer}.c`), total: plainText(`${total}.v`), totalIsExact: plainText(`${total}.e`), __typename: constantText(`${noun.name}Page`),
  };
  for (const [key] of asked) {
    const name = names.get(key) ?? '';
    if (name === 'items') continue;
    const answer = answers[name];
    if (!answer) throw new AppError('VALIDATION', 'INPUT_INVALID');
    pairs.push([key, answer]);
  }
  const order = [...asked.keys()];
  pairs.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return `(select ${objectText(pairs)}${from.length ? ` from ${from.join(', ')}` : ''})`;
}

/** Pages of a table that an estimate looks at: some two thousand rows. */
const SAMPLED_PAGES = 60;

const ESTIMATED_SQL = `E'${JSON.stringify(ESTIMATED).slice(1, -1)}'`;

/** Counts to 10,001 and stops; above, an estimate from a sample of the table, which costs the same whatever the size. */
function totalSql(build: Build, noun: NounMeta, args: ListArgs, get: Getter, place: Place, withValue: boolean): string {
  const rows = rowsOf(build, noun, { ...args, sort: null, page: null }, get, place);
  const t = fresh(build);
  // An aggregate below keeps the count from being written, and run, once for each use of it.
  const counted = `(select count(*) n from (select 1 from ${rows.level.from}${rows.where.length ? ` where ${rows.where.join(' and ')}` : ''} limit ${EXACT_TOTAL + 1}) ${fresh(build)}) ${t}`;
  const isExact = `${t}.n <= ${EXACT_TOTAL} e`;
  if (!withValue) return `select ${isExact} from ${counted}`;
  if (place.edge) return `select ${t}.n v, ${isExact} from ${counted}`;
  const size = `(select greatest(reltuples, 0)::bigint from pg_class where oid = '${noun.table}'::regclass)`;
  // So many pages at most, however large the table.
  const share = `(select least(100, 100.0 * ${SAMPLED_PAGES} / greatest(relpages, 1))::real from pg_class where oid = '${noun.table}'::regclass)`;
  const sampled = rows.level.from.replace(`${noun.table} ${rows.level.alias}`, `${noun.table} ${rows.level.alias} tablesample system (${share}) repeatable (7)`);
  const estimate = rows.isPlain ? size
    : `(${size} * coalesce((select count(*) filter (where ${rows.where.join(' and ') || 'true'})::float8 / nullif(count(*), 0) from ${sampled}), 0))::bigint`;
  const counting = `select case when ${t}.n <= ${EXACT_TOTAL} then ${t}.n::text else greatest(${EXACT_TOTAL + 1}, ${estimate}) || ${ESTIMATED_SQL} end v, ${isExact} from ${counted}`;
  // One such total a statement: with several, nobody could tell which of them an answer's estimate belongs to.
  build.totals.push({ counting, known: `select ${build.binder.bind((env) => env.total, 'bigint')} v, false e` });
  return counting;
}

/** A short list along an edge, at most `limit` (200) rows. */
export function fewSql(s: Selecting, parent: Level, edge: Edge, sets: readonly (SelectionSetNode | undefined)[], rawArgs: Record<string, unknown>, get: Getter, place: Omit<Place, 'parent' | 'edge'>): string {
  const { build } = parent;
  const args = rawArgs as ListArgs & { limit?: number | null };
  const limit = args.limit ?? 50;
  if (limit < 1 || limit > MAX_LIMIT) throw new AppError('VALIDATION', 'PAGE_INVALID');
  // Short lists are short: what they may hold at most counts as ten rows, not as the limit.
  count(s, place.times * Math.min(limit, 10));
  const level = Level.open(build, nounOf(edge.to));
  const where: string[] = [];
  let from = '';
  if (edge.through) {
    const between = nounOf(edge.through.noun);
    const mid = fresh(build);
    from = `${between.table} ${mid} join `;
    where.push(`${mid}.${propOf(between, edge.through.from).column} = ${parent.column(keyProp(parent.noun))}`, ...betweenSql(build, edge, mid));
    level.joins.push(`on ${level.column(keyProp(level.noun))} = ${mid}.${propOf(between, edge.through.to).column}`);
  } else where.push(tie(parent, edge, level.alias));
  const rule = rowSql(build.viewer, level.noun, level.alias, build.binder, undefined, edge.through ? undefined : backEdge(edge));
  if (rule) where.push(rule);
  const filter = filterSql(level, args.filter, pick(get, 'filter'));
  if (filter) where.push(filter);
  const order = orderOf(level, args, edge.sort ?? level.noun.defaultSort, null);
  const type = s.schema.getType(edge.to) as GraphQLObjectType;
  const json = rowJson(s, level, type, sets, place.path, place.times * Math.min(limit, 10), place.depth + 1);
  const x = fresh(build);
  return `(select ${arrayText(`${x}.j`)} from (select ${json} j from ${from}${level.from} where ${where.join(' and ')} order by ${order.sql} limit ${limit}) ${x})`;
}

/** Counts by each property asked for, each under every filter but its own. */
export function facetsSql(s: Selecting, build: Build, noun: NounMeta, sets: readonly (SelectionSetNode | undefined)[], rawArgs: Record<string, unknown>, get: Getter, place: Place): string {
  const args = rawArgs as { filter?: FilterValue | null; fields: string[] };
  const known = facetKeys(noun);
  const asked = collect(s, sets);
  if (args.fields.length > 12) throw new AppError('VALIDATION', 'TOO_COMPLEX');
  const facets = [...new Set(args.fields)].map((word) => {
    const key = known.get(word);
    if (!key) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: word } });
    const name = key.prop?.name ?? key.edge ?? '';
    const { [name]: _own, ...others } = args.filter ?? {};
    const rows = rowsOf(build, noun, { filter: others }, get, place);
    const { level } = rows;
    let from = level.from;
    let value: string;
    const labels = { zh: 'null::text', en: 'null::text' };
    let group = '';
    if (key.prop) {
      assertOpen(level, key.prop);
      group = level.column(key.prop.name);
      const target = key.prop.kind === 'id' && key.prop.of ? nounOf(key.prop.of) : null;
      value = target ? idSql(target, level.alias, key.prop.column) : `${group}::text`;
      if (target?.props.has('nameZh') && isOpenTo(build.viewer, target)) {
        labels.zh = `(select name_zh from ${target.table} where id = ${group})`;
        labels.en = `(select name_en from ${target.table} where id = ${group})`;
      }
    } else {
      const edge = edgeOf(noun.name, key.edge ?? '') as Edge & { through: NonNullable<Edge['through']> };
      const between = nounOf(edge.through.noun);
      const to = nounOf(edge.to);
      const mid = fresh(build);
      from += ` join ${between.table} ${mid} on ${[`${mid}.${propOf(between, edge.through.from).column} = ${level.column(keyProp(noun))}`, ...betweenSql(build, edge, mid)].join(' and ')}`;
      group = `${mid}.${propOf(between, edge.through.to).column}`;
      value = `${group}::text`;
      if (to.props.has('nameZh') && isOpenTo(build.viewer, to)) {
        labels.zh = `(select name_zh from ${to.table} where id = ${group})`;
        labels.en = `(select name_en from ${to.table} where id = ${group})`;
      }
    }
    const x = fresh(build);
    const bucket: Record<string, string> = {
      value: anyText(`${x}.v`), count: plainText(`${x}.n`), labelZh: anyText(labels.zh.replaceAll(group, `${x}.g`)), labelEn: anyText(labels.en.replaceAll(group, `${x}.g`)), __typename: constantText('FacetBucket'),
    };
    const where = [...rows.where, `${group} is not null`].join(' and ');
    const counted = `(select ${group} g, min(${value}) v, count(*)::int n from ${from} where ${where} group by 1 order by 3 desc, 1 limit 50) ${x}`;
    return objectText([...asked].map(([key, nodes]) => {
      const name = nodes[0]?.name.value;
      if (name !== 'buckets') return [key, constantText(name === '__typename' ? 'Facet' : word)];
      const inner = [...collect(s, nodes.map((n) => n.selectionSet))].map(([k, [n]]) => [k, bucket[n?.name.value ?? ''] ?? `'null'`] as const);
      return [key, `(select ${arrayText(objectText(inner), { orderBy: `${x}.n desc, ${x}.v` })} from ${counted})`];
    }));
  });
  return facets.length ? `('[' || ${facets.join(` || ',' || `)} || ']')` : `'[]'`;
}
