// A worker process for the tests of the due table, to be killed: `node --import tsx test/platform/due.worker.ts <database url>`.
import { openDatabase } from '../../server/core/database.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { startSweeper } from '../../server/platform/due/sweeper.ts';
import './due.definitions.ts';

const url = process.argv[2];
if (!url) throw new Error('The database is not named');
const db = await openDatabase({ url, poolSize: 3 });
attachEventLog(db);
process.send?.('ready');
startSweeper(db, { holdMs: 1_500 });
setInterval(() => {}, 60_000);
