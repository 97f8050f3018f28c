// How the tests run: three forks that keep what they have loaded, one throwaway PostgreSQL, one copy of graphql.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
// The long ones take minutes each: `npm run test:long`.
const exclude = [...(process.env.TEST_LONG ? [] : ['test/long/**']), 'test/bench/**', '**/node_modules/**'];

/**
 * Loading the server takes seconds and its registries are filled once, so files share a fork as requests share a server. Those that put
 * something into a registry of the server (or import what does) share forks among themselves: what each puts there has a name of its own
 * and is no other's concern. Those that need another environment, load modules anew or say `Alone in its fork` have a fork each.
 */
const DEFINING = /(?<!\.)\bdefine[A-Z]\w*\(|\baddMayTake\(/;
const ALONE = /^\/\/ (?:@vitest-environment|Alone in its fork)|vi\.(?:resetModules|mock|doMock)\(/m;
const sources = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' }).map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && file !== 'test/vitest.config.ts').map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
/** Tests in which this stands, or that import what it stands in. */
function having(mark: RegExp): string[] {
  const imported = sources.filter(({ file, text }) => !isTest(file) && mark.test(text)).map(({ file }) => `/${file.split('/').pop()}'`);
  return sources.filter(({ file, text }) => isTest(file) && (mark.test(text) || imported.some((end) => text.includes(end)))).map(({ file }) => file);
}
const alone = having(ALONE);
const defining = having(DEFINING).filter((file) => !alone.includes(file));

/** A sixth of a fork's CPU went into optimizing what a test runs a few times over: V8 waits longer for what is worth it. */
const PATIENCE = '--interrupt-budget';
const patient = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).includes(`${PATIENCE} `) ? [`${PATIENCE}=1000000`] : [];

/** What takes longest, so that none of it is left over at the end for one fork alone; a fresh clone has no times of its own to go by. */
const LONG = ['leaks/guesses', 'browser/routes', 'leaks/leak-matrix', 'leaks/', 'browser/', 'seeds/demo-chain', 'cli/round-trip', 'truth/', 'launcher/', 'platform/'];
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const rank = (id: string): number => { const at = LONG.findIndex((part) => id.includes(`/test/${part}`)); return at < 0 ? LONG.length : at; };
    // By project first, as it was: a fork is kept for the next file of the same.
    return (await super.sort(files)).sort((a, b) => a.project.name.localeCompare(b.project.name) || rank(a.moduleId) - rank(b.moduleId));
  }
}

export default defineConfig({
  root,
  // Vite would pick graphql's .mjs where type-graphql, loaded by Node, picks index.js: two copies refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    // These two are ES modules for bundlers only; Node itself cannot import their names.
    server: { deps: { inline: [/ra-data-graphql/, /@apollo\/client/] } },
    pool: 'forks',
    execArgv: patient,
    // On two cores too: a tenth of the time some test waits for a lease to end or a page to draw, and one of the others then works.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    unstubEnvs: true,
    restoreMocks: true,
    // Each project turns the server's thousand sources into JavaScript; the second finds them done, and so does the next run.
    experimental: { fsModuleCache: true },
    projects: [
      { extends: true, test: { name: 'together', isolate: false, include: ['test/**/*.test.{ts,tsx}'], exclude: [...exclude, ...defining, ...alone] } },
      { extends: true, test: { name: 'defining', isolate: false, include: defining, exclude } },
      { extends: true, test: { name: 'alone', isolate: true, include: alone, exclude } },
    ],
  },
});
