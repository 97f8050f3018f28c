// Keys with which other systems speak: made once, shown once, ended at once.
import type { CreateApiKeyInput } from '../../../schema/platform/user.inputs.ts';
import { ApiKey, UserStatus } from '../../../schema/platform/user.ts';
import { DAY_MS } from '../../core/clock.ts';
import { authorise, type Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { transact } from '../../core/transact.ts';
import { loadUser } from '../access/viewer.ts';
import { withVerb } from '../events/event.service.ts';
import './auth.messages.ts';
import { announceRevocation } from './revocation.ts';
import { hashOf, newKey, prefixOf } from './tokens.ts';


/** Makes a key for a user whose only role is `api`; the secret is answered here and never again. */
export async function createApiKey(ctx: Context, input: CreateApiKeyInput): Promise<{ id: string; name: string; prefix: string; secret: string; expiresAt: string }> {
  authorise(ctx, 'platform:write-api-keys');
  demand(input.name.trim() && input.name.length <= 80, 'input.name', 'VALUE_REQUIRED');
  const now = Date.now();
  const expires = input.expiresAt ? new Date(input.expiresAt).getTime() : now + 365 * DAY_MS;
  demand(expires > now && expires <= now + 731 * DAY_MS, 'input.expiresAt', 'KEY_EXPIRY');
  const user = /^\d{1,18}$/.test(input.userId) ? await loadUser(ctx.db, input.userId, ctx.clock.now()) : null;
  demand(user && user.status === UserStatus.ACTIVE, 'input.userId', 'ROW_NOT_FOUND');
  demand(user.grants.length && user.grants.every((grant) => grant.key === 'api'), 'input.userId', 'KEY_ROLE_ONLY');
  const secret = newKey();
  const expiresAt = new Date(expires).toISOString();
  const saved = await transact(ctx, (tx) => withVerb(tx, 'api-key.created', () => tx.manager.save(tx.manager.create(ApiKey, {
    name: input.name.trim(), prefix: prefixOf(secret), secretHash: hashOf(secret), userId: input.userId, expiresAt, version: 1,
  }))));
  return { id: String(saved.id), name: saved.name, prefix: saved.prefix, secret, expiresAt };
}

/** Ends a key at once; answers its id. */
export async function revokeApiKey(ctx: Context, id: string): Promise<string> {
  authorise(ctx, 'platform:write-api-keys');
  return transact(ctx, async (tx) => {
    const key = /^\d{1,18}$/.test(id) ? await tx.manager.getRepository(ApiKey).findOneBy({ id }) : null;
    if (!key) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    if (!key.revokedAt) {
      const at = new Date().toISOString();
      Object.assign(key, { revokedAt: at, updatedAt: at, version: key.version + 1 });
      await withVerb(tx, 'api-key.revoked', () => tx.manager.save(key));
      await announceRevocation(tx.manager, key.userId);
    }
    return key.id;
  });
}
