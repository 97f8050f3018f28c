// What many subscribers ask alike about one change is asked once: by the change, the asker's rights and the question.
import { LRUCache } from 'lru-cache';
import type { Context, Viewer } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';

/** Long enough for all followers of a change to come by, short enough to keep nothing. */
const KEPT_MS = 2_000;
const MOST_KEPT = 2_000;

const works = new WeakMap<Database, LRUCache<string, Promise<unknown>>>();
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A number for an object that stays the same as long as the object does. */
export function numberOf(thing: object): number {
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = lastNumber += 1));
  return number;
}

/** Equal for subscribers to whom every row looks the same: one person with the same rights. The reaches are one object while they stand. */
export const sightOf = (viewer: Viewer): string => `${viewer.kind}:${viewer.userId}:${viewer.employeeId}:${numberOf(viewer.reaches)}`;

/**
 * Does `work` once for all who come with the same `key` because of one change (`seq`, its place in the outbox), with the
 * same sight. What is read for a change is read after it, so whoever comes later gets nothing older than the news itself.
 * Without a place in the outbox nothing is shared.
 */
export function sharedBy<T>(ctx: Pick<Context, 'db' | 'viewer'>, seq: string | undefined, key: string, work: () => Promise<T>): Promise<T> {
  if (seq === undefined) return work();
  let kept = works.get(ctx.db);
  if (!kept) works.set(ctx.db, kept = new LRUCache({ max: MOST_KEPT, ttl: KEPT_MS }));
  const name = `${seq}|${sightOf(ctx.viewer)}|${key}`;
  const known = kept.get(name);
  if (known) return known as Promise<T>;
  const done = work();
  kept.set(name, done);
  // A failure is nobody else's: the next one tries for itself.
  done.catch(() => { kept.delete(name); });
  return done;
}
