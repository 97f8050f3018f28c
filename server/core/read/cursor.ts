// The mark of a row in an ordered list: its sort values, and the condition for everything after it.
import { AppError } from '../errors.ts';
import type { Getter } from './binder.ts';
import type { Build } from './scope.ts';

export type CursorKind = 'text' | 'bigint' | 'int' | 'float8' | 'numeric' | 'timestamptz' | 'date' | 'boolean';
interface Key { column: string; isDescending: boolean; isNullable: boolean; kind: CursorKind }

const shapes: Record<CursorKind, RegExp> = {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL takes no NUL
  text: /^[^\u0000]*$/s, bigint: /^\d{1,18}$/, int: /^-?\d{1,9}$/, float8: /^-?[\d.e+-]{1,30}$/, numeric: /^-?\d{1,20}(\.\d{1,20})?$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2}){0,2}$/, date: /^\d{4}-\d{2}-\d{2}$/, boolean: /^(true|false|t|f)$/,
};

/** The values of a cursor; forged, foreign or cut ones are refused. It names no viewer and grants nothing: rights hold beside it. */
function readCursor(text: string, keys: readonly Key[]): (string | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(values) || values.length !== keys.length) throw new Error('shape');
    values.forEach((value, i) => {
      const key = keys[i] as Key;
      if (value === null ? !key.isNullable : typeof value !== 'string' || value.length > 500 || !shapes[key.kind].test(value)) throw new Error('value');
    });
    return values as (string | null)[];
  } catch { throw new AppError('VALIDATION', 'CURSOR_INVALID'); }
}

/** Rows after the cursor in this order; nulls stand last. Bound values decide, so that all pages of a list share one plan. */
export function cursorAt(build: Build, keys: readonly Key[], get: Getter): string {
  const value = (i: number, kind: CursorKind) => build.binder.bind((env) => readCursor(get(env) as string, keys)[i], kind);
  const after = (i: number): string => {
    const key = keys[i] as Key;
    const bound = value(i, key.kind);
    const beyond = `${key.column} ${key.isDescending ? '<' : '>'} ${bound}`;
    const strictly = key.isNullable ? `(${beyond} or (${key.column} is null and ${bound} is not null))` : beyond;
    if (i === keys.length - 1) return strictly;
    return `(${strictly} or (${key.column} is not distinct from ${bound} and ${after(i + 1)}))`;
  };
  return after(0);
}
