// One subscriber's queue of changes: only the newest of each row is kept, so a slow reader costs little and misses no state.

/** A row that changed, as the outbox tells it. */
export interface Change {
  topic: string;
  resource: string;
  resourceId: string;
  /** Null when the row is gone, or when many rows changed at once. */
  version: number | null;
  customerId: string | null;
  storeId: string | null;
  /** Place in the outbox. */
  seq: string;
}
/** `topic`: only news under that name, such as one person's own. */
export interface Follow { resource: string; ids?: readonly string[]; topic?: string }

/** Rows waiting for a reader; beyond this it is told to end, and its client begins anew. */
export const MOST_WAITING = 5_000;

/** The end of a subscriber that does not read. */
export class TooSlow extends Error { override name = 'TooSlow'; }

export class Follower implements AsyncIterableIterator<Change> {
  readonly #waiting = new Map<string, Change>();
  readonly #ids: ReadonlySet<string> | null;
  readonly resource: string;
  readonly #topic: string | null;
  readonly #onEnd: (follower: Follower) => void;
  #wake: ((result: IteratorResult<Change>) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;
  #ended = false;
  #error: Error | null = null;

  constructor(follow: Follow, onEnd: (follower: Follower) => void) {
    this.resource = follow.resource;
    this.#topic = follow.topic ?? null;
    this.#ids = follow.ids ? new Set(follow.ids) : null;
    this.#onEnd = onEnd;
  }

  /** Takes a change in, when it is one of those followed. */
  take(change: Change): void {
    if (this.#ended || change.resource !== this.resource) return;
    if (this.#topic !== null && change.topic !== this.#topic) return;
    if (this.#ids && change.resourceId !== '*' && !this.#ids.has(change.resourceId)) return;
    if (this.#wake) {
      const wake = this.#wake;
      this.#wake = this.#fail = null;
      wake({ value: change, done: false });
      return;
    }
    // Taken out and put in again: the newest state of a row waits behind those that changed before it.
    this.#waiting.delete(change.resourceId);
    this.#waiting.set(change.resourceId, change);
    if (this.#waiting.size > MOST_WAITING) this.end(new TooSlow('The subscriber does not read'));
  }

  end(error: Error | null = null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    if (error) this.#waiting.clear();
    this.#onEnd(this);
    if (error) this.#fail?.(error);
    else this.#wake?.({ value: undefined, done: true });
    this.#wake = this.#fail = null;
  }

  next(): Promise<IteratorResult<Change>> {
    const first = this.#waiting.entries().next();
    if (!first.done) {
      const [key, value] = first.value;
      this.#waiting.delete(key);
      return Promise.resolve({ value, done: false });
    }
    if (this.#error) return Promise.reject(this.#error);
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => { this.#wake = resolve; this.#fail = reject; });
  }

  /** What waits besides, at most so many: read together with the first. */
  drain(most: number): Change[] {
    const taken: Change[] = [];
    for (const [key, change] of this.#waiting) {
      if (taken.length >= most) break;
      this.#waiting.delete(key);
      taken.push(change);
    }
    return taken;
  }

  return(): Promise<IteratorResult<Change>> {
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(error: Error): Promise<IteratorResult<Change>> {
    this.end(error);
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this { return this; }
}
