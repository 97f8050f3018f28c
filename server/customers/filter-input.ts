// A list's filter that came as free JSON, checked against the list's own input type.
import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { AppError } from '../core/errors.ts';

/** The filter as the list itself would take it; refused at its place. */
export function coerceFilter(schema: GraphQLSchema, noun: string, filter: unknown): Record<string, unknown> | undefined {
  if (filter === undefined || filter === null) return undefined;
  return coerceInputValue(filter, schema.getType(`${noun}Filter`) as GraphQLInputType, (path) => {
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { [`input.filter${path.map((step) => `.${step}`).join('')}`]: 'VALUE_NOT_ALLOWED' } });
  }) as Record<string, unknown>;
}
