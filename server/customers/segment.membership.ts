// Keeps who is in which segment: for the customers that an event touches, at once; for a whole segment, in short transactions.
import type { QueryRunner } from 'typeorm';
import type { Context, WriteContext } from '../core/context.ts';
import { inParts } from '../core/cursor.ts';
import { RuleError } from '../core/rule-tree/rule-error.ts';
import type { RuleNode } from '../core/rule-tree/tree.ts';
import { transact } from '../core/transact.ts';
import { recordEvent, recordEvents } from '../platform/events/event.service.ts';
import { compileRules } from '../core/rule-tree/compile.ts';
import { customerCatalogue } from './customer.catalogue.ts';
import { named } from './segment.preview.ts';
import { layersOf, speakingOf } from './segment.rules.ts';
import { ruleEnv, ruleForNew, SOMEBODY } from './segment.scope.ts';
import { movedBy, onCustomersTouched, type Touch } from './touch.ts';

/** Held shared by every transaction that changes memberships by touch; the start of a run waits for those before it. */
const RUN_LOCK = 4_072_028;
const CHUNK = 5_000;
/** Up to so many changed memberships get an event of their own; beyond, one event counts them. */
const TOLD_ONE_BY_ONE = 50;

export interface LiveSegment { id: string; key: string; rule: RuleNode; ruleVersion: number; memberCount: number }
interface Change { customer_id: string; segment_id: string; id: string; came: boolean }

/** The segments by rule that are in use. */
export async function liveSegments(run: <T>(text: string) => Promise<T[]>): Promise<LiveSegment[]> {
  return run<LiveSegment>(`select id::text, key, rule, rule_version "ruleVersion", member_count "memberCount" from segments
    where segment_kind = 'RULE' and not is_archived and rule is not null order by segments.id`);
}

const ask = async <T>(tx: WriteContext, text: string, values: unknown[] = []): Promise<T[]> => {
  const client = (await (tx.manager.queryRunner as QueryRunner).connect()) as { query(statement: object): Promise<{ rows: T[] }> };
  return (await client.query(named(text, values))).rows;
};

/** One diff of one layer: who ought to be in, who is, who comes, who goes. `$1` customers, `$2` segments, `$3` instant, `$4` why. */
const diffStatement = (matching: string): string => `
  with m as materialized (${matching}),
  want as (select m.id customer_id, s.segment_id from m cross join lateral unnest(m.segments) s(segment_id) where s.segment_id is not null),
  have as (select customer_id, segment_id, id from segment_memberships where customer_id = any($1::bigint[]) and segment_id = any($2::bigint[]) and left_at is null),
  gone as (update segment_memberships o set left_at = $3::timestamptz, left_why = $4 from have h
    where o.customer_id = h.customer_id and o.id = h.id and o.left_at is null
      and not exists (select 1 from want w where w.customer_id = h.customer_id and w.segment_id = h.segment_id)
    returning o.customer_id::text, o.segment_id::text, o.id::text, false came),
  came as (insert into segment_memberships (customer_id, segment_id, joined_at, joined_why)
    select w.customer_id, w.segment_id, $3::timestamptz, $4 from want w
    where not exists (select 1 from have h where h.customer_id = w.customer_id and h.segment_id = w.segment_id)
    order by 1, 2 on conflict (segment_id, customer_id) where left_at is null do nothing
    returning customer_id::text, segment_id::text, id::text, true came)
  select * from gone union all select * from came`;

/** The same of customers whom nobody has judged before: they only come. The lists are not compared with the matches, which were looked for among them. */
const comingStatement = (matching: string): string => `
  with m as materialized (${matching}),
  came as (insert into segment_memberships (customer_id, segment_id, joined_at, joined_why)
    select m.id, s.segment_id, $3::timestamptz, $4 from m cross join lateral unnest(m.segments) s(segment_id) where s.segment_id is not null and cardinality($1::bigint[]) > 0
    order by 1, 2 on conflict (segment_id, customer_id) where left_at is null do nothing
    returning customer_id::text, segment_id::text, id::text, true came)
  select * from came`;

/**
 * Brings the memberships of these customers up to date in the caller's transaction: one statement a layer of segments.
 * The customers are locked first, so that of two changes at once the later sees the earlier; `touch`: what happened to them, by which
 * only rules that it may move are judged; of new ones nobody else knows.
 */
export async function refreshMemberships(tx: WriteContext, customerIds: readonly string[], why: string, { only, touch }: { only?: readonly LiveSegment[]; touch?: Touch } = {}): Promise<Change[]> {
  const areNew = touch?.areNew ?? false;
  const moved = movedBy(touch);
  const all = only ?? await liveSegments((text) => ask(tx, text));
  const segments = moved ? speakingOf(all, moved) : all;
  if (!segments.length || !customerIds.length) return [];
  await tx.manager.query('select pg_advisory_xact_lock_shared($1)', [RUN_LOCK]);
  if (!areNew) await ask(tx, 'select count(*) from (select 1 from customers where id = any($1::bigint[]) order by id for no key update) x', [customerIds]);
  const env = ruleEnv(tx);
  const changes: Change[] = [];
  for (const layer of layersOf(segments)) {
    const usable = layer.filter((segment) => isUsable(tx, segment)).flatMap((segment) => {
      const rule = areNew ? ruleForNew(segment.rule, env) : segment.rule;
      return rule ? [{ ...segment, rule }] : [];
    });
    if (!usable.length) continue;
    const { wheres, joinSql, params, bound } = compileRules(customerCatalogue, usable.map((segment) => segment.rule), env, { firstParam: 5, within: customerIds });
    const cases = wheres.map((where, index) => `case when ${where} then ($2::bigint[])[${index + 1}] end`);
    const text = (areNew ? comingStatement : diffStatement)(`select c.id, array[${cases.join(', ')}] segments from customers c ${joinSql} where ${bound} and ${SOMEBODY}`);
    changes.push(...await ask<Change>(tx, text, [customerIds, usable.map((segment) => segment.id), tx.clock.now(), why, ...params]));
  }
  if (!only) await tx.manager.query('insert into segment_touches (run_id, customer_id) select r.id, x from segment_runs r, unnest($1::bigint[]) x on conflict do nothing', [customerIds]);
  return changes;
}

/** A rule that the catalogue no longer understands keeps its members and says so in the log, rather than stopping every purchase. */
function isUsable(ctx: Context, segment: LiveSegment): boolean {
  try {
    compileRules(customerCatalogue, [segment.rule], ruleEnv(ctx));
    return true;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    ctx.log.warn({ segment: segment.key, code: error.code }, 'segment rule cannot be judged');
    return false;
  }
}

/** Tells the log who came and went, and keeps the counts, which are corrected after the commit so that no writer waits for another. */
export async function tellChanges(tx: WriteContext, changes: readonly Change[], why: string): Promise<void> {
  if (!changes.length) return;
  const by = new Map<string, { joined: number; left: number }>();
  for (const { segment_id: id, came } of changes) {
    const sum = by.get(id) ?? { joined: 0, left: 0 };
    by.set(id, { joined: sum.joined + (came ? 1 : 0), left: sum.left + (came ? 0 : 1) });
  }
  await recordEvents(tx, changes.length <= TOLD_ONE_BY_ONE
    ? changes.map((change) => ({
      kind: change.came ? 'segment.joined' : 'segment.left', resource: 'SegmentMembership', customerId: change.customer_id,
      resourceId: `M${change.customer_id}-${change.id}`, after: { segmentId: change.segment_id, why },
    }))
    : [...by].map(([id, sum]) => ({ kind: 'segment.members-changed', resource: 'Segment', resourceId: id, after: { ...sum, why } })));
  tx.afterCommit(async () => {
    // Locked in one order: two that count at once never wait for each other in a ring.
    await tx.db.write.query(`with d as (select s.id, d.delta from segments s join unnest($1::bigint[], $2::int[]) d(id, delta) on s.id = d.id where d.delta <> 0 order by s.id for no key update of s)
      update segments s set member_count = greatest(0, member_count + d.delta) from d where s.id = d.id`,
      [[...by.keys()], [...by.values()].map((sum) => sum.joined - sum.left)]);
  });
}

const whyOf = (touch: Touch): string => (touch.note ? `${touch.kind}: ${touch.note}` : touch.kind);

/** Order 20: after tiers and rule tags, whose work segments look at. */
onCustomersTouched(20, async (tx, customerIds, touch) => {
  const why = whyOf(touch);
  await tellChanges(tx, await refreshMemberships(tx, customerIds, why, { touch }), why);
});

export interface Computed { joined: number; left: number; members: number }
export interface ComputeOptions {
  why?: string;
  /** Runs one short transaction; jobs hand in their `chunk`. */
  step?: (work: (tx: WriteContext) => Promise<void>) => Promise<void>;
  onProgress?: (done: number) => Promise<void>;
}

/**
 * Works out who is in a segment and writes the differences, `CHUNK` members a transaction, with the matches streamed from a
 * cursor: memory stays flat. Running it again, or after a crash, ends the same. Customers touched meanwhile are judged again.
 */
export async function computeSegment(ctx: Context, segmentId: string, options: ComputeOptions = {}): Promise<Computed> {
  const step = options.step ?? ((work) => transact(ctx, work));
  const { rows: [segment] } = await ctx.db.write.query<LiveSegment & { kind: string }>(
    `select id::text, key, rule, rule_version "ruleVersion", member_count "memberCount", segment_kind kind from segments where id = $1 and not is_archived`, [segmentId]);
  if (!segment) return { joined: 0, left: 0, members: 0 };
  const done: Computed = { joined: 0, left: 0, members: 0 };
  const why = options.why ?? `version ${segment.ruleVersion}`;
  if (segment.kind === 'RULE' && segment.rule && isUsable(ctx, segment)) {
    const run = await beginRun(ctx, segmentId);
    try {
      let after = '0';
      for await (const ids of matching(ctx, segment.rule)) {
        const upTo = ids.length < CHUNK ? '9223372036854775807' : ids.at(-1) as string;
        await step(async (tx) => { await writeRange(tx, segment, { after, upTo, ids, why }, done); });
        after = upTo;
        await options.onProgress?.(done.joined + done.members);
      }
      await step(async (tx) => { await judgeTouched(tx, segment, run, why, done); });
    } finally {
      await ctx.db.write.query('delete from segment_runs where id = $1', [run]);
    }
  }
  await step(async (tx) => {
    const [row] = await tx.manager.query<{ n: number }[]>('select count(*)::int n from segment_memberships where segment_id = $1 and left_at is null', [segmentId]);
    done.members = row?.n ?? 0;
    await tx.manager.query('update segments set member_count = $2, computed_at = $3 where id = $1', [segmentId, done.members, tx.clock.now()]);
    await recordEvent(tx, { kind: 'segment.computed', resource: 'Segment', resourceId: segmentId, after: { joined: done.joined, left: done.left, members: done.members, why } });
  });
  return done;
}

/** Marks the run, once all who touched before have committed: whoever touches from now on is noted. */
async function beginRun(ctx: Context, segmentId: string): Promise<string> {
  return transact(ctx, async (tx) => {
    await tx.manager.query('select pg_advisory_xact_lock($1)', [RUN_LOCK]);
    // What a killed process left would gather notes for ever.
    await tx.manager.query("delete from segment_runs where started_at < $1::timestamptz - interval '6 hours'", [tx.clock.now()]);
    const [row] = await tx.manager.query<{ id: string }[]>('insert into segment_runs (segment_id, started_at) values ($1, $2) returning id', [segmentId, tx.clock.now()]);
    return String(row?.id);
  });
}

/** Ids of all whom a rule selects, in order, a chunk at a time; the last chunk is a short one, be it empty. */
async function* matching(ctx: Context, rule: RuleNode): AsyncGenerator<string[]> {
  const { wheres: [where = 'false'], joinSql, params } = compileRules(customerCatalogue, [rule], ruleEnv(ctx));
  const text = `select c.id::text from customers c ${joinSql} where ${SOMEBODY} and ${where} order by c.id`;
  for await (const rows of inParts<[string]>(ctx.db.direct, text, params, CHUNK)) yield rows.map(([id]) => id);
}

/** Writes the members of one range of customers: those of `ids` are in, all others of the range are out. */
async function writeRange(tx: WriteContext, segment: LiveSegment, range: { after: string; upTo: string; ids: string[]; why: string }, done: Computed): Promise<void> {
  const [row] = await ask<{ joined: number; left: number }>(tx, `
    with want as materialized (select x as customer_id from unnest($4::bigint[]) x),
    gone as (update segment_memberships o set left_at = $5::timestamptz, left_why = $6 where segment_id = $1 and customer_id > $2 and customer_id <= $3 and left_at is null
      and not exists (select 1 from want w where w.customer_id = o.customer_id) returning 1),
    came as (insert into segment_memberships (customer_id, segment_id, joined_at, joined_why) select w.customer_id, $1, $5::timestamptz, $6 from want w
      where not exists (select 1 from segment_memberships h where h.segment_id = $1 and h.customer_id = w.customer_id and h.left_at is null)
      on conflict (segment_id, customer_id) where left_at is null do nothing returning 1)
    select (select count(*) from came)::int joined, (select count(*) from gone)::int "left"`,
  [segment.id, range.after, range.upTo, range.ids, tx.clock.now(), range.why]);
  done.joined += row?.joined ?? 0;
  done.left += row?.left ?? 0;
}

async function judgeTouched(tx: WriteContext, segment: LiveSegment, run: string, why: string, done: Computed): Promise<void> {
  // Waits for those who are touching now: their notes must be seen, and what the run wrote must be seen by the next.
  await tx.manager.query('select pg_advisory_xact_lock($1)', [RUN_LOCK]);
  for (;;) {
    const rows = await tx.manager.query<{ customer_id: string }[]>(
      `with x as (delete from segment_touches where (run_id, customer_id) in (select run_id, customer_id from segment_touches where run_id = $1 limit ${CHUNK}) returning customer_id)
       select customer_id from x order by customer_id`, [run]);
    if (!rows.length) return;
    for (const change of await refreshMemberships(tx, rows.map((row) => row.customer_id), why, { only: [segment] })) done[change.came ? 'joined' : 'left'] += 1;
  }
}
