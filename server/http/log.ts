// Structured logs on stdout: secrets and personal values hidden by name and by form, control characters made harmless.
import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import type { Env } from '../core/env.ts';
import type { Logger } from '../core/context.ts';

const SECRET = /^(authorization|cookie|set-cookie|password|current|next|secret|token|authtoken|apikey|phone|mobile|email|e-mail|address_line|birthday|variables|parameters|query|detail|where|hint|values|driverError|validationErrors)$/i;
const HIDDEN = '[hidden]';
const PHONE = /(?<![\d-])(?:\+?86)?1[3-9]\d{9}(?!\d)/g;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const KEY = /\bak_[\w-]{8,}|\bBearer\s+\S+/g;
// JSON escapes the C0 controls itself; C1 controls and line separators still move some terminals.
const CONTROLS = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Whatever the four above could find holds one of these; most texts hold none. */
const SUSPECT = /@|\d{11}|ak_|Bearer|[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** A text without anybody's number, address or key in it. */
export const cleanText = (text: string): string => (text.length <= 8_000 && !SUSPECT.test(text) ? text : cleanSuspect(text));
const cleanSuspect = (text: string): string =>
  text.slice(0, 8_000).replace(KEY, HIDDEN).replace(PHONE, HIDDEN).replace(EMAIL, HIDDEN).replace(CONTROLS, '\uFFFD');

/** A value fit for the log: names that carry secrets hidden, texts cleaned, depth bounded. */
export function clean(value: unknown, level = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'bigint') return String(value);
  if (!value || typeof value !== 'object') return value;
  if (value instanceof Error) return cleanError(value, level);
  if (value instanceof Date) return value;
  if (level > 4) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => clean(item, level + 1));
  const kept: Record<string, unknown> = {};
  // A name that would change the line's prototype says nothing.
  for (const name of Object.keys(value).slice(0, 50)) if (name !== '__proto__') kept[name] = isSecret(name) ? HIDDEN : clean((value as Record<string, unknown>)[name], level + 1);
  return kept;
}

// Names come again in every line; those that a caller makes up are looked at each time.
const judged = new Map<string, boolean>();
function isSecret(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const verdict = SECRET.test(name);
  if (judged.size < 500) judged.set(name, verdict);
  return verdict;
}

/** Message, code and stack of an error; never the statement, its parameters or the row that a driver adds. */
function cleanError(error: Error, level: number): Record<string, unknown> {
  const { code, table, constraint, reason } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown; reason?: unknown };
  const kept = Object.fromEntries(Object.entries({ code, table, constraint, reason }).filter(([, v]) => typeof v === 'string'));
  return {
    type: error.name, message: cleanText(error.message), ...kept, stack: cleanText(error.stack ?? '').split('\n').slice(0, 20).join('\n'),
    ...(error.cause instanceof Error && level < 3 ? { cause: cleanError(error.cause, level + 1) } : {}),
  };
}

/** Longest that a line waits for others to be written with. */
const FLUSH_MS = 200;

/** Standard output, some lines at a time: a write a line would cost each request more than its session check. What is left is written at exit. */
function standardOutput(): DestinationStream {
  const out = pino.destination({ dest: 1, sync: false, minLength: 4_096 });
  setInterval(() => { out.flush(); }, FLUSH_MS).unref();
  return out;
}

/** The process's log; `stream` takes it elsewhere (tests). */
export function makeLog(env: Pick<Env, 'LOG_LEVEL'>, stream?: DestinationStream): Logger & Pick<Pino, 'child' | 'flush'> {
  return pino({
    level: env.LOG_LEVEL, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }), log: (fields) => clean(fields) as Record<string, unknown> },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map((arg) => (typeof arg === 'string' ? cleanText(arg) : arg)) as Parameters<typeof method>);
      },
    },
    // Errors were cleaned by the formatter already.
    serializers: { err: (value: unknown) => value },
  }, stream ?? standardOutput());
}
