// Who is asking, with which reach, on which database and by which clock: the first argument of every service.
import type { EntityManager } from 'typeorm';
import type { Permission } from '../../schema/permission.ts';
import { dayIn, type Clock } from './clock.ts';
import type { Database } from './database.ts';
import { AppError } from './errors.ts';
import type { Locale } from './messages.ts';

/** How far a word reaches for this viewer: everything, or the rows of some stores, and one's own rows. */
export interface Reach { all: boolean; storeIds: readonly string[]; own: boolean }
const NO_REACH: Reach = { all: false, storeIds: [], own: false };
export const FULL_REACH: Reach = { all: true, storeIds: [], own: true };

export interface Viewer {
  kind: 'user' | 'apiKey' | 'system' | 'anonymous';
  userId: string | null;
  employeeId: string | null;
  name: string;
  /** What English screens say. */
  nameEn?: string | null;
  username: string;
  sessionId: string | null;
  /** Every word held, with its reach; regions are resolved to their stores. */
  reaches: ReadonlyMap<Permission, Reach>;
  roles: readonly { key: string; nameZh: string; nameEn: string; scope: string; storeId: string | null; regionId: string | null }[];
}

export interface Logger {
  info(fields: object, text?: string): void;
  warn(fields: object, text?: string): void;
  error(fields: object, text?: string): void;
  debug(fields: object, text?: string): void;
}

export interface Context {
  db: Database;
  viewer: Viewer;
  clock: Clock;
  locale: Locale;
  requestId: string;
  /** Address of the caller, as far as the transport knows it. */
  address: string;
  /** What the caller's program calls itself; kept with the session. */
  userAgent?: string;
  log: Logger;
  /** One registry of loaders a request; never shared. */
  loaders: Map<unknown, unknown>;
  /** Why the write is done, when the caller said so; kept in the event log. */
  reason?: string;
  /** How to call off each read that the asker waits for; the transport does so when they are gone. */
  waiting?: Set<() => void>;
  /** There when nobody has asked yet whether the viewer's sign-in still holds. */
  proof?: Proof;
  /** Set by the transport: lets sign-in and sign-out write the cookie. */
  setCookie?: (name: string, value: string | null, maxAgeSeconds?: number) => void;
}

/**
 * A condition under which the viewer of a context is still who it says: known a moment ago, and to be asked again by the very
 * statement that reads, so that both cost one round trip. `sql` writes it over its values, the first of which is `$<from>`.
 */
export interface Proof {
  sql: (from: number) => string;
  values: readonly unknown[];
  /** Set when the statement found it untrue, or when there was no statement to ask it: nothing was answered then. */
  isWanting?: boolean;
}

/** A context inside `transact`: writes go through `manager`; what must follow the commit is handed to `afterCommit`. */
export interface WriteContext extends Context {
  manager: EntityManager;
  afterCommit(work: () => void | Promise<void>): void;
}

/** How far the viewer's word reaches; nothing when the word is not held. */
export const reachOf = (viewer: Viewer, word: Permission): Reach => viewer.reaches.get(word) ?? NO_REACH;
/** Does a reach carry as far as a store (none: what is the whole chain's)? */
export const covers = (reach: Pick<Reach, 'all' | 'storeIds'>, storeId: string | null | undefined): boolean =>
  reach.all || (storeId !== null && storeId !== undefined && reach.storeIds.includes(storeId));
/** Does the viewer's word carry as far as a store (none: what is the whole chain's)? */
export const reaches = (ctx: Context, word: Permission, storeId: string | null | undefined): boolean => covers(reachOf(ctx.viewer, word), storeId);
/** Today in the zone of the head office: the day by which roles, employment, plans and periods hold. */
export const businessDay = (ctx: Context): string => dayIn(ctx.db.settings.zone, ctx.clock.now());
/** Does the viewer hold the word at all? */
export const holds = (viewer: Viewer, word: Permission): boolean => viewer.reaches.has(word);

/** Refuses with UNAUTHENTICATED or FORBIDDEN unless the viewer holds the word (for `storeId`, when one is given). */
export function authorise(ctx: Context, word: Permission, storeId?: string | null): void {
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  const reach = ctx.viewer.reaches.get(word);
  if (!reach || (storeId !== undefined && !covers(reach, storeId))) {
    throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: word } });
  }
}
