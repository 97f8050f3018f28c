// One operation into one prepared statement: built once for a document, a shape of variables and a shape of rights, then shared.
import { BREAK, Kind, type DocumentNode, type FieldNode, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, getArgumentValues, isEnumType, isInputObjectType, isListType, isNonNullType, typeFromAST, type TypeNode, visit } from 'graphql';
import { nounOf } from '../../../schema/base.ts';
import type { Proof, Viewer } from '../context.ts';
import { Binder, compact, type Getter, type RunEnv } from './binder.ts';
import { decodeId, keyProp } from './ids.ts';
import { facetsSql, fewSql, pageSql } from './list.ts';
import { mayRead, rowSql } from './row-rules.ts';
import { searchClass } from './search.ts';
import { Level, type Build } from './scope.ts';
import { constantText, objectText } from './json-text.ts';
import { argumentsOf, collect, fragmentsOf, NotPlannable, rowJson, type Selecting } from './select.ts';
import { AppError } from '../errors.ts';
import { nameOf } from '../prepared.ts';

export interface Plan {
  text: string;
  /** Hash of the text: behind a pooler a name used twice would run another client's statement. */
  name: string;
  /** The same, answering nothing unless a sign-in still holds; written when first needed. */
  proved: Map<Proof['sql'], { text: string; name: string }>;
  getters: readonly Getter[];
  slots: Selecting['slots'];
  /** The statement's one total that may be estimated: the values it depends on, and the plan that takes it as known. */
  total?: { name: string; getters: readonly Getter[]; known(): Plan };
  denied: readonly { field: string; path: string[] }[];
}

export type RootKind = { noun: string; kind: 'one' | 'many' | 'facets' };
const roots = new Map<string, RootKind>();
export const registerRoot = (field: string, root: RootKind): void => { roots.set(field, root); };
export const rootOf = (field: string): RootKind | undefined => roots.get(field);

export const openBuild = (viewer: Viewer): Build => ({ viewer, binder: new Binder(), next: { n: 0 }, denied: new Map(), totals: [] });

/** Refuses those who may not read the noun at all; nobody who has not signed in reads anything. */
function assertMayRead(viewer: Viewer, noun: string): void {
  if (viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (!mayRead(viewer, nounOf(noun))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: nounOf(noun).read } });
}

/** One row by key as JSON text; SQL null where there is none. */
export function oneSql(s: Selecting, build: Build, noun: string, nodes: readonly FieldNode[], getId: Getter, path: string[]): string {
  const meta = nounOf(noun);
  const level = Level.open(build, meta);
  s.nodes += 1;
  const json = rowJson(s, level, s.schema.getType(noun) as GraphQLObjectType, nodes.map((n) => n.selectionSet), path, 1, 1);
  const where = [`${level.column(keyProp(meta))} = ${build.binder.bind((env) => decodeId(meta, getId(env))?.id ?? null, 'bigint')}`];
  if (meta.owner) where.push(`${level.column(meta.owner)} = ${build.binder.bind((env) => decodeId(meta, getId(env))?.owner ?? null, 'bigint')}`);
  const rule = rowSql(build.viewer, meta, level.alias, build.binder);
  if (rule) where.push(rule);
  return `(select ${json} from ${level.from} where ${where.join(' and ')})`;
}

function rootSql(s: Selecting, build: Build, type: GraphQLObjectType, key: string, nodes: FieldNode[]): string {
  const node = nodes[0] as FieldNode;
  if (node.name.value === '__typename') return constantText(type.name);
  const root = roots.get(node.name.value);
  if (!root) throw new NotPlannable(node.name.value);
  assertMayRead(build.viewer, root.noun);
  const { args, get } = argumentsOf(s, type, node);
  const sets = nodes.map((n) => n.selectionSet);
  const place = { path: [key], times: 1, depth: 0 };
  if (root.kind === 'one') return `coalesce(${oneSql(s, build, root.noun, nodes, (env) => (get(env) as { id?: unknown }).id, [key])}, 'null')`;
  return root.kind === 'many' ? pageSql(s, build, nounOf(root.noun), sets, args, get, place) : facetsSql(s, build, nounOf(root.noun), sets, args, get, place);
}

export const selecting = (schema: GraphQLSchema, fragments: Selecting['fragments'], variables: Record<string, unknown>, isLoose: boolean): Selecting =>
  ({ schema, fragments, variables, slots: [], nodes: 0, isLoose, lists: { pageSql, fewSql } });

export function finish(build: Build, s: Selecting, json: string): Plan {
  const made = (of: string): Plan => {
    const { text, getters } = compact(`select ${of}`, build.binder);
    return { text, name: nameOf(text), proved: new Map(), getters, slots: s.slots, denied: [...build.denied.values()] };
  };
  const plan = made(json);
  const [total, another] = build.totals;
  if (total && !another) {
    let known: Plan | undefined;
    const { text, getters } = compact(total.counting, build.binder);
    plan.total = { name: nameOf(text), getters, known: () => (known ??= made(json.replace(total.counting, () => total.known))) };
  }
  return plan;
}

/** The plan's statement under a proof, whose values stand after the plan's own. */
export function provedBy(plan: Plan, { sql }: Proof): { text: string; name: string } {
  let made = plan.proved.get(sql);
  if (!made) {
    const text = `select case when ${sql(plan.getters.length + 1)} then ${plan.text.replace(/^select /, '')} end`;
    plan.proved.set(sql, made = { text, name: nameOf(text) });
  }
  return made;
}

/** Plans a whole query, or throws NotPlannable when a root field is not the door's, or AppError when it is refused. */
export function planOperation(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>, viewer: Viewer): Plan {
  const s = selecting(schema, fragmentsOf(document), variables, false);
  const build = openBuild(viewer);
  const type = schema.getQueryType() as GraphQLObjectType;
  const fields = [...collect(s, [operation.selectionSet])];
  if (fields.some(([, [node]]) => node?.name.value.startsWith('__') && node.name.value !== '__typename')) throw new NotPlannable('introspection');
  return finish(build, s, objectText(fields.map(([key, nodes]) => [key, rootSql(s, build, type, key, nodes)])));
}

const readArguments = ({ type, node }: Selecting['slots'][number], variables: Record<string, unknown>): Record<string, unknown> => getArgumentValues(type.getFields()[node.name.value] as never, node, variables);
function hasVariable(node: FieldNode): boolean {
  let has = false;
  for (const argument of node.arguments ?? []) visit(argument, { Variable() { has = true; return BREAK; } });
  return has;
}

/** What one field's arguments and the viewer bring to a plan this time. */
export function envOf(plan: Pick<Plan, 'slots'>, variables: Record<string, unknown>, viewer: Viewer, now: Date): RunEnv {
  return {
    viewer, now, args: plan.slots.map((slot) => {
      if (slot.same === undefined) slot.same = hasVariable(slot.node) ? null : Object.freeze(readArguments(slot, variables));
      return slot.same ?? readArguments(slot, variables);
    }),
  };
}

/** What of a variable the text of a plan may depend on: which fields are there, enums, flags, page sizes; not the values compared with. */
function shapeOfValue(value: unknown, type: GraphQLInputType, name: string): string {
  if (value === undefined) return 'u';
  if (value === null) return '0';
  if (isNonNullType(type)) return shapeOfValue(value, type.ofType, name);
  if (isListType(type)) {
    const of = type.ofType;
    const inner = isNonNullType(of) ? of.ofType : of;
    const items = Array.isArray(value) ? value : [value];
    return isInputObjectType(inner) || isEnumType(inner) ? `[${items.map((item) => shapeOfValue(item, of, name)).join()}]` : items.length > 1000 ? 'L!' : 'L';
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{${Object.keys(value as object).sort().map((key) => `${key}:${shapeOfValue((value as Record<string, unknown>)[key], fields[key]?.type as GraphQLInputType, `${type.name}.${key}`)}`).join()}}`;
  }
  if (isEnumType(type) || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return type.name === 'Int' && (name.startsWith('PageInput.') || !name.includes('.')) ? String(value) : 'n';
  if (typeof value === 'string') return name.endsWith('.q') || !name.includes('.') ? `s${searchClass(value)}${value.length > 500 ? '!' : ''}` : value.length > 500 || value.includes('\u0000') ? 's!' : 's';
  return 'j';
}

/** Key under which requests of one document share plans. */
export function variablesShape(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Record<string, unknown>): string {
  let shape = '';
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as TypeNode) as GraphQLInputType;
    shape += `${name}=${shapeOfValue(variables[name], type, name)};`;
  }
  return shape;
}

export const operationOf = (document: DocumentNode, name?: string | null): OperationDefinitionNode | undefined =>
  document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION && (!name || d.name?.value === name));
