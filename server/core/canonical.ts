// One text for one value, and its hash: what is compared, sealed or summed is first written in one order.
import { createHash } from 'node:crypto';

/** JSON with sorted keys: equal values have equal text, also after a stay in a jsonb column. */
export function canonicalJson(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value !== 'object') return JSON.stringify(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ','}${canonicalJson(item)}`;
    return `[${text}]`;
  }
  const row = value as Record<string, unknown>;
  for (const key of Object.keys(row).sort()) if (row[key] !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(row[key])}`;
  return `{${text}}`;
}

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
