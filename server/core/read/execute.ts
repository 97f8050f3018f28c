// Running operations: those that one statement answers pass its text through; the others go field by field, each root by its own plan.
import { execute as executeFields, getVariableValues, GraphQLError, isObjectType, type DocumentNode, type ExecutionResult, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { allNouns } from '../../../schema/base.ts';
import type { Context, Proof } from '../context.ts';
import { AppError } from '../errors.ts';
import { say } from '../messages.ts';
import { edgesOf } from './edges.ts';
import { envOf, openBuild, oneSql, operationOf, finish, planOperation, provedBy, rootOf, selecting, variablesShape, type Plan } from './plan.ts';
import { facetsSql, pageSql } from './list.ts';
import { askText } from './one-text.ts';
import { NotPlannable } from './select.ts';
import { Total } from './totals.ts';
import { planShape } from './rights.ts';
import { mayRead } from './row-rules.ts';
import { nounOf } from '../../../schema/base.ts';
import { keepSchema } from './filter-input.ts';
import type { Getter, RunEnv } from './binder.ts';

/** The data of a response as the database wrote it; `stringifyResult` puts it into the body untouched. */
class RawJson { constructor(readonly text: string) {} }

/** Writes a result; data that came as text passes through. */
export function stringifyResult(result: { data?: unknown; errors?: readonly unknown[]; extensions?: unknown }): string {
  if (!(result.data instanceof RawJson)) return JSON.stringify(result);
  const errors = result.errors?.length ? `"errors":${JSON.stringify(result.errors)},` : '';
  return `{${errors}"data":${result.data.text}}`;
}

/** Sends a plan's statement; counts it. */
async function runPlan(ctx: Context, whole: Plan, variables: Record<string, unknown>, pool: pg.Pool, proof?: Proof, id?: string): Promise<string> {
  const env: RunEnv = { ...envOf(whole, variables, ctx.viewer, ctx.clock.now()), id };
  const total = whole.total && new Total(ctx.db, whole.total, env);
  env.total = total?.recall();
  const plan = whole.total && env.total !== undefined ? whole.total.known() : whole;
  const values = plan.getters.map((get) => get(env));
  ctx.db.statements += 1;
  const answer = await askText(pool, proof ? provedBy(plan, proof) : plan, proof ? [...values, ...proof.values] : values, ctx.waiting);
  if (proof && answer === null) proof.isWanting = true;
  if (total && plan === whole && answer !== null) total.learn(answer);
  return answer ?? 'null';
}

const errorOf = (error: AppError, ctx: Context, path?: readonly (string | number)[]): GraphQLError =>
  new GraphQLError(error.say(ctx.locale), { originalError: error, extensions: error.extensions(ctx.locale), ...(path ? { path } : {}) });

const deniedErrors = (plan: Pick<Plan, 'denied'>, ctx: Context): GraphQLError[] => plan.denied.map(({ field, path }) => new GraphQLError(
  say('FIELD_FORBIDDEN', ctx.locale, { field }), { path, extensions: { code: 'FORBIDDEN', reason: 'FIELD_FORBIDDEN' } }));

type Cached = Plan | 'fields';
// By their length together: somebody who asks the same thing in ever new shapes pushes out, and does not pile up.
const plans = new LRUCache<string, Cached>({ maxSize: 64 * 1024 * 1024, sizeCalculation: (plan) => (plan === 'fields' ? 200 : plan.text.length * 2 + 1_000) });
const numbers = new WeakMap<object, number>();
let lastNumber = 0;
function numberOf(thing: object): number {
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = lastNumber += 1));
  return number;
}

export interface Operation { document: DocumentNode; operationName?: string | null; variables?: Record<string, unknown> | null; context: Context }

const NOT_ASKED: ExecutionResult = { data: null };
/** Nothing is said, not even why not, to somebody whose sign-in no statement has asked for yet: the transport asks and comes again. */
function unproved(ctx: Context): ExecutionResult | null {
  if (!ctx.proof) return null;
  ctx.proof.isWanting = true;
  return NOT_ASKED;
}

/** Runs one operation of a schema whose roots and nouns are the door's. Never throws for a refusal: it is among the errors. */
export async function executeOperation(schema: GraphQLSchema, { document, operationName, variables: given, context: ctx }: Operation): Promise<ExecutionResult> {
  const operation = operationOf(document, operationName);
  if (operation?.operation === 'query') {
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], given ?? {}, { maxErrors: 5 });
    if (coerced.errors) return unproved(ctx) ?? { errors: coerced.errors };
    const variables = coerced.coerced;
    const key = `${numberOf(schema)}.${numberOf(document)}|${operation.name?.value ?? ''}|${planShape(ctx.viewer)}|${ctx.viewer.kind === 'anonymous' ? 'a' : ''}|${variablesShape(schema, operation, variables)}`;
    try {
      let plan = plans.get(key);
      if (!plan) {
        try { plan = planOperation(schema, document, operation, variables, ctx.viewer); } catch (error) {
          if (!(error instanceof NotPlannable)) throw error;
          plan = 'fields';
        }
        plans.set(key, plan);
      }
      if (plan !== 'fields') {
        const text = await runPlan(ctx, plan, variables, ctx.db.read, ctx.proof);
        if (ctx.proof?.isWanting) return NOT_ASKED;
        const errors = deniedErrors(plan, ctx);
        return { data: new RawJson(text) as unknown as Record<string, unknown>, ...(errors.length ? { errors } : {}) };
      }
    } catch (error) {
      if (error instanceof AppError) return unproved(ctx) ?? { data: null, errors: [errorOf(error, ctx)] };
      throw error;
    }
  }
  const wanting = unproved(ctx);
  if (wanting) return wanting;
  const result = (await executeFields({ schema, document, contextValue: ctx, variableValues: given ?? {}, operationName: operationName ?? undefined })) as ExecutionResult;
  const denied = deniedOf.get(ctx);
  if (denied?.length) { deniedOf.delete(ctx); return { ...result, errors: [...(result.errors ?? []), ...denied] }; }
  return result;
}

const deniedOf = new WeakMap<Context, GraphQLError[]>();

const byResponseKey = (source: unknown, _args: unknown, _ctx: unknown, info: GraphQLResolveInfo): unknown => {
  const row = source as Record<string, unknown>;
  return info.path.key in row ? row[info.path.key] : row[info.fieldName];
};

/** Gives the schema's nouns, pages and root fields the resolvers that read what one statement answered. */
export function installDoor(schema: GraphQLSchema): void {
  keepSchema(schema);
  for (const noun of allNouns()) {
    for (const [name, own] of [[noun.name, true], [`${noun.name}Page`, false]] as const) {
      const type = schema.getType(name);
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!own || noun.props.has(field.name) || edgesOf(noun.name).has(field.name)) field.resolve = byResponseKey;
      }
    }
  }
  for (const name of ['Facet', 'FacetBucket']) {
    const type = schema.getType(name);
    if (isObjectType(type)) for (const field of Object.values(type.getFields())) field.resolve = byResponseKey;
  }
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const root = rootOf(field.name);
    if (root) field.resolve = (_source, args, ctx, info) => readRoot(ctx as Context, info, root, args as Record<string, unknown>);
  }
}

/** Queries go to a replica; what a write answers, and news, is newer than a replica may be. */
function poolFor(ctx: Context, info: GraphQLResolveInfo): pg.Pool { return info.operation.operation === 'query' ? ctx.db.read : ctx.db.write; }

/** Builds and runs a plan of its own for one field of an operation that goes field by field. */
async function readField(ctx: Context, info: GraphQLResolveInfo, make: (s: ReturnType<typeof selecting>, build: ReturnType<typeof openBuild>) => string): Promise<unknown> {
  const { s, build } = fieldBuild(ctx, info);
  return answered(ctx, info, finish(build, s, make(s, build)));
}
const fieldBuild = (ctx: Context, info: GraphQLResolveInfo) =>
  ({ s: selecting(info.schema, info.fragments as Record<string, FragmentDefinitionNode>, info.variableValues, true), build: openBuild(ctx.viewer) });
async function answered(ctx: Context, info: GraphQLResolveInfo, plan: Plan, id?: string): Promise<unknown> {
  if (plan.denied.length) deniedOf.set(ctx, [...(deniedOf.get(ctx) ?? []), ...deniedErrors(plan, ctx)]);
  return JSON.parse(await runPlan(ctx, plan, info.variableValues, poolFor(ctx, info), undefined, id));
}

function readRoot(ctx: Context, info: GraphQLResolveInfo, root: { noun: string; kind: 'one' | 'many' | 'facets' }, args: Record<string, unknown>): Promise<unknown> {
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (!mayRead(ctx.viewer, nounOf(root.noun))) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: nounOf(root.noun).read } });
  const nodes = info.fieldNodes as readonly FieldNode[];
  const key = String(info.path.key);
  const get: Getter = () => args;
  return readField(ctx, info, (s, build) => {
    if (root.kind === 'one') return oneSql(s, build, root.noun, nodes, () => args.id, [key]);
    const sets = nodes.map((n) => n.selectionSet);
    const place = { path: [key], times: 1, depth: 0 };
    return root.kind === 'many' ? pageSql(s, build, nounOf(root.noun), sets, args, get, place) : facetsSql(s, build, nounOf(root.noun), sets, args, get, place);
  });
}

const pathOf = (info: GraphQLResolveInfo): string[] => {
  const path: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) if (typeof at.key === 'string') path.unshift(at.key);
  return path;
};

/** The row that a mutation or a field of its own answers, with what this field selects of it; null when the viewer may not see it. */
export function readOne<T = unknown>(ctx: Context, info: GraphQLResolveInfo, noun: string, id: string | null | undefined): Promise<T | null> {
  if (id === null || id === undefined) return Promise.resolve(null);
  return answered(ctx, info, onePlan(ctx, info, noun), id) as Promise<T | null>;
}

/** The plan of a row that a write answers: the same for every row that the field is asked of in this shape. */
function onePlan(ctx: Context, info: GraphQLResolveInfo, noun: string): Plan {
  const path = pathOf(info);
  const key = `${numberOf(info.schema)}.${info.fieldNodes.map(numberOf).join('.')}|${noun}|${path.join('.')}|${planShape(ctx.viewer)}|${variablesShape(info.schema, info.operation, info.variableValues)}`;
  const known = plans.get(key);
  if (known && known !== 'fields') return known;
  const { s, build } = fieldBuild(ctx, info);
  const plan = finish(build, s, oneSql(s, build, noun, info.fieldNodes, (env) => env.id, path));
  plans.set(key, plan);
  return plan;
}

