// Live changes in one process: one listener reads the outbox behind a cursor and hands the rows to its followers.
import type { Logger } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { listen } from './ear.ts';
import { Follower, type Change, type Follow } from './follower.ts';
import { CHANNEL, startNotifier } from './notifier.ts';
import { Presence, PRESENCE_CHANNEL } from './presence.ts';

export interface Live {
  /** Changes of a noun, or of some of its rows, from now on; end it with `return()`. */
  follow(what: Follow): Follower;
  /** Says that this process has just committed a change. */
  hint(): void;
  /** Who looks at which row, over all processes. */
  readonly presence: Presence;
  /** How many follow just now. */
  readonly followers: number;
  close(): Promise<void>;
}
export interface LiveOptions {
  log?: Logger;
  /** How often the outbox is read though nothing was heard (1 s): this alone is enough to be right. */
  pollMs?: number;
  /** How often it is looked for rows without order (200 ms). */
  notifyMs?: number;
  /** False on engines without LISTEN: polling alone then. */
  listen?: boolean;
}

const PAGE = 2_000;
const running = new WeakMap<Database, Live>();

/** The live changes of a database; throws where `startLive` was not called. */
export function liveOf(db: Database): Live {
  const live = running.get(db);
  if (!live) throw new Error('startLive was not called for this database');
  return live;
}

/** Starts listening on a database; once per process. */
export async function startLive(db: Database, options: LiveOptions = {}): Promise<Live> {
  const { log, pollMs = 1_000, notifyMs } = options;
  const followers = new Set<Follower>();
  const { rows } = await db.write.query<{ seq: string }>('select coalesce(max(seq), 0)::text as seq from outbox');
  let cursor = rows[0]?.seq ?? '0';
  let closed = false;

  let reading: Promise<void> | null = null;
  let again = false;
  async function read(): Promise<void> {
    do {
      again = false;
      for (;;) {
        const page = await db.write.query<Change>(
          `select seq::text, topic, resource, resource_id as "resourceId", row_version as version, customer_id::text as "customerId",
             store_id::text as "storeId" from outbox where seq > $1 order by outbox.seq limit ${PAGE}`, [cursor],
        );
        for (const change of page.rows) {
          cursor = change.seq;
          for (const follower of followers) follower.take(change);
        }
        if (page.rows.length < PAGE) break;
      }
    } while (again && !closed);
  }
  const readSoon = (): void => {
    again = true;
    if (reading || closed) return;
    reading = read().catch((error: unknown) => { log?.warn({ err: error }, 'reading the outbox failed'); }).finally(() => { reading = null; });
  };

  const presence = new Presence(db, log);
  const ear = options.listen === false ? null : listen(db, { [CHANNEL]: readSoon, [PRESENCE_CHANNEL]: (text) => presence.hear(text) }, { again: readSoon, log });
  const timer = setInterval(readSoon, pollMs);
  timer.unref();
  const notifier = startNotifier(db, { everyMs: notifyMs, log });
  const heardCommit = { afterTransactionCommit: () => { notifier.hint(); } };
  db.source.subscribers.push(heardCommit);

  const live: Live = {
    follow(what) {
      const follower = new Follower(what, (ended) => { followers.delete(ended); });
      if (closed) follower.end(); else followers.add(follower);
      return follower;
    },
    hint: notifier.hint,
    presence,
    get followers() { return followers.size; },
    async close() {
      if (closed) return;
      closed = true;
      running.delete(db);
      clearInterval(timer);
      const at = db.source.subscribers.indexOf(heardCommit);
      if (at >= 0) db.source.subscribers.splice(at, 1);
      for (const follower of [...followers]) follower.end();
      presence.close();
      await Promise.all([notifier.stop(), ear?.close(), reading]);
    },
  };
  running.set(db, live);
  return live;
}
