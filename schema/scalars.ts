// The scalars of the wire: instants, days, exact numbers as text, and free JSON where the shape is the user's own.
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const refuse = (name: string, value: unknown): never => {
  throw new GraphQLError(`${name} cannot be made of ${JSON.stringify(value)?.slice(0, 60)}`);
};
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;

function instantOf(value: unknown): string {
  if (typeof value !== 'string' || !isoInstant.test(value) || !isRealDay(value.slice(0, 10))) refuse('DateTime', value);
  const at = new Date(value as string);
  const year = at.getUTCFullYear();
  if (Number.isNaN(at.getTime()) || year < 1900 || year > 2200) refuse('DateTime', value);
  return at.toISOString();
}
function isRealDay(text: string): boolean {
  const parts = isoDay.exec(text);
  if (!parts) return false;
  const at = new Date(`${text}T00:00:00Z`);
  const year = Number(parts[1]);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && year >= 1900 && year <= 2200;
}
function dayOf(value: unknown): string {
  if (typeof value !== 'string' || !isRealDay(value)) refuse('Date', value);
  return value as string;
}
const decimalOf = (name: string, digits: number) => (value: unknown): string => {
  if (typeof value !== 'string' || !new RegExp(`^-?\\d{1,15}(\\.\\d{1,${digits}})?$`).test(value)) refuse(name, value);
  return value as string;
};
// With its place: a refusal without one would pass for a failure of our own.
const literal = (parse: (value: unknown) => unknown) => (node: ValueNode): unknown => {
  try { return parse(node.kind === Kind.STRING ? node.value : undefined); } catch (error) {
    throw error instanceof GraphQLError ? new GraphQLError(error.message, { nodes: node }) : error;
  }
};

function jsonLiteral(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
  switch (node.kind) {
    case Kind.STRING: case Kind.BOOLEAN: return node.value;
    case Kind.INT: case Kind.FLOAT: return Number(node.value);
    case Kind.OBJECT: return Object.fromEntries(node.fields.map((f) => [f.name.value, jsonLiteral(f.value, variables)]));
    case Kind.LIST: return node.values.map((v) => jsonLiteral(v, variables));
    case Kind.VARIABLE: return variables?.[node.name.value];
    default: return null;
  }
}

/** An instant, UTC, ISO 8601 text on the wire. */
export const DateTime = new GraphQLScalarType({
  name: 'DateTime', description: 'An instant in UTC, ISO 8601.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: instantOf, parseLiteral: literal(instantOf),
});
/** A calendar day, `YYYY-MM-DD`. */
export const Day = new GraphQLScalarType({
  name: 'Date', description: 'A calendar day, YYYY-MM-DD.',
  serialize: String, parseValue: dayOf, parseLiteral: literal(dayOf),
});
/** Money: a decimal text with two digits; never a float. */
export const Money = new GraphQLScalarType({
  name: 'Money', description: 'An amount of money as decimal text with two digits, in the currency of the chain.',
  serialize: String, parseValue: decimalOf('Money', 2), parseLiteral: literal(decimalOf('Money', 2)),
});
/** An exact number as text. */
export const DecimalText = new GraphQLScalarType({
  name: 'Decimal', description: 'An exact decimal number as text.',
  serialize: String, parseValue: decimalOf('Decimal', 12), parseLiteral: literal(decimalOf('Decimal', 12)),
});
/** Free JSON, only where the shape is the user's own. */
export const Json = new GraphQLScalarType({
  name: 'JSON', description: 'Free JSON, where the shape is the user’s own.',
  serialize: (value) => value, parseValue: (value) => value, parseLiteral: jsonLiteral,
});
