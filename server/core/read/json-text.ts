// JSON that a statement writes as text, piece by piece; each function answers SQL whose value is JSON text and never null.
// json_build_object looks up the type of every key and value anew for every row, which takes twice the processor time.
import type { PropKind } from '../../../schema/base.ts';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A constant of the statement's own, as JSON text. */
export const constantText = (value: string): string => literal(JSON.stringify(value));

/** A value whose type PostgreSQL knows how to write and to escape. */
export const anyText = (sql: string): string => `coalesce(to_json(${sql})::text, 'null')`;

/** Numbers, and truth values: their text is their JSON. */
export const plainText = (sql: string): string => `coalesce((${sql})::text, 'null')`;

/** Text of digits, letters and signs that need no escaping: ids, amounts, instants, words of an enum. */
export const quotedText = (sql: string): string => `coalesce('"' || ${sql} || '"', 'null')`;

/** A property of this kind, from the SQL that gives its value as the wire has it. */
export function kindText(kind: PropKind, sql: string): string {
  switch (kind) {
    case 'id': case 'instant': case 'money': case 'decimal': case 'enum': return quotedText(sql);
    case 'int': case 'boolean': return plainText(sql);
    default: return anyText(sql);
  }
}

/** An object of pairs of key and JSON text. */
export function objectText(pairs: readonly (readonly [key: string, json: string])[]): string {
  if (!pairs.length) return `'{}'`;
  const written = pairs.map(([key, json], i) => `${literal(`${i ? ',' : '{'}${JSON.stringify(key)}:`)} || ${json}`);
  return `(${written.join(' || ')} || '}')`;
}

/** An array of the JSON texts of an aggregate's rows, in the order and under the condition that `how` says. */
export const arrayText = (json: string, how: { orderBy?: string; filter?: string } = {}): string =>
  `coalesce('[' || string_agg(${json}, ','${how.orderBy ? ` order by ${how.orderBy}` : ''})${how.filter ? ` filter (where ${how.filter})` : ''} || ']', '[]')`;
