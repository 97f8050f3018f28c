<<<<<<< HEAD
// Which statements are kept prepared: those asked more than once, and so many an hour, so that no caller fills the database's memory.
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Connections end after this and take what was prepared on them along. */
export const CONNECTION_LIFE_MS = 3_600_000;
const KEPT_AN_HOUR = 3_000;

let kept = new Set<string>();
let since = performance.now();
const asked = new LRUCache<string, true>({ max: 5_000 });

/** A statement's name: its text by hash, so that behind a pooler no name stands for two texts. */
export const nameOf = (text: string, prefix = 'd'): string => `${prefix}_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;

/** `{ name }` for a statement that is worth keeping on its connection, from its second use on; nothing for the others. */
export function keptAs(name: string): { name?: string } {
  if (kept.has(name)) return { name };
  if (!asked.has(name)) { asked.set(name, true); return {}; }
  if (performance.now() - since > CONNECTION_LIFE_MS) { kept = new Set(); since = performance.now(); }
  if (kept.size >= KEPT_AN_HOUR) return {};
  kept.add(name);
  return { name };
=======
// Statements of hot writes: sent inside the caller's transaction under a name that is a hash of their text (scale.md rule 14).
import { createHash } from 'node:crypto';
import type { WriteContext } from './context.ts';

interface Client { query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }> }
const names = new Map<string, string>();

/** Runs a statement whose text is written in the code, never put together of values; answers its rows. */
export async function prepared<Row = Record<string, unknown>>(tx: WriteContext, text: string, values: unknown[]): Promise<Row[]> {
  let name = names.get(text);
  if (!name) names.set(text, (name = `w${createHash('sha256').update(text).digest('hex').slice(0, 40)}`));
  const client = (await tx.manager.queryRunner?.connect()) as Client | undefined;
  if (!client) throw new Error('Prepared writes run inside transact');
  return (await client.query<Row>({ name, text, values })).rows;
>>>>>>> 194453f (Tickets: nouns, life, thread, notes, ties, tasks and calls back; opened once, seen by store, sorted by words)
}
