// npm test: packages, types, lint and every test with a database of its own, from a fresh clone; arguments go to Vitest.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './launcher/build.mjs';
import { checkSources } from './launcher/check.mjs';
import { findChrome } from './launcher/chrome.mjs';
import { fail, prepareGround, ROOT, runMain, runNode } from './launcher/ground.mjs';
import { ensurePackages } from './launcher/install.mjs';

const RESULTS = path.join(ROOT, 'test', '.artifacts', 'results.json');

await runMain(async () => {
  const began = Date.now();
  const args = process.argv.slice(2);
  const long = args.includes('--long');
  const passedOn = args.filter((arg) => arg !== '--long');
  prepareGround();
  // A developer's own .env or shell must not aim the tests at a real database.
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_REPLICA_URLS', 'DATA_DIR', 'DEMO']) delete process.env[name];
  const chrome = findChrome();
  if (!chrome && process.env.CI === 'true') fail('No browser was found, and CI=true asks for the browser tests: install Chromium or set CHROME_PATH.');
  await ensurePackages();
  // Named files are a developer's quick look; the whole run checks everything.
  const checking = passedOn.length === 0 && !long ? checkSources() : [];
  const building = ensureBuilt('admin', 'server').then(() => [], (error) => {
    console.error(error.message);
    return ['the application builds'];
  });
  const failedChecks = (await Promise.all([checking, building])).flat();
  fs.rmSync(RESULTS, { force: true });
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const code = await runNode([vitest, 'run', '-c', 'test/vitest.config.ts', ...reporters, ...passedOn], {
    env: { NODE_ENV: 'test', ...(chrome && { CHROME_PATH: chrome }), ...(long && { TEST_LONG: '1' }) },
  });
  if (!chrome) nameBrowserTests();
  sumUp(code, failedChecks, began);
});

function nameBrowserTests() {
  const files = fs.readdirSync(path.join(ROOT, 'test'), { recursive: true }).filter((file) => /\.browser\.test\.tsx?$/.test(file));
  console.log(`\nNo browser was found (CHROME_PATH, Chromium, Chrome, playwright's): ${files.length} files of browser tests were skipped:`);
  for (const file of files.sort()) console.log(`  skipped  test/${file}`);
}

function sumUp(code, failedChecks, began) {
  let counts = null;
  try {
    counts = JSON.parse(fs.readFileSync(RESULTS, 'utf8'));
  } catch {
    // Vitest did not come to its end; its exit code says so.
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  for (const name of failedChecks) console.log(`failed: ${name}`);
  if (counts) {
    const { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo, testResults } = counts;
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const skipped = pending + todo;
    const words = [`${passed} passed`, `${failed + broken + failedChecks.length} failed`, ...(skipped ? [`${skipped} skipped`] : [])];
    console.log(`\n${words.join(', ')} in ${seconds} s`);
    if (failed + broken > 0) process.exit(1);
  } else {
    console.log(`\nThe tests did not come to their end (code ${code}).`);
  }
  process.exit(code !== 0 || failedChecks.length > 0 || !counts ? code || 1 : 0);
}
