// Which column feeds which field: suggested from headers in both languages, checked before a row is read.
import type { Label } from '../../core/language.ts';
import { narrow } from './cells.rules.ts';
import type { ImportField } from './kind.registry.ts';

/** Field key -> header of the column that feeds it. */
export type Mapping = Record<string, string>;

const plain = (text: string): string => narrow(text).toLowerCase().replace(/[\s_\-.:：()（）/*#"']/g, '');

/** The likeliest mapping: exact names first, then a header that contains a name; a column feeds one field. */
export function suggestMapping(fields: readonly ImportField[], headers: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<string>();
  const names = (field: ImportField): string[] => [field.key, field.label.zh, field.label.en, ...(field.synonyms ?? [])].map(plain);
  for (const pass of ['exact', 'part'] as const) {
    for (const field of fields) {
      if (mapping[field.key] !== undefined) continue;
      const header = headers.find((h) => {
        const p = plain(h);
        if (taken.has(h) || !p) return false;
        return names(field).some((name) => (pass === 'exact' ? p === name : name.length >= 4 && p.length >= 4 && (p.includes(name) || name.includes(p))));
      });
      if (header !== undefined) { mapping[field.key] = header; taken.add(header); }
    }
  }
  return mapping;
}

/** What is wrong with a mapping: a column the file lacks, or a required field nothing feeds. */
export function checkMapping(fields: readonly ImportField[], headers: readonly string[], mapping: Mapping, given: ReadonlySet<string> = new Set()): { reason: string; params: Record<string, string | Label> } | null {
  for (const column of Object.values(mapping)) if (!headers.includes(column)) return { reason: 'COLUMN_UNKNOWN', params: { column } };
  const missing = fields.find((field) => field.required && mapping[field.key] === undefined && !given.has(field.key));
  return missing ? { reason: 'COLUMN_UNMAPPED', params: { field: missing.label } } : null;
}

/** What one value tells: written with the day first, with the month first, or either (null). `isWritten` says whether it is such a value at all. */
export function dayOrder(value: string): { isWritten: boolean; isDayFirst: boolean | null } {
  const m = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}/.exec(value);
  return { isWritten: m !== null, isDayFirst: m && Number(m[1]) > 12 ? true : m && Number(m[2]) > 12 ? false : null };
}

/** Is the day written before the month in this column's values? Decided by the first value that can be read one way only. */
export function isDayFirst(values: Iterable<string>): boolean {
  for (const value of values) {
    const told = dayOrder(value).isDayFirst;
    if (told !== null) return told;
  }
  return false;
}
