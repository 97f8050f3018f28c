// Who is calling: turns the cookie or the Authorization header of a request, or the token of a socket, into a viewer.
import { LRUCache } from 'lru-cache';
import type { Proof, Viewer } from '../../core/context.ts';
import { nameOf } from '../../core/prepared.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { askText } from '../../core/read/one-text.ts';
import type { Locale } from '../../core/messages.ts';
import { ANONYMOUS, keptViewer, viewerOfVersion, type LoadedUser } from '../access/viewer.ts';
import { hashOf, kindOf } from './tokens.ts';
import './auth.messages.ts';

export const SESSION_COOKIE = 'aftercare_session';

/** What the transport hands over; nothing else of a request has a say in who is calling (no X-User-Id, no query). */
export interface RequestFacts {
  authorization?: string | undefined;
  cookie?: string | undefined;
  origin?: string | undefined;
  /** Host header of the request, to compare the origin with. */
  host?: string | undefined;
}
export interface AuthSettings {
  /** Roles begin and end by the business day of this instant; sessions by the database's own time. */
  now: Date;
  publicUrl?: string | undefined;
}
/** What a caller is signed in by: sockets are watched by it. */
export interface Credential { kind: 'session' | 'apiKey'; id: string; userId: string; rightsVersion: number }
export interface Authenticated {
  viewer: Viewer;
  /** Language kept for the account; null: as the request asks. */
  locale: Locale | null;
  credential: Credential | null;
  /** There when the sign-in was good a moment ago and is still to be asked for. */
  proof?: Proof;
}

/** `zh-CN` -> `zh`. */
export const localeWord = (locale: string | null): Locale | null => (locale ? (locale.startsWith('en') ? 'en' : 'zh') : null);

const NOBODY: Authenticated = { viewer: ANONYMOUS, locale: null, credential: null };

// Judged by the database's time: servers whose clocks differ agree on what has expired.
const SESSION_SQL = `select json_build_object('id', s.id::text, 'user_id', s.user_id::text, 'rights_version', u.rights_version, 'stale', s.last_seen_at < now() - interval '5 minutes')::text
  from sessions s join users u on u.id = s.user_id
  where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now() and u.status = 'ACTIVE'`;
const KEY_SQL = `select json_build_object('id', k.id::text, 'user_id', k.user_id::text, 'rights_version', u.rights_version,
    'stale', k.last_used_at is null or k.last_used_at < now() - interval '5 minutes')::text
  from api_keys k join users u on u.id = k.user_id
  where k.secret_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and u.status = 'ACTIVE'`;
// The name is made once: hashing the text at every request would be a cost of its own.
const SESSION = { name: nameOf(SESSION_SQL), text: SESSION_SQL };
const KEY = { name: nameOf(KEY_SQL), text: KEY_SQL };
// Twelve hours from the last use, thirty days from the first. Bookkeeping: not an event.
const SEEN_SQL = `update sessions set last_seen_at = now(), expires_at = least(now() + interval '12 hours', created_at + interval '30 days')
  where id = $1 and revoked_at is null`;
const USED_SQL = 'update api_keys set last_used_at = now() where id = $1';

interface Found { id: string; user_id: string; rights_version: number; stale: boolean }

// Who was found by which secret, shortly: enough to plan with, and believed only when the reading statement finds it true.
const RECALL_MS = 15_000;
interface Recalled { found: Found; at: number }
const recalled = new WeakMap<Database, LRUCache<string, Recalled>>();
function recalledOf(db: Database): LRUCache<string, Recalled> {
  let cache = recalled.get(db);
  if (!cache) recalled.set(db, cache = new LRUCache<string, Recalled>({ max: 10_000 }));
  return cache;
}
// The same conditions as above, and the rights as they were planned with.
const SESSION_PROOF = (from: number): string => `exists (select 1 from sessions s join users u on u.id = s.user_id
  where s.token_hash = $${from}::text and s.revoked_at is null and s.expires_at > now() and u.status = 'ACTIVE' and u.rights_version = $${from + 1}::int)`;
const KEY_PROOF = (from: number): string => `exists (select 1 from api_keys k join users u on u.id = k.user_id
  where k.secret_hash = $${from}::text and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and u.status = 'ACTIVE' and u.rights_version = $${from + 1}::int)`;

/** Who a secret stood for a moment ago, with the proof still to be asked for; null when the tables must be asked first. */
function recallToken(db: Database, secret: string, settings: AuthSettings): Authenticated | null {
  const kind = kindOf(secret);
  if (!kind) return null;
  const hash = hashOf(secret);
  const known = recalledOf(db).get(hash);
  if (!known || performance.now() - known.at > RECALL_MS) return null;
  const loaded = keptViewer(db, known.found.user_id, known.found.rights_version, settings.now, db.settings.zone, kind === 'session' ? 'user' : 'apiKey');
  return loaded && { ...authenticatedAs(kind, known.found, loaded), proof: { sql: kind === 'session' ? SESSION_PROOF : KEY_PROOF, values: [hash, known.found.rights_version] } };
}

const authenticatedAs = (kind: 'session' | 'apiKey', found: Found, loaded: LoadedUser): Authenticated => ({
  viewer: kind === 'session' ? { ...loaded.viewer, sessionId: found.id } : loaded.viewer,
  locale: localeWord(loaded.locale),
  credential: { kind, id: found.id, userId: found.user_id, rightsVersion: found.rights_version },
});

/**
 * The viewer of a session token or API key; null for one that is unknown, ended, expired or whose person is suspended.
 * One prepared statement a request, so that every revocation holds at the next one; rights come from memory by version.
 */
export async function authenticateToken(db: Database, secret: string, settings: AuthSettings): Promise<Authenticated | null> {
  const kind = kindOf(secret);
  if (!kind) return null;
  const query = kind === 'session' ? SESSION : KEY;
  const hash = hashOf(secret);
  const answer = await askText(db.write, query, [hash]);
  const found = answer === null ? null : JSON.parse(answer) as Found;
  if (!found) { recalledOf(db).delete(hash); return null; }
  // Bookkeeping beside the answer: lost once, the next request does it.
  if (found.stale) db.write.query(kind === 'session' ? SEEN_SQL : USED_SQL, [found.id]).catch(() => {});
  const loaded = await viewerOfVersion(db, found.user_id, found.rights_version, settings.now, db.settings.zone, kind === 'session' ? 'user' : 'apiKey');
  if (!loaded) return null;
  recalledOf(db).set(hash, { found, at: performance.now() });
  return authenticatedAs(kind, found, loaded);
}

/** The session cookie's value, or null. */
export function cookieToken(cookie: string | undefined): string | null {
  for (const part of (cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === SESSION_COOKIE) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** May a cookie speak for this request? Without an Origin yes (not a browser, or same-origin GET); else it must be ours. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl?: string): boolean {
  if (origin === undefined) return true;
  try {
    const asked = new URL(origin);
    if (publicUrl && asked.origin === new URL(publicUrl).origin) return true;
    return Boolean(host) && /^https?:$/.test(asked.protocol) && asked.host === host;
  } catch { return false; }
}

/**
 * Who sent a request a moment ago with the same credentials, when that is remembered: good for planning one read, whose
 * statement must carry the proof. By the same rules as `authenticate`, which decides whenever this answers null.
 */
export function recall(db: Database, facts: RequestFacts, settings: AuthSettings): Authenticated | null {
  // A replica may not know yet of a sign-in that has ended.
  if (db.read !== db.write) return null;
  if (facts.authorization !== undefined) {
    const secret = /^bearer +([\w-]+)$/i.exec(facts.authorization)?.[1];
    return secret ? recallToken(db, secret, settings) : null;
  }
  const token = cookieToken(facts.cookie);
  return token && kindOf(token) === 'session' && isOwnOrigin(facts.origin, facts.host, settings.publicUrl) ? recallToken(db, token, settings) : null;
}

/**
 * Who sends a request. An Authorization header decides alone: one that is not good is refused (UNAUTHENTICATED), never
 * replaced by the cookie. A cookie that is no longer good is nobody, so that the sign-in page works with it; a cookie
 * under a foreign Origin is refused (FORBIDDEN).
 */
export async function authenticate(db: Database, facts: RequestFacts, settings: AuthSettings): Promise<Authenticated> {
  if (facts.authorization !== undefined) {
    const [scheme = '', secret = '', ...rest] = facts.authorization.slice(0, 10_000).trim().split(/\s+/);
    const found = /^bearer$/i.test(scheme) && rest.length === 0 ? await authenticateToken(db, secret, settings) : null;
    if (!found) throw new AppError('UNAUTHENTICATED', 'TOKEN_INVALID');
    return found;
  }
  const token = cookieToken(facts.cookie);
  if (!token || kindOf(token) !== 'session') return NOBODY;
  if (!isOwnOrigin(facts.origin, facts.host, settings.publicUrl)) throw new AppError('FORBIDDEN', 'ORIGIN_FOREIGN');
  return (await authenticateToken(db, token, settings)) ?? NOBODY;
}
