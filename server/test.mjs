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
  const failedBuild = await ensureBuilt('admin', 'server').then(() => [], (error) => {
    console.error(error.message);
    return ['the application builds'];
  });
  fs.rmSync(RESULTS, { force: true });
  const run = (files, results) => runNode([
    path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '-c', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...files,
  ], { env: { NODE_ENV: 'test', ...(chrome && { CHROME_PATH: chrome }), ...(long && { TEST_LONG: '1' }) } });
  let code = await run(passedOn, RESULTS);
  if (code !== 0 && process.env.CI === 'true') code = await runAgain(run, code);
  if (!chrome) nameBrowserTests();
  // Types and lint go on meanwhile: the first tests wait for a database to be migrated, on one core.
  const failedChecks = [...(await checking), ...failedBuild];
  sumUp(code, failedChecks, began);
});

/** What one run of the tests left behind; null when it did not come to its end. */
function readResults(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * On a machine shared with others a browser or a race may run out of time: the files that failed run once more, whole and on
 * databases of their own, and both outcomes are said. What is broken fails again; where many failed nothing is asked twice.
 */
async function runAgain(run, code) {
  const first = readResults(RESULTS);
  const failed = (first?.testResults ?? []).filter((file) => file.status === 'failed').map((file) => file.name);
  if (failed.length === 0 || failed.length > 5) return code;
  console.log(`\nOnce more: ${failed.map((file) => path.relative(ROOT, file)).join(', ')}`);
  const results = path.join(path.dirname(RESULTS), 'again.json');
  fs.rmSync(results, { force: true });
  const again = await run(failed, results);
  const second = readResults(results);
  if (!second) return again || code;
  const testResults = [...first.testResults.filter((file) => !failed.includes(file.name)), ...second.testResults];
  const all = testResults.flatMap((file) => file.assertionResults.map((one) => one.status));
  const count = (...states) => all.filter((state) => states.includes(state)).length;
  fs.writeFileSync(RESULTS, JSON.stringify({ ...first, testResults, numPassedTests: count('passed'), numFailedTests: count('failed'), numPendingTests: count('pending', 'skipped'), numTodoTests: count('todo') }));
  for (const file of second.testResults) console.log(`${file.status === 'failed' ? 'failed twice' : 'passed when run again'}: ${path.relative(ROOT, file.name)}`);
  return again;
}

function nameBrowserTests() {
  const files = fs.readdirSync(path.join(ROOT, 'test'), { recursive: true }).filter((file) => /\.browser\.test\.tsx?$/.test(file));
  console.log(`\nNo browser was found (CHROME_PATH, Chromium, Chrome, playwright's): ${files.length} files of browser tests were skipped:`);
  for (const file of files.sort()) console.log(`  skipped  test/${file}`);
}

function sumUp(code, failedChecks, began) {
  // Where Vitest did not come to its end its exit code says so.
  const counts = readResults(RESULTS);
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
