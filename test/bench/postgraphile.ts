// PostGraphile 5 beside the others, in a folder of its own outside the repository, on a Node 22 that npm brings where this one is older.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Runner } from './duel.ts';
import type { Ground, Seeded } from './ground.ts';
import { freePort, runToEnd, startServer } from './processes.ts';

const VERSION = '5.1.5';
const SERVER = `import { createServer } from 'node:http';
import { grafserv } from 'postgraphile/grafserv/node';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgService } from 'postgraphile/adaptors/pg';
const serv = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public'], poolConfig: { max: 10, idleTimeoutMillis: 0 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, websockets: false }, grafast: { explain: false },
}).createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1');
`;

async function install(): Promise<string> {
  const home = process.env.BENCH_POSTGRAPHILE ?? path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'aftercare-bench');
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'server.mjs'), SERVER);
  if (!existsSync(path.join(home, 'node_modules', 'postgraphile'))) {
    writeFileSync(path.join(home, 'package.json'), '{"private":true,"type":"module"}');
    await runToEnd('npm', ['install', '--no-audit', '--no-fund', '--engine-strict=false', `postgraphile@${VERSION}`, 'node@22'], {}, { cwd: home });
  }
  return home;
}

export type Beside = { runner: Runner; stop(): Promise<void> } | { why: string };

/** A running PostGraphile on the chain's own tables, or why there is none. */
export async function postgraphile(_ground: Ground, chain: Seeded): Promise<Beside> {
  try {
    const home = await install();
    const own = path.join(home, 'node_modules', 'node', 'bin', 'node');
    const node = Number(process.versions.node.split('.')[0]) >= 22 ? process.execPath : own;
    const port = await freePort();
    const running = await startServer(node, ['server.mjs'], { DATABASE_URL: chain.url, PORT: String(port), NODE_ENV: 'production', GRAPHILE_ENV: 'production' }, port, '/graphql', { cwd: home });
    return {
      stop: running.stop,
      runner: {
        name: 'postgraphile', port, pid: running.pid,
        request: (asked, argument) => ({
          method: 'POST', path: '/graphql', headers: { accept: 'application/json' },
          body: JSON.stringify({ query: asked.postgraphile?.query, variables: asked.postgraphile?.variables(argument) }), must: asked.must(argument),
        }),
      },
    };
  } catch (error) { return { why: (error as Error).message.split('\n').slice(0, 3).join(' ').slice(0, 300) }; }
}
