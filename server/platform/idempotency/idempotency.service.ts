// A request that carries a key acts once: the first call's answer is kept by the same commit, later ones are given it.
import type { WriteContext } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { defineMessages } from '../../core/messages.ts';
import { prepared } from '../../core/hot-write.ts';
import { canonicalJson, sha256 } from '../../core/canonical.ts';

export const idempotencyReasons = defineMessages({
  IDEMPOTENCY_KEY: ['请求编号要有 1 到 255 个字符', 'The key has 1 to 255 characters'],
  IDEMPOTENCY_REUSED: ['这个请求编号已用于另一个请求', 'This key was used for another request'],
});

/**
 * Runs `work` unless this actor has done so under `key`; then answers what it answered. Two at once wait for each other;
 * a failure keeps nothing, so it may be tried again. The same key with another request is refused.
 */
export async function once<T>(tx: WriteContext, key: string, operation: string, request: unknown, work: () => Promise<T>): Promise<T> {
  demand(key.length >= 1 && key.length <= 255, 'input.idempotencyKey', idempotencyReasons.IDEMPOTENCY_KEY);
  const actor = `${tx.viewer.kind}:${tx.viewer.userId ?? ''}`;
  const hash = sha256(`${operation}\n${canonicalJson(request)}`);
  const made = await prepared(tx, 'insert into idempotency_keys (actor, key, request_hash) values ($1, $2, $3) on conflict do nothing returning 1 as made', [actor, key, hash]);
  if (!made.length) {
    const [kept] = await prepared<{ request_hash: string; response: { answer: T } }>(tx, 'select request_hash, response from idempotency_keys where actor = $1 and key = $2', [actor, key]);
    if (kept?.request_hash !== hash) throw new AppError('CONFLICT', idempotencyReasons.IDEMPOTENCY_REUSED);
    return kept.response.answer;
  }
  const answer = await work();
  await prepared(tx, 'update idempotency_keys set response = $3 where actor = $1 and key = $2', [actor, key, JSON.stringify({ answer })]);
  return answer;
}
