// Carries out operations for Apollo through the reading door.
import type { GraphQLSchema } from 'graphql';
import { executeOperation, stringifyResult } from './core/read/execute.ts';
import type { Engine } from './http/apollo.ts';

/** The engine of a schema that has the door's resolvers in it. */
export const engineOf = (schema: GraphQLSchema): Engine => ({
  execute: ({ context, document, operationName, variables }) =>
    executeOperation(schema, { document: document as NonNullable<typeof document>, operationName, variables, context }),
  stringify: (result) => stringifyResult(result as Parameters<typeof stringifyResult>[0]),
});
