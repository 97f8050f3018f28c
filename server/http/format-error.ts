// The one place where a failure becomes what a caller reads: a code of the closed list, words in the caller's language, nothing else.
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '../core/context.ts';
import { AppError, ERROR_CODES } from '../core/errors.ts';
import { say, type Locale } from '../core/messages.ts';
import { httpReasons } from './http.messages.ts';

/** For whom errors are worded, and under which number ours are found in the log. */
export interface Listener { locale: Locale; requestId: string; log: Logger }

const presented = new WeakSet<GraphQLError>();
const MOST = 20;
const LONGEST = 300;

interface Failure { target?: object; code?: unknown; constraints?: Record<string, string>; property?: string; children?: Failure[] }

/** The errors of an answer as the caller may read them. */
export function presentErrors(errors: readonly unknown[], listener: Listener): GraphQLError[] {
  return errors.slice(0, MOST).map((error) => presentError(error, listener));
}

/** One error as the caller may read it; what is our own failure is logged whole and told as a number. */
export function presentError(error: unknown, listener: Listener): GraphQLError {
  if (error instanceof GraphQLError && (presented.has(error) || isWorded(error))) { presented.add(error); return error; }
  const cause = rootOf(error);
  const app = cause instanceof AppError ? cause : translate(cause, error, listener);
  const at = error instanceof GraphQLError ? error : null;
  const made = app
    ? new GraphQLError(app.say(listener.locale), { nodes: at?.nodes, source: at?.source, positions: at?.positions, path: at?.path, extensions: app.extensions(listener.locale) })
    : new GraphQLError(say('INTERNAL', listener.locale, { requestId: listener.requestId }), {
      nodes: at?.nodes, path: at?.path, extensions: { code: 'INTERNAL', reason: 'INTERNAL', requestId: listener.requestId },
    });
  if (!app) listener.log.error({ err: cause, path: at?.path?.join('.') }, 'request failed');
  presented.add(made);
  return made;
}

/** Last gate, for Apollo's `formatError`: whatever did not pass `presentError` says nothing. */
export function lastGate(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (error instanceof GraphQLError && presented.has(error)) return formatted;
  const status = formatted.extensions?.code;
  const isTheirs = status === 'BAD_REQUEST' || status === 'BAD_USER_INPUT' || status === 'GRAPHQL_PARSE_FAILED' || status === 'GRAPHQL_VALIDATION_FAILED' || status === 'OPERATION_RESOLUTION_FAILURE';
  return isTheirs
    ? { message: plain(formatted.message), extensions: { code: 'VALIDATION', reason: 'BODY_SHAPE' } }
    : { message: say('INTERNAL', 'en', { requestId: '' }).trim(), extensions: { code: 'INTERNAL', reason: 'INTERNAL' } };
}

/** Worded by the reading door already: a code of the closed list with its reason. */
const isWorded = (error: GraphQLError): boolean => !error.originalError && typeof error.extensions.reason === 'string'
  && (ERROR_CODES as readonly unknown[]).includes(error.extensions.code);

/** The error that was thrown, under the ones that graphql-js wrapped around it. */
function rootOf(error: unknown): unknown {
  let at = error;
  for (let level = 0; level < 8 && at instanceof GraphQLError && at.originalError; level += 1) at = at.originalError;
  return at;
}

/** Strips what tells about the schema or echoes at length. */
const plain = (message: string): string => message
  .replace(/\s*Did you mean[^?]*\?/g, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
  .slice(0, LONGEST)
  .trim();

function translate(cause: unknown, outer: unknown, listener: Listener): AppError | null {
  const failure = cause as { code?: unknown; driverError?: { code?: unknown }; message?: unknown; extensions?: { validationErrors?: Failure[] }; name?: string } | null;
  // class-validator's own refusal comes as a GraphQLError too, so it is looked for first.
  if (Array.isArray(failure?.extensions?.validationErrors)) return ofValidator(failure.extensions.validationErrors, argumentOf(outer, failure.extensions.validationErrors));
  if (cause instanceof GraphQLError) return ofGraphQL(outer instanceof GraphQLError ? outer : cause, cause);
  const code = failure?.driverError?.code ?? failure?.code;
  if (typeof code === 'string') {
    const found = ofDatabase(code);
    if (found) { listener.log.warn({ err: cause }, 'the database refused'); return found; }
  }
  if (isDatabaseAway(failure)) { listener.log.error({ err: cause }, 'the database is away'); return new AppError('LIMIT', 'BUSY', { retryAfter: 2 }); }
  return null;
}

/** graphql-js's own refusals of documents, variables and arguments. */
function ofGraphQL(outer: GraphQLError, inner: GraphQLError): AppError | null {
  const { message } = outer;
  const isLexed = outer.path === undefined && (outer.nodes !== undefined || outer.source !== undefined || outer.message.startsWith('Syntax Error'));
  const isInput = /^(Variable|Argument|Directive|Must provide|Unknown operation|Too many|Document contains)/.test(message);
  if (!isLexed && !isInput && inner === outer) return null;
  if (/token limit|Document contains more/i.test(message)) {
    return new AppError('LIMIT', httpReasons.DOCUMENT_TOO_LARGE, { params: { what: 'tokens', limit: '' } });
  }
  // A variable's value that a type refused: its place is known.
  const at = /^Variable "\$(\w+)" got invalid value .* at "([\w.[\]]{1,200})"[;.]/s.exec(message)?.[2]?.replace(/\[(\d+)\]/g, '.$1');
  return new AppError('VALIDATION', httpReasons.DOCUMENT_INVALID, { params: { detail: plain(message) }, ...(at ? { fields: { [at]: 'VALUE_NOT_ALLOWED' } } : {}) });
}

const reasonByConstraint: Record<string, string> = { isNotEmpty: 'VALUE_REQUIRED', isDefined: 'VALUE_REQUIRED', arrayNotEmpty: 'VALUE_REQUIRED', maxLength: 'VALUE_TOO_LONG', arrayMaxSize: 'VALUE_TOO_LONG' };

/** A length that does not fit is said as what is wrong with it: nothing written, too little, too much. */
function reasonOfLength(words: string): { reason: string; least?: number } {
  const least = Number(/longer than or equal to (\d+)/.exec(words)?.[1] ?? 0);
  if (!least) return { reason: /shorter than/.test(words) ? 'VALUE_TOO_LONG' : 'VALUE_NOT_ALLOWED' };
  return least === 1 ? { reason: 'VALUE_REQUIRED' } : { reason: 'VALUE_TOO_SHORT', least };
}

/** The argument that was refused: `input`, as nearly all have it; else the one that its class is named for (`period` of PeriodInput). */
function argumentOf(outer: unknown, failures: readonly Failure[]): string {
  const node = outer instanceof GraphQLError ? outer.nodes?.[0] : undefined;
  const given = node?.kind === Kind.FIELD ? (node.arguments ?? []).map((one) => one.name.value) : [];
  const name = (failures[0]?.target?.constructor.name ?? '').replace(/Input$/, '').toLowerCase();
  return given.includes('input') ? 'input' : given.find((one) => name !== '' && one.toLowerCase().startsWith(name)) ?? 'input';
}

/** class-validator's findings, by the path of the input. */
function ofValidator(failures: readonly Failure[], argument: string): AppError {
  const fields: Record<string, string> = {};
  let least = 0;
  const walk = (list: readonly Failure[], path: string): void => {
    for (const { property = '', constraints = {}, children = [] } of list) {
      const here = `${path}.${property}`;
      const [name] = Object.keys(constraints);
      if (name === 'isLength' || name === 'minLength') {
        const length = reasonOfLength(constraints[name] ?? '');
        fields[here] = length.reason;
        least = Math.max(least, length.least ?? 0);
      } else if (name) fields[here] = reasonByConstraint[name] ?? 'VALUE_NOT_ALLOWED';
      walk(children, here);
    }
  };
  walk(failures, argument);
  return new AppError('VALIDATION', 'INPUT_INVALID', { fields, ...(least ? { params: { least } } : {}) });
}

/** SQLSTATE classes that are the caller's doing, or that pass by themselves. */
function ofDatabase(code: string): AppError | null {
  if (code === '57014') return new AppError('LIMIT', httpReasons.TOO_SLOW);
  if (/^(55P03|25P0[34]|25006|40001|40P01|53\w{3}|57P0\d|08\w{3}|ECONN\w*|EPIPE|ENOENT|ETIMEDOUT)$/.test(code)) return new AppError('LIMIT', 'BUSY', { retryAfter: 2 });
  if (code === '23505') return new AppError('CONFLICT', httpReasons.VALUE_TAKEN);
  if (/^(22\w{3}|23\w{3})$/.test(code)) return new AppError('VALIDATION', 'INPUT_INVALID');
  return null;
}

const isDatabaseAway = (failure: { message?: unknown } | null): boolean =>
  typeof failure?.message === 'string' && /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after/.test(failure.message);
