// Keeps the house standing when more is asked than it can do: so many at once, a short queue, and a quick no beyond it.
export interface Overload {
  /** Waits for a place; answers how to give it back, or null when there is none (say 503). */
  enter(): Promise<(() => void) | null>;
  readonly active: number;
  readonly waiting: number;
}
export interface OverloadOptions {
  /** At work at once. */
  active?: number;
  /** Waiting at most. */
  waiting?: number;
  /** Longest wait. */
  waitMs?: number;
}

/** A gate with `active` places and a queue in order of arrival. */
export function overloadGate({ active: places = 40, waiting: seats = 200, waitMs = 2_000 }: OverloadOptions = {}): Overload {
  let active = 0;
  const queue: { go: (leave: () => void) => void; timer: NodeJS.Timeout }[] = [];
  const leaver = (): (() => void) => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = queue.shift();
      if (!next) { active -= 1; return; }
      clearTimeout(next.timer);
      next.go(leaver());
    };
  };
  return {
    get active() { return active; },
    get waiting() { return queue.length; },
    enter() {
      if (active < places) { active += 1; return Promise.resolve(leaver()); }
      if (queue.length >= seats) return Promise.resolve(null);
      return new Promise((resolve) => {
        const entry = {
          go: resolve as (leave: () => void) => void,
          timer: setTimeout(() => {
            const at = queue.indexOf(entry);
            if (at >= 0) { queue.splice(at, 1); resolve(null); }
          }, waitMs),
        };
        queue.push(entry);
      });
    },
  };
}
