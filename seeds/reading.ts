// What people of the demo chain have looked at already: of what they were told only the last few things are news, and jobs that wait since the beginning wait since now.
import type { Database } from '../server/core/database.ts';

/** So many things are news to somebody. */
const NEWS = 6;
/** What was told earlier has been read. */
const NEWS_DAYS = 3;

/** Marks as read what was told earlier; the newest stay news. */
export async function seedReading(db: Database, now: Date): Promise<void> {
  await db.write.query(
    `with n as (select id, row_number() over (partition by user_id order by told_at desc, id desc) place from notifications where read_at is null)
     update notifications t set read_at = least(t.told_at + make_interval(hours => 1 + (t.id % 9)::int), $1), is_mailed = false from n
     where n.id = t.id and (n.place > $2 or t.told_at < $1::timestamptz - make_interval(days => $3))`, [now, NEWS, NEWS_DAYS]);
  // Nobody worked them off while the chain was drawn: they run when the first worker comes.
  await db.write.query("update jobs set created_at = $1, updated_at = $1 where state = 'QUEUED'", [now]);
}
