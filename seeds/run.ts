// Loads the demo chain into an empty, migrated database: deterministic by seed and clock, believable, in both languages.
import { RfmMethod } from '../schema/customers/value.ts';
import { dayIn, type Clock } from '../server/core/clock.ts';
import type { Database } from '../server/core/database.ts';
import { assignAllTiers, saveTierRule } from '../server/customers/tier.service.ts';
import { rebuildBehaviour } from '../server/customers/behaviour.service.ts';
import { computeRfm, saveRfmModel } from '../server/customers/rfm.service.ts';
import { SHIPPED_LEVELS } from '../server/customers/tier.rules.ts';
import { shipSegments } from '../server/customers/segment.service.ts';
import { computeAllSegments } from '../server/customers/segment-run.service.ts';
import { attachEventLog } from '../server/platform/events/event.subscriber.ts';
import { systemContext } from '../server/platform/jobs/system-context.ts';
import { seedAccounts } from './accounts.ts';
import { drawCustomers, seedCustomers } from './customers.ts';
import { growCustomers } from './grow.ts';
import { seedOrganisation } from './organisation.ts';
import { seedPurchases } from './purchases.ts';
import { random } from './random.ts';
import { seedTags } from './tags.ts';

export interface SeedSize { customers?: number; months?: number; tickets?: number; seed?: number }
/** Told what is being worked on, and how much of it is done. */
export type SeedProgress = (what: string, done: number, total: number) => void;

/** Customers drawn one by one with habits; what is wanted beyond is grown by SQL. */
const DRAWN = 5_000;

/**
 * Seeds organisation, accounts, customers, purchases, tags, tiers, RFM and segments. Roles must have been synced.
 * The same seed on the same day makes the same chain. Large chains (beyond 5,000 customers) grow by SQL in minutes.
 */
export async function seedDemo(db: Database, clock: Clock, size: SeedSize = {}, onProgress: SeedProgress = () => {}): Promise<void> {
  const { customers: wanted = DRAWN, months = 18, seed = 20260213 } = size;
  const zone = db.settings.zone;
  const now = clock.now();
  const today = dayIn(zone, now);
  const dice = random(seed);
  const client = await db.direct.connect();
  let failed: Error | undefined;
  try {
    await client.query('begin');
    const org = await seedOrganisation(client, dice.fork('organisation'), today, zone);
    await seedAccounts(client, org, today);
    const drawn = drawCustomers(dice.fork('draw'), org.stores, Math.min(wanted, DRAWN), today, months);
    const standIns = await seedCustomers(client, dice.fork('customers'), org, drawn, now.toISOString());
    await seedPurchases(client, dice.fork('purchases'), drawn, standIns, org.stores, today, zone, now);
    const { rows: [owner] } = await client.query<{ id: string }>("select id from users where username = 'crm'");
    await seedTags(client, dice.fork('tags'), drawn, now.toISOString(), owner?.id ?? null);
    await client.query('commit');
    if (wanted > DRAWN) await growCustomers(client, wanted - DRAWN, today, zone, (done) => { onProgress('customers', DRAWN + done, wanted); });
    await client.query('analyze');
  } catch (error) {
    failed = error as Error;
    await client.query('rollback').catch(() => {});
    throw error;
  } finally { client.release(failed); }
  await derive(db, clock, today, wanted, onProgress);
}

/** What the product itself makes of the raw rows: behaviour, tiers, RFM, segments. */
async function derive(db: Database, clock: Clock, today: string, wanted: number, onProgress: SeedProgress): Promise<void> {
  attachEventLog(db);
  const ctx = systemContext(db, { name: 'demo', clock });
  await rebuildBehaviour(ctx, today, async (done) => { onProgress('behaviour', done, wanted); });
  await saveTierRule(ctx, { levels: SHIPPED_LEVELS });
  await assignAllTiers(ctx, today);
  const usual = await saveRfmModel(ctx, { key: 'usual', nameZh: '全店 365 天', nameEn: 'All stores, 365 days', method: RfmMethod.PERCENTILE, windowDays: 365, effectiveFrom: today });
  const even = await saveRfmModel(ctx, { key: 'even', nameZh: '全店五等分', nameEn: 'All stores, even fifths', method: RfmMethod.QUANTILE, windowDays: 365, effectiveFrom: today });
  for (const model of [usual, even]) await computeRfm(ctx, model, today);
  await shipSegments(ctx);
  await computeAllSegments(ctx, 'demo');
  await db.write.query('analyze');
}
