// A whole app on a free port and a fresh database, and the shortest way to send it GraphQL.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp, type App, type AppOptions } from '../../server/app.ts';
import type { Logger } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { readEnv } from '../../server/core/env.ts';
import { freshDatabase } from './database.ts';

export interface GraphQLAnswer {
  status: number;
  headers: Headers;
  data?: Record<string, never> | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever shape an error has
  errors?: { message: string; path?: (string | number)[]; extensions: any }[];
}
export interface TestApp {
  app: App;
  db: Database;
  server: Server;
  url: string;
  port: number;
  /** Sends one operation; `token` as Bearer. */
  gql(query: string, options?: { variables?: object; token?: string; headers?: Record<string, string>; operationName?: string }): Promise<GraphQLAnswer>;
  close(): Promise<void>;
}

export const SILENT: Logger = { info() {}, warn() {}, error() {}, debug() {} };

/** Serves an app; on a database given, or on a fresh one that goes with it. */
export async function serveApp(options: Partial<AppOptions> & { environment?: Record<string, string> } = {}): Promise<TestApp> {
  const own = options.db ? null : await freshDatabase();
  const db = options.db ?? (await openDatabase({ url: own?.url ?? '', poolSize: 10 }));
  const env = options.env ?? readEnv({ NODE_ENV: 'test', DATABASE_URL: db.url, ...options.environment });
  const app = await createApp({ log: SILENT, ...options, env, db });
  const server = createServer(app.handler);
  app.attach(server);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    app, db, server, url, port,
    async gql(query, { variables, token, headers, operationName } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST', body: JSON.stringify({ query, variables, operationName }),
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      });
      return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
    },
    async close() {
      await app.close();
      if (own) { await db.close(); await own.drop(); }
    },
  };
}
