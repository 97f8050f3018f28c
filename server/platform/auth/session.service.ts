// Sessions: signing in and out, ending single ones, and changing one's own password.
import { Session, User, UserStatus } from '../../../schema/platform/user.ts';
import type { Context, WriteContext } from '../../core/context.ts';
import { nameOf } from '../../core/prepared.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { loadUser } from '../access/viewer.ts';
import { withVerb } from '../events/event.service.ts';
import './auth.messages.ts';
import { localeWord, SESSION_COOKIE, type Authenticated } from './authenticate.ts';
import { checkPassword, hashPassword, verifyPassword } from './password.ts';
import { announceRevocation } from './revocation.ts';
import {
  accountKey, addressKey, forgetOldTries, giveBack, secondsToWait, takeTry, TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS,
} from './sign-in-limit.ts';
import { hashOf, newToken } from './tokens.ts';

const SESSION_HOURS = 12;
const USERNAME_MAX = 200;

/** The spelling by which an account is found and counted: full-width letters, capitals and blanks around make no other one. */
export const foldUsername = (username: string): string => username.slice(0, USERNAME_MAX).normalize('NFKC').trim().toLowerCase();

interface Account { id: string; password_hash: string; status: string; is_known_here: boolean }
// Somebody who has signed in from here before is not kept out by others' guessing at the same address.
const ACCOUNT_SQL = `select u.id::text, u.password_hash, u.status, exists (
    select from sessions s where s.user_id = u.id and s.address = $2 and s.created_at > now() - interval '30 days') as is_known_here
  from users u where lower(u.username) = $1`;

export interface SignedIn { token: string; authenticated: Authenticated; /** As kept for the account. */ locale: string | null }

/**
 * Signs a person in with a new session. Unknown name, wrong password, suspended person and too many tries take equally
 * long; all but the last are told in the same words, and that one is told of unknown names too.
 */
export async function signIn(ctx: Context, input: { username: string; password: string }): Promise<SignedIn> {
  const username = foldUsername(input.username);
  const [account, address] = await Promise.all([
    takeTry(ctx.db, accountKey(username), TRIES_PER_ACCOUNT), takeTry(ctx.db, addressKey(ctx.address), TRIES_PER_ADDRESS),
  ]);
  const { rows } = await ctx.db.write.query<Account>({ name: nameOf(ACCOUNT_SQL), text: ACCOUNT_SQL, values: [username, ctx.address] });
  const user = rows[0];
  const matches = await verifyPassword(user?.password_hash, input.password);
  if (!account.at || (!address.at && !user?.is_known_here)) {
    // The try of the other counter was not used up by this one.
    await Promise.all([giveBack(ctx.db, account), giveBack(ctx.db, address)]);
    const retryAfter = await secondsToWait(ctx.db, account.at ? address.key : account.key);
    ctx.log.warn({ address: ctx.address }, 'sign-in limited');
    throw new AppError('RATE_LIMITED', 'SIGN_IN_LIMITED', { params: { minutes: Math.ceil(retryAfter / 60) }, retryAfter });
  }
  if (!user || !matches || user.status !== 'ACTIVE') {
    ctx.log.info({ address: ctx.address }, 'sign-in refused');
    throw new AppError('UNAUTHENTICATED', 'SIGN_IN_WRONG');
  }
  await Promise.all([giveBack(ctx.db, account), giveBack(ctx.db, address)]);
  // Sweeping up, for one in fifty: another sign-in sweeps again.
  if (Math.random() < 0.02) forgetOldTries(ctx.db).catch(() => {});
  return startSession(ctx, user.id);
}

/** Makes a session for a user whose identity is proved; always a new one, whatever the caller came with. */
export async function startSession(ctx: Context, userId: string): Promise<SignedIn> {
  const loaded = await loadUser(ctx.db, userId, ctx.clock.now());
  if (!loaded) throw new AppError('UNAUTHENTICATED', 'SIGN_IN_WRONG');
  const token = newToken();
  const session = await transact({ ...ctx, viewer: loaded.viewer }, async (tx) => {
    const times = (await tx.manager.query("select now() as now, now() + make_interval(hours => $1) as later", [SESSION_HOURS])) as { now: Date; later: Date }[];
    const { now, later } = times[0] as { now: Date; later: Date };
    await tx.manager.query('update users set last_sign_in_at = now() where id = $1', [userId]);
    return withVerb(tx, 'user.signed-in', () => tx.manager.save(tx.manager.create(Session, {
      userId, tokenHash: hashOf(token), userAgent: ctx.userAgent?.slice(0, 200) ?? null, address: ctx.address,
      lastSeenAt: now.toISOString(), expiresAt: later.toISOString(), version: 1,
    })));
  });
  ctx.setCookie?.(SESSION_COOKIE, token, SESSION_HOURS * 3600);
  const id = String(session.id);
  return {
    token, locale: loaded.locale,
    authenticated: {
      viewer: { ...loaded.viewer, sessionId: id }, locale: localeWord(loaded.locale),
      credential: { kind: 'session', id, userId, rightsVersion: loaded.rightsVersion },
    },
  };
}

/** The signed-in person of a context; keys and nobody are refused. */
export function demandPerson(ctx: Context): { userId: string; sessionId: string } {
  const { kind, userId, sessionId } = ctx.viewer;
  if (kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  if (kind !== 'user' || !userId || !sessionId) throw new AppError('FORBIDDEN', 'SESSION_REQUIRED');
  return { userId, sessionId };
}

/** Ends sessions of a user inside a transaction: all, all but one, or one; answers how many were still open. */
export async function endSessions(tx: WriteContext, userId: string, which: { only?: string; except?: string } = {}): Promise<number> {
  const query = tx.manager.getRepository(Session).createQueryBuilder('s').where('s.userId = :userId and s.revokedAt is null', { userId });
  if (which.only) query.andWhere('s.id = :only', { only: which.only });
  if (which.except) query.andWhere('s.id <> :except', { except: which.except });
  const open = await query.getMany();
  const revokedAt = new Date().toISOString();
  for (const session of open) Object.assign(session, { revokedAt, updatedAt: revokedAt, version: session.version + 1 });
  await withVerb(tx, 'session.ended', () => tx.manager.save(open));
  if (open.length) await announceRevocation(tx.manager, userId);
  return open.length;
}

/** Ends the session of the request and takes its cookie back; nobody may sign out as well, and nothing happens. */
export async function signOut(ctx: Context): Promise<boolean> {
  ctx.setCookie?.(SESSION_COOKIE, null);
  const { userId, sessionId } = ctx.viewer;
  if (!userId || !sessionId) return false;
  return (await transact(ctx, (tx) => endSessions(tx, userId, { only: sessionId }))) > 0;
}

/** Ends one session: one's own, or anybody's with `platform:write-users`. Not there and not yours answer the same. */
export async function revokeSession(ctx: Context, id: string): Promise<boolean> {
  const { userId } = demandPerson(ctx);
  return transact(ctx, async (tx) => {
    const session = /^\d{1,18}$/.test(id) ? await tx.manager.getRepository(Session).findOneBy({ id }) : null;
    if (!session || (session.userId !== userId && !ctx.viewer.reaches.has('platform:write-users'))) {
      throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    }
    return (await endSessions(tx, session.userId, { only: id })) > 0;
  });
}

/** Changes one's own password: asks for the present one (wrong tries count like those of signing in) and ends all other sessions. */
export async function changePassword(ctx: Context, input: { current: string; next: string }): Promise<boolean> {
  const { userId, sessionId } = demandPerson(ctx);
  const tried = await takeTry(ctx.db, accountKey(foldUsername(ctx.viewer.username)), TRIES_PER_ACCOUNT);
  if (!tried.at) {
    const retryAfter = await secondsToWait(ctx.db, tried.key);
    throw new AppError('RATE_LIMITED', 'SIGN_IN_LIMITED', { params: { minutes: Math.ceil(retryAfter / 60) }, retryAfter });
  }
  const { rows } = await ctx.db.write.query<{ password_hash: string }>('select password_hash from users where id = $1', [userId]);
  if (!(await verifyPassword(rows[0]?.password_hash, input.current))) {
    throw new AppError('VALIDATION', 'INPUT_INVALID', { fields: { 'input.current': 'PASSWORD_WRONG' } });
  }
  await giveBack(ctx.db, tried);
  checkPassword(input.next, ctx.viewer.username, 'input.next');
  const passwordHash = await hashPassword(input.next);
  await transact(ctx, async (tx) => {
    const user = await tx.manager.getRepository(User).findOneByOrFail({ id: userId, status: UserStatus.ACTIVE });
    await storePassword(tx, user, passwordHash, sessionId);
  });
  return true;
}

/** Stores a new password hash and ends the user's sessions, all but `keep`. */
export async function storePassword(tx: WriteContext, user: User, passwordHash: string, keep?: string): Promise<User> {
  Object.assign(user, {
    passwordHash, rightsVersion: user.rightsVersion + 1, version: user.version + 1, updatedAt: tx.clock.now().toISOString(),
  });
  const saved = await withVerb(tx, 'user.password-changed', () => tx.manager.save(user));
  await endSessions(tx, user.id, keep ? { except: keep } : {});
  await announceRevocation(tx.manager, user.id);
  return saved;
}
