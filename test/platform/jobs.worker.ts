// A worker process for the job tests, to be killed: `node --import tsx test/platform/jobs.worker.ts <database url> [jobs at once]`.
import { openDatabase } from '../../server/core/database.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { startWorker } from '../../server/platform/jobs/worker.service.ts';
import { testJobs } from './jobs.definitions.ts';

const url = process.argv[2];
if (!url) throw new Error('The database is not named');
const db = await openDatabase({ url });
attachEventLog(db);
await startWorker(db, { jobs: testJobs, concurrency: Number(process.argv[3] ?? 4) });
process.send?.('ready');
setInterval(() => {}, 60_000);
