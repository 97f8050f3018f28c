// A database with the shipped roles, a few stores and people, and contexts to act as any of them without HTTP.
import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { systemClock, type Clock } from '../../server/core/clock.ts';
import type { Context, Logger, Viewer } from '../../server/core/context.ts';
import { openDatabase, type Database } from '../../server/core/database.ts';
import { syncRoles } from '../../server/platform/access/role-sync.service.ts';
import { ANONYMOUS, loadViewer } from '../../server/platform/access/viewer.ts';
import { signIn } from '../../server/platform/auth/session.service.ts';
import { attachEventLog } from '../../server/platform/events/event.subscriber.ts';
import type { ScopeKind } from '../../schema/permission.ts';
import { freshDatabase } from '../support/database.ts';

export const PASSWORD = 'aftercare-demo';
/** A hash says itself what it costs to check: as little as there is, for the hundreds of sign-ins that test something else. */
const EASY = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const SILENT: Logger = { info() {}, warn() {}, error() {}, debug() {} };

export interface AuthWorld {
  db: Database;
  /** Ids of three stores: two of region 1, one of region 2. */
  stores: string[];
  regions: string[];
  addUser(username: string, grants?: { role: string; scope: ScopeKind; storeId?: string; regionId?: string; endsOn?: string; startsOn?: string }[], employeeId?: string): Promise<string>;
  context(viewer?: Viewer, more?: Partial<Context>): Context;
  as(userId: string, clock?: Clock): Promise<Context>;
  signInAs(username: string, address?: string): Promise<{ token: string; ctx: Context }>;
  drop(): Promise<void>;
}

/** Builds it; drop it afterwards. The people's password is checked at little cost, unless a hash of it is given. */
export async function authWorld(storedHash?: string): Promise<AuthWorld> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.url, poolSize: 12 });
  attachEventLog(db);
  await syncRoles(db);
  const passwordHash = storedHash ?? await hash(PASSWORD, EASY);
  const one = async (sql: string, values: unknown[]): Promise<string> => String((await db.write.query<{ id: string }>(sql, values)).rows[0]?.id);
  const regions: string[] = [];
  for (const code of ['R1', 'R2']) regions.push(await one('insert into regions (code, name_zh, name_en) values ($1, $1, $1) returning id', [code]));
  const stores: string[] = [];
  for (const [code, region] of [['S1', 0], ['S2', 0], ['S3', 1]] as const) {
    stores.push(await one(
      "insert into stores (code, name_zh, name_en, region_id, format, time_zone, opening_hours) values ($1, $1, $1, $2, 'SUPERMARKET', 'Asia/Shanghai', '{}') returning id",
      [code, regions[region]],
    ));
  }
  const context = (viewer: Viewer = ANONYMOUS, more: Partial<Context> = {}): Context => ({
    db, viewer, clock: systemClock, locale: 'en', requestId: randomUUID(), address: '192.0.2.1', log: SILENT, loaders: new Map(), ...more,
  });
  return {
    db, stores, regions, context,
    async addUser(username, grants = [], employeeId) {
      const id = await one(
        "insert into users (username, name, status, password_hash, employee_id) values ($1, $1, 'ACTIVE', $2, $3) returning id",
        [username, passwordHash, employeeId ?? null],
      );
      for (const grant of grants) {
        await db.write.query(
          `insert into role_grants (user_id, role_id, scope, store_id, region_id, starts_on, ends_on)
           select $1, id, $3, $4, $5, $6, $7 from roles where key = $2`,
          [id, grant.role, grant.scope, grant.storeId ?? null, grant.regionId ?? null, grant.startsOn ?? '2020-01-01', grant.endsOn ?? null],
        );
      }
      return id;
    },
    async as(userId, clock = systemClock) {
      const viewer = await loadViewer(db, userId, clock.now());
      if (!viewer) throw new Error(`No user ${userId}`);
      return context(viewer, { clock });
    },
    async signInAs(username, address = `192.0.2.${Math.floor(Math.random() * 250)}`) {
      const { token, authenticated } = await signIn(context(ANONYMOUS, { address }), { username, password: PASSWORD });
      return { token, ctx: context(authenticated.viewer, { address }) };
    },
    async drop() { await db.close(); await database.drop(); },
  };
}

/** The error code and reason of a refusal; fails when nothing is refused. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; reason: string; message: string }> {
  try { await work; } catch (error) {
    const { code, reason } = error as { code: string; reason: string };
    if (code) return { code, reason, message: (error as { say?(l: 'en'): string }).say?.('en') ?? '' };
    throw error;
  }
  throw new Error('It was not refused');
}
