// Which rows a viewer may see: one rule a noun, said as data, compiled into every level of every statement.
import { allNouns, nounOf, type NounMeta } from '../../../schema/base.ts';
import type { Permission } from '../../../schema/permission.ts';
import { reachOf, type Viewer } from '../context.ts';
import type { Binder } from './binder.ts';
import { edgeOf, propOf } from './edges.ts';
import { keyProp } from './ids.ts';

/**
 * open: all rows, for those who hold the word. store: rows of the stores that the word reaches; a row without a store
 * belongs to nobody but those who reach all. own: rows that name the viewer. through: visible when the row at the other
 * end is. any: one of several. `word` is the noun's own when unsaid.
 */
export type RowRule =
  | 'open'
  | { store: string; word?: Permission }
  | { own: string; as: 'user' | 'employee'; word?: Permission }
  | { all: Permission }
  | { through: string }
  | { any: readonly RowRule[] };

const rules = new Map<string, RowRule>();
const lists = new Map<string, { where: (alias: string) => string; unless: readonly string[] }>();

export function defineRowRule(noun: string, rule: RowRule): void {
  nounOf(noun);
  rules.set(noun, rule);
}
/** Rows that lists leave out unless a filter names one of these properties. */
export function defineListWhere(noun: string, where: (alias: string) => string, unless: readonly string[]): void { lists.set(noun, { where, unless }); }
export const listWhereOf = (noun: string) => lists.get(noun);

/** Denies by default: a noun without a rule stops the start. */
export function assertAllRuled(): void {
  const bare = allNouns().filter((noun) => !rules.has(noun.name)).map((noun) => noun.name);
  if (bare.length) throw new Error(`No row rule for ${bare.join(', ')}`);
}
export const ruleOf = (noun: string): RowRule => {
  const rule = rules.get(noun);
  if (!rule) throw new Error(`No row rule for ${noun}`);
  return rule;
};

const wordOf = (noun: NounMeta, rule: RowRule): Permission => (typeof rule === 'object' && 'word' in rule && rule.word ? rule.word : noun.read);

/** May the viewer see any row of the noun at all? */
export function mayRead(viewer: Viewer, noun: NounMeta, rule: RowRule = ruleOf(noun.name)): boolean {
  if (rule === 'open') return viewer.reaches.has(noun.read);
  if ('all' in rule) return reachOf(viewer, rule.all).all;
  if ('any' in rule) return rule.any.some((part) => mayRead(viewer, noun, part));
  if ('through' in rule) return viewer.reaches.has(noun.read) && mayRead(viewer, nounOf(edgeOf(noun.name, rule.through)?.to ?? ''));
  return viewer.reaches.has(wordOf(noun, rule));
}

/** null: every row; otherwise the condition over `alias`. The text depends on words and kinds of reach alone (viewer.shape). */
export function rowSql(viewer: Viewer, noun: NounMeta, alias: string, binder: Binder, rule: RowRule = ruleOf(noun.name), skipThrough?: string): string | null {
  if (rule === 'open') return viewer.reaches.has(noun.read) ? null : 'false';
  if ('all' in rule) return reachOf(viewer, rule.all).all ? null : 'false';
  if ('any' in rule) {
    const parts = rule.any.map((part) => rowSql(viewer, noun, alias, binder, part, skipThrough));
    if (parts.includes(null)) return null;
    const real = [...new Set(parts.filter((part) => part !== 'false'))];
    return real.length ? `(${real.join(' or ')})` : 'false';
  }
  if ('through' in rule) {
    if (!viewer.reaches.has(noun.read)) return 'false';
    if (skipThrough === rule.through) return null;
    const edge = edgeOf(noun.name, rule.through);
    if (!edge || edge.kind !== 'one') throw new Error(`${noun.name} has no to-one edge ${rule.through}`);
    const to = nounOf(edge.to);
    const inner = rowSql(viewer, to, `${alias}_v`, binder);
    if (inner === null || inner === 'false') return inner;
    const key = propOf(to, edge.key ?? keyProp(to)).column;
    return `exists (select 1 from ${to.table} ${alias}_v where ${alias}_v.${key} = ${alias}.${propOf(noun, edge.by).column} and ${inner})`;
  }
  const word = wordOf(noun, rule);
  const reach = reachOf(viewer, word);
  if ('store' in rule) {
    if (reach.all) return null;
    if (!reach.storeIds.length) return 'false';
    return `${alias}.${propOf(noun, rule.store).column} = any(${binder.bind((env) => reachOf(env.viewer, word).storeIds, 'bigint[]')})`;
  }
  if (!viewer.reaches.has(word)) return 'false';
  const column = propOf(noun, rule.own).column;
  return `${alias}.${column} = ${binder.bind((env) => (rule.as === 'user' ? env.viewer.userId : env.viewer.employeeId), 'bigint')}`;
}
