// Which statements are kept prepared: those asked more than once, and so many an hour, so that no caller fills the database's memory.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Connections end after this and take what was prepared on them along. */
export const CONNECTION_LIFE_MS = 3_600_000;
const KEPT_AN_HOUR = 1_000;
/**
 * A plan takes some twenty times its statement's text, on each connection: a crawl of generated questions was seen to fill 1.6 GB of one.
 * The console's own questions are some two kilobytes each.
 */
const KEPT_CHARACTERS = 4_000_000;

let kept = new Set<string>();
let characters = 0;
let since = performance.now();
const asked = new LRUCache<string, true>({ max: 5_000 });

/** A statement's name: its text by hash, so that behind a pooler no name stands for two texts. */
export const nameOf = (text: string, prefix = 'd'): string => `${prefix}_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;

/** `{ name }` for a statement that is worth keeping on its connection, from its second use on; nothing for the others. */
export function keptAs(name: string, statement: string): { name?: string } {
  if (kept.has(name)) return { name };
  if (!asked.has(name)) { asked.set(name, true); return {}; }
  if (performance.now() - since > CONNECTION_LIFE_MS) { kept = new Set(); characters = 0; since = performance.now(); }
  if (kept.size >= KEPT_AN_HOUR || characters + statement.length > KEPT_CHARACTERS) return {};
  kept.add(name);
  characters += statement.length;
  return { name };
}
