// Which rows a viewer may see: one rule a noun, said as data, compiled into every level of every statement.
import { allNouns, nounOf, type NounMeta } from '../../../schema/base.ts';
import type { Permission } from '../../../schema/permission.ts';
import { reachOf, type Viewer } from '../context.ts';
import { Binder } from './binder.ts';
import { edgeOf, propOf } from './edges.ts';
import { keyProp } from './ids.ts';

/**
 * open: all rows, for those who hold the word. store: rows of the stores that the word reaches; a row without a store
 * belongs to nobody but those who reach all. own: rows that name the viewer. through: visible when the row at the other
 * end is. role: rows that name a role of the viewer, or everybody; who holds `over` for the whole chain sees those of every role.
 * others: rows that name somebody else than the viewer. any: one of several. every: all of several. holds: all rows, for whoever holds the word anywhere. where: rows whose property
 * is not that value (null: is set), whatever the reach. `word` is the noun's own when unsaid.
 */
export type RowRule =
  | 'open'
  | { store: string; word?: Permission }
  | { own: string; as: 'user' | 'employee'; word?: Permission }
  | { others: string }
  | { all: Permission }
  | { role: string; over: Permission }
  | { through: string }
  | { holds: Permission }
  | { where: string; isNot: string | null; word?: Permission }
  | { any: readonly RowRule[] }
  | { every: readonly RowRule[] };

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

/** Does `word` reach every row that `than` reaches? */
export function reachesAsFar(viewer: Viewer, than: Permission, word: Permission): boolean {
  if (!viewer.reaches.has(word)) return false;
  const inner = reachOf(viewer, than);
  const outer = reachOf(viewer, word);
  return outer.all || (!inner.all && inner.storeIds.every((id) => outer.storeIds.includes(id)) && (!inner.own || outer.own));
}

/** The same rule under another word; rows that hang on others say nothing of its reach: denied. */
export function withWord(rule: RowRule, word: Permission): RowRule {
  if (rule === 'open') return rule;
  if ('any' in rule) return { any: rule.any.map((part) => withWord(part, word)) };
  if ('every' in rule) return { every: rule.every.map((part) => withWord(part, word)) };
  if ('holds' in rule) return { holds: word };
  if ('through' in rule) return { any: [] };
  if ('role' in rule || 'others' in rule) return rule;
  return 'all' in rule ? { all: word } : { ...rule, word };
}

/** Pairs of words whose reaches `rowSql` compares; plans are shared only where they compare alike. */
export function comparedWords(): [than: Permission, word: Permission][] {
  return [...rules].flatMap(([name, rule]) => partsOf(rule).flatMap((part) => {
    if (typeof part !== 'object' || !('through' in part)) return [];
    const to = edgeOf(name, part.through)?.to;
    return to ? [[nounOf(to).read, nounOf(name).read] as [Permission, Permission]] : [];
  }));
}
const partsOf = (rule: RowRule): readonly RowRule[] => (typeof rule !== 'object' ? [rule] : 'any' in rule ? rule.any.flatMap(partsOf) : 'every' in rule ? rule.every.flatMap(partsOf) : [rule]);

/** May the viewer see every row of the noun? */
export const isOpenTo = (viewer: Viewer, noun: NounMeta): boolean => rowSql(viewer, noun, 't', new Binder()) === null;

/** May the viewer see any row of the noun at all? */
export function mayRead(viewer: Viewer, noun: NounMeta, rule: RowRule = ruleOf(noun.name)): boolean {
  if (rule === 'open') return viewer.reaches.has(noun.read);
  if ('all' in rule) return reachOf(viewer, rule.all).all;
  if ('role' in rule || 'others' in rule) return viewer.reaches.has(noun.read);
  if ('any' in rule) return rule.any.some((part) => mayRead(viewer, noun, part));
  if ('every' in rule) return rule.every.every((part) => mayRead(viewer, noun, part));
  if ('holds' in rule) return viewer.reaches.has(rule.holds);
  if ('through' in rule) return viewer.reaches.has(noun.read) && mayRead(viewer, nounOf(edgeOf(noun.name, rule.through)?.to ?? ''));
  return viewer.reaches.has(wordOf(noun, rule));
}

/** null: every row; otherwise the condition over `alias`. The text depends on words and kinds of reach alone (planShape). */
export function rowSql(viewer: Viewer, noun: NounMeta, alias: string, binder: Binder, rule: RowRule = ruleOf(noun.name), skipThrough?: string): string | null {
  if (rule === 'open') return viewer.reaches.has(noun.read) ? null : 'false';
  if ('all' in rule) return reachOf(viewer, rule.all).all ? null : 'false';
  // A part that says nothing in the end must leave no value behind: PostgreSQL refuses values that nothing refers to.
  const bound = binder.getters.length;
  const say = (text: 'false' | null): 'false' | null => { binder.getters.length = bound; return text; };
  if ('any' in rule) {
    const parts = rule.any.map((part) => rowSql(viewer, noun, alias, binder, part, skipThrough));
    if (parts.includes(null)) return say(null);
    const real = [...new Set(parts.filter((part) => part !== 'false'))];
    return real.length ? `(${real.join(' or ')})` : 'false';
  }
  if ('every' in rule) {
    const parts = rule.every.map((part) => rowSql(viewer, noun, alias, binder, part, skipThrough));
    if (parts.includes('false')) return say('false');
    const real = [...new Set(parts.filter((part) => part !== null))];
    return real.length ? `(${real.join(' and ')})` : null;
  }
  if ('holds' in rule) return viewer.reaches.has(rule.holds) ? null : 'false';
  if ('others' in rule) return `${alias}.${propOf(noun, rule.others).column} is distinct from ${binder.bind((env) => env.viewer.employeeId, 'bigint')}`;
  if ('where' in rule) {
    if (!viewer.reaches.has(wordOf(noun, rule))) return 'false';
    const column = `${alias}.${propOf(noun, rule.where).column}`;
    return rule.isNot === null ? `${column} is not null` : `${column} is distinct from '${rule.isNot.replaceAll("'", "''")}'`;
  }
  if ('through' in rule) {
    if (!viewer.reaches.has(noun.read)) return 'false';
    const edge = edgeOf(noun.name, rule.through);
    if (!edge || edge.kind !== 'one') throw new Error(`${noun.name} has no to-one edge ${rule.through}`);
    const to = nounOf(edge.to);
    // Both words count: that of the row at the other end, and this noun's own where it does not reach as far.
    const other = ruleOf(to.name);
    const parts = [
      skipThrough === rule.through ? null : rowSql(viewer, to, `${alias}_v`, binder),
      reachesAsFar(viewer, to.read, noun.read) ? null : rowSql(viewer, to, `${alias}_v`, binder, withWord(other, noun.read)),
    ].filter((part) => part !== null);
    // Whoever sees all rows at the other end does not see by that those that lead to none.
    if (!parts.length) return propOf(noun, edge.by).nullable ? `${alias}.${propOf(noun, edge.by).column} is not null` : null;
    if (parts.includes('false')) return say('false');
    const inner = parts.join(' and ');
    const key = propOf(to, edge.key ?? keyProp(to)).column;
    return `exists (select 1 from ${to.table} ${alias}_v where ${alias}_v.${key} = ${alias}.${propOf(noun, edge.by).column} and ${inner})`;
  }
  if ('role' in rule) {
    if (!viewer.reaches.has(noun.read)) return 'false';
    const column = `${alias}.${propOf(noun, rule.role).column}`;
    return reachOf(viewer, rule.over).all ? `${column} is not null` : `${column} = any(${binder.bind((env) => ['everybody', ...env.viewer.roles.map((role) => role.key)], 'text[]')})`;
  }
  const word = wordOf(noun, rule);
  const reach = reachOf(viewer, word);
  if ('store' in rule) {
    if (reach.all) return null;
    if (!reach.storeIds.length) return 'false';
    const column = `${alias}.${propOf(noun, rule.store).column}`;
    // The one store of most people stands as an equation, after which an index by store still gives the order.
    return reach.storeIds.length === 1
      ? `${column} = ${binder.bind((env) => reachOf(env.viewer, word).storeIds[0], 'bigint')}`
      : `${column} = any(${binder.bind((env) => reachOf(env.viewer, word).storeIds, 'bigint[]')})`;
  }
  if (!viewer.reaches.has(word)) return 'false';
  const column = propOf(noun, rule.own).column;
  return `${alias}.${column} = ${binder.bind((env) => (rule.as === 'user' ? env.viewer.userId : env.viewer.employeeId), 'bigint')}`;
}
