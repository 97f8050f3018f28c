// Seals events into the hash chain, in the order in which they became visible; one process at a time holds the chain's head.
import type pg from 'pg';
import type { Logger } from '../../core/context.ts';
import { nameOf } from '../../core/prepared.ts';
import type { Database } from '../../core/database.ts';
import { anchor, databaseMark } from './anchors.ts';
import { GENESIS, SEALED_SQL, sealOf } from './event.rules.ts';

const CHAIN = 0;
const BATCH = 5_000;
/** Rounds between two looks at the whole log for events that the watermark passed by. */
const SWEEP_EVERY = 1_000;

const UNSEALED = 'e.id > $1 and not exists (select 1 from event_seals s where s.event_id = e.id)';
const PEEK = `select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, exists (select 1 from events e where ${UNSEALED}) as some`;
const PEEK_NAME = nameOf(PEEK);

export interface Head { seq: string; hash: string }
export interface SealerOptions {
  /** File for the heads; without one they are logged only. */
  anchors?: string;
  everyMs?: number;
  /** Least time between two anchors (10 s). */
  anchorEveryMs?: number;
  log?: Logger;
}
export interface Sealer {
  /** Seals what waits; answers how many events, or null when another process holds the chain. */
  sealOnce(): Promise<number | null>;
  /** Writes the head outside the database, if it moved. */
  anchorNow(): Promise<void>;
  stop(): Promise<void>;
}

/** A round's look at the log: nothing at or below `id` can still appear once every transaction before `xid` is over. */
interface Round { id: string; xid: string }

/** Makes a sealer; with `everyMs` it also runs by itself. */
export function startSealing(db: Database, options: SealerOptions = {}): Sealer {
  // All events at or below `settled` are sealed or never came to be; a matter of speed only, so each process keeps its own.
  let settled = '0';
  let rounds = 0;
  const looks: Round[] = [];
  let head: Head | null = null;
  let anchored: Head | null = null;
  let anchoredAt = 0;
  let mark: string | undefined;
  let stopped = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function sealOnce(): Promise<number | null> {
    let sealed = 0;
    for (;;) {
      const { rows: [waiting] } = await db.write.query<{ oldest: string; some: boolean }>({ name: PEEK_NAME, text: PEEK, values: [settled] });
      const oldest = BigInt(waiting?.oldest ?? 0);
      const batch = waiting?.some ? await sealBatch(db, settled) : undefined;
      if (batch === null) return sealed || null;
      sealed += batch?.count ?? 0;
      head = batch?.head ?? head;
      if ((batch?.count ?? 0) >= BATCH) continue;
      while (looks[0] && BigInt(looks[0].xid) <= oldest) settled = (looks.shift() as Round).id;
      if (batch?.count) await look();
      break;
    }
    // A transaction may draw its number after its event's id: a rare sweep from the beginning makes the watermark harmless.
    if ((rounds += 1) % SWEEP_EVERY === 0) { settled = '0'; looks.length = 0; }
    if (performance.now() - anchoredAt >= (options.anchorEveryMs ?? 10_000)) await anchorNow();
    return sealed;
  }
  async function look(): Promise<void> {
    // The transaction number is drawn after the snapshot: whoever holds an id that this look did not see has a lower one.
    const { rows } = await db.write.query<Round>("select (select coalesce(max(id), 0)::text from events) as id, pg_current_xact_id()::text as xid");
    if (rows[0]) looks.push(rows[0]);
    if (looks.length > 100) looks.splice(1, looks.length - 50);
  }
  async function anchorNow(): Promise<void> {
    if (!head || head.hash === anchored?.hash || head.hash === GENESIS) return;
    anchoredAt = performance.now();
    mark ??= await databaseMark(db.write);
    const line = { database: mark, chain: CHAIN, seq: head.seq, hash: head.hash, at: new Date().toISOString() };
    options.log?.info({ anchor: line }, 'event log head');
    if (options.anchors) await anchor(options.anchors, line);
    anchored = head;
    await db.write.query('update event_heads set anchored_at = now() where chain_no = $1', [CHAIN]);
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => {});
    return next;
  };
  const loop = (): void => {
    if (stopped || !options.everyMs) return;
    inTurn(sealOnce).catch((error: unknown) => { options.log?.warn({ err: error }, 'sealing failed'); })
      .finally(() => { if (!stopped) setTimeout(loop, options.everyMs).unref(); });
  };
  loop();

  return {
    sealOnce: () => inTurn(sealOnce), anchorNow: () => inTurn(anchorNow),
    async stop() {
      stopped = true;
      await inTurn(async () => { await sealOnce(); await anchorNow(); }).catch(() => {});
    },
  };
}

interface Batch { count: number; head: Head }

async function sealBatch(db: Database, settled: string): Promise<Batch | null> {
  const client = await db.write.connect();
  try {
    await client.query('begin');
    const batch = await sealInside(client, settled);
    await client.query('commit');
    return batch;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally { client.release(); }
}

async function sealInside(client: pg.PoolClient, settled: string): Promise<Batch | null> {
  await client.query('insert into event_heads (chain_no, seq, hash) values ($1, 0, $2) on conflict do nothing', [CHAIN, GENESIS]);
  // The head's row is the lease: it goes with the transaction, also when the process dies.
  const { rows: heads } = await client.query<Head>('select seq::text, hash from event_heads where chain_no = $1 for update skip locked', [CHAIN]);
  if (!heads[0]) return null;
  const { rows } = await client.query<(string | null)[]>({
    rowMode: 'array',
    text: `select ${SEALED_SQL} from events e
           where ${UNSEALED} order by e.id limit ${BATCH}`,
    values: [settled],
  });
  let { hash } = heads[0];
  let seq = BigInt(heads[0].seq);
  const seals: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const columns of rows) {
    const previous = hash;
    hash = sealOf(previous, columns);
    seq += 1n;
    seals[0].push(String(seq)); seals[1].push(columns[0] as string); seals[2].push(previous); seals[3].push(hash);
  }
  if (rows.length) {
    await client.query(
      `insert into event_seals (chain_no, seq, event_id, prev_hash, hash)
       select $1, * from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[])`, [CHAIN, ...seals],
    );
    await client.query('update event_heads set seq = $2, hash = $3 where chain_no = $1', [CHAIN, String(seq), hash]);
  }
  return { count: rows.length, head: { seq: String(seq), hash } };
}
