// A small chain for the customers' tests: two stores, a frozen clock, and contexts of the system and of narrow viewers.
import '../../schema/entities.ts';
import '../../server/access.ts';
import '../../server/edges.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import { FULL_REACH, type Context, type Reach, type Viewer } from '../../server/core/context.ts';
import { frozenClock } from '../../server/core/clock.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { PERMISSIONS, type Permission } from '../../schema/permission.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

export interface World {
  db: Database; clock: ReturnType<typeof frozenClock>; ctx: Context; stores: [string, string]; url: string;
  /** The system's context with these words only, each reaching these stores (none given: all). */
  as(words: readonly Permission[], storeIds?: readonly string[]): Context;
  end(): Promise<void>;
}

/** A migrated database with stores A (supermarket) and B (home) in one region, at `now`. */
export async function makeWorld(now: string, zone = 'Asia/Shanghai'): Promise<World> {
  const fresh: TestDatabase = await freshDatabase();
  const db = await openDatabase({ url: fresh.url, poolSize: 4, settings: { zone } });
  attachEventLog(db);
  const { rows: [region] } = await db.write.query<{ id: string }>(`insert into regions (code, name_zh, name_en) values ('R', '东区', 'East') returning id`);
  const { rows } = await db.write.query<{ id: string }>(
    `insert into stores (code, name_zh, name_en, region_id, format, time_zone, opening_hours) values
     ('A', '甲店', 'Store A', $1, 'SUPERMARKET', $2, '{}'), ('B', '乙店', 'Store B', $1, 'HOME', $2, '{}') returning id`, [region?.id, zone]);
  const clock = frozenClock(now);
  const ctx: Context = { ...systemContext(db, { clock }), locale: 'en' };
  const full = new Map<Permission, Reach>(PERMISSIONS.map((word) => [word, FULL_REACH]));
  const viewer = (reaches: Map<Permission, Reach>): Viewer => ({ ...ctx.viewer, reaches });
  return {
    db, clock, ctx: { ...ctx, viewer: viewer(full) }, url: fresh.url, stores: [rows[0]?.id as string, rows[1]?.id as string],
    as: (words, storeIds) => ({ ...ctx, viewer: viewer(new Map(words.map((word) => [word, storeIds ? { all: false, storeIds, own: false } : FULL_REACH]))) }),
    async end() { await db.close(); await fresh.drop(); },
  };
}
