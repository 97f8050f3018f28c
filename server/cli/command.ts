// What a command of the application is, and the small things that several of them need.
import { readEnv, type Env } from '../core/env.ts';
import type { Database } from '../core/database.ts';
import { openOf, prepareDatabase, Refusal } from '../main.ts';

export type Values = Record<string, string | boolean | undefined>;
export interface Command {
  /** `seed [--customers N]` */
  usage: string;
  help: string;
  options: Record<string, { type: 'string' | 'boolean'; short?: string }>;
  /** Answers the exit code; nothing when the command goes on until it is stopped. */
  run(values: Values, positionals: string[]): Promise<number | undefined>;
}

/** A whole number of an option, within bounds; a refusal names the option. */
export function numberOf(values: Values, name: string, fallback: number, [least, most]: readonly [number, number]): number {
  const given = values[name];
  if (given === undefined) return fallback;
  const value = Number(given);
  if (typeof given !== 'string' || !/^\d+$/.test(given) || value < least || value > most) {
    throw new Refusal(`--${name} must be a whole number from ${least} to ${most}.`);
  }
  return value;
}

/** Refuses words that the command does not take. */
export function noMore(positionals: readonly string[], most: number): void {
  if (positionals.length > most) throw new Refusal(`"${positionals[most]?.slice(0, 60)}" was not expected here.`);
}

/** Runs `work` on the settings' database, brought up to date, and closes it. */
export async function withDatabase<T>(work: (db: Database, env: Env) => Promise<T>, options: { prepare?: boolean; isLogOnly?: boolean } = {}): Promise<T> {
  const env = readEnv();
  // TypeORM is made ready while the database is asked whether there is anything to prepare.
  const opening = openOf(env, undefined, 4, undefined, options.isLogOnly);
  try {
    if (options.prepare !== false) await prepareDatabase(env);
  } catch (error) {
    await opening.then((db) => db.close(), () => {});
    throw error;
  }
  const db = await opening;
  try { return await work(db, env); } finally { await db.close(); }
}

/** Says how far long work is, on one line that is written over on a terminal, and once in a while elsewhere. */
export function progressLine(what: string): (done: number, total?: number) => void {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    const isLast = total !== undefined && done >= total;
    if (!isLast && now - last < (process.stderr.isTTY ? 100 : 5_000)) return;
    last = now;
    const text = `${what}: ${done.toLocaleString('en')}${total === undefined ? '' : ` of ${total.toLocaleString('en')}`}`;
    process.stderr.write(process.stderr.isTTY ? `\r${text}${isLast ? '\n' : ''}` : `${text}\n`);
  };
}
