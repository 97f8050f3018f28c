// POST /graphql on bare node:http: everything that can be refused without asking anybody is refused before Apollo sees it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, GraphQLResponse } from '@apollo/server';
import type { DocumentNode, GraphQLError } from 'graphql';
import type { Context } from '../core/context.ts';
import { AppError } from '../core/errors.ts';
import type { Engine } from './apollo.ts';
import type { Authenticated } from '../platform/auth/authenticate.ts';
import { holds } from '../core/context.ts';
import { readBody } from './body.ts';
import { cookieLine } from './cookies.ts';
import { operationOf, type Documents } from './documents.ts';
import { presentErrors } from './format-error.ts';
import { httpReasons } from './http.messages.ts';
import { parseBody } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Overload } from './overload.ts';
import { askedOf, contextOf, nobody, whoAsked, whoAsks, type Asked, type House } from './request-context.ts';

/** What Apollo gets as its context: ours, with the document that was prepared. */
export interface GraphQLContext extends Context { document?: DocumentNode }
export interface GraphQLParts { house: House; apollo: ApolloServer<GraphQLContext>; engine: Pick<Engine, 'stringify'>; documents: Documents; gate: Overload; metrics: Metrics; isDraining(): boolean }

const RESPONSE_JSON = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';
const CONTENT_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;
const FIXED_HEADERS = {
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin', 'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

interface Envelope { query: string; operationName: string | null; variables: Record<string, unknown> | null }
/** Stands for the text, which Apollo would only hash: the document goes with the context. */
const PREPARED = '{__typename}';
/** A refusal before execution, with the status that belongs to it. */
interface Refusal { status: number; errors: readonly unknown[]; headers?: Record<string, string> }
class Refused extends Error { constructor(readonly refusal: Refusal) { super('refused'); } }

const refuse = (status: number, error: AppError, headers?: Record<string, string>): never => { throw new Refused({ status, errors: [error], headers }); };
const invalid = (reason: string): AppError => new AppError('VALIDATION', reason);

/** Which of the two media types the caller wants; null when neither will do. */
function answerType(accept: string | undefined): string | null {
  if (!accept) return JSON_TYPE;
  const ranges = accept.toLowerCase().split(',').map((range) => range.split(';')[0]?.trim() ?? '');
  for (const range of ranges) {
    if (range === RESPONSE_JSON) return RESPONSE_JSON;
    if (range === JSON_TYPE || range === '*/*' || range === 'application/*') return JSON_TYPE;
  }
  return null;
}

function readEnvelope(value: unknown): Envelope {
  const isRecord = (v: unknown): v is Record<string, unknown> => Boolean(v) && typeof v === 'object' && !Array.isArray(v);
  if (!isRecord(value)) return refuse(400, invalid(httpReasons.BODY_SHAPE));
  const { query, operationName, variables, extensions } = value;
  if (isRecord(extensions) && 'persistedQuery' in extensions) refuse(400, invalid(httpReasons.PERSISTED_QUERY_OFF));
  const isFit = typeof query === 'string' && query.trim() !== '' && (operationName == null || typeof operationName === 'string')
    && (variables == null || isRecord(variables)) && (extensions == null || isRecord(extensions));
  if (!isFit) refuse(400, invalid(httpReasons.BODY_SHAPE));
  return { query: query as string, operationName: (operationName as string | null | undefined) || null, variables: (variables as Record<string, unknown> | null | undefined) ?? null };
}

/** Refuses by the head of the request alone. */
function checkHead(req: IncomingMessage): void {
  if (req.method !== 'POST') refuse(405, invalid(httpReasons.METHOD_NOT_ALLOWED), { allow: 'POST' });
  if (!CONTENT_TYPE.test(req.headers['content-type'] ?? '') || (req.headers['content-encoding'] ?? 'identity') !== 'identity') {
    refuse(415, invalid(httpReasons.MEDIA_TYPE_UNKNOWN));
  }
  // Browsers say so by themselves when a page of another site sends the request.
  if (req.headers['sec-fetch-site'] === 'cross-site') refuse(403, new AppError('FORBIDDEN', httpReasons.SITE_FOREIGN));
}

/** What the access log and the figures need to know of a request. */
interface Facts {
  operationName: string | null; operation: string | null; userId: string | null;
  /** Reads that run for it; called off when the caller is gone. */
  waiting: Set<() => void>;
}

/** The listener for `/graphql`. */
export function graphqlListener(parts: GraphQLParts): (req: IncomingMessage, res: ServerResponse) => void {
  const { house, metrics } = parts;
  return (req, res) => {
    const began = performance.now();
    const asked = askedOf(req, house);
    const facts: Facts = { operationName: null, operation: null, userId: null, waiting: new Set() };
    res.once('close', () => {
      const took = performance.now() - began;
      const { operation, operationName, userId } = facts;
      for (const off of facts.waiting) off();
      metrics.request({ kind: operation ?? 'graphql', status: res.statusCode, seconds: took / 1000 });
      asked.log.info({ status: res.statusCode, ms: Math.round(took * 10) / 10, address: asked.address, operationName, operation, userId, aborted: res.writableFinished ? undefined : true }, 'graphql');
    });
    answer(parts, req, res, asked, facts).catch((error: unknown) => {
      if (res.headersSent || req.socket.destroyed) { res.destroy(); return; }
      send(parts, req, res, asked, error instanceof Refused ? error.refusal : statusOf(error));
    });
  };
}

async function answer(parts: GraphQLParts, req: IncomingMessage, res: ServerResponse, asked: Asked, facts: Facts): Promise<void> {
  const { house, apollo, engine, documents, gate } = parts;
  checkHead(req);
  const accept = answerType(req.headers.accept);
  if (!accept) refuse(406, invalid(httpReasons.ACCEPT_UNKNOWN));
  const body = await readBody(req, LIMITS.bodyBytes);
  if (!body) return refuse(413, new AppError('LIMIT', httpReasons.BODY_TOO_LARGE, { params: { limit: LIMITS.bodyBytes } }), { connection: 'close' });
  const envelope = readEnvelope(parseBody(body));
  const leave = await gate.enter();
  if (!leave) return refuse(503, new AppError('LIMIT', 'BUSY', { retryAfter: 1 }), { 'retry-after': '1' });
  try {
    const prepared = await documents.prepare(envelope.query);
    if ('errors' in prepared) throw new Refused({ status: 400, errors: prepared.errors });
    const operation = operationOf(prepared.document, envelope.operationName);
    facts.operation = operation.operation;
    facts.operationName = operation.name?.value.slice(0, 100) ?? null;
    if (operation.operation === 'subscription') refuse(400, invalid(httpReasons.SUBSCRIPTION_BY_POST));
    const cookies: string[] = [];
    const ask = async (who: Authenticated) => {
      facts.userId = who.viewer.userId;
      const ctx: GraphQLContext = contextOf(house, asked, who, {
        waiting: facts.waiting,
        userAgent: req.headers['user-agent']?.slice(0, 300),
        setCookie: (name, value, maxAge) => { cookies.push(cookieLine(name, value, maxAge, house.env.PUBLIC_URL?.startsWith('https:') ?? false)); },
      });
      if (prepared.asksSchema && !holds(ctx.viewer, 'platform:introspect')) refuse(400, new AppError('FORBIDDEN', httpReasons.INTROSPECTION_CLOSED));
      ctx.document = prepared.document;
      // What Apollo's HTTP layer would look at was looked at above; from here on it is Apollo's.
      const answered = await apollo.executeOperation({ query: PREPARED, operationName: envelope.operationName ?? undefined, variables: envelope.variables ?? undefined }, { contextValue: ctx });
      // Only an answer whose statement carried the proof stands; anything else comes again once the tables were asked.
      if (!ctx.proof?.isWanting) return answered;
      facts.userId = null;
      return null;
    };
    const remembered = operation.operation === 'query' && !prepared.asksSchema ? whoAsked(req, house) : null;
    const answered = (remembered && await ask(remembered)) ?? await ask(await whoAsks(req, house)) as GraphQLResponse<GraphQLContext>;
    if (answered.body.kind !== 'single') throw new Error('Only whole answers are given');
    if (cookies.length) res.setHeader('set-cookie', cookies);
    const { errors, data, extensions } = answered.body.singleResult;
    const text = await engine.stringify({ errors, data, extensions });
    res.writeHead(answered.http.status ?? 200, {
      ...FIXED_HEADERS, 'content-type': `${accept}; charset=utf-8`, 'x-request-id': asked.requestId,
      'content-length': Buffer.byteLength(text), ...(parts.isDraining() ? { connection: 'close' } : {}),
    });
    // As a text it leaves in one packet with the head; as bytes it would be written beside it.
    res.end(text);
  } finally {
    leave();
  }
}

/** The status of an error that stopped a request before it was executed. */
function statusOf(error: unknown): Refusal {
  const code = error instanceof AppError ? error.code : null;
  if (code === 'UNAUTHENTICATED') return { status: 401, errors: [error], headers: { 'www-authenticate': 'Bearer' } };
  if (code === 'FORBIDDEN') return { status: 403, errors: [error] };
  if (code) return { status: 400, errors: [error] };
  return { status: 500, errors: [error] };
}

function send(parts: GraphQLParts, req: IncomingMessage, res: ServerResponse, asked: Asked, refusal: Refusal): void {
  const type = answerType(req.headers.accept) ?? JSON_TYPE;
  const errors = presentErrors(refusal.errors, nobody(parts.house, asked)).map((error: GraphQLError) => error.toJSON());
  const codes = errors.map((error) => String(error.extensions?.code));
  for (const code of codes) parts.metrics.refusal(code);
  const isBusy = refusal.status === 500 && errors.some((error) => error.extensions?.reason === 'BUSY');
  const isUnread = !req.complete && (refusal.status === 413 || req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > LIMITS.bodyBytes);
  const text = Buffer.from(JSON.stringify({ errors }));
  res.writeHead(isBusy ? 503 : refusal.status, {
    ...FIXED_HEADERS, ...refusal.headers, ...(isBusy ? { 'retry-after': '2' } : {}), 'content-type': `${type}; charset=utf-8`,
    'x-request-id': asked.requestId, 'content-length': text.length, ...(isUnread || parts.isDraining() ? { connection: 'close' } : {}),
  });
  res.end(text);
  // A short body that is not wanted is let pass by, so that the connection stays; a long one ends with it.
  if (isUnread) res.once('finish', () => { setTimeout(() => { req.destroy(); }, 200).unref(); }); else req.resume();
}
