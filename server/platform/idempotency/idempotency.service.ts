// A request that carries a key acts once: the first call's answer is kept by the same commit, later ones are given it.
import type { Context, WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { defineMessages } from '../../core/messages.ts';
import { later, prepared, preparedAll, statementOf } from '../../core/hot-write.ts';
import type { Statement } from '../../core/packet.ts';
import { canonicalJson, sha256 } from '../../core/canonical.ts';

const idempotencyReasons = defineMessages({
  IDEMPOTENCY_KEY: ['请求编号要有 1 到 255 个字符', 'The key has 1 to 255 characters'],
  IDEMPOTENCY_REUSED: ['这个请求编号已用于另一个请求', 'This key was used for another request'],
});

const CLAIM = 'insert into idempotency_keys (actor, key, request_hash) values ($1, $2, $3) on conflict do nothing returning 1 as made';
const KEEP = 'update idempotency_keys set response = $3 where actor = $1 and key = $2';

/**
 * Runs `work` unless this actor has done so under `key`; then answers what it answered. Two at once wait for each other;
 * a failure keeps nothing, so it may be tried again. The same key with another request is refused.
 */
export async function once<T>(tx: WriteContext, key: string, operation: string, request: unknown, work: () => Promise<T>): Promise<T> {
  const claim = claimOf(tx, key, operation, request);
  const [made] = await preparedAll(tx, [claim.statement]);
  return onceClaimed(tx, claim, made ?? [], work);
}

export interface Claim { actor: string; key: string; hash: string; statement: Statement }
/** The statement that claims a key, for a hot write to send along with its first one; what it answers goes to `onceClaimed`. */
export function claimOf(ctx: Context, key: string, operation: string, request: unknown): Claim {
  demand(key.length >= 1 && key.length <= 255, 'input.idempotencyKey', idempotencyReasons.IDEMPOTENCY_KEY);
  const actor = `${ctx.viewer.kind}:${ctx.viewer.userId ?? ''}`;
  const hash = sha256(`${operation}\n${canonicalJson(request)}`);
  return { actor, key, hash, statement: statementOf(CLAIM, [actor, key, hash]) };
}

/** `once` with a claim that was sent already and answered `made`. */
export async function onceClaimed<T>(tx: WriteContext, { actor, key, hash }: Claim, made: readonly unknown[], work: () => Promise<T>): Promise<T> {
  if (!made.length) {
    const [kept] = await prepared<{ request_hash: string; response: { answer: T } }>(tx, 'select request_hash, response from idempotency_keys where actor = $1 and key = $2', [actor, key]);
    if (kept?.request_hash !== hash) throw new AppError('CONFLICT', idempotencyReasons.IDEMPOTENCY_REUSED);
    return kept.response.answer;
  }
  const answer = await work();
  later(tx, statementOf(KEEP, [actor, key, JSON.stringify({ answer })]));
  return answer;
}
