// P35 at its size: a log of 100,000 events is checked within 10 seconds.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { transact } from '../../server/core/transact.ts';
import { recordEvents } from '../../server/platform/events/event.service.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { startSealing } from '../../server/platform/events/seal.job.ts';
import { verifyLog } from '../../server/platform/events/verify-log.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await freshDatabase();
  db = await openDatabase({ url: database.url });
  attachEventLog(db);
  const ctx = systemContext(db);
  for (let part = 0; part < 20; part += 1) {
    await transact(ctx, (tx) => recordEvents(tx, Array.from({ length: 5_000 }, (_, n) => ({
      kind: 'customer.updated', resource: 'Customer', resourceId: String(n), customerId: String(n), before: { country: 'CN', tier: 'NEW' },
      after: { country: 'SG', tier: 'GOLD' }, private: { before: { phone: `+86138${n}` }, after: { phone: `+86139${n}` } },
    }))));
  }
  await startSealing(db).sealOnce();
});
afterAll(async () => { await db?.close(); await database?.drop(); });

test('P35: 100,000 events with personal values are verified within 10 s', async () => {
  const from = performance.now();
  const report = await verifyLog(db);
  const took = performance.now() - from;
  console.info(`verify-log: ${report.events} events in ${Math.round(took)} ms`);
  expect(report).toMatchObject({ ok: true, events: 100_000 });
  expect(took).toBeLessThan(10_000);
});
