// The books: what balances is booked once and stays, what does not is refused by the database itself; payouts end exactly once.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '../../server/core/transact.ts';
import { balanced, move } from '../../server/core/double-entry.ts';
import { waitBefore } from '../../server/platform/ledger/ledger.rules.ts';
import { post, postAll, reverse } from '../../server/platform/ledger/ledger.service.ts';
import { definePayoutEnd } from '../../server/platform/ledger/payout.registry.ts';
import '../../server/platform/ledger/payout.webhook.ts';
import { deliverPayouts, requestPayout, requestPayouts, retryPayout } from '../../server/platform/ledger/payout.service.ts';
import { isSignedBy } from '../../server/platform/outgoing/signature.rules.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { authWorld, refusal, type AuthWorld } from './auth-fixture.ts';
import { random } from '../../seeds/random.ts';

let world: AuthWorld;
let gateway: Server;
const taken = new Map<string, number>();
let mood: 'yes' | 'no' | 'yes-then-silence' = 'yes';
let bodies: { signed: boolean; body: string }[] = [];
const SECRET = 'a-secret-of-the-test';
const told: string[] = [];
definePayoutEnd('LedgerTest', {
  sides: (order) => move(order.amount, 'customers-payable', 'paid-out'),
  async paid(_tx, order) { told.push(order.key); },
});
beforeAll(async () => {
  world = await authWorld();
  gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => { body += piece.toString(); });
    request.on('end', () => {
      bodies.push({ body, signed: isSignedBy(SECRET, request.headers as Record<string, string>, body, new Date()) });
      if (mood === 'no') { response.writeHead(503).end(); return; }
      const id = String(request.headers['webhook-id']);
      taken.set(id, (taken.get(id) ?? 0) + 1);
      if (mood === 'yes-then-silence') { request.socket.destroy(); return; }
      response.end(JSON.stringify({ reference: `ref-${id}` }));
    });
  });
  await new Promise<void>((done) => { gateway.listen(0, '127.0.0.1', done); });
  const { port } = gateway.address() as AddressInfo;
  Object.assign(world.db.settings, { outgoing: [`127.0.0.1:${port}`] });
});
afterAll(async () => { gateway?.closeAllConnections(); gateway?.close(); await world?.drop(); });
const ctx = () => systemContext(world.db, { name: 'test' });
const one = async <T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T> => (await world.db.write.query(sql, values)).rows[0] as T;
let serial = 0;
const posting = (amount: string, key = `t:${(serial += 1)}`) => ({ key, kind: 'test.booked', storeId: null, resource: 'LedgerTest', resourceKey: '1', sides: move(amount, 'compensation-cost', 'customers-payable') });

describe('what is booked', () => {
  test('has two sides of two digits that add up to nothing', () => {
    expect(balanced(move('186.00', 'a', 'b'))).toEqual({ amount: '186.00', sides: [{ account: 'a', amount: '186.00' }, { account: 'b', amount: '-186.00' }] });
    for (const wrong of [[], [{ account: 'a', amount: '1.00' }], move('0.00', 'a', 'b'), [{ account: 'a', amount: '1.00' }, { account: 'b', amount: '-0.99' }], [{ account: 'a', amount: '1.001' }, { account: 'b', amount: '-1.001' }], [{ account: 'a', amount: '1e3' }, { account: 'b', amount: '-1e3' }]]) expect(() => balanced(wrong)).toThrow();
  });

  test('is booked once under its key; the same key with another amount is refused', async () => {
    const first = await transact(ctx(), (tx) => post(tx, posting('12.50', 'once')));
    expect(await transact(ctx(), (tx) => post(tx, posting('12.50', 'once')))).toBe(first);
    await expect(transact(ctx(), (tx) => post(tx, posting('12.51', 'once')))).rejects.toThrow('booked already');
    const both = await Promise.all(Array.from({ length: 10 }, () => transact(ctx(), (tx) => post(tx, posting('3.00', 'raced')))));
    expect(new Set(both).size).toBe(1);
    expect(await one("select count(*)::int n from ledger_entries e join ledger_transactions t on t.id = e.transaction_id where t.key = 'raced'")).toEqual({ n: 2 });
    await expect(transact(ctx(), (tx) => post(tx, { ...posting('1.00'), sides: move('1.00', 'compensation-cost', 'nowhere') }))).rejects.toThrow('account');
  });

  test('many at one go are booked as each alone would be: what is there stays, another amount or an unknown account undoes all', async () => {
    const all = (keys: readonly string[], amount = '2.00') => keys.map((key) => posting(amount, key));
    await transact(ctx(), (tx) => post(tx, posting('2.00', 'many-1')));
    await transact(ctx(), (tx) => postAll(tx, all(['many-1', 'many-2', 'many-3'])));
    await transact(ctx(), (tx) => postAll(tx, all(['many-2', 'many-3'])));
    const booked = (await world.db.write.query(`select t.key, t.amount::text, t.entry_count n, (select json_agg(json_build_array(a.key, e.amount::text) order by e.id) from ledger_entries e join ledger_accounts a on a.id = e.account_id where e.transaction_id = t.id) sides,
      (select json_agg(v.after) from events v where v.resource = 'LedgerTransaction' and v.resource_id = t.id::text) told from ledger_transactions t where t.key like 'many-%' order by t.key`)).rows;
    const alone = booked[0] as Record<string, unknown>;
    expect(booked).toEqual(['many-1', 'many-2', 'many-3'].map((key) => ({ ...alone, key, told: [{ ...(alone.told as object[])[0], key }] })));
    await expect(transact(ctx(), (tx) => postAll(tx, [...all(['many-4']), ...all(['many-1'], '2.01')]))).rejects.toThrow('booked already');
    await expect(transact(ctx(), (tx) => postAll(tx, [...all(['many-5']), { ...posting('1.00', 'many-6'), sides: move('1.00', 'compensation-cost', 'nowhere') }]))).rejects.toThrow('account');
    expect(await one("select count(*)::int n from ledger_transactions where key like 'many-%'")).toEqual({ n: 3 });
    await Promise.all(Array.from({ length: 8 }, () => transact(ctx(), (tx) => postAll(tx, all(['raced-a', 'raced-b'])))));
    expect(await one("select count(*)::int n from ledger_entries e join ledger_transactions t on t.id = e.transaction_id where t.key in ('raced-a', 'raced-b')")).toEqual({ n: 4 });
  });

  test('P16 sums to nothing after any history of bookings and reversals', async () => {
    const dice = random(16);
    const accounts = ['compensation-cost', 'care-cost', 'customers-payable', 'vouchers-out', 'paid-out'];
    const booked: string[] = [];
    for (let round = 0; round < 40; round += 1) {
      await transact(ctx(), async (tx) => {
        for (let i = 0; i < 50; i += 1) {
          const again = booked.length && dice.chance(0.3) ? dice.pick(booked) : null;
          if (again) { await reverse(tx, again, 'test.reversed'); continue; }
          const parts = Array.from({ length: dice.int(1, 4) }, () => dice.int(1, 99_999));
          const text = (cents: number): string => (cents / 100).toFixed(2);
          const key = `h:${round}:${i}`;
          await post(tx, { ...posting('1.00', key), sides: [...parts.map((cents) => ({ account: dice.pick(accounts), amount: text(cents) })), { account: 'customers-payable', amount: text(-parts.reduce((a, b) => a + b, 0)) }] });
          booked.push(key);
        }
      });
    }
    expect(await one('select sum(amount)::text total, count(*) > 2000 many from ledger_entries')).toEqual({ total: '0.00', many: true });
    expect(await one('select count(*)::int odd from (select t.id from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id group by t.id having coalesce(sum(e.amount), 0) <> 0 or count(e.id) <> t.entry_count) x')).toEqual({ odd: 0 });
    // Whatever was reversed has left no trace in its accounts.
    const back = await one<{ n: number }>('select count(*)::int n from ledger_transactions where reverses_id is not null');
    expect(back.n).toBeGreaterThan(100);
    const doubled = await one<{ n: number }>('select count(*)::int n from (select reverses_id from ledger_transactions where reverses_id is not null group by 1 having count(*) > 1) x');
    expect(doubled.n).toBe(0);
  });

  test('P16 is never changed, never removed and never added to, by whatever statement', async () => {
    const { id } = await one<{ id: string }>("select id::text from ledger_transactions where key = 'once'");
    const run = (sql: string) => world.db.write.query(sql.replaceAll('$1', id));
    for (const sql of ['update ledger_entries set amount = amount * 2 where transaction_id = $1', 'delete from ledger_entries where transaction_id = $1', 'truncate ledger_entries', 'update ledger_transactions set amount = 1 where id = $1', 'delete from ledger_transactions where id = $1', 'truncate ledger_transactions cascade']) {
      await expect(run(sql), sql).rejects.toThrow('never changed');
    }
    // A pair that balances by itself does not slip into a transaction that is there.
    await expect(run("insert into ledger_entries (transaction_id, account_id, amount) select $1, id, 5 from ledger_accounts where key = 'paid-out' union all select $1, id, -5 from ledger_accounts where key = 'care-cost'")).rejects.toThrow('balance');
    await expect(run("insert into ledger_transactions (key, kind, resource, resource_key, amount, entry_count, actor_name) values ('bare', 'x', 'X', '1', 5, 2, 'me')")).rejects.toThrow('balance');
  });
});

describe('payouts', () => {
  const ask = (key: string, amount = '20.00') => transact(ctx(), (tx) => requestPayout(tx, { key, kind: 'REFUND', amount, storeId: null, resource: 'LedgerTest', resourceKey: key, detail: { number: 'T-1' } }));
  const stateOf = (key: string) => one<{ state: string; attempts: number; reference: string | null; last_error: string | null }>('select state, attempts, reference, last_error from payouts where key = $1', [key]);
  const booked = async (key: string) => (await one<{ n: number }>('select count(*)::int n from ledger_transactions where key = $1', [`payout:${key}`])).n;

  test('without another system the ledger is the end: booked by the same commit', async () => {
    await ask('inside');
    expect(await stateOf('inside')).toMatchObject({ state: 'PAID', attempts: 0 });
    expect([await booked('inside'), told.filter((key) => key === 'inside').length]).toEqual([1, 1]);
    await expect(transact(ctx(), async (tx) => { await requestPayout(tx, { key: 'undone', kind: 'REFUND', amount: '1.00', storeId: null, resource: 'LedgerTest', resourceKey: 'u', detail: {} }); throw new Error('later'); })).rejects.toThrow('later');
    expect([await booked('undone'), await one("select count(*)::int n from payouts where key = 'undone'")]).toEqual([0, { n: 0 }]);
  });

  test('many at one go leave what each alone would have left: rows, bookings, events, and who is told', async () => {
    await ask('alone', '7.50');
    await transact(ctx(), (tx) => requestPayouts(tx, 'LedgerTest', ['both-1', 'both-2'].map((key) => ({ key, kind: 'REFUND', amount: '7.50', storeId: null, resourceKey: key, detail: { number: 'T-1' } }))));
    const left = async (key: string) => JSON.stringify(await one(`
      select p.kind, p.state, p.store_id, p.resource, p.amount::text, p.adapter, p.attempts, p.reference, p.detail, p.version, p.paid_at is not null paid, (select count(*)::int from payout_queue where payout_id = p.id) queued,
        (select json_agg(json_build_array(t.kind, t.amount::text, t.entry_count)) from ledger_transactions t where t.key = 'payout:' || p.key) booked,
        (select json_agg(json_build_array(e.kind, e.before - 'paidAt', e.after - 'paidAt', o.row_version) order by e.id) from events e join outbox o on o.payload ->> 'event' = e.id::text where e.resource = 'Payout' and e.resource_id = p.id::text) told
      from payouts p where p.key = $1`, [key])).replaceAll(key, 'it');
    expect(await left('both-1')).toBe(await left('alone'));
    expect(await left('both-2')).toBe(await left('alone'));
    expect(told.filter((key) => key.startsWith('both-'))).toEqual(['both-1', 'both-2']);
    await expect(transact(ctx(), (tx) => requestPayouts(tx, 'LedgerTest', ['both-3', 'both-1'].map((key) => ({ key, kind: 'REFUND', amount: '1.00', storeId: null, resourceKey: key, detail: {} }))))).rejects.toThrow(/payouts_key/);
    expect(await one("select count(*)::int n from payouts where key = 'both-3'")).toEqual({ n: 0 });
  });

  test('by webhook: signed, with the key that the other side acts on once', async () => {
    Object.assign(world.db.settings, { payout: { url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/pay`, secret: SECRET } });
    bodies = [];
    await ask('outside');
    await expect.poll(async () => (await stateOf('outside')).state, { timeout: 10_000 }).toBe('PAID');
    expect(bodies).toHaveLength(1);
    expect(bodies[0]?.signed).toBe(true);
    expect(JSON.parse(bodies[0]?.body ?? '{}')).toEqual({ type: 'payout.requested', key: 'outside', kind: 'REFUND', amount: '20.00', currency: 'CNY', storeId: null, resource: 'LedgerTest', resourceKey: 'outside', detail: { number: 'T-1' } });
    expect(await stateOf('outside')).toMatchObject({ reference: 'ref-outside', attempts: 1 });
    expect(await booked('outside')).toBe(1);
  });

  test('P15 F04 a carrier that dies after the other side said yes is followed by another: told again under the same key, booked once', async () => {
    mood = 'yes-then-silence';
    const keys = Array.from({ length: 20 }, (_, i) => `crash-${i}`);
    for (const key of keys) await ask(key);
    await expect.poll(async () => (await one<{ n: number }>("select count(*)::int n from payouts where key like 'crash-%' and attempts > 0")).n, { timeout: 20_000 }).toBe(20);
    expect(await one("select count(*)::int n from payouts where key like 'crash-%' and state = 'PAID'")).toEqual({ n: 0 });
    mood = 'yes';
    await world.db.write.query("update payout_queue set due_at = now() - interval '1 second', leased_until = null");
    // Three carriers at once: each order is carried by one of them.
    const done = await Promise.all([1, 2, 3].map(() => deliverPayouts(ctx())));
    // The round that was begun by the asking may still be at it and carry some of them.
    expect(done.reduce((sum, each) => sum + each.paid, 0)).toBeLessThanOrEqual(20);
    await expect.poll(() => one("select count(*)::int n from payouts where key like 'crash-%' and state = 'PAID'"), { timeout: 20_000 }).toEqual({ n: 20 });
    for (const key of keys) {
      expect(taken.get(key), key).toBe(2);
      expect(await booked(key)).toBe(1);
      expect(told.filter((each) => each === key)).toHaveLength(1);
    }
    expect(await one('select count(*)::int n from payout_queue')).toEqual({ n: 0 });
  });

  test('F05 a lease that was lost writes nothing: who wakes late finds another has done it', async () => {
    mood = 'no';
    await ask('late');
    await expect.poll(async () => (await stateOf('late')).attempts, { timeout: 10_000 }).toBe(1);
    mood = 'yes';
    await world.db.write.query("update payout_queue set due_at = now() - interval '1 second', leased_until = null");
    let wake = (): void => {};
    const asleep = new Promise<void>((done) => { wake = done; });
    const slow = gatewayThat(async () => { await asleep; return 200; });
    const { url, end } = await slow;
    const before = world.db.settings.payout;
    Object.assign(world.db.settings, { payout: { url, secret: SECRET }, outgoing: [...(world.db.settings.outgoing ?? []), new URL(url).host] });
    const first = deliverPayouts(ctx());
    await expect.poll(async () => (await one<{ n: number }>('select max(attempt)::int n from payout_queue')).n, { timeout: 10_000 }).toBe(2);
    // Its lease runs out while it sleeps.
    await world.db.write.query("update payout_queue set leased_until = now() - interval '1 second'");
    Object.assign(world.db.settings, { payout: before });
    expect(await deliverPayouts(ctx())).toMatchObject({ paid: 1 });
    wake();
    await first;
    await end();
    expect(await booked('late')).toBe(1);
    expect(told.filter((key) => key === 'late')).toHaveLength(1);
    expect(await stateOf('late')).toMatchObject({ state: 'PAID', attempts: 3 });
  });

  test('attack A54: no for a long time: put off longer and longer, then parked until finance sends it out again', async () => {
    expect(Array.from({ length: 13 }, (_, i) => waitBefore(i + 1))).toEqual([60, 300, 1_800, 7_200, 21_600, 43_200, 86_400, 86_400, 86_400, 86_400, 86_400, 86_400, null]);
    mood = 'no';
    await ask('parked');
    await expect.poll(async () => (await stateOf('parked')).attempts, { timeout: 10_000 }).toBe(1);
    expect(await stateOf('parked')).toMatchObject({ state: 'DUE', last_error: 'answered 503' });
    expect(await deliverPayouts(ctx())).toEqual({ paid: 0, failed: 0 });
    await world.db.write.query("update payout_queue set attempt = 12, due_at = now() - interval '1 second', leased_until = null");
    expect(await deliverPayouts(ctx())).toEqual({ paid: 0, failed: 1 });
    expect(await stateOf('parked')).toMatchObject({ state: 'PARKED', attempts: 13 });
    mood = 'yes';
    const { id } = await one<{ id: string }>("select id::text from payouts where key = 'parked'");
    await world.addUser('books', [{ role: 'finance', scope: 'ALL' }]);
    await world.addUser('desk', [{ role: 'agent', scope: 'STORE', storeId: world.stores[0] as string }]);
    expect(await refusal(retryPayout((await world.signInAs('desk')).ctx, id))).toMatchObject({ code: 'FORBIDDEN' });
    const books = (await world.signInAs('books')).ctx;
    await retryPayout(books, id);
    await expect.poll(async () => (await stateOf('parked')).state, { timeout: 10_000 }).toBe('PAID');
    expect(await refusal(retryPayout(books, id))).toMatchObject({ code: 'POLICY', reason: 'PAYOUT_NOT_PARKED' });
    expect(await booked('parked')).toBe(1);
  });
});

async function gatewayThat(answer: () => Promise<number>): Promise<{ url: string; end(): Promise<void> }> {
  const server = createServer((request, response) => { request.resume(); request.on('end', () => { void answer().then((status) => { response.writeHead(status).end(); }); }); });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pay`, async end() { server.closeAllConnections(); await new Promise((done) => { server.close(done); }); } };
}
