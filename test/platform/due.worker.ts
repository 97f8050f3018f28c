// A worker process for the tests of the due table, to be killed: `node --import tsx test/platform/due.worker.ts <database url> [milliseconds by which its own clock is wrong]`.
import { openDatabase } from '../../server/core/database.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { startSweeper } from '../../server/platform/due/sweeper.ts';
import './due.definitions.ts';

const skew = Number(process.argv[3] ?? 0);
if (skew) {
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given: [] | [number | string | Date]) { super(...((given.length ? given : [Right.now() + skew]) as [number])); }
    static override now(): number { return Right.now() + skew; }
  } as DateConstructor;
}
const url = process.argv[2];
if (!url) throw new Error('The database is not named');
const db = await openDatabase({ url, poolSize: 3 });
attachEventLog(db);
process.send?.('ready');
startSweeper(db, { holdMs: 1_500 });
setInterval(() => {}, 60_000);
