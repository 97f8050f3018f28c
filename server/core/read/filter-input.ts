// A list's filter that came as free JSON, checked against the list's own input type.
import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { AppError } from '../errors.ts';

let known: GraphQLSchema | undefined;
/** Keeps the schema of the API, whose input types judge filters of callers that are far from it. */
export const keepSchema = (schema: GraphQLSchema): void => { known = schema; };

/** The filter as the list itself would take it; refused at its place. */
export function coerceFilter(schema: GraphQLSchema | undefined, noun: string, filter: unknown, path = 'input.filter'): Record<string, unknown> | undefined {
  if (filter === undefined || filter === null) return undefined;
  const type = (schema ?? known)?.getType(`${noun}Filter`);
  if (!type) throw new Error(`There is no schema to judge a filter of ${noun} by`);
  return coerceInputValue(filter, type as GraphQLInputType, (place) => {
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`${path}${place.map((step) => `.${step}`).join('')}`]: 'VALUE_NOT_ALLOWED' } });
  }) as Record<string, unknown>;
}
