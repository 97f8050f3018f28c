// Once per run: a throwaway PostgreSQL (unless TEST_DATABASE_URL names one) and the migrated template of all test databases.
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { findChrome } from '../../server/launcher/chrome.mjs';
import { startPostgres } from '../../server/launcher/postgres.mjs';
import { chainFiles, makeTemplate, runSql, templateName } from './database.ts';

/** Starts the server, makes the template and hands both names to the tests' processes. */
export default async function setup(_project: TestProject): Promise<() => Promise<void>> {
  process.env.CHROME_PATH ??= findChrome() ?? '';
  // Each project of the run asks; the first one's is everybody's.
  if (process.env.TEST_NO_DATABASE || process.env.TEST_DATABASE_TEMPLATE) return async () => {};
  const own = process.env.TEST_DATABASE_URL ? null : await startPostgres({ throwaway: true, inMemory: true, bySocket: true, settings: { max_wal_size: '1GB', max_connections: '200' } });
  if (own) process.env.TEST_DATABASE_URL = own.url;
  const template = templateName();
  try {
    await makeTemplate(template);
  } catch (error) {
    // Pure tests need no database and still run; each test that asks for one fails with this reason.
    process.env.TEST_DATABASE_ERROR = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error('The test databases could not be migrated:', error);
  }
  process.env.TEST_DATABASE_TEMPLATE = template;
  return async () => {
    if (!own) await runSql(`drop database if exists "${template}" with (force)`);
    await own?.stop();
    rmSync(chainFiles(), { recursive: true, force: true });
  };
}
