// Taking back what was given, over HTTP: who may, once, booked by its mirror image, with room in the limits again; never what another system has paid out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { definePayoutAdapter } from '../../server/platform/ledger/payout.registry.ts';
import { deliverPayouts } from '../../server/platform/ledger/payout.service.ts';
import { systemContext } from '../../server/platform/jobs/system-context.ts';
import { booksAgree, boughtBy, given, grant } from './money-fixture.ts';
import { key, ticketWorld, type Any, type TicketWorld } from './ticket-fixture.ts';

/** Another system that pays: only while a test says so. */
const other = { isMeant: false, sent: 0, isDown: false };
definePayoutAdapter({
  key: 'test-bank', isMeant: () => other.isMeant,
  async send() { if (other.isDown) throw new Error('down'); other.sent += 1; return `bank-${other.sent}`; },
});

let w: TicketWorld;
beforeAll(async () => { w = await ticketWorld(); });
afterAll(async () => { await w?.end(); });

const REVERSE = 'mutation ($input: ReverseCompensationInput!) { done: reverseCompensation(input: $input) { id version state reversedAt reversalReason reversedBy { id } } }';
const on = (row: Any, more: object = {}): object => ({ id: row.id, expectedVersion: row.version, idempotencyKey: key(), reason: '录错了工单', ...more });
const reverse = async (token: string, input: object): Promise<Any> => (await w.ask(token, REVERSE, { input })).done;
const refused = (token: string, input: object): Promise<Any> => w.refusal(token, REVERSE, { input });
const fresh = async (): Promise<Any> => { const memberNo = key(); await w.customer('王芳', w.stores[0] as string, { memberNo }); return w.open(w.tokens.agent, { memberNo }); };
const booked = async (row: Any): Promise<Any[]> => (await w.http.db.write.query<Any>(
  `select t.key, t.kind, t.reverses_id is not null "isReversal", (select json_agg(json_build_array(a.key, e.amount::text) order by e.id) from ledger_entries e join ledger_accounts a on a.id = e.account_id where e.transaction_id = t.id) sides
   from ledger_transactions t where t.resource = 'Compensation' and t.resource_key = $1 order by t.id`, [row.id.split('-')[1]])).rows;
const left = async (ticketId: string): Promise<string> => (await w.ask(w.tokens.agent, 'query ($id: ID!) { room: compensationRoom(ticketId: $id) { left } }', { id: ticketId })).room.left;

describe('what was given', () => {
  test('is taken back by its giver with a reason, once per key: the books hold its mirror image, the limit has room again, the thread says so', async () => {
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'REV-1', quantity: '1', unitPrice: '300.00' }]);
    const ticket = await w.open(w.tokens.agent, { memberNo: bought.memberNo });
    const row = await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '200.00', purchaseLineId: bought.lines['REV-1'] });
    expect(row.state).toBe('PAID');
    expect(await left(ticket.id)).toBe('300.00');
    expect(await refused(w.tokens.agent, on(row, { reason: ' ? ' }))).toMatchObject({ code: 'VALIDATION' });
    expect(await refused(w.tokens.agent, on(row, { expectedVersion: row.version + 7 }))).toMatchObject({ code: 'CONFLICT' });
    const asked = on(row);
    const [first, again] = await Promise.all([reverse(w.tokens.agent, asked), reverse(w.tokens.agent, asked)]);
    expect(first).toMatchObject({ state: 'REVERSED', reversalReason: '录错了工单', reversedBy: { id: w.employees.agent } });
    expect(again).toEqual(first);
    expect(await reverse(w.tokens.agent, asked)).toEqual(first);
    expect(await refused(w.tokens.agent, on(first))).toMatchObject({ code: 'POLICY', reason: 'MONEY_NOT_GIVEN' });
    const books = await booked(row);
    expect(books.map((one) => one.kind)).toEqual(['compensation.granted', 'payout.paid', 'payout.reversed', 'compensation.reversed']);
    expect(books.filter((one) => one.isReversal).length).toBe(2);
    const sums = new Map<string, number>();
    for (const one of books) for (const [account, amount] of one.sides) sums.set(account, (sums.get(account) ?? 0) + Math.round(Number(amount) * 100));
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true);
    expect(await left(ticket.id)).toBe('500.00');
    expect(await given(w, ticket.id)).toEqual({ total: '0.00', n: 0 });
    expect(await booksAgree(w)).toEqual({ total: '0.00', unbooked: 0 });
    // What was taken back can be given again: the receipt has its room, too.
    expect(await grant(w, w.tokens.agent, { ticketId: ticket.id, kind: 'REFUND', amount: '300.00', purchaseLineId: bought.lines['REV-1'] })).toMatchObject({ state: 'PAID' });
    const { ticket: told } = await w.ask(w.tokens.agent, 'query ($id: ID!) { ticket(id: $id) { events(page: { limit: 20 }) { items { act detail } } } }', { id: ticket.id });
    expect(told.events.items.find((one: Any) => one.act === 'compensationReversed')).toMatchObject({ detail: { amount: '200.00', state: 'REVERSED', reason: '录错了工单' } });
  });

  test('of others: by who may approve for the store, by nobody else, and to a stranger it is not there', async () => {
    const ticket = await fresh();
    const row = await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '20.00' });
    expect(await refused(w.tokens.colleague, on(row))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(w.tokens.elsewhere, on(row))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(w.tokens.hr, on(row))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await reverse(w.tokens.manager, on(row))).toMatchObject({ state: 'REVERSED', reversedBy: { id: w.employees.manager } });
    // Two hands at once, each with a key of her own: one takes it back.
    const next = await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '21.00' });
    const both = await Promise.all([w.tokens.manager, w.tokens.supervisor].map((token) => w.http.gql(REVERSE, { token, variables: { input: on(next) } })));
    expect(both.map((one) => one.errors?.[0]?.extensions?.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
    expect((await booked(next)).filter((one) => one.isReversal).length).toBe(1);
  });

  test('what waits is withdrawn instead, and what a return paid goes with the return', async () => {
    const ticket = await fresh();
    const waits = await grant(w, w.tokens.agent, { ticketId: ticket.id, amount: '600.00' });
    expect(await refused(w.tokens.agent, on(waits))).toMatchObject({ code: 'POLICY', reason: 'MONEY_NOT_GIVEN' });
    const bought = await boughtBy(w, w.stores[0] as string, [{ sku: 'REV-2', quantity: '1', unitPrice: '30.00' }]);
    const { done } = await w.ask(w.tokens.agent, 'mutation ($input: RequestReturnInput!) { done: requestReturn(input: $input) { state compensations { id version } } }',
      { input: { idempotencyKey: key(), reason: 'NO_REASON', memberNo: bought.memberNo, purchaseLineId: bought.lines['REV-2'] } });
    expect(done.state).toBe('REFUNDED');
    expect(await refused(w.tokens.manager, on(done.compensations[0]))).toMatchObject({ code: 'POLICY', reason: 'MONEY_OF_RETURN' });
  });
});

describe('with another system that pays', () => {
  test('what has not gone out is taken back before it goes; what was tried, or paid, is out of reach and stays as it is', async () => {
    Object.assign(other, { isMeant: true, isDown: true });
    try {
      const [due, tried] = [await grant(w, w.tokens.agent, { ticketId: (await fresh()).id, amount: '11.00' }), await grant(w, w.tokens.agent, { ticketId: (await fresh()).id, amount: '12.00' })];
      expect([due.state, tried.state]).toEqual(['GRANTED', 'GRANTED']);
      // The server tries at once, in vain: both are as if one had not been tried, and one had.
      for (let i = 0; i < 100; i += 1) {
        const { rows } = await w.http.db.write.query<{ n: number }>("select count(*)::int n from payouts where state = 'DUE' and attempts > 0");
        if (rows[0]?.n === 2) break;
        await new Promise((resolve) => { setTimeout(resolve, 50); });
      }
      const payoutOf = (row: Any) => `(select id from payouts where resource = 'Compensation' and resource_key = '${row.id.split('-')[1]}')`;
      await w.http.db.write.query(`update payout_queue set attempt = 0, due_at = now() + interval '1 hour' where payout_id = ${payoutOf(due)}`);
      expect(await refused(w.tokens.agent, on(tried, { expectedVersion: tried.version }))).toMatchObject({ code: 'POLICY', reason: 'MONEY_PAID_OUT' });
      expect(await reverse(w.tokens.agent, on(due))).toMatchObject({ state: 'REVERSED' });
      expect((await w.http.db.write.query(`select state from payouts where id = ${payoutOf(due)}`)).rows).toEqual([{ state: 'CANCELLED' }]);
      other.isDown = false;
      await w.http.db.write.query('update payout_queue set due_at = now()');
      await deliverPayouts(systemContext(w.http.db, { name: 'payouts' }));
      expect(other.sent).toBe(1);
      const { compensation: paid } = await w.ask(w.tokens.agent, 'query ($id: ID!) { compensation(id: $id) { id state version } }', { id: tried.id });
      expect(paid.state).toBe('PAID');
      expect(await refused(w.tokens.manager, on(paid))).toMatchObject({ code: 'POLICY', reason: 'MONEY_PAID_OUT' });
      expect((await booked(paid)).some((one) => one.isReversal)).toBe(false);
    } finally { Object.assign(other, { isMeant: false, isDown: false }); }
  });
});
