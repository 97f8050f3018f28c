// How the tests run: three forks that keep what they have loaded, one throwaway PostgreSQL, one copy of graphql.
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
 * Loading the server takes seconds and its registries are filled once, so files share a fork as requests share a server. Those that
 * put something into a registry (or import what does), need another environment, load modules anew or say `Alone in its fork` have a fork each.
 */
const APART = /^\/\/ (?:@vitest-environment|Alone in its fork)|vi\.(?:resetModules|mock|doMock)\(|(?<!\.)\bdefine[A-Z]\w*\(|\baddMayTake\(/m;
const sources = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' }).map((file) => `test/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file)).map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const defining = sources.filter(({ file, text }) => !isTest(file) && APART.test(text)).map(({ file }) => `/${file.split('/').pop()}'`);
const apart = sources.filter(({ file, text }) => isTest(file) && (APART.test(text) || defining.some((end) => text.includes(end)))).map(({ file }) => file);

/** The pay tests define the same source of figures, and leave each other none: they share forks among themselves. */
const pay = apart.filter((file) => sources.some((each) => each.file === file && !APART.test(each.text) && each.text.includes("/pay-world.ts'")));
const alone = apart.filter((file) => !pay.includes(file));

/** What takes longest, so that none of it is left over at the end for one fork alone; a fresh clone has no times of its own to go by. */
const LONG = ['leaks/guesses', 'browser/routes', 'leaks/leak-matrix', 'leaks/', 'browser/', 'seeds/', 'cli/round-trip', 'truth/', 'launcher/', 'platform/'];
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
      { extends: true, test: { name: 'together', isolate: false, include: ['test/**/*.test.{ts,tsx}'], exclude: [...exclude, ...apart] } },
      { extends: true, test: { name: 'pay', isolate: false, include: pay, exclude } },
      { extends: true, test: { name: 'apart', isolate: true, include: alone, exclude } },
    ],
  },
});
