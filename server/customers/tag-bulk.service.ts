// Marking many customers at once: up to a thousand in the request, more as a job; each write keeps to the viewer's rows.
import type { TagCustomersInput, UntagCustomersInput } from '../../schema/customers/tag.inputs.ts';
import type { BulkResult, FailedRow } from '../../schema/customers/segment.outputs.ts';
import { authorise, type Context, type WriteContext } from '../core/context.ts';
import { AppError, demand } from '../core/errors.ts';
import { say } from '../core/messages.ts';
import { compileRows, selectKeys, visibleKeys } from '../core/read/rows.ts';
import { transact } from '../core/transact.ts';
import { recordEvent } from '../platform/events/event.service.ts';
import { defineJob } from '../platform/jobs/job.registry.ts';
import { enqueue } from '../platform/jobs/job.service.ts';
import { customerReasons } from './customers.messages.ts';
import { segmentReasons } from './segment.messages.ts';
import { storesOf } from './segment.scope.ts';
import { touchCustomers } from './touch.ts';

/** So many are done within the request. */
const AT_ONCE = 1_000;
const CHUNK = 2_000;
/** So many failures are told; all are counted. */
const TOLD = 1_000;

interface TagWork { tagIds: string[]; isOn: boolean; evidence?: string | null; expiresAt?: string | null }
interface TagTarget { ids?: string[]; filter?: Record<string, unknown>; segmentId?: string }

/** Puts tags on customers. */
export const tagCustomers = (ctx: Context, input: TagCustomersInput): Promise<BulkResult> =>
  start(ctx, targetOf(input), { tagIds: input.tagIds, isOn: true, evidence: input.evidence, expiresAt: input.expiresAt });
/** Takes tags off customers. */
export const untagCustomers = (ctx: Context, input: UntagCustomersInput): Promise<BulkResult> =>
  start(ctx, targetOf(input), { tagIds: input.tagIds, isOn: false });

function targetOf(input: { ids?: string[]; filter?: unknown; segmentId?: string }): TagTarget {
  const given = [input.ids, input.filter, input.segmentId].filter((one) => one !== undefined && one !== null);
  demand(given.length === 1, 'input', segmentReasons.TARGET_REQUIRED);
  return { ...(input.ids ? { ids: [...new Set(input.ids)] } : {}), ...(input.filter ? { filter: input.filter as Record<string, unknown> } : {}), ...(input.segmentId ? { segmentId: input.segmentId } : {}) };
}

async function start(ctx: Context, target: TagTarget, work: TagWork): Promise<BulkResult> {
  authorise(ctx, 'customers:tag');
  authorise(ctx, 'customers:read');
  demand(!work.expiresAt || new Date(work.expiresAt) > ctx.clock.now(), 'input.expiresAt', segmentReasons.TAG_EXPIRY_PAST);
  await demandTags(ctx, work.tagIds);
  if (target.segmentId) authorise(ctx, 'segments:read');
  // A filter that the viewer may not use is refused now, not in the background.
  if (target.filter) compileRows(ctx, 'Customer', target.filter);
  if (target.ids && target.ids.length <= AT_ONCE) {
    const { ids, failed } = await reachable(ctx, target.ids);
    const done = ids.length ? await transact(ctx, (tx) => write(tx, ids, work)) : 0;
    return { done, failed, jobId: null };
  }
  const jobId = await transact(ctx, (tx) => enqueue(tx, {
    kind: tagJob.kind, title: say(work.isOn ? customerReasons.JOB_TAG : customerReasons.JOB_UNTAG, ctx.locale), input: { target, work }, total: target.ids?.length ?? null,
  }));
  return { done: 0, failed: [], jobId };
}

/** The tags must be there, in use, and set by hand. */
async function demandTags(ctx: Context, tagIds: readonly string[]): Promise<void> {
  const asked = tagIds.filter((id) => /^[1-9]\d{0,17}$/.test(id));
  const { rows } = await ctx.db.write.query<{ id: string; tag_kind: string; is_archived: boolean }>('select id::text, tag_kind, is_archived from tags where id = any($1::bigint[])', [asked]);
  if (rows.length !== new Set(tagIds).size) throw new AppError('NOT_FOUND', segmentReasons.TAG_UNKNOWN);
  if (rows.some((tag) => tag.is_archived)) throw new AppError('POLICY', segmentReasons.TAG_ARCHIVED);
  if (rows.some((tag) => tag.tag_kind === 'RULE')) throw new AppError('POLICY', segmentReasons.TAG_BY_RULE);
}

/** Those whom the viewer may both see and tag; all others fail like somebody who is not there. */
async function reachable(ctx: Context, ids: readonly string[]): Promise<{ ids: string[]; failed: FailedRow[] }> {
  const keys = ids.filter((id) => /^[1-9]\d{0,17}$/.test(id));
  const seen = await visibleKeys(ctx, 'Customer', keys);
  const stores = storesOf(ctx.viewer, ['customers:tag']);
  const { rows } = await ctx.db.write.query<{ id: string }>(
    `select id::text from customers where id = any($1::bigint[]) and not is_stand_in and merged_into_id is null ${stores === null ? '' : 'and store_id = any($2::bigint[])'}`,
    [[...seen], ...(stores === null ? [] : [[...stores]])]);
  const taken = new Set(rows.map((row) => row.id));
  const message = say('ROW_NOT_FOUND', ctx.locale);
  return { ids: keys.filter((id) => taken.has(id)), failed: ids.filter((id) => !taken.has(id)).map((id) => ({ id, code: 'NOT_FOUND', message })) };
}

/** Tags or untags in the caller's transaction; answers how many customers were reached. Nothing changes for who has it already. */
async function write(tx: WriteContext, ids: readonly string[], work: TagWork): Promise<number> {
  const now = tx.clock.now();
  const changed = work.isOn
    ? await tx.manager.query<{ customer_id: string; tag_id: string }[]>(
      `with put as (insert into customer_tags as o (customer_id, tag_id, tagged_at, tagged_by_id, evidence, expires_at)
         select c, t.id, $3, $4, $5, coalesce($6::timestamptz, $3::timestamptz + make_interval(days => t.expires_after_days)) from unnest($1::bigint[]) c cross join tags t where t.id = any($2::bigint[])
         order by 1, 2
         on conflict (customer_id, tag_id) do update set tagged_at = excluded.tagged_at, tagged_by_id = excluded.tagged_by_id, evidence = excluded.evidence, expires_at = excluded.expires_at
           where (o.evidence, o.expires_at) is distinct from (excluded.evidence, excluded.expires_at)
         returning customer_id, tag_id) select customer_id, tag_id from put`, [ids, work.tagIds, now, tx.viewer.userId, work.evidence ?? null, work.expiresAt ?? null])
    : await tx.manager.query<{ customer_id: string; tag_id: string }[]>(
      `with put as (delete from customer_tags where customer_id = any($1::bigint[]) and tag_id = any($2::bigint[]) returning customer_id, tag_id)
       select customer_id, tag_id from put`, [ids, work.tagIds]);
  if (changed.length) {
    const customers = [...new Set(changed.map((row) => row.customer_id))];
    await recordEvent(tx, {
      kind: work.isOn ? 'customer.tagged' : 'customer.untagged', resource: 'Customer', customerId: customers.length === 1 ? customers[0] : null,
      resourceId: customers.length === 1 ? customers[0] : null, after: { tagIds: work.tagIds, customers: customers.length, ...(customers.length <= AT_ONCE ? { customerIds: customers } : {}), ...(work.evidence ? { evidence: work.evidence } : {}) },
    });
    await touchCustomers(tx, customers, { kind: 'tags' });
  }
  return ids.length;
}

export const tagJob = defineJob<{ target: TagTarget; work: TagWork }>({
  kind: 'customers.tag',
  async run(ctx, { target, work }) {
    let at = (ctx.cursor ?? { after: '0', done: 0, failed: 0, first: [] }) as { after: string; done: number; failed: number; first: FailedRow[] };
    for (;;) {
      await ctx.pause();
      const next = await nextOf(ctx, target, at.after, at.done + at.failed);
      if (!next) return { done: at.done, failedCount: at.failed, failed: at.first };
      const { ids, failed: refused } = await reachable(ctx, next.ids);
      const then = { after: next.after, done: at.done + ids.length, failed: at.failed + refused.length, first: [...at.first, ...refused].slice(0, TOLD) };
      await ctx.chunk(async (tx) => {
        if (ids.length) await write(tx, ids, work);
        return then;
      });
      at = then;
      await ctx.progress(at.done + at.failed, target.ids?.length ?? null, at.failed);
    }
  },
});

/** The next chunk of customers that a job is for; null after the last. */
async function nextOf(ctx: Context, target: TagTarget, after: string, offset: number): Promise<{ ids: string[]; after: string } | null> {
  const ids = target.ids ? target.ids.slice(offset, offset + CHUNK)
    : target.segmentId ? (await ctx.db.write.query<{ id: string }>(
      `select customer_id::text id from segment_memberships where segment_id = $1 and customer_id > $2 and left_at is null order by customer_id limit ${CHUNK}`, [target.segmentId, after])).rows.map((row) => row.id)
      : await selectKeys(ctx, 'Customer', target.filter, { after, limit: CHUNK });
  return ids.length ? { ids, after: ids.at(-1) as string } : null;
}
