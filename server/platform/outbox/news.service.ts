// What one subscriber hears: changes in batches, checked against her rights as they are when the change arrives.
import { allNouns, nounOf } from '../../../schema/base.ts';
import type { Change } from '../../../schema/platform/change.ts';
import type { Context } from '../../core/context.ts';
import { AppError, demand } from '../../core/errors.ts';
import { mayRead } from '../../core/read/row-rules.ts';
import { liveOf } from './live.ts';
import { sharedEach } from './shared.service.ts';
import { visibleRows } from './visible.ts';

/** Rows that one subscriber may list. */
export const MOST_IDS = 200;
/** Rows that a subscriber without a list is remembered to have seen, so that she hears when they go. */
const MOST_KNOWN = 5_000;

/** An iterator whose `return` ends it at once, also while it waits. */
export interface News<T> extends AsyncIterableIterator<T> { return(): Promise<IteratorResult<T>> }

/** Which of some rows in her sight she wants to hear of; `key` says the choice, so that all who choose alike ask together. */
export interface Choice { key: string; among(ids: string[]): Promise<Set<string>> }

/** Changes of a noun, or of some rows of it, as far as the viewer may see them; `first` sends their present state at once. */
export async function newsOf(ctx: Context, resource: string, ids: readonly string[] | null, first = false, choice?: Choice): Promise<News<Change>> {
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
    const rows = changes.filter((change) => change.resourceId !== '*').map((change) => ({ id: change.resourceId, seq: change.seq }));
    // Changes come in order: the last one's place is after all of them.
    const seq = changes.at(-1)?.seq;
    const seen = await sharedEach(ctx, rows, `rows:${resource}`, (asked) => visibleRows(ctx, resource, asked));
    const wanted = choice && await sharedEach(ctx, rows.filter((row) => seen.get(row.id) !== undefined), `among:${choice.key}`, async (asked) => new Map([...await choice.among(asked)].map((id) => [id, true])));
    if (rows.length < changes.length) ready.push({ resource, id: '*', version: null, seq });
    for (const { id } of rows) {
      const version = seen.get(id);
      if (version !== undefined) {
        if (version !== null && known.get(id) === version) continue;
        if (known.has(id) || known.size < MOST_KNOWN) known.set(id, version);
        if (!wanted || wanted.get(id)) ready.push({ resource, id, version, seq });
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
