// Builds the viewer of a user: every word of the roles in force today, each with how far its grants carry it.
import { LRUCache } from 'lru-cache';
import { PERMISSIONS, type Permission, type ScopeKind } from '../../../schema/permission.ts';
import { dayIn } from '../../core/clock.ts';
import { nameOf } from '../../core/prepared.ts';
import { FULL_REACH, type Reach, type Viewer } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { inForce } from './grants.service.ts';
import { NEVER_BY_KEY } from './roles.matrix.ts';

const KNOWN: ReadonlySet<string> = new Set(PERMISSIONS);
/** What neither the rights version nor the day tells is felt after so long at the latest. */
const MAX_AGE_MS = 15_000;

export interface Grant {
  key: string; nameZh: string; nameEn: string;
  words: readonly string[];
  scope: ScopeKind;
  storeId: string | null;
  regionId: string | null;
  /** Stores of the region, for a grant of scope REGION. */
  regionStoreIds: readonly string[] | null;
}
interface UserRow {
  id: string; username: string; name_en: string | null; name: string; employee_id: string | null; locale: string | null; status: string;
  rights_version: number; grants: Grant[];
}

/** Adds up the reach of every word over a person's grants; words that this build does not know count for nothing. */
export function reachesOf(grants: readonly Grant[], without?: ReadonlySet<Permission>): Map<Permission, Reach> {
  const reaches = new Map<Permission, { all: boolean; storeIds: Set<string>; own: boolean }>();
  for (const grant of grants) {
    for (const word of grant.words as Permission[]) {
      if (!KNOWN.has(word) || without?.has(word)) continue;
      const reach = reaches.get(word) ?? { all: false, storeIds: new Set<string>(), own: true };
      if (grant.scope === 'ALL') reach.all = true;
      if (grant.scope === 'STORE' && grant.storeId) reach.storeIds.add(grant.storeId);
      if (grant.scope === 'REGION') for (const id of grant.regionStoreIds ?? []) reach.storeIds.add(id);
      reaches.set(word, reach);
    }
  }
  return new Map([...reaches].map(([word, reach]) => [word, reach.all
    ? FULL_REACH : { all: false, storeIds: [...reach.storeIds].sort((a, b) => Number(a) - Number(b)), own: reach.own }]));
}

/** Somebody who has not signed in: holds nothing. */
export const ANONYMOUS: Viewer = {
  kind: 'anonymous', userId: null, employeeId: null, name: '', username: '', sessionId: null, reaches: new Map(),
  roles: [],
};

/** The machine itself, or a command of the operator: holds every word everywhere. */
export function systemViewer(name = 'system'): Viewer {
  const reaches = new Map(PERMISSIONS.map((word) => [word, FULL_REACH] as const));
  return {
    kind: 'system', userId: null, employeeId: null, name, username: name, sessionId: null, reaches,
  roles: [],
  };
}

const USER_SQL = `select u.id::text, u.username, u.name, u.name_en, u.employee_id::text, u.locale, u.status, u.rights_version,
  coalesce((select json_agg(json_build_object('key', r.key, 'nameZh', r.name_zh, 'nameEn', r.name_en, 'words', r.words,
    'scope', g.scope, 'storeId', g.store_id::text, 'regionId', g.region_id::text,
    'regionStoreIds', (select json_agg(s.id::text) from stores s where s.region_id = g.region_id)) order by g.id)
    from role_grants g join roles r on r.id = g.role_id
    where g.user_id = u.id and ${inForce('g', '$2')}), '[]') grants
  from users u where u.id = $1`;

/** What of a viewer depends on the user alone; sessions and keys are laid over it. */
export interface LoadedUser { viewer: Viewer; locale: string | null; status: string; rightsVersion: number; grants: Grant[] }

/** Loads a user with the rights of that day (roles that have not begun or have ended count for nothing); null when unknown. */
export async function loadUser(
  db: Database, userId: string, now: Date, zone = db.settings.zone, kind: 'user' | 'apiKey' = 'user',
): Promise<LoadedUser | null> {
  const { rows } = await db.write.query<UserRow>({ name: nameOf(USER_SQL), text: USER_SQL, values: [userId, dayIn(zone, now)] });
  const row = rows[0];
  if (!row) return null;
  const reaches = reachesOf(row.grants, kind === 'apiKey' ? NEVER_BY_KEY : undefined);
  const viewer: Viewer = {
    kind, userId: row.id, employeeId: row.employee_id, name: row.name, nameEn: row.name_en, username: row.username, sessionId: null, reaches,
    roles: row.grants.map(({ key, nameZh, nameEn, scope, storeId, regionId }) => ({ key, nameZh, nameEn, scope, storeId, regionId })),
  };
  return { viewer, locale: row.locale, status: row.status, rightsVersion: row.rights_version, grants: row.grants };
}

/** The viewer of a user; null when there is no such user. */
export async function loadViewer(db: Database, userId: string, now: Date, zone?: string): Promise<Viewer | null> {
  return (await loadUser(db, userId, now, zone))?.viewer ?? null;
}

interface Kept { loaded: LoadedUser; day: string; at: number }
const kept = new WeakMap<Database, LRUCache<string, Kept>>();
function cacheOf(db: Database): LRUCache<string, Kept> {
  let cache = kept.get(db);
  if (!cache) kept.set(db, cache = new LRUCache<string, Kept>({ max: 5_000 }));
  return cache;
}

/** As `loadUser`, kept in memory as long as the rights version (read anew at each request) and the day stand. */
export async function viewerOfVersion(
  db: Database, userId: string, rightsVersion: number, now: Date, zone: string, kind: 'user' | 'apiKey',
): Promise<LoadedUser | null> {
  const hit = keptViewer(db, userId, rightsVersion, now, zone, kind);
  if (hit) return hit;
  const loaded = await loadUser(db, userId, now, zone, kind);
  if (loaded) cacheOf(db).set(`${kind}:${userId}`, { loaded, day: dayIn(zone, now), at: performance.now() });
  return loaded;
}

/** What `viewerOfVersion` has in memory and would answer without asking; null when it would ask. */
export function keptViewer(db: Database, userId: string, rightsVersion: number, now: Date, zone: string, kind: 'user' | 'apiKey'): LoadedUser | null {
  const hit = cacheOf(db).get(`${kind}:${userId}`);
  return hit && hit.loaded.rightsVersion === rightsVersion && hit.day === dayIn(zone, now) && performance.now() - hit.at < MAX_AGE_MS ? hit.loaded : null;
}
