// A worker with all the product's background work, to be killed while it gives tickets out: `node --import tsx test/tickets/hands.worker.ts <database url>`; it begins when it is told to.
import { openDatabase } from '../../server/core/database.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { startSweeper } from '../../server/platform/due/sweeper.ts';
import '../../server/jobs.ts';

const url = process.argv[2];
if (!url) throw new Error('The database is not named');
const db = await openDatabase({ url, poolSize: 3 });
attachEventLog(db);
await db.write.query('select 1');
process.once('message', () => { startSweeper(db, { holdMs: 1_500 }); });
process.send?.('ready');
setInterval(() => {}, 60_000);
