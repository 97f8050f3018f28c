// A selection set into one expression of JSON text: properties with rights and masks, rows and lists along edges.
import { getArgumentValues, Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { nounOf, type PropMeta } from '../../../schema/base.ts';
import { AppError } from '../errors.ts';
import type { Getter } from './binder.ts';
import { edgeOf, propOf, type Edge } from './edges.ts';
import { idSql, keyProp } from './ids.ts';
import { constantText, kindText, objectText } from './json-text.ts';
import type { fewSql, pageSql } from './list.ts';
import { coverage, maskedSql, partSql } from './rights.ts';
import type { Level } from './scope.ts';

/** The operation asks for something that a statement cannot answer; it goes field by field. */
export class NotPlannable extends Error {}

export const COST = { nodes: 10_000, depth: 10 };

export interface Selecting {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** Fields with arguments, in the order in which a request's arguments are read again. */
  slots: { type: GraphQLObjectType; node: FieldNode; /** What it has in every request, where no variable is among its arguments; null: it differs. */ same?: Record<string, unknown> | null }[];
  /** Rows that the answer may have, counted before any SQL runs. */
  nodes: number;
  /** Field-by-field execution: fields with logic of their own are left out, and the columns they name are fetched. */
  isLoose: boolean;
  /** How lists within rows are written: lists hold rows and rows hold lists, so one of the two is handed in. */
  lists: { pageSql: typeof pageSql; fewSql: typeof fewSql };
}

export const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(document.definitions.filter((d) => d.kind === Kind.FRAGMENT_DEFINITION).map((d) => [d.name.value, d]));

const needed = new Map<string, ReadonlyMap<string, readonly string[]>>();
/** Names the properties that a field with logic of its own reads from its row (`source.__<property>`). */
export function needs(noun: string, field: string, props: readonly string[]): void {
  needed.set(noun, new Map([...(needed.get(noun) ?? []), [field, props]]));
}
export const needsOf = (noun: string, field: string): readonly string[] | undefined => needed.get(noun)?.get(field);

function isWanted(node: { directives?: readonly { name: { value: string }; arguments?: readonly { name: { value: string }; value: unknown }[] }[] }, variables: Record<string, unknown>): boolean {
  for (const directive of node.directives ?? []) {
    const word = directive.name.value;
    if (word !== 'skip' && word !== 'include') continue;
    const given = directive.arguments?.[0]?.value as { kind: string; value?: boolean; name?: { value: string } };
    const holds = given.kind === Kind.VARIABLE ? variables[given.name?.value ?? ''] === true : given.value === true;
    if (holds === (word === 'skip')) return false;
  }
  return true;
}

/** Fields by response key, fragments opened, @skip and @include obeyed, equal keys together. */
export function collect(s: Selecting, sets: readonly (SelectionSetNode | undefined)[], into = new Map<string, FieldNode[]>()): Map<string, FieldNode[]> {
  for (const set of sets) {
    for (const selection of set?.selections ?? []) {
      if (!isWanted(selection, s.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const list = into.get(key);
        if (list) list.push(selection); else into.set(key, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(s, [selection.selectionSet], into);
      else collect(s, [s.fragments[selection.name.value]?.selectionSet], into);
    }
  }
  return into;
}

/** The arguments of a field as this request has them, and how a later request that shares the plan reads its own. */
export function argumentsOf(s: Selecting, type: GraphQLObjectType, node: FieldNode): { args: Record<string, unknown>; get: Getter } {
  const def = type.getFields()[node.name.value];
  if (!def || (!node.arguments?.length && !def.args.length)) return { args: {}, get: () => ({}) };
  const slot = s.slots.push({ type, node }) - 1;
  return { args: getArgumentValues(def, node, s.variables), get: (env) => env.args[slot] };
}

/** A property as the wire has it, before rights. */
function bareSql(level: Level, prop: PropMeta): string {
  const column = level.column(prop.name);
  if (prop.mask) return maskedSql(prop.mask, column);
  switch (prop.kind) {
    case 'id': {
      const noun = prop.name === 'id' && !prop.of ? level.noun : nounOf(prop.of ?? level.noun.name);
      return idSql(noun, level.alias, prop.column, noun.owner ? propOf(level.noun, level.noun.owner ?? noun.owner).column : undefined);
    }
    case 'instant': return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
    case 'money': return `round(${column}, 2)::text`;
    case 'decimal': return `trim_scale(${column})::text`;
    default: return column;
  }
}

const DENIED = 'null';
/** A property as this viewer may see it: whole, masked, in some rows, or null with an entry among the errors. */
export function propSql(level: Level, prop: PropMeta, path: string[]): string {
  const { build } = level;
  const reach = coverage(build.viewer, level.noun.read, prop.right);
  if (reach === 'none') { build.denied.set(path.join('.'), { field: prop.name, path }); return DENIED; }
  const bare = bareSql(level, prop);
  return reach === 'full' ? bare : `case when ${partSql(build.viewer, level.noun, prop, level.alias, build.binder)} then ${bare} end`;
}

/** The same as JSON text. */
function propText(level: Level, prop: PropMeta, path: string[]): string {
  const sql = propSql(level, prop, path);
  return sql === DENIED ? `'null'` : writtenText(prop, sql);
}
/** A mask's text is free text, whatever it was made of. */
export const writtenText = (prop: PropMeta, sql: string): string => kindText(prop.mask ? 'text' : prop.kind, sql);

/** All that is asked of one row, as JSON text. */
export function rowJson(s: Selecting, level: Level, type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[], path: string[], times: number, depth: number): string {
  if (depth > COST.depth) throw new AppError('VALIDATION', 'TOO_COMPLEX');
  const pairs: [string, string][] = [];
  const hidden = new Set<string>();
  for (const [key, nodes] of collect(s, sets)) {
    const node = nodes[0] as FieldNode;
    const name = node.name.value;
    const prop = level.noun.props.get(name);
    const here = [...path, key];
    if (name === '__typename') { pairs.push([key, constantText(type.name)]); continue; }
    if (prop && !prop.hidden) { pairs.push([key, propText(level, prop, here)]); continue; }
    const edge = edgeOf(level.noun.name, name);
    if (edge) { pairs.push([key, edgeSql(s, level, type, edge, nodes, here, times, depth)]); continue; }
    if (!s.isLoose) throw new NotPlannable(`${type.name}.${name}`);
    for (const need of needsOf(level.noun.name, name) ?? [keyProp(level.noun)]) hidden.add(need);
  }
  for (const need of hidden) {
    const prop = propOf(level.noun, need);
    pairs.push([`__${need}`, writtenText(prop, bareSql(level, prop))]);
  }
  return objectText(pairs);
}

function edgeSql(s: Selecting, level: Level, type: GraphQLObjectType, edge: Edge, nodes: FieldNode[], path: string[], times: number, depth: number): string {
  const node = nodes[0] as FieldNode;
  const sets = nodes.map((n) => n.selectionSet);
  const to = s.schema.getType(edge.to) as GraphQLObjectType;
  if (edge.kind === 'one') {
    s.nodes += times;
    const joined = level.join(edge);
    const json = rowJson(s, joined, to, sets, path, times, depth + 1);
    return `case when ${joined.column(edge.key ?? keyProp(joined.noun))} is null then 'null' else ${json} end`;
  }
  const { args, get } = argumentsOf(s, type, node);
  return edge.kind === 'many'
    ? s.lists.pageSql(s, level.build, nounOf(edge.to), sets, args, get, { path, times, depth: depth + 1, parent: level, edge })
    : s.lists.fewSql(s, level, edge, sets, args, get, { path, times, depth: depth + 1 });
}
