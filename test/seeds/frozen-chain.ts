// The demo chain at a frozen instant: made once a run as it is promised, copied for every file that looks at it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import '../../schema/entities.ts';
import '../../server/access.ts';
import '../../server/edges.ts';
import '../../server/measures.ts';
import '../../server/transfers.ts';
import { frozenClock } from '../../server/core/clock.ts';
import { openDatabase } from '../../server/core/database.ts';
import { syncRoles } from '../../server/platform/access/role-sync.service.ts';
import { installJobs } from '../../server/platform/jobs/job.service.ts';
import { seedDemo, type SeedSize } from '../../seeds/run.ts';
import { copyOfMade, type TestDatabase } from '../support/database.ts';

export const NOW = '2026-02-13T09:30:00.000Z';

/** Loads a chain into an empty database, as it is at that instant. */
export async function seedInto(url: string, size: SeedSize): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aftercare-seeds-'));
  await installJobs(url);
  const db = await openDatabase({ url, settings: { dataDir } });
  try {
    await syncRoles(db);
    await seedDemo(db, frozenClock(NOW), size);
  } finally {
    await db.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A copy of the whole chain. */
export const frozenChain = (): Promise<TestDatabase> => copyOfMade('frozen', (url) => seedInto(url, {}));
