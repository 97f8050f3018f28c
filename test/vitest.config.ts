// How the tests run: two forks, one throwaway PostgreSQL, one copy of graphql.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const require = createRequire(import.meta.url);

/** What takes longest, so that none of it is left over at the end for one fork alone; a fresh clone has no times of its own to go by. */
const LONG = ['leaks/leak-matrix', 'browser/routes', 'leaks/', 'browser/', 'seeds/', 'cli/round-trip', 'truth/', 'launcher/', 'platform/'];
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const rank = (id: string): number => { const at = LONG.findIndex((part) => id.includes(`/test/${part}`)); return at < 0 ? LONG.length : at; };
    return (await super.sort(files)).sort((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Vite would pick graphql's .mjs where type-graphql, loaded by Node, picks index.js: two copies refuse each other.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // The long ones take minutes each: `npm run test:long`.
    exclude: [...(process.env.TEST_LONG ? [] : ['test/long/**']), 'test/bench/**', '**/node_modules/**'],
    // These two are ES modules for bundlers only; Node itself cannot import their names.
    server: { deps: { inline: [/ra-data-graphql/, /@apollo\/client/] } },
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    env: { NODE_ENV: 'test', TZ: 'UTC' },
    unstubEnvs: true,
    restoreMocks: true,
    // On a machine shared with others a browser or a race may run out of time once; what is broken fails three times.
    retry: process.env.CI === 'true' ? 2 : 0,
  },
});
