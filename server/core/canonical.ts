// One text for one value, and its hash: what is compared, sealed or summed is first written in one order.
import { hash } from 'node:crypto';

type Order = readonly (readonly [key: string, said: string])[];
// Few shapes of objects make up what is written: the order of their keys is found once a shape.
const orders = new Map<string, Order>();
const SHAPES = 2_000;
const KEYS = 32;

function orderOf(keys: readonly string[]): Order {
  const shape = keys.join('\0');
  const known = orders.get(shape);
  if (known?.length === keys.length) return known;
  const order = [...keys].sort().map((key) => [key, `${JSON.stringify(key)}:`] as const);
  // A key may hold what shapes are joined by: such a shape stands for nothing else.
  if (keys.length > KEYS || shape.split('\0').length !== keys.length) return order;
  if (orders.size >= SHAPES) orders.clear();
  orders.set(shape, order);
  return order;
}

/** Texts of objects that stand in many places, by identity: written once. */
export type KnownTexts = WeakMap<object, string>;

/** JSON with sorted keys: equal values have equal text, also after a stay in a jsonb column. */
export function canonicalJson(value: unknown, known?: KnownTexts): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  const there = known?.get(value);
  if (there !== undefined) return there;
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonicalJson(item, known)}`;
    return `[${text}]`;
  }
  const row = value as Record<string, unknown>;
  for (const [key, said] of orderOf(Object.keys(row))) {
    const item = row[key];
    if (item !== undefined) text += `${text && ','}${said}${canonicalJson(item, known)}`;
  }
  return `{${text}}`;
}

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => hash('sha256', text);
