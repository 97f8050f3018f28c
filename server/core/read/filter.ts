// Filters into SQL: closed operators over the noun's own properties and edges, every value bound, every right checked.
import { nounOf, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import { AppError } from '../errors.ts';
import { Binder, type Getter, type RunEnv } from './binder.ts';
import { edgeOf } from './edges.ts';
import { decodeId, keyProp } from './ids.ts';
import { constant, isFilterable, LISTS } from './names.ts';
import { coverage } from './rights.ts';
import { rowSql } from './row-rules.ts';
import { searchOf } from './search.ts';
import { backEdge, betweenSql, fresh, Level, tie } from './scope.ts';

const FILTER_LIMITS = { depth: 6, conditions: 60, list: 1000, text: 500 };
export type FilterValue = Record<string, unknown>;

const casts: Record<string, string> = { text: 'text', enum: 'text', boolean: 'boolean', int: 'int', float: 'float8', money: 'numeric', decimal: 'numeric', instant: 'timestamptz', day: 'date', texts: 'text' };
const likeSafe = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

interface Walk { count: number }

/** Refuses a property that the viewer may not read whole: nothing may be guessed by filtering or sorting. */
export function assertOpen(level: Level, prop: PropMeta): void {
  if (prop.mask || coverage(level.build.viewer, level.noun.read, prop.right) !== 'full') {
    throw new AppError('FORBIDDEN', 'ARGUMENT_FORBIDDEN', { params: { field: prop.name } });
  }
}

/** The value at a place within the arguments of one field, read anew from each request. */
const at = (get: Getter, key: string | number): Getter => (env) => (get(env) as Record<string | number, unknown> | undefined)?.[key];

/**
 * Compiles a coerced filter over a level; null when it says nothing. `get` reads the same filter from a later request
 * that shares the plan. Refuses what the viewer may not read (FORBIDDEN) and what is too large (VALIDATION).
 */
export function filterSql(level: Level, filter: FilterValue | null | undefined, get: Getter, walk: Walk = { count: 0 }, depth = 0): string | null {
  if (!filter) return null;
  if (depth > FILTER_LIMITS.depth) throw new AppError('VALIDATION', 'TOO_COMPLEX');
  const parts: string[] = [];
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === null) continue;
    walk.count += 1;
    if (walk.count > FILTER_LIMITS.conditions) throw new AppError('VALIDATION', 'TOO_COMPLEX');
    const here = at(get, name);
    const sub = (item: unknown, i: number) => filterSql(level, item as FilterValue, at(here, i), walk, depth + 1) ?? 'true';
    if (name === 'and' || name === 'or') {
      const items = (value as unknown[]).map(sub);
      parts.push(items.length ? `(${items.join(name === 'and' ? ' and ' : ' or ')})` : name === 'and' ? 'true' : 'false');
    } else if (name === 'not') {
      const inner = filterSql(level, value as FilterValue, here, walk, depth + 1);
      parts.push(inner ? `not coalesce(${inner}, false)` : 'false');
    } else if (name === 'ids') parts.push(idsSql(level, level.noun, keyProp(level.noun), value as unknown[], here));
    else if (name === 'q') { const found = searchSql(level, value as string, here, 'where'); if (found) parts.push(found); } else parts.push(conditionSql(level, name, value as FilterValue, here, walk, depth));
  }
  return parts.length ? parts.join(' and ') : null;
}

/** The condition of a text search, or its rank; an empty text searches nothing. */
export function searchSql(level: Level, value: string, get: Getter, part: 'where' | 'rank'): string | null {
  const search = searchOf(level.noun.name);
  checkText(value);
  if (!search || value.trim() === '') return null;
  // Bound apart first: values that only the other part uses must not reach the statement.
  const apart = new Binder();
  const sql = search(level.alias, value.trim(), (pick, cast) => apart.bind((env) => pick(String(get(env) ?? '').trim()), cast))?.[part];
  if (!sql) return null;
  const numbers = new Map<string, number>();
  return sql.replace(/\$(\d+)::/g, (_, n: string) => {
    const at = numbers.get(n) ?? level.build.binder.getters.push(apart.getters[Number(n) - 1] as Getter);
    numbers.set(n, at);
    return `$${at}::`;
  });
}

function conditionSql(level: Level, name: string, value: FilterValue, get: Getter, walk: Walk, depth: number): string {
  const prop = level.noun.props.get(name);
  if (prop && isFilterable(prop)) {
    assertOpen(level, prop);
    const parts = Object.entries(value).filter(([, v]) => v !== undefined).map(([op, v]) => { walk.count += 1; return operatorSql(level, prop, op, v, at(get, op)); });
    return parts.length ? (parts.length === 1 ? (parts[0] as string) : `(${parts.join(' and ')})`) : 'true';
  }
  const edge = edgeOf(level.noun.name, name);
  if (!edge) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: name } });
  if (edge.kind === 'one') return filterSql(level.join(edge), value, get, walk, depth + 1) ?? 'true';
  const parts: string[] = [];
  for (const quantifier of ['some', 'none'] as const) {
    const inner = value[quantifier] as FilterValue | null | undefined;
    if (!inner) continue;
    const exists = existsSql(level, edge.name, inner, at(get, quantifier), walk, depth);
    parts.push(quantifier === 'some' ? exists : `not ${exists}`);
  }
  return parts.length ? `(${parts.join(' and ')})` : 'true';
}

function existsSql(level: Level, edgeName: string, filter: FilterValue, get: Getter, walk: Walk, depth: number): string {
  const edge = edgeOf(level.noun.name, edgeName);
  if (!edge) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: edgeName } });
  const { build } = level;
  const inner = Level.open(build, nounOf(edge.to));
  const where: string[] = [];
  let from = '';
  if (edge.through) {
    const between = nounOf(edge.through.noun);
    const mid = fresh(build);
    from = `${between.table} ${mid} join `;
    where.push(`${mid}.${between.props.get(edge.through.from)?.column} = ${level.column(keyProp(level.noun))}`, ...betweenSql(build, edge, mid));
    inner.joins.unshift(`on ${inner.alias}.${inner.noun.props.get(keyProp(inner.noun))?.column} = ${mid}.${between.props.get(edge.through.to)?.column}`);
  } else where.push(tie(level, edge, inner.alias));
  const rule = rowSql(build.viewer, inner.noun, inner.alias, build.binder, undefined, edge.through ? undefined : backEdge(edge));
  if (rule) where.push(rule);
  const more = filterSql(inner, filter, get, walk, depth + 1);
  if (more) where.push(more);
  return `exists (select 1 from ${from}${inner.from} where ${where.join(' and ')})`;
}

function checkText(value: unknown): void {
  if (typeof value !== 'string') return;
  if (value.length > FILTER_LIMITS.text) throw new AppError('VALIDATION', 'VALUE_TOO_LONG');
  if (value.includes('\u0000')) throw new AppError('VALIDATION', 'VALUE_NOT_ALLOWED');
}

/**
 * One id as a key: an equation, since after `= any(array)` PostgreSQL no longer takes the order of an index that begins
 * with the column. What cannot be an id of the noun is null and matches nothing.
 */
function idSql(level: Level, target: NounMeta, propName: string, get: Getter): string {
  const { binder } = level.build;
  const column = level.column(propName);
  const key = binder.bind((env) => decodeId(target, get(env))?.id ?? null, 'bigint');
  if (!target.owner) return `${column} = ${key}`;
  return `(${level.column(level.noun.owner ?? target.owner)} = ${binder.bind((env) => decodeId(target, get(env))?.owner ?? null, 'bigint')} and ${column} = ${key})`;
}

/** Ids are compared as keys; what cannot be an id of the noun matches nothing. */
function idsSql(level: Level, target: NounMeta, propName: string, values: unknown[], get: Getter): string {
  if (values.length > FILTER_LIMITS.list) throw new AppError('VALIDATION', 'TOO_COMPLEX');
  const { binder } = level.build;
  const keys = (env: RunEnv) => ((get(env) as unknown[] | undefined) ?? []).map((id) => decodeId(target, id)).filter((key) => key !== null);
  const ids = binder.bind((env) => keys(env).map((key) => key.id), 'bigint[]');
  if (!target.owner) return `${level.column(propName)} = any(${ids})`;
  const owners = binder.bind((env) => keys(env).map((key) => key.owner), 'bigint[]');
  return `(${level.column(level.noun.owner ?? target.owner)}, ${level.column(propName)}) in (select * from unnest(${owners}, ${ids}))`;
}

const compare: Record<string, string> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

function operatorSql(level: Level, prop: PropMeta, op: string, value: unknown, get: Getter): string {
  const column = level.column(prop.name);
  const { binder } = level.build;
  if (LISTS.has(op) && Array.isArray(value)) {
    if (value.length > FILTER_LIMITS.list) throw new AppError('VALIDATION', 'TOO_COMPLEX');
    value.forEach(checkText);
  } else checkText(value);
  if (op === 'isNull') return value === null ? 'true' : `(${column} is null) = ${binder.bind(get, 'boolean')}`;
  if (value === null) return op === 'ne' ? `${column} is not null` : op === 'eq' ? `${column} is null` : 'false';
  if (prop.kind === 'id') {
    const target = nounOf(prop.of ?? level.noun.name);
    const match = op === 'eq' || op === 'ne' ? idSql(level, target, prop.name, get) : idsSql(level, target, prop.name, value as unknown[], get);
    return op === 'ne' || op === 'notIn' ? `not coalesce(${match}, false)` : match;
  }
  const cast = casts[prop.kind] ?? 'text';
  const bind = (pick: Getter = get, type = cast) => binder.bind(pick, type);
  if (prop.kind === 'instant') return instantSql(column, op, bind);
  switch (op) {
    case 'in': return `${column} = any(${bind(get, `${cast}[]`)})`;
    case 'notIn': return `not coalesce(${column} = any(${bind(get, `${cast}[]`)}), false)`;
    case 'ne': return `${column} is distinct from ${bind()}`;
    case 'contains': return `${column} ilike ${bind((env) => `%${likeSafe(String(get(env)))}%`)}`;
    case 'startsWith': return `${column} ilike ${bind((env) => `${likeSafe(String(get(env)))}%`)}`;
    case 'has': return `${column} @> array[${bind()}]`;
    case 'hasAny': return `${column} && ${bind(get, 'text[]')}`;
    default: {
      const sign = compare[op];
      if (!sign) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: constant(prop.name) } });
      return `${column} ${sign} ${bind()}`;
    }
  }
}

/** Instants are shown to the millisecond and kept finer: they compare as they are shown, by ranges that an index serves. */
function instantSql(column: string, op: string, bind: () => string): string {
  const next = () => `${bind()} + interval '1 millisecond'`;
  switch (op) {
    case 'eq': return `(${column} >= ${bind()} and ${column} < ${next()})`;
    case 'ne': return `not coalesce(${column} >= ${bind()} and ${column} < ${next()}, false)`;
    case 'gt': return `${column} >= ${next()}`;
    case 'gte': return `${column} >= ${bind()}`;
    case 'lt': return `${column} < ${bind()}`;
    case 'lte': return `${column} < ${next()}`;
    default: throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: op } });
  }
}
