// The door for services: filters, counts, ids and whole rows with the viewer's row rule and rights, without GraphQL around it.
import { nounOf } from '../../../schema/base.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { inParts } from '../cursor.ts';
import type { Binder, RunEnv } from './binder.ts';
import { edgesOf } from './edges.ts';
import { filterSql, type FilterValue } from './filter.ts';
import { decodeId, keyProp } from './ids.ts';
import { keptAs, nameOf } from '../prepared.ts';
import { openBuild } from './plan.ts';
import { listWhereOf, mayRead, rowSql } from './row-rules.ts';
import { Level, type Build } from './scope.ts';
import { propSql } from './select.ts';

export interface CompiledRows {
  /** FROM with its joins; the noun's table is `alias`. */
  from: string;
  where: string;
  alias: string;
  params: unknown[];
  build: Build;
  level: Level;
}

/** What a statement of a service is run with. */
export const envFor = (ctx: Context): RunEnv => ({ args: [], viewer: ctx.viewer, now: ctx.clock.now() });

/**
 * Rows of a noun that the viewer may see and that a (coerced) filter selects, as FROM, WHERE and parameters; `more` adds
 * conditions of the caller's own. Refused like a list when the filter names what the viewer may not read.
 */
export function compileRows(ctx: Context, name: string, filter?: FilterValue | null, more?: (level: Level, binder: Binder) => string[]): CompiledRows {
  const noun = nounOf(name);
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (!mayRead(ctx.viewer, noun)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: noun.read } });
  const build = openBuild(ctx.viewer);
  const level = Level.open(build, noun);
  const where: string[] = [];
  const rule = rowSql(ctx.viewer, noun, level.alias, build.binder);
  if (rule) where.push(rule);
  const listed = listWhereOf(name);
  if (listed && !listed.unless.some((prop) => filter?.[prop] !== undefined)) where.push(listed.where(level.alias));
  const filtered = filterSql(level, filter, () => filter);
  if (filtered) where.push(filtered);
  if (more) where.push(...more(level, build.binder));
  return { from: level.from, where: where.length ? where.join(' and ') : 'true', alias: level.alias, params: build.binder.values(envFor(ctx)), build, level };
}

/** Database keys (not wire ids) of the rows that a filter selects, in order of key, `after` the last one seen. */
export async function selectKeys(ctx: Context, name: string, filter: FilterValue | null | undefined, page: { after?: string; limit: number }): Promise<string[]> {
  const noun = nounOf(name);
  const key = keyProp(noun);
  const rows = compileRows(ctx, name, filter, (level, binder) => [`${level.column(key)} > ${binder.constant(page.after ?? '0', 'bigint')}`]);
  const text = `select ${rows.level.column(key)}::text k from ${rows.from} where ${rows.where} order by ${rows.level.column(key)} limit ${Math.max(1, Math.trunc(page.limit))}`;
  ctx.db.statements += 1;
  const answer = await ctx.db.write.query<{ k: string }>({ ...keptAs(nameOf(text), text), text, values: rows.params });
  return answer.rows.map((row) => row.k);
}

/** How many rows a filter selects; exact. */
export async function countRows(ctx: Context, name: string, filter?: FilterValue | null): Promise<number> {
  const rows = compileRows(ctx, name, filter);
  ctx.db.statements += 1;
  const { rows: [row] } = await ctx.db.read.query<{ n: number }>(`select count(*)::int n from ${rows.from} where ${rows.where}`, rows.params);
  return row?.n ?? 0;
}

/** Which of these database keys are rows that the viewer may see. */
export async function visibleKeys(ctx: Context, name: string, keys: readonly string[]): Promise<Set<string>> {
  if (!keys.length || !mayRead(ctx.viewer, nounOf(name))) return new Set();
  const noun = nounOf(name);
  const build = openBuild(ctx.viewer);
  const level = Level.open(build, noun);
  const key = level.column(keyProp(noun));
  const where = [`${key} = any(${build.binder.constant(keys, 'bigint[]')})`];
  const rule = rowSql(ctx.viewer, noun, level.alias, build.binder);
  if (rule) where.push(rule);
  ctx.db.statements += 1;
  const { rows } = await ctx.db.write.query<{ k: string }>(`select ${key}::text k from ${level.from} where ${where.join(' and ')}`, build.binder.values(envFor(ctx)));
  return new Set(rows.map((row) => row.k));
}

/** The database key of a wire id, when the viewer may see that row; NOT_FOUND otherwise, without telling which. */
export async function keyOf(ctx: Context, name: string, wire: string): Promise<string> {
  const key = decodeId(name, wire)?.id;
  if (!key || !(await visibleKeys(ctx, name, [key])).has(key)) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
  return key;
}

/** Text of columns over a level, with masks and field rights; a property the viewer may not see is refused by name. `whole`: without its mask, not without its right. */
export function columnSql(level: Level, path: string, whole = false): string {
  const [first = '', ...rest] = path.split('.');
  if (rest.length) {
    const json = level.noun.props.get(first);
    // One key of a free-form property; keys are plain names, so they may stand in the text.
    if (json?.kind === 'json' && !json.hidden && rest.length === 1 && /^[a-z][A-Za-z0-9]{0,39}$/.test(rest[0] as string)) return `((${propSql(level, json, [first])})::jsonb ->> '${rest[0]}')`;
    const edge = [...edgesOf(level.noun.name).values()].find((e) => e.name === first && e.kind === 'one');
    if (!edge) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: path } });
    return columnSql(level.join(edge), rest.join('.'));
  }
  const prop = level.noun.props.get(first);
  if (!prop || prop.hidden) throw new AppError('VALIDATION', 'INPUT_INVALID', { params: { field: path } });
  return `(${propSql(level, whole ? { ...prop, mask: undefined } : prop, [first])})::text`;
}

/** The statement that gives rows out in order of key, columns as text; what a viewer may not see is left out or empty. */
export function rowsInOrder(ctx: Context, name: string, options: { filter?: FilterValue | null; columns: readonly string[]; whole?: readonly string[] | undefined }): { text: string; build: Build } {
  let columns: string[] = [];
  const { where, level, build } = compileRows(ctx, name, options.filter, (opened) => {
    columns = options.columns.map((path) => columnSql(opened, path, options.whole?.includes(path)));
    return [];
  });
  return { text: `select ${columns.join(', ')} from ${level.from} where ${where} order by ${level.column(keyProp(nounOf(name)))}`, build };
}

/** Streams rows as text cells in order of key, a few thousand at a time; what a viewer may not see is left out or empty. Answers how many. */
export async function streamRows(ctx: Context, name: string, options: { filter?: FilterValue | null; columns: readonly string[]; whole?: readonly string[] | undefined; batch?: number }, take: (rows: (string | null)[][]) => Promise<void>): Promise<number> {
  const { text, build } = rowsInOrder(ctx, name, options);
  ctx.db.statements += 1;
  let done = 0;
  for await (const rows of inParts<(string | null)[]>(ctx.db.read, text, build.binder.values(envFor(ctx)), options.batch ?? 5_000)) {
    done += rows.length;
    if (rows.length) await take(rows);
  }
  return done;
}
