// How many requests an address may send in a minute, counted in this process's memory: cheap enough to ask before anything else.
import { LRUCache } from 'lru-cache';

/** Counts requests in this process's memory; answers seconds to wait, or 0. */
export function floodGate(most: number): (address: string, now?: number) => number {
  const seen = new LRUCache<string, { count: number; until: number }>({ max: 20_000 });
  return (address, now = Date.now()) => {
    const one = seen.get(address);
    if (!one || one.until <= now) { seen.set(address, { count: 1, until: now + 60_000 }); return 0; }
    one.count += 1;
    return one.count > most ? Math.ceil((one.until - now) / 1_000) : 0;
  };
}
