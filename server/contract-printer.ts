// Prints a GraphQL schema as TypeScript types: what the wire carries, nothing that runs.
import {
  isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isListType, isNonNullType, isObjectType, isScalarType, isUnionType,
  type GraphQLArgument, type GraphQLEnumType, type GraphQLField, type GraphQLInputField, type GraphQLNamedType, type GraphQLSchema, type GraphQLType,
} from 'graphql';

const SCALARS: Record<string, string> = {
  ID: 'string', String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean',
  DateTime: 'string', Date: 'string', Money: 'string', Decimal: 'string', JSON: 'unknown',
};

function typeOf(type: GraphQLType, isNullable = true): string {
  if (isNonNullType(type)) return typeOf(type.ofType, false);
  const inner = isListType(type) ? `ReadonlyArray<${typeOf(type.ofType)}>` : isScalarType(type) ? (SCALARS[type.name] ?? 'unknown') : (type as GraphQLNamedType).name;
  return isNullable ? `${inner} | null` : inner;
}

const note = (text: string | null | undefined, indent = ''): string => (text ? `${indent}/** ${text.replaceAll('*/', '* /').replace(/\s*\n\s*/g, ' ')} */\n` : '');

/** A field of what is answered: always there when selected. */
const field = (one: GraphQLField<unknown, unknown>): string => `${note(one.description, '  ')}  ${one.name}: ${typeOf(one.type)};\n`;

/** A field of what is sent: it may be left out when it may be null or has a default. */
const inputField = (one: GraphQLInputField | GraphQLArgument): string => {
  const isOptional = !isNonNullType(one.type) || one.defaultValue !== undefined;
  return `${note(one.description, '  ')}  ${one.name}${isOptional ? '?' : ''}: ${typeOf(one.type)};\n`;
};

const unionOf = (type: GraphQLEnumType): string => {
  const names = type.getValues().map((value) => `'${value.name}'`);
  const line = `export type ${type.name} = ${names.join(' | ')};\n`;
  return note(type.description) + (line.length <= 120 ? line : `export type ${type.name} =\n${names.map((name) => `  | ${name}`).join('\n')};\n`);
};

/** The arguments of the root fields, one type each: `CustomersArgs`. */
function rootArguments(schema: GraphQLSchema): string[] {
  const parts: string[] = [];
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const one of Object.values(root?.getFields() ?? {})) {
      if (!one.args.length) continue;
      parts.push(`export interface ${root?.name}${one.name[0]?.toUpperCase()}${one.name.slice(1)}Args {\n${one.args.map(inputField).join('')}}\n`);
    }
  }
  return parts;
}

function printType(type: GraphQLNamedType): string | null {
  if (isEnumType(type)) return unionOf(type);
  if (isObjectType(type) || isInterfaceType(type)) {
    return `${note(type.description)}export interface ${type.name} {\n${Object.values(type.getFields()).map(field).join('')}}\n`;
  }
  if (isInputObjectType(type)) return `${note(type.description)}export interface ${type.name} {\n${Object.values(type.getFields()).map(inputField).join('')}}\n`;
  if (isUnionType(type)) return `${note(type.description)}export type ${type.name} = ${type.getTypes().map((member) => member.name).join(' | ')};\n`;
  return null;
}

/** Every type of the schema, in its order, then the arguments of the root fields. */
export function printContract(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const printed = types.map(printType).filter((text): text is string => text !== null);
  return `\n${[...printed, ...rootArguments(schema)].join('\n')}`;
}
