// Whether a list behind a figure can hold a row, judged by the row's own values: a sieve that lets too much through, never too little. Pure.
import { nounOf, type NounMeta, type PropMeta } from '../../../schema/base.ts';

export type Filter = Record<string, unknown>;
/** Values by column, as the database writes a row in JSON. */
export type RowValues = Readonly<Record<string, unknown>>;

/** Kinds whose values are compared as the texts that they are. */
const PLAIN = new Set(['id', 'day', 'enum', 'boolean']);
const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

function canHold(is: unknown, value: string | null): boolean {
  if (typeof is !== 'object' || is === null) return true;
  return Object.entries(is as Filter).every(([op, wanted]) => {
    if (op === 'isNull') return (value === null) === Boolean(wanted);
    if (op === 'eq') return value === textOf(wanted);
    if (op === 'in') return !Array.isArray(wanted) || (value !== null && wanted.some((one) => textOf(one) === value));
    const [left, right] = [value, textOf(wanted)];
    if (!['gte', 'gt', 'lte', 'lt'].includes(op) || right === null) return true;
    if (left === null) return false;
    return op === 'gte' ? left >= right : op === 'gt' ? left > right : op === 'lte' ? left <= right : left < right;
  });
}

/** Can the filter of a noun's list select this row? What is not the row's own plain value is left to the database. */
export function mayHold(noun: NounMeta, filter: Filter, row: RowValues): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === 'and') return !Array.isArray(value) || (value as Filter[]).every((part) => mayHold(noun, part, row));
    if (name === 'or') return !Array.isArray(value) || (value as Filter[]).some((part) => mayHold(noun, part, row));
    const prop = noun.props.get(name);
    // Days compare as texts; numbers, instants and ids that carry a customer do not.
    if (!prop || !PLAIN.has(prop.kind) || isOwned(prop) || (prop.kind === 'id' && hasOrder(value))) return true;
    return canHold(value, textOf(row[prop.column]));
  });
}
const isOwned = (prop: PropMeta): boolean => Boolean(prop.key || (prop.of && nounOf(prop.of).owner));
const hasOrder = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).some((op) => ['gte', 'gt', 'lte', 'lt'].includes(op));

/** The people and stores whom a row names: whose pay it can have moved. */
export function namedBy(noun: NounMeta, row: RowValues): { employees: string[]; stores: string[] } {
  const all = (of: string): string[] => [...noun.props.values()].filter((prop) => prop.of === of).flatMap((prop) => textOf(row[prop.column]) ?? []);
  return { employees: [...new Set([...all('Employee'), ...(noun.name === 'Employee' ? [String(row.id)] : [])])], stores: [...new Set(all('Store'))] };
}

/** The first day that a row can count in: the earliest that it names. */
export function earliestDay(noun: NounMeta, row: RowValues): string | null {
  const days = [...noun.props.values()].filter((prop) => prop.kind === 'day' || prop.kind === 'instant').flatMap((prop) => textOf(row[prop.column])?.slice(0, 10) ?? []);
  return days.sort()[0] ?? null;
}
