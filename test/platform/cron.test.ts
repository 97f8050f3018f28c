// Crons on a real database: however many schedulers run, once; missed while none ran, what is daily is made up for once, what comes round is not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { startWorker, type RunningWorker } from '../../server/platform/jobs/worker.service.ts';
import type { CronDefinition } from '../../server/platform/jobs/job.registry.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
const workers: RunningWorker[] = [];
const ran: string[] = [];
const hour = (back: number): `${number}:${number}` => { const at = new Date(Date.now() - back * 3_600_000); return `${String(at.getUTCHours()).padStart(2, '0')}:${String(at.getUTCMinutes()).padStart(2, '0')}` as `${number}:${number}`; };
// Three hours ago is the time of the one, in a while that of the other, and every half hour that of the third.
const crons: CronDefinition[] = [
  { kind: 'test.daily', at: { daily: hour(3) }, async run() { ran.push('daily'); } },
  { kind: 'test.tonight', at: { daily: hour(-2) }, async run() { ran.push('tonight'); } },
  { kind: 'test.often', at: { every: 30 }, async run() { ran.push('often'); } },
];
beforeAll(async () => {
  database = await freshDatabase();
  await installJobs(database.url);
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
});
afterAll(async () => { for (const worker of workers) await worker.stop(); await db?.close(); await database?.drop(); });

const start = async (n: number): Promise<void> => { workers.push(...await Promise.all(Array.from({ length: n }, () => startWorker(db, { jobs: [], crons, zone: 'UTC' })))); };
const stopAll = async (): Promise<void> => { for (const worker of workers.splice(0)) await worker.stop(); };
const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

test('F26: three schedulers start at once after five hours without any: the daily one that was missed runs once, the others wait for their time', async () => {
  await start(1);
  await wait(1_500);
  await stopAll();
  // Known since long, last seen to five hours ago.
  await db.direct.query(`update graphile_worker._private_known_crontabs set known_since = now() - interval '30 days', last_execution = now() - interval '5 hours'`);
  ran.length = 0;
  await start(3);
  for (let i = 0; i < 100 && !ran.includes('daily'); i += 1) await wait(100);
  await wait(2_500);
  expect(ran.filter((one) => one === 'daily')).toEqual(['daily']);
  expect(ran).not.toContain('tonight');
  // Within these seconds a half hour may just have struck; it is never made up for.
  expect(ran.filter((one) => one === 'often').length).toBeLessThanOrEqual(1);
  await stopAll();
  ran.length = 0;
  await start(2);
  await wait(2_500);
  expect(ran.filter((one) => one === 'daily')).toEqual([]);
}, 60_000);
