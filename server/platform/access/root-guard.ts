// The gate before every write and every computed question: lays the matrix over the schema, so that nothing runs without a line in it.
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { authorise, type Context } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import '../auth/auth.messages.ts';
import { MUTATION_GATES, QUERY_GATES, type Gate } from './mutation.matrix.ts';

/** Refuses with UNAUTHENTICATED or FORBIDDEN unless the gate is open to the viewer. */
export function pass(ctx: Context, gate: Gate): void {
  if (gate === 'anybody') return;
  const { viewer } = ctx;
  if (viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (gate === 'signed-in') return;
  if (gate === 'person') {
    if (viewer.kind !== 'user') throw new AppError('FORBIDDEN', 'SESSION_REQUIRED');
    return;
  }
  const words = typeof gate === 'string' ? [gate] : gate;
  if (!words.some((word) => viewer.reaches.has(word))) authorise(ctx, words[0] as (typeof words)[number]);
}

/** Who says null for an argument of a question has not asked for anything by it: what is taken when it is unsaid holds. */
const said = (args: Record<string, unknown>): Record<string, unknown> => (Object.values(args).includes(null) ? Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null)) : args);

/** Guards all mutations, and the queries that `isNounRoot` does not know; throws for a field without a line in the matrix. */
export function guardRoots(schema: GraphQLSchema, isNounRoot: (field: string) => boolean): GraphQLSchema {
  const missing: string[] = [];
  const guard = (type: ReturnType<GraphQLSchema['getMutationType']>, gates: Record<string, Gate>): void => {
    for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
      if (type === schema.getQueryType() && isNounRoot(name)) continue;
      const gate = gates[name];
      if (!gate) { missing.push(`${type?.name}.${name}`); continue; }
      const inner = (field.resolve ?? defaultFieldResolver) as GraphQLFieldResolver<unknown, Context>;
      const isQuestion = type === schema.getQueryType();
      field.resolve = (source, args, ctx: Context, info) => { pass(ctx, gate); return inner(source, isQuestion ? said(args) : args, ctx, info); };
    }
  };
  guard(schema.getMutationType(), MUTATION_GATES);
  guard(schema.getQueryType(), QUERY_GATES);
  if (missing.length) throw new Error(`No line in server/platform/access/mutation.matrix.ts for ${missing.join(', ')}`);
  return schema;
}
