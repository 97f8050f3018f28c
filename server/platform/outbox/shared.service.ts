// What many subscribers ask alike about one change is asked once: by the change, the asker's rights and the question.
import { LRUCache } from 'lru-cache';
import type { Context, Viewer } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';

/** Long enough for all followers of a change to come by, short enough to keep nothing. */
const KEPT_MS = 2_000;
/** One for each change, sight and question: a hundred changes a second that dozens of people follow. */
const MOST_KEPT = 20_000;

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
  const kept = keptOf(ctx.db);
  const name = `${seq}|${sightOf(ctx.viewer)}|${key}`;
  const known = kept.get(name);
  if (known) return known as Promise<T>;
  const done = work();
  keep(kept, name, done);
  return done;
}

/**
 * As `sharedBy` for several changes together, each change by itself: `work` is asked once for those alone that nobody with the
 * same sight has asked for yet, so that readers who follow different rows share what they have in common. Answers by id.
 */
export async function sharedEach<T>(
  ctx: Pick<Context, 'db' | 'viewer'>, changes: readonly { id: string; seq: string }[], key: string, work: (ids: string[]) => Promise<Map<string, T>>,
): Promise<Map<string, T | undefined>> {
  const kept = keptOf(ctx.db);
  const sight = sightOf(ctx.viewer);
  const asked = changes.map((one) => ({ ...one, name: `${one.seq}|${sight}|${key}:${one.id}` }));
  const known = new Map(asked.map((one) => [one.id, kept.get(one.name) as Promise<T | undefined> | undefined]));
  const missing = asked.filter((one) => !known.get(one.id));
  if (missing.length) {
    const done = work(missing.map((one) => one.id));
    for (const one of missing) {
      const answer = done.then((found) => found.get(one.id));
      known.set(one.id, answer);
      keep(kept, one.name, answer);
    }
  }
  return new Map(await Promise.all([...known].map(async ([id, answer]) => [id, await answer] as const)));
}

function keptOf(db: Database): LRUCache<string, Promise<unknown>> {
  let kept = works.get(db);
  if (!kept) works.set(db, kept = new LRUCache({ max: MOST_KEPT, ttl: KEPT_MS }));
  return kept;
}
/** A failure is nobody else's: the next one tries for itself. */
function keep(kept: LRUCache<string, Promise<unknown>>, name: string, done: Promise<unknown>): void {
  kept.set(name, done);
  done.catch(() => { kept.delete(name); });
}
