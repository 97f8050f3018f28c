// Writing events: gathered while a transaction runs and written with their outbox rows in one statement before it commits.
import { randomBytes } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import type { Context, WriteContext } from '../../core/context.ts';
import { laterOn, statementOf } from '../../core/hot-write.ts';
import { privateHash, sidesOf, type Values } from './event.rules.ts';

/** Splits a row's change as the log keeps it; for services that write many rows by one statement. */
export { sidesOf };

/** What a service says about a write that the log cannot see by itself (bulk SQL, reading the unmasked, signing in). */
export interface EventInput {
  /** noun.verb, such as `customer.tagged`. */
  kind: string;
  /** Name of the noun. */
  resource: string;
  /** Wire id of the row; none for a write of many rows. */
  resourceId?: string | null;
  customerId?: string | null;
  storeId?: string | null;
  /** Version of the row after the write; told to live readers. */
  version?: number | null;
  before?: Values | null;
  after?: Values | null;
  /** Personal values: they stand apart and can be erased without breaking the chain. */
  private?: Values | null;
  reason?: string | null;
}

type Who = Pick<Context, 'viewer' | 'clock' | 'requestId' | 'reason'>;
interface Pending { event: EventInput; depth: number }
interface Book { pending: Pending[]; verbs: string[]; afterCommit: (() => void)[] }

const books = new WeakMap<QueryRunner, Book>();
const depthOf = (runner: QueryRunner): number => (runner as unknown as { transactionDepth: number }).transactionDepth;

function bookOf(runner: QueryRunner): Book {
  const book = books.get(runner) ?? { pending: [], verbs: [], afterCommit: [] };
  books.set(runner, book);
  return book;
}
function runnerOf(tx: WriteContext): QueryRunner {
  const runner = tx.manager.queryRunner;
  if (!runner?.isTransactionActive) throw new Error('Events are recorded inside transact');
  if (!runner.dataSource.subscribers.some((subscriber) => 'writesEvents' in subscriber)) {
    throw new Error('attachEventLog(db) was not called for this database: events would be lost');
  }
  return runner;
}

/** Adds an event to the transaction; it is written when the transaction commits and lost when it rolls back. */
export async function recordEvent(tx: WriteContext, event: EventInput): Promise<void> {
  gather(runnerOf(tx), event);
}

/** Adds several events to the transaction. */
export async function recordEvents(tx: WriteContext, events: readonly EventInput[]): Promise<void> {
  const runner = runnerOf(tx);
  for (const event of events) gather(runner, event);
}

/** Names the events of rows saved inside `work` by the trade's verb (`customer.merged`) instead of created, updated, removed. */
export async function withVerb<T>(tx: WriteContext, kind: string, work: () => Promise<T>): Promise<T> {
  const { verbs } = bookOf(runnerOf(tx));
  verbs.push(kind);
  try { return await work(); } finally { verbs.pop(); }
}

/** The verb in force for the rows that this runner saves now. */
export const verbOf = (runner: QueryRunner): string | undefined => books.get(runner)?.verbs.at(-1);

/** Keeps an event until the runner's transaction commits. */
export function gather(runner: QueryRunner, event: EventInput): void {
  bookOf(runner).pending.push({ event, depth: depthOf(runner) });
}

/** Forgets what a rolled back transaction or savepoint gathered. */
export function forget(runner: QueryRunner): void {
  const book = books.get(runner);
  if (!book) return;
  const depth = depthOf(runner);
  book.pending = depth > 1 ? book.pending.filter((pending) => pending.depth < depth) : [];
}

/**
 * Runs work of which nothing may stay though its transaction goes on: neither rows, nor the events and what was to follow the
 * commit. What throws is taken back; with `isTried` so is what succeeds, whose answer alone counts.
 */
export async function behindSavepoint<T>(tx: WriteContext, work: (tx: WriteContext) => Promise<T>, isTried = false): Promise<T> {
  const book = bookOf(runnerOf(tx));
  const gathered = book.pending.length;
  const follows: Parameters<WriteContext['afterCommit']>[0][] = [];
  const takeBack = async (): Promise<void> => {
    await tx.manager.query('rollback to savepoint tried');
    book.pending.length = gathered;
  };
  await tx.manager.query('savepoint tried');
  let answer: T;
  try { answer = await work({ ...tx, afterCommit: (next) => { follows.push(next); } }); } catch (error) { await takeBack(); throw error; }
  if (isTried) { await takeBack(); return answer; }
  await tx.manager.query('release savepoint tried');
  for (const next of follows) tx.afterCommit(next);
  return answer;
}

/** Writes what the outermost transaction gathered; an inner one hands it to the outer. */
export async function flush(runner: QueryRunner): Promise<void> {
  const book = books.get(runner);
  if (!book?.pending.length) return;
  const depth = depthOf(runner);
  if (depth > 1) {
    for (const pending of book.pending) pending.depth = Math.min(pending.depth, depth - 1);
    return;
  }
  const events = book.pending.map((pending) => pending.event);
  book.pending = [];
  const who = (runner.data as { ctx?: Context }).ctx ?? SYSTEM;
  // They go to the server with the commit itself; a transaction that is TypeORM's own writes them first.
  if (events.length <= MOST_AT_ONCE && laterOn(runner, appending(who, events))) return;
  await appendEvents((await runner.connect()) as Queryable, who, events);
}

const SYSTEM: Who = {
  viewer: { name: 'system', userId: null } as Context['viewer'], clock: { now: () => new Date() }, requestId: '',
};

export interface Queryable { query(statement: { name?: string; text: string; values: readonly unknown[] }): Promise<unknown> }

const APPEND = `
with x as materialized (
  select nextval('events_id_seq') as id, r.* from jsonb_to_recordset($1::jsonb) as r(
    n int, kind text, resource text, resource_id text, customer_id bigint, store_id bigint, version int, before jsonb, after jsonb,
    reason text, private jsonb, salt text, private_hash text) order by r.n
), e as (
  insert into events (id, at, actor_id, actor_name, kind, resource, resource_id, customer_id, store_id, before, after, reason, request_id, private_hash)
  select id, $2, $3, $4, kind, resource, resource_id, customer_id, store_id, before, after, reason, $5, private_hash from x
), p as (
  insert into event_private (event_id, customer_id, salt, data) select id, customer_id, salt, private from x where private is not null
)
insert into outbox (at, topic, resource, resource_id, row_version, customer_id, store_id, payload)
select $2, kind, resource, coalesce(resource_id, '*'), version, customer_id, store_id, jsonb_build_object('event', id::text) from x`;
const MOST_AT_ONCE = 2_000;

/** Writes events and their outbox rows on a connection that is inside a transaction (COPY and other work beside `transact`). */
export async function appendEvents(client: Queryable, who: Who, events: readonly EventInput[]): Promise<void> {
  for (let from = 0; from < events.length; from += MOST_AT_ONCE) await client.query(appending(who, events.slice(from, from + MOST_AT_ONCE)));
}
const appending = (who: Who, events: readonly EventInput[]) => statementOf(APPEND, [
  JSON.stringify(events.map((event, n) => rowOf(event, n, who))), who.clock.now(), who.viewer.userId, who.viewer.name || who.viewer.kind, who.requestId || null,
]);

function rowOf(event: EventInput, n: number, who: Who): Record<string, unknown> {
  const salt = event.private ? randomBytes(16).toString('hex') : null;
  // The hash is taken of what the database will give back: JSON has neither dates nor undefined.
  const data = event.private ? (JSON.parse(JSON.stringify(event.private)) as Values) : null;
  return {
    n, kind: event.kind, resource: event.resource, resource_id: event.resourceId ?? null, customer_id: event.customerId ?? null,
    store_id: event.storeId ?? null, version: event.version ?? null, before: event.before ?? null, after: event.after ?? null,
    reason: event.reason ?? who.reason ?? null, private: data, salt, private_hash: salt && privateHash(salt, data),
  };
}

/**
 * Erases the personal values of all events of a customer; the events and their chain stay. The erasure is an event itself,
 * so that values removed by anybody else are found by `verifyLog`.
 */
export async function erasePrivate(tx: WriteContext, customerId: string): Promise<number> {
  const gone = (await tx.manager.query(
    'with gone as (delete from event_private where customer_id = $1 returning 1) select count(*)::int as n from gone', [customerId],
  )) as { n: number }[];
  const erased = gone[0]?.n ?? 0;
  await recordEvent(tx, { kind: ERASED, resource: 'Customer', resourceId: customerId, customerId, after: { erased } });
  return erased;
}
/** Kind of the event that accounts for missing personal values. */
export const ERASED = 'customer.personal-erased';
