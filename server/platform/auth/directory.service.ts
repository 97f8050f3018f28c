// Signing in by the company's own directory (OpenID Connect): code flow with PKCE; an account belongs to the first identity that came for it.
import type { Configuration } from 'openid-client';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../core/context.ts';
import type { Env } from '../../core/env.ts';
import { AppError } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { loadUser } from '../access/viewer.ts';
import { recordEvent } from '../events/event.service.ts';
import { authReasons } from './auth.messages.ts';
import { foldUsername, startSession, type SignedIn } from './session.service.ts';

/** The directory of the settings. `claim`: what it says of a person that is the user name here. */
export interface Directory { issuer: string; clientId: string; clientSecret: string; claim: string; scope: string }
/** What the browser carries from the way out to the way back, in a cookie that no script reads. */
export interface Flow { state: string; nonce: string; verifier: string; to: string }

/** The directory that the settings name, or null. */
export const directoryOf = (env: Env): Directory | null => (env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
  ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET, claim: env.OIDC_CLAIM, scope: env.OIDC_SCOPE } : null);

const ANSWER_SECONDS = 5;
/** Its addresses and keys are asked again every hour. */
const known = new LRUCache<string, Promise<Configuration>>({ max: 4, ttl: 3_600_000 });

async function configurationOf(directory: Directory): Promise<Configuration> {
  const oidc = await import('openid-client');
  const name = `${directory.issuer} ${directory.clientId}`;
  const asked = known.get(name) ?? oidc.discovery(new URL(directory.issuer), directory.clientId, directory.clientSecret, undefined, {
    // The signature is proved too, though the answer came by the directory's own line.
    timeout: ANSWER_SECONDS, execute: [oidc.enableNonRepudiationChecks, ...(directory.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])],
  });
  known.set(name, asked);
  try { return await asked; } catch (error) { known.delete(name); throw error; }
}

/** A path of our own to come back to; anything else is the first page. */
export const ownPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])[^\s\\]{0,500}$/.test(to) ? to : '/');

/** Where the browser is sent to, and what it is to bring back. */
export async function leaveFor(ctx: Context, directory: Directory, redirectUri: string, to: string): Promise<{ url: string; flow: Flow }> {
  const oidc = await import('openid-client');
  let configuration: Configuration;
  try { configuration = await configurationOf(directory); } catch (error) {
    ctx.log.warn({ err: error }, 'the directory does not answer');
    throw new AppError('POLICY', authReasons.DIRECTORY_SILENT);
  }
  const flow: Flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), to: ownPath(to) };
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri, scope: directory.scope, state: flow.state, nonce: flow.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier), code_challenge_method: 'S256',
  });
  return { url: url.href, flow };
}

/**
 * Takes whoever comes back: proves the answer (state, nonce, PKCE, signature, issuer, audience, time) and signs the account in
 * whose identity this is. Unknown, closed, and tied to somebody else are told in the same words.
 */
export async function comeBack(ctx: Context, directory: Directory, address: URL, flow: Flow | null): Promise<SignedIn> {
  if (!flow) throw new AppError('UNAUTHENTICATED', authReasons.DIRECTORY_FAILED);
  const oidc = await import('openid-client');
  let claims: Record<string, unknown> | undefined;
  try {
    const tokens = await oidc.authorizationCodeGrant(await configurationOf(directory), address, { expectedState: flow.state, expectedNonce: flow.nonce, pkceCodeVerifier: flow.verifier, idTokenExpected: true });
    claims = tokens.claims();
  } catch (error) {
    ctx.log.warn({ err: error }, 'the directory’s answer was refused');
    throw new AppError('UNAUTHENTICATED', authReasons.DIRECTORY_FAILED);
  }
  const userId = claims ? await accountOf(ctx, directory, claims) : null;
  if (!userId) {
    ctx.log.info({ address: ctx.address }, 'sign-in refused');
    throw new AppError('UNAUTHENTICATED', authReasons.DIRECTORY_UNKNOWN);
  }
  return startSession(ctx, userId);
}

const TIED = `select u.id::text, u.status from user_identities i join users u on u.id = i.user_id where i.issuer = $1 and i.subject = $2`;
const UNTIED = `select u.id::text from users u where lower(u.username) = $1 and u.status = 'ACTIVE' and not exists (select from user_identities i where i.user_id = u.id)`;

/** The open account of an identity; one that nobody has come for yet is tied to it by its user name. */
async function accountOf(ctx: Context, directory: Directory, claims: Record<string, unknown>): Promise<string | null> {
  const subject = String(claims.sub);
  const { rows: [tied] } = await ctx.db.write.query<{ id: string; status: string }>(TIED, [directory.issuer, subject]);
  if (tied) return tied.status === 'ACTIVE' ? tied.id : null;
  const name = claims[directory.claim];
  if (typeof name !== 'string' || !name.trim() || (directory.claim === 'email' && claims.email_verified !== true)) return null;
  const { rows: [free] } = await ctx.db.write.query<{ id: string }>(UNTIED, [foldUsername(name)]);
  return free && await tie(ctx, free.id, directory.issuer, subject) ? free.id : null;
}

/** Notes that an account is this identity's, in the account's own name; of two who come at once the first has it. */
async function tie(ctx: Context, userId: string, issuer: string, subject: string): Promise<boolean> {
  const loaded = await loadUser(ctx.db, userId, ctx.clock.now());
  if (!loaded) return false;
  return transact({ ...ctx, viewer: loaded.viewer }, async (tx) => {
    const [made] = await tx.manager.query<{ id: string }[]>('insert into user_identities (user_id, issuer, subject) values ($1, $2, $3) on conflict do nothing returning user_id::text id', [userId, issuer, subject]);
    if (!made) return false;
    await recordEvent(tx, { kind: 'user.identity-tied', resource: 'User', resourceId: userId, after: { issuer } });
    return true;
  });
}

