// WS /graphql: graphql-transport-ws for subscriptions, with the limits of HTTP, its sign-in, and an end when that ends.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer, MessageType, type Context as SocketContext } from 'graphql-ws';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { AppError } from '../core/errors.ts';
import { authenticateToken, isOwnOrigin, type Authenticated, type Credential } from '../platform/auth/authenticate.ts';
import type { RevocationWatch } from '../platform/auth/revocation.ts';
import { deliverBy, deliveries } from './deliveries.ts';
import { operationOf, type Documents } from './documents.ts';
import { presentErrors } from './format-error.ts';
import { httpReasons } from './http.messages.ts';
import { isPlainText, LIMITS } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { askedOf, contextOf, whoAsks, type Asked, type House } from './request-context.ts';

export interface SocketParts { house: House; schema: GraphQLSchema; documents: Documents; revocations: RevocationWatch; metrics: Metrics }
export interface Sockets {
  /** Takes an upgrade request, or refuses it. */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  readonly open: number;
  close(): Promise<void>;
}

/** What belongs to one socket. */
interface Extra { req: IncomingMessage; socket: WebSocket; asked: Asked; who?: Authenticated }
type Ctx = SocketContext<Record<string, unknown>, Extra>;

const PING_MS = 12_000;
const INIT_MS = 3_000;
const MOST_BUFFERED = 1024 * 1024;
const MOST_SOCKETS = 5_000;
/** The client comes back by itself: its rights have changed, or the server goes. */
const COME_BACK = 1012;

/** The sockets of one app. */
export function socketsOf(parts: SocketParts): Sockets {
  const { house } = parts;
  const wss = new WebSocketServer({ noServer: true, maxPayload: LIMITS.messageBytes, perMessageDeflate: false, handleProtocols, clientTracking: true });
  wss.on('error', (error) => { house.log.error({ err: error }, 'websocket server'); });
  const protocol = protocolOf(parts);
  let closing = false;

  wss.on('connection', (socket: WebSocket, req: IncomingMessage) => {
    const extra: Extra = { req, socket, asked: askedOf(req, house) };
    // A broken frame or a reset: ws closes with the code that belongs to it.
    socket.on('error', (error) => { extra.asked.log.info({ reason: (error as { code?: string }).code ?? 'broken' }, 'socket failed'); });
    const stopPinging = keepAlive(socket);
    const closed = protocol.opened({
      protocol: socket.protocol,
      send: (text) => send(socket, text),
      close: (code, reason) => { socket.close(code, reason?.slice(0, 120)); },
      onMessage: (take) => { socket.on('message', (data, isBinary) => { receive(socket, data, isBinary, take, extra); }); },
    }, extra);
    socket.once('close', (code, reason) => { stopPinging(); Promise.resolve(closed(code, String(reason))).catch(() => {}); });
  });

  return {
    get open() { return wss.clients.size; },
    upgrade(req, socket, head) {
      const refusal = closing ? 503 : refusalOf(req, house, wss.clients.size);
      if (refusal) {
        socket.on('error', () => {});
        socket.end(`HTTP/1.1 ${refusal} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
        return;
      }
      wss.handleUpgrade(req, socket, head, (opened) => { wss.emit('connection', opened, req); });
    },
    async close() {
      closing = true;
      for (const client of wss.clients) client.close(1001, 'Going away');
      const gone = Promise.all([...wss.clients].map((client) => new Promise<void>((resolve) => { client.once('close', () => { resolve(); }); })));
      await Promise.race([gone, new Promise((resolve) => { setTimeout(resolve, 1_000).unref(); })]);
      for (const client of wss.clients) client.terminate();
      wss.close();
    },
  };
}

/** Gives a socket its message; done when it has left for the kernel. */
const send = (socket: WebSocket, text: string): Promise<void> => new Promise((resolve, reject) => {
  if (socket.readyState !== socket.OPEN) { resolve(); return; }
  // Somebody who does not read is not waited for.
  if (socket.bufferedAmount > MOST_BUFFERED) { socket.terminate(); resolve(); return; }
  socket.send(text, (error) => { if (error) reject(error); else resolve(); });
});

/** The status with which an upgrade is refused, or null. */
function refusalOf(req: IncomingMessage, house: House, open: number): number | null {
  // No query string: a token there would stand in every log on the way.
  if (req.url !== '/graphql') return req.url?.startsWith('/graphql?') ? 400 : 404;
  if (!isOwnOrigin(req.headers.origin, req.headers.host, house.env.PUBLIC_URL)) return 403;
  return open >= MOST_SOCKETS ? 503 : null;
}

/** Pings; who does not answer until the next one is gone. */
function keepAlive(socket: WebSocket): () => void {
  let isAlive = true;
  socket.on('pong', () => { isAlive = true; });
  const timer = setInterval(() => {
    if (!isAlive) { socket.terminate(); return; }
    isAlive = false;
    socket.ping();
  }, PING_MS);
  timer.unref();
  // Protocol pings are answered by ws itself; a flood of them is ended.
  let pings = 0;
  const second = setInterval(() => { pings = 0; }, 1_000);
  second.unref();
  socket.on('ping', () => { pings += 1; if (pings > LIMITS.messagesPerSecond) socket.close(1008, 'Too many pings'); });
  return () => { clearInterval(timer); clearInterval(second); };
}

const rates = new WeakMap<WebSocket, { second: number; count: number }>();

function receive(socket: WebSocket, data: RawData, isBinary: boolean, take: (text: string) => Promise<void>, extra: Extra): void {
  const second = Math.floor(performance.now() / 1000);
  const rate = rates.get(socket);
  const count = rate?.second === second ? rate.count + 1 : 1;
  rates.set(socket, { second, count });
  if (count > LIMITS.messagesPerSecond) { socket.close(1008, 'Too many messages'); return; }
  if (socket.readyState !== socket.OPEN) return;
  if (isBinary) { socket.close(CloseCode.BadRequest, 'Text messages only'); return; }
  take(String(data)).catch((error: unknown) => {
    extra.asked.log.error({ err: error }, 'socket message failed');
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  });
}

function protocolOf({ house, schema, documents, revocations, metrics }: SocketParts) {
  const untrack = new WeakMap<WebSocket, () => void>();
  const listener = (ctx: Ctx) => (ctx.extra.who ? contextOf(house, ctx.extra.asked, ctx.extra.who) : { ...ctx.extra.asked });
  const shown = (ctx: Ctx, errors: readonly unknown[]): GraphQLError[] => {
    const made = presentErrors(errors, listener(ctx));
    for (const error of made) metrics.refusal(String(error.extensions.code));
    return made;
  };
  function watch(ctx: Ctx, credential: Credential): void {
    const { socket } = ctx.extra;
    if (socket.readyState !== socket.OPEN) return;
    untrack.set(socket, revocations.track(credential, (what) => {
      if (what === 'ended') socket.close(CloseCode.Unauthorized, 'Signed out'); else socket.close(COME_BACK, 'Rights changed');
    }));
  }
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_MS,
    async onConnect(ctx) {
      try {
        const token = ctx.connectionParams?.authToken;
        const who = typeof token === 'string' ? await authenticateToken(house.db, token.slice(0, 10_000), { now: house.clock.now() }) : await whoAsks(ctx.extra.req, house);
        if (!who?.credential) return false;
        ctx.extra.who = who;
        watch(ctx as Ctx, who.credential);
        return true;
      } catch (error) {
        if (!(error instanceof AppError)) ctx.extra.asked.log.error({ err: error }, 'socket sign-in failed');
        return false;
      }
    },
    onClose(ctx) { untrack.get(ctx.extra.socket)?.(); },
    async onSubscribe(ctx, id, payload) {
      try {
        if (Object.keys(ctx.subscriptions).length > LIMITS.subscriptionsPerSocket) {
          throw new AppError('LIMIT', httpReasons.TOO_MANY_SUBSCRIPTIONS, { params: { limit: LIMITS.subscriptionsPerSocket } });
        }
        if (typeof payload.query !== 'string' || !isPlainText(payload.query)) throw new AppError('VALIDATION', httpReasons.BODY_SHAPE);
        const prepared = await documents.prepare(payload.query);
        if ('errors' in prepared) return shown(ctx as Ctx, prepared.errors);
        const operation = operationOf(prepared.document, payload.operationName);
        if (operation.operation !== 'subscription') throw new AppError('VALIDATION', httpReasons.SUBSCRIPTION_ONLY);
        const contextValue = contextOf(house, ctx.extra.asked, ctx.extra.who as Authenticated);
        const head = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`;
        deliverBy(contextValue, (text) => (id in ctx.subscriptions ? send(ctx.extra.socket, `${head}${text}}`) : Promise.resolve()));
        return { schema, document: prepared.document, operationName: payload.operationName, variableValues: payload.variables, contextValue };
      } catch (error) {
        return shown(ctx as Ctx, [error]);
      }
    },
    subscribe: deliveries,
    onNext(ctx, _id, _payload, _args, result) {
      return result.errors?.length ? { ...result, errors: shown(ctx as Ctx, result.errors).map((error) => error.toJSON()) } as never : undefined;
    },
    onError(ctx, _id, _payload, errors) { return shown(ctx as Ctx, errors).map((error) => error.toJSON()); },
  });
}

