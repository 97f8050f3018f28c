// What one subscriber hears: changes in batches, checked against her rights as they are when the change arrives.
import { allNouns, nounOf } from '../../../schema/base.ts';
import type { Change } from '../../../schema/platform/change.ts';
import type { Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { mayRead } from '../../core/read/row-rules.ts';
import { liveOf } from './live.ts';
import { sharedBy } from './shared.service.ts';
import { visibleRows } from './visible.ts';

const MOST_IDS = 200;
/** Rows that a subscriber without a list is remembered to have seen, so that she hears when they go. */
const MOST_KNOWN = 5_000;

/** An iterator whose `return` ends it at once, also while it waits. */
export interface News<T> extends AsyncIterableIterator<T> { return(): Promise<IteratorResult<T>> }

/** Changes of a noun, or of some rows of it, as far as the viewer may see them; `first` sends their present state at once. */
export async function newsOf(ctx: Context, resource: string, ids: readonly string[] | null, first = false): Promise<News<Change>> {
  if (ctx.viewer.kind === 'anonymous') throw new AppError('UNAUTHENTICATED', 'SIGN_IN_REQUIRED');
  demand(allNouns().some((noun) => noun.name === resource), 'resource', 'VALUE_NOT_ALLOWED');
  demand(!ids || (ids.length > 0 && ids.length <= MOST_IDS), 'ids', 'VALUE_TOO_LONG');
  const noun = nounOf(resource);
  if (!mayRead(ctx.viewer, noun)) throw new AppError('FORBIDDEN', 'RIGHT_MISSING', { params: { right: noun.read } });
  // Followed before it is read: what changes between the two is heard.
  const follower = liveOf(ctx.db).follow({ resource, ...(ids ? { ids } : {}) });
  /** Rows in her sight, with the version last told; undefined: seen but not told. */
  const known = new Map<string, number | null | undefined>();
  const ready: Change[] = [];

  try {
    for (const [id, version] of ids ? await visibleRows(ctx, resource, ids) : []) {
      known.set(id, first ? version : undefined);
      if (first) ready.push({ resource, id, version });
    }
  } catch (error) {
    follower.end();
    throw error;
  }

  async function judge(changes: readonly { resourceId: string; seq: string }[]): Promise<void> {
    const rows = changes.map((change) => change.resourceId).filter((id) => id !== '*');
    // Changes come in order: the last one's place is after all of them.
    const seq = changes.at(-1)?.seq;
    const seen = await sharedBy(ctx, seq, `rows:${resource}:${rows.join()}`, () => visibleRows(ctx, resource, rows));
    if (rows.length < changes.length) ready.push({ resource, id: '*', version: null, seq });
    for (const id of rows) {
      if (seen.has(id)) {
        const version = seen.get(id) ?? null;
        if (version !== null && known.get(id) === version) continue;
        if (known.has(id) || known.size < MOST_KNOWN) known.set(id, version);
        ready.push({ resource, id, version, seq });
      } else if (known.delete(id)) ready.push({ resource, id, version: null, seq });
    }
  }

  return {
    async next() {
      while (!ready.length) {
        const { value, done } = await follower.next();
        if (done) return { value: undefined, done: true };
        await judge([value, ...follower.drain(MOST_IDS)]);
      }
      return { value: ready.shift() as Change, done: false };
    },
    async return() {
      follower.end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator](): News<Change> { return this as News<Change>; },
  };
}
