// Tells open sockets when their sign-in ends or their rights change: at once by NOTIFY, within four seconds by asking.
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { dayIn, systemClock, type Clock } from '../../core/clock.ts';
import type { Database } from '../../core/database.ts';
import type { Credential } from './authenticate.ts';

const CHANNEL = 'revoked';
const POLL_MS = 4_000;

/** `ended`: close it. `changed`: the person is still welcome, with other rights; load the viewer anew or close. */
export type Revocation = 'ended' | 'changed';
export interface RevocationWatch {
  /** Watches one open socket's credential; call the answer when the socket closes. */
  track(credential: Credential, onRevoked: (what: Revocation) => void): () => void;
  close(): Promise<void>;
}

/** Said inside the transaction that ends sessions or changes rights: heard when it commits. */
export async function announceRevocation(manager: EntityManager, userId: string): Promise<void> {
  await manager.query('select pg_notify($1, $2)', [CHANNEL, userId]);
}

const CHECK_SQL = `
  select 'session' as kind, s.id::text, u.rights_version from sessions s join users u on u.id = s.user_id
    where s.id = any($1::bigint[]) and s.revoked_at is null and s.expires_at > now() and u.status = 'ACTIVE'
  union all
  select 'apiKey', k.id::text, u.rights_version from api_keys k join users u on u.id = k.user_id
    where k.id = any($2::bigint[]) and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()) and u.status = 'ACTIVE'`;

// Roles begin and end with a business day, and no version tells it: whose do between two days.
const TURNED_SQL = `select distinct user_id::text as id from role_grants where user_id = any($1::bigint[])
  and (starts_on > $2::date and starts_on <= $3::date or ends_on > $2::date and ends_on <= $3::date)`;

interface Tracked { credential: Credential; tell: (what: Revocation) => void }

/** Starts watching; one per process. NOTIFY is only a hint that makes it quick: the tables are asked each time. */
export function watchRevocations(db: Database, options: { pollMs?: number; onError?: (error: Error) => void; clock?: Clock } = {}): RevocationWatch {
  const { pollMs = POLL_MS, onError = () => {}, clock = systemClock } = options;
  const today = (): string => dayIn(db.settings.zone, clock.now());
  const tracked = new Set<Tracked>();
  let day = today();
  let closed = false;
  let client: pg.Client | null = null;
  let listening: Promise<void> | null = null;

  async function check(entries: Tracked[]): Promise<void> {
    if (!entries.length) return;
    const ids = (kind: Credential['kind']) => [...new Set(entries.filter((e) => e.credential.kind === kind).map((e) => e.credential.id))];
    const { rows } = await db.write.query<{ kind: string; id: string; rights_version: number }>(CHECK_SQL, [ids('session'), ids('apiKey')]);
    const good = new Map(rows.map((row) => [`${row.kind}:${row.id}`, row.rights_version]));
    for (const entry of entries) {
      if (!tracked.has(entry)) continue;
      const version = good.get(`${entry.credential.kind}:${entry.credential.id}`);
      if (version === undefined) { tracked.delete(entry); entry.tell('ended'); }
      else if (version !== entry.credential.rightsVersion) {
        entry.credential = { ...entry.credential, rightsVersion: version };
        entry.tell('changed');
      }
    }
  }
  async function turnDay(): Promise<void> {
    const [from, to] = [day, today()];
    if (to === from) return;
    const entries = [...tracked];
    // Clocks that are set back meet the same roles.
    const { rows } = await db.write.query<{ id: string }>(TURNED_SQL, [[...new Set(entries.map((e) => e.credential.userId))], ...[from, to].sort()]);
    const turned = new Set(rows.map((row) => row.id));
    for (const entry of entries) if (tracked.has(entry) && turned.has(entry.credential.userId)) entry.tell('changed');
    day = to;
  }
  const checkSafely = (entries: Tracked[]): void => { check(entries).catch(onError); };

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: db.directUrl, application_name: 'aftercare revocations', keepAlive: true });
    next.on('error', (error) => { onError(error); if (client === next) client = null; next.end().catch(() => {}); });
    next.on('notification', ({ payload }) => checkSafely([...tracked].filter((e) => e.credential.userId === payload)));
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    if (closed) await next.end(); else client = next;
  }
  const ensure = (): void => {
    if (client || listening || closed) return;
    listening = listen().catch(onError).finally(() => { listening = null; });
  };
  ensure();
  const timer = setInterval(() => { ensure(); checkSafely([...tracked]); turnDay().catch(onError); }, pollMs);
  timer.unref();

  return {
    track(credential, tell) {
      const entry: Tracked = { credential, tell };
      tracked.add(entry);
      return () => { tracked.delete(entry); };
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await listening?.catch(() => {});
      const ending = client;
      client = null;
      await ending?.end().catch(() => {});
    },
  };
}
