// Payouts: asked for in the transaction that owes them, carried outside until the other side says yes, booked exactly once.
import { nounOf } from '../../../schema/base.ts';
import { Payout, PayoutState } from '../../../schema/platform/ledger.ts';
import { authorise, type Context, type WriteContext } from '../../core/context.ts';
import type { Database } from '../../core/database.ts';
import { AppError } from '../../core/errors.ts';
import { prepared } from '../../core/hot-write.ts';
import { toMoney } from '../../core/money.ts';
import { decodeId } from '../../core/read/ids.ts';
import { lockRow, transact } from '../../core/transact.ts';
import type { Values } from '../events/event.rules.ts';
import { recordEvents, sidesOf, withVerb, type EventInput } from '../events/event.service.ts';
import { systemContext } from '../jobs/system-context.ts';
import { ledgerReasons } from './ledger.messages.ts';
import { waitBefore } from './ledger.rules.ts';
import { isBooked, post, postAll, reverse } from './ledger.service.ts';
import { adapterFor, adapterOf, endOf, LEDGER_ONLY, type PayoutOrder } from './payout.registry.ts';

/** Longer than any try may take; a carrier that was killed loses its lease by then. */
const LEASE_SECONDS = 60;

export interface NewPayout { key: string; kind: string; amount: string; storeId: string | null; resource: string; resourceKey: string; detail: Record<string, unknown> }

const orderOf = (ctx: Context, row: Payout): PayoutOrder => ({
  id: row.id, key: row.key, kind: row.kind, amount: row.amount, currency: ctx.db.settings.currency, storeId: row.storeId ?? null, resource: row.resource, resourceKey: row.resourceKey,
  detail: (row.detail ?? {}) as Record<string, unknown>,
});

/** Notes a payout in the caller's transaction. Where the ledger is the end, it is booked by the same commit. */
export async function requestPayout(tx: WriteContext, wanted: NewPayout): Promise<void> {
  const adapter = adapterFor(tx);
  const row = await tx.manager.save(tx.manager.create(Payout, { ...wanted, state: PayoutState.DUE, adapter: adapter.key, attempts: 0 } as Partial<Payout>));
  if (!adapter.send) { await settle(tx, row, null); return; }
  await tx.manager.query('insert into payout_queue (payout_id, due_at) values ($1, now())', [row.id]);
  tx.afterCommit(() => { hurry(tx); });
}

const INSERT_ALL = `
  with i as (insert into payouts (key, kind, state, store_id, resource, resource_key, amount, adapter, detail, created_at, updated_at, paid_at, version)
    select x.key, x.kind, $3, x."storeId", x.resource, x."resourceKey", x.amount, $4, x.detail, $2, $2, case when $3 = 'PAID' then $2::timestamptz end, case when $3 = 'PAID' then 2 else 1 end
    from jsonb_to_recordset($1::jsonb) x(n int, key text, kind text, "storeId" bigint, resource text, "resourceKey" text, amount numeric, detail jsonb) order by x.n returning id, key),
  q as (insert into payout_queue (payout_id, due_at) select id, now() from i where $3 = 'DUE')
  select id::text, key from i`;
/** Put down by one statement. */
const MOST_AT_ONCE = 1_000;

/** Notes many payouts of one noun in the caller's transaction, as `requestPayout` notes one, by a few statements for all. */
export async function requestPayouts(tx: WriteContext, resource: string, wanted: readonly Omit<NewPayout, 'resource'>[]): Promise<void> {
  const adapter = adapterFor(tx);
  const [noun, end, at] = [nounOf('Payout'), endOf(resource), tx.clock.now()];
  const state = adapter.send ? PayoutState.DUE : PayoutState.PAID;
  for (let from = 0; from < wanted.length; from += MOST_AT_ONCE) {
    const part = wanted.slice(from, from + MOST_AT_ONCE).map((one, n) => ({ ...one, resource, n, amount: toMoney(one.amount) }));
    const ids = new Map((await prepared<{ id: string; key: string }>(tx, INSERT_ALL, [JSON.stringify(part), at, state, adapter.key])).map((row) => [row.key, row.id]));
    const rows = part.map(({ n: _n, ...one }) => ({ ...one, id: ids.get(one.key) as string, adapter: adapter.key, attempts: 0 }));
    const told = (verb: string, row: (typeof rows)[number], version: number, before: Values | null, after: Values): EventInput => {
      const sides = sidesOf(noun, before, after);
      const { amount, ...open } = sides.after ?? {};
      return { kind: `payout.${verb}`, resource: 'Payout', resourceId: row.id, storeId: row.storeId, version, ...sides, ...(end.isPersonal && amount !== undefined ? { after: { ...open, _private: ['amount'] }, private: { before: null, after: { amount } } } : {}) };
    };
    await recordEvents(tx, rows.map((row) => told('created', row, 1, null, { ...row, state: PayoutState.DUE })));
    if (adapter.send) continue;
    const orders = rows.map((row): PayoutOrder => ({ ...row, currency: tx.db.settings.currency }));
    await postAll(tx, orders.flatMap((order) => {
      const sides = end.sides(order);
      return sides.length ? [{ key: `payout:${order.key}`, kind: 'payout.paid', storeId: order.storeId, resource, resourceKey: order.resourceKey, sides, isPersonal: end.isPersonal === true }] : [];
    }));
    await recordEvents(tx, rows.map((row) => told('paid', row, 2, { state: PayoutState.DUE, paidAt: null }, { state: PayoutState.PAID, paidAt: at.toISOString() })));
    if (end.paidAll) await end.paidAll(tx, orders);
    else for (const order of orders) await end.paid(tx, order);
  }
  if (adapter.send && wanted.length) tx.afterCommit(() => { hurry(tx); });
}

async function settle(tx: WriteContext, row: Payout, reference: string | null): Promise<void> {
  const order = orderOf(tx, row);
  const end = endOf(row.resource);
  const sides = end.sides(order);
  if (sides.length) await post(tx, { key: `payout:${row.key}`, kind: 'payout.paid', storeId: row.storeId ?? null, resource: row.resource, resourceKey: row.resourceKey, sides, isPersonal: end.isPersonal === true });
  Object.assign(row, { state: PayoutState.PAID, reference, paidAt: tx.clock.now().toISOString(), lastError: null, version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
  await withVerb(tx, 'payout.paid', () => tx.manager.save(row));
  await end.paid(tx, order);
}

interface Claim { id: string; attempt: number }
// By the database's clock alone: a carrier whose own clock is wrong takes nothing early and holds nothing long.
const CLAIM = `
  with c as (select payout_id from payout_queue where due_at <= now() and (leased_until is null or leased_until < now()) order by due_at limit 1 for update skip locked),
  u as (update payout_queue q set leased_until = now() + make_interval(secs => $1), attempt = q.attempt + 1 from c where q.payout_id = c.payout_id returning q.payout_id, q.attempt)
  select payout_id::text id, attempt from u`;

/** The queue's row, locked, while this carrier still holds the lease it took; null for one that comes too late. */
async function heldRow(tx: WriteContext, claim: Claim): Promise<Payout | null> {
  const held = await tx.manager.query<unknown[]>('select 1 from payout_queue where payout_id = $1 and attempt = $2 for update', [claim.id, claim.attempt]);
  return held.length ? tx.manager.findOneByOrFail(Payout, { id: claim.id }) : null;
}

/** Carries what is due until nothing is; several may do so at once. Answers how many were paid and how many failed. */
export async function deliverPayouts(ctx: Context, most = 1_000): Promise<{ paid: number; failed: number }> {
  const done = { paid: 0, failed: 0 };
  for (let i = 0; i < most; i += 1) {
    const [claim] = await transact(ctx, (tx) => tx.manager.query<Claim[]>(CLAIM, [LEASE_SECONDS]));
    if (!claim) break;
    const row = await ctx.db.source.manager.findOneByOrFail(Payout, { id: claim.id });
    const adapter = adapterOf(row.adapter);
    try {
      if (!adapter?.send) throw new Error(`There is no adapter ${row.adapter}`);
      const reference = await adapter.send(ctx, orderOf(ctx, row));
      await transact(ctx, async (tx) => {
        const held = await heldRow(tx, claim);
        if (!held || held.state !== PayoutState.DUE) return;
        held.attempts = claim.attempt;
        await settle(tx, held, reference);
        await tx.manager.query('delete from payout_queue where payout_id = $1', [claim.id]);
      });
      done.paid += 1;
    } catch (error) {
      ctx.log.warn({ err: error, payout: claim.id }, 'payout not taken');
      await putOff(ctx, claim, error);
      done.failed += 1;
    }
  }
  return done;
}

async function putOff(ctx: Context, claim: Claim, error: unknown): Promise<void> {
  await transact(ctx, async (tx) => {
    const held = await heldRow(tx, claim);
    if (!held) return;
    const wait = waitBefore(claim.attempt);
    if (wait === null) await tx.manager.query('delete from payout_queue where payout_id = $1', [claim.id]);
    else await tx.manager.query('update payout_queue set leased_until = null, due_at = now() + make_interval(secs => $2) where payout_id = $1', [claim.id, wait]);
    Object.assign(held, {
      attempts: claim.attempt, lastError: error instanceof Error ? error.message.slice(0, 300) : 'unknown', version: held.version + 1, updatedAt: tx.clock.now().toISOString(),
      ...(wait === null ? { state: PayoutState.PARKED } : {}),
    });
    await withVerb(tx, wait === null ? 'payout.parked' : 'payout.put-off', () => tx.manager.save(held));
  });
}

/** Sends a parked payout out once more. Answers its id. */
export async function retryPayout(ctx: Context, id: string): Promise<string> {
  authorise(ctx, 'platform:pay-out');
  return transact(ctx, async (tx) => {
    const row = decodeId('Payout', id) && await lockRow(tx, Payout, id);
    if (!row) throw new AppError('NOT_FOUND', 'ROW_NOT_FOUND');
    authorise(tx, 'platform:pay-out', row.storeId ?? null);
    if (row.state !== PayoutState.PARKED) throw new AppError('POLICY', ledgerReasons.PAYOUT_NOT_PARKED);
    Object.assign(row, { state: PayoutState.DUE, version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
    await withVerb(tx, 'payout.retried', () => tx.manager.save(row));
    await tx.manager.query('insert into payout_queue (payout_id, due_at) values ($1, now())', [row.id]);
    tx.afterCommit(() => { hurry(tx); });
    return row.id;
  });
}

const hurrying = new WeakMap<Database, { again: boolean }>();
/** Carries what was just asked for without waiting for the minute's round, one round at a time; that round does it where this process ends first. */
function hurry({ db, clock, log }: Context): void {
  const running = hurrying.get(db);
  if (running) { running.again = true; return; }
  const state = { again: false };
  hurrying.set(db, state);
  const round = async (): Promise<void> => {
    do { state.again = false; await deliverPayouts(systemContext(db, { name: 'payouts', clock, log })); } while (state.again);
  };
  round().catch((error: unknown) => { log.warn({ err: error }, 'payouts are left to the next round'); }).finally(() => { hurrying.delete(db); });
}

/**
 * Takes back the payouts of a row: those that did not go out yet, and those whose end is the ledger itself, by their mirror image.
 * False when another system has one, or may be about to: then nothing of it may stand, the caller gives up its transaction.
 */
export async function takeBackPayouts(tx: WriteContext, resource: string, resourceKey: string): Promise<boolean> {
  const rows = await tx.manager.getRepository(Payout).createQueryBuilder('p').setLock('pessimistic_write').where('p.resource = :resource and p.resourceKey = :resourceKey', { resource, resourceKey }).orderBy('p.id').getMany();
  for (const row of rows) {
    if (row.state === PayoutState.CANCELLED) continue;
    if (row.state === PayoutState.PAID && row.adapter === LEDGER_ONLY.key) {
      const key = `payout:${row.key}`;
      if (await isBooked(tx, key)) await reverse(tx, key, 'payout.reversed');
    } else {
      // At its first try it may be under way already.
      const free = await tx.manager.query<unknown[]>('select 1 from payout_queue where payout_id = $1 and attempt = 0 for update skip locked', [row.id]);
      if (row.state !== PayoutState.DUE || !free.length) return false;
      await tx.manager.query('with d as (delete from payout_queue where payout_id = $1 returning 1) select 1 from d', [row.id]);
    }
    Object.assign(row, { state: PayoutState.CANCELLED, version: row.version + 1, updatedAt: tx.clock.now().toISOString() });
    await withVerb(tx, 'payout.cancelled', () => tx.manager.save(row));
  }
  return true;
}
