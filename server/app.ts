// Composes one app: GraphQL over HTTP and WebSocket, health, figures, files and the console, on whatever server it is attached to.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { apiSchema } from './api-schema.ts';
import { systemClock, type Clock } from './core/clock.ts';
import type { Logger } from './core/context.ts';
import type { Database } from './core/database.ts';
import type { Env } from './core/env.ts';
import { engineOf } from './engine.ts';
import { startApollo } from './http/apollo.ts';
import { documentsOf } from './http/documents.ts';
import { graphqlListener } from './http/graphql-http.ts';
import { socketsOf } from './http/graphql-ws.ts';
import { readinessOf, type Readiness } from './http/health.ts';
import { makeLog } from './http/log.ts';
import { makeMetrics } from './http/metrics.ts';
import { overloadGate } from './http/overload.ts';
import { pagesApp } from './http/pages.ts';
import { watchRevocations } from './platform/auth/revocation.ts';
import { attachEventLog } from './platform/events/event.subscriber.ts';
import { startLive } from './platform/outbox/live.ts';
import { routes } from './routes.ts';

export interface AppOptions {
  env: Env;
  db: Database;
  clock?: Clock;
  /** The built console; none: only the API and its papers are served. */
  staticDir?: string | null;
  /** Said beside the product's name. */
  chain?: string | null;
  log?: Logger;
}

export interface App {
  /** Listener for a node:http server. */
  handler: (req: IncomingMessage, res: ServerResponse) => void;
  /** Sets the server's patience and takes its WebSocket upgrades; `close` then closes the server too. */
  attach(server: Server): void;
  schema: GraphQLSchema;
  ready(): Promise<Readiness>;
  /** Refuses new work, lets running requests end (10 s at most), says good-bye to sockets. The database stays open. */
  close(): Promise<void>;
}

const DRAIN_MS = 10_000;

/** Makes an app on an open, migrated database. */
export async function createApp({ env, db, clock = systemClock, staticDir = null, chain = env.CHAIN_NAME, log = makeLog(env) }: AppOptions): Promise<App> {
  attachEventLog(db);
  const schema = apiSchema();
  const house = { db, env, clock, log };
  const metrics = makeMetrics({ process: env.NODE_ENV !== 'test' });
  const documents = documentsOf(schema);
  const gate = overloadGate();
  const engine = engineOf(schema);
  const [apollo, live] = await Promise.all([startApollo(schema, engine, log, metrics), startLive(db, { log })]);
  const revocations = watchRevocations(db, { clock, onError: (error) => { log.warn({ err: error }, 'watching revocations'); } });
  const sockets = socketsOf({ house, schema, documents, revocations, metrics });

  let draining = false;
  let running = 0;
  let idle: (() => void) | null = null;
  const servers = new Set<Server>();
  const readiness = readinessOf(db, () => !draining);
  const graphql = graphqlListener({ house, apollo, engine, documents, gate, metrics, isDraining: () => draining });
  const pages = pagesApp({ house, metrics, readiness, staticDir, routes, chain });
  metrics.gauge('aftercare_sockets', 'Open WebSockets', () => sockets.open);
  metrics.gauge('aftercare_requests_running', 'Requests at work', () => running);
  metrics.gauge('aftercare_requests_waiting', 'Requests waiting for a place', () => gate.waiting);
  metrics.gauge('aftercare_pool_waiting', 'Callers waiting for a database connection', () => db.write.waitingCount + db.direct.waitingCount);
  metrics.gauge('aftercare_queue_lag_seconds', 'Age of the oldest job that is due and not begun', () => readiness.queueLag());

  const handler = (req: IncomingMessage, res: ServerResponse): void => {
    running += 1;
    res.once('close', () => { running -= 1; if (running === 0) idle?.(); });
    if (draining) res.setHeader('connection', 'close');
    const url = req.url ?? '';
    if (url === '/graphql' || url.startsWith('/graphql?') || url === '/graphql/') graphql(req, res); else pages(req, res);
  };

  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    draining = true;
    const closed = [...servers].map((server) => new Promise<void>((resolve) => { server.close(() => { resolve(); }); server.closeIdleConnections(); }));
    await sockets.close();
    if (running > 0) await Promise.race([new Promise<void>((resolve) => { idle = resolve; }), new Promise((resolve) => { setTimeout(resolve, DRAIN_MS).unref(); })]);
    for (const server of servers) server.closeAllConnections();
    await Promise.all(closed);
    await Promise.allSettled([apollo.stop(), live.close(), revocations.close()]);
  }

  return {
    handler, schema,
    ready: () => readiness.check(),
    attach(server) {
      servers.add(server);
      // Longer than a balancer's own patience, so that it never sends into a connection that we are closing.
      server.keepAliveTimeout = 65_000;
      server.headersTimeout = 15_000;
      server.requestTimeout = 60_000;
      server.maxRequestsPerSocket = 0;
      server.on('upgrade', (req, socket, head) => { sockets.upgrade(req, socket, head); });
      server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
        if (error.code === 'ECONNRESET' || !socket.writable) { socket.destroy(); return; }
        const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Too Large' : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Too Slow' : '400 Bad Request';
        socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      });
    },
    close: () => (closing ??= close()),
  };
}
