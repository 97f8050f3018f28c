// What can go wrong between console and server, as one error class that screens and react-admin both understand.
import { HttpError } from 'ra-core';
import { presentLanguage, translatorOf } from '../i18n/language.tsx';

export type FaultCode =
  | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'VALIDATION' | 'CONFLICT' | 'LIMIT' | 'RATE_LIMITED' | 'POLICY'
  | 'NETWORK' | 'INTERNAL';

const STATUS: Record<FaultCode, number> = {
  UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, VALIDATION: 422, CONFLICT: 409, LIMIT: 413, RATE_LIMITED: 429,
  POLICY: 422, NETWORK: 0, INTERNAL: 500,
};

/** Where a refusal is put right: a noun and the wire id of its row. */
export interface FaultLink { resource: string; id: string }

/** One GraphQL error as it comes over the wire. */
export interface WireError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: {
    code?: string; reason?: string; fields?: Record<string, { reason: string; message: string } | string>; current?: unknown;
    retryAfter?: number; right?: string; link?: FaultLink;
  };
}

/** A refusal or failure of the server: its code, words for people, and for forms the message of each field. */
export class Fault extends HttpError {
  readonly code: FaultCode;
  readonly reason?: string;
  readonly fields: Record<string, string>;
  readonly current?: unknown;
  readonly retryAfter?: number;
  readonly link?: FaultLink;

  constructor(code: FaultCode, message: string, details: Partial<Pick<Fault, 'reason' | 'fields' | 'current' | 'retryAfter' | 'link'>> = {}) {
    // react-admin puts `body.errors` at the fields of its forms.
    super(message, STATUS[code], { errors: details.fields ?? {}, code });
    // HttpError sets its own prototype on what it makes.
    Object.setPrototypeOf(this, Fault.prototype);
    this.code = code;
    this.reason = details.reason;
    this.fields = details.fields ?? {};
    this.current = details.current;
    this.retryAfter = details.retryAfter;
    this.link = details.link;
  }
}

/** Says nothing about what was asked for: the line, the server or the session is at fault, and what was read before still stands. */
export const isPassing = (fault: Fault): boolean => ['NETWORK', 'INTERNAL', 'RATE_LIMITED', 'UNAUTHENTICATED'].includes(fault.code);

const isCode = (code: unknown): code is FaultCode => typeof code === 'string' && code in STATUS;

/** `input.phone` and `input.items.0.name` as the form's own field names. */
export const fieldName = (path: string): string => path.replace(/^input\./, '');

/** The API names a missing right by its word, which tells developers more; people read what it lets one do. */
const inWords = (message: string): string =>
  message.replace(/(?<=[「“])[a-z]+:[a-z-]+(?=[」”])/g, (word) => translatorOf(presentLanguage()).translate(`right.${word}`, { _: word }));

/** The first error that stops an operation, as a Fault. */
export function faultOf(errors: readonly WireError[]): Fault {
  const first = errors.find((error) => isCode(error.extensions?.code)) ?? errors[0];
  const extensions = first?.extensions ?? {};
  const code = isCode(extensions.code) ? extensions.code : 'INTERNAL';
  const fields = Object.fromEntries(Object.entries(extensions.fields ?? {})
    .map(([path, said]) => [fieldName(path), typeof said === 'string' ? said : said.message]));
  return new Fault(code, inWords(first?.message ?? ''), {
    reason: extensions.reason, fields, current: extensions.current, retryAfter: extensions.retryAfter, link: extensions.link,
  });
}

/** Is it the browser's own cancelling of a request that nobody waits for any more? */
export const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || /abort/i.test(error.message));

/** Whatever was thrown, as a Fault; errors of single fields in an answer that has data are no fault. */
export function toFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const seen = error as { graphQLErrors?: WireError[]; networkError?: { result?: { errors?: WireError[] }; statusCode?: number; message?: string }; message?: string };
  if (seen?.graphQLErrors?.length) return faultOf(seen.graphQLErrors);
  const inner = seen?.networkError?.result;
  if (inner && typeof inner === 'object' && inner.errors?.length) return faultOf(inner.errors);
  if (seen?.networkError) return new Fault('NETWORK', seen.networkError.message ?? 'network');
  return new Fault('INTERNAL', seen?.message ?? String(error));
}
