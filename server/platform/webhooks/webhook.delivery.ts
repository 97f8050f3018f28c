// Telling other systems: planned from the outbox in its order, carried until they say yes, later and later, dead after enough tries.
import type { Context } from '../../core/context.ts';
import { transact } from '../../core/transact.ts';
import { recordEvent } from '../events/event.service.ts';
import { waitBefore } from '../ledger/ledger.rules.ts';
import { defineAlert } from '../notify/notify.registry.ts';
import { notify } from '../notify/notify.service.ts';
import { guardedPost } from '../outgoing/guarded-fetch.ts';
import { unseal } from '../outgoing/sealed-secret.service.ts';
import { placeOfEndpoint } from './webhook.service.ts';

const LEASE_SECONDS = 60;
const AT_ONCE = 8;
const STEP = 2_000;
const KEPT_DAYS = 30;

defineAlert({ kind: 'platform.webhook', digest: { zh: '多个对外通知失败', en: 'Several webhooks fail' } });

/*
 * One endpoint's next tellings. Its row is locked, so that two planners never plan the same rows; the outbox gives `seq` in the
 * order in which rows became visible, so nothing comes in behind the place that is kept. News that are no events are left out.
 */
const PLAN = `
  with e as (select id, topics, planned_to from webhook_endpoints where id = $1 and is_active and secret_sealed is not null for update skip locked),
  o as materialized (select o.* from e, lateral (select * from outbox x where x.seq > e.planned_to order by x.seq limit ${STEP}) o),
  d as (
    insert into webhook_deliveries (endpoint_id, event_key, topic, resource, resource_id, row_version, store_id, happened_at, due_at)
    select e.id, 'evt_' || (o.payload ->> 'event'), o.topic, o.resource, o.resource_id, o.row_version, o.store_id, o.at, now() from e, o
    where o.payload ? 'event' and exists (select 1 from unnest(e.topics) t where t = '*' or t = o.topic or (t like '%.*' and o.topic like left(t, -1) || '%'))
    order by o.seq on conflict do nothing returning 1),
  u as (update webhook_endpoints w set planned_to = greatest(w.planned_to, (select max(seq) from o)) from e where w.id = e.id and exists (select 1 from o) returning 1)
  select (select count(*) from o)::int seen, (select count(*) from d)::int planned, (select count(*) from u)::int moved`;

/** Plans what the outbox has for all addresses. Answers how many tellings came of it. */
export async function planDeliveries(ctx: Context): Promise<number> {
  const { rows } = await ctx.db.write.query<{ id: string }>('select id::text from webhook_endpoints where is_active and secret_sealed is not null order by webhook_endpoints.id');
  let planned = 0;
  for (const { id } of rows) {
    for (;;) {
      const { rows: [step] } = await ctx.db.write.query<{ seen: number; planned: number }>(PLAN, [id]);
      planned += step?.planned ?? 0;
      if ((step?.seen ?? 0) < STEP) break;
    }
  }
  return planned;
}

interface Claim { id: string; endpointId: string; url: string; sealed: string; eventKey: string; topic: string; resource: string; resourceId: string; version: number | null; storeId: string | null; at: Date; attempt: number; name: string; ownerId: string | null }
const CLAIM = `
  with c as (
    select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
    where d.state = 'DUE' and d.due_at <= now() and (d.leased_until is null or d.leased_until < now()) and e.is_active and e.secret_sealed is not null
    order by d.due_at, d.id limit $2 for update of d skip locked),
  u as (update webhook_deliveries d set leased_until = now() + make_interval(secs => $1), attempts = d.attempts + 1 from c where d.id = c.id returning d.*)
  select u.id::text, u.endpoint_id::text "endpointId", e.url, e.secret_sealed sealed, u.event_key "eventKey", u.topic, u.resource, u.resource_id "resourceId", u.row_version version, u.store_id::text "storeId",
    u.happened_at at, u.attempts attempt, e.name, e.owner_id::text "ownerId" from u join webhook_endpoints e on e.id = u.endpoint_id order by u.id`;

/** Carries what is due until nothing is; several may do so at once. */
export async function deliverWebhooks(ctx: Context, most = 5_000): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  while (count.done + count.failed < most) {
    const { rows } = await ctx.db.write.query<Claim>(CLAIM, [LEASE_SECONDS, AT_ONCE]);
    if (!rows.length) break;
    const went = await Promise.all(rows.map((claim) => tell(ctx, claim)));
    for (const yes of went) count[yes ? 'done' : 'failed'] += 1;
  }
  return count;
}

async function tell(ctx: Context, claim: Claim): Promise<boolean> {
  let status: number | null = null;
  let problem: string | null = null;
  try {
    // Names and keys alone: who wants to know more asks, with rights of its own.
    const body = JSON.stringify({ type: claim.topic, id: claim.eventKey, at: claim.at.toISOString(), resource: claim.resource, resourceId: claim.resourceId, version: claim.version, storeId: claim.storeId });
    const answer = await guardedPost({ url: claim.url, secret: unseal(ctx.db, placeOfEndpoint(claim.endpointId), claim.sealed), id: claim.eventKey, at: new Date(), body, named: ctx.db.settings.outgoing });
    status = answer.status;
    if (status < 200 || status > 299) problem = `answered ${status}`;
  } catch (error) { problem = error instanceof Error ? error.message.slice(0, 300) : 'unknown'; }
  // Only the try that still holds the lease says how it went.
  if (!problem) {
    await ctx.db.write.query(`update webhook_deliveries set state = 'DONE', last_status = $3, last_error = null, due_at = null, leased_until = null, delivered_at = now(), updated_at = now(), version = version + 1 where id = $1 and attempts = $2 and state = 'DUE'`, [claim.id, claim.attempt, status]);
    return true;
  }
  const wait = waitBefore(claim.attempt);
  if (wait !== null) {
    await ctx.db.write.query(`update webhook_deliveries set last_status = $3, last_error = $4, leased_until = null, due_at = now() + make_interval(secs => $5), updated_at = now(), version = version + 1 where id = $1 and attempts = $2 and state = 'DUE'`, [claim.id, claim.attempt, status, problem, wait]);
  } else await bury(ctx, claim, status, problem);
  return false;
}

/** Enough tries: it stays as it is until somebody sends it again; who set the address up hears of it, once an address. */
async function bury(ctx: Context, claim: Claim, status: number | null, problem: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const dead = await tx.manager.query<unknown[]>(
      `with u as (update webhook_deliveries set state = 'DEAD', last_status = $3, last_error = $4, due_at = null, leased_until = null, updated_at = now(), version = version + 1 where id = $1 and attempts = $2 and state = 'DUE' returning 1) select 1 from u`,
      [claim.id, claim.attempt, status, problem]);
    if (!dead.length) return;
    await recordEvent(tx, { kind: 'webhookDelivery.died', resource: 'WebhookDelivery', resourceId: claim.id, after: { endpointId: claim.endpointId, topic: claim.topic, attempts: claim.attempt, lastError: problem } });
    if (claim.ownerId) await notify(tx, [claim.ownerId], {
      matter: `webhook:${claim.endpointId}`, kind: 'platform.webhook', again: true, link: { resource: 'WebhookEndpoint', id: claim.endpointId },
      title: { zh: `「${claim.name}」多次没有收下通知`, en: `“${claim.name}” did not take a message after many tries` }, body: { zh: problem, en: problem },
    });
  });
}

/** What is over for a month is forgotten. */
export async function cleanDeliveries(ctx: Context): Promise<number> {
  const { rowCount } = await ctx.db.write.query(`delete from webhook_deliveries where state <> 'DUE' and created_at < now() - make_interval(days => ${KEPT_DAYS})`);
  return rowCount ?? 0;
}
