// The checks that need no database: types and lint, and, as `npm run check`, the house rules with the emitted files.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareGround, ROOT, runMain, runNode } from './ground.mjs';
import { ensurePackages } from './install.mjs';

// The house's rules, the console's words in both languages, and its operations against the schema.
const HOUSE = ['test/house', 'test/admin/messages.test.ts', 'test/admin/operations.test.ts'];
const bin = (...parts) => path.join(ROOT, 'node_modules', ...parts);

/** Runs types and lint and answers the names of those that failed. */
export async function checkSources() {
  const steps = {
    // One checker does the shared work once; more of them would be quicker alone, and take the cores from the tests beside.
    types: [bin('typescript', 'bin', 'tsc'), '--noEmit', '--checkers', '1', '-p', ROOT],
    lint: [bin('@biomejs', 'biome', 'bin', 'biome'), 'lint', '--diagnostic-level=error', '--max-diagnostics=200', ROOT],
  };
  const failed = await Promise.all(Object.entries(steps).map(async ([name, args]) => ((await runNode(args)) === 0 ? null : name)));
  return failed.filter((name) => name !== null);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    prepareGround();
    await ensurePackages();
    const failed = await checkSources();
    const house = [bin('vitest', 'vitest.mjs'), 'run', '-c', 'test/vitest.config.ts', ...HOUSE];
    if ((await runNode(house, { env: { NODE_ENV: 'test', TEST_NO_DATABASE: '1' } })) !== 0) failed.push('house rules');
    console.log(failed.length === 0 ? 'Types, lint and house rules hold.' : `Failed: ${failed.join(', ')}.`);
    process.exit(failed.length === 0 ? 0 : 1);
  });
}
