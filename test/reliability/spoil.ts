// Requests gone wrong: documents bent out of shape, and arguments of every question and write of the schema with rubbish put into them.
import {
  isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType, type GraphQLField, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema,
} from 'graphql';
import { bareType } from '../leaks/writes.ts';

export interface Sent { query: string; variables?: unknown; operationName?: unknown }
type Roll = (n: number) => number;

export const RUBBISH: unknown[] = [
  null, '', 'x', '\u0000', '1', '0', '-1', '1-1', 'C1-1', -1, 0, 2_147_483_648, 1e308, 1.5, true, [], {}, [[]], { a: 1 }, 'x'.repeat(2_000), '\ud800', "'; drop table users; --", '9'.repeat(30), ['1', null], { eq: null }, { eq: {} },
  { and: [{}] }, { not: { not: {} } }, { or: [] }, '2024-02-30', '0000-00-00', '2026-11-25', '+271821-01-01T00:00:00Z', '{"a":', '../../etc/passwd', '%_%', '(a+)+$', '😀', 'cnry', '1e400', '-0', 'NaN', '1,5', '0.001', '9'.repeat(18), Number.NaN,
];
export const DOCUMENTS = [
  '{ customers(filter: { name: { contains: "a" } }, page: { limit: 5 }) { total items { id name phone } } }',
  'query Q($f: CustomerFilter, $p: PageInput, $s: [CustomerSort!]) { customers(filter: $f, page: $p, sort: $s) { items { id tags { id } } } }',
  'query One($id: ID!) { customer(id: $id) { id purchases { items { lines { items { id } } } } } }', '{ viewer { id name } __typename }', 'query { purchaseFacets(fields: [KIND]) { field buckets { value count } } }',
  'query T($f: TicketFilter, $s: [TicketSort!]) { tickets(filter: $f, sort: $s, page: { limit: 3 }) { items { id subject clocks { id } } } }',
];
const BITS = ['{', '}', '(', '"', '$', '@', '...', '\u0000', '!', 'x', ' on ', '#', '"""', '\ufeff'];
const WORDS = ['id', '__schema', 'constructor', 'null', '9', 'total'];

/** Spoils by the dice given: the same dice, the same requests. `fit` holds well-formed variables of writes. */
export function spoilerOf(schema: GraphQLSchema, roll: Roll, fit: ReadonlyMap<string, Record<string, unknown>>) {
  const one = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const questions = Object.values(schema.getQueryType()?.getFields() ?? {});
  const writes = Object.values(schema.getMutationType()?.getFields() ?? {}).filter((field) => field.name !== 'signOut');

  /** Letters lost, doubled, swapped for others. */
  function bent(text: string): string {
    let out = text;
    for (let i = 0; i <= roll(3); i += 1) {
      const at = roll(Math.max(1, out.length));
      const kind = roll(4);
      out = out.slice(0, at) + (kind === 0 ? out.slice(at + 1 + roll(4)) : kind === 1 ? one(BITS) + out.slice(at) : kind === 2 ? '' : out.slice(at).replace(/\w+/, one(WORDS)));
    }
    return out;
  }

  /** A value of the type, or something else in its place, at any depth. */
  function valueFor(type: GraphQLInputType, depth = 0): unknown {
    if (isNonNullType(type)) return valueFor(type.ofType, depth);
    if (roll(7) === 0) return one(RUBBISH);
    if (isListType(type)) return Array.from({ length: roll(3) }, () => valueFor(type.ofType, depth));
    if (isEnumType(type)) return one(type.getValues()).name;
    if (isInputObjectType(type)) {
      return Object.fromEntries(Object.values(type.getFields()).filter((part) => isNonNullType(part.type) || (depth < 3 && roll(3) === 0)).map((part) => [part.name, valueFor(part.type, depth + 1)]));
    }
    return { Int: roll(50), Float: 1.5, Boolean: roll(2) === 0, Date: '2026-01-05', DateTime: '2026-01-05T00:00:00Z', Money: '1.00', Decimal: '1', ID: String(1 + roll(3)), JSON: one([{}, { all: [] }, RUBBISH[roll(RUBBISH.length)]]) }[(type as { name: string }).name] ?? one(['x', '王芳', 'customers', 'Customer', 'id']);
  }
  const spoil = (value: unknown): unknown => {
    if (roll(6) === 0) return one(RUBBISH);
    if (Array.isArray(value)) return value.map(spoil);
    return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoil(part)])) : value;
  };

  /** A few fields of what is answered, some levels down. */
  function selection(type: GraphQLOutputType, levels: number): string {
    const bare = bareType(type);
    if (isUnionType(bare) || isInterfaceType(bare)) return ' { __typename }';
    if (!isObjectType(bare)) return '';
    const fields = Object.values(bare.getFields()).filter((field) => field.args.every((arg) => !isNonNullType(arg.type)));
    const leaf = (field: GraphQLField<unknown, unknown>): boolean => !isObjectType(bareType(field.type));
    const chosen = fields.filter((field) => (leaf(field) ? roll(3) === 0 : levels > 0 && (field.name === 'items' || roll(3) === 0))).slice(0, 8);
    return ` { __typename ${chosen.map((field) => `${field.name}${selection(field.type, levels - 1)}`).join(' ')} }`;
  }
  const literal = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
    if (value && typeof value === 'object') return `{ ${Object.entries(value).map(([key, part]) => `${key}: ${literal(part)}`).join(', ')} }`;
    return typeof value === 'string' && /^[A-Z][A-Z0-9_]+$/.test(value) ? value : JSON.stringify(value) ?? 'null';
  };
  function operation(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): Sent {
    const known = fit.get(field.name);
    const args = field.args.filter((arg) => (known ? arg.name in known : isNonNullType(arg.type) || roll(2) === 0));
    const values = Object.fromEntries(args.map((arg) => [arg.name, known ? spoil(known[arg.name]) : valueFor(arg.type)]));
    const tail = selection(field.type, 2);
    if (roll(3) === 0) return { query: `${kind} { did: ${field.name}${args.length ? `(${args.map((arg) => `${arg.name}: ${literal(values[arg.name])}`).join(', ')})` : ''}${tail} }` };
    const heads = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    return { query: `${kind} W${heads ? `(${heads})` : ''} { did: ${field.name}${heads ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : ''}${tail} }`, variables: values };
  }

  function request(): Sent {
    const kind = roll(8);
    if (kind === 0) return { query: bent(one(DOCUMENTS)) };
    if (kind === 1) return { query: DOCUMENTS[1] as string, variables: { f: one(RUBBISH), p: one(RUBBISH), s: one(RUBBISH) } };
    if (kind === 2) return { query: DOCUMENTS[2] as string, variables: { id: one(RUBBISH) }, operationName: one(['One', 'Two', '', undefined, 1]) };
    return kind < 5 ? operation('query', one(questions)) : operation('mutation', one(writes));
  }
  return { one, bent, request };
}
