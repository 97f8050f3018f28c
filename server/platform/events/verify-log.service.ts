// Walks the whole event log along its chain and names every row that was edited, removed, moved or cut off.
import type pg from 'pg';
import type { Database } from '../../core/database.ts';
import { databaseMark, readAnchors } from './anchors.ts';
import { GENESIS, privateHash, SEALED_COLUMNS, SEALED_SQL, sealOf } from './event.rules.ts';
import { ERASED } from './event.service.ts';

export type ProblemKind =
  /** The row's columns are not those that were sealed. */
  | 'EDITED'
  /** A sealed event is gone, or a link of the chain is. */
  | 'MISSING'
  /** The chain's links do not follow one another: moved, swapped or made up. */
  | 'OUT_OF_ORDER'
  /** The chain ends before its known head. */
  | 'CUT_OFF'
  /** A head kept outside the database is not in the chain: the log was written anew, or its anchors were touched. */
  | 'ANCHOR_DIFFERS'
  /** Personal values were changed, or removed without an erasure. */
  | 'PERSONAL_VALUES'
  /** Waits for its seal much longer than it should. */
  | 'UNSEALED';
export interface LogProblem { kind: ProblemKind; seq?: string; eventId?: string; detail: string }
export interface LogReport { ok: boolean; events: number; anchors: number; problems: LogProblem[]; head: { seq: string; hash: string } | null }

const PAGE = 5_000;
const MOST_PROBLEMS = 1_000;
const AT = SEALED_COLUMNS.findIndex(([name]) => name === 'privateHash');
const CUSTOMER = SEALED_COLUMNS.findIndex(([name]) => name === 'customerId');

const WALK = `
  select s.seq::text, s.event_id::text, s.prev_hash, s.hash, p.salt, p.data::text, (p.event_id is not null)::text, ${SEALED_SQL}
  from event_seals s left join events e on e.id = s.event_id left join event_private p on p.event_id = s.event_id
  where s.chain_no = 0 and s.seq > $1 order by s.seq limit ${PAGE}`;
type Walked = (string | null)[];

/** Checks every sealed event; `anchors` names the file of heads outside the database. Reads one snapshot of the log. */
export async function verifyLog(db: Database, anchors?: string, onProgress?: (events: number) => void): Promise<LogReport> {
  const client = await db.direct.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verifyOn(client, anchors, onProgress);
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}

/** As `verifyLog`, on a connection whose transaction sees what is to be checked. */
export async function verifyOn(client: pg.PoolClient, file: string | undefined, onProgress?: (events: number) => void): Promise<LogReport> {
  const problems: LogProblem[] = [];
  const found = (problem: LogProblem): void => { if (problems.length < MOST_PROBLEMS) problems.push(problem); };
  const anchored = await anchorsOf(client, file, found);
  const erasures = await erasuresOf(client);
  let last = { seq: 0n, hash: GENESIS };
  let events = 0;
  for (;;) {
    const { rows } = await client.query<Walked>({ rowMode: 'array', text: WALK, values: [String(last.seq)] });
    for (const row of rows) {
      last = checkLink(row, last, found);
      checkPersonal(row, erasures, found);
      const heads = anchored.get(String(last.seq));
      if (heads) {
        anchored.delete(String(last.seq));
        for (const hash of heads) {
          if (hash !== last.hash) found({ kind: 'ANCHOR_DIFFERS', seq: String(last.seq), eventId: row[1] as string, detail: 'The chain has another hash here than the anchor kept outside' });
        }
      }
      events += 1;
    }
    onProgress?.(events);
    if (rows.length < PAGE) break;
  }
  for (const seq of anchored.keys()) found({ kind: 'CUT_OFF', seq, detail: `Anchored seal ${seq} is gone; the chain ends at ${last.seq}` });
  await checkHead(client, last, found);
  await checkUnsealed(client, found);
  return {
    ok: problems.length === 0, events, anchors: anchored.total, problems, head: last.seq ? { seq: String(last.seq), hash: last.hash } : null,
  };
}

function checkLink(row: Walked, last: { seq: bigint; hash: string }, found: (problem: LogProblem) => void): { seq: bigint; hash: string } {
  const [seqText, eventId, previous, hash] = row as [string, string, string, string];
  const seq = BigInt(seqText);
  const at = { seq: seqText, eventId };
  if (seq !== last.seq + 1n) found({ kind: 'MISSING', ...at, detail: `Seals ${last.seq + 1n} to ${seq - 1n} are gone` });
  else if (previous !== last.hash) found({ kind: 'OUT_OF_ORDER', ...at, detail: 'Does not follow the seal before it' });
  const columns = row.slice(7);
  if (columns[0] === null) found({ kind: 'MISSING', ...at, detail: `Event ${eventId} is gone` });
  else if (sealOf(previous, columns) !== hash) found({ kind: 'EDITED', ...at, detail: `Event ${eventId} is not as it was sealed` });
  return { seq, hash };
}

function checkPersonal(row: Walked, erasures: ReadonlyMap<string, bigint>, found: (problem: LogProblem) => void): void {
  const [seq, eventId, , , salt, data, isThere] = row as [string, string, string, string, string, string, string];
  const expected = row[7 + AT];
  if (row[7] === null) return;
  if (isThere === 'true') {
    if (expected !== privateHash(salt, JSON.parse(data))) found({ kind: 'PERSONAL_VALUES', seq, eventId, detail: `Personal values of event ${eventId} were changed` });
    return;
  }
  if (!expected) return;
  const erasedBy = erasures.get(row[7 + CUSTOMER] ?? '');
  if (erasedBy === undefined || erasedBy < BigInt(eventId)) {
    found({ kind: 'PERSONAL_VALUES', seq, eventId, detail: `Personal values of event ${eventId} are gone without an erasure` });
  }
}

/** Hashes by seal number. */
async function anchorsOf(client: pg.PoolClient, file: string | undefined, found: (problem: LogProblem) => void): Promise<Map<string, string[]> & { total: number }> {
  const heads = Object.assign(new Map<string, string[]>(), { total: 0 });
  if (!file) return heads;
  const { anchors, broken } = await readAnchors(file, await databaseMark(client));
  for (const line of broken) found({ kind: 'ANCHOR_DIFFERS', detail: `Line ${line} of the anchors is no anchor` });
  for (const { seq, hash } of anchors) heads.set(seq, [...(heads.get(seq) ?? []), hash]);
  heads.total = anchors.length;
  return heads;
}

/** For every customer whose personal values were erased, the last event that says so. */
async function erasuresOf(client: pg.PoolClient): Promise<Map<string, bigint>> {
  const { rows } = await client.query<{ customer: string; id: string }>(
    'select customer_id::text as customer, max(id)::text as id from events where kind = $1 and customer_id is not null group by 1', [ERASED],
  );
  return new Map(rows.map((row) => [row.customer, BigInt(row.id)]));
}

async function checkHead(client: pg.PoolClient, last: { seq: bigint; hash: string }, found: (problem: LogProblem) => void): Promise<void> {
  const { rows: [head] } = await client.query<{ seq: string; hash: string }>('select seq::text, hash from event_heads where chain_no = 0');
  if (!head) {
    if (last.seq) found({ kind: 'CUT_OFF', detail: 'The head of the chain is gone' });
  } else if (BigInt(head.seq) > last.seq) found({ kind: 'CUT_OFF', seq: head.seq, detail: `The chain ends at ${last.seq}, its head is ${head.seq}` });
  else if (BigInt(head.seq) < last.seq || head.hash !== last.hash) found({ kind: 'OUT_OF_ORDER', seq: String(last.seq), detail: 'The end of the chain is not its head' });
}

async function checkUnsealed(client: pg.PoolClient, found: (problem: LogProblem) => void): Promise<void> {
  // Measured against the newest seal, not the clock: a log that nobody seals just now is not at fault.
  const { rows } = await client.query<{ id: string }>(
    `select e.id::text from events e where not exists (select 1 from event_seals s where s.event_id = e.id)
       and e.id < (select max(event_id) from event_seals) and e.at < (select max(sealed_at) from event_seals) - interval '10 minutes'
     order by e.id limit 100`,
  );
  for (const { id } of rows) found({ kind: 'UNSEALED', eventId: id, detail: `Event ${id} waits for its seal` });
}
