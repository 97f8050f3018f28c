// How often one may try to sign in, counted in PostgreSQL so that all processes share it.
import { createHash } from 'node:crypto';
import type { Database } from '../../core/database.ts';
import { nameOf } from '../../core/prepared.ts';

/** Wrong tries of one account, and of one address, in any 15 minutes. */
export const TRIES_PER_ACCOUNT = 10;
export const TRIES_PER_ADDRESS = 100;

// One statement under the row's lock: parallel tries cannot slip past the count. The instants themselves are kept, so
// that no edge of a window lets twice as many through.
const TAKE_SQL = `
  insert into sign_in_tries as t (key, tries, last_at) values ($1, array[clock_timestamp()], clock_timestamp())
  on conflict (key) do update set last_at = clock_timestamp(),
    tries = (select coalesce(array_agg(x), '{}') from unnest(t.tries) x where x > clock_timestamp() - interval '15 minutes') || clock_timestamp()
  where (select count(*) from unnest(t.tries) x where x > clock_timestamp() - interval '15 minutes') < $2::int
  returning t.tries[cardinality(t.tries)]::text as at`;
const WAIT_SQL = `
  select greatest(1, ceil(extract(epoch from min(x) + interval '15 minutes' - clock_timestamp())))::int as seconds
  from sign_in_tries t, unnest(t.tries) x where t.key = $1 and x > clock_timestamp() - interval '15 minutes'`;
const GIVE_BACK_SQL = 'update sign_in_tries set tries = array_remove(tries, $2::timestamptz) where key = $1';

/** One try, noted before the password is looked at; `at` is null when there were too many. */
export interface Try { key: string; at: string | null }

/** The key of an account is made of the folded name, known or not; nothing else of the request can vary it. */
export const accountKey = (username: string): string => `a:${createHash('sha256').update(username).digest('base64url')}`;
export const addressKey = (address: string): string => `n:${createHash('sha256').update(address).digest('base64url')}`;

/** Notes a try and tells whether it is still allowed. */
export async function takeTry(db: Database, key: string, limit: number): Promise<Try> {
  const { rows } = await db.write.query<{ at: string }>({ name: nameOf(TAKE_SQL), text: TAKE_SQL, values: [key, limit] });
  return { key, at: rows[0]?.at ?? null };
}

/** A right password was no guess: its try is taken back; the wrong ones stay counted. */
export async function giveBack(db: Database, tried: Try): Promise<void> {
  if (tried.at) await db.write.query(GIVE_BACK_SQL, [tried.key, tried.at]);
}

/** Seconds until the next try is allowed. */
export async function secondsToWait(db: Database, key: string): Promise<number> {
  const { rows } = await db.write.query<{ seconds: number | null }>(WAIT_SQL, [key]);
  return rows[0]?.seconds ?? 1;
}

/** Drops the counts that no longer matter. */
export async function forgetOldTries(db: Database): Promise<void> {
  await db.write.query("delete from sign_in_tries where last_at < clock_timestamp() - interval '1 hour'");
}
